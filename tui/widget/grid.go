package widget

import "strings"

type cell struct {
	s   string // "" is the right half of a wide character
	w   uint8  // cells taken: 1, 2, or 0 for a right half
	ink Ink
}

// Grid is the window's cells. The zero Grid is ready for Reset; all painting
// is clipped to it.
type Grid struct {
	W, H  int
	cells []cell
}

// Reset makes the grid w by h plain blanks.
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

// paint replaces what is at x. Half a Han character may not stay behind.
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

// Text paints s from x on, cut to at most most cells, and gives the column
// behind it.
func (g *Grid) Text(x, y int, ink Ink, s string, most int) int {
	for s = cut(Clean(s), min(most, g.W-x)); s != ""; {
		head, rest, w := next(s)
		g.set(x, y, ink, head, w)
		x, s = x+w, rest
	}
	return x
}

// TextRight paints s so that it ends before column end, cut to at most most
// cells, and gives the column it begins at.
func (g *Grid) TextRight(end, y int, ink Ink, s string, most int) int {
	s = Cut(s, most)
	x := end - width(s)
	g.Text(x, y, ink, s, most)
	return x
}

// Span is a piece of a line in one ink.
type Span struct {
	Ink  Ink
	Text string
}

// Spans paints pieces one behind the other, within most cells, and gives the
// column behind them.
func (g *Grid) Spans(x, y, most int, spans ...Span) int {
	end := x + most
	for _, s := range spans {
		x = g.Text(x, y, s.Ink, s.Text, end-x)
	}
	return x
}

// SpansWidth is how many cells the pieces take together.
func SpansWidth(spans ...Span) (n int) {
	for _, s := range spans {
		n += Width(s.Text)
	}
	return n
}

// Paragraph paints s into r, broken by the Chinese rules, and gives the
// number of rows it took. What r has no room for is cut off with ⋯.
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

// Fill blanks r and lays the ground of ink.
func (g *Grid) Fill(r Rect, ink Ink) {
	for y := max(0, r.Y); y < min(r.Y+r.H, g.H); y++ {
		row := g.cells[y*g.W : (y+1)*g.W]
		for x := max(0, r.X); x < min(r.X+r.W, g.W); x++ {
			g.paint(row, x, cell{" ", 1, ink})
		}
	}
}

// Ground lays a ground under what is painted in r.
func (g *Grid) Ground(r Rect, ground Ink) {
	for y := max(0, r.Y); y < min(r.Y+r.H, g.H); y++ {
		for x := max(0, r.X); x < min(r.X+r.W, g.W); x++ {
			c := &g.cells[y*g.W+x]
			c.ink = c.ink.On(ground)
		}
	}
}

// Sink makes the whole page grey: it is behind a dialog now.
func (g *Grid) Sink() {
	for i := range g.cells {
		g.cells[i].ink = Sunk
	}
}

// Plain is what is seen, without inks; blanks at the end of a row are left
// out. For tests and for reading a screen aloud.
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

// String prints the grid in the colours of t, H rows of W cells each, without
// a newline behind the last.
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
