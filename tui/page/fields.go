package page

import (
	"slices"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/widget"
)

// LeastLabel is the column where fields begin, unless a label needs more room.
const LeastLabel = 12

// Fields is a column of fields. Tab goes to the next field in an order of its own. ↑ and ↓ go line by line within a
// field, and then to the field above or below. If the fields do not fit, they scroll so that the field in focus is in
// sight.
type Fields struct {
	At   *Field // the field in focus
	Soon int    // how many rows to leave free for fields that appear while the person types

	host Host
	show []*Field // from top to bottom
	tab  []*Field // in the order of Tab; any other field cannot be entered
	top  int      // how many rows are scrolled out of sight
}

// NewFields returns fields in the given order, for both the screen and Tab. Arrange may change the order.
func NewFields(host Host, all ...*Field) Fields { return Fields{host: host, show: all, tab: all} }

// Field is one field of a form: a text, or answers with digits. It may have words above it.
type Field struct {
	Label  string
	Edit   *widget.Edit
	Choice *widget.Choice
	Rows   int  // of an Edit, at least 1
	Grow   bool // the field takes the rows that no other field needs
	spare  int  // how many rows it had in addition to Rows when it was last drawn
	Width  int  // of an Edit, in cells; 0: as wide as the form
	// Date is shown behind the answers while the last of them is chosen, and is typed without another Tab.
	Date     *widget.Edit
	Gap      bool                                // a blank row stands above the field if there is room
	Head     func(g *widget.Grid, r widget.Rect) // paints words above the field
	HeadRows func(w int) int                     // returns how many rows Head needs in w columns
	Note     func() string                       // returns the note behind a narrow field
	Bad      string                              // what is wrong with the field; cleared by the next key

	Spot widget.Rect // where the field was drawn last, for the mouse
}

// Arrange sets which fields are shown, and the order of Tab. The focus stays on its field, or goes to the first of tab
// if its field is no longer there.
func (f *Fields) Arrange(show, tab []*Field) {
	f.show, f.tab = show, tab
	if !slices.Contains(tab, f.At) {
		f.At = tab[0]
	}
}

// Key handles a key. It reports whether something was typed or chosen, so that there is a draft to keep.
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

// step moves the focus to the next field of the list that can be entered, backwards if d is -1. At the end of the list
// it goes on at the other end only if round is set.
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

// dated reports whether the answer that needs a day is chosen.
func (f *Field) dated() bool {
	return f.Date != nil && f.Choice.Chosen() == len(f.Choice.Items)-1
}

// Key handles a key within the field: a letter, a move of the cursor, or a choice. It reports whether it used the key.
// If there is no room for a letter, Bad says so.
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

// Paste pastes text where the cursor is, as much of it as there is room for. If something was left out, Bad says so.
// It reports whether the field in focus takes text.
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

// Refuse puts the focus on a field, and shows a sentence about what is wrong with it.
func (f *Fields) Refuse(to *Field, sentence string) tea.Cmd {
	f.At, to.Bad = to, sentence
	return nil
}
