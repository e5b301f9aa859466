package door

import (
	"slices"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/present"
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

// owedLine paints one thing a door waits for into r: what kind, in a column of its own, what was asked for, by
// when; and what was done or promised, behind it in one row, below it where there are more.
func owedLine(host page.Host, g *widget.Grid, r widget.Rect, o register.Owed, kinds int) {
	at := reader(host).OwedSign(o)
	right := g.TextRight(r.X+r.W, r.Y, at.Word.Ink, at.Word.Text, 14)
	at.Glyph.Text += " "
	x := 2 + g.Spans(
		r.X, r.Y, r.W, at.Glyph,
		widget.Span{Ink: widget.Text | widget.Bold, Text: widget.Pad(text.Owed(host.Lang(), o.Kind), kinds)},
	)
	asked, answer := present.FirstLine(o.Asked), present.OwedAnswer(o)
	room := right - x - 2
	if r.H > 1 {
		g.Text(x, r.Y, widget.Text, widget.Cut(asked, room), room)
		g.Paragraph(widget.Rect{X: x, Y: r.Y + 1, W: r.X + r.W - x, H: r.H - 1}, widget.Muted, answer)
		return
	}
	if answer != "" { // half of the row each, and what one does not need is the other's
		answer = " " + present.FirstLine(answer)
		asked = widget.Cut(asked, max(room/2, room-widget.Width(answer)))
	}
	x = g.Text(x, r.Y, widget.Text, asked, room)
	g.Text(x, r.Y, widget.Muted, widget.Cut(answer, right-2-x), right-2-x)
}

// owedRows is how many rows it takes in w columns: the request, and at most two of what was done or promised.
func owedRows(host page.Host, o register.Owed, kinds, w int) int {
	answer := present.OwedAnswer(o)
	if answer == "" {
		return 1
	}
	return 1 + min(2, len(widget.Wrap(answer, w-2-kinds-2)))
}

// owedWidth is how wide the words for what is owed are, so that what follows them begins in one column.
func owedWidth(host page.Host, owed []register.Owed) (w int) {
	for _, o := range owed {
		w = max(w, widget.Width(text.Owed(host.Lang(), o.Kind)))
	}
	return w
}
