package anywhere

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

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

// Find searches from anywhere (查找): results as one types, the first marked, Enter goes there. The letter is
// echoed at once; the search runs beside, and a newer one takes its place.
type Find struct {
	host   page.Host
	field  widget.Edit
	list   widget.List
	hits   []register.Hit
	stop   context.CancelFunc // of the newest search
	flight chan struct{}      // closed when it has ended
	n      int                // the number of the newest search
	behind bool               // the hits are those of an older search
	enter  bool               // Enter was pressed before the search ended
	notes  *register.Notes    // nil until they are read
}

// OpenFind begins a search over what is in front.
func OpenFind(host page.Host) tea.Cmd {
	f := NewFind(host)
	host.Push(f)
	return f.readNotes()
}

// readNotes reads what was noted at visits, beside the typing: what was typed by then is searched for again.
func (f *Find) readNotes() tea.Cmd {
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

// NewFind is a search for nothing yet. OpenFind is the usual way to one: it also reads the notes of visits.
func NewFind(host page.Host) *Find {
	f := &Find{host: host, field: widget.Edit{Limit: 60, Hint: host.Say(text.FindHint)}}
	f.list.Row = f.row
	return f
}

// Refresh searches anew for what stands in the field. The mark stays on what it was on.
func (f *Find) Refresh() {
	f.field.Hint = f.host.Say(text.FindHint)
	if f.behind { // a search is under way, and sees the same facts
		return
	}
	marked, _ := f.Marked()
	words := f.field.Value()
	f.took(f.host.Desk().Register().Find(words, mostHits), f.notes.Find(words, mostNotes))
	f.list.Cur = max(0, slices.IndexFunc(f.hits, func(h register.Hit) bool { return h.ID == marked.ID }))
}

// Marked is what the mark is on; false where nothing was found.
func (f *Find) Marked() (h register.Hit, ok bool) {
	if f.list.Cur < len(f.hits) {
		return f.hits[f.list.Cur], true
	}
	return h, false
}

// search looks for what stands in the field, in place of the search before it.
func (f *Find) search() tea.Cmd {
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
func (f *Find) took(hits, noted []register.Hit) {
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

// Key types and moves; Enter opens.
func (f *Find) Key(k tea.KeyPressMsg) tea.Cmd {
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
func (f *Find) open() tea.Cmd {
	if f.enter = f.behind; f.enter || f.list.N == 0 {
		return nil
	}
	h := f.hits[f.list.Cur]
	f.host.Pop()
	return f.host.Open(h.ID)
}

// Paste searches for what was copied.
func (f *Find) Paste(s string) tea.Cmd {
	f.field.Paste(s)
	return f.search()
}

// Click marks a hit.
func (f *Find) Click(_, y int) tea.Cmd { return page.ClickList(&f.list, y, f.open) }

// Typing is true: letters are searched for.
func (f *Find) Typing() bool { return true }

// Hints are the keys that open, move and leave.
func (f *Find) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Enter", Verb: f.host.Say(text.DoGoThere)},
		{Key: f.host.Say(text.KeyUpDown), Verb: f.host.Say(text.DoChoose)},
		{Key: "Esc", Verb: f.host.Say(text.DoClose)}}
}

// Help is the section of its keys.
func (f *Find) Help() text.HelpSection { return text.HelpFind }
