package widget

const (
	margin   = 2 // how many columns at the left and at the right stay free of text
	barGlyph = "▬"
)

// Band is the top line of the window: the tabs at the left, and spans at the right.
type Band struct {
	Tabs  []string
	Cur   int
	Right []Span // with their own blanks; the first ones are left out if there is not enough room
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

// Hint is a key, as it is printed on the keyboard, and the verb for what it does.
type Hint struct{ Key, Verb string }

func (h Hint) width() int { return Width(h.Key) + 1 + Width(h.Verb) }

// Keys paints hints into the first row of r, with three blanks between them. It leaves out hints that do not fit, but
// never the last one.
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

// Progress paints a bar of w cells, of which the share of done in total has the accent colour. If done is more than 0,
// at least one cell has it. All cells have it only if done is total.
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
