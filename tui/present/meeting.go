package present

import (
	"strconv"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

// MeetingTitle returns what a meeting is called in lists: its title and where it was held. If neither is known, it
// returns the name of the place.
func (r Reader) MeetingTitle(m *model.Meeting) string {
	title := m.Title
	if where := m.Spoken(); where != "" {
		if title != "" {
			title += "  "
		}
		title += where
	}
	if title == "" {
		return r.Register.PlaceName(m.Place)
	}
	return title
}

// MeetingState returns what is to be pointed out about a meeting: that it was struck, is likely the same as another,
// is an opening of a box that was gone, or was flagged. Otherwise it returns how many of its opinions were answered.
func (r Reader) MeetingState(m *model.Meeting) Sign {
	opinions := r.Register.Opinions(m.ID)
	switch {
	case !m.Stands():
		return sign("✗", widget.Muted, r.say(text.MeetingWasStruck))
	case len(r.Register.LikeMeetings(m)) > 0:
		return sign("!", widget.Warn, r.say(text.MeetingTwice))
	case r.Register.OpenedGone(m):
		return sign("!", widget.Warn, r.say(text.MeetingGoneBox))
	case len(m.Flags) > 0:
		return sign("!", widget.Warn, text.Why(r.Lang, &model.Refusal{Reason: m.Flags[len(m.Flags)-1].Why}))
	case r.Register.Pending(m.RecordID()):
		return sign("⇡", widget.Muted, r.say(text.Unconfirmed))
	case len(opinions) == 0:
		return sign(" ", widget.Muted, r.say(text.MeetingSilent))
	}
	return sign(" ", widget.Muted, text.MeetingAnswered(r.Lang, register.Answered(opinions), len(opinions)))
}

// MeetingLines returns what the page of a meeting says of it below the title: when it was held, how many came and who
// entered it, why it was struck, and which other meetings are likely the same.
func (r Reader) MeetingLines(m *model.Meeting, like []*model.Meeting) []widget.Span {
	line := text.DateAndWeekday(r.Lang, m.On, r.Today)
	if m.Attended > 0 {
		line += "   " + text.MeetingCame(r.Lang, m.Attended)
	}
	lines := []widget.Span{muted(line + "   " + text.EnteredBy(r.Lang, m.Author.Name))}
	if !m.Stands() {
		lines = append(lines, widget.Span{Ink: widget.Text, Text: text.MeetingStruckBecause(r.Lang, m.Why)})
	}
	for _, o := range like {
		said := text.MeetingLike(r.Lang, r.MeetingTitle(o), o.Author.Name)
		lines = append(lines, widget.Span{Ink: widget.Warn, Text: said})
	}
	if b := r.Register.Box(m.Box); b != nil && r.Register.OpenedGone(m) {
		lines = append(lines, widget.Span{Ink: widget.Warn, Text: text.BoxGoneOn(r.Lang, b.Gone, r.Today)})
	}
	return lines
}

// BoxState returns whether a box still hangs, and what is to be pointed out about it.
func (r Reader) BoxState(b *model.Box) Sign {
	switch {
	case !b.Stands():
		return sign("✗", widget.Muted, text.BoxGoneOn(r.Lang, b.Gone, r.Today))
	case len(b.Flags) > 0:
		return sign("!", widget.Warn, text.Why(r.Lang, &model.Refusal{Reason: b.Flags[len(b.Flags)-1].Why}))
	case r.Register.Pending(b.RecordID()):
		return sign("⇡", widget.Muted, r.say(text.Unconfirmed))
	}
	return sign(" ", widget.Muted, r.say(text.BoxStands))
}

// Became returns how many of the opinions are in each state, in the order of a task's life: 待研判 2  办理中 3.
func Became(l text.Lang, opinions []*model.Task) string {
	count := map[model.State]int{}
	for _, t := range opinions {
		count[t.State]++
	}
	said := ""
	for _, state := range []model.State{
		model.Raised, model.Sorted, model.Returned, model.Joined, model.Dispatched, model.Claimed, model.Finished,
		model.Accepted, model.Told, model.Closed,
	} {
		if n := count[state]; n > 0 {
			if said != "" {
				said += "  "
			}
			said += text.State(l, state) + " " + strconv.Itoa(n)
		}
	}
	return said
}
