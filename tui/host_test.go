package tui

import (
	"errors"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/widget"
)

// TestTheStack opens pages and dialogs and closes them in every way: what is in front gets the keys.
func TestTheStack(t *testing.T) {
	list, form, question, another := &prop{name: "list"}, &prop{name: "form"}, &prop{
		name: "question",
	}, &prop{name: "another"}
	for _, c := range []struct {
		name  string
		do    func(a *App)
		front string
		pages int
	}{
		{"a page", func(a *App) { a.Push(list) }, "list", 1},
		{"a page over a page", func(a *App) { a.Push(list); a.Push(form) }, "form", 2},
		{"a dialog over a page", func(a *App) { a.Push(list); a.ShowDialog(question) }, "question", 1},
		{"a page closes the dialogs", func(a *App) { a.ShowDialog(question); a.Push(list) }, "list", 1},
		{"answered", func(a *App) {
			a.Push(list)
			a.ShowDialog(question)
			a.ShowDialog(another)
			a.CloseDialog()
		}, "question", 1},
		{"popped", func(a *App) { a.Push(list); a.Push(form); a.Pop() }, "list", 1},
		{"popped from the root", func(a *App) { a.Pop() }, "tab1", 0},
		{"answered with none open", func(a *App) { a.CloseDialog() }, "tab1", 0},
		{"a page left from under another", func(a *App) { a.Push(list); a.Push(form); a.ClosePage(list) }, "tab1", 0},
		{"a page left that is gone", func(a *App) { a.Push(form); a.ClosePage(list) }, "form", 1},
		{"a dialog shut from under another", func(a *App) {
			a.ShowDialog(question)
			a.ShowDialog(another)
			a.CloseDialogs(question)
		}, "tab1", 0},
		{"a dialog shut that is gone", func(a *App) { a.ShowDialog(another); a.CloseDialogs(question) }, "another", 0},
		{"home", func(a *App) { a.Push(list); a.Push(form); a.ClosePages() }, "tab1", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, _ := staged(t)
			c.do(a)
			if got := a.Front().(*prop).name; got != c.front || len(a.Pages) != c.pages {
				t.Errorf("%s is in front of %d pages, want %s of %d", got, len(a.Pages), c.front, c.pages)
			}
			sees(t, a, c.front)
		})
	}
}

// TestWhatIsBelowIsRefreshed: a screen that comes to the front again shows what changed meanwhile, and a fact reaches
// every screen, also those that lie below.
func TestWhatIsBelowIsRefreshed(t *testing.T) {
	a, tabs := staged(t)
	list, form, question := &prop{name: "list"}, &prop{name: "form"}, &prop{name: "question"}
	a.Push(list)
	a.Push(form)
	a.ShowDialog(question)
	before := list.refreshed
	a.Refresh()
	for _, p := range append(tabs, list, form, question) {
		if p.refreshed == 0 {
			t.Errorf("%s was not told", p.name)
		}
	}
	a.CloseDialog()
	a.Pop()
	if list.refreshed != before+2 {
		t.Errorf("the page that came to the front was refreshed %d times", list.refreshed-before)
	}
}

func TestOpenShowsTheRecordsPage(t *testing.T) {
	a := openAway(t, model.SupervisorRole)
	task := a.desk.Register().Tasks("all", a.desk.Today(), "")[0]
	for _, c := range []struct {
		name string
		id   model.RecordID
		want int
	}{
		{"a task", task.RecordID(), 1},
		{"a record that is not in sight", model.RecordID{1, 2, 3}, 0},
		{"a place, which has no page", model.PlaceIDOf("522730/01").Record(), 0},
	} {
		a.ClosePages()
		run(t, a, a.Open(c.id))
		if len(a.Pages) != c.want {
			t.Errorf("%s: %d pages, want %d", c.name, len(a.Pages), c.want)
		}
	}
	run(t, a, a.Open(task.RecordID()))
	sees(t, a, task.No())
}

func TestSayFollowsTheLanguage(t *testing.T) {
	a, _ := staged(t)
	a.lang = text.ZH
	if a.Say(text.DoUndo) == text.DoUndo.In(text.EN) {
		t.Fatal("the sentence is the same in both languages")
	}
	press(t, a, "f10")
	if a.Lang() != text.EN || a.Say(text.DoUndo) != text.DoUndo.In(text.EN) {
		t.Errorf("after F10 the language is %v and undo is %q", a.Lang(), a.Say(text.DoUndo))
	}
	press(t, a, "f10")
	if a.Lang() != text.ZH {
		t.Error("F10 does not go back")
	}
}

// TestWriteSaysItsError where nobody else takes it.
func TestWriteSaysItsError(t *testing.T) {
	a, _ := staged(t)
	broken := errors.New("broken")
	run(t, a, a.Write(func() error { return broken }, nil))
	if !a.toast.Standing() && len(a.Dialogs) == 0 {
		t.Error("an error that nobody takes is not said")
	}
	a.toast, a.Dialogs = widget.Toast{}, nil
	var got error
	run(t, a, a.Write(func() error { return broken }, func(err error) tea.Cmd { got = err; return nil }))
	if got != broken || a.toast.Standing() || len(a.Dialogs) > 0 {
		t.Errorf("who takes the error got %v; a toast stands: %v", got, a.toast.Standing())
	}
}
