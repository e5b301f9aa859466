package present

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

func TestHit(t *testing.T) {
	face := *story(t, raised, sorted, sent)
	face.Inside, face.Brief = nil, ""
	owing := story(t, raised, sorted, sent, claimed, finished, accepted)
	owing.Inside.Household.ID = wang.ID
	person := &model.Person{ID: model.PersonID{8}, Name: "杨秀芬", Function: model.GridWorker, Place: grid}
	r := readers("branch", wang, &face, person, &model.Place{Path: grid, Name: "东门二网格"})[0]
	house := register.Hit{Kind: model.KindHousehold, ID: wang.RecordID(), Title: "王秀英"}
	gone, noted := house, house
	gone.Gone, noted.Noted = true, today-3
	task := register.Hit{Kind: model.KindTask, ID: face.RecordID(), Address: "金桂苑"}
	somebody := register.Hit{Kind: model.KindPerson, ID: person.RecordID(), Title: "杨秀芬"}
	for _, c := range []struct {
		name                string
		hit                 register.Hit
		title, where, state string
	}{
		{"a door", house, "王秀英", text.Address(text.ZH, wang.Door), ""},
		{"moved away", gone, "王秀英", text.Address(text.ZH, wang.Door), text.Outcome(text.ZH, model.GoneAway)},
		{"noted there", noted, "王秀英", text.Address(text.ZH, wang.Door), "11-21"},
		{"a face without a brief", task, "公共设施  金桂苑", "金桂苑", text.StateOf(text.ZH, &face)},
		{"a person", somebody, "杨秀芬", text.Function(text.ZH, model.GridWorker) + "  东门二网格",
			text.InHand(text.ZH, 0)},
	} {
		if got := r.HitTitle(c.hit); got != c.title {
			t.Errorf("%s: it is named %q, want %q", c.name, got, c.title)
		}
		if got := r.HitWhere(c.hit); got != c.where {
			t.Errorf("%s: it is at %q, want %q", c.name, got, c.where)
		}
		if got := r.HitState(c.hit); got != (widget.Span{Ink: widget.Muted, Text: c.state}) {
			t.Errorf("%s: it stands %+v, want %q", c.name, got, c.state)
		}
	}
	r = readers("branch", wang, owing)[0]
	if got := r.HitState(house); got != (widget.Span{Ink: widget.Warn, Text: text.Owes(text.ZH, 1)}) {
		t.Errorf("a door that waits for an answer stands %+v", got)
	}
	for kind, want := range map[model.Kind]string{
		model.KindHousehold: "户", model.KindTask: "事", model.KindPerson: "人",
	} {
		if got := HitKind(text.ZH, kind); got != want {
			t.Errorf("%v is called %q", kind, got)
		}
	}
}
