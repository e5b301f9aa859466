package page

import (
	"slices"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/widget"
)

// LeastLabel is the column fields begin at, where no label needs more.
const LeastLabel = 12

// Fields is fields one under another. Tab goes from one to the next in an order of its own; ↑ ↓ go by line in a
// field, then by field as they stand. What does not fit scrolls, the field one is in always in sight.
type Fields struct {
	At   *Field // the one in focus
	Soon int    // rows that fields will take which appear as one types

	host Host
	show []*Field // from above
	tab  []*Field // in the order of Tab; a field that is not here cannot be entered
	top  int      // rows scrolled out of sight
}

// NewFields shows fields in the order they are given in; Arrange may set another.
func NewFields(host Host, all ...*Field) Fields { return Fields{host: host, show: all, tab: all} }

// Field is one of a form: a text or numbered answers, under words of its own where it has some.
type Field struct {
	Label  string
	Edit   *widget.Edit
	Choice *widget.Choice
	Rows   int  // an edit's, at least 1
	Grow   bool // it takes the rows that nothing else needs
	spare  int  // rows it has beside those, as it was drawn last
	Width  int  // an edit's, 0: as wide as the form
	// typed behind the answers, in the same stop, while the last of them is chosen
	Date     *widget.Edit
	Gap      bool                                // a blank row above it while there is room
	Head     func(g *widget.Grid, r widget.Rect) // words of its own above it
	HeadRows func(w int) int                     // and how many rows they take
	Note     func() string                       // muted, behind a narrow field
	Bad      string                              // what is wrong with it, until the next key

	Spot widget.Rect // where it was drawn last, for the mouse
}

// Arrange sets what the form shows. Focus stays where it is, while that is still there.
func (f *Fields) Arrange(show, tab []*Field) {
	f.show, f.tab = show, tab
	if !slices.Contains(tab, f.At) {
		f.At = tab[0]
	}
}

// Key takes a key and reports whether something was typed or chosen, so that there is a draft to keep.
func (f *Fields) Key(k tea.KeyPressMsg) (typed bool) {
	switch widget.Name(k) {
	case "tab":
		f.step(f.tab, 1, true)
		return false
	case "shift+tab":
		f.step(f.tab, -1, true)
		return false
	}
	if f.At.Key(f.host, k) {
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
func (f *Fields) step(list []*Field, d int, round bool) {
	n := len(list)
	for i, left := slices.Index(list, f.At)+d, n; left > 0; i, left = i+d, left-1 {
		if !round && (i < 0 || i >= n) {
			return
		}
		if to := list[(i+n)%n]; slices.Contains(f.tab, to) {
			f.At = to
			return
		}
	}
}

// dated reports whether the answer that wants a day is chosen.
func (f *Field) dated() bool {
	return f.Date != nil && f.Choice.Chosen() == len(f.Choice.Items)-1
}

// Key is the field's own: a letter, a move within it, a choice. A letter there is no room for says so.
func (f *Field) Key(host Host, k tea.KeyPressMsg) bool {
	if f.dated() && !(widget.Name(k) == "left" && f.Date.AtStart()) && f.Date.Key(k) {
		f.Bad = ""
		return true
	}
	if f.Choice != nil {
		if f.Choice.Key(k) {
			f.Bad = ""
			return true
		}
		return false
	}
	full := f.Edit.Room() == 0
	if !f.Edit.Key(k) {
		return false
	}
	f.Bad = ""
	if full && k.Text != "" {
		f.Bad = host.Say(text.FieldFull, f.Edit.Limit)
	}
	return true
}

// Paste puts what was copied where the cursor is, as much of it as there is room for, and says what was left out.
func (f *Fields) Paste(s string) (typed bool) {
	e := f.At.Edit
	if f.At.dated() {
		e = f.At.Date
	}
	if e == nil {
		return false
	}
	before := utf8.RuneCountInString(e.Value())
	f.At.Bad = ""
	if e.Paste(s) {
		f.At.Bad = text.PasteCut.In(f.host.Lang(), utf8.RuneCountInString(e.Value())-before)
	}
	return true
}

// Click puts the focus on the field under the mouse.
func (f *Fields) Click(x, y int) {
	for _, to := range f.tab {
		if s := to.Spot; x >= s.X && x < s.X+s.W && y >= s.Y && y < s.Y+s.H {
			f.At = to
		}
	}
}

// Refuse puts the focus on a field, with what is wrong with it.
func (f *Fields) Refuse(to *Field, sentence string) tea.Cmd {
	f.At, to.Bad = to, sentence
	return nil
}
