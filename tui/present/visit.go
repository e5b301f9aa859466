package present

import (
	"strings"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/widget"
)

// VisitLine says in one line what came of a visit and what was noted.
func VisitLine(l text.Lang, v *model.Visit) string {
	words := text.Outcome(l, v.Outcome)
	if v.Inside == nil || v.Inside.Note == "" {
		return words
	}
	stop := map[text.Lang]string{text.ZH: "。", text.EN: ". "}[l]
	return words + stop + strings.Join(strings.Fields(v.Inside.Note), " ")
}

// VisitSign says what came of a visit, with ⇡ behind it while the hub has not confirmed it.
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

// VisitWords gives what was noted at a visit. Why it was struck stands before that, what was written first before it
// was corrected behind; each on lines of its own.
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

// VisitNote gives what was noted at a visit, in the place of a struck one's why it was struck.
func VisitNote(l text.Lang, v *model.Visit) string {
	switch {
	case !v.Stands():
		return struckBecause(l, v)
	case v.Inside == nil:
		return ""
	}
	return v.Inside.Note
}

func struckBecause(l text.Lang, v *model.Visit) string {
	return text.StruckBecause(l, v.WhyStruck().Why)
}

// VisitName names a visit in a title or a toast: its day, and what came of it, parted by gap.
func VisitName(l text.Lang, v *model.Visit, gap string) string {
	return v.On.Short() + gap + text.Outcome(l, v.Outcome)
}
