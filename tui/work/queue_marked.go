package work

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// This file holds how the queue goes from heap to heap, what it does with several tasks that were marked with Space,
// and the keys that it shows.

// heap returns the index of the heap that the cursor is in, among those listed.
func (q *queue) heap() int {
	at := 0
	for i, start := range q.list.Starts {
		if start <= q.list.Cur {
			at = i
		}
	}
	return at
}

// jump puts the cursor on the first row of the next heap, or back on the first row of its own heap, and from there of
// the heap before.
func (q *queue) jump(forth bool) {
	if len(q.list.Starts) == 0 {
		return
	}
	at := q.heap()
	switch {
	case forth:
		at = min(at+1, len(q.list.Starts)-1)
	case q.list.Cur == q.list.Starts[at]:
		at = max(at-1, 0)
	}
	q.list.Cur = q.list.Starts[at]
	q.look()
}

// toggle marks the task under the cursor, or takes its mark away.
func (q *queue) toggle() {
	if q.file != nil {
		q.marked.toggle(q.file.task.ID)
		q.list.Changed()
	}
}

// dispatchMarked opens the dialog 研判派单 for all marked tasks. If none of them is to be sorted or dispatched, it says
// so.
func (q *queue) dispatchMarked() tea.Cmd {
	tasks := q.marked.tasks(q.host.Desk().Register())
	waits := func(t *model.Task) bool { return register.IsUnsorted(t) || register.IsDispatchable(t) }
	at := slices.IndexFunc(tasks, waits)
	if at < 0 {
		return q.host.Toast().Fail(q.host.Say(text.NoneToDispatch))
	}
	first := tasks[at]
	with := marks{slices.DeleteFunc(slices.Clone(q.marked.ids), func(id model.TaskID) bool { return id == first.ID })}
	q.host.ShowDialog(newDispatch(q.host, first, with, func() tea.Cmd {
		q.marked.clear()
		return q.next(first.ID)
	}))
	return nil
}

// joinMarked opens the list of the common problems to which all marked tasks can be joined.
func (q *queue) joinMarked() tea.Cmd {
	tasks := q.marked.tasks(q.host.Desk().Register())
	return joinSeveral(q.host, tasks, func() tea.Cmd {
		q.marked.clear()
		return q.next(tasks[0].ID)
	})
}

// joinSeveral opens the list of the common problems to which all of several tasks can be joined. If none of them can be
// joined, it says so. then is called after the save.
func joinSeveral(host page.Host, tasks []*model.Task, then func() tea.Cmd) tea.Cmd {
	for _, t := range tasks {
		for _, step := range host.Desk().StepsOn(t) {
			if step.Name == "join" {
				list := newOther(host, t, step, then)
				list.with = tasks
				host.ShowDialog(list)
				return nil
			}
		}
	}
	return host.Toast().Fail(host.Say(text.NoneToJoin))
}

// Actions returns the actions of the list of Ctrl+P: what can be done with the marked tasks, or with the one under the
// cursor if none is marked.
func (q *queue) Actions() (all []page.Action) {
	q.fresh()
	tasks := q.marked.tasks(q.host.Desk().Register())
	if n := len(tasks); n > 0 {
		all = append(
			all,
			page.Action{Name: text.DispatchMarked(q.host.Lang(), n), Key: "Enter", Do: q.dispatchMarked},
			page.Action{Name: q.host.Say(text.DoJoinTo), Key: "F6", Do: q.joinMarked},
		)
	} else if q.file != nil {
		tasks = []*model.Task{q.file.task}
	}
	return append(all, chatAction(q.host, tasks)...)
}

// Hints returns the keys that work here, Enter first.
func (q *queue) Hints() []widget.Hint {
	q.fresh()
	if q.file == nil {
		return []widget.Hint{
			{Key: "Ctrl+N", Verb: q.host.Say(text.DoRaise)}, {Key: "Tab", Verb: q.host.Say(text.DoPage)},
			{Key: "/", Verb: q.host.Say(text.DoFind)}, {Key: "F5", Verb: q.host.Say(text.DoSync)},
		}
	}
	if n := len(q.marked.ids); n > 0 {
		return []widget.Hint{
			{Key: "Enter", Verb: text.DispatchMarked(q.host.Lang(), n)}, {Key: "F6", Verb: q.host.Say(text.DoJoinTo)},
			{Key: "Space", Verb: q.host.Say(text.DoTick)}, {Key: "Esc", Verb: q.host.Say(text.DoUnmark)},
		}
	}
	hints := []widget.Hint{{Key: "Enter", Verb: q.host.Say(text.DoOpen)}}
	if q.grid != "" {
		hints = append(hints, widget.Hint{Key: "Esc", Verb: q.host.Say(text.EveryGrid)})
	}
	if q.file.task.State == model.Finished {
		hints = append(hints, widget.Hint{Key: "F7", Verb: q.host.Say(text.DoSendBack)})
	}
	return append(
		hints,
		widget.Hint{Key: "F2", Verb: q.host.Say(text.DoFilter)},
		widget.Hint{Key: "F3", Verb: q.host.Say(text.DoOrder)},
		widget.Hint{Key: "Space", Verb: q.host.Say(text.DoTick)},
		widget.Hint{
			Key:  "Ctrl+N",
			Verb: q.host.Say(text.DoRaise),
		},
		widget.Hint{Key: "/", Verb: q.host.Say(text.DoFind)},
		widget.Hint{Key: "Tab", Verb: q.host.Say(text.DoPage)},
	)
}
