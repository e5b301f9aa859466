package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
)

// act is a step somebody may make with a task, as the task's page offers it.
type act = desk.Offer

func ratingWords(l text.Lang) (list []string) {
	for _, r := range model.Ratings {
		list = append(list, text.Rating(l, r))
	}
	return list
}

// take begins an act: one that asks nothing is saved at once. then follows the save.
func (a *App) take(t *model.Task, one act, then func() tea.Cmd) tea.Cmd {
	switch {
	case one.Triage:
		a.ask(newDispatch(a, t, then))
		return nil
	case one.Asks.OnScreen():
		a.ask(newActForm(a, t, one, then))
		return nil
	case one.Sure:
		a.ask(newQuestion(a, func() asked {
			return asked{a.say(
				one.Verb,
			), a.lastStep(t), []answer{{a.say(text.DoLeaveAsIs), func() tea.Cmd { return nil }},
				{a.say(one.Verb), func() tea.Cmd { return a.act(t, one, then) }}}}
		}))
		return nil
	}
	return a.act(t, one, then)
}

// lastStep is what a task's newest step was, and its words.
func (a *App) lastStep(t *model.Task) string {
	s := t.Inside.Steps[len(t.Inside.Steps)-1]
	return strings.TrimSpace(text.When(a.lang, s.On, a.desk.Now()) + "  " + text.Step(a.lang, s) + "  " + s.Words)
}

// act saves an act that asks nothing.
func (a *App) act(t *model.Task, one act, then func() tea.Cmd) tea.Cmd {
	body, err := one.Body(t, desk.Given{})
	if err != nil {
		return a.fail(err)
	}
	plan, err := a.desk.Plan(nil, desk.Act{Record: t.ID.Record(), Body: body})
	if err != nil {
		return a.fail(err)
	}
	return a.save(plan, a.say(one.Said, a.named(t)), then)
}

// shut closes a dialog, wherever in the stack it is by now, with all that lies over it.
func (a *App) shut(d Dialog) {
	if i := slices.Index(a.dialogs, d); i >= 0 {
		a.dialogs = a.dialogs[:i]
	}
}
