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

// tasks is the tab 任务: the tasks the person could claim, those they have, those that are done, and all. Left and
// right change between these kinds.
type tasks struct {
	host   page.Host
	list   widget.List
	kinds  []register.View
	kind   int        // of them, the one in front
	counts []int      // of each kind
	back   int        // how many were returned, for the title
	grid   model.Path // the one whose tasks are listed (F2); "": all
	rows   []*model.Task
	file   *caseFile // of the marked row; nil: no row
	stale  bool
}

// kindsFor are the kinds of tasks that a role looks at: whoever does tasks begins with those to claim, an organiser,
// who claims none, with all.
func kindsFor(role model.Role) []register.View {
	if role == model.OrganiserRole {
		return []register.View{register.AllView, register.LateView, register.DoneView}
	}
	return []register.View{register.OpenView, register.MineView, register.DoneView, register.AllView}
}

// NewTasks is the list of tasks, as the role of the person in front looks at them.
func NewTasks(host page.Host) page.Screen { return newTasks(host) }

func newTasks(host page.Host) *tasks {
	l := &tasks{host: host, stale: true, kinds: kindsFor(host.Desk().Me().Role)}
	l.counts = make([]int, len(l.kinds))
	l.list.Row, l.list.Head = l.row, l.head
	return l
}

// Refresh has the rows built anew when they are next needed.
func (l *tasks) Refresh() { l.stale = true }

// Typing reports false: there is no field.
func (l *tasks) Typing() bool { return false }

// fresh builds the rows of the kind in front, and counts the others. The mark stays on the task it was on.
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

// look works out the case file of the marked task.
func (l *tasks) look() {
	l.list.Cur = max(0, min(l.list.Cur, len(l.rows)-1))
	if l.file = nil; len(l.rows) > 0 {
		l.file = caseOf(l.host, l.rows[l.list.Cur])
	}
}

// Key moves the mark, opens (Enter), changes the kind (left, right) and filters by grid (F2).
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

// everything is all tasks of the kind in front, whatever grid is chosen.
func (l *tasks) everything() []*model.Task {
	return l.host.Desk().Register().Tasks(l.kinds[l.kind], l.host.Desk().Today(), "")
}

func (l *tasks) showGrid(grid model.Path) { l.grid, l.stale = grid, true }

// Clear lists all grids again, and reports whether one was chosen.
func (l *tasks) Clear() bool {
	was := l.grid
	l.showGrid("")
	return was != ""
}

// show brings a kind to the front; behind the last comes the first.
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

// Click marks a row, and opens it when it is marked already.
func (l *tasks) Click(_, y int) tea.Cmd {
	l.fresh()
	cmd := page.ClickList(&l.list, y, l.open)
	l.look()
	return cmd
}

// Hints are the same for every kind.
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

// Draw paints kinds, list, and the marked task in pane or peek.
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

// drawKinds paints the kinds with their counts, the one in front bold, and how many came back.
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

// Widths of the columns at the right, in cells; the words have what is left. Only a list of menuFromW cells and more
// has the column of the menu.
const (
	taskState, taskPlace, taskMenu = 22, 24, 16
	menuFromW                      = 100
)

// taskColumns are the columns in which menu, place and state begin in a list of w cells; the menu is 0 where it has
// none.
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

// row paints the beginning of the words, the menu, the place, and where the task stands.
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
		g.Text(r.X+menu, r.Y, widget.Muted, text.Menu(l.host.Lang(), t.Menu), place-menu-2)
	}
	drawTitle(l.host, g, r.X+2, r.Y, r.X+words-2, ink, t)
	read := reader(l.host)
	g.Text(r.X+place, r.Y, widget.Muted, read.TaskPlace(t), state-place-4)
	at := read.ListSign(l.kinds[l.kind], t)
	drawSign(g, r.X+state, r.Y, at, r.W-2-state)
}

// Help is the section of its keys.
func (l *tasks) Help() text.HelpSection { return text.HelpTasks }

// WantsNews is true: it shows what others do.
func (l *tasks) WantsNews() bool { return true }
