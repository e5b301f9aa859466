package door

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// TestADoorIsReadWithItsWords: the register holds no notes, so each visit's are read from the disk; and only so many.
func TestADoorIsReadWithItsWords(t *testing.T) {
	w, _ := openRound(t)
	d := doorWhere(t, w, func(d register.Door) bool {
		step, _ := w.Desk().Doorstep(d.Face().ID)
		return len(step.Visits) >= 3
	})
	s := readDoor(w, d.Face().ID, 2)
	if len(s.step.Visits) != 2 {
		t.Fatalf("%d visits, want 2", len(s.step.Visits))
	}
	for _, v := range s.step.Visits {
		whole := w.Desk().Whole(v.RecordID()).(*model.Visit)
		if v.Inside == nil || v.Inside.Note != whole.Inside.Note {
			t.Errorf("of %v the note is %+v, want %q", v.On, v.Inside, whole.Inside.Note)
		}
	}
	if gone := readDoor(w, model.HouseholdID{9}, 2); gone.ok {
		t.Error("a door out of sight is read")
	}
}

// TestOwedLineSharesItsRow: where there is one row, what was asked for and what was done have half of it each, and what
// one does not need is the other's.
func TestOwedLineSharesItsRow(t *testing.T) {
	w, _ := openRound(t)
	o := register.Owed{Kind: model.OwedTell, By: w.Desk().Today(), Asked: strings.Repeat("问", 40), Answer: "换好了"}
	kinds := owedWidth(w, []register.Owed{o})
	draw := func(h int) string {
		var g widget.Grid
		g.Reset(80, h)
		owedLine(w, &g, widget.Rect{W: 80, H: h}, o, kinds)
		return g.Plain()
	}
	got := draw(1)
	if !strings.Contains(got, "→ 换好了") || !strings.Contains(got, text.Owed(text.ZH, model.OwedTell)) {
		t.Errorf("in one row:\n%s", got)
	}
	if rows := owedRows(w, o, kinds, 80); rows != 2 {
		t.Errorf("it wants %d rows, want 2", rows)
	}
	if got := strings.Split(draw(2), "\n"); !strings.Contains(got[1], "→ 换好了") || strings.Contains(got[0], "→") {
		t.Errorf("in two rows:\n%s", strings.Join(got, "\n"))
	}
	o.Answer = ""
	if rows := owedRows(w, o, kinds, 80); rows != 1 {
		t.Errorf("nobody said anything, and it wants %d rows", rows)
	}
}

// TestThePaneSaysWhatAPeekHasNoRoomFor: the facts of the door, and the visits.
func TestThePaneSaysWhatAPeekHasNoRoomFor(t *testing.T) {
	w, r := openRound(t)
	h := w.Desk().Whole(r.Marked().Record()).(*model.Household)
	w.Resize(120, 36)
	for _, f := range present.NewReader(text.ZH, w.Desk()).DoorFacts(h.Inside) {
		w.Sees(f.Label, strings.Split(f.Value, "\n")[0])
	}
	w.Sees(text.HouseBefore.In(text.ZH))
}
