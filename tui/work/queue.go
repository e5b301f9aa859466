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

// queue is the first screen of a supervisor (队列): the tasks that wait for a decision, in heaps. Enter opens the page
// of the task under the cursor. If that task is to be sorted or dispatched, the dialog 研判派单 opens over the page.
// Once a task is decided, the page closes and the cursor is on the next task. Tasks that were marked with Space are
// sorted, dispatched or joined together.
type queue struct {
	host page.Host
	list widget.List
	rows []queueRow
	all  register.Queue
	file *caseFile // of the marked row; nil: the queue is empty

	grid   model.Path   // the grid whose tasks are listed (F2); "": all grids
	newest bool         // each heap has its newest task first (F3)
	wants  int          // how many of the rows wait for the person's decision; the other rows follow
	marked marks        // the tasks marked with Space, for a step that is taken for all of them
	left   model.TaskID // the task decided last; if the decision is undone, the mark goes back to it
	begun  bool         // the mark was put on the first unsorted task when the screen opened
	stale  bool         // the rows have to be built anew before they are used
}

type queueRow struct {
	task *model.Task
	heap register.View
}

// NewQueue returns the queue of a supervisor.
func NewQueue(host page.Host) page.Screen { return newQueue(host) }

func newQueue(host page.Host) *queue {
	q := &queue{host: host, stale: true}
	q.list.Row, q.list.Head = q.row, q.head
	return q
}

// Refresh makes the rows stale. They are built anew when they are next needed.
func (q *queue) Refresh() { q.stale = true }

// Typing reports false: the screen has no field.
func (q *queue) Typing() bool { return false }

// fresh builds the rows if they are stale. The mark stays on its task, or in its row if that task is no longer listed.
func (q *queue) fresh() {
	if !q.stale {
		return
	}
	q.stale = false
	marked := q.id()
	q.all = q.host.Desk().Register().Queue(q.host.Desk().Today())
	q.rows, q.list.Starts = nil, nil
	for _, h := range q.all.Heaps {
		q.add(h)
	}
	q.wants = len(q.rows)
	q.add(register.Heap{View: register.WaitsView, Tasks: q.all.Waits})
	q.list.N = len(q.rows)
	q.list.Changed()
	if at := q.find(marked); at >= 0 {
		q.list.Cur = at
	}
	if at := q.find(q.left); at >= 0 {
		q.list.Cur, q.left = at, model.TaskID{}
	}
	if !q.begun && len(q.rows) > 0 {
		q.list.Cur, q.begun = q.firstUnsorted(), true
	}
	q.look()
}

// add appends the tasks of a heap to the rows: those of the chosen grid, in the chosen order.
func (q *queue) add(h register.Heap) {
	start := len(q.rows)
	for _, t := range h.Tasks {
		if q.grid == "" || q.grid == t.Grid {
			q.rows = append(q.rows, queueRow{t, h.View})
		}
	}
	if len(q.rows) == start {
		return
	}
	if q.newest {
		slices.Reverse(q.rows[start:])
	}
	q.list.Starts = append(q.list.Starts, start)
}

// look puts together the case file of the marked task.
func (q *queue) look() {
	q.list.Cur = max(0, min(q.list.Cur, len(q.rows)-1))
	if q.file = nil; len(q.rows) > 0 {
		q.file = caseOf(q.host, q.rows[q.list.Cur].task)
	}
}

// id returns the id of the marked task, and the zero id if no task is marked.
func (q *queue) id() model.TaskID {
	if q.file == nil {
		return model.TaskID{}
	}
	return q.file.task.ID
}

// find returns the row of a task, and -1 if it is not listed.
func (q *queue) find(id model.TaskID) int {
	return slices.IndexFunc(q.rows, func(r queueRow) bool { return r.task.ID == id })
}

