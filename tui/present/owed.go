package present

import (
	"slices"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

// OwedSign returns by what day something is owed to a door, with a glyph. A rating has a blank in place of the glyph,
// because the resident need not give one, and it is never late.
func (r Reader) OwedSign(o register.Owed) Sign {
	by := widget.Span{Ink: widget.Muted, Text: text.By(r.Lang, o.By, r.Today)}
	switch {
	case o.LateDays > 0:
		return sign("!", widget.Warn, text.OwedLate(r.Lang, o.By, r.Today))
	case o.Kind == model.OwedRate:
		if o.By < r.Today {
			by.Text = ""
		}
		return Sign{widget.Span{Text: " "}, by}
	}
	return Sign{widget.Span{Ink: widget.Accent, Text: "◉"}, by}
}

// OwedAnswer returns what was done or promised, after an arrow. It returns "" if nobody wrote that, or if it is the
// same as what was asked for.
func OwedAnswer(o register.Owed) string {
	if o.Answer == "" || o.Answer == o.Asked {
		return ""
	}
	return "→ " + o.Answer
}

// OwedRole returns the colour for the count of what is owed to a door: that of late things if something is late.
func OwedRole(owed []register.Owed) widget.Ink {
	if slices.ContainsFunc(owed, func(o register.Owed) bool { return o.LateDays > 0 }) {
		return widget.Warn
	}
	return widget.Text
}
