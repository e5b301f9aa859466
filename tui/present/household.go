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

// HouseholderName gives the householder; of a door where nobody told a name it says so.
func HouseholderName(l text.Lang, h *model.Household) string {
	if name := h.Householder(); name != "" {
		return name
	}
	return text.HouseNobody.In(l)
}

// Phones gives a household's numbers, grouped as one reads them aloud, one a line.
func Phones(in *model.HouseholdInside) string {
	all := make([]string, len(in.Phones))
	for i, p := range in.Phones {
		all[i] = text.Phone(p)
	}
	return strings.Join(all, "\n")
}

// OpenTags are the tags of a household that may stand on a list others see.
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

// DoorSign says how a door stands in its week. What is done is muted whole, but for the glyph; a day that was agreed is
// read as text.
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

// Standing is the sign of a door, with ⇡ behind it while the hub has not confirmed what it rests on.
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

// Householder says who lives at a door in one line: the householder with their age, and how many are at home.
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

// DoorFacts are what one wants to know at a door: how many live there, the phone, why it matters. Those that are not
// known are left out.
func (r Reader) DoorFacts(in *model.HouseholdInside) []Fact {
	return known(
		Fact{r.say(text.HousePeople), text.People(r.Lang, in.Residents, r.Today)},
		r.phonesFact(in), r.tagsFact(in),
	)
}

// HouseholdFacts are what a household's page says of it below the residents; those that are not known are left out.
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

// SameDoor says what is known of other households at the same door: that this one is shown under another, that another
// may be the same, or that another is shown under it. "" where nothing is.
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
