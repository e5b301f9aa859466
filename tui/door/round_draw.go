package door

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// roundPeek is how many rows under the list show the marked door in a window that has no room for the pane.
const roundPeek = 4

// Draw paints the title, the tallies and the list, and the marked door in the pane or in the peek.
func (r *Round) Draw(g *widget.Grid, at widget.Rect) *tea.Cursor {
	list, pane, wide := page.Pane(g, at)
	rest := r.rest()
	if !rest && r.side != nil && r.side.ok {
		if wide {
			r.pane(g, pane)
		} else {
			var peek widget.Rect
			list, peek = page.Peek(g, list, roundPeek)
			r.side.peek(g, peek)
		}
	}
	head, body := list.Top(3)
	r.title(g, head)
	r.tallies(g, head.Line(1))
	if rest {
		return r.nothing(g, body)
	}
	return r.list.Draw(g, body)
}

// title paints the week, the name of the filter, and how many doors of the round are done.
func (r *Round) title(g *widget.Grid, at widget.Rect) {
	host, end := r.host, at.X+at.W-2
	x := g.Spans(at.X+2, at.Y, at.W-4, widget.Span{Ink: widget.Text | widget.Bold, Text: host.Say(text.RoundTitle)},
		widget.Span{Ink: widget.Muted, Text: "  " + text.Week(host.Lang(), r.all.Week)})
	count := strconv.Itoa(r.all.Done)
	total := "/" + strconv.Itoa(r.all.Total)
	bar := min(18, end-x-2-len(count)-len(total)-2)
	if w := widget.Width(r.listed()); w > 0 {
		x = g.Text(x+2, at.Y, widget.Accent, r.listed(), end-x-14)
		bar = min(18, end-x-2-len(count)-len(total)-2)
	}
	if bar >= 6 {
		widget.Progress(g, end-bar, at.Y, bar, r.all.Done, r.all.Total)
		end -= bar + 2
	}
	g.Spans(
		end-len(count)-len(total), at.Y, 12, widget.Span{Ink: widget.Text | widget.Bold, Text: count},
		widget.Span{Ink: widget.Muted, Text: total},
	)
}

// tallies paints how much is still to do and, apart from that, how many visits the hub has confirmed and how many it
// has yet to get. If anything of the person's was bounced, it adds how many changes.
func (r *Round) tallies(g *widget.Grid, at widget.Rect) {
	host := r.host
	number := func(n int, ink widget.Ink) widget.Span {
		if n == 0 {
			ink = widget.Muted
		}
		return widget.Span{Ink: ink, Text: " " + strconv.Itoa(n)}
	}
	label := func(s text.Sentence) widget.Span { return widget.Span{Ink: widget.Muted, Text: host.Say(s)} }
	gap := widget.Span{Text: "   "}
	left := []widget.Span{label(text.RoundLate), number(r.all.Late, widget.Warn), gap, label(text.RoundDue),
		number(r.all.Due, widget.Text), gap,
		label(text.RoundOwed), number(r.all.Owed, widget.Text)}
	vain := []widget.Span{
		label(text.RoundVain), number(r.all.Vain, widget.Text), gap, label(text.RoundTurned),
		number(r.all.Turned, widget.Text),
	}
	right := counted(host.Say(text.TallyConfirmed, r.all.Confirmed), widget.Muted)
	right = append(append(right, gap), counted(host.Say(text.TallyToSend, r.all.Pending), widget.Warn)...)
	if n := host.Desk().Status().Bounced; n > 0 {
		right = append(append(right, gap), counted(host.Say(text.TallyBounced, n), widget.Bad)...)
	}
	w := widget.SpansWidth(right...)
	room := at.W - 4 - w - 2
	if all := append(append(left[:len(left):len(left)], gap), vain...); widget.SpansWidth(all...) <= room {
		left = all
	} else { // there is no room in this row, as beside the pane, so they stand in the row below
		g.Spans(at.X+2, at.Y+1, at.W-4, vain...)
	}
	g.Spans(at.X+2, at.Y, room, left...)
	g.Spans(at.X+at.W-2-w, at.Y, w, right...)
}

// counted splits the text of a tally into its glyph, the words before the number, the number, and the words after it,
// each in its own colour.
func counted(s string, glyph widget.Ink) (spans []widget.Span) {
	if sign, rest, ok := strings.Cut(s, " "); ok && widget.Width(sign) == 1 {
		spans, s = append(spans, widget.Span{Ink: glyph, Text: sign + " "}), rest
	}
	at := strings.IndexAny(s, "0123456789")
	end := at + len(s[at:]) - len(strings.TrimLeft(s[at:], "0123456789"))
	return append(
		spans, widget.Span{Ink: widget.Muted, Text: s[:at]}, widget.Span{Ink: widget.Text, Text: s[at:end]},
		widget.Span{Ink: widget.Muted, Text: s[end:]},
	)
}

// columns holds where the columns of the list begin, which depends on its width.
type columns struct{ name, tags, last, owed, state int }

