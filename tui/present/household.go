package present

import (
	"strings"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

// HouseholdName names a household in a title or a toast: the householder, else the door.
func HouseholdName(l text.Lang, h *model.Household) string {
	if name := h.Householder(); name != "" {
		return name
	}
	return text.Address(l, h.Door)
}

// HouseholdLine names a household in a row: the householder, and the door.
func HouseholdLine(l text.Lang, h *model.Household) string {
	return h.Householder() + "  " + text.Address(l, h.Door)
}

// HouseholderName returns the name of the householder, or says that no name is known yet.
func HouseholderName(l text.Lang, h *model.Household) string {
	if name := h.Householder(); name != "" {
		return name
	}
	return text.HouseNobody.In(l)
}

// Phones returns the phone numbers of a household, each on a line of its own and grouped as people read them aloud.
func Phones(in *model.HouseholdInside) string {
	all := make([]string, len(in.Phones))
	for i, p := range in.Phones {
		all[i] = text.Phone(p)
	}
	return strings.Join(all, "\n")
}

// OpenTags returns those tags of a household that a list may show while others look at the screen: the ones that are
// not sensitive.
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

// DoorSign returns the sign that says how a door stands in its week. The sign of a door that is done is muted, except
// for the ✓ of a visit at which somebody was spoken to. A day that was agreed is shown in the colour of plain text.
func (r Reader) DoorSign(d register.Door) Sign {
	l, today := r.Lang, r.Today
	switch {
	case d.Done && spoke(d.Visit.Outcome):
		word := widget.Span{Ink: widget.Muted, Text: text.Done(l, d.Visit, today)}
		return Sign{widget.Span{Ink: widget.Good, Text: "✓"}, word}
	case d.Done:
		return sign("◌", widget.Muted, text.Done(l, d.Visit, today))
	case d.Household.Struck != 0:
		return sign("✗", widget.Muted, text.HouseIsStruck(l))
	case d.Household.Moved != 0:
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

// Standing returns the sign of a door, followed by ⇡ while the hub has not confirmed the visit, or the household if
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

// StandingWord is the word of a door's sign, with ⇡ behind it as in Standing.
func (r Reader) StandingWord(d register.Door) string {
	word := r.DoorSign(d).Word.Text
	if d.Pending {
		word += " ⇡"
	}
	return word
}

// Householder says who lives at a door in one line: the householder with their age, and how many live there.
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

// DoorFacts returns what somebody who stands at a door needs to know of it: how many live there, the phones and the
// tags. Those that are not known are left out.
func (r Reader) DoorFacts(in *model.HouseholdInside) []Fact {
	return known(
		Fact{r.say(text.HousePeople), text.People(r.Lang, in.Residents, r.Today)},
		r.phonesFact(in), r.tagsFact(in),
	)
}

// HouseholdFacts returns what the page of a household says below its residents. What is not known is left out.
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

// SameDoor says what is known of other households at the same door. It says that this household is shown under
// another one; else that another one may be the same household; else that another one is shown under this one. It
// returns "" if none of these is so.
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
