package present

import (
	"strings"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/widget"
)

// VisitLine returns in one line the outcome of a visit and its note.
func VisitLine(l text.Lang, v *model.Visit) string {
	words := text.Outcome(l, v.Outcome)
	if v.Inside == nil || v.Inside.Note == "" {
		return words
	}
	stop := map[text.Lang]string{text.ZH: "。", text.EN: ". "}[l]
	return words + stop + strings.Join(strings.Fields(v.Inside.Note), " ")
}

// VisitSign returns the outcome of a visit. ⇡ follows it while the hub has not confirmed the visit.
func (r Reader) VisitSign(v *model.Visit) []widget.Span {
	glyph, role := widget.Span{Ink: widget.Good, Text: "✓ "}, widget.Text
	switch {
	case !v.Stands():
		glyph, role = widget.Span{Ink: widget.Muted, Text: "✗ "}, widget.Muted
	case !spoke(v.Outcome):
		glyph = widget.Span{Ink: widget.Muted, Text: "◌ "}
	}
	spans := []widget.Span{glyph, {Ink: role, Text: text.Outcome(r.Lang, v.Outcome)}}
	if r.Register.Pending(v.RecordID()) {
		spans = append(spans, widget.Span{Ink: widget.Warn, Text: " ⇡"})
	}
	return spans
}

// VisitWords returns the note of a visit. If the visit was struck, the reason stands before the note. If the visit was
// corrected, what was written first stands after it. Each begins on a new line.
func VisitWords(l text.Lang, v *model.Visit) string {
	var words []string
	if !v.Stands() {
		words = append(words, struckBecause(l, v))
	}
	if v.Inside != nil && v.Inside.Note != "" {
		words = append(words, v.Inside.Note)
	}
	if first, amended := v.First(); amended {
		words = append(words, text.WrittenFirst(l, first))
	}
	return strings.Join(words, "\n")
}

// VisitNote returns the note of a visit, or the reason if the visit was struck.
func VisitNote(l text.Lang, v *model.Visit) string {
	switch {
	case !v.Stands():
		return struckBecause(l, v)
	case v.Inside == nil:
		return ""
	}
	return v.Inside.Note
}

// struckBecause returns why a visit was struck.
func struckBecause(l text.Lang, v *model.Visit) string {
	return text.StruckBecause(l, v.WhyStruck().Why)
}

// VisitName returns the name of a visit for a title or a toast: its day and its outcome, with gap between them.
func VisitName(l text.Lang, v *model.Visit, gap string) string {
	return v.On.Short() + gap + text.Outcome(l, v.Outcome)
}
