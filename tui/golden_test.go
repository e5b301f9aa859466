package tui

import (
	"context"
	"crypto/rand"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	stdsync "sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/sample"
	"sidan/sync"
	"sidan/sync/hub"
	"sidan/sync/store"
	"sidan/sync/wire"
	"sidan/tui/desk"
)

// The tests of the screens read like a user: openAs sits down at a home of the sample world, press runs keys
// and what they set off to its end, golden holds what is seen, and where the cursor stands, against testdata,
// and inBoth tells a story in both languages (picture_test.go). Nothing waits for time.

// atTheDesk is when every test of a screen happens.
var atTheDesk = time.Date(2026, 11, 24, 10, 42, 0, 0, model.Zone)

// world is the sample, made once: a hub, and a joined home for each role. Tests get copies.
var world = stdsync.OnceValues(func() (w struct {
	hub   *hub.Memory
	homes map[model.Role]string
}, err error) {
	ctx, now := context.Background(), func() time.Time { return atTheDesk }
	w.hub = new(hub.Memory)
	h, err := hub.Open(ctx, w.hub, now, rand.Reader)
	if err != nil {
		return w, err
	}
	made := sample.Small(1, model.DayOf(atTheDesk))
	if err := h.Replay(ctx, made.Changes); err != nil {
		return w, err
	}
	w.homes = map[model.Role]string{}
	for _, account := range []model.Account{
		made.Accounts.Worker, made.Accounts.Supervisor, made.Accounts.Organiser, made.Accounts.Unit,
		made.Accounts.Volunteer,
	} {
		invited, err := h.Invite(
			ctx,
			hub.Invite{Person: account.Person, Role: account.Role, Scopes: account.Scopes, Groups: account.Groups},
		)
		if err != nil {
			return w, err
		}
		dir := filepath.Join(scratch, string(account.Role))
		home, err := sync.Join(
			ctx, dir, nil, sync.Invitation{Code: invited.Code},
			func(ctx context.Context, j wire.Join) (wire.Joined, error) { return h.Join(ctx, j) },
		)
		if err != nil {
			return w, err
		}
		d, err := desk.Open(home, options(h))
		if err != nil {
			return w, err
		}
		if _, err := d.Exchange(ctx); err != nil {
			return w, err
		}
		w.homes[account.Role] = dir
		d.Close()
	}
	return w, nil
})

// options open a desk whose clock stands still and whose hub is in this process.
func options(h *hub.Hub) desk.Options {
	return desk.Options{
		Clock: func() time.Time { return atTheDesk },
		Carry: func(id store.Identity) sync.Exchange {
			return func(ctx context.Context, r wire.Request) (wire.Reply, error) {
				if h == nil {
					return wire.Reply{}, sync.ErrUnreachable
				}
				return h.Exchange(ctx, id.Secret, r)
			}
		},
	}
}

var scratch string

func TestMain(m *testing.M) {
	flag.Parse()
	dir, err := os.MkdirTemp("", "sidan-screens")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	scratch = dir
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

// openAs sits down at a copy of a home, 80x24, in the language that is spoken, with a hub of its own in reach.
func openAs(t *testing.T, role model.Role) *App { return openWith(t, role, hubOf(t)) }

// hubOf is a hub of the test's own.
func hubOf(t *testing.T) *hub.Hub {
	t.Helper()
	w, err := world()
	if err != nil {
		t.Fatal(err)
	}
	h, err := hub.Open(t.Context(), w.hub.Clone(), func() time.Time { return atTheDesk }, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// openWith is openAs on a hub that others use too.
func openWith(t *testing.T, role model.Role, h *hub.Hub) *App {
	t.Helper()
	w, err := world()
	if err != nil {
		t.Fatal(err)
	}
	return sit(t, copyHome(t, w.homes[role]), h)
}

// openAway is openAs with the hub out of reach.
func openAway(t *testing.T, role model.Role) *App { return openWith(t, role, nil) }

func copyHome(t *testing.T, from string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "home")
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return dir
}

// sit opens a home and lets the App make its first exchange.
func sit(t *testing.T, dir string, h *hub.Hub) *App {
	t.Helper()
	return sitWith(t, dir, options(h))
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

// press runs keys to their end: a name ("enter", "ctrl+s", "f4", "space"), else text that is typed character by
// character.
func press(t *testing.T, a *App, keys ...string) {
	t.Helper()
	for _, k := range keys {
		a.View() // whoever presses a key has seen the screen
		if code, ok := named[strings.TrimPrefix(strings.TrimPrefix(k, "shift+"), "ctrl+")]; ok ||
			strings.HasPrefix(k, "ctrl+") {
			if !ok {
				code = []rune(strings.TrimPrefix(k, "ctrl+"))[0]
			}
			m := tea.KeyPressMsg{Code: code}
			switch {
			case strings.HasPrefix(k, "ctrl+"):
				m.Mod = tea.ModCtrl
			case strings.HasPrefix(k, "shift+"):
				m.Mod = tea.ModShift
			case k == "space":
				m.Text = " "
			}
			send(t, a, m)
		} else {
			for _, r := range k {
				send(t, a, tea.KeyPressMsg{Code: r, Text: string(r)})
			}
		}
		if !holding {
			run(t, a, a.settle(true))
		}
	}
}

var named = map[string]rune{"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"pgup":   tea.KeyPgUp,
	"pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd, "enter": tea.KeyEnter, "esc": tea.KeyEscape,
	"tab": tea.KeyTab, "space": tea.KeySpace, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
	"insert": tea.KeyInsert,
	"f1":     tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6,
	"f7": tea.KeyF7, "f8": tea.KeyF8, "f10": tea.KeyF10}

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
