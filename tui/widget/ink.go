package widget

// Ink is what screens know instead of colours: one role, one ground, and
// whether it is bold or underlined, joined with |.
type Ink uint8

// Roles: what the words are. Faint and Sunk are for nothing one must read.
const (
	Text   Ink = iota // names, words, what one decides on
	Muted             // labels, dates, what is done, plain states
	Accent            // the mark, the current tab, keys, ◉
	Good              // ✓
	Warn              // late, ⇡
	Bad               // ✗
	Faint             // the empty part of a bar
	Sunk              // the page behind a dialog
	roles  Ink = 7
)

// Grounds: what lies behind the words. An ink that names none is painted on
// the ground that is there already; Fill lays one.
const (
	OnPanel  Ink = (iota + 1) << 3 // band, peek, pane, dialog
	OnField                        // where one types
	OnFocus                        // row under the mark, field with the cursor, chosen answer elsewhere
	OnChosen                       // the chosen answer of the group one is in
	OnHit                          // letters that were searched for
	grounds  Ink = 7 << 3
)

// Bold is for titles, the name under the mark, chosen answers and counts.
// Underline shows only where there are no colours, and stands there for a
// ground: the current tab, a field with the cursor.
const (
	Bold      Ink = 1 << 6
	Underline Ink = 1 << 7
)

// On is the same ink on another ground; On(0) on that of the page.
func (i Ink) On(ground Ink) Ink { return i&^grounds | ground }
