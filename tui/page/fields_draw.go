package page

import (
	tea "charm.land/bubbletea/v2"

	"sidan/tui/widget"
)

// Draw paints the fields into r, and returns the cursor of the field in focus. If there is not enough room, it first
// leaves out blank rows, and then scrolls so that the field in focus is in sight.
func (f *Fields) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	x := f.Column()
	w := r.W - x - 2
	f.spread(w, r.H)
	_, least := f.places(w, 0)
	places, total := f.places(w, r.H-least)
	at := places[f.indexOf(f.At)]
	f.top = max(0, min(f.top, total-r.H))
	f.top = max(min(f.top, at[0]), at[0]+at[1]-r.H)
	var cursor *tea.Cursor
	for i, fd := range f.show {
		y, h := places[i][0]-f.top, places[i][1]
		fd.Spot = widget.Rect{}
		if fd.Edit != nil && fd.Rows > 1 && y < r.H {
			h = min(h, r.H-y) // a field of several lines may show only the first ones
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

// Column returns the column where fields begin, after the widest label.
func (f *Fields) Column() int {
	x := LeastLabel
	for _, fd := range f.show {
		x = max(x, 2+widget.Width(fd.Label)+2)
	}
	return x
}

// indexOf returns the place of a field from the top, and 0 if the form does not show it.
func (f *Fields) indexOf(fd *Field) int {
	for i, s := range f.show {
		if s == fd {
			return i
		}
	}
	return 0
}

// places returns the first row and the height of each field, and the height of all of them, with at most so many blank
// rows.
func (f *Fields) places(w, blanks int) (places [][2]int, total int) {
	for i, fd := range f.show {
		if blanks > 0 && fd.Gap && i > 0 {
			total, blanks = total+1, blanks-1
		}
		h := fd.wordRows(w) + fd.inputRows(w) + fd.BadRows(w)
		places = append(places, [2]int{total, h})
		total += h
	}
	return places, total
}

// spread shares out the rows that are free after the blank rows. A field of several lines gets as many as its text
// needs. The field that grows gets the rest, except Soon rows for fields that appear while the person types. Without
// these the cursor would jump while an input method is open on it.
func (f *Fields) spread(w, rows int) {
	for _, fd := range f.show {
		fd.spare = 0
	}
	_, taken := f.places(w, len(f.show))
	free := max(0, rows-taken)
	for _, fd := range f.show {
		if fd.Edit != nil && fd.Edit.Multi {
			fd.spare = min(free, max(0, fd.Edit.Rows(fd.editWidth(w))-fd.Rows))
			free -= fd.spare
		}
	}
	for _, fd := range f.show {
		if fd.Grow {
			fd.spare, free = fd.spare+max(0, free-f.Soon), 0
		}
	}
}

// editWidth returns how many of w cells the text has.
func (fd *Field) editWidth(w int) int {
	if fd.Width > 0 {
		return min(fd.Width, w)
	}
	return w
}

// wordRows returns how many rows the words above the field take in w cells.
func (fd *Field) wordRows(w int) int {
	if fd.HeadRows == nil {
		return 0
	}
	return fd.HeadRows(w)
}

// inputRows returns how many rows the text or the answers take in w cells.
func (fd *Field) inputRows(w int) int {
	switch {
	case fd.Choice != nil:
		return fd.Choice.Height(w)
	case fd.Edit != nil:
		return max(1, fd.Rows) + fd.spare
	}
	return 0
}

// BadRows returns how many rows the sentence about what is wrong with the field needs in w columns.
func (fd *Field) BadRows(w int) int {
	if fd.Bad == "" {
		return 0
	}
	return len(widget.Wrap(fd.Bad, w-2))
}

// draw paints one field with its label and what is wrong with it, and the mark if the field is in focus.
func (f *Fields) draw(g *widget.Grid, r widget.Rect, x int, fd *Field) *tea.Cursor {
	focused := fd == f.At
	ink := widget.Muted
	if focused {
		ink = widget.Accent | widget.Bold
	}
	g.Text(r.X+2, r.Y, ink, fd.Label, x-3)
	in := widget.Rect{X: r.X + x, Y: r.Y, W: r.W - x - 2, H: r.H}
	if fd.Head != nil {
		var words widget.Rect
		words, in = in.Top(fd.wordRows(in.W))
		fd.Head(g, words)
	}
	if focused {
		widget.Mark(g, widget.Rect{X: r.X, Y: in.Y, W: 1, H: 1})
	}
	cursor := fd.input(g, in, focused)
	if rows := fd.BadRows(r.W - x - 2); rows > 0 {
		y := r.Y + r.H - rows
		g.Text(r.X+x, y, widget.Bad, "✗", 1)
		g.Paragraph(widget.Rect{X: r.X + x + 2, Y: y, W: r.W - x - 4, H: rows}, widget.Text, fd.Bad)
	}
	return cursor
}

// input paints the part of a field where the person types or chooses.
func (fd *Field) input(g *widget.Grid, in widget.Rect, focused bool) *tea.Cursor {
	in.H = min(in.H, fd.inputRows(in.W))
	fd.Spot = in
	if fd.Choice != nil {
		return fd.answers(g, in, focused)
	}
	if fd.Edit == nil {
		return nil
	}
	w := in.W
	in.W = fd.editWidth(w)
	fd.Spot = in
	if fd.Note != nil {
		g.Text(in.X+in.W+2, in.Y, widget.Muted, fd.Note(), w-in.W-2)
	}
	return fd.Edit.Draw(g, in, widget.Text, focused)
}

// dateWidth is the width in cells of the hint of a day, which fits in both languages.
const dateWidth = 15

// answers paints the answers with their digits, and behind them the day if the chosen answer needs one. In a narrow
// form, the day has only the cells that its text and the cursor need, so that there is room for the note behind it.
func (fd *Field) answers(g *widget.Grid, in widget.Rect, focused bool) *tea.Cursor {
	if !fd.dated() {
		return fd.Choice.Draw(g, in, focused)
	}
	fd.Choice.Draw(g, in, false)
	x := in.X
	for _, item := range fd.Choice.Items {
		x += 2 + widget.Width(item) + 3
	}
	end, note := in.X+in.W, fd.Note()
	at := widget.Rect{X: x - 1, Y: in.Y, W: min(dateWidth, end-x+1), H: 1}
	if room := end - at.X - 1 - widget.Width(note); note != "" && room < at.W {
		at.W = max(room, min(at.W, widget.Width(fd.Date.Value())+1))
	}
	if at.X+at.W+1+widget.Width(note) <= end {
		g.Text(at.X+at.W+1, in.Y, widget.Muted, note, end-at.X-at.W-1)
	}
	return fd.Date.Draw(g, at, widget.Text, focused)
}
