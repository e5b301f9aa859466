package tui

import (
	tea "charm.land/bubbletea/v2"

	"sidan/tui/widget"
)

// Draw paints the fields into r and gives the cursor of the one in focus. Blank rows between groups go first when there is
// not room for all, then what is farthest from the focus.
func (f *form) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	x := f.column()
	w := r.W - x - 2
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
		if fd.beside && i > 0 {
			places = append(places, [2]int{places[i-1][0], places[i-1][1] + fd.badRows(w)})
			total += fd.badRows(w)
			continue
		}
		if blanks > 0 && fd.gap && i > 0 {
			total, blanks = total+1, blanks-1
		}
		h := fd.wordRows(w) + fd.inputRows(w) + fd.badRows(w)
		places = append(places, [2]int{total, h})
		total += h
	}
	return places, total
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
		return max(1, fd.rows)
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
	if fd.beside {
		in = f.behind(fd, in)
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

// behind is the room at the right of the answers that stand before a field.
func (f *form) behind(fd *field, in widget.Rect) widget.Rect {
	w := 0
	for _, item := range f.show[f.indexOf(fd)-1].choice.Items {
		w += 2 + widget.Width(item) + 3
	}
	in.X, in.W = in.X+w, in.W-w
	return in
}

// input paints what one types or chooses in.
func (fd *field) input(g *widget.Grid, in widget.Rect, focused bool) *tea.Cursor {
	in.H = min(in.H, fd.inputRows(in.W))
	fd.spot = in
	if fd.choice != nil {
		return fd.choice.Draw(g, in, focused)
	}
	if fd.edit == nil {
		return nil
	}
	w := in.W
	if fd.width > 0 {
		in.W = min(fd.width, in.W)
	}
	fd.spot = in
	if fd.note != nil {
		g.Text(in.X+in.W+2, in.Y, widget.Muted, fd.note(), w-in.W-2)
	}
	return fd.edit.Draw(g, in, widget.Text, focused)
}
