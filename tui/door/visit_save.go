package door

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/present"
)

// save writes the visit and all that belongs to it in one transaction. A new visit goes on to the next door of the
// round. A correction without a change writes nothing.
func (v *Visit) save() tea.Cmd {
	if v.was != nil && v.held() == nil {
		v.host.ClosePage(v)
		return tea.Batch(v.Drop(), v.host.Toast().Say(v.host.Say(text.NoChange)))
	}
	filled, wrong, sentence := v.filled()
	if wrong != nil {
		return v.Refuse(wrong, sentence)
	}
	if v.nobodyAsked(filled) {
		return v.whoAsked()
	}
	plan, err := v.plan(filled)
	if err != nil {
		return v.refused(err)
	}
	return v.Save(plan, present.HouseholdName(v.host.Lang(), v.side.house())+" "+v.host.Say(text.Saved), v.saved)
}

// plan returns the plan that saves the visit, or its correction.
func (v *Visit) plan(f desk.VisitForm) (*desk.Plan, error) {
	if v.was != nil {
		return v.host.Desk().PlanAmend(v.was.ID, f, v.Draft.Key)
	}
	return v.host.Desk().PlanVisit(f, v.Draft.Key)
}

// nobodyAsked reports whether the form says that something was asked for, told or kept although nobody was met,
// without saying who it was.
func (v *Visit) nobodyAsked(f desk.VisitForm) bool {
	nobody := f.Outcome == model.Away || f.Outcome == model.GoneAway
	return nobody && !v.sure && strings.TrimSpace(f.With) == "" && len(f.Requests)+len(f.Told)+len(f.Kept) > 0
}

// whoAsked asks who it was. The answers are another outcome, or that it was somebody else.
func (v *Visit) whoAsked() tea.Cmd {
	host := v.host
	as := func(o model.VisitOutcome) func() tea.Cmd {
		return func() tea.Cmd {
			v.outcome.Choice.Choose(slices.Index(model.VisitOutcomes, o))
			v.At = v.with
			return v.Changed(true)
		}
	}
	host.ShowDialog(page.NewQuestion(host, func() page.Question {
		return page.Question{
			Title: host.Say(text.WhoAsked, text.Outcome(host.Lang(), v.result())),
			Body:  host.Say(text.WhoAskedBody),
			Answers: []page.Answer{
				{Text: host.Say(text.WhoBack), Do: func() tea.Cmd { return nil }},
				{Text: host.Say(text.WhoFamily), Do: as(model.FamilySpoke)},
				{Text: host.Say(text.WhoMet), Do: as(model.Met)},
				{Text: host.Say(text.WhoOther), Do: func() tea.Cmd { v.sure = true; return v.SaveAgain() }},
			},
		}
	}))
	return nil
}

// saved closes the form. After a new visit the round is shown if it lies below; otherwise, as after a correction, the
// screen below the form is shown.
func (v *Visit) saved() tea.Cmd {
	if v.was != nil || !walked(v.host, v.id) {
		v.host.ClosePage(v)
	}
	return nil
}

// refused handles an error of the plan. If a rule refused a field, that field gets the focus and the sentence.
func (v *Visit) refused(err error) tea.Cmd {
	var no *model.Refusal
	if !errors.As(err, &no) {
		return v.host.Fail(err)
	}
	at := map[string]*page.Field{
		"outcome": v.outcome, "with": v.with, "note": v.note, "next": v.next,
	}[append(no.Args, "")[0]]
	if at == nil {
		return v.host.Fail(err)
	}
	return v.Refuse(at, text.Why(v.host.Lang(), no))
}
