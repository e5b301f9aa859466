package pagetest

import (
	"reflect"
	"runtime"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// This file holds the methods of page.Host that a Window does not have from page.Screens. The comments of page.Host say
// what each method does.

func (w *Window) Desk() *desk.Desk                        { return w.desk }
func (w *Window) Lang() text.Lang                         { return w.lang }
func (w *Window) Say(s text.Sentence, args ...any) string { return s.In(w.lang, args...) }
func (w *Window) Size() (width, height int)               { return w.w, w.h }
func (w *Window) Toast() *widget.Toast                    { return &w.toast }
func (w *Window) Writing() bool                           { return w.writing > 0 }
func (w *Window) Ahead() bool                             { return w.Early }
func (w *Window) TooSoon() tea.Cmd                        { return w.toast.Fail(w.Say(text.PressedAhead)) }
func (w *Window) Away() (since time.Time, away bool)      { return time.Time{}, false }
func (w *Window) IsNew(t *model.Task) bool                { return w.New[t.ID] }

func (w *Window) Open(id model.RecordID) tea.Cmd {
	w.Opened = append(w.Opened, id)
	return nil
}

func (w *Window) Save(p *desk.Plan, said string, then func() tea.Cmd) tea.Cmd {
	if w.Early {
		return w.TooSoon()
	}
	return w.Write(p.Write, func(err error) tea.Cmd {
		if err == nil {
			err = w.desk.Seen(p)
		}
		if err != nil {
			return w.Fail(err)
		}
		w.Refresh()
		w.Said = append(w.Said, said)
		if then == nil {
			return nil
		}
		return then()
	})
}

func (w *Window) Write(write func() error, then func(err error) tea.Cmd) tea.Cmd {
	w.writing++
	return func() tea.Msg {
		err := w.Broken
		if err == nil {
			err = write()
		}
		return page.Call(func() tea.Cmd {
			w.writing--
			switch {
			case then != nil:
				return then(err)
			case err != nil:
				return w.Fail(err)
			}
			return nil
		})
	}
}

func (w *Window) Fail(err error) tea.Cmd {
	w.Failed = append(w.Failed, err)
	return w.toast.Fail(desk.Sentence(w.lang, err))
}

func (w *Window) WorkOffline(on bool) tea.Cmd { return w.Write(w.desk.WorkOffline(on), nil) }

func (w *Window) MarkSeen(t *model.Task) tea.Cmd {
	delete(w.New, t.ID)
	return nil
}

// waits reports whether a command only waits for time, because tea.Tick made it.
func waits(cmd tea.Cmd) bool {
	return strings.Contains(runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()).Name(), "bubbletea/v2.Tick")
}
