package tui

import (
	"slices"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// leastLabel is the column fields begin at, where no label needs more.
const leastLabel = 12

// form is fields one under another. Tab goes from one to the next in an order of its own; ↑ ↓ go by line in a
// field, then by field as they stand. What does not fit scrolls, the field one is in always in sight.
type form struct {
	host page.Host
	show []*field // from above
	tab  []*field // in the order of Tab; a field that is not here cannot be entered
	at   *field   // the one in focus, of tab
	top  int      // rows scrolled out of sight
	soon int      // rows that fields will take which appear as one types
}

// field is one of a form: a text or numbered answers, under words of its own where it has some.
type field struct {
	label  string
	edit   *widget.Edit
	choice *widget.Choice
	rows   int  // an edit's, at least 1
	grow   bool // it takes the rows that nothing else needs
	spare  int  // rows it has beside those, as it was drawn last
	width  int  // an edit's, 0: as wide as the form
	// typed behind the answers, in the same stop, while the last of them is chosen
	date     *widget.Edit
	gap      bool                                // a blank row above it while there is room
	head     func(g *widget.Grid, r widget.Rect) // words of its own above it
	headRows func(w int) int                     // and how many rows they take
	note     func() string                       // muted, behind a narrow field
	bad      string                              // what is wrong with it, until the next key

	spot widget.Rect // where it was drawn last, for the mouse
}

// arrange sets what the form shows. Focus stays where it is, while that is still there.
func (f *form) arrange(show, tab []*field) {
	f.show, f.tab = show, tab
	if !slices.Contains(tab, f.at) {
		f.at = tab[0]
	}
}

// Key takes a key and says whether something was typed or chosen, so that there is a draft to keep.
func (f *form) Key(k tea.KeyPressMsg) (typed bool) {
	switch widget.Name(k) {
	case "tab":
		f.step(f.tab, 1, true)
		return false
	case "shift+tab":
		f.step(f.tab, -1, true)
		return false
	}
	if f.at.key(f.host, k) {
		return true
	}
	switch widget.Name(k) {
	case "up":
		f.step(f.show, -1, false)
	case "down":
		f.step(f.show, 1, false)
	case "enter":
		f.step(f.tab, 1, true)
	}
	return false
}

// step moves the focus by one of those that can be entered, in the order of a list; round its end only where asked to.
func (f *form) step(list []*field, d int, round bool) {
	n := len(list)
	for i, left := slices.Index(list, f.at)+d, n; left > 0; i, left = i+d, left-1 {
		if !round && (i < 0 || i >= n) {
			return
		}
		if to := list[(i+n)%n]; slices.Contains(f.tab, to) {
			f.at = to
			return
		}
	}
}

// dated reports whether the answer that wants a day is chosen.
func (f *field) dated() bool {
	return f.date != nil && f.choice.Chosen() == len(f.choice.Items)-1
}

// key is the field's own: a letter, a move within it, a choice. A letter there is no room for says so.
func (f *field) key(host page.Host, k tea.KeyPressMsg) bool {
	if f.dated() && !(widget.Name(k) == "left" && f.date.AtStart()) && f.date.Key(k) {
		f.bad = ""
		return true
	}
	if f.choice != nil {
		if f.choice.Key(k) {
			f.bad = ""
			return true
		}
		return false
	}
	full := f.edit.Room() == 0
	if !f.edit.Key(k) {
		return false
	}
	f.bad = ""
	if full && k.Text != "" {
		f.bad = host.Say(text.FieldFull, f.edit.Limit)
	}
	return true
}

// Paste puts what was copied where the cursor is, as much of it as there is room for, and says what was left out.
func (f *form) Paste(s string) (typed bool) {
	e := f.at.edit
	if f.at.dated() {
		e = f.at.date
	}
	if e == nil {
		return false
	}
	before := utf8.RuneCountInString(e.Value())
	f.at.bad = ""
	if e.Paste(s) {
		f.at.bad = text.PasteCut.In(f.host.Lang(), utf8.RuneCountInString(e.Value())-before)
	}
	return true
}

// Click puts the focus on the field under the mouse.
func (f *form) Click(x, y int) {
	for _, to := range f.tab {
		if s := to.spot; x >= s.X && x < s.X+s.W && y >= s.Y && y < s.Y+s.H {
			f.at = to
		}
	}
}

// refuse puts the focus on a field, with what is wrong with it.
func (f *form) refuse(to *field, sentence string) tea.Cmd {
	f.at, to.bad = to, sentence
	return nil
}
