package present

import (
	"strings"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

// HouseholdName returns the name of a household for a title or a toast: the householder, or the door if no name is
// known.
func HouseholdName(l text.Lang, h *model.Household) string {
	if name := h.Householder(); name != "" {
		return name
	}
	return text.Address(l, h.Door)
}

// HouseholdLine returns the name of a household for a row: the householder and the door.
func HouseholdLine(l text.Lang, h *model.Household) string {
	return h.Householder() + "  " + text.Address(l, h.Door)
}

// HouseholderName returns the name of the householder, or a sentence that no name is known yet.
func HouseholderName(l text.Lang, h *model.Household) string {
	if name := h.Householder(); name != "" {
		return name
	}
	return text.HouseNobody.In(l)
}

// Phones returns the phone numbers of a household, one on each line, grouped as people read them aloud.
func Phones(in *model.HouseholdInside) string {
	all := make([]string, len(in.Phones))
	for i, p := range in.Phones {
		all[i] = text.Phone(p)
	}
	return strings.Join(all, "\n")
}

// OpenTags returns the tags that are not sensitive. A list may show these while other people look at the screen.
func OpenTags(h *model.Household) (open []model.HouseTag) {
	if h.Inside == nil {
		return nil
	}
	for _, t := range h.Inside.Tags {
		if !t.Sensitive() {
			open = append(open, t)
		}
	}
	return open
}

// DoorSign returns the state of a door in its week. The sign of a door that is done is muted, except for the ✓ of a
// visit at which somebody was spoken to. A day that was agreed has the colour of plain text.
func (r Reader) DoorSign(d register.Door) Sign {
	l, today := r.Lang, r.Today
	switch {
	case d.Done && spoke(d.Visit.Outcome):
		word := widget.Span{Ink: widget.Muted, Text: text.Done(l, d.Visit, today)}
		return Sign{widget.Span{Ink: widget.Good, Text: "✓"}, word}
	case d.Done:
		return sign("◌", widget.Muted, text.Done(l, d.Visit, today))
	case d.Face().Struck != 0:
		return sign("✗", widget.Muted, text.HouseIsStruck(l))
	case d.Face().Moved != 0:
		return sign(" ", widget.Muted, text.MovedAway(l))
	case d.Late > 0:
		return sign("!", widget.Warn, text.DoorLate(l, d.Due, today))
	case !d.In:
		return sign(" ", widget.Muted, text.DueFrom(l, d.Due))
	case d.Appointed:
		return Sign{widget.Span{Ink: widget.Accent, Text: "◉"}, widget.Span{Text: text.Agreed(l, d.Due, today)}}
	case d.Due <= today:
		return sign(" ", widget.Muted, text.DueNow(l))
	}
	return sign(" ", widget.Muted, text.ByWeekday(l, d.Due))
}

// spoke reports whether somebody of the household was spoken to.
func spoke(outcome model.VisitOutcome) bool {
	return outcome == model.Met || outcome == model.FamilySpoke
}

// Standing returns the sign of a door. ⇡ follows it while the hub has not confirmed the visit, or the household if
// there is no visit.
func (r Reader) Standing(d register.Door) []widget.Span {
	at := r.DoorSign(d)
	at.Glyph.Text += " "
	spans := []widget.Span{at.Glyph, at.Word}
	if d.Pending {
		spans = append(spans, widget.Span{Ink: widget.Warn, Text: " ⇡"})
	}
	return spans
}

// StandingWord returns the word of a door's sign, followed by ⇡ as in Standing.
func (r Reader) StandingWord(d register.Door) string {
	word := r.DoorSign(d).Word.Text
	if d.Pending {
		word += " ⇡"
	}
	return word
}

// Householder returns in one line who lives at a door: the householder with their age, and how many people live there.
func (r Reader) Householder(h *model.Household) []widget.Span {
	who := []widget.Span{{Ink: widget.Text | widget.Bold, Text: HouseholderName(r.Lang, h)}}
	if h.Inside == nil || len(h.Inside.Residents) == 0 {
		return who
	}
	if age := text.Age(r.Lang, h.Inside.Residents[0].Born, r.Today); age != "" {
		who = append(who, widget.Span{Ink: widget.Muted, Text: "  " + age})
	}
	return append(who, widget.Span{Ink: widget.Muted, Text: "  " + text.AtHome(r.Lang, len(h.Inside.Residents))})
}

// DoorFacts returns what a person at a door needs to know: how many people live there, the phones and the tags. Facts
// that are not known are left out.
func (r Reader) DoorFacts(in *model.HouseholdInside) []Fact {
	return known(
		Fact{r.say(text.HousePeople), text.People(r.Lang, in.Residents, r.Today)},
		r.phonesFact(in), r.tagsFact(in),
	)
}

// HouseholdFacts returns the facts that the page of a household shows below its residents. Facts that are not known
// are left out.
func (r Reader) HouseholdFacts(h *model.Household, in *model.HouseholdInside) []Fact {
	return known(
		r.phonesFact(in), r.tagsFact(in),
		Fact{text.Field(r.Lang, model.FieldLanguages), strings.Join(in.Languages, "、")},
		Fact{r.say(text.HouseCadence), text.Cadence(r.Lang, h.Cadence)},
		Fact{r.say(text.HouseSince), h.Since.String()},
		Fact{text.Field(r.Lang, model.FieldNote), in.Note},
	)
}

func (r Reader) phonesFact(in *model.HouseholdInside) Fact {
	return Fact{text.Field(r.Lang, model.FieldPhones), Phones(in)}
}

func (r Reader) tagsFact(in *model.HouseholdInside) Fact {
	return Fact{text.Field(r.Lang, model.FieldTags), text.Tags(r.Lang, in.Tags)}
}

// SameDoor returns a sentence about other households at the same door: that this household is shown under another one,
// or else that another one may be the same household, or else that another one is shown under this one. It returns ""
// if none of these is so.
func (r Reader) SameDoor(h *model.Household) string {
	reg := r.Register
	if into := reg.Household(reg.Into(h.ID)); into != nil && into.ID != h.ID {
		return r.say(text.MergedIntoHere, HouseholdName(r.Lang, into))
	}
	if twins := reg.Twins(h); len(twins) > 0 {
		return r.say(text.TwinsHereOf, HouseholdName(r.Lang, twins[0]))
	}
	if under := reg.Under(h.ID); len(under) > 0 {
		return r.say(text.MergedUnder, HouseholdName(r.Lang, under[0]))
	}
	return ""
}
