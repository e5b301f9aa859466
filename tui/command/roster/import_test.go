package roster

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/hub"
	"sidan/tui/command/cli"
	"sidan/tui/sheet"
)

func TestWhyOfARow(t *testing.T) {
	p := Importer{Run: &cli.Run{Lang: text.EN}}
	bad := func(reason model.Reason, args ...string) hub.RowVerdict {
		return hub.RowVerdict{State: model.RowBad, Why: model.Refusal{Reason: reason, Args: args}}
	}
	differs := hub.RowVerdict{State: model.RowDiffers, Fields: []model.Field{model.FieldPhones}}
	for name, c := range map[string]struct {
		v      hub.RowVerdict
		like   int
		accept bool
		want   string
	}{
		"new":               {hub.RowVerdict{State: model.RowNew}, 0, false, ""},
		"the same":          {hub.RowVerdict{State: model.RowSame}, 0, false, ""},
		"like a row above":  {hub.RowVerdict{State: model.RowSame}, 7, false, text.RowLike.In(text.EN, 7)},
		"differs":           {differs, 0, false, text.RowDiffers.In(text.EN, text.Field(text.EN, model.FieldPhones))},
		"differs, is taken": {differs, 0, true, text.RowChanged.In(text.EN, text.Field(text.EN, model.FieldPhones))},
		"no place above it": {
			bad(model.BadInput, "path", "522730/01/09"), 0, false, text.RowNoParent.In(text.EN, "522730/01/09"),
		},
		"no such grid": {
			bad(model.BadInput, "grid", "522730/09"), 0, false, text.RowNoPlace.In(text.EN, "522730/09"),
		},
		"too long as a whole": {bad(model.TooLong), 0, false, text.RowNotFitting.In(text.EN)},
	} {
		if got := p.rowWhy(c.v, c.like, c.accept); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	twice := hub.RowVerdict{
		State: model.RowBad, Fields: []model.Field{model.FieldPhones}, Why: model.Refusal{Reason: model.SaidTwice},
	}
	if got := p.rowWhy(twice, 3, false); !strings.Contains(got, "3") {
		t.Errorf("said twice: %q does not name the row", got)
	}
}

func TestFieldOfAVerdict(t *testing.T) {
	why := func(r model.Reason, args ...string) hub.RowVerdict {
		return hub.RowVerdict{Why: model.Refusal{Reason: r, Args: args}}
	}
	for want, v := range map[string]hub.RowVerdict{
		"phones": {Fields: []model.Field{model.FieldPhones}},
		"grid":   why(model.DoorElsewhere),
		"names":  why(model.DoorTaken, "王秀英"),
		"name":   why(model.Namesake),
		"born":   why(model.BadInput, "born"),
		"":       {},
	} {
		if got := fieldOf(v); got != want {
			t.Errorf("%+v is about %q, want %q", v, got, want)
		}
	}
}

// TestSumOfAList: what was skipped is no row of the list.
func TestSumOfAList(t *testing.T) {
	var said []rowSaid
	for _, v := range []sheet.Verdict{
		sheet.New, sheet.New, sheet.Same, sheet.Differs, sheet.Bad, sheet.Ask, sheet.Skipped,
	} {
		said = append(said, rowSaid{Verdict: v})
	}
	want := listSum{Rows: 6, New: 2, Same: 1, Differs: 1, Bad: 1, Ask: 1, Skipped: 1}
	if got := sumOf(said); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
