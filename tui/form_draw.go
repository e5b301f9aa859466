package tui

import (
	tea "charm.land/bubbletea/v2"

	"sidan/tui/widget"
)

// Draw paints the fields into r and gives the cursor of the one in focus. Blank rows between groups go first
// when there is not room for all, then what is farthest from the focus.
func (f *form) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	x := f.column()
	w := r.W - x - 2
	f.spread(w, r.H)
	_, least := f.places(w, 0)
	places, total := f.places(w, r.H-least)
	at := places[f.indexOf(f.at)]
	f.top = max(0, min(f.top, total-r.H))
	f.top = max(min(f.top, at[0]), at[0]+at[1]-r.H)
	var cursor *tea.Cursor
	for i, fd := range f.show {
		y, h := places[i][0]-f.top, places[i][1]
		fd.spot = widget.Rect{}
		if fd.edit != nil && fd.rows > 1 && y < r.H {
			h = min(h, r.H-y) // a note may show its first lines only
		}
		if y < 0 || y+h > r.H {
			continue
		}
		line := widget.Rect{X: r.X, Y: r.Y + y, W: r.W, H: h}
		if c := f.draw(g, line, x, fd); c != nil {
			cursor = c
		}
	}
	return cursor
}

// column is where fields begin: behind the widest label.
func (f *form) column() int {
	x := leastLabel
	for _, fd := range f.show {
		x = max(x, 2+widget.Width(fd.label)+2)
	}
	return x
}

func (f *form) indexOf(fd *field) int {
	for i, s := range f.show {
		if s == fd {
			return i
		}
	}
	return 0
}

// places gives the first row and the height of each field, and the height of all, with at most some blank rows.
func (f *form) places(w, blanks int) (places [][2]int, total int) {
	for i, fd := range f.show {
		if blanks > 0 && fd.gap && i > 0 {
			total, blanks = total+1, blanks-1
		}
		h := fd.wordRows(w) + fd.inputRows(w) + fd.badRows(w)
		places = append(places, [2]int{total, h})
		total += h
	}
	return places, total
}

// spread gives the rows that are free, when blank rows have theirs: to fields of several lines as many as their
// text needs, and what is left to the one that grows, but for those that fields will take which appear as one
// types: the cursor must not jump from under an input method.
func (f *form) spread(w, rows int) {
	for _, fd := range f.show {
		fd.spare = 0
	}
	_, taken := f.places(w, len(f.show))
	free := max(0, rows-taken)
	for _, fd := range f.show {
		if fd.edit != nil && fd.edit.Multi {
			fd.spare = min(free, max(0, fd.edit.Rows(fd.editWidth(w))-fd.rows))
			free -= fd.spare
		}
	}
	for _, fd := range f.show {
		if fd.grow {
			fd.spare, free = fd.spare+max(0, free-f.soon), 0
		}
	}
}

func (fd *field) editWidth(w int) int {
	if fd.width > 0 {
		return min(fd.width, w)
	}
	return w
}

func (fd *field) wordRows(w int) int {
	if fd.headRows == nil {
		return 0
	}
	return fd.headRows(w)
}

func (fd *field) inputRows(w int) int {
	switch {
	case fd.choice != nil:
		return fd.choice.Height(w)
	case fd.edit != nil:
		return max(1, fd.rows) + fd.spare
	}
	return 0
}

func (fd *field) badRows(w int) int {
	if fd.bad == "" {
		return 0
	}
	return len(widget.Wrap(fd.bad, w-2))
}

// draw paints one field, its label and what is wrong with it; in focus, the mark too.
func (f *form) draw(g *widget.Grid, r widget.Rect, x int, fd *field) *tea.Cursor {
	focused := fd == f.at
	ink := widget.Muted
	if focused {
		ink = widget.Accent | widget.Bold
	}
	g.Text(r.X+2, r.Y, ink, fd.label, x-3)
	in := widget.Rect{X: r.X + x, Y: r.Y, W: r.W - x - 2, H: r.H}
	if fd.head != nil {
		var words widget.Rect
		words, in = in.Top(fd.wordRows(in.W))
		fd.head(g, words)
	}
	if focused {
		widget.Mark(g, widget.Rect{X: r.X, Y: in.Y, W: 1, H: 1})
	}
	cursor := fd.input(g, in, focused)
	if rows := fd.badRows(r.W - x - 2); rows > 0 {
		y := r.Y + r.H - rows
		g.Text(r.X+x, y, widget.Bad, "✗", 1)
		g.Paragraph(widget.Rect{X: r.X + x + 2, Y: y, W: r.W - x - 4, H: rows}, widget.Text, fd.bad)
	}
	return cursor
}

// input paints what one types or chooses in.
func (fd *field) input(g *widget.Grid, in widget.Rect, focused bool) *tea.Cursor {
	in.H = min(in.H, fd.inputRows(in.W))
	fd.spot = in
	if fd.choice != nil {
		return fd.answers(g, in, focused)
	}
	if fd.edit == nil {
		return nil
	}
	w := in.W
	in.W = fd.editWidth(w)
	fd.spot = in
	if fd.note != nil {
		g.Text(in.X+in.W+2, in.Y, widget.Muted, fd.note(), w-in.W-2)
	}
	return fd.edit.Draw(g, in, widget.Text, focused)
}

// dateWidth holds the hint of a day in either language.
const dateWidth = 15

// answers paints the numbered answers, and behind them the day that the last of them wants.
func (fd *field) answers(g *widget.Grid, in widget.Rect, focused bool) *tea.Cursor {
	if !fd.dated() {
		return fd.choice.Draw(g, in, focused)
	}
	fd.choice.Draw(g, in, false)
	x := in.X
	for _, item := range fd.choice.Items {
		x += 2 + widget.Width(item) + 3
	}
	at := widget.Rect{X: x - 1, Y: in.Y, W: min(dateWidth, in.X+in.W-x+1), H: 1}
	if note := fd.note(); at.X+at.W+1+widget.Width(note) <= in.X+in.W {
		g.Text(at.X+at.W+1, in.Y, widget.Muted, note, in.X+in.W-at.X-at.W-1)
	}
	return fd.date.Draw(g, at, widget.Text, focused)
}
