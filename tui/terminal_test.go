package tui

import (
	"io"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/sync/hub"
	"sidan/sync/store"
	"sidan/tui/desk"
	"sidan/tui/page/pagetest"
)

// The evening and the morning at the keyboard: the whole program, its bytes and its cursor, in a terminal emulator.

// terminal is a running program and the emulator it draws on.
type terminal struct {
	*testing.T
	screen *vt.SafeEmulator
	keys   feed
	p      *tea.Program
	ended  chan error
}

// feed is a keyboard that never blocks its typist.
type feed chan []byte

func (f feed) Read(p []byte) (int, error) { return copy(p, <-f), nil }

func startProgram(t *testing.T, app *App, w, h int) *terminal {
	t.Helper()
	x := &terminal{T: t, screen: vt.NewSafeEmulator(w, h), keys: make(feed, 256), ended: make(chan error, 1)}
	io.WriteString(x.screen, "\x1b[20h") // a keyboard that is no terminal leaves newlines bare
	go io.Copy(io.Discard, x.screen)     // its answers to queries must be read, or drawing blocks
	x.p = tea.NewProgram(app, tea.WithInput(x.keys), tea.WithOutput(x.screen), tea.WithWindowSize(w, h),
		tea.WithFPS(120),
		tea.WithEnvironment([]string{"TERM=xterm-256color"}))
	go func() { _, err := x.p.Run(); x.ended <- err }()
	return x
}

// text is what is on the screen.
func (x *terminal) text() string { return ansi.Strip(x.screen.Render()) }

// until waits for a state, never for a time.
func (x *terminal) until(what string, ok func(screen string) bool) {
	x.Helper()
	for end := time.Now().Add(30 * time.Second); ; time.Sleep(time.Millisecond) {
		s := x.text()
		if ok(s) {
			return
		}
		if time.Now().After(end) {
			x.Fatalf("waited for %s:\n%s", what, s)
		}
	}
}

func (x *terminal) sees(words string) {
	x.Helper()
	x.until(words, func(s string) bool { return strings.Contains(s, words) })
}

func (x *terminal) types(s string) { x.keys <- []byte(s) }

func (x *terminal) leaves() {
	x.Helper()
	x.types("\x03")
	if err := <-x.ended; err != nil {
		x.Fatal("not a clean end: ", err)
	}
}

const (
	keyCtrlS = "\x13"
	keyTab   = "\t"
	keyEnter = "\r"
	keyEsc   = "\x1b"
)

// home copies a sample home and opens the App on it.
func appOn(t *testing.T, dir string, journal *hub.Memory) *App {
	t.Helper()
	h, err := hub.Open(t.Context(), journal, func() time.Time { return atTheDesk }, strings.NewReader(""))
	if err != nil {
		t.Fatal(err)
	}
	home, err := store.Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	d, err := desk.Open(home, pagetest.Options(h))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return New(Entry{Desk: d}, text.ZH, true)
}

func TestEveningAtTheKeyboard(t *testing.T) {
	dir, journal := pagetest.Home(t, model.WorkerRole), pagetest.Journal(t)
	app := appOn(t, dir, journal)
	round := app.desk.Register().Round(app.desk.Today(), app.desk.Today().Week(), app.desk.Grids(), false)
	at, _ := round.Next(0)
	door := round.Doors[at].Household()
	key := desk.DraftKey{Form: "visit", Record: door.RecordID()}

	x := startProgram(t, app, 80, 24)
	x.sees(text.RoundTitle.In(text.ZH))
	x.types(" ")
	x.sees(text.VisitTitle.In(text.ZH))
	x.types("1" + keyTab + keyTab) // met; with; to the note
	note := "楼道灯已经换好，晚上敢下楼了。"
	for _, r := range note {
		x.types(string(r))
	}
	x.sees(note)
	x.until("the cursor behind the last character", func(string) bool {
		p := x.screen.CursorPosition()
		return cellsBefore(x, p, "敢下楼了。")
	})
	x.until("the draft on disk", func(string) bool {
		data, _ := app.desk.Draft(key)
		return strings.Contains(string(data), note)
	})
	x.p.Kill() // as a power cut would: nothing is said to anybody
	<-x.ended
	app.desk.Close()

	app = appOn(t, dir, journal)
	x = startProgram(t, app, 80, 24)
	x.sees(text.RoundTitle.In(text.ZH))
	x.types(" ")
	x.sees(note)
	x.types(keyCtrlS)
	x.sees(text.Saved.In(text.ZH))
	x.until("the door done", func(s string) bool {
		return strings.Contains(s, text.RoundTitle.In(text.ZH)) && strings.Contains(s, "10/")
	})
	x.leaves()
}

// cellsBefore reports whether words end right before a cell.
func cellsBefore(x *terminal, p uv.Position, words string) bool {
	rows := strings.Split(x.text(), "\n")
	if p.Y >= len(rows) {
		return false
	}
	return strings.HasSuffix(ansi.Truncate(rows[p.Y], p.X, ""), words)
}

func TestMorningAtTheKeyboard(t *testing.T) {
	app := appOn(t, pagetest.Home(t, model.SupervisorRole), pagetest.Journal(t))
	var unsorted []*model.Task
	for _, heap := range app.desk.Register().Queue(app.desk.Today()).Heaps {
		if heap.View == register.UnsortedView {
			unsorted = heap.Tasks
		}
	}
	beginning := func(t *model.Task) string { return string([]rune(t.Inside.Words)[:8]) }

	x := startProgram(t, app, 120, 36)
	x.sees(text.QueueTitle.In(text.ZH))
	x.types(keyEnter) // the mark stands on the first that nobody has sorted
	x.sees(text.DoTriage.In(text.ZH))
	x.sees(beginning(unsorted[0]))
	x.types("2") // everybody's
	x.types("5") // facilities
	x.types(keyEnter)
	x.sees("F4 " + text.DoUndo.In(text.ZH)) // sent, and can be taken back
	x.types(keyEnter)                       // the next case
	x.sees(text.DoTriage.In(text.ZH))
	x.sees(beginning(unsorted[1]))
	x.types(keyEsc) // read with what follows it as one key, so its end is waited for
	x.until("the dialog gone", func(s string) bool { return !strings.Contains(s, text.DoAsItIs.In(text.ZH)) })
	x.leaves()
}
