package door

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
)

// TestVisitTellsAnAnswer: what is owed is rated at the door, in the same save; not rated, it is only told.
func TestVisitTellsAnAnswer(t *testing.T) {
	for digit, want := range map[string]model.State{"1": model.Closed, "4": model.Told} {
		w, _ := openRound(t)
		v := NewVisit(w, doorWhere(t, w, func(d register.Door) bool {
			step, _ := w.Desk().Doorstep(d.Face().ID)
			return len(step.Owed) > 0 && step.Owed[0].Kind == model.OwedTell && d.Face().Moved == 0
		}).Face().ID)
		w.Push(v)
		task := v.told[0].owed.Task.ID
		w.Press("1")
		for v.At != v.told[0].field {
			w.Press("tab")
		}
		w.Press(digit, "ctrl+s")
		if got := w.Desk().Register().Task(task).State; got != want {
			t.Errorf("answer %s: it is %s, want %s\n%s", digit, got, want, w.Draw())
		}
	}
}