// Key moves the mark, also to another heap (left, right), opens the task (Enter), marks it for a step of several
// (Space), begins a request (Ctrl+N), filters by grid (F2), turns the order round (F3), and takes a step that has a key
// of its own (F7).
func (q *queue) Key(k tea.KeyPressMsg) tea.Cmd {
	q.fresh()
	if q.list.Move(k) {
		q.look()
		return nil
	}
	if widget.IsSpace(k) {
		q.toggle()
		return nil
	}
	switch widget.Name(k) {
	case "enter":
		return q.open()
	case "ctrl+n":
		return openRaise(q.host)
	case "left", "right":
		q.jump(widget.Name(k) == "right")
	case "f2":
		q.filter()
	case "f3":
		if q.file == nil {
			return nil
		}
		q.newest, q.stale = !q.newest, true
		said := map[bool]text.Sentence{false: text.OrderOldest, true: text.OrderNewest}[q.newest]
		return q.host.Toast().Say(q.host.Say(said))
	default:
		return q.takeKey(widget.Name(k))
	}
	return nil
}

// takeKey takes the step of the marked task that has this key, such as F7, which sends a result back.
func (q *queue) takeKey(name string) tea.Cmd {
	if name == "f6" && len(q.marked.ids) > 0 {
		return q.joinMarked()
	}
	if q.file == nil || name == "" {
		return nil
	}
	t := q.file.task
	for _, one := range q.host.Desk().StepsOn(t) {
		if one.Key == name {
			return takeStep(q.host, t, one, func() tea.Cmd { return q.next(t.ID) })
		}
	}
	return nil
}

// Click marks a row. A click on the marked row opens its task.
func (q *queue) Click(_, y int) tea.Cmd {
	cmd := page.ClickList(&q.list, y, q.open)
	q.look()
	return cmd
}

// open shows the page of the task under the cursor. If the task is to be sorted or dispatched, it opens the dialog
// 研判派单 over the page. If tasks are marked, it opens the dialog for all of them.
func (q *queue) open() tea.Cmd {
	if len(q.marked.ids) > 0 {
		return q.dispatchMarked()
	}
	if q.file == nil {
		return nil
	}
	t := q.file.task
	shown := newTask(q.host, t.ID)
	shown.decided = func() tea.Cmd { return q.next(t.ID) }
	q.host.Push(shown)
	if register.IsUnsorted(t) || register.IsDispatchable(t) {
		q.host.ShowDialog(newDispatch(q.host, t, marks{}, shown.leave))
	}
	return q.host.MarkSeen(t)
}

// next is called after a task was decided. It puts the mark on the row where that task stood, which is now the next
// task.
func (q *queue) next(decided model.TaskID) tea.Cmd {
	at := q.list.Cur
	q.left, q.stale = model.TaskID{}, true
	q.fresh()
	if q.find(decided) < 0 {
		q.left = decided
	}
	q.list.Cur = at
	q.look()
	return nil
}

// filter asks which grid to list.
func (q *queue) filter() {
	q.host.ShowDialog(newGridList(q.host, q.grid, q.everything, q.show))
}

// everything returns all tasks of the queue, whatever grid is chosen.
func (q *queue) everything() (tasks []*model.Task) {
	for _, h := range q.all.Heaps {
		tasks = append(tasks, h.Tasks...)
	}
	return append(tasks, q.all.Waits...)
}

// show lists only the tasks of a grid, or all for "". The mark stays on its task; if that is no longer listed, the
// mark goes to the first unsorted task.
func (q *queue) show(grid model.Path) {
	marked := q.id()
	q.grid, q.stale = grid, true
	if q.fresh(); q.find(marked) < 0 {
		q.list.Cur = q.firstUnsorted()
		q.look()
	}
}

// Clear takes all marks away. If there is none, it lists all grids again. It reports whether it did either.
func (q *queue) Clear() bool {
	if q.marked.clear() {
		q.list.Changed()
		return true
	}
	if q.grid == "" {
		return false
	}
	q.show("")
	return true
}

// firstUnsorted returns the row of the first unsorted task, where the work of a morning begins. It returns 0 if there
// is none.
func (q *queue) firstUnsorted() int {
	return max(0, slices.IndexFunc(q.rows, func(r queueRow) bool { return r.heap == register.UnsortedView }))
}

// Help returns the section of the help that lists the keys of the queue.
func (q *queue) Help() text.HelpSection { return text.HelpQueue }

// WantsNews reports true: the queue shows what other people do.
func (q *queue) WantsNews() bool { return true }
