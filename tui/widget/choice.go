package widget

import (
	"strconv"

	tea "charm.land/bubbletea/v2"
)

// Choice is a group of numbered answers in a row, wrapped when it must. The
// chosen shows ✓ in the place of its digit. A digit chooses, without moving
// on to the next field.
type Choice struct {
	Items []string
	Many  bool // any number of answers; Space and digits mark and unmark

	at     int // where left and right are
	chosen map[int]bool
}

// Chosen is the chosen answer, the first when there are many, -1 for none.
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

// Choose chooses answer i; where only one may be, instead of the last, and
// then an i out of range chooses none.
func (c *Choice) Choose(i int) {
	if c.chosen == nil || !c.Many {
		c.chosen = map[int]bool{}
	}
	if i >= 0 && i < len(c.Items) {
		c.at, c.chosen[i] = i, true
	}
}

// Key takes a key and reports whether it was the group's.
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

func (c *Choice) step(d int) {
	if !c.Many && c.Chosen() < 0 { // nothing chosen: the first step chooses the first
		d = 0
	}
	if c.at = max(0, min(c.at+d, len(c.Items)-1)); !c.Many {
		c.Choose(c.at)
	}
}

func (c *Choice) press(i int) {
	if c.Many && c.chosen[i] {
		c.at = i
		delete(c.chosen, i)
		return
	}
	c.Choose(i)
}

// Height is how many rows the group takes in w columns.
func (c *Choice) Height(w int) int {
	places := c.layout(w)
	if len(places) == 0 {
		return 1
	}
	return places[len(places)-1].Y + 1
}

// layout places the answers, three blanks between them.
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

// Draw paints the group into r. The ground of a chosen answer reaches one
// cell over it on either side. The cursor is parked at the answer one is at;
// nil when the group is not focused.
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

// digit is the key of answer i; there are ten.
func digit(i int) string {
	if i > 9 {
		return " "
	}
	return strconv.Itoa((i + 1) % 10)
}
