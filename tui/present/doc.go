// Package present says how a record looks to the person who reads it: as a row of a list, in the few lines beside a
// list, in a sentence. There is one file for each kind of record, and each look stands once: the screens paint it, the
// commands print it.
//
// Everything here is a pure function of a Reader (who reads, in which language, on which day, and what their laptop
// knows) and a record. Nothing here reads a clock or the disk, and nothing is kept between two calls. A Reader points
// to the register of a desk, so it belongs to the goroutine that owns that register.
//
// A look that has parts is made of spans of package widget: a text and its role, such as muted or late. Beside those,
// this package takes nothing from widget but the cutting of a name for a toast; where on the screen a span stands, and
// how much of it there is room for, the screens say.
package present

import (
	"strings"
	"time"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

// Reader is the person a record is shown to, and when. All fields must be set.
type Reader struct {
	Lang     text.Lang
	Now      time.Time // by the laptop's clock, for "20 minutes ago"
	Today    model.Day // by the hub's clock as far as it is known, for all that counts in days
	Me       model.Account
	Register *register.Register
}

// NewReader makes a Reader of whoever sits at a desk.
func NewReader(l text.Lang, desk interface {
	Now() time.Time
	Today() model.Day
	Me() model.Account
	Register() *register.Register
}) Reader {
	return Reader{l, desk.Now(), desk.Today(), desk.Me(), desk.Register()}
}

// say gives a sentence in the reader's language.
func (r Reader) say(s text.Sentence, args ...any) string { return s.In(r.Lang, args...) }

// is reports whether somebody is the reader.
func (r Reader) is(id model.PersonID) bool { return r.Me.Person.ID == id }

// Sign says how a record stands: a glyph where one must look, a blank where one need not, and a word.
type Sign struct{ Glyph, Word widget.Span }

func sign(glyph string, role widget.Ink, word string) Sign {
	return Sign{widget.Span{Ink: role, Text: glyph}, widget.Span{Ink: role, Text: word}}
}

// String gives the glyph and the word, parted by a blank.
func (s Sign) String() string { return s.Glyph.Text + " " + s.Word.Text }

// Fact is a label and what it says.
type Fact struct{ Label, Value string }

// known leaves out the facts without a value.
func known(all ...Fact) (facts []Fact) {
	for _, f := range all {
		if f.Value != "" {
			facts = append(facts, f)
		}
	}
	return facts
}

// FirstLine gives the first line of what somebody wrote, as a row shows it.
func FirstLine(words string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(words), "\n")
	return line
}
