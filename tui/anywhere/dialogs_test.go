package anywhere

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/store"
	"sidan/tui/page"
	"sidan/tui/page/pagetest"
	"sidan/tui/widget"
)

// behind is the page that lies under a dialog: it has actions, a section of help, and saves again.
type behind struct{ saved int }

func (*behind) Draw(*widget.Grid, widget.Rect) *tea.Cursor { return nil }
func (*behind) Key(tea.KeyPressMsg) tea.Cmd                { return nil }
func (*behind) Typing() bool                               { return false }
func (*behind) Hints() []widget.Hint                       { return nil }
func (*behind) Refresh()                                   {}
func (*behind) Help() text.HelpSection                     { return text.HelpSync }
func (b *behind) SaveAgain() tea.Cmd                       { b.saved++; return nil }
func (*behind) Actions() []page.Action {
	return []page.Action{{Name: "Of the page", Key: "Ctrl+S", Do: func() tea.Cmd { return nil }}}
}

func overBehind(t *testing.T) (*pagetest.Window, *behind) {
	t.Helper()
	b := &behind{}
	return pagetest.Open(t, model.WorkerRole, text.EN, func(page.Host) page.Screen { return b }), b
}

// TestActionsAreNarrowedAndDone: those of the page first, letters narrow them, Enter does the marked one.
func TestActionsAreNarrowedAndDone(t *testing.T) {
	for _, c := range []struct{ keys, want string }{
		{"enter", "Of the page"}, {"down enter", "Sync now"}, {"lang enter", "Other language"},
		{"LANG enter", "Other language"},
		{"xyz enter", ""}, {"esc", ""}, {"s enter", "Sync now"},
	} {
		w, b := overBehind(t)
		did := ""
		rest := func() (all []page.Action) {
			for _, name := range []string{"Sync now", "Other language", "Lock"} {
				all = append(all, page.Action{Name: name, Do: func() tea.Cmd { did = name; return nil }})
			}
			return all
		}
		list := NewActions(w, b, rest)
		list.all[0].Do = func() tea.Cmd { did = "Of the page"; return nil }
		list.shown[0] = list.all[0]
		w.ShowDialog(list)
		w.Sees("Of the page", "Ctrl+S", "Lock")
		w.Press(strings.Fields(c.keys)...)
		if did != c.want {
			t.Errorf("%s does %q, want %q", c.keys, did, c.want)
		}
		if open := strings.Contains(w.Draw(), w.Say(text.ActionsTitle)); open != (c.keys == "xyz enter") {
			t.Errorf("%s leaves it open: %v", c.keys, open)
		}
	}
}

func TestActionsTakeAPaste(t *testing.T) {
	w, b := overBehind(t)
	list := NewActions(w, b, func() []page.Action { return []page.Action{{Name: "Lock"}, {Name: "Sync"}} })
	w.ShowDialog(list)
	w.Run(list.Paste("lock"))
	if len(list.shown) != 1 || list.shown[0].Name != "Lock" {
		t.Errorf("shown are %v", list.shown)
	}
}

// TestHelpIsOfThePageInFront, and any key closes it.
func TestHelpIsOfThePageInFront(t *testing.T) {
	for _, l := range []text.Lang{text.ZH, text.EN} {
		for _, key := range []string{"enter", "x", "f2", "space"} {
			w, b := overBehind(t)
			w.Speak(l)
			w.ShowDialog(NewHelp(w, b))
			w.Sees(text.HelpSync.Title.In(l), text.HelpProgram.Title.In(l), text.KeysTitle.In(l))
			for _, k := range text.HelpProgram.Keys {
				w.Sees(k.Key.In(l))
			}
			w.Press(key)
			if strings.Contains(w.Draw(), text.KeysTitle.In(l)) {
				t.Errorf("%s does not close it", key)
			}
		}
	}
}

// TestAFaultOfTheDiskHasItsScreen: what went wrong, what to do, where the log lies. Enter tries again, Esc goes back.
func TestAFaultOfTheDiskHasItsScreen(t *testing.T) {
	for _, err := range []error{store.ErrFull, store.ErrDamaged, fmt.Errorf("save: %w", store.ErrFull)} {
		w, b := overBehind(t)
		d := NewFault(w, err)
		if d == nil {
			t.Fatalf("%v has no screen", err)
		}
		w.ShowDialog(d)
		w.Sees("✗", text.LabelLog.In(text.EN))
		w.Press("enter")
		if b.saved != 1 || strings.Contains(w.Draw(), "✗") {
			t.Errorf("%v: Enter tries again %d times", err, b.saved)
		}
		w.ShowDialog(NewFault(w, err))
		w.Press("x", "esc")
		if b.saved != 1 || strings.Contains(w.Draw(), "✗") {
			t.Errorf("%v: Esc tries again, or the screen stays", err)
		}
	}
}

// TestWhatALineSaysHasNoScreen: a refusal, and an error that nobody has a sentence for.
func TestWhatALineSaysHasNoScreen(t *testing.T) {
	w, _ := overBehind(t)
	for _, err := range []error{&model.Refusal{Reason: model.Taken}, errors.New("unknown")} {
		if d := NewFault(w, err); d != nil {
			t.Errorf("%v has a screen", err)
		}
	}
}
