package widget

import "strings"

type cell struct {
	s   string // the character; "" in the right half of a wide one
	w   uint8  // how many cells it takes: 1, 2, or 0 for a right half
	ink Ink
}

// Grid holds the cells of the window. Call Reset before painting. Whatever lies outside the grid is not painted.
type Grid struct {
	W, H  int
	cells []cell
}

// Reset makes the grid w by h cells, all of them blank.
func (g *Grid) Reset(w, h int) {
	w, h = max(0, w), max(0, h)
	if g.W, g.H = w, h; cap(g.cells) < w*h {
		g.cells = make([]cell, w*h)
	}
	g.cells = g.cells[:w*h]
	for i := range g.cells {
		g.cells[i] = cell{" ", 1, Text}
	}
}

// Set paints the first character of s.
func (g *Grid) Set(x, y int, ink Ink, s string) {
	if s = Clean(s); s != "" {
		head, _, w := next(s)
		g.set(x, y, ink, head, w)
	}
}

// set paints one character of w cells, if it lies within the grid. An ink without a ground keeps the ground that is
// there.
func (g *Grid) set(x, y int, ink Ink, s string, w int) {
	if x < 0 || y < 0 || y >= g.H || x+w > g.W {
		return
	}
	row := g.cells[y*g.W : (y+1)*g.W]
	if ink&grounds == 0 {
		ink |= row[x].ink & grounds
	}
	g.paint(row, x, cell{s, uint8(w), ink})
}

// paint replaces the cell at x. If that was one half of a wide character, the other half becomes a blank.
func (g *Grid) paint(row []cell, x int, c cell) {
	if row[x].w == 0 && x > 0 {
		row[x-1].s, row[x-1].w = " ", 1
	}
	if end := x + int(c.w); end < len(row) && row[end].w == 0 {
		row[end].s, row[end].w = " ", 1
	}
	if row[x] = c; c.w == 2 {
		row[x+1] = cell{"", 0, c.ink}
	}
}

// Text paints s from x on, cut to at most most cells. It returns the column after the text.
func (g *Grid) Text(x, y int, ink Ink, s string, most int) int {
	for s = cut(Clean(s), min(most, g.W-x)); s != ""; {
		head, rest, w := next(s)
		g.set(x, y, ink, head, w)
		x, s = x+w, rest
	}
	return x
}

// TextRight paints s so that it ends before the column end, cut to at most most cells. It returns the column where the
// text begins.
func (g *Grid) TextRight(end, y int, ink Ink, s string, most int) int {
	s = Cut(s, most)
	x := end - width(s)
	g.Text(x, y, ink, s, most)
	return x
}

// Span is a part of a line in one ink.
type Span struct {
	Ink  Ink
	Text string
}

// Spans paints spans one after the other, within most cells in all. It returns the column after them.
func (g *Grid) Spans(x, y, most int, spans ...Span) int {
	end := x + most
	for _, s := range spans {
		x = g.Text(x, y, s.Ink, s.Text, end-x)
	}
	return x
}

// SpansWidth returns how many cells the spans take together.
func SpansWidth(spans ...Span) (n int) {
	for _, s := range spans {
		n += Width(s.Text)
	}
	return n
}

// Paragraph paints s into r, wrapped by the Chinese rules, and returns how many rows it took. If r has not enough
// rows, the last one ends with ⋯.
func (g *Grid) Paragraph(r Rect, ink Ink, s string) int {
	lines := Wrap(s, r.W)
	for y, line := range lines {
		if y >= r.H {
			break
		}
		if y == r.H-1 && y < len(lines)-1 {
			line = cut(line+"⋯", r.W)
		}
		g.Text(r.X, r.Y+y, ink, line, r.W)
	}
	return max(0, min(len(lines), r.H))
}

// Fill fills r with blanks on the ground of ink.
func (g *Grid) Fill(r Rect, ink Ink) {
	for y := max(0, r.Y); y < min(r.Y+r.H, g.H); y++ {
		row := g.cells[y*g.W : (y+1)*g.W]
		for x := max(0, r.X); x < min(r.X+r.W, g.W); x++ {
			g.paint(row, x, cell{" ", 1, ink})
		}
	}
}

// Ground changes the ground of the cells in r, and keeps what is painted there.
func (g *Grid) Ground(r Rect, ground Ink) {
	for y := max(0, r.Y); y < min(r.Y+r.H, g.H); y++ {
		for x := max(0, r.X); x < min(r.X+r.W, g.W); x++ {
			c := &g.cells[y*g.W+x]
			c.ink = c.ink.On(ground)
		}
	}
}

// Sink makes everything painted so far grey, because a dialog will stand over it.
func (g *Grid) Sink() {
	for i := range g.cells {
		g.cells[i].ink = Sunk
	}
}

// Plain returns the text of the grid without inks, for tests and for reading a screen aloud. Blanks at the end of a
// row are left out.
func (g *Grid) Plain() string {
	rows := make([]string, g.H)
	for y := range rows {
		var b strings.Builder
		for _, c := range g.cells[y*g.W : (y+1)*g.W] {
			b.WriteString(c.s)
		}
		rows[y] = strings.TrimRight(b.String(), " ")
	}
	return strings.Join(rows, "\n")
}

// String returns the grid with the terminal sequences of t: H rows of W cells each, without a newline after the last.
func (g *Grid) String(t *Theme) string {
	var b strings.Builder
	b.Grow(len(g.cells)*2 + g.H*40)
	for y := range g.H {
		if y > 0 {
			b.WriteByte('\n')
		}
		last := -1
		for _, c := range g.cells[y*g.W : (y+1)*g.W] {
			if c.w > 0 && int(c.ink) != last {
				b.WriteString(t.sgr[c.ink])
				last = int(c.ink)
			}
			b.WriteString(t.glyph(c))
		}
		b.WriteString("\x1b[m")
	}
	return b.String()
}
