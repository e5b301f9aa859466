package tui

import (
	"reflect"
	"runtime"
	"strings"
	stdsync "sync"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/store"
	"sidan/tui/desk"
	"sidan/tui/page/pagetest"
)

// The tests of the screens read like a user: openAs sits down at a home of the sample world, press runs keys
// and what they set off to its end, golden holds what is seen, and where the cursor stands, against testdata,
// and inBoth tells a story in both languages (picture_test.go). Nothing waits for time.

// atTheDesk is when every test of a screen happens.
var atTheDesk = pagetest.Moment

// openAs sits down at a copy of a home, 80x24, in the language that is spoken, with a hub of its own in reach.
func openAs(t *testing.T, role model.Role) *App { return openWith(t, role, pagetest.Hub(t)) }

// openWith is openAs on a hub that others use too.
func openWith(t *testing.T, role model.Role, h *hub.Hub) *App {
	t.Helper()
	return sit(t, pagetest.Home(t, role), h)
}

// openAway is openAs with the hub out of reach.
func openAway(t *testing.T, role model.Role) *App { return openWith(t, role, nil) }

// sit opens a home and lets the App make its first exchange.
func sit(t *testing.T, dir string, h *hub.Hub) *App {
	t.Helper()
	return sitWith(t, dir, pagetest.Options(h))
}

// sitWith is sit with a desk's options of one's own.
func sitWith(t *testing.T, dir string, o desk.Options) *App {
	t.Helper()
	home, err := store.Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(home, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	a := New(Entry{Desk: d}, speaking, true)
	resize(a, 80, 24)
	run(t, a, a.Init())
	return a
}

func resize(a *App, w, h int) { a.Update(tea.WindowSizeMsg{Width: w, Height: h}) }

// press runs keys to their end, as pagetest.Keys reads them.
func press(t *testing.T, a *App, keys ...string) {
	t.Helper()
	for _, k := range keys {
		a.View() // whoever presses a key has seen the screen
		for _, m := range pagetest.Keys(k) {
			send(t, a, m)
		}
		if !holding {
			run(t, a, a.syncAfterToast(true))
		}
	}
}

// updating is held while a message is worked on: a program works on one at a time, whatever goroutine it came from.
var updating stdsync.Mutex

func send(t *testing.T, a *App, m tea.Msg) {
	t.Helper()
	updating.Lock()
	_, cmd := a.Update(m)
	a.View() // as the program does: after every message
	updating.Unlock()
	run(t, a, cmd)
}

// holding is set by a test that looks at what happens while a toast still stands; else every key is followed by
// the exchange that its save waits for, as if the toast had been let go by.
var holding bool

// run carries out a command and all that follows from it, in order. Ticks are left out: what would happen later
// does not.
func run(t *testing.T, a *App, cmd tea.Cmd) {
	t.Helper()
	if cmd == nil || strings.Contains(runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()).Name(), "bubbletea/v2.Tick") {
		return
	}
	msg := cmd()
	if v := reflect.ValueOf(msg); v.IsValid() && v.Kind() == reflect.Slice &&
		v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for i := range v.Len() { // a batch or a sequence
			run(t, a, v.Index(i).Interface().(tea.Cmd))
		}
		return
	}
	switch msg.(type) {
	case nil, tea.QuitMsg:
		return
	}
	send(t, a, msg)
}

// screen is what is seen, without colours.
func screen(a *App) string {
	a.View()
	return a.grid.Plain()
}

// sees fails when a text is not on the screen.
func sees(t *testing.T, a *App, texts ...string) {
	t.Helper()
	s := screen(a)
	for _, want := range texts {
		if !strings.Contains(s, want) {
			t.Errorf("%q is not on the screen:\n%s", want, s)
		}
	}
}
