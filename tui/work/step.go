package work

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/present"
)

// takeStep begins an step: one that asks nothing is saved at once. then follows the save.
func takeStep(host page.Host, t *model.Task, one desk.Offer, then func() tea.Cmd) tea.Cmd {
	switch {
	case one.Triage:
		host.Ask(newDispatch(host, t, then))
		return nil
	case one.Asks.OnScreen():
		host.Ask(newStepForm(host, t, one, then))
		return nil
	case one.Sure:
		host.Ask(page.NewQuestion(host, func() page.Question {
			return page.Question{Title: host.Say(
				one.Verb,
			), Body: reader(host).LastStep(t), Answers: []page.Answer{{
				Text: host.Say(text.DoLeaveAsIs), Do: func() tea.Cmd { return nil },
			},
				{Text: host.Say(one.Verb), Do: func() tea.Cmd { return saveStep(host, t, one, then) }}}}
		}))
		return nil
	}
	return saveStep(host, t, one, then)
}

// saveStep saves a step that asks nothing.
func saveStep(host page.Host, t *model.Task, one desk.Offer, then func() tea.Cmd) tea.Cmd {
	body, err := one.Body(t, desk.Given{})
	if err != nil {
		return host.Fail(err)
	}
	plan, err := host.Desk().Plan(nil, desk.Act{Record: t.ID.Record(), Body: body})
	if err != nil {
		return host.Fail(err)
	}
	return host.Save(plan, host.Say(one.Said, present.TaskName(host.Lang(), t)), then)
}
