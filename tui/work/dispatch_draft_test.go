package work

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/register"
)

// TestDispatchKeepsADraft: of what was written and chosen, and of nothing that the dialog shows by itself.
func TestDispatchKeepsADraft(t *testing.T) {
	w, d := openDispatch(t, register.UnsortedView)
	if kept := d.held(); kept != nil {
		t.Errorf("opened, it would keep %q", kept)
	}
	w.Press("1", "7", "tab", "带梯子去", "tab", "ctrl+u", "12-05", "esc")
	if _, page := w.Front().(*task); !page {
		t.Fatalf("Esc leads to %T", w.Front())
	}
	w.Press("1")
	again := dialog(t, w)
	if sphere, menu := again.chosen(); sphere != model.Public || menu != model.Care {
		t.Errorf("chosen is %s, %s", sphere, menu)
	}
	if got := again.brief.Edit.Value(); !strings.HasSuffix(got, "。带梯子去") {
		t.Errorf("the brief is %q", got)
	}
	if got := again.due.Edit.Value(); got != "12-05" {
		t.Errorf("it is due %q", got)
	}
	w.Press("ctrl+s")
	if kept, _ := w.Desk().Draft(again.draft.Key); kept != nil {
		t.Errorf("sent, and the draft is still %q", kept)
	}
}

// TestADraftOfAnOlderProgram is the brief alone, in plain words.
func TestADraftOfAnOlderProgram(t *testing.T) {
	_, d := openDispatch(t, register.UnsortedView)
	d.put([]byte("带梯子去"))
	if got := d.brief.Edit.Value(); got != "带梯子去" || d.dueChosen {
		t.Errorf("the brief is %q", got)
	}
}
