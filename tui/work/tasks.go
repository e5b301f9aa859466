package work

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// tasks is the tab 任务. It shows one of several kinds of tasks: those that the person could claim, those they have,
// those that are done, or all. Left and right change the kind.
type tasks struct {
	host   page.Host
	list   widget.List
	kinds  []register.View
	kind   int        // the index in kinds of the kind that is shown
	counts []int      // how many tasks each kind has
	back   int        // how many tasks were returned, for the title
	grid   model.Path // the grid whose tasks are listed (F2); "": all grids
	rows   []*model.Task
	file   *caseFile // of the marked row; nil: the list is empty
	stale  bool
}

// kindsFor returns the kinds of tasks that a role sees, the first one shown first. An organiser, who claims no tasks,
// begins with all; everybody else begins with those to claim.
func kindsFor(role model.Role) []register.View {
	if role == model.OrganiserRole {
		return []register.View{register.AllView, register.LateView, register.DoneView}
	}
	return []register.View{register.OpenView, register.MineView, register.DoneView, register.AllView}
}

// NewTasks returns the list of tasks, with the kinds for the role of the person in front.
func NewTasks(host page.Host) page.Screen { return newTasks(host) }

func newTasks(host page.Host) *tasks {
	l := &tasks{host: host, stale: true, kinds: kindsFor(host.Desk().Me().Role)}
	l.counts = make([]int, len(l.kinds))
	l.list.Row, l.list.Head = l.row, l.head
	return l
}

// Refresh makes the rows stale. They are built anew when they are next needed.
func (l *tasks) Refresh() { l.stale = true }

// Typing reports false: the screen has no field.
func (l *tasks) Typing() bool { return false }

// fresh builds the rows of the kind shown if they are stale, and counts the tasks of every kind. The mark stays on its
// task.
func (l *tasks) fresh() {
	if !l.stale {
		return
	}
	l.stale = false
	reg, today := l.host.Desk().Register(), l.host.Desk().Today()
	for i, view := range l.kinds {
		of := reg.Tasks(view, today, l.grid)
		if l.counts[i] = len(of); i == l.kind {
			l.rows = of
			if view == register.OpenView || view == register.MineView {
				l.rows = register.SoonestFirst(of)
			}
		}
	}
	l.back = len(reg.Tasks(register.ReturnedView, today, l.grid))
	l.list.N = len(l.rows)
	l.list.Changed()
	for i, t := range l.rows {
		if l.file != nil && t.ID == l.file.task.ID {
			l.list.Cur = i
		}
	}
	l.look()
}

// look puts together the case file of the marked task.
func (l *tasks) look() {
	l.list.Cur = max(0, min(l.list.Cur, len(l.rows)-1))
	if l.file = nil; len(l.rows) > 0 {
		l.file = caseOf(l.host, l.rows[l.list.Cur])
	}
}

// Key moves the mark, opens the task (Enter), changes the kind (left, right), begins a request (Ctrl+N), and filters
// by grid (F2).
func (l *tasks) Key(k tea.KeyPressMsg) tea.Cmd {
	l.fresh()
	switch name := widget.Name(k); {
	case l.list.Move(k):
		l.look()
	case name == "left":
		l.show(l.kind - 1)
	case name == "right":
		l.show(l.kind + 1)
	case name == "enter":
		return l.open()
	case name == "ctrl+n":
		return openRaise(l.host)
	case name == "f2":
		l.host.ShowDialog(newGridList(l.host, l.grid, l.everything, l.showGrid))
	}
	return nil
}

// everything returns all tasks of the kind shown, whatever grid is chosen.
func (l *tasks) everything() []*model.Task {
	return l.host.Desk().Register().Tasks(l.kinds[l.kind], l.host.Desk().Today(), "")
}

func (l *tasks) showGrid(grid model.Path) { l.grid, l.stale = grid, true }

// Clear lists all grids again, and reports whether a grid was chosen.
func (l *tasks) Clear() bool {
	was := l.grid
	l.showGrid("")
	return was != ""
}

// show shows a kind by its index. After the last kind comes the first.
func (l *tasks) show(kind int) {
	l.kind = (kind + len(l.kinds)) % len(l.kinds)
	l.list.Cur, l.file, l.stale = 0, nil, true
}

func (l *tasks) open() tea.Cmd {
	if l.file == nil {
		return nil
	}
	return l.host.Open(l.file.task.ID.Record())
}

// Click marks a row. A click on the marked row opens its task.
func (l *tasks) Click(_, y int) tea.Cmd {
	l.fresh()
	cmd := page.ClickList(&l.list, y, l.open)
	l.look()
	return cmd
}

