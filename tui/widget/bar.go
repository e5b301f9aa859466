package widget

const (
	margin   = 2 // columns left and right that no text enters
	barGlyph = "▬"
)

// Band is the top line: tabs left, where one is and how the exchange stands
// right.
type Band struct {
	Tabs  []string
	Cur   int
	Right []Span // with their own blanks; the first are left out when room is short
}

// Draw paints the band into the first row of r.
func (b Band) Draw(g *Grid, r Rect) {
	g.Fill(r.Line(0), OnPanel)
	x, end := r.X+margin, r.X+r.W-margin
	for i, tab := range b.Tabs {
		ink := Muted
		if i == b.Cur {
			ink = Accent | Bold | Underline
		}
		x = g.Text(x, r.Y, ink, tab, end-x) + 3
	}
	right := b.Right
	for len(right) > 0 && SpansWidth(right...) > end-x {
		right = right[1:]
	}
	w := SpansWidth(right...)
	g.Spans(end-w, r.Y, w, right...)
}

// Hint is a key as printed on the keyboard, and the verb it does.
type Hint struct{ Key, Verb string }

func (h Hint) width() int { return Width(h.Key) + 1 + Width(h.Verb) }

// Keys paints the line of keys into the first row of r, the likeliest first,
// three blanks between. What does not fit is left out, but never the last,
// which is help.
func Keys(g *Grid, r Rect, hints []Hint) {
	x, end := r.X+margin, r.X+r.W-margin
	for i, h := range hints {
		last := hints[len(hints)-1]
		if i < len(hints)-1 && x+h.width()+3+last.width() > end {
			continue
		}
		x = g.Spans(x, r.Y, end-x, Span{Accent, h.Key}, Span{Muted, " " + h.Verb}) + 3
	}
}

// Progress paints a bar of w cells, of which done of total are accent. Any
// progress shows, and only the whole fills it.
func Progress(g *Grid, x, y, w, done, total int) {
	full := 0
	if total > 0 {
		full = max(0, min(done*w/total, w))
	}
	if full == 0 && done > 0 && total > 0 {
		full = min(1, w)
	}
	for i := range max(0, w) {
		ink := Accent
		if i >= full {
			ink = Faint
		}
		g.set(x+i, y, ink, barGlyph, 1)
	}
}
