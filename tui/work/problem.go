package work

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// This file holds what the page of a common problem has beside that of a task: how many households it helps, building
// by building, and what the branch does with its members.

// more returns what the branch can do with a common problem beside the steps of its task.
func (p *task) more() (all []page.Action) {
	if p.file == nil || !p.file.task.Common || !p.file.read.IsBranchOf(p.file.task) {
		return nil
	}
	t := p.file.task
	if t.State != model.Closed {
		all = append(all, page.Action{Name: p.host.Say(text.DoTakeIn), Do: func() tea.Cmd {
			p.host.Push(newTakeIn(p.host, t.ID))
			return nil
		}})
	}
	if problem := p.file.problem; len(problem.Members) > 0 {
		all = append(all, page.Action{Name: text.DoSeeMembers(p.host.Lang(), problem.Households), Do: func() tea.Cmd {
			p.host.Push(newMembers(p.host, t.ID))
			return nil
		}})
	}
	return all
}

// reachBar is how many cells the bar of a building has at most.
const reachBar = 20

// drawReach paints how many households a common problem helps and how many of them have their answer, in all and in
// each building. It paints nothing for any other task.
func (f *caseFile) drawReach(g *widget.Grid, r widget.Rect) widget.Rect {
	problem := f.problem
	if len(problem.Members) == 0 || r.H < 2 {
		return r
	}
	l := f.host.Lang()
	r = page.Heading(
		g, r, text.Helps(l, problem.Households, len(problem.Buildings)),
		text.Answered(l, problem.Told, len(problem.Members)-problem.Told),
	)
	names := 10
	for _, b := range problem.Buildings {
		names = min(max(names, widget.Width(text.Address(l, b.At))), r.W/3)
	}
	shown := problem.Buildings[:min(len(problem.Buildings), max(1, r.H/3))]
	for _, b := range shown {
		drawReachOf(g, r, l, b, names)
		_, r = r.Top(1)
	}
	_, r = r.Top(1)
	return r
}

func drawReachOf(g *widget.Grid, r widget.Rect, l text.Lang, b register.Reach, names int) {
	g.Text(r.X, r.Y, widget.Text, text.Address(l, b.At), names)
	x := r.X + names + 2
	w := min(b.All, reachBar, max(1, r.W-names-16))
	widget.Progress(g, x, r.Y, w, b.Told, b.All)
	g.Text(x+w+2, r.Y, widget.Muted, text.ToldOfDoors(l, b.Told, b.All), 14)
}

// joinAll joins requests to a common problem in one save. Those that cannot be joined are named with the reason first.
func joinAll(host page.Host, problem *model.Task, tasks []*model.Task, then func() tea.Cmd) tea.Cmd {
	return each{
		host: host, tasks: tasks, save: host.Save, then: then,
		acts: func(t *model.Task) ([]desk.Act, error) {
			body, err := desk.JoinTo(problem)
			return []desk.Act{{Record: t.ID.Record(), Body: body}}, err
		},
		said: func(n int) string { return text.SaidTakenIn(host.Lang(), n) },
	}.take()
}
