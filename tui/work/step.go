package work

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/present"
)

// takeStep begins a step of a task. It opens the dialog or form that the step needs, or asks for confirmation. If the
// step needs neither, it saves the step at once. then is called after the save.
func takeStep(host page.Host, t *model.Task, step desk.Offer, then func() tea.Cmd) tea.Cmd {
	switch {
	case step.Triage:
		host.ShowDialog(newDispatch(host, t, then))
	case step.Asks.OnScreen():
		host.ShowDialog(newStepForm(host, t, step, then))
	case step.Sure:
		host.ShowDialog(page.NewQuestion(host, func() page.Question {
			return page.Question{Title: host.Say(step.Verb), Body: reader(host).LastStep(t), Answers: []page.Answer{
				{Text: host.Say(text.DoLeaveAsIs), Do: func() tea.Cmd { return nil }},
				{Text: host.Say(step.Verb), Do: func() tea.Cmd { return saveStep(host, t, step, then) }},
			}}
		}))
	default:
		return saveStep(host, t, step, then)
	}
	return nil
}

// saveStep saves a step that needs no input.
func saveStep(host page.Host, t *model.Task, step desk.Offer, then func() tea.Cmd) tea.Cmd {
	body, err := step.Body(t, desk.Given{})
	if err != nil {
		return host.Fail(err)
	}
	plan, err := host.Desk().Plan(nil, desk.Act{Record: t.ID.Record(), Body: body})
	if err != nil {
		return host.Fail(err)
	}
	return host.Save(plan, host.Say(step.Said, present.TaskName(host.Lang(), t)), then)
}
