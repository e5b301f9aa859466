package door

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/page/pagetest"
)

// openRound sits down as a worker at the round.
func openRound(t *testing.T) (*pagetest.Window, *Round) {
	t.Helper()
	w := pagetest.Open(t, model.WorkerRole, text.ZH, NewRound)
	return w, w.Root().(*Round)
}

// TestVisitRefusedByARule: what only the rules find is told at the field they speak of.
func TestVisitRefusedByARule(t *testing.T) {
	w, r := openRound(t)
	v := NewVisit(w, r.Marked())
	w.Push(v)
	for name, at := range map[string]*page.Field{
		"outcome": v.outcome, "with": v.with, "note": v.note, "next": v.next,
	} {
		v.refused(&model.Refusal{Reason: model.TooLong, Args: []string{name, "40"}})
		if v.At != at || at.Bad == "" {
			t.Errorf("%s: the focus is elsewhere", name)
		}
	}
	if len(w.Failed) != 0 {
		t.Errorf("said elsewhere: %v", w.Failed)
	}
}

// openVisit begins a visit at a door.
func openVisit(t *testing.T, is func(register.Door) bool) (*pagetest.Window, *Visit) {
	t.Helper()
	w, _ := openRound(t)
	v := NewVisit(w, doorWhere(t, w, is).Face().ID)
	w.Push(v)
	return w, v
}

func TestVisitIsDrawn(t *testing.T) {
	w, v := openVisit(t, plain)
	w.Press("1", "tab", "tab", "都好")
	for _, l := range langs {
		for _, size := range sizes {
			w.Speak(l)
			w.Resize(size[0], size[1])
			w.Sees(w.Say(text.VisitTitle), v.side.house().Householder(), text.Outcome(l, model.Met), "都好",
				w.Say(text.VisitNext), w.Say(text.VisitRequest, 1))
		}
	}
}

// TestVisitTakesWhoAnsweredByDigit where several could have, until something is typed.
func TestVisitTakesWhoAnsweredByDigit(t *testing.T) {
	w, v := openVisit(t, func(d register.Door) bool {
		return plain(d) && len(d.Household().Names()) >= 3
	})
	names := v.side.house().Names()
	w.Press("2", "tab")
	w.Sees("1 "+names[1], "2 "+names[2])
	w.Press("2")
	if got := v.with.Edit.Value(); got != names[2] {
		t.Errorf("2 takes %q, want %q", got, names[2])
	}
	w.Press("2")
	if got := v.with.Edit.Value(); got != names[2]+"2" {
		t.Errorf("a digit behind a name is %q", got)
	}
}

// TestVisitIsCorrected: the form has what was written, and what was written first stays in the record.
func TestVisitIsCorrected(t *testing.T) {
	w, v := openVisit(t, plain)
	w.Press("1", "tab", "tab", "都好", "ctrl+s")
	was := visits(w, v.id)[0]
	again := newAmend(w, was)
	w.Push(again)
	w.Sees(text.AmendForm.In(text.ZH), "都好")
	if again.held() != nil {
		t.Errorf("opened, it would keep %q", again.held())
	}
	again.At = again.note
	w.Press("ctrl+u", "血压有点高", "ctrl+s")
	got := w.Desk().Whole(was.RecordID()).(*model.Visit)
	if first, amended := got.First(); !amended || first.Note != "都好" || got.Inside.Note != "血压有点高" {
		t.Errorf("it says %+v", got.Inside)
	}
}

// TestVisitOfADoorThatLeftOnesSight keeps what is known of it, so that what was said can be saved.
func TestVisitOfADoorThatLeftOnesSight(t *testing.T) {
	w, v := openVisit(t, plain)
	name := v.side.house().Householder()
	w.Press("1", "tab", "tab", "血压有点高")
	w.Desk().Register().Drop(v.id.Record())
	w.Refresh()
	w.Sees(name, "血压有点高")
}
