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

// mostHits is how many records a search lists at most. A person who needs another one types more letters.
const mostHits = 200

// mostNotes is how many households a search lists at most because of what was noted there.
const mostNotes = 50

// Find is the search that opens over any screen (查找). It shows hits while the person types, with the first one
// marked, and Enter opens the marked one. A letter is shown at once, while the search runs in a Cmd. A newer search
// cancels an older one.
type Find struct {
	host   page.Host
	field  widget.Edit
	list   widget.List
	hits   []register.Hit
	stop   context.CancelFunc // cancels the newest search
	flight chan struct{}      // closed when the newest search has ended
	n      int                // the number of the newest search
	behind bool               // the hits are those of an older search
	enter  bool               // Enter was pressed before the search ended
	notes  *register.Notes    // the notes of visits; nil until they are read
}

// OpenFind opens a search over the screen in front, and begins to read the notes of visits. It searches at once, for
// nothing, so that the first letter finds everything ready.
func OpenFind(host page.Host) tea.Cmd {
	f := NewFind(host)
	host.Push(f)
	return tea.Batch(f.readNotes(), f.search())
}

// readNotes reads the notes of visits in a Cmd, while the person types. When they are read, it searches again for what
// was typed by then.
func (f *Find) readNotes() tea.Cmd {
	read := f.host.Desk().Notes()
	return func() tea.Msg {
		notes, err := read()
		if err != nil {
			return nil // everything else is found without the notes
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

// NewFind returns an empty search. OpenFind is the usual way to make one, because it also reads the notes of visits.
func NewFind(host page.Host) *Find {
	f := &Find{host: host, field: widget.Edit{Limit: 60, Hint: host.Say(text.FindHint)}}
	f.list.Row = f.row
	return f
}

// Refresh searches anew for the text in the field. The mark stays on its hit.
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

// Marked returns the marked hit, and reports false if there is none.
func (f *Find) Marked() (h register.Hit, ok bool) {
	if f.list.Cur < len(f.hits) {
		return f.hits[f.list.Cur], true
	}
	return h, false
}

// search begins a search for the text in the field, and cancels the search before it.
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
		if before != nil { // a Finder serves one search at a time
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

// took lists what was found, with the mark on the first hit. Households of which only a note was found come last.
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

// Key types into the field, moves the mark, or opens the marked hit with Enter.
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

// open closes the search and opens the page of the marked hit. While a search is under way, it only notes that Enter
// was pressed.
func (f *Find) open() tea.Cmd {
	if f.enter = f.behind; f.enter || f.list.N == 0 {
		return nil
	}
	h := f.hits[f.list.Cur]
	f.host.Pop()
	return f.host.Open(h.ID)
}

// Paste pastes text into the field and searches for it.
func (f *Find) Paste(s string) tea.Cmd {
	f.field.Paste(s)
	return f.search()
}

// Click marks a hit. A click on the marked hit opens it.
func (f *Find) Click(_, y int) tea.Cmd { return page.ClickList(&f.list, y, f.open) }

// Typing reports true: characters are typed into the field.
func (f *Find) Typing() bool { return true }

// Hints returns the keys that open, move and leave.
func (f *Find) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Enter", Verb: f.host.Say(text.DoGoThere)},
		{Key: f.host.Say(text.KeyUpDown), Verb: f.host.Say(text.DoChoose)},
		{Key: "Esc", Verb: f.host.Say(text.DoClose)}}
}

// Help returns the section of the help that lists the keys of the search.
func (f *Find) Help() text.HelpSection { return text.HelpFind }
