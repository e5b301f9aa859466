package door

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// Draw paints what is owed and what the person can do. Below it paints who lives here at the left, and the visits and
// requests at the right.
func (h *Household) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	if !h.side.ok {
		return page.Centred(g, r, h.host.Say(text.HouseGone), "")
	}
	for i := range h.lines {
		h.lines[i].spot = widget.Rect{}
	}
	h.title(g, r)
	if others := reader(h.host).SameDoor(h.side.house()); others != "" {
		g.Spans(
			r.X+2, r.Y+1, r.W-4, widget.Span{Ink: widget.Warn, Text: "! "},
			widget.Span{Ink: widget.Text, Text: others},
		)
	}
	_, r = r.Top(2)
	r = h.actions(g, h.owed(g, r))
	left, right := r.Left(37)
	if r.W >= page.PaneFromW {
		left, right = r.Left(49)
	}
	right.X, right.W = right.X+1, right.W-3
	h.house(g, left)
	h.pastLines(g, right)
	var spot widget.Rect
	if h.cur < len(h.lines) {
		spot = h.lines[h.cur].spot
	}
	return widget.Cursor(max(1, spot.X-1), spot.Y)
}

// title paints the householder, the address, and the state of the door in the round.
func (h *Household) title(g *widget.Grid, r widget.Rect) {
	state := reader(h.host).Standing(h.side.step.Now)
	w := widget.SpansWidth(state...)
	g.Spans(r.X+2, r.Y, r.W-w-6, widget.Span{Ink: widget.Text | widget.Bold, Text: h.side.name()},
		widget.Span{Ink: widget.Muted, Text: "  " + text.Address(h.host.Lang(), h.side.house().Door)})
	g.Spans(r.X+r.W-2-w, r.Y, w, state...)
}

// mark notes where a line was drawn, for the mouse. If the line is the marked one, it paints the mark.
func (h *Household) mark(g *widget.Grid, i int, r widget.Rect) {
	h.lines[i].spot = r
	if i == h.cur {
		at := widget.Rect{X: r.X - 2, Y: r.Y, W: r.W + 2, H: r.H}
		g.Ground(at, widget.OnFocus)
		widget.Mark(g, at)
	}
}

// owed paints what is owed, in rows with the ground of a panel, and returns what is left of r.
func (h *Household) owed(g *widget.Grid, r widget.Rect) widget.Rect {
	kinds, n := owedWidth(h.host, h.side.step.Owed), 0
	for i, l := range h.lines {
		if l.owed == nil {
			continue
		}
		row := r.Line(n)
		g.Fill(row, widget.OnPanel)
		in := widget.Rect{X: r.X + 2, Y: row.Y, W: r.W - 4, H: 1}
		owedLine(h.host, g, in, *l.owed, kinds)
		in.W += 2
		h.mark(g, i, in)
		n++
	}
	if n > 0 {
		n++
	}
	_, r = r.Top(n)
	return r
}

// actions paints what the person can do, in one row, or in more if one is too short. It returns what is left of r.
func (h *Household) actions(g *widget.Grid, r widget.Rect) widget.Rect {
	x, y := r.X+2, r.Y
	for i, l := range h.lines {
		if l.action == nil {
			continue
		}
		w := widget.Width(l.action.Name)
		key := 0
		if l.action.Key != "" {
			key = 1 + widget.Width(l.action.Key)
		}
		if x > r.X+2 && x+w+key > r.X+r.W-2 {
			x, y = r.X+2, y+1
		}
		g.Text(x, y, widget.Text, l.action.Name, w)
		if key > 0 {
			g.Text(x+w+1, y, widget.Accent, l.action.Key, key)
		}
		h.mark(g, i, widget.Rect{X: x, Y: y, W: w + key, H: 1})
		x += w + key + 4
	}
	_, r = r.Top(y - r.Y + 2)
	return r
}

