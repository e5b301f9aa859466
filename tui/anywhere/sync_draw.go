package anywhere

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/widget"
)

// syncText is the column where the words of a row begin, after the glyph and the kind, or after a time.
const syncText = 13

// Draw paints the state of the exchange, then the rows. More about the marked row stands below it.
func (s *Sync) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	last := s.host.Say(text.SyncNever)
	if at := s.host.Desk().Status().Last; !at.IsZero() {
		last = s.host.Say(text.SyncLast, text.When(s.host.Lang(), at, s.host.Desk().Now()))
	}
	right := g.TextRight(r.W-2, r.Y, widget.Muted, last, 30)
	g.Spans(2, r.Y, right-3, widget.Span{Ink: widget.Text | widget.Bold, Text: s.host.Say(text.SyncTitle)},
		widget.Span{Ink: widget.Muted, Text: "  " + s.state()}, widget.Span{Ink: widget.Bad, Text: s.unread()})
	list := widget.Rect{X: 0, Y: r.Y + 2, W: r.W, H: r.H - 2}
	s.list.More = len(s.said(r.W))
	return s.list.Draw(g, list)
}

// state returns the sentence about the hub: off line by choice, out of reach and since when, or in reach.
func (s *Sync) state() string {
	host := s.host
	switch since, away := host.Away(); {
	case host.Desk().Status().WorkOffline:
		return host.Say(text.SyncByChoice)
	case away:
		return host.Say(text.SyncOffline, text.When(host.Lang(), since, host.Desk().Now()))
	}
	return host.Say(text.SyncOnline)
}

// unread returns a sentence about how many values of the home cannot be read, and "" if all can.
func (s *Sync) unread() string {
	n := s.host.Desk().Damaged()
	if n == 0 {
		return ""
	}
	return "  ✗ " + text.DamagedValues.Title(s.host.Lang(), n)
}

func (s *Sync) heading(g *widget.Grid, r widget.Rect, group int, _ bool) {
	h := s.head[group]
	x := g.Text(2, r.Y, widget.Muted|widget.Bold, h.title, 30)
	if s.rows[s.list.Starts[group]].toggle || s.rows[s.list.Starts[group]].log != nil {
		return
	}
	x = g.Text(x+1, r.Y, widget.Text|widget.Bold, fmt.Sprint(h.count), 8)
	g.Text(x+2, r.Y, widget.Muted, h.note, r.W-x-4)
}

func (s *Sync) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	row, y := s.rows[i], r.Y
	name := widget.Text
	if marked {
		name |= widget.Bold
	}
	switch {
	case row.toggle:
		say := text.WorkOfflineOff
		if s.host.Desk().Status().WorkOffline {
			say = text.WorkOfflineOn
		}
		g.Text(2, y, name, s.host.Say(say), r.W-4)
	case row.log != nil:
		s.logLine(g, r, row.log)
	default:
		s.changeLine(g, r, row, name)
	}
}

// changeLine paints a change that waits, or one that came back, with the reason.
func (s *Sync) changeLine(g *widget.Grid, r widget.Rect, row syncRow, name widget.Ink) {
	host, l, y := s.host, s.host.Lang(), r.Y
	glyph, ink, at := "⇡", widget.Warn, row.change.At
	if row.bounced != nil {
		glyph, ink, at = "✗", widget.Bad, row.bounced.At
	}
	g.Text(2, y, ink, glyph, 1)
	x := max(syncText, g.Text(4, y, widget.Muted, text.Change(l, row.change.Body), 12)+2)
	end := g.TextRight(r.W-2, y, widget.Muted, text.When(l, at, host.Desk().Now()), 20) - 2
	if row.bounced == nil {
		g.Text(x, y, name, reader(host).ChangeSubject(row.home, row.change), end-x)
		return
	}
	middle := x + (end-x)*2/5
	g.Text(x, y, name, reader(host).ChangeSubject(row.home, row.change), middle-x-2)
	g.Text(middle, y, widget.Text, text.Why(l, &row.bounced.Why), end-middle)
}

// logLine paints an exchange: how much was sent and received, or why it failed.
func (s *Sync) logLine(g *widget.Grid, r widget.Rect, e *desk.Exchanged) {
	l, y := s.host.Lang(), r.Y
	g.TextRight(syncText, y, widget.Muted, text.When(l, e.At, s.host.Desk().Now()), 12)
	if e.Result != "" {
		g.Spans(
			syncText+2, y, r.W-syncText-4, widget.Span{Ink: widget.Bad, Text: "✗ "},
			widget.Span{Ink: widget.Muted, Text: text.Result(l, e.Result)},
		)
		return
	}
	x := g.Spans(
		syncText+2, y, r.W-syncText-4, widget.Span{Ink: widget.Good, Text: "✓ "},
		widget.Span{Ink: widget.Text, Text: text.Exchanged(l, e.Sent, e.Got)},
	)
	if took := e.Took.Seconds(); took >= 0.05 {
		g.Text(max(x+3, 56), y, widget.Muted, s.host.Say(text.Took, took), 12)
	}
}

// below paints the lines about the marked row.
func (s *Sync) below(g *widget.Grid, r widget.Rect) {
	for i, line := range s.said(r.W)[:min(r.H, s.list.More)] {
		g.Text(syncText, r.Y+i, widget.Text, line, r.W-syncText-2)
	}
}

// mostSaid is how many lines the page shows about a row at most. The page of the record shows the rest.
const mostSaid = 4

// said returns the lines about the marked row: why it came back or is held and what to do about it, or the words that
// wait to be sent.
func (s *Sync) said(w int) []string {
	if s.list.N == 0 {
		return nil
	}
	row, l := s.rows[max(0, min(s.list.Cur, s.list.N-1))], s.host.Lang()
	say := ""
	switch {
	case row.bounced != nil:
		say = text.Refused(l, row.change.Body, &row.bounced.Why)
		if model.KindOf(row.change.Body) == model.KindTask {
			say = model.Number(row.home, model.TaskID(row.change.Record)) + "  " + say
		}
	case row.waiting != nil && row.waiting.Kept.Held():
		say = text.Refusal(l, &row.waiting.Kept.Why)
	case row.waiting != nil:
		say = model.WordsOf(row.change.Body)
	}
	if say == "" {
		return nil
	}
	lines := widget.Wrap(say, w-syncText-2)
	return lines[:min(len(lines), mostSaid)]
}
