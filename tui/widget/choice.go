package widget

import (
	"strconv"

	tea "charm.land/bubbletea/v2"
)

// Choice is a group of answers with digits in a row, which wraps if it is too long. A chosen answer shows ✓ in the
// place of its digit. A digit chooses an answer, and does not move on to the next field.
type Choice struct {
	Items []string
	Many  bool // any number of answers can be chosen; Space and digits choose and unchoose

	at     int // the answer that left and right have reached
	chosen map[int]bool
}

// Chosen returns the index of the chosen answer, or of the first one if several are chosen. It returns -1 if none is.
func (c *Choice) Chosen() int {
	for i := range c.Items {
		if c.chosen[i] {
			return i
		}
	}
	return -1
}

// Has reports whether answer i is chosen.
func (c *Choice) Has(i int) bool { return c.chosen[i] }

// Choose chooses answer i. If only one answer can be chosen, it replaces the one before, and an i out of range leaves
// no answer chosen.
func (c *Choice) Choose(i int) {
	if c.chosen == nil || !c.Many {
		c.chosen = map[int]bool{}
	}
	if i >= 0 && i < len(c.Items) {
		c.at, c.chosen[i] = i, true
	}
}

// Key handles a key, and reports whether it used it.
func (c *Choice) Key(k tea.KeyPressMsg) bool {
	step := 0
	switch Name(k) {
	case "left":
		step = -1
	case "right":
		step = 1
	}
	switch i := Nth(k, len(c.Items)); {
	case step != 0:
		c.step(step)
	case i >= 0:
		c.press(i)
	case c.Many && IsSpace(k):
		c.press(c.at)
	default:
		return false
	}
	return true
}

// step moves left or right by one answer. If only one answer can be chosen, it also chooses that answer.
func (c *Choice) step(d int) {
	if !c.Many && c.Chosen() < 0 { // if nothing is chosen, the first step chooses the first answer
		d = 0
	}
	if c.at = max(0, min(c.at+d, len(c.Items)-1)); !c.Many {
		c.Choose(c.at)
	}
}

// press chooses answer i, or unchooses it if several can be chosen and it is chosen already.
func (c *Choice) press(i int) {
	if c.Many && c.chosen[i] {
		c.at = i
		delete(c.chosen, i)
		return
	}
	c.Choose(i)
}

// Height returns how many rows the group takes in w columns, at least 1.
func (c *Choice) Height(w int) int {
	places := c.layout(w)
	if len(places) == 0 {
		return 1
	}
	return places[len(places)-1].Y + 1
}

// layout returns the places of the answers, with three blanks between them.
func (c *Choice) layout(w int) []Rect {
	places := make([]Rect, len(c.Items))
	x, y := 0, 0
	for i, item := range c.Items {
		need := min(2+Width(item), w)
		if x > 0 && x+need > w {
			x, y = 0, y+1
		}
		places[i] = Rect{x, y, need, 1}
		x += need + 3
	}
	return places
}

// Draw paints the group into r. The ground of a chosen answer is one cell wider than the answer on either side. The
// cursor stands at the answer that left and right have reached; it is nil if the group is not focused.
func (c *Choice) Draw(g *Grid, r Rect, focused bool) *tea.Cursor {
	var cursor *tea.Cursor
	for i, p := range c.layout(r.W) {
		if p.Y >= r.H {
			break
		}
		p.X, p.Y = p.X+r.X, p.Y+r.Y
		here := focused && i == c.at
		c.item(g, p, i, here)
		if here {
			cursor = Cursor(p.X, p.Y)
		}
	}
	return cursor
}

func (c *Choice) item(g *Grid, p Rect, i int, here bool) {
	ground := Ink(0)
	switch {
	case here && (c.Many || c.chosen[i]):
		ground = OnChosen
	case c.chosen[i]:
		ground = OnFocus
	}
	if ground != 0 {
		g.Ground(Rect{p.X - 1, p.Y, p.W + 2, 1}, ground)
	}
	sign, ink := Span{Muted, digit(i)}, Text
	if c.chosen[i] {
		sign, ink = Span{Text, "✓"}, Bold
	}
	g.Spans(p.X, p.Y, p.W, sign, Span{Text, " "}, Span{ink, c.Items[i]})
}

// digit returns the key of answer i. Only the first ten answers have one; it returns a blank for any other.
func digit(i int) string {
	if i > 9 {
		return " "
	}
	return strconv.Itoa((i + 1) % 10)
}
