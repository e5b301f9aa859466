package tui

import (
	"context"
	"slices"
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

// mostHits is how many a search lists: who needs more types one letter more.
const mostHits = 200

// mostNotes is how many doors are listed for what was noted there.
const mostNotes = 50

// find searches from anywhere (查找): results as one types, the first marked, Enter goes there. The letter is
// echoed at once; the search runs beside, and a newer one takes its place.
type find struct {
	host   page.Host
	field  widget.Edit
	list   widget.List
	hits   []register.Hit
	stop   context.CancelFunc // of the newest search
	flight chan struct{}      // closed when it has ended
	n      int                // it, counted
	behind bool               // the hits are of an older one
	enter  bool               // Enter was pressed before it ended
	notes  *register.Notes    // nil until they are read
}

// openFind begins a search over what is in front.
func openFind(host page.Host) tea.Cmd {
	f := newFind(host)
	host.Push(f)
	return f.readNotes()
}

// readNotes reads what was noted at visits, beside the typing: what was typed by then is searched for again.
func (f *find) readNotes() tea.Cmd {
	read := f.host.Desk().Notes()
	return func() tea.Msg {
		notes, err := read()
		if err != nil {
			return nil // the rest is found without them
		}
		return page.Call(func() tea.Cmd {
			f.notes = notes
			if f.host.Desk() == nil || strings.TrimSpace(f.field.Value()) == "" {
				return nil
			}
			return f.search()
		})
	}
}

func newFind(host page.Host) *find {
	f := &find{host: host, field: widget.Edit{Limit: 60, Hint: host.Say(text.FindHint)}}
	f.list.Row = f.row
	return f
}

// Refresh searches anew for what stands in the field. The mark stays on what it was on.
func (f *find) Refresh() {
	f.field.Hint = f.host.Say(text.FindHint)
	if f.behind { // what is searched for will come, and is as new
		return
	}
	var marked model.RecordID
	if f.list.Cur < len(f.hits) {
		marked = f.hits[f.list.Cur].ID
	}
	words := f.field.Value()
	f.took(f.host.Desk().Register().Find(words, mostHits), f.notes.Find(words, mostNotes))
	f.list.Cur = max(0, slices.IndexFunc(f.hits, func(h register.Hit) bool { return h.ID == marked }))
}

// search looks for what stands in the field, in place of the search before it.
func (f *find) search() tea.Cmd {
	if f.stop != nil {
		f.stop()
	}
	ctx, stop := context.WithCancel(context.Background())
	before, flight := f.flight, make(chan struct{})
	f.n++
	f.stop, f.flight, f.behind = stop, flight, true
	n, finder, notes, words := f.n, f.host.Desk().Register().Finder(), f.notes, f.field.Value()
	return func() tea.Msg {
		defer close(flight)
		defer stop()
		if before != nil { // a Finder is for one at a time
			<-before
		}
		hits, err := finder.Find(ctx, words, mostHits)
		if err != nil {
			return nil
		}
		noted := notes.Find(words, mostNotes)
		return page.Call(func() tea.Cmd {
			if n != f.n || f.host.Desk() == nil {
				return nil
			}
			f.took(hits, noted)
			if f.enter && f.host.Front() == page.Screen(f) {
				return f.open()
			}
			return nil
		})
	}
}

// took lists what was found, the first marked; what was noted at other doors comes last.
func (f *find) took(hits, noted []register.Hit) {
	hits = append(hits, f.host.Desk().Register().Noted(noted, hits)...)
	f.hits, f.behind = hits, false
	for i, h := range hits {
		if h.Title == "" {
			f.hits[i].Title = present.FirstLine(reader(f.host).HitTitle(h))
		}
	}
	f.list.N, f.list.Cur = len(hits), 0
	f.list.Changed()
}

func (f *find) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
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

func (f *find) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
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
	g.Text(r.W/2, y, widget.Muted, read.HitWhere(h), r.W/2-16)
	state := read.HitState(h)
	g.TextRight(r.W-2, y, state.Ink, state.Text, 14)
}

