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

// doorside is what is known of one door, for the space beside a list or a form. It is read once, when the mark moves
// or a fact changes, and then painted as often as needed.
type doorside struct {
	host page.Host
	id   model.HouseholdID
	step register.Doorstep
	ok   bool // false: this person can no longer see the door
}

// readDoor reads a door with its newest visits, at most as many as visits says. The register holds no notes, so it
// reads each of these visits from the disk.
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

// visits returns the visits that were not struck, newest first.
func (s *doorside) visits() []*model.Visit {
	return slices.DeleteFunc(slices.Clone(s.step.Visits), func(v *model.Visit) bool { return !v.Stands() })
}

// house returns the household.
func (s *doorside) house() *model.Household { return s.step.Now.Household() }

// inside returns the inside of the household. It is empty if this person may not see it.
func (s *doorside) inside() *model.HouseholdInside {
	if h := s.house(); h != nil && h.Inside != nil {
		return h.Inside
	}
	return &model.HouseholdInside{}
}

// owedLine paints into r one thing that is owed to a door: its kind in a column of kinds cells, what was asked for,
// and the day by which it is owed. What was done or promised follows in the same row, or below if r has more than one
// row.
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
	if answer != "" { // each gets half of the row, and the room that one does not need goes to the other
		answer = " " + present.FirstLine(answer)
		asked = widget.Cut(asked, max(room/2, room-widget.Width(answer)))
	}
	x = g.Text(x, r.Y, widget.Text, asked, room)
	g.Text(x, r.Y, widget.Muted, widget.Cut(answer, right-2-x), right-2-x)
}

// owedRows returns how many rows owedLine needs in w columns: one for the request, and at most two for what was done
// or promised.
func owedRows(host page.Host, o register.Owed, kinds, w int) int {
	answer := present.OwedAnswer(o)
	if answer == "" {
		return 1
	}
	return 1 + min(2, len(widget.Wrap(answer, w-2-kinds-2)))
}

// owedWidth returns the width in cells of the longest of these kinds, so that what follows the kinds begins in one
// column.
func owedWidth(host page.Host, owed []register.Owed) (w int) {
	for _, o := range owed {
		w = max(w, widget.Width(text.Owed(host.Lang(), o.Kind)))
	}
	return w
}
