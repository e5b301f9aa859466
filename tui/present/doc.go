// Package present says how a record looks to the person who reads it: as a row of a list, in the few lines beside a
// list, and in a sentence. There is one file for each kind of record. Each look is defined once, for the screens,
// which paint it, and for the commands, which print it.
//
// Everything here is a pure function of a Reader and a record. The Reader says who reads, in which language, on which
// day, and what their laptop knows. Nothing here reads a clock or the disk, and nothing is kept between two calls. A
// Reader points to the register of a desk, so it belongs to the goroutine that owns that register.
//
// A look that has parts is made of spans of package widget: a text with its role, such as muted or late. The only
// other thing that this package uses from widget is the cutting of a name for a toast. The screens decide where a span
// stands and how much room it gets.
package present

import (
	"strings"
	"time"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

// Reader is the person to whom a record is shown, and the time when it is shown. All fields must be set.
type Reader struct {
	Lang     text.Lang
	Now      time.Time // by the laptop's clock, for times such as "20 minutes ago"
	Today    model.Day // by the hub's clock as far as it is known, for everything counted in days
	Me       model.Account
	Register *register.Register
}

// NewReader returns a Reader for the person at a desk.
func NewReader(l text.Lang, desk interface {
	Now() time.Time
	Today() model.Day
	Me() model.Account
	Register() *register.Register
}) Reader {
	return Reader{l, desk.Now(), desk.Today(), desk.Me(), desk.Register()}
}

// say returns a sentence in the reader's language.
func (r Reader) say(s text.Sentence, args ...any) string { return s.In(r.Lang, args...) }

// is reports whether this person is the reader.
func (r Reader) is(id model.PersonID) bool { return r.Me.Person.ID == id }

// Sign is the state of a record as a screen shows it: a word, and a glyph before it, or a blank if there is nothing to
// point out.
type Sign struct{ Glyph, Word widget.Span }

// sign returns a Sign whose glyph and word have the same role.
func sign(glyph string, role widget.Ink, word string) Sign {
	return Sign{widget.Span{Ink: role, Text: glyph}, widget.Span{Ink: role, Text: word}}
}

// String returns the glyph and the word, with a blank between them.
func (s Sign) String() string { return s.Glyph.Text + " " + s.Word.Text }

// Fact is a label and its value.
type Fact struct{ Label, Value string }

// known returns the facts that have a value.
func known(all ...Fact) (facts []Fact) {
	for _, f := range all {
		if f.Value != "" {
			facts = append(facts, f)
		}
	}
	return facts
}

// FirstLine returns the first line of what somebody wrote, for a row.
func FirstLine(words string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(words), "\n")
	return line
}
