package widget

import (
	"slices"
	"sort"

	tea "charm.land/bubbletea/v2"
)

// List shows a part of many rows, which may belong to groups. The cost of drawing depends on the rows in sight, not on
// all rows.
//
// It calls Row only for rows in sight, and keeps their cells until Changed is called. When the rows change, set N and
// Starts, and then call Changed.
type List struct {
	N      int   // how many rows there are
	Starts []int // the first row of each group, ascending from 0; empty if there are no groups
	Cur    int   // the row under the mark

	// Row paints row i into r. Columns 0 and 1 of r are for the mark. Row makes the name of the marked row bold; the
	// List paints its ground and its mark.
	Row func(g *Grid, r Rect, i int, marked bool)
	// Head paints the heading of a group. top says that it is the heading at the top of the list, which also carries
	// the headings of the columns. If Head is nil, no line is kept for headings.
	Head func(g *Grid, r Rect, group int, top bool)

	// Below paints details of the marked row into the More lines under it.
	Below func(g *Grid, r Rect)
	More  int

	top  int // the first line in sight; a line is a row, a heading, the blank above one, or below the marked row
	body Rect
	rows map[int][]cell
}

// Changed forgets the painted rows. Call it when a fact that they show has changed.
func (l *List) Changed() { l.rows = nil }

// Draw paints the list into r, with the heading of the first group in sight in the first row. It returns the cursor,
// which stands at the mark because screen readers and magnifiers follow it.
func (l *List) Draw(g *Grid, r Rect) *tea.Cursor {
	head, body := r.Top(0)
	if l.Head != nil {
		head, body = r.Top(1)
	}
	l.scroll(body)
	if l.Head != nil && l.N > 0 && head.H > 0 {
		group, _ := l.at(l.top)
		l.Head(g, head, group, true)
	}
	for y := 0; y < body.H && l.top+y < l.lines(); y++ {
		l.line(g, body.Line(y), l.top+y)
	}
	return Cursor(body.X+1, body.Y+l.lineOf(l.Cur)-l.top)
}

// scroll keeps the mark in sight, with one row above and one below it. The first line in sight is always a row,
// because the heading of its group stands above the list.
func (l *List) scroll(body Rect) {
	if l.rows == nil || l.body.W != body.W || len(l.rows) > 4*body.H {
		l.rows = map[int][]cell{}
	}
	l.body, l.Cur = body, max(0, min(l.Cur, l.N-1))
	if l.N == 0 || body.H <= 0 {
		l.top = 0
		return
	}
	cur, sight := l.lineOf(l.Cur), min(1, (body.H-1)/2)
	l.top = max(min(l.top, cur-sight), min(cur+l.More-body.H+1+sight, cur))
	l.top = max(0, min(l.top, l.lines()-body.H))
	if _, row := l.at(l.top); row < 0 {
		l.top += -row
	}
}

// line paints one line of the body.
func (l *List) line(g *Grid, r Rect, n int) {
	group, i := l.at(n)
	switch {
	case i == heading:
		l.Head(g, r, group, false)
	case i == above, i == below:
	case i == l.Cur:
		g.Ground(r, OnFocus) // this comes first, so that a ground that Row paints, such as that of a hit, stays
		l.Row(g, r, i, true)
		Mark(g, r)
		if room := l.body.Y + l.body.H - r.Y - 1; l.More > 0 && room > 0 {
			l.Below(g, Rect{X: r.X, Y: r.Y + 1, W: r.W, H: min(l.More, room)})
		}
	default:
		l.row(g, r, i)
	}
}

// row paints an unmarked row. If the row was painted before, it copies the cells that were kept.
func (l *List) row(g *Grid, r Rect, i int) {
	if r.X < 0 || r.W < 0 || r.X+r.W > g.W || r.Y < 0 || r.Y >= g.H {
		return
	}
	at := r.Y*g.W + r.X
	if row, ok := l.rows[i]; ok {
		copy(g.cells[at:], row)
		return
	}
	l.Row(g, r, i, false)
	l.rows[i] = slices.Clone(g.cells[at : at+r.W])
}

// Mark paints ▐ in the first cell of r.
func Mark(g *Grid, r Rect) { g.Text(r.X, r.Y, Accent, "▐", 1) }

// Cursor returns the cursor of the terminal, in the form of a bar, at a cell of the window.
func Cursor(x, y int) *tea.Cursor {
	return &tea.Cursor{Position: tea.Position{X: x, Y: y}, Shape: tea.CursorBar}
}

// Move handles the keys that move the mark, and reports whether k was one of them.
func (l *List) Move(k tea.KeyPressMsg) bool {
	page := max(1, l.body.H-2)
	switch name := Name(k); {
	case name == "up", k.Text == "k":
		l.Cur--
	case name == "down", k.Text == "j":
		l.Cur++
	case name == "pgup":
		l.Cur -= page
	case name == "pgdown":
		l.Cur += page
	case name == "home":
		l.Cur = 0
	case name == "end":
		l.Cur = l.N - 1
	default:
		return false
	}
	l.Cur = max(0, min(l.Cur, l.N-1))
	return true
}

// RowAt returns the row of the list that is drawn in row y of the window, for the mouse. It reports false if there is
// none.
func (l *List) RowAt(y int) (int, bool) {
	n := l.top + y - l.body.Y
	if y < l.body.Y || y >= l.body.Y+l.body.H || n >= l.lines() {
		return 0, false
	}
	_, i := l.at(n)
	return i, i >= 0
}

// at returns these values in place of a row. A heading and the blank above it are as many lines before the next row as
// the value says.
const (
	heading = -1
	above   = -2 // the blank line above a heading
	below   = -3 // a line with details of the marked row
)

// at returns the group of a line, and its row, or one of heading, above and below.
func (l *List) at(line int) (group, row int) {
	if cur := l.plain(l.Cur); line > cur {
		if line <= cur+l.More {
			return l.group(l.Cur), below
		}
		line -= l.More
	}
	if l.Head == nil {
		return l.group(line), line
	}
	// The first row of group k is at line Starts[k]+2k, after a blank line and a heading.
	group = max(0, sort.Search(len(l.Starts), func(k int) bool { return l.Starts[k]+2*k-2 > line })-1)
	row = line - 2*group
	if group > 0 && row < l.Starts[group] {
		return group, row - l.Starts[group]
	}
	return group, row
}

// group returns the group of a row, and 0 if there are no groups.
func (l *List) group(row int) int {
	return max(0, sort.Search(len(l.Starts), func(k int) bool { return l.Starts[k] > row })-1)
}

// lineOf returns the line of a row.
func (l *List) lineOf(row int) int {
	if row > l.Cur {
		return l.plain(row) + l.More
	}
	return l.plain(row)
}

// plain returns the line of a row without counting the lines below the marked row.
func (l *List) plain(row int) int {
	if l.Head == nil {
		return row
	}
	return row + 2*l.group(row)
}

// lines returns how many lines the list has.
func (l *List) lines() int {
	if l.N == 0 {
		return 0
	}
	return l.plain(l.N-1) + 1 + l.More
}
