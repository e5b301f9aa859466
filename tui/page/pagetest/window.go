package pagetest

import (
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// Window is a page.Host for one test. It shows a root, pages and dialogs, and writes to the desk. A test may set the
// exported fields; their zero values are the usual case.
type Window struct {
	New    map[model.TaskID]bool // tasks that have unseen news
	Early  bool                  // keys count as pressed before the screen was drawn
	Broken error                 // the error that every write ends with

	Opened []model.RecordID // records whose page was asked for
	Failed []error          // the errors that Fail was called with
	Said   []string         // the sentence of each save

	page.Screens
	t       testing.TB
	desk    *desk.Desk
	lang    text.Lang
	w, h    int
	grid    widget.Grid
	toast   widget.Toast
	writing int
	cursor  *tea.Cursor
}

var _ page.Host = (*Window)(nil)

// Open returns a window of 80 by 24 cells on a copy of the home that a role has. root makes its root screen.
func Open(t testing.TB, role model.Role, l text.Lang, root func(page.Host) page.Screen) *Window {
	t.Helper()
	return OpenAt(t, Desk(t, role), l, root)
}

// OpenAt does the same as Open with a desk that is open already.
func OpenAt(t testing.TB, d *desk.Desk, l text.Lang, root func(page.Host) page.Screen) *Window {
	t.Helper()
	w := &Window{t: t, desk: d, lang: l, w: 80, h: 24}
	w.Roots = []page.Screen{root(w)}
	return w
}

// Resize changes the size of the window, as a terminal does.
func (w *Window) Resize(width, height int) {
	w.w, w.h = width, height
	w.Refresh()
}

// Speak changes the language, as F10 does.
func (w *Window) Speak(l text.Lang) {
	w.lang = l
	w.Refresh()
}

// Draw paints the page and the dialogs, and returns them as text, one line for each row. As in the program, the page
// does not get the last two rows.
func (w *Window) Draw() string {
	w.grid.Reset(w.w, w.h)
	w.cursor = w.Page().Draw(&w.grid, widget.Rect{W: w.w, H: w.h - 2})
	for i, d := range w.Dialogs {
		if i == 0 {
			w.grid.Sink()
		}
		width, height := d.Size(w.w, w.h)
		w.cursor = d.Draw(&w.grid, widget.Dialog(&w.grid, width, height))
	}
	return w.grid.Plain()
}

// Marked returns the row in which the cursor stands, and "" if there is no cursor.
func (w *Window) Marked() string {
	rows := strings.Split(w.Draw(), "\n")
	if w.cursor == nil || w.cursor.Y >= len(rows) {
		return ""
	}
	return rows[w.cursor.Y]
}

// Sees fails the test if one of the texts is not drawn.
func (w *Window) Sees(texts ...string) {
	w.t.Helper()
	shown := w.Draw()
	for _, want := range texts {
		if !strings.Contains(shown, want) {
			w.t.Errorf("%q is not drawn:\n%s", want, shown)
		}
	}
}

// Press presses keys, as [Keys] reads them. Esc closes what is in front, as in the program.
func (w *Window) Press(keys ...string) {
	w.t.Helper()
	for _, k := range keys {
		w.Draw() // a person who presses a key has seen the screen
		if k == "esc" {
			w.Run(w.Back())
			continue
		}
		for _, m := range Keys(k) {
			w.Run(w.Front().Key(m))
		}
	}
}

// Run carries out a command and all that follows from it. It drops commands that wait for time.
func (w *Window) Run(cmd tea.Cmd) {
	if cmd == nil || waits(cmd) {
		return
	}
	msg := cmd()
	if call, ok := msg.(page.Call); ok {
		w.Run(call())
	}
	if v := reflect.ValueOf(msg); v.IsValid() && v.Kind() == reflect.Slice { // a batch or a sequence
		for i := range v.Len() {
			if one, ok := v.Index(i).Interface().(tea.Cmd); ok {
				w.Run(one)
			}
		}
	}
}