// house paints the residents, and the facts below them. Residents who do not fit are counted in the last row.
func (h *Household) house(g *widget.Grid, r widget.Rect) {
	r = widget.Rect{X: r.X + 2, Y: r.Y, W: r.W - 3, H: r.H}
	facts := reader(h.host).HouseholdFacts(h.side.house(), h.side.inside())
	g.Text(r.X, r.Y, widget.Muted|widget.Bold, text.Field(h.host.Lang(), model.FieldResidents), r.W)
	people := len(h.side.inside().Residents)
	room := r.H - 1 - len(facts) - 1 // one row for the heading, and a blank one before the facts
	if people > room {
		room = max(1, room+1)
	}
	y := 1
	for i := range min(people, room) {
		if i == room-1 && people > room {
			g.Text(r.X, r.Y+y, widget.Muted, h.host.Say(text.HouseMore, people-i), r.W)
		} else {
			h.side.resident(g, r.Line(y), i)
		}
		y++
	}
	if people <= room {
		y++
	}
	h.drawFacts(g, widget.Rect{X: r.X, Y: r.Y + y, W: r.W, H: r.H - y}, facts)
}

// drawFacts paints one fact in each row. A longer fact takes more rows, as long as there are spare ones.
func (h *Household) drawFacts(g *widget.Grid, r widget.Rect, facts []present.Fact) {
	label := 0
	for _, f := range facts {
		label = max(label, widget.Width(f.Label)+2)
	}
	spare, y := max(0, r.H-len(facts)), 0
	for _, f := range facts {
		if y >= r.H {
			break
		}
		g.Text(r.X, r.Y+y, widget.Muted, f.Label, label)
		n := g.Paragraph(widget.Rect{X: r.X + label, Y: r.Y + y, W: r.W - label, H: 1 + spare}, widget.Text, f.Value)
		spare -= max(0, n-1)
		y += max(1, n)
	}
}

// pastLines paints visits and requests. A line has the day, the result and the person, and below these the words in
// full. It scrolls so that the marked line is in sight.
func (h *Household) pastLines(g *widget.Grid, r widget.Rect) {
	r = page.Heading(g, r, h.host.Say(text.HouseVisits), text.LastWeeks(h.host.Lang(), model.Horizon))
	air := 0
	if g.H >= page.AirFromH {
		air = 1
	}
	const at = 9 // the words begin in this column, under the result
	heights, from, until, total, first := []int{}, 0, 0, 0, -1
	for i, l := range h.lines {
		if l.past == nil {
			continue
		}
		if first < 0 {
			first = i
		}
		n := 1
		if l.past.words != "" {
			n += len(widget.Wrap(l.past.words, r.W-at))
		}
		if i == h.cur {
			from, until = total, total+n
		}
		heights = append(heights, n)
		total += n + air
	}
	if first < 0 {
		g.Text(r.X, r.Y, widget.Muted, h.host.Say(text.HouseNone), r.W)
		return
	}
	h.top = max(0, min(h.top, total-air-r.H))
	if h.cur < len(h.lines) && h.lines[h.cur].past != nil {
		h.top = max(min(h.top, from), min(until-r.H, from))
	}
	y := -h.top
	for i, n := range heights {
		if y+n > 0 && y < r.H {
			h.pastLine(g, widget.Rect{X: r.X, Y: r.Y + y, W: r.W, H: min(n, r.H-y)}, first+i, r.Y)
		}
		y += n + air
	}
}

// pastLine paints the i-th line. It paints nothing above the row least, because the heading stands there.
func (h *Household) pastLine(g *widget.Grid, r widget.Rect, i, least int) {
	p := h.lines[i].past
	shown := widget.Rect{X: r.X, Y: max(r.Y, least), W: r.W, H: r.H - max(0, least-r.Y)}
	if r.Y >= least {
		g.Text(r.X, r.Y, widget.Muted, p.day.Short(), 5)
		g.Spans(
			r.X+7, r.Y, r.W-7,
			append(p.sign[:len(p.sign):len(p.sign)], widget.Span{Ink: widget.Muted, Text: "  " + p.who})...,
		)
	}
	ink := widget.Text
	if p.struck {
		ink = widget.Muted
	}
	lines := widget.Wrap(p.words, r.W-9)
	for n, line := range lines {
		if y := r.Y + 1 + n; y >= least && n+1 < r.H && p.words != "" {
			g.Text(r.X+9, y, ink, line, r.W-9)
		}
	}
	h.mark(g, i, widget.Rect{X: shown.X, Y: shown.Y, W: shown.W, H: 1})
	h.lines[i].spot = shown
}
