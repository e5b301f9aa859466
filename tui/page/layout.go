package page

import (
	tea "charm.land/bubbletea/v2"

	"sidan/tui/widget"
)

// LeastW and LeastH are the smallest size of a window that can be used, in cells. A window of PaneFromW columns or
// more has a pane at the right. One of AirFromH rows or more has one more blank row above titles.
const (
	LeastW, LeastH = 80, 24
	PaneFromW      = 120
	AirFromH       = 30

	paneW = 50
)

// Pane divides a page into the list and, in a wide window, the pane at its right. The pane has the ground of a panel,
// full height and three cells of padding. ok reports whether there is a pane.
func Pane(g *widget.Grid, r widget.Rect) (list, pane widget.Rect, ok bool) {
	if g.W < PaneFromW {
		return r, widget.Rect{}, false
	}
	list, side := r.Left(r.W - paneW)
	side.Y, side.H = side.Y-1, side.H+1 // from the blank row above the title on
	g.Fill(side, widget.OnPanel)
	return list, side.Inset(3, 1), true
}

// Peek divides a page into the list and so many rows under it, with the ground of a panel, for details of the marked
// row.
func Peek(g *widget.Grid, r widget.Rect, rows int) (list, peek widget.Rect) {
	list, peek = r.Top(r.H - rows)
	g.Fill(peek, widget.OnPanel)
	return list, peek
}

// Heading paints the title of a part of a page, with a count or a note at the right, and returns what is left below
// it.
func Heading(g *widget.Grid, r widget.Rect, title, right string) widget.Rect {
	g.Text(r.X, r.Y, widget.Muted|widget.Bold, title, r.W)
	g.TextRight(r.X+r.W, r.Y, widget.Muted, right, r.W/2)
	_, r = r.Top(1)
	return r
}

// Centred paints a sentence in the middle of a page, and below it what the person can do next.
func Centred(g *widget.Grid, r widget.Rect, what, next string) *tea.Cursor {
	y := r.Y + r.H*2/5
	line := func(y int, ink widget.Ink, s string) int {
		x := r.X + max(2, (r.W-widget.Width(s))/2)
		g.Text(x, y, ink, s, r.X+r.W-2-x)
		return x
	}
	x := line(y, widget.Text|widget.Bold, what)
	line(y+2, widget.Muted, next)
	return widget.Cursor(x-1, y)
}

// ClickList marks the row under a click. If that row was marked already, it calls open.
func ClickList(l *widget.List, y int, open func() tea.Cmd) tea.Cmd {
	i, ok := l.RowAt(y)
	switch {
	case !ok:
		return nil
	case i == l.Cur:
		return open()
	}
	l.Cur = i
	return nil
}
