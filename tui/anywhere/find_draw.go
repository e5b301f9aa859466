package anywhere

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// Draw paints the field, the hits, and the marked hit in more detail.
func (f *Find) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	y := r.Y + 1
	g.Text(2, y, widget.Accent, "/", 1)
	cursor := f.field.Draw(g, widget.Rect{X: 4, Y: y, W: min(60, r.W-6), H: 1}, widget.Text|widget.Bold, true)
	body := widget.Rect{X: 0, Y: y + 2, W: r.W, H: r.H - 4}
	list, peek := page.Peek(g, body, 4)
	if f.list.N == 0 {
		if words := strings.TrimSpace(f.field.Value()); words != "" && !f.behind {
			g.Text(5, list.Y, widget.Text, f.host.Say(text.FindNone, words), r.W-7)
			g.Text(5, list.Y+1, widget.Muted, f.host.Say(text.FindNoneNext), r.W-7)
		}
		return cursor
	}
	list, count := list.Top(list.H - 1)
	f.list.Draw(g, list)
	g.TextRight(r.W-2, count.Y, widget.Muted, f.host.Say(text.FindCount, f.list.N), 20)
	f.peek(g, peek.Inset(2, 0))
	return cursor
}

func (f *Find) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	h, y := f.hits[i], r.Y
	read := reader(f.host)
	g.Text(2, y, widget.Muted, present.HitKind(read.Lang, h.Kind), 7)
	ink := widget.Text
	if h.Gone {
		ink = widget.Muted
	}
	if marked {
		ink |= widget.Bold
	}
	f.title(g, 9, y, ink, h, r.W/2-10)
	f.where(g, r.W/2, y, read.HitWhere(h), r.W-16)
	state := read.HitState(h)
	g.TextRight(r.W-2, y, state.Ink, state.Text, 14)
}

// where paints where a hit is, with the parts of the address searched for on a ground of their own.
func (f *Find) where(g *widget.Grid, x, y int, where string, end int) {
	marked(g, x, y, widget.Muted, where, register.MarksInAddress(where, f.field.Value()), end)
}

// title paints the title of a hit, and what else was found in it, with the letters searched for on a ground of their
// own.
func (f *Find) title(g *widget.Grid, x, y int, ink widget.Ink, h register.Hit, most int) {
	end := x + most
	x = marked(g, x, y, ink, h.Title, h.Marks, end)
	if h.Also == "" {
		return
	}
	also, marks := fromMark(h.Also, h.InAlso, end-x-2)
	marked(g, x+2, y, widget.Muted, also, marks, end)
}

// marked paints a text up to the column end, with its marks on a ground of their own. It returns the column after the
// text.
func marked(g *widget.Grid, x, y int, ink widget.Ink, s string, marks []register.Mark, end int) int {
	at := 0
	for _, m := range marks {
		x = g.Text(x, y, ink, s[at:m.From], end-x)
		x = g.Text(x, y, ink|widget.OnHit, s[m.From:m.To], end-x)
		at = m.To
	}
	return g.Text(x, y, ink, s[at:], end-x)
}

// fromMark shortens a text if its first mark would not fit in room cells. The text then begins with ⋯ and three
// characters before the mark.
func fromMark(s string, marks []register.Mark, room int) (string, []register.Mark) {
	if len(marks) == 0 || widget.Width(s[:marks[0].To]) <= room {
		return s, marks
	}
	const before = 3 // characters
	from := marks[0].From
	for n := 0; n < before && from > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(s[:from])
		from -= size
	}
	moved := make([]register.Mark, len(marks))
	for i, m := range marks {
		moved[i] = register.Mark{From: m.From - from + len("⋯"), To: m.To - from + len("⋯")}
	}
	return "⋯" + s[from:], moved
}

// peek paints who the marked hit is, or what it is about.
func (f *Find) peek(g *widget.Grid, r widget.Rect) {
	h := f.hits[f.list.Cur]
	rec := f.host.Desk().Whole(h.ID)
	if rec == nil {
		return
	}
	if peek := peeks[rec.Kind()]; peek != nil {
		peek(f, g, r, h, rec)
		return
	}
	s := rec.SearchText()
	g.Text(r.X, r.Y, widget.Text|widget.Bold, s.Title, r.W)
	g.Paragraph(widget.Rect{X: r.X, Y: r.Y + 1, W: r.W, H: r.H - 1}, widget.Text, s.Words)
}

// peeks has an entry for each kind that shows more than the title and the words of its search text.
var peeks = map[model.Kind]func(f *Find, g *widget.Grid, r widget.Rect, h register.Hit, rec model.Record){
	model.KindHousehold: (*Find).peekHousehold,
	model.KindTask:      (*Find).peekTask,
	model.KindMeeting:   (*Find).peekMeeting,
	model.KindPerson:    (*Find).peekPerson,
}

func (f *Find) peekHousehold(g *widget.Grid, r widget.Rect, h register.Hit, rec model.Record) {
	l, house := f.host.Lang(), rec.(*model.Household)
	line := house.Householder()
	if house.Inside != nil {
		line += "  " + text.People(l, house.Inside.Residents, f.host.Desk().Today())
		if len(house.Inside.Phones) > 0 {
			line += "   " + text.Phone(house.Inside.Phones[0])
		}
	}
	g.Text(r.X, r.Y, widget.Text|widget.Bold, line, r.W/2+8)
	g.TextRight(r.X+r.W, r.Y, widget.Muted, text.Address(l, house.Door), r.W/2-10)
	switch {
	case h.Noted != 0:
		g.Paragraph(widget.Rect{X: r.X, Y: r.Y + 1, W: r.W, H: r.H - 1}, widget.Text, h.Noted.Short()+"  "+h.Also)
	case house.Inside != nil:
		g.Text(r.X, r.Y+1, widget.Muted, text.Tags(l, house.Inside.Tags), r.W)
	}
}

func (f *Find) peekTask(g *widget.Grid, r widget.Rect, _ register.Hit, rec model.Record) {
	l, t := f.host.Lang(), rec.(*model.Task)
	g.Text(r.X, r.Y, widget.Muted, t.No()+"  "+text.StateOf(l, t), r.W)
	g.Paragraph(widget.Rect{X: r.X, Y: r.Y + 1, W: r.W, H: 2}, widget.Text, reader(f.host).TaskText(t))
}

// peekMeeting paints where a meeting was held, what is known of it, and what became of its opinions.
func (f *Find) peekMeeting(g *widget.Grid, r widget.Rect, _ register.Hit, rec model.Record) {
	m, read := rec.(*model.Meeting), reader(f.host)
	g.Text(r.X, r.Y, widget.Text|widget.Bold, read.MeetingTitle(m), r.W)
	lines := append(read.MeetingLines(m, nil), widget.Span{
		Ink: widget.Text, Text: present.Became(f.host.Lang(), f.host.Desk().Register().Opinions(m.ID)),
	})
	for i, line := range lines[:min(len(lines), r.H-1)] {
		g.Text(r.X, r.Y+1+i, line.Ink, line.Text, r.W)
	}
}

func (f *Find) peekPerson(g *widget.Grid, r widget.Rect, _ register.Hit, rec model.Record) {
	p := rec.(*model.Person)
	g.Text(r.X, r.Y, widget.Text|widget.Bold, p.Name, 20)
	g.Text(r.X, r.Y+1, widget.Muted, reader(f.host).PersonWork(p), r.W)
	if p.Inside != nil {
		g.Text(
			r.X, r.Y+2, widget.Text, text.Phone(p.Inside.Phone)+"  "+strings.Join(p.Inside.Specialities, "、"), r.W,
		)
	}
}
