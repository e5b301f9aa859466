package door

import (
	"strings"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// These methods paint the parts of a door, from top to bottom. Each paints into r, and those that return a rectangle
// return what is left of r.

// peek paints the door in the rows under a list: the householder, the address and the phones first, then what is owed,
// then the newest visits if there is room.
func (s *doorside) peek(g *widget.Grid, r widget.Rect) {
	r = widget.Rect{X: r.X + 2, Y: r.Y, W: r.W - 4, H: r.H}
	h, read := s.house(), reader(s.host)
	right := g.TextRight(r.X+r.W, r.Y, widget.Muted, text.Address(read.Lang, h.Door), r.W/2)
	phones := strings.ReplaceAll(present.Phones(s.inside()), "\n", "  ")
	who := append(read.Householder(h), widget.Span{Ink: widget.Text, Text: "   " + phones})
	g.Spans(r.X, r.Y, right-r.X-2, who...)
	owed := s.step.Owed[:min(len(s.step.Owed), r.H-1)]
	for i, o := range owed {
		owedLine(s.host, g, r.Line(1+i), o, owedWidth(s.host, s.step.Owed))
	}
	visits := s.visits()
	for i, v := range visits[:min(len(visits), max(0, r.H-1-len(owed)))] {
		g.Spans(
			r.X, r.Y+1+len(owed)+i, r.W, widget.Span{Ink: widget.Muted, Text: v.On.Short() + "  "},
			widget.Span{Ink: widget.Text, Text: present.VisitLine(s.host.Lang(), v)},
		)
	}
}

// name returns the name of the householder, or words for a household whose names are not known.
func (s *doorside) name() string { return present.HouseholderName(s.host.Lang(), s.house()) }

// head paints the name, the state of the door in the round, and the address.
func (s *doorside) head(g *widget.Grid, r widget.Rect) widget.Rect {
	state := reader(s.host).Standing(s.step.Now)
	w := widget.SpansWidth(state...)
	g.Text(r.X, r.Y, widget.Text|widget.Bold, s.name(), r.W-w-2)
	g.Spans(r.X+r.W-w, r.Y, w, state...)
	g.Text(r.X, r.Y+1, widget.Muted, text.Address(s.host.Lang(), s.house().Door), r.W)
	_, r = r.Top(3)
	return r
}

// brief paints the facts that a person needs at a door: how many people live there, the phone, and why the household
// matters.
func (s *doorside) brief(g *widget.Grid, r widget.Rect) widget.Rect {
	n := 0
	for _, f := range reader(s.host).DoorFacts(s.inside()) {
		if n >= r.H {
			break
		}
		g.Text(r.X, r.Y+n, widget.Muted, f.Label, 7)
		n += g.Paragraph(widget.Rect{X: r.X + 8, Y: r.Y + n, W: r.W - 8, H: r.H - n}, widget.Text, f.Value)
	}
	_, r = r.Top(n + 1)
	return r
}

// owed paints what is owed to the door. A request gets up to three rows, an answer up to two.
func (s *doorside) owed(g *widget.Grid, r widget.Rect) widget.Rect {
	if len(s.step.Owed) == 0 || r.H < 3 {
		return r
	}
	r = page.Heading(g, r, s.host.Say(text.HouseOwes, len(s.step.Owed)), "")
	for _, o := range s.step.Owed {
		if r.H < 2 {
			break
		}
		words, answer := o.Asked, present.OwedAnswer(o)
		o.Asked, o.Answer = "", ""
		owedLine(s.host, g, r.Line(0), o, 0)
		top, below := widget.Rect{X: r.X + 2, Y: r.Y + 1, W: r.W - 2, H: r.H - 1}.Top(3)
		n := g.Paragraph(top, widget.Text, words)
		if answer != "" {
			below.Y, below.H = top.Y+n, max(0, min(2, r.H-1-n))
			n += g.Paragraph(below, widget.Muted, answer)
		}
		_, r = r.Top(n + 2)
	}
	return r
}

// people paints the residents: the name, the age and the role of each in the household.
func (s *doorside) people(g *widget.Grid, r widget.Rect) widget.Rect {
	in := s.inside()
	if len(in.Residents) == 0 || r.H < 2 {
		return r
	}
	r = page.Heading(g, r, text.Field(s.host.Lang(), model.FieldResidents), "")
	n := min(len(in.Residents), r.H)
	for i := range n {
		s.resident(g, r.Line(i), i)
	}
	_, r = r.Top(n + 1)
	return r
}

// resident paints the i-th resident: the name, the age, and the role in the household.
func (s *doorside) resident(g *widget.Grid, r widget.Rect, i int) {
	one := s.inside().Residents[i]
	g.Text(r.X, r.Y, widget.Text, one.Name, 11)
	g.Text(r.X+12, r.Y, widget.Muted, text.Age(s.host.Lang(), one.Born, s.host.Desk().Today()), 7)
	g.Text(r.X+20, r.Y, widget.Muted, one.Role, r.W-20)
}

// before paints the last visits with what was said, up to three rows each.
func (s *doorside) before(g *widget.Grid, r widget.Rect) widget.Rect {
	visits := s.visits()
	if len(visits) == 0 || r.H < 2 {
		return r
	}
	r = page.Heading(g, r, s.host.Say(text.HouseBefore), "")
	for _, v := range visits {
		if r.H == 0 {
			break
		}
		g.Text(r.X, r.Y, widget.Muted, v.On.Short(), 6)
		top, _ := widget.Rect{X: r.X + 8, Y: r.Y, W: r.W - 8, H: r.H}.Top(3)
		_, r = r.Top(g.Paragraph(top, widget.Text, present.VisitLine(s.host.Lang(), v)))
	}
	return r
}

// rateable reports whether something owed can be told or rated at the door by whoever visits. A promise cannot: only
// the person who gave it can keep it.
func rateable(o register.Owed) bool { return o.Kind != model.OwedPromise }
