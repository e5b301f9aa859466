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
		host.ShowDialog(newDispatch(host, t, marks{}, then))
	case step.Asks.To != nil:
		host.ShowDialog(pickTo(host, t, step, then))
	case step.Asks.Other != nil:
		host.ShowDialog(newOther(host, t, step, then))
	case step.Asks.OnScreen():
		host.ShowDialog(newStepForm(host, t, step, model.Addressee{}, then))
	case step.Sure:
		host.ShowDialog(page.NewQuestion(host, func() page.Question {
			return page.Question{Title: host.Say(step.Verb), Body: reader(host).LastStep(t), Answers: []page.Answer{
				{Text: host.Say(text.DoLeaveAsIs), Do: func() tea.Cmd { return nil }},
				{Text: host.Say(step.Verb), Do: func() tea.Cmd { return saveStep(host, t, step, nil, then) }},
			}}
		}))
	default:
		return saveStep(host, t, step, nil, then)
	}
	return nil
}

// pickTo opens the list of those to whom a task may go, and then the form of the step. What was typed before is still
// in that form, and whoever was chosen before is marked in the list.
func pickTo(host page.Host, t *model.Task, step desk.Offer, then func() tea.Cmd) *pick {
	p := newPick(host, t, func(one present.Handler) tea.Cmd {
		host.ShowDialog(newStepForm(host, t, step, one.To, then))
		return nil
	})
	p.title, p.kinds = step.Verb, step.Asks.To.Kinds
	p.narrow("", &present.Handler{To: draftedTo(host, t, step)})
	return p
}

// saveStep saves a step that needs nothing typed. other is the task that the step is about beside t, or nil.
func saveStep(host page.Host, t *model.Task, step desk.Offer, other *model.Task, then func() tea.Cmd) tea.Cmd {
	body, err := host.Desk().StepBody(step.Step, t, desk.Given{Other: other})
	if err != nil {
		return host.Fail(err)
	}
	plan, err := host.Desk().Plan(nil, desk.Act{Record: t.ID.Record(), Body: body})
	if err != nil {
		return host.Fail(err)
	}
	return host.Save(plan, host.Say(step.Said, reader(host).TaskName(t)), then)
}