// Hints returns the keys that work here. They are the same for every kind, but Enter is left out of an empty list.
func (l *tasks) Hints() []widget.Hint {
	hints := []widget.Hint{{Key: l.host.Say(text.KeyLeftRight), Verb: l.host.Say(text.DoKind)},
		{Key: "F2", Verb: l.host.Say(text.DoFilter)}, {Key: "/", Verb: l.host.Say(text.DoFind)},
		{Key: "Tab", Verb: l.host.Say(text.DoPage)}}
	if mayRaise(l.host) {
		hints = slices.Insert(hints, 2, widget.Hint{Key: "Ctrl+N", Verb: l.host.Say(text.DoRaise)})
	}
	if l.fresh(); l.file == nil {
		return hints
	}
	return append([]widget.Hint{{Key: "Enter", Verb: l.host.Say(text.DoOpen)}}, hints...)
}

// Draw paints the kinds and the list, and the marked task in the pane or in the peek.
func (l *tasks) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	l.fresh()
	list := l.file.beside(g, r)
	title, body := list.Top(2)
	l.drawKinds(g, title)
	if l.file == nil {
		return drawNone(l.host, g, body, text.TasksNone, text.TasksNext)
	}
	return l.list.Draw(g, body)
}

// drawKinds paints the kinds with their counts, the shown one in bold. At the right it paints the chosen grid, or, if
// none is chosen, how many tasks were returned.
func (l *tasks) drawKinds(g *widget.Grid, r widget.Rect) {
	x, end := r.X+2, r.X+r.W-2
	for i, view := range l.kinds {
		name, count := widget.Muted, widget.Muted
		if i == l.kind {
			name, count = widget.Text|widget.Bold|widget.Underline, widget.Accent|widget.Bold
		}
		x = g.Spans(x, r.Y, end-x, widget.Span{Ink: name, Text: text.View(l.host.Lang(), string(view))},
			widget.Span{Ink: count, Text: " " + strconv.Itoa(l.counts[i])}) + 4
	}
	if l.grid != "" {
		g.TextRight(end, r.Y, widget.Text, l.host.Desk().PlaceName(l.grid), end-x)
	} else if l.back > 0 {
		g.TextRight(
			end, r.Y, widget.Muted, text.View(l.host.Lang(), string(register.ReturnedView))+" "+strconv.Itoa(l.back),
			end-x,
		)
	}
}

// These are the widths in cells of the columns at the right. The words get the rest of the row. Only a list of at
// least menuFromW cells has the column of the menu.
const (
	taskState, taskPlace, taskMenu = 22, 24, 16
	menuFromW                      = 100
)

// taskColumns returns where the columns of the menu, the place and the state begin in a list of w cells. The menu is 0
// if the list has no such column.
func taskColumns(w int) (menu, place, state int) {
	state = w - taskState
	place = state - taskPlace
	if w >= menuFromW {
		menu = place - taskMenu
	}
	return menu, place, state
}

func (l *tasks) head(g *widget.Grid, r widget.Rect, _ int, _ bool) {
	menu, place, state := taskColumns(r.W)
	g.Text(r.X+2, r.Y, widget.Muted, l.host.Say(text.ColumnTask), 16)
	if menu > 0 {
		g.Text(r.X+menu, r.Y, widget.Muted, l.host.Say(text.ColumnMenu), 12)
	}
	g.Text(r.X+place, r.Y, widget.Muted, l.host.Say(text.ColumnPlace), 16)
	g.Text(r.X+state, r.Y, widget.Muted, l.host.Say(text.ColumnState), 14)
}

// row paints the beginning of the words, the menu, the place and the state. A closed task is muted.
func (l *tasks) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	t, ink := l.rows[i], widget.Text
	if marked {
		ink |= widget.Bold
	}
	if t.State == model.Closed {
		ink = ink&widget.Bold | widget.Muted
	}
	menu, place, state := taskColumns(r.W)
	words := place
	if menu > 0 {
		words = menu
		g.Text(r.X+menu, r.Y, widget.Muted, reader(l.host).Menu(t.Grid, t.Menu), place-menu-2)
	}
	drawTitle(l.host, g, r.X+2, r.Y, r.X+words-2, ink, t)
	read := reader(l.host)
	g.Text(r.X+place, r.Y, widget.Muted, read.TaskPlace(t), state-place-4)
	at := read.ListSign(l.kinds[l.kind], t)
	drawSign(g, r.X+state, r.Y, at, r.W-2-state)
}

// Help returns the section of the help that lists the keys of this screen.
func (l *tasks) Help() text.HelpSection { return text.HelpTasks }

// WantsNews reports true: the list shows what other people do.
func (l *tasks) WantsNews() bool { return true }