// columns returns where the columns begin in a list of w cells.
func (r *Round) columns(w int) (c columns) {
	air := 1
	if w >= page.LeastW {
		air = 2
	}
	c.state = w - 2 - 15
	c.owed = c.state - 8 - air
	c.last = c.owed - 6 - air
	c.name = 2 + max(r.door, 2+air) + 2
	c.tags = c.name + 12 + air
	return c
}

// head paints the heading of a staircase and how many of its doors are done. The heading at the top of the list also
// carries the headings of the columns.
func (r *Round) head(g *widget.Grid, at widget.Rect, group int, top bool) {
	s, c := r.heads[group], r.columns(at.W)
	name := s.Heading
	if r.grids {
		name = r.host.Desk().Register().ShortName(s.Grid) + "  " + name
	}
	room := at.W - 4
	if top {
		room = c.last - 4
	}
	done := "  " + strconv.Itoa(s.Done) + "/" + strconv.Itoa(s.Total)
	x := g.Text(at.X+2, at.Y, widget.Muted|widget.Bold, name, room-len(done))
	g.Text(x, at.Y, widget.Muted, done, len(done))
	if !top {
		return
	}
	g.Text(at.X+c.last, at.Y, widget.Muted, r.host.Say(text.ColumnLast), 6)
	g.Text(at.X+c.owed, at.Y, widget.Muted, r.host.Say(text.ColumnOwed), 8)
	g.Text(at.X+c.state, at.Y, widget.Muted, r.host.Say(text.ColumnState), 15)
}

// row paints one door. The name is muted if the door is done or its people moved away.
func (r *Round) row(g *widget.Grid, at widget.Rect, i int, marked bool) {
	d, c := r.rows[i], r.columns(at.W)
	h := d.Household()
	name := widget.Text
	if d.Done || h.Moved != 0 {
		name = widget.Muted
	}
	if marked {
		name = widget.Text | widget.Bold
	}
	g.Text(at.X+2, at.Y, widget.Muted, r.doorText(d), c.name-4)
	g.Text(at.X+c.name, at.Y, name, h.Householder(), c.tags-c.name-1)
	var about []widget.Span
	if r.drafts[h.RecordID()] {
		about = []widget.Span{
			{Ink: widget.Accent, Text: "◉ "}, {Ink: widget.Text, Text: r.host.Say(text.DraftHere) + "  "},
		}
	}
	if d.Twice {
		about = append(about, widget.Span{Ink: widget.Warn, Text: r.host.Say(text.TwinsHere) + "  "})
	}
	about = append(about, widget.Span{Ink: widget.Muted, Text: text.Tags(r.host.Lang(), present.OpenTags(h))})
	g.Spans(at.X+c.tags, at.Y, c.last-c.tags-2, about...)
	if d.Last != nil {
		g.Text(at.X+c.last, at.Y, widget.Muted, d.Last.On.Short(), 5)
	}
	if d.Owed > 0 {
		g.Text(at.X+c.owed, at.Y, r.owedInk(d), text.Owes(r.host.Lang(), int(d.Owed)), 8)
	}
	g.Spans(at.X+c.state, at.Y, 15, reader(r.host).Standing(d)...)
}

// owedInk returns the colour of what a door is owed: amber if an answer or a promise is late.
func (r *Round) owedInk(d register.Door) widget.Ink {
	step, _ := r.host.Desk().Register().Door(d.Face().ID, r.host.Desk().Today())
	return present.OwedRole(step.Owed)
}

// pane paints the marked door at the right.
func (r *Round) pane(g *widget.Grid, at widget.Rect) {
	foot := at.Line(at.H - 1)
	at, _ = at.Top(at.H - 2)
	at = r.side.head(g, at)
	at = r.side.brief(g, at)
	at = r.side.owed(g, at)
	r.side.before(g, at)
	g.Spans(
		foot.X, foot.Y, foot.W, widget.Span{Ink: widget.Accent, Text: "Space "},
		widget.Span{Ink: widget.Muted, Text: r.host.Say(text.DoVisit)},
	)
}

// nothing paints why no door is listed, and what the person can do next.
func (r *Round) nothing(g *widget.Grid, at widget.Rect) *tea.Cursor {
	host, l := r.host, r.host.Lang()
	what, next := host.Say(text.RoundNothing), host.Say(text.RoundRest)
	switch {
	case host.Desk().Loading():
		what, next = host.Say(text.Loading), host.Say(text.RoundLoading)
	case r.filter == owing:
		what, next = host.Say(text.RoundNoneOwed), host.Say(text.RoundSwitch)
	case r.filter != ofWeek && r.filter != anyDoor:
		what, next = host.Say(text.RoundNoneSuch, r.listed()), host.Say(text.RoundSwitch)
	case r.all.Total > 0 && r.all.Owed > 0:
		what, next = text.RoundDone(l, r.all.Total)+"  ✓", text.StillOwed(l, r.all.Owed)
	case r.all.Total > 0:
		what = text.RoundDone(l, r.all.Total) + "  ✓"
	case r.filter == anyDoor || host.Desk().Register().Counts().Households == 0:
		what, next = host.Say(text.RoundNoDoors), host.Say(text.RoundAddDoor)
	}
	return page.Centred(g, at, what, next)
}