// title paints what was found with the letters that were searched for on their own ground.
func (f *find) title(g *widget.Grid, x, y int, ink widget.Ink, h register.Hit, most int) {
	end := x + most
	x = marked(g, x, y, ink, h.Title, h.Marks, end)
	if h.Also == "" {
		return
	}
	also, marks := fromMark(h.Also, h.InAlso, end-x-2)
	marked(g, x+2, y, widget.Muted, also, marks, end)
}

// marked paints a text, its marks on their ground; it gives the column behind it.
func marked(g *widget.Grid, x, y int, ink widget.Ink, s string, marks []register.Mark, end int) int {
	at := 0
	for _, m := range marks {
		x = g.Text(x, y, ink, s[at:m.From], end-x)
		x = g.Text(x, y, ink|widget.OnHit, s[m.From:m.To], end-x)
		at = m.To
	}
	return g.Text(x, y, ink, s[at:], end-x)
}

// fromMark is a text from a little before its first mark on, where the mark would stand beyond the room there is.
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

// peek says of the marked one who it is, or what it is about.
func (f *find) peek(g *widget.Grid, r widget.Rect) {
	h, l := f.hits[f.list.Cur], f.host.Lang()
	switch rec := f.host.Desk().Whole(h.ID).(type) {
	case *model.Household:
		line := rec.Householder()
		if rec.Inside != nil {
			line += "  " + text.People(l, rec.Inside.Residents, f.host.Desk().Today())
			if len(rec.Inside.Phones) > 0 {
				line += "   " + text.Phone(rec.Inside.Phones[0])
			}
		}
		g.Text(r.X, r.Y, widget.Text|widget.Bold, line, r.W/2+8)
		g.TextRight(r.X+r.W, r.Y, widget.Muted, text.Address(l, rec.Door), r.W/2-10)
		switch {
		case h.Noted != 0:
			g.Paragraph(widget.Rect{X: r.X, Y: r.Y + 1, W: r.W, H: r.H - 1}, widget.Text, h.Noted.Short()+"  "+h.Also)
		case rec.Inside != nil:
			g.Text(r.X, r.Y+1, widget.Muted, text.Tags(l, rec.Inside.Tags), r.W)
		}
	case *model.Task:
		g.Text(r.X, r.Y, widget.Muted, rec.No()+"  "+text.StateOf(l, rec), r.W)
		g.Paragraph(widget.Rect{X: r.X, Y: r.Y + 1, W: r.W, H: 2}, widget.Text, present.TaskText(l, rec))
	case *model.Person:
		g.Text(r.X, r.Y, widget.Text|widget.Bold, rec.Name, 20)
		g.Text(r.X, r.Y+1, widget.Muted, reader(f.host).PersonWork(rec), r.W)
		if rec.Inside != nil {
			g.Text(
				r.X, r.Y+2, widget.Text,
				text.Phone(rec.Inside.Phone)+"  "+strings.Join(rec.Inside.Specialities, "、"), r.W,
			)
		}
	}
}

func (f *find) Key(k tea.KeyPressMsg) tea.Cmd {
	switch name := widget.Name(k); {
	case name == "enter":
		return f.open()
	case name == "up", name == "down", name == "pgup", name == "pgdown":
		f.list.Move(k)
	case f.field.Key(k):
		f.enter = false
		return f.search()
	}
	return nil
}

// open goes to what is marked, in place of the search.
func (f *find) open() tea.Cmd {
	if f.enter = f.behind; f.enter || f.list.N == 0 {
		return nil
	}
	h := f.hits[f.list.Cur]
	f.host.Pop()
	return f.host.Open(h.ID)
}

// Paste searches for what was copied.
func (f *find) Paste(s string) tea.Cmd {
	f.field.Paste(s)
	return f.search()
}

// Click marks a hit.
func (f *find) Click(_, y int) tea.Cmd { return page.ClickList(&f.list, y, f.open) }

func (f *find) Typing() bool { return true }
func (f *find) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Enter", Verb: f.host.Say(text.DoGoThere)},
		{Key: f.host.Say(text.KeyUpDown), Verb: f.host.Say(text.DoChoose)},
		{Key: "Esc", Verb: f.host.Say(text.DoClose)}}
}

// Help is the section of its keys.
func (f *find) Help() text.HelpSection { return text.HelpFind }
