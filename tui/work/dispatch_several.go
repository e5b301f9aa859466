package work

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/widget"
)

// This file holds what the dialog 研判派单 does differently for several tasks.

// saveSeveral sorts and dispatches all tasks in one save.
func (d *dispatch) saveSeveral(to model.Addressee, due model.Day) tea.Cmd {
	return each{
		host: d.host, tasks: d.tasks(), drop: []desk.DraftKey{d.draft.Key}, save: d.draft.Save,
		acts: func(t *model.Task) ([]desk.Act, error) { return d.actsOfOne(t, to, due) },
		said: func(n int) string { return text.SaidEach(d.host.Lang(), n, to) },
		then: func() tea.Cmd {
			d.host.CloseDialogs(d)
			return d.then()
		},
	}.take()
}

// actsOfOne returns the changes of one of several tasks. A task that is only to be sorted is not dispatched. Without a
// brief for all, a task gets the one that its own words make. A task that needs neither sorting nor dispatching is
// refused, because somebody has it already.
func (d *dispatch) actsOfOne(t *model.Task, to model.Addressee, due model.Day) ([]desk.Act, error) {
	switch {
	case register.IsDispatchable(t):
	case register.IsUnsorted(t):
		return d.acts(t, model.Addressee{}, 0), nil
	default:
		return nil, &model.Refusal{Reason: model.WrongState, Args: []string{string(t.State)}}
	}
	acts := d.acts(t, to, due)
	if send, ok := acts[len(acts)-1].Body.(model.TaskDispatched); ok && send.Brief == "" {
		one := *t
		one.Sphere, one.Menu = d.chosen()
		send.Brief = d.host.Desk().Register().Brief(&one)
		acts[len(acts)-1].Body = send
	}
	return acts, nil
}

// mostListed is how many of several tasks the dialog names at most.
const mostListed = 4

// list returns a line for each of several tasks, with its place and the beginning of its words, so many columns wide.
func (d *dispatch) list(w int) string {
	read, tasks := reader(d.host), d.tasks()
	var lines []string
	for _, t := range tasks[:min(len(tasks), mostListed)] {
		lines = append(lines, widget.Cut(read.TaskPlace(t)+"  "+read.TaskLine(t), w))
	}
	if more := len(tasks) - mostListed; more > 0 {
		lines = append(lines, text.SimilarMore(d.host.Lang(), more))
	}
	return strings.Join(lines, "\n")
}
