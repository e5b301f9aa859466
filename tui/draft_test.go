package tui

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/door"
	"sidan/tui/page"
	"sidan/tui/page/pagetest"
	"sidan/tui/widget"
)

// clockwork runs an App as its library does, on a clock that jumps to the next thing that happens: commands in
// goroutines of their own, ticks too, one message after the other.
type clockwork struct {
	*App
	msgs chan tea.Msg
}

func wind(a *App) *clockwork { return &clockwork{a, make(chan tea.Msg, 1000)} }

func (c *clockwork) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() { c.msgs <- cmd() }()
}

func (c *clockwork) take(m tea.Msg) {
	if v := reflect.ValueOf(m); v.IsValid() && v.Kind() == reflect.Slice &&
		v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for i := range v.Len() {
			c.do(v.Index(i).Interface().(tea.Cmd))
		}
		return
	}
	if m != nil {
		_, cmd := c.Update(m)
		c.do(cmd)
	}
}

// rests for a time, and lets everything happen that is due in it.
func (c *clockwork) rests(d time.Duration) {
	for over := time.After(d); ; {
		select {
		case m := <-c.msgs:
			c.take(m)
		case <-over:
			return
		}
	}
}

// TestDraftIsOnDiskWithinASecond types at every speed there is: at no moment is anything that is a second old
// not on the disk, and not every key is a write of its own.
func TestDraftIsOnDiskWithinASecond(t *testing.T) {
	pagetest.Home(t, model.WorkerRole) // the sample is made out of the time that is measured
	for _, pace := range []time.Duration{
		10 * time.Millisecond, 350 * time.Millisecond, 590 * time.Millisecond, 610 * time.Millisecond,
		990 * time.Millisecond, 5 * time.Second,
	} {
		t.Run(pace.String(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := wind(openAway(t, model.WorkerRole))
				defer c.rests(time.Minute) // what still waits for its time ends in it
				v := visitAt(t, c.App, roundOf(t, c.App).Marked())
				toField(t, c.App, v, func(f *page.Field) bool { return f.Label == noteField })
				var typed []time.Time
				writes, was := 0, ""
				for i := range 60 {
					c.take(tea.KeyPressMsg{Code: rune('a' + i%26), Text: string(rune('a' + i%26))})
					typed = append(typed, time.Now())
					for until := time.Now().Add(pace); time.Now().Before(until); {
						c.rests(10 * time.Millisecond)
						data, _ := c.desk.Draft(v.Draft.Key)
						if string(data) != was {
							writes, was = writes+1, string(data)
						}
						old := 0
						for old < len(typed) && time.Since(typed[old]) >= time.Second {
							old++
						}
						if note := lettersOf(data); len(note) < old {
							t.Fatalf("letter %d: of %d that are a second old %d are on the disk", i+1, old, len(note))
						}
					}
				}
				c.rests(2 * time.Second)
				if data, _ := c.desk.Draft(v.Draft.Key); len(lettersOf(data)) != 60 || !v.Resting() {
					t.Errorf("at rest: %q, resting: %v", data, v.Resting())
				}
				if most := int(60*pace/page.DraftPause) + 2; writes > min(60, most) {
					t.Errorf("%d writes in %v", writes, 60*pace)
				}
			})
		})
	}
}

// lettersOf is the note of a visit's draft.
func lettersOf(data []byte) string {
	_, note, _ := strings.Cut(string(data), `"note":"`)
	note, _, _ = strings.Cut(note, `"`)
	return note
}

// TestDraftFollowsASlowDisk: while one write is under way the next waits, and holds the newest words.
// TestAFormThatWasEmptiedKeepsNothing: words that were deleted do not come back.
func TestAFormThatWasEmptiedKeepsNothing(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	id := roundOf(t, a).Marked()
	v := visitAt(t, a, id)
	press(t, a, "tab", "tab", "都好")
	run(t, a, v.Leave())
	if data, _ := a.desk.Draft(visitDraft(id)); data == nil {
		t.Fatal("what was typed is not kept")
	}
	press(t, a, "backspace", "backspace", "esc")
	if data, _ := a.desk.Draft(visitDraft(id)); data != nil {
		t.Errorf("an empty form was left, and %s is its draft", data)
	}
}

func TestDraftFollowsASlowDisk(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	v := visitAt(t, a, roundOf(t, a).Marked())
	press(t, a, "1", "tab", "tab", "一")
	first := v.Leave()
	press(t, a, "二")
	if v.Leave() != nil || len(a.writer.queue) != 0 {
		t.Error("two writes of one draft are under way")
	}
	press(t, a, "三")
	v.Leave()
	run(t, a, first)
	if data, _ := a.desk.Draft(v.Draft.Key); lettersOf(data) != "一二三" {
		t.Errorf("on the disk is %q", data)
	}
}

