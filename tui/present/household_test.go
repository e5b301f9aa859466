package present

import (
	"slices"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

var wang = &model.Household{
	ID: model.HouseholdID{1}, Grid: grid, Cadence: 1, Since: today - 400,
	Door: model.Address{Compound: "金桂苑", Building: "3", Unit: "3", Door: "102"},
	Inside: &model.HouseholdInside{
		Residents: []model.Resident{{Name: "王秀英", Born: 1948, Role: "户主"}, {Name: "王启明"}},
		Phones:    []string{"19900001234", "8765432"}, Tags: []model.HouseTag{model.Alone, model.Ill},
		Languages: []string{"苗语"}, Note: "敲重一点",
	},
}

// nobody is a door where nobody told a name.
var nobody = &model.Household{ID: model.HouseholdID{2}, Grid: grid, Cadence: 4, Door: wang.Door, Since: today}

func TestHouseholdNames(t *testing.T) {
	door := text.Address(text.ZH, wang.Door)
	for _, c := range []struct{ got, want string }{
		{HouseholdName(text.ZH, wang), "王秀英"}, {HouseholdName(text.ZH, nobody), door},
		{HouseholdLine(text.ZH, wang), "王秀英  " + door}, {HouseholderName(text.ZH, wang), "王秀英"},
		{HouseholderName(text.ZH, nobody), text.HouseNobody.In(text.ZH)},
		{HouseholderName(text.EN, nobody), text.HouseNobody.In(text.EN)},
		{Phones(wang.Inside), "1990000 1234\n8765432"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// TestOpenTags: what a list may show has no sensitive tag, and of a door whose inside one may not see there is none.
func TestOpenTags(t *testing.T) {
	if got := OpenTags(wang); !slices.Equal(got, []model.HouseTag{model.Alone}) {
		t.Errorf("%v", got)
	}
	if got := OpenTags(nobody); got != nil {
		t.Errorf("of a face %v", got)
	}
}

func TestStanding(t *testing.T) {
	met := &model.Visit{Outcome: model.Met, On: today, Minute: 10*60 + 16}
	away := &model.Visit{Outcome: model.Away, On: today}
	house := register.HouseOf
	moved, struck := *wang, *wang
	moved.Moved, struck.Struck = today-1, today-1
	for _, c := range []struct {
		name        string
		door        register.Door
		glyph, word string
		roles       [2]widget.Ink // of glyph and word
	}{
		{"met", register.Door{House: house(wang), In: true, Done: true, Visit: met}, "✓", "已访 10:16",
			[2]widget.Ink{widget.Good, widget.Muted}},
		{"away", register.Door{House: house(wang), In: true, Done: true, Visit: away}, "◌",
			text.Outcome(text.ZH, model.Away), [2]widget.Ink{widget.Muted, widget.Muted}},
		{"struck", register.Door{House: house(&struck)}, "✗", "已作废", [2]widget.Ink{widget.Muted, widget.Muted}},
		{"moved away", register.Door{House: house(&moved)}, " ", "已搬走", [2]widget.Ink{widget.Muted, widget.Muted}},
		{"late", register.Door{House: house(wang), In: true, Due: today - 2, Late: 2}, "!", "逾期 2 天",
			[2]widget.Ink{widget.Warn, widget.Warn}},
		{"not of this week", register.Door{House: house(wang), Due: today + 13}, " ", "12-07 到",
			[2]widget.Ink{widget.Muted, widget.Muted}},
		{"an appointment", register.Door{House: house(wang), In: true, Due: today + 3, Appointed: true}, "◉",
			"约 11-27", [2]widget.Ink{widget.Accent, widget.Text}},
		{"due today", register.Door{House: house(wang), In: true, Due: today}, " ", "应访",
			[2]widget.Ink{widget.Muted, widget.Muted}},
		{"due this week", register.Door{House: house(wang), In: true, Due: today + 3}, " ", "周五前",
			[2]widget.Ink{widget.Muted, widget.Muted}},
	} {
		r := readers("worker")[0]
		want := Sign{
			widget.Span{Ink: c.roles[0], Text: c.glyph}, widget.Span{Ink: c.roles[1], Text: c.word},
		}
		if got := r.DoorSign(c.door); got != want {
			t.Errorf("%s: %+v, want %+v", c.name, got, want)
		}
		if got := r.StandingWord(c.door); got != c.word {
			t.Errorf("%s: a command prints %q, want %q", c.name, got, c.word)
		}
		c.door.Pending = true
		spans := r.Standing(c.door)
		if last := spans[len(spans)-1]; last != (widget.Span{Ink: widget.Warn, Text: " ⇡"}) {
			t.Errorf("%s: unconfirmed it ends in %v", c.name, last)
		}
		if got := r.StandingWord(c.door); got != c.word+" ⇡" {
			t.Errorf("%s: unconfirmed a command prints %q", c.name, got)
		}
	}
}

func TestHouseholdFacts(t *testing.T) {
	r := readers("worker")[0]
	who := r.Householder(wang)
	if !slices.Equal(who, []widget.Span{
		{Ink: widget.Text | widget.Bold, Text: "王秀英"}, {Ink: widget.Muted, Text: "  78 岁"},
		{Ink: widget.Muted, Text: "  2 口人"},
	}) {
		t.Errorf("who lives there is %v", who)
	}
	if who := r.Householder(nobody); len(who) != 1 {
		t.Errorf("of a door without a name it is %v", who)
	}
	tags := text.Tags(text.ZH, wang.Inside.Tags)
	for name, c := range map[string][2][]Fact{
		"at the door": {r.DoorFacts(wang.Inside), {
			{"人口", "2 人，户主 78 岁"}, {"电话", "1990000 1234\n8765432"}, {"类别", tags},
		}},
		"on its page": {r.HouseholdFacts(wang, wang.Inside), {
			{"电话", "1990000 1234\n8765432"}, {"类别", tags}, {"语言", "苗语"}, {"走访", text.Cadence(text.ZH, 1)},
			{"建档", wang.Since.String()}, {"备注", "敲重一点"},
		}},
	} {
		got, want := c[0], c[1]
		if len(got) != len(want) {
			t.Errorf("%s: %v, want %v", name, got, want)
			continue
		}
		for i := range got {
			if got[i].Value != want[i].Value {
				t.Errorf("%s: fact %d is %v, want %v", name, i, got[i], want[i])
			}
		}
	}
	if got := r.HouseholdFacts(nobody, &model.HouseholdInside{}); len(got) != 2 || got[1].Value != today.String() {
		t.Errorf("nothing is known, and the facts are %v", got)
	}
}

// TestSameDoor: another household at the door is named, until somebody says that it is the same or another family.
func TestSameDoor(t *testing.T) {
	merged := *nobody
	merged.Into = wang.ID
	for _, r := range readers("worker", wang, nobody) {
		if got, want := r.SameDoor(nobody), text.TwinsHereOf.In(r.Lang, "王秀英"); got != want {
			t.Errorf("two at one door: %q, want %q", got, want)
		}
	}
	for _, r := range readers("worker", wang, &merged) {
		if got, want := r.SameDoor(&merged), text.MergedIntoHere.In(r.Lang, "王秀英"); got != want {
			t.Errorf("merged: %q, want %q", got, want)
		}
		want := text.MergedUnder.In(r.Lang, text.Address(r.Lang, merged.Door))
		if got := r.SameDoor(wang); got != want {
			t.Errorf("the one it is shown under: %q, want %q", got, want)
		}
	}
	if got := readers("worker", wang)[0].SameDoor(wang); got != "" {
		t.Errorf("alone at its door: %q", got)
	}
}
