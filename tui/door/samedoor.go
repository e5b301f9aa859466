package door

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/present"
)

// This file asks about doors where another household is known: a door that is entered a second time, a door whose
// people moved away, and two households that may be the same.

// askThere asks whether the household that is being added is the one already known at its door. The answer that it is
// another family calls other.
func askThere(host page.Host, there *desk.DoorThere, other func() tea.Cmd) {
	h := there.There
	host.ShowDialog(page.NewQuestion(host, func() page.Question {
		return page.Question{
			Title: host.Say(text.DoorAsk),
			Body:  host.Say(text.DoorAskBody, present.HouseholdName(host.Lang(), h), text.Address(host.Lang(), h.Door)),
			Answers: []page.Answer{
				{Text: host.Say(text.DoorAskBack), Do: func() tea.Cmd { return nil }},
				{
					Text: host.Say(text.DoorAskOpen),
					Do:   func() tea.Cmd { host.Push(NewHousehold(host, h.ID)); return nil },
				},
				{Text: host.Say(text.DoorAskOther), Do: other},
			},
		}
	}))
}

// beginVisit begins a visit at a door. If its people moved away, it first asks who lives there now.
func beginVisit(host page.Host, id model.HouseholdID) tea.Cmd {
	h := host.Desk().Register().Household(id)
	if h == nil || h.Moved == 0 {
		host.Push(NewVisit(host, id))
		return nil
	}
	host.ShowDialog(page.NewQuestion(host, func() page.Question {
		return page.Question{
			Title: host.Say(text.NobodyAsk, present.HouseholdName(host.Lang(), h)),
			Body:  host.Say(text.NobodyBody),
			Answers: []page.Answer{
				{Text: host.Say(text.NobodyLeave), Do: func() tea.Cmd { return nil }},
				{Text: host.Say(text.NobodyBack), Do: func() tea.Cmd { host.Push(NewVisit(host, id)); return nil }},
				{Text: host.Say(text.NobodyNew), Do: func() tea.Cmd { host.Push(newBehind(host, h)); return nil }},
			},
		}
	}))
	return nil
}

// mergeActions returns the actions for a household that may be the same as another. If it was already merged into
// another, there is one action, which takes that back.
func mergeActions(host page.Host, h *model.Household) (acts []page.Action) {
	reg := host.Desk().Register()
	if reg.Into(h.ID) != h.ID {
		return []page.Action{{Name: host.Say(text.DoUnmerge), Key: "", Do: func() tea.Cmd {
			plan, err := host.Desk().PlanUnmerge(h.ID, "")
			return saved(host, plan, err, host.Say(text.DoUnmerge))
		}}}
	}
	for _, twin := range reg.Twins(h) {
		acts = append(
			acts,
			page.Action{
				Name: host.Say(text.DoMerge, present.HouseholdName(host.Lang(), twin)),
				Key:  "",
				Do:   func() tea.Cmd { return askMerge(host, h, twin) },
			},
		)
	}
	return acts
}

// askMerge asks before a household is merged into another, under which it is then shown.
func askMerge(host page.Host, h, into *model.Household) tea.Cmd {
	host.ShowDialog(page.NewQuestion(host, func() page.Question {
		return page.Question{
			Title: host.Say(
				text.MergeAsk, present.HouseholdName(host.Lang(), h), present.HouseholdName(host.Lang(), into),
			),
			Body: host.Say(text.MergeBody, present.HouseholdName(host.Lang(), into)),
			Answers: []page.Answer{
				{Text: host.Say(text.MergeNo), Do: func() tea.Cmd { return nil }},
				{Text: host.Say(text.MergeYes), Do: func() tea.Cmd {
					plan, err := host.Desk().PlanMerge(h.ID, into.ID, "")
					return saved(host, plan, err, present.HouseholdName(host.Lang(), into)+" "+host.Say(text.Saved))
				}},
			},
		}
	}))
	return nil
}

// saved writes a plan, or shows the error if there is no plan.
func saved(host page.Host, plan *desk.Plan, err error, said string) tea.Cmd {
	if err != nil {
		return host.Fail(err)
	}
	return host.Save(plan, said, nil)
}
