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

// writer runs one write at a time. It is needed because commands run in goroutines of their own and end in any order.
type writer struct {
	flight *flight // the write that runs or is about to run; nil if there is none
	queue  []job
}

// job is one write, and what the App does afterwards with its error. If then is nil, the App only shows an error.
type job struct {
	write func() error
	then  func(err error) tea.Cmd
}

// flight is a job whose turn has come. It is carried out once: by its command, or, if that has not begun, when the
// program ends.
type flight struct {
	job
	end func() error
}

// wrote is the message with which a job ends.
type wrote struct {
	err  error
	then func(err error) tea.Cmd
}

// busy reports whether a write is under way or waits.
func (w *writer) busy() bool { return w.flight != nil || len(w.queue) > 0 }

// do queues a job, and begins it if no other is under way.
func (w *writer) do(j job) tea.Cmd {
	w.queue = append(w.queue, j)
	return w.next()
}

// next returns the command that carries out the first queued job. It returns nil if a job is under way or none is
// queued.
func (w *writer) next() tea.Cmd {
	if w.flight != nil || len(w.queue) == 0 {
		return nil
	}
	f := &flight{w.queue[0], sync.OnceValue(w.queue[0].write)}
	w.flight, w.queue = f, w.queue[1:]
	return func() tea.Msg { return wrote{f.end(), f.then} }
}

// wrote handles the end of a job: it begins the next job, and does what follows the one that ended.
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

// drain waits for the write under way and carries out the queued ones. So a person who leaves right after a save loses
// nothing.
func (w *writer) drain() tea.Cmd {
	f, jobs := w.flight, w.queue
	w.queue = nil
	return func() tea.Msg {
		if f != nil {
			_ = f.end()
		}
		for _, j := range jobs {
			_ = j.write() // an error has no screen left that could show it
		}
		return nil
	}
}

// finish runs after the last message. It carries out every queued write, and all writes that follow from these.
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

// Save writes a plan. Once the plan is on disk, the register takes it in, the toast shows said and offers F4, and then
// runs, if it is not nil. If the write fails, the error is shown and the screen stays as it was. A key that was
// pressed ahead saves nothing.
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

// undo handles F4. It takes back the last save while its toast stands. At any other time the toast says that there is
// nothing to take back.
func (a *App) undo() tea.Cmd {
	if !a.toast.CanUndo() {
		return a.toast.Fail(a.Say(text.NothingToUndo))
	}
	return a.toast.Undo()
}

// takeBack undoes a plan. Changes that were not offered to the hub yet are removed from the home. If they were
// offered, it writes new changes that undo them.
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

// undone handles the end of a write that took something back.
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

// Fail tells the person what went wrong. A full disk or a damaged file gets a dialog of its own, any other error one
// sentence.
func (a *App) Fail(err error) tea.Cmd {
	if d := anywhere.NewFault(a, err); d != nil {
		a.ShowDialog(d)
		return nil
	}
	return a.tell(desk.Sentence(a.lang, err))
}

// tell shows a sentence about what went wrong: in the line of the toast if it fits there, and otherwise whole in a
// dialog.
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
