package page

import (
	tea "charm.land/bubbletea/v2"

	"sidan/tui/widget"
)

// The least window there is a use for, and from where on a pane opens at the right and one more blank row stands
// above titles.
const (
	LeastW, LeastH = 80, 24
	PaneFromW      = 120
	AirFromH       = 30

	paneW = 50
)

// Pane parts a page into the list and, in a wide window, the pane at its right: on panel, full height, three cells of
// padding.
func Pane(g *widget.Grid, r widget.Rect) (list, pane widget.Rect, ok bool) {
	if g.W < PaneFromW {
		return r, widget.Rect{}, false
	}
	list, side := r.Left(r.W - paneW)
	side.Y, side.H = side.Y-1, side.H+1 // begins with the air above the title
	g.Fill(side, widget.OnPanel)
	return list, side.Inset(3, 1), true
}

// Peek parts the rows on panel under a list off: who is under the mark, and what is owed there.
func Peek(g *widget.Grid, r widget.Rect, rows int) (list, peek widget.Rect) {
	list, peek = r.Top(r.H - rows)
	g.Fill(peek, widget.OnPanel)
	return list, peek
}

// Heading paints the title of a piece of a page, with a count or the like at the right, and gives what is below it.
func Heading(g *widget.Grid, r widget.Rect, title, right string) widget.Rect {
	g.Text(r.X, r.Y, widget.Muted|widget.Bold, title, r.W)
	g.TextRight(r.X+r.W, r.Y, widget.Muted, right, r.W/2)
	_, r = r.Top(1)
	return r
}

// Centred says something in the middle of a page, and below it what to do next.
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

// ClickList marks the row under a click, and opens the one that was marked already.
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
