package work

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/tui/desk"
	"sidan/tui/widget"
)

func TestHistoryScrolls(t *testing.T) {
	w, p := openFirst(t, model.SupervisorRole, register.DoneView, model.Closed)
	for range 30 {
		again := desk.Act{
			Record: p.id.Record(), Body: model.TaskAnswered{How: model.ByPhone, Words: "又问了一次,还好。"},
		}
		if _, err := w.Desk().Save(again); err != nil {
			t.Fatal(err)
		}
	}
	w.Refresh()
	w.Sees("上面还有", "PgUp 看")
	w.Press("pgup")
	w.Sees("上面还有")
	w.Press("home")
	w.Sees("下面还有", "PgDn 看", "登记")
	if contains(w.Draw(), "上面还有") {
		t.Errorf("not at the first step:\n%s", w.Draw())
	}
	w.Press("end")
	w.Sees("上面还有")
}

// TestHistoryIsBrokenForItsWidth: no row is wider than there is room for, and every word of a step is there.
func TestHistoryIsBrokenForItsWidth(t *testing.T) {
	_, p := openFirst(t, model.SupervisorRole, register.DoneView, model.Closed)
	for _, width := range []int{30, 44, 76} {
		for _, l := range p.file.history(width) {
			if got := widget.Width(l.said); got > width-whenW {
				t.Errorf("%d cells of %d: %q", got, width-whenW, l.said)
			}
		}
	}
}
