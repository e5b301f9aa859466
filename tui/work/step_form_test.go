package work

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
)

func TestStepFormIsDrawn(t *testing.T) {
	w, p := openFirst(t, model.WorkerRole, register.OpenView, model.Dispatched)
	w.Press("enter", "enter", "换好了")
	for _, l := range langs {
		for _, size := range sizes {
			w.Speak(l)
			w.Resize(size[0], size[1])
			w.Sees(w.Say(text.DoFinish), begins(l, p.file.task), "换好了", w.Say(text.AskResult))
		}
	}
}

func TestStepFormKeepsADraft(t *testing.T) {
	w, _ := openFirst(t, model.WorkerRole, register.OpenView, model.Dispatched)
	w.Press("enter", "5", "要动维修资金", "esc")
	if _, page := w.Front().(*task); !page {
		t.Fatal("Esc leaves the form open")
	}
	w.Press("5")
	f := w.Front().(*stepForm)
	if got := f.words.Edit.Value(); got != "要动维修资金" {
		t.Fatalf("the draft is %q", got)
	}
	w.Press("enter")
	if got, _ := w.Desk().Draft(f.Draft.Key); got != nil {
		t.Errorf("saved, and the draft is still %q", got)
	}
}

func TestStepFormSaysWhatWasLeftOut(t *testing.T) {
	w, _ := openFirst(t, model.WorkerRole, register.OpenView, model.Dispatched)
	w.Press("enter", "1")
	w.Run(w.Front().(*stepForm).Paste(strings.Repeat("字", 3000)))
	w.Sees("只留下 2000 字", "还可写 0 字")
}

// TestStepFormSavesAtItsKeys: a note by Ctrl+S and not by Enter, a reason by both, a choice by its digit.
func TestStepFormSavesAtItsKeys(t *testing.T) {
	w, p := openFirst(t, model.WorkerRole, register.OpenView, model.Dispatched)
	w.Press("enter", "1", "换好了", "enter", "试过了")
	if got := now(w, p.id).State; got != model.Claimed {
		t.Fatalf("Enter in a note saved it: %v", got)
	}
	w.Press("ctrl+s")
	got := now(w, p.id)
	if s, _ := got.Last(model.DidFinish); got.State != model.Finished || s.Words != "换好了\n试过了" {
		t.Errorf("it is %v with %q", got.State, s.Words)
	}
	w, p = openFirst(t, model.SupervisorRole, register.OwedView, model.Accepted)
	w.Press("enter", "1", "tab", "办好了", "ctrl+s")
	if got := now(w, p.id); got.State != model.Told {
		t.Fatalf("told, it is %v\n%s", got.State, w.Draw())
	}
	w.Press("enter", "3")
	if got := now(w, p.id); got.State != model.Claimed || got.Reopened != 1 {
		t.Errorf("not satisfied, it is %v, reopened %d", got.State, got.Reopened)
	}
}

// TestExtensionAsksForALaterDay: what the rule refuses, and what cannot be read, is said at the date.
func TestExtensionAsksForALaterDay(t *testing.T) {
	w, _ := openQueue(t)
	late := mark(t, w, register.LateView, 0)
	w.Press("enter", "2", "缺料", "shift+tab", "ctrl+u", "2099-01-01", "enter")
	if f, open := w.Front().(*stepForm); !open || f.day.Bad == "" || now(w, late.ID).Due != late.Due {
		t.Errorf("taken, or nothing said:\n%s", w.Draw())
	}
	w.Press("ctrl+u", "x", "enter")
	w.Sees("「x」看不懂是哪天")
	w.Press("ctrl+u", "+3", "enter")
	if got := now(w, late.ID).Due; got != w.Desk().Today()+3 {
		t.Errorf("due %v", got)
	}
}
