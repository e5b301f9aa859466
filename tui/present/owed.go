package present

import (
	"slices"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

// OwedSign gives the glyph for something a door waits for, and says by when it is owed. A rating may be given and need
// not be, so nobody must look at it.
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

// OwedAnswer gives what was done or promised, behind an arrow; "" where nobody said.
func OwedAnswer(o register.Owed) string {
	if o.Answer == "" || o.Answer == o.Asked {
		return ""
	}
	return "→ " + o.Answer
}

// OwedRole is the role of the count of what a door waits for: late where some of it is.
func OwedRole(owed []register.Owed) widget.Ink {
	if slices.ContainsFunc(owed, func(o register.Owed) bool { return o.LateDays > 0 }) {
		return widget.Warn
	}
	return widget.Text
}
