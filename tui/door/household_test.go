package door

import (
	"slices"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
)

func TestHouseholdIsDrawn(t *testing.T) {
	w, _ := openRound(t)
	d := doorWhere(t, w, func(d register.Door) bool { return d.Owed > 0 && len(d.Household().Inside.Residents) > 1 })
	h := openDoor(t, w, d.Face().ID)
	for _, l := range langs {
		for _, size := range sizes {
			w.Speak(l)
			w.Resize(size[0], size[1])
			w.Sees(d.Household().Householder(), text.Address(l, d.Face().Door), w.Say(text.DoVisit),
				w.Say(text.DoEdit), text.Owed(l, h.side.step.Owed[0].Kind),
				d.Household().Inside.Residents[1].Name, w.Say(text.HouseCadence))
		}
	}
}

// TestHouseholdKeys: what is owed opens its task, an action is done, and a visit of one's own is asked about.
func TestHouseholdKeys(t *testing.T) {
	w, _ := openRound(t)
	owing := doorWhere(t, w, func(d register.Door) bool { return d.Owed > 0 })
	h := openDoor(t, w, owing.Face().ID)
	w.Press("enter")
	if len(w.Opened) != 1 || w.Opened[0] != h.side.step.Owed[0].Task.RecordID() {
		t.Errorf("Enter on what is owed opens %v", w.Opened)
	}
	for h.lines[h.cur].action == nil {
		w.Press("down")
	}
	w.Press("enter")
	if _, form := w.Page().(*Visit); !form {
		t.Errorf("the first action opens %T", w.Page())
	}
	w.Press("esc", "end", "home", "pgdown", "pgup")
	if h.cur != 0 {
		t.Errorf("the mark is on line %d", h.cur)
	}
	w.Press("ctrl+n")
	if e, form := w.Page().(*Edit); !form || !e.another {
		t.Errorf("Ctrl+N opens %T", w.Page())
	}
}

// TestHouseholdShowsWhatHappened: visits and requests, the newest first; a visit that was struck stays, with why.
func TestHouseholdShowsWhatHappened(t *testing.T) {
	w, r := openRound(t)
	id := r.Marked()
	w.Press("space", "1", "tab", "tab", "血压有点高", "ctrl+s")
	h := openDoor(t, w, id)
	past := h.past()
	newest := func(a, b pastLine) int { return int(b.day - a.day) }
	if !slices.IsSortedFunc(past, newest) || past[0].words != "血压有点高" {
		t.Errorf("the newest is %+v", past[0])
	}
	for h.lines[h.cur].past == nil {
		w.Press("down")
	}
	w.Press("enter")
	answer(t, w, text.DoStrikeVisit.In(text.ZH))
	w.Press("按错门了", "enter")
	if n := len(visits(w, id)); n > 0 && visits(w, id)[0].Inside.Note == "血压有点高" {
		t.Fatalf("it still counts, among %d", n)
	}
	w.Sees(text.StruckBecause(text.ZH, "按错门了"), "血压有点高")
	if !h.past()[0].struck {
		t.Error("the line does not say that it was struck")
	}
}

// TestHouseholdOutOfSight takes no key.
func TestHouseholdOutOfSight(t *testing.T) {
	w, _ := openRound(t)
	w.Push(NewHousehold(w, model.HouseholdID{9}))
	w.Sees(text.HouseGone.In(text.ZH))
	w.Press("enter", "space", "ctrl+n", "down")
	w.Sees(text.HouseGone.In(text.ZH))
}

// TestMovedAway: asked first, the safe answer in front; then another tenant is offered, and a visit asks who lives
// there.
func TestMovedAway(t *testing.T) {
	w, _ := openRound(t)
	id := doorWhere(t, w, plain).Face().ID
	h := openDoor(t, w, id)
	act := func(verb text.Sentence) {
		t.Helper()
		for _, one := range h.Actions() {
			if one.Name == verb.In(text.ZH) {
				w.Run(one.Do())
				return
			}
		}
		t.Fatalf("%s is not offered", verb.In(text.ZH))
	}
	act(text.DoMoved)
	w.Press("enter")
	if w.Desk().Register().Household(id).Moved != 0 {
		t.Fatal("the safe answer closed it")
	}
	act(text.DoMoved)
	w.Press("2")
	if w.Desk().Register().Household(id).Moved == 0 {
		t.Fatal("it is not closed")
	}
	act(text.DoNewTenant)
	if e, form := w.Page().(*Edit); !form || e.fields[model.FieldDoor].Edit.Value() == "" {
		t.Errorf("a new tenant opens %T", w.Page())
	}
	w.Press("esc", "space")
	w.Sees(text.NobodyBody.In(text.ZH))
	w.Press("2")
	if _, form := w.Page().(*Visit); !form {
		t.Errorf("they are back: %T", w.Page())
	}
}
