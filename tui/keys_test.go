package tui

import (
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
)

// TestKeysOfTheApp: what each key does when nothing lies over the tab, and that the screen in front does not see it.
func TestKeysOfTheApp(t *testing.T) {
	for _, c := range []struct {
		key   string
		holds func(a *App) bool
	}{
		{"tab", func(a *App) bool { return a.At == 1 }},
		{"shift+tab", func(a *App) bool { return a.At == 2 }},
		{"2", func(a *App) bool { return a.At == 1 }},
		{"3", func(a *App) bool { return a.At == 2 }},
		{"f1", func(a *App) bool { return len(a.Dialogs) == 1 }},
		{"?", func(a *App) bool { return len(a.Dialogs) == 1 }},
		{"/", func(a *App) bool { return len(a.Dialogs)+len(a.Pages) == 1 }},
		{"ctrl+p", func(a *App) bool { return len(a.Dialogs) == 1 }},
		{"f8", func(a *App) bool { return !a.mouse && a.toast.Standing() }},
		{"f10", func(a *App) bool { return a.lang != speaking }},
		{"f4", func(a *App) bool { return a.toast.Standing() && !a.toast.CanUndo() }},
	} {
		t.Run(c.key, func(t *testing.T) {
			a, tabs := staged(t)
			press(t, a, c.key)
			if !c.holds(a) {
				t.Errorf("tab %d, %d pages, %d dialogs", a.At, len(a.Pages), len(a.Dialogs))
			}
			if tabs[0].got() != "" {
				t.Errorf("the screen got %q", tabs[0].got())
			}
		})
	}
}

// TestKeysOfTheScreen: what the App has no use for reaches who is in front, and nobody else.
func TestKeysOfTheScreen(t *testing.T) {
	list, question, form := &prop{name: "list"}, &prop{name: "question"}, &prop{name: "form", typing: true}
	for _, c := range []struct {
		name string
		open func(a *App, tab *prop) *prop
		keys []string
		want string
	}{
		{"a tab", func(_ *App, tab *prop) *prop { return tab }, []string{"down", "enter", "x", "9"}, "down enter x 9"},
		{"a page has the digits and Tab", func(a *App, _ *prop) *prop { a.Push(list); return list },
			[]string{"1", "tab", "shift+tab"}, "1 tab shift+tab"},
		{"a dialog has them too", func(a *App, _ *prop) *prop { a.ShowDialog(question); return question },
			[]string{"2", "tab"}, "2 tab"},
		{"a field has the question mark and the slash", func(a *App, _ *prop) *prop { a.Push(form); return form },
			[]string{"?", "/", "1"}, "? / 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, tabs := staged(t)
			front := c.open(a, tabs[0])
			a.View()
			press(t, a, c.keys...)
			if front.got() != c.want {
				t.Errorf("it got %q, want %q", front.got(), c.want)
			}
			if front != tabs[0] && tabs[0].got() != "" {
				t.Errorf("what lies below got %q", tabs[0].got())
			}
			if a.At != 0 {
				t.Errorf("the tab in front is %d", a.At+1)
			}
		})
	}
}

// TestEscGoesBackOneLevel: a dialog, then a page, then a filter of the root; each is told before it closes.
func TestEscGoesBackOneLevel(t *testing.T) {
	a, tabs := staged(t)
	form, question := &prop{name: "form"}, &prop{name: "question"}
	a.Push(form)
	a.ShowDialog(question)
	for _, step := range []struct {
		told           *prop
		what           string
		pages, dialogs int
	}{{question, "leave", 1, 0}, {form, "leave", 0, 0}, {tabs[0], "clear", 0, 0}, {tabs[0], "clear", 0, 0}} {
		step.told.asked = nil
		press(t, a, "esc")
		if !slices.Contains(step.told.asked, step.what) || len(a.Pages) != step.pages ||
			len(a.Dialogs) != step.dialogs {
			t.Fatalf(
				"%s was told %v; %d pages and %d dialogs are left", step.told.name, step.told.asked,
				len(a.Pages), len(a.Dialogs),
			)
		}
	}
	if tabs[1].asked != nil {
		t.Error("a tab that is not in front was cleared")
	}
}

// TestLeavingTellsEveryForm: Ctrl+C and Ctrl+Q, from the deepest dialog, let each form keep its draft.
func TestLeavingTellsEveryForm(t *testing.T) {
	for _, key := range []tea.KeyPressMsg{
		{Code: 'c', Mod: tea.ModCtrl}, {Code: 'q', Mod: tea.ModCtrl}, {Code: 'c', Mod: tea.ModCtrl | tea.ModAlt},
	} {
		a, _ := staged(t)
		over := []*prop{{name: "form"}, {name: "form over it"}, {name: "question"}}
		a.Push(over[0])
		a.Push(over[1])
		a.ShowDialog(over[2])
		a.View()
		_, cmd := a.Update(key)
		if cmd == nil {
			t.Fatalf("%v does not leave", key)
		}
		run(t, a, cmd)
		for _, p := range over {
			if !slices.Contains(p.asked, "leave") {
				t.Errorf("%v: %s was not told", key, p.name)
			}
		}
	}
}

func TestMouse(t *testing.T) {
	a, tabs := staged(t)
	list := &prop{name: "list"}
	a.Push(list)
	a.View()
	send(t, a, tea.MouseClickMsg{X: 7, Y: 5, Button: tea.MouseLeft})
	send(t, a, tea.MouseClickMsg{X: 8, Y: 5, Button: tea.MouseRight})
	if want := []string{"click 7,5"}; !slices.Equal(list.asked, want) {
		t.Errorf("the page in front was told %q, want %q", list.asked, want)
	}
	send(t, a, tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	send(t, a, tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	if list.got() != "down down down up up up" || tabs[0].asked != nil {
		t.Errorf("the wheel is %q; below: %q", list.got(), tabs[0].asked)
	}
}

// TestPasteReachesTheFront, and counts as a key for the lock.
func TestPasteReachesTheFront(t *testing.T) {
	a, tabs := staged(t)
	a.touched = a.touched.Add(-idleLock)
	send(t, a, tea.PasteMsg{Content: "金桂苑"})
	if !slices.Equal(tabs[0].asked, []string{"paste 金桂苑"}) || tabs[0].got() != "" {
		t.Errorf("told %q, keys %q", tabs[0].asked, tabs[0].got())
	}
	if a.leftAlone(a.touched) {
		t.Error("who pastes is taken for gone")
	}
}

// TestBeforeAHomeIsOpen there is nothing to sync, find or undo, and every key is the screen's own.
func TestBeforeAHomeIsOpen(t *testing.T) {
	a := New(Entry{}, text.ZH, true)
	resize(a, 80, 24)
	only := &prop{name: "only"}
	a.Only(only)
	press(t, a, "f4", "f5", "f1", "/", "esc", "tab", "1")
	if only.got() != "f4 f5 f1 / esc tab 1" || a.Front() != only {
		t.Errorf("it got %q", only.got())
	}
	press(t, a, "f10")
	if a.lang != text.EN {
		t.Error("the language cannot be changed")
	}
}
