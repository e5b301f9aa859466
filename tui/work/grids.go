package work

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// gridList is the dialog that chooses which grid a list shows (F2). It offers all grids together, and each grid that
// has tasks in the list, with their number.
type gridList struct {
	host  page.Host
	tasks func() []*model.Task // returns all tasks of the list, whatever grid is chosen
	took  func(grid model.Path)
	now   model.Path // the grid that the list shows now, "" for all
	list  widget.List
	rows  []gridRow
}

type gridRow struct {
	grid model.Path // "": all grids together
	n    int
}

func newGridList(host page.Host, now model.Path, tasks func() []*model.Task, took func(model.Path)) *gridList {
	l := &gridList{host: host, tasks: tasks, took: took, now: now}
	l.list.Row = l.row
	l.Refresh()
	for i, row := range l.rows {
		if row.grid == now {
			l.list.Cur = i
		}
	}
	return l
}

// Refresh counts the tasks of each small grid anew. The grids are in the order of their paths. A task of a larger
// place, such as a common problem of the whole community, is in no row but the first, that of all grids.
func (l *gridList) Refresh() {
	tasks, count := l.tasks(), map[model.Path]int{}
	for _, t := range tasks {
		count[t.Grid]++
	}
	l.rows = []gridRow{{"", len(tasks)}}
	for _, p := range l.host.Desk().Register().Places() {
		if n := count[p.Path]; n > 0 && p.Path.Level() == model.SmallGrid {
			l.rows = append(l.rows, gridRow{p.Path, n})
		}
	}
	l.list.N = len(l.rows)
	l.list.Changed()
}

// Key moves the mark, or chooses a grid: the marked one by Enter, or one of the first ten by a digit.
func (l *gridList) Key(k tea.KeyPressMsg) tea.Cmd {
	take := widget.Nth(k, len(l.rows))
	if widget.Name(k) == "enter" {
		take = l.list.Cur
	}
	if take < 0 {
		l.list.Move(k)
		return nil
	}
	l.host.CloseDialogs(l)
	l.took(l.rows[take].grid)
	return nil
}

// Size returns the size of the dialog in cells. It has one row for each grid.
func (l *gridList) Size(w, h int) (int, int) { return min(44, w), min(h, len(l.rows)+5) }

// Draw paints the title and the rows.
func (l *gridList) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	g.Text(in.X, in.Y, widget.Text|widget.Bold, l.host.Say(text.WhichGrid), in.W)
	return l.list.Draw(g, widget.Rect{X: r.X, Y: in.Y + 2, W: r.W, H: in.H - 2})
}

func (l *gridList) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	row, ink := l.rows[i], widget.Text
	if marked {
		ink |= widget.Bold
	}
	name, sign := l.host.Say(text.EveryGrid), " "
	if row.grid != "" {
		name = l.host.Desk().PlaceName(row.grid)
	}
	if row.grid == l.now {
		sign = "✓"
	} else if i < 10 {
		sign = strconv.Itoa((i + 1) % 10)
	}
	g.Spans(r.X+3, r.Y, r.W-14, widget.Span{Ink: widget.Accent, Text: sign + "  "}, widget.Span{Ink: ink, Text: name})
	g.TextRight(r.X+r.W-3, r.Y, widget.Muted, strconv.Itoa(row.n), 6)
}

// Typing reports false: the dialog has no field.
func (l *gridList) Typing() bool { return false }

// Hints returns Enter and Esc.
func (l *gridList) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Enter", Verb: l.host.Say(text.DoChoose)}, {Key: "Esc", Verb: l.host.Say(text.DoBack)}}
}