// TestSavedIsSaidOnceItIsOnDisk: not when the key was pressed, not while the write is under way, and never
// where it failed.
func TestSavedIsSaidOnceItIsOnDisk(t *testing.T) {
	for _, c := range []struct {
		name string
		open func(t *testing.T, a *App)
		said string
	}{
		{"visit", func(t *testing.T, a *App) { visitAt(t, a, roundOf(t, a).Marked()); press(t, a, "1") }, text.Saved.In(
			text.ZH,
		)},
		{"edit", func(t *testing.T, a *App) {
			editFirst(t, a)
			press(
				t, a, "tab", "tab", "、19900001234",
			)
		}, text.Saved.In(text.ZH)},
		{"finish", func(t *testing.T, a *App) { finishMine(t, a); press(t, a, "修好了") }, "办结"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := openAway(t, model.WorkerRole)
			c.open(t, a)
			a.toast = widget.Toast{} // of what went before
			before := a.desk.Status().Pending
			_, write := a.Update(tea.KeyPressMsg{Code: 's', Mod: tea.ModCtrl})
			if a.toast.Standing() {
				t.Fatalf("said before the write:\n%s", screen(a))
			}
			end := a.writer.flight.end
			failed := wrote{syscall.EIO, a.writer.flight.then}
			run(t, a, func() tea.Msg { return failed })
			if a.toast.CanUndo() {
				t.Errorf("said though the disk failed:\n%s", screen(a))
			}
			press(t, a, "esc")
			if err := end(); err != nil {
				t.Fatal(err)
			}
			if a.toast.CanUndo() || a.desk.Status().Pending != before {
				t.Error("it is said before anybody was told that the write ended")
			}
			run(t, a, write)
			if !a.toast.Standing() || !strings.Contains(screen(a), c.said) {
				t.Errorf("on the disk, and not said:\n%s", screen(a))
			}
		})
	}
}

// finishMine claims a task and opens the form of its result.
func finishMine(t *testing.T, a *App) desk.DraftKey {
	t.Helper()
	id := showTask(t, a, register.OpenView, model.Dispatched)
	press(t, a, "enter", "enter")
	return desk.DraftKey{Form: "finish", Record: id.Record()}
}

// TestEndKeepsEveryForm: whatever was typed is a draft when the last message has been, also behind a write that was
// begun, and the home can be opened anew.
func TestEndKeepsEveryForm(t *testing.T) {
	for name, open := range map[string]func(t *testing.T, a *App) desk.DraftKey{
		"visit": func(t *testing.T, a *App) desk.DraftKey { return visitAt(t, a, roundOf(t, a).Marked()).Draft.Key },
		"edit":  func(t *testing.T, a *App) desk.DraftKey { editFirst(t, a); return a.Page().(*door.Edit).Draft.Key },
		"add": func(t *testing.T, a *App) desk.DraftKey {
			press(t, a, "ctrl+n")
			return a.Page().(*door.Edit).Draft.Key
		},
		"finish": func(t *testing.T, a *App) desk.DraftKey { return finishMine(t, a) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := pagetest.Home(t, model.WorkerRole)
			a := sit(t, dir, nil)
			key := open(t, a)
			if name != "finish" {
				press(t, a, "tab")
			}
			press(t, a, "先写的")
			// another write before it
			a.Update(a.writer.do(job{func() error { return nil }, func(error) tea.Cmd { return nil }})())
			press(t, a, "后写的")
			// begun, and its command never run
			a.writer.do(job{func() error { return nil }, func(error) tea.Cmd { return nil }})
			if err := a.end(); err != nil {
				t.Fatal(err)
			}
			b := sit(t, dir, nil)
			if data, _ := b.desk.Draft(key); !strings.Contains(string(data), "先写的后写的") {
				t.Errorf("the draft is %q", data)
			}
		})
	}
}

// TestEndAfterASave: what was on its way to the disk arrives, and is no draft beside it.
func TestEndAfterASave(t *testing.T) {
	for _, begun := range []bool{false, true} {
		t.Run(fmt.Sprint("begun ", begun), func(t *testing.T) {
			dir := pagetest.Home(t, model.WorkerRole)
			a := sit(t, dir, nil)
			id := roundOf(t, a).Marked()
			visitAt(t, a, id)
			press(t, a, "1")
			_, save := a.Update(tea.KeyPressMsg{Code: 's', Mod: tea.ModCtrl})
			if begun {
				save()
			}
			if err := a.end(); err != nil {
				t.Fatal(err)
			}
			b := sit(t, dir, nil)
			if n := b.desk.Status().Pending; n != 1 {
				t.Errorf("%d changes were saved", n)
			}
			if data, _ := b.desk.Draft(visitDraft(id)); data != nil {
				t.Errorf("it is a draft too: %q", data)
			}
		})
	}
}

// TestEndTellsWhatTheDiskDidNotTake: who leaves is told, for nothing else says it any more.
func TestEndTellsWhatTheDiskDidNotTake(t *testing.T) {
	a := openAway(t, model.WorkerRole)
	a.writer.do(job{func() error { return syscall.ENOSPC }, func(error) tea.Cmd { return nil }})
	if err := a.end(); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("it ends with %v", err)
	}
}
