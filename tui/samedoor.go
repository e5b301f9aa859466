package tui

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
)

// This file asks about doors where somebody else is known: one that is entered a second time, one whose people
// moved away, two households that may be one.

// askThere asks what a household that is added is to one that is known at its door. other saves it as another family.
func (a *App) askThere(there *desk.DoorThere, other func() tea.Cmd) {
	h := there.There
	a.ask(newQuestion(a, func() asked {
		return asked{a.say(text.DoorAsk), a.say(text.DoorAskBody, a.nameOf(h), text.Address(a.lang, h.Door)), []answer{
			{a.say(text.DoorAskBack), func() tea.Cmd { return nil }},
			{a.say(text.DoorAskOpen), func() tea.Cmd { a.push(newHousehold(a, h.ID)); return nil }},
			{a.say(text.DoorAskOther), other},
		}}
	}))
}

// visitAt begins the visit at a door, at once; at one whose people moved away it asks who lives there now.
func (a *App) visitAt(id model.HouseholdID) tea.Cmd {
	h := a.desk.Register().Household(id)
	if h == nil || h.Moved == 0 {
		a.push(newVisit(a, id))
		return nil
	}
	a.ask(newQuestion(a, func() asked {
		return asked{a.say(text.NobodyAsk, a.nameOf(h)), a.say(text.NobodyBody), []answer{
			{a.say(text.NobodyLeave), func() tea.Cmd { return nil }},
			{a.say(text.NobodyBack), func() tea.Cmd { a.push(newVisit(a, id)); return nil }},
			{a.say(text.NobodyNew), func() tea.Cmd { a.push(newBehind(a, h)); return nil }},
		}}
	}))
	return nil
}

// mergeActions are those of a household that may be another one, or was said to be.
func (a *App) mergeActions(h *model.Household) (acts []action) {
	reg := a.desk.Register()
	if reg.Into(h.ID) != h.ID {
		return []action{{a.say(text.DoUnmerge), "", func() tea.Cmd {
			plan, err := a.desk.PlanUnmerge(h.ID, "")
			return a.saved(plan, err, a.say(text.DoUnmerge))
		}}}
	}
	for _, twin := range reg.Twins(h) {
		acts = append(
			acts,
			action{a.say(text.DoMerge, a.nameOf(twin)), "", func() tea.Cmd { return a.askMerge(h, twin) }},
		)
	}
	return acts
}

// askMerge asks before a household is shown under another one.
func (a *App) askMerge(h, into *model.Household) tea.Cmd {
	a.ask(newQuestion(a, func() asked {
		return asked{a.say(text.MergeAsk, a.nameOf(h), a.nameOf(into)), a.say(text.MergeBody, a.nameOf(into)), []answer{
			{a.say(text.MergeNo), func() tea.Cmd { return nil }},
			{a.say(text.MergeYes), func() tea.Cmd {
				plan, err := a.desk.PlanMerge(h.ID, into.ID, "")
				return a.saved(plan, err, a.nameOf(into)+" "+a.say(text.Saved))
			}},
		}}
	}))
	return nil
}

// saved writes a plan that was rehearsed, or says why there is none.
func (a *App) saved(plan *desk.Plan, err error, said string) tea.Cmd {
	if err != nil {
		return a.fail(err)
	}
	return a.save(plan, said, nil)
}

// sameDoor is what a household's page says of others at its door: that it is shown under another one, which
// ones are shown under it, which stand there beside it and may be the same. "" for nothing.
func (a *App) sameDoor(h *model.Household) string {
	reg := a.desk.Register()
	if into := reg.Household(reg.Into(h.ID)); into != nil && into.ID != h.ID {
		return a.say(text.MergedIntoHere, a.nameOf(into))
	}
	if twins := reg.Twins(h); len(twins) > 0 {
		return a.say(text.TwinsHereOf, a.nameOf(twins[0]))
	}
	if under := reg.Under(h.ID); len(under) > 0 {
		return a.say(text.MergedUnder, a.nameOf(under[0]))
	}
	return ""
}
