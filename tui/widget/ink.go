package widget

// Ink says how a screen wants text to look, without naming colours: a role, a ground, and whether it is bold or
// underlined. The parts are joined with |.
type Ink uint8

// These are the roles, which say what the words are. Faint and Sunk are only for what nobody has to read.
const (
	Text   Ink = iota // names, words, what a person decides on
	Muted             // labels, dates, things that are done, plain states
	Accent            // the mark, the current tab, keys, ◉
	Good              // ✓
	Warn              // late, ⇡
	Bad               // ✗
	Faint             // the empty part of a bar
	Sunk              // the page behind a dialog
	roles  Ink = 7
)

// These are the grounds, the background behind the words. An ink without a ground is painted on the ground that is
// there already.
const (
	OnPanel  Ink = (iota + 1) << 3 // band, peek, pane, dialog
	OnField                        // a field for text
	OnFocus                        // the row under the mark, the field with the cursor, a chosen answer elsewhere
	OnChosen                       // the chosen answer of the group in focus
	OnHit                          // letters that were searched for
	grounds  Ink = 7 << 3
)

// Bold is for titles, the name under the mark, chosen answers and counts. Underline is drawn only if there are no
// colours. It then replaces the ground of the current tab and of the field with the cursor.
const (
	Bold      Ink = 1 << 6
	Underline Ink = 1 << 7
)

// On returns the same ink on another ground, and for 0 without a ground.
func (i Ink) On(ground Ink) Ink { return i&^grounds | ground }
