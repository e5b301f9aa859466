package tui

import (
	"errors"
	"sync"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/anywhere"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// writer lets one write at a time be in flight: commands are goroutines and end in any order.
type writer struct {
	flight *flight // the write under way, or about to be; nil when none is
	queue  []job
}

// job is one write, and what the App does when it is on disk, or when it is not.
type job struct {
	write func() error
	then  func(err error) tea.Cmd
}

// flight is a job whose turn it is. It is carried out once: by its command, or by whoever leaves the program before
// that began.
type flight struct {
	job
	end func() error
}

// wrote is the message that ends a job.
type wrote struct {
	err  error
	then func(err error) tea.Cmd
}

// busy reports whether a write is under way or waits.
func (w *writer) busy() bool { return w.flight != nil || len(w.queue) > 0 }

func (w *writer) do(j job) tea.Cmd {
	w.queue = append(w.queue, j)
	return w.next()
}

func (w *writer) next() tea.Cmd {
	if w.flight != nil || len(w.queue) == 0 {
		return nil
	}
	f := &flight{w.queue[0], sync.OnceValue(w.queue[0].write)}
	w.flight, w.queue = f, w.queue[1:]
	return func() tea.Msg { return wrote{f.end(), f.then} }
}

func (w *writer) wrote(a *App, m wrote) tea.Cmd {
	w.flight = nil
	cmds := []tea.Cmd{w.next()}
	if m.then != nil {
		cmds = append(cmds, m.then(m.err))
	} else if m.err != nil {
		cmds = append(cmds, a.Fail(m.err))
	}
	return tea.Batch(cmds...)
}

// drain waits for the write under way and carries out those that wait, so that leaving right after a save loses
// nothing.
func (w *writer) drain() tea.Cmd {
	f, jobs := w.flight, w.queue
	w.queue = nil
	return func() tea.Msg {
		if f != nil {
			_ = f.end()
		}
		for _, j := range jobs {
			_ = j.write() // there is no screen left to say an error on
		}
		return nil
	}
}

// finish carries out every write that waits, with what follows it, after the last message.
func (w *writer) finish(a *App) (err error) {
	for w.busy() {
		w.next()
		f := w.flight
		failed := f.end()
		err = errors.Join(err, failed)
		w.wrote(a, wrote{failed, f.then})
	}
	return err
}

// Save writes a plan. Once it is on disk, the register knows of it, the toast says so and offers F4, and then runs. If
// it fails, the error is said and the screen it came from still stands.
func (a *App) Save(p *desk.Plan, said string, then func() tea.Cmd) tea.Cmd {
	if a.drawn.ahead {
		return a.TooSoon()
	}
	return a.writer.do(job{p.Write, func(err error) tea.Cmd {
		if err == nil {
			err = a.desk.Seen(p)
		}
		if err != nil {
			return a.Fail(err)
		}
		a.Refresh()
		cmds := []tea.Cmd{a.toast.SayUndo(said, func() tea.Cmd { return a.takeBack(p) })}
		if then != nil {
			cmds = append(cmds, then())
		}
		return tea.Batch(append(cmds, a.syncAfterSave())...)
	}})
}

// undo is F4, while the toast stands. Later, and where nothing was saved, the toast says that there is nothing to take
// back.
func (a *App) undo() tea.Cmd {
	if !a.toast.CanUndo() {
		return a.toast.Fail(a.Say(text.NothingToUndo))
	}
	return a.toast.Undo()
}

// takeBack undoes a plan. What was not offered to the hub yet is taken out of the file; after that, undoing is a change
// of its own.
func (a *App) takeBack(p *desk.Plan) tea.Cmd {
	back := a.desk.TakeBack(p)
	return a.writer.do(job{back.Write, func(err error) tea.Cmd {
		if errors.Is(err, desk.ErrOffered) {
			undo, err := a.desk.Undo(p)
			if err != nil {
				return a.Fail(err)
			}
			return a.writer.do(job{undo.Write, func(err error) tea.Cmd { return a.undone(undo, err) }})
		}
		return a.undone(back, err)
	}})
}

func (a *App) undone(p *desk.Plan, err error) tea.Cmd {
	if err == nil {
		err = a.desk.Seen(p)
	}
	if err != nil {
		return a.Fail(err)
	}
	a.Refresh()
	if m, ok := a.Page().(page.Marker); ok {
		m.Mark(p.Door().Record())
	}
	return tea.Batch(a.toast.Say(a.Say(text.Undone)), a.syncAfterSave())
}

// Fail says what went wrong: a refusal in one line, a full disk or a damaged file on a screen of its own.
func (a *App) Fail(err error) tea.Cmd {
	if d := anywhere.NewFault(a, err); d != nil {
		a.ShowDialog(d)
		return nil
	}
	return a.tell(desk.Sentence(a.lang, err))
}

// tell says what went wrong to a person who waits for it: in the line of the toast where that holds it, else
// whole over the page.
func (a *App) tell(sentence string) tea.Cmd {
	if widget.Width(sentence) <= a.w-8 {
		return a.toast.Fail(sentence)
	}
	a.ShowDialog(page.NewQuestion(a, func() page.Question {
		return page.Question{
			Title:   a.Say(text.NotDone),
			Body:    sentence,
			Answers: []page.Answer{{Text: a.Say(text.DoRead), Do: func() tea.Cmd { return nil }}},
		}
	}))
	return nil
}
