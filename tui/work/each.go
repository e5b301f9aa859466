package work

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
)

// each is the same step for several tasks, which is one save: the changes of all tasks are written in one transaction,
// and F4 takes all of them back. A task for which the step cannot be taken is named with the reason, and nothing is
// saved before the person has decided to go on without it.
type each struct {
	host  page.Host
	tasks []*model.Task
	first []desk.Act // what is saved before the changes of the tasks, if anything is
	acts  func(t *model.Task) ([]desk.Act, error)
	drop  []desk.DraftKey
	said  func(n int) string // the sentence of the toast after n tasks were saved
	save  func(p *desk.Plan, said string, then func() tea.Cmd) tea.Cmd
	then  func() tea.Cmd
}

// misfit is a task for which the step cannot be taken, and why.
type misfit struct {
	task *model.Task
	err  error
}

// take saves the step for all tasks, or shows for which of them it cannot be taken.
func (e each) take() tea.Cmd {
	if e.host.Ahead() {
		return e.host.TooSoon()
	}
	var fits []*model.Task
	var misfits []misfit
	var all []desk.Act
	for _, t := range e.tasks {
		acts, err := e.acts(t)
		if err == nil {
			_, err = e.host.Desk().Plan(nil, acts...)
		}
		if err != nil {
			misfits = append(misfits, misfit{t, err})
			continue
		}
		fits, all = append(fits, t), append(all, acts...)
	}
	if len(misfits) > 0 {
		e.tasks = fits
		e.host.ShowDialog(page.NewQuestion(e.host, func() page.Question { return e.question(misfits) }))
		return nil
	}
	plan, err := e.host.Desk().Plan(e.drop, slices.Concat(e.first, all)...)
	if err != nil {
		return e.host.Fail(err)
	}
	return e.save(plan, e.said(len(fits)), e.then)
}

// mostMisfits is how many tasks the question names at most.
const mostMisfits = 5

// question says for which tasks the step cannot be taken, and asks whether to take it for the others. If there are no
// others, it only says so.
func (e each) question(misfits []misfit) page.Question {
	l := e.host.Lang()
	var lines []string
	for _, m := range misfits[:min(len(misfits), mostMisfits)] {
		lines = append(lines, m.task.No()+"  "+reader(e.host).TaskName(m.task)+"  "+desk.Sentence(l, m.err))
	}
	if more := len(misfits) - mostMisfits; more > 0 {
		lines = append(lines, text.SimilarMore(l, more))
	}
	ask := page.Question{
		Title:   text.EachMisfits(l, len(misfits)),
		Body:    strings.Join(lines, "\n"),
		Answers: []page.Answer{{Text: e.host.Say(text.EachBack), Do: func() tea.Cmd { return nil }}},
	}
	if n := len(e.tasks); n > 0 {
		ask.Answers = append(ask.Answers, page.Answer{Text: text.EachOthers(l, n), Do: e.take})
	}
	return ask
}
