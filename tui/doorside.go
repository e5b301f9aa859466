package tui

import (
	"slices"
	"strings"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// doorside is what is known of one door, as it stands beside a list or a form: read once, when the mark moves or a fact
// changes, then painted as often as need be.
type doorside struct {
	host page.Host
	id   model.HouseholdID
	step register.Doorstep
	ok   bool // false: no longer in sight
}

// readDoor reads a door, with what was said at its last visits; the register holds no notes, each is read from
// the disk.
func readDoor(host page.Host, id model.HouseholdID, visits int) *doorside {
	s := &doorside{host: host, id: id}
	s.step, s.ok = host.Desk().Register().Door(id, host.Desk().Today())
	s.step.Visits = append([]*model.Visit(nil), s.step.Visits[:min(visits, len(s.step.Visits))]...)
	for i, v := range s.step.Visits {
		if whole, ok := host.Desk().Whole(v.RecordID()).(*model.Visit); ok {
			s.step.Visits[i] = whole
		}
	}
	return s
}

// visits are those that count, newest first.
func (s *doorside) visits() []*model.Visit {
	return slices.DeleteFunc(slices.Clone(s.step.Visits), func(v *model.Visit) bool { return !v.Stands() })
}

// house is the household itself.
func (s *doorside) house() *model.Household { return s.step.Now.Household }

// inside is what is told at the door, empty where this person may not know it.
func (s *doorside) inside() *model.HouseholdInside {
	if h := s.house(); h != nil && h.Inside != nil {
		return h.Inside
	}
	return &model.HouseholdInside{}
}

// nameOf a household, as titles and toasts say it: the householder, else the door.
func nameOf(host page.Host, h *model.Household) string {
	if name := h.Householder(); name != "" {
		return name
	}
	return text.Address(host.Lang(), h.Door)
}

// phones in groups, as one reads them aloud, one a line.
func phones(in *model.HouseholdInside) string {
	all := make([]string, len(in.Phones))
	for i, p := range in.Phones {
		all[i] = text.Phone(p)
	}
	return strings.Join(all, "\n")
}

// openTags are those that may stand on a list others see (words.zh.md).
func openTags(host page.Host, in *model.HouseholdInside) string {
	var open []model.HouseTag
	for _, t := range in.Tags {
		if !t.Sensitive() {
			open = append(open, t)
		}
	}
	return text.Tags(host.Lang(), open)
}

// standing is how a door stands in its week: a glyph where one must look, a word, and ⇡ while the hub has not
// confirmed it.
func standing(host page.Host, d register.Door) []widget.Span {
	l, today := host.Lang(), host.Desk().Today()
	say := func(ink widget.Ink, glyph, word string) []widget.Span {
		words := ink
		if ink == widget.Good || ink == widget.Accent { // done is muted whole; an appointment is read as text
			words = map[widget.Ink]widget.Ink{widget.Good: widget.Muted, widget.Accent: widget.Text}[ink]
		}
		spans := []widget.Span{{Ink: ink, Text: glyph + " "}, {Ink: words, Text: word}}
		if d.Pending {
			spans = append(spans, widget.Span{Ink: widget.Warn, Text: " ⇡"})
		}
		return spans
	}
	switch {
	case d.Done && (d.Visit.Outcome == model.Met || d.Visit.Outcome == model.FamilySpoke):
		return say(widget.Good, "✓", text.Done(l, d.Visit, today))
	case d.Done:
		return say(widget.Muted, "◌", text.Done(l, d.Visit, today))
	case d.Household.Struck != 0:
		return say(widget.Muted, "✗", text.HouseIsStruck(l))
	case d.Household.Moved != 0:
		return say(widget.Muted, " ", text.MovedAway(l))
	case d.Late > 0:
		return say(widget.Warn, "!", text.DoorLate(l, d.Due, today))
	case !d.In:
		return say(widget.Muted, " ", text.DueFrom(l, d.Due))
	case d.Appointed:
		return say(widget.Accent, "◉", text.Agreed(l, d.Due, today))
	case d.Due <= today:
		return say(widget.Muted, " ", text.DueNow(l))
	}
	return say(widget.Muted, " ", text.ByWeekday(l, d.Due))
}

// owedLine paints one thing a door waits for into r: what kind, in a column of its own, what was asked for, by
// when; and what was done or promised, behind it in one row, below it where there are more.
func owedLine(host page.Host, g *widget.Grid, r widget.Rect, o register.Owed, kinds int) {
	glyph, by := owedSign(host, o)
	right := g.TextRight(r.X+r.W, r.Y, by.Ink, by.Text, 14)
	x := 2 + g.Spans(
		r.X, r.Y, r.W, glyph,
		widget.Span{Ink: widget.Text | widget.Bold, Text: widget.Pad(text.Owed(host.Lang(), o.Kind), kinds)},
	)
	asked, answer := firstLine(o.Asked), owedAnswer(host, o)
	room := right - x - 2
	if r.H > 1 {
		g.Text(x, r.Y, widget.Text, widget.Cut(asked, room), room)
		g.Paragraph(widget.Rect{X: x, Y: r.Y + 1, W: r.X + r.W - x, H: r.H - 1}, widget.Muted, answer)
		return
	}
	if answer != "" { // half of the row each, and what one does not need is the other's
		answer = " " + firstLine(answer)
		asked = widget.Cut(asked, max(room/2, room-widget.Width(answer)))
	}
	x = g.Text(x, r.Y, widget.Text, asked, room)
	g.Text(x, r.Y, widget.Muted, widget.Cut(answer, right-2-x), right-2-x)
}

// owedAnswer is what was done or promised, behind an arrow; "" where nobody said.
func owedAnswer(host page.Host, o register.Owed) string {
	if o.Answer == "" || o.Answer == o.Asked {
		return ""
	}
	return "→ " + o.Answer
}

// owedRows is how many rows it takes in w columns: the request, and at most two of what was done or promised.
func owedRows(host page.Host, o register.Owed, kinds, w int) int {
	answer := owedAnswer(host, o)
	if answer == "" {
		return 1
	}
	return 1 + min(2, len(widget.Wrap(answer, w-2-kinds-2)))
}

// owedSign is the glyph for what a door waits for, and by when it does.
func owedSign(host page.Host, o register.Owed) (glyph, by widget.Span) {
	today := host.Desk().Today()
	by = widget.Span{Ink: widget.Muted, Text: text.By(host.Lang(), o.By, today)}
	switch {
	case o.LateDays > 0:
		return widget.Span{Ink: widget.Warn, Text: "! "}, widget.Span{
			Ink: widget.Warn, Text: text.OwedLate(host.Lang(), o.By, today),
		}
	case o.Kind == model.OwedRate: // may be given, need not: nothing to look at
		if o.By < today {
			by.Text = ""
		}
		return widget.Span{Text: "  "}, by
	}
	return widget.Span{Ink: widget.Accent, Text: "◉ "}, by
}

// owedWidth is how wide the words for what is owed are, so that what follows them begins in one column.
func owedWidth(host page.Host, owed []register.Owed) (w int) {
	for _, o := range owed {
		w = max(w, widget.Width(text.Owed(host.Lang(), o.Kind)))
	}
	return w
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}

// visitWords is what came of a visit and what was said, in one line.
func visitWords(host page.Host, v *model.Visit) string {
	words := text.Outcome(host.Lang(), v.Outcome)
	if v.Inside == nil || v.Inside.Note == "" {
		return words
	}
	return words + map[text.Lang]string{
		text.ZH: "。", text.EN: ". ",
	}[host.Lang()] + strings.Join(strings.Fields(v.Inside.Note), " ")
}
