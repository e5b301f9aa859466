package command

import (
	"context"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
)

// tasksCommand is `sidan tasks`.
func (p *program) tasksCommand() *cobra.Command {
	var view, grid string
	c := p.cmd("tasks [--view VIEW] [--grid PATH]", text.CmdTasks, 0, 0, func(ctx context.Context, _ []string) error {
		which := register.AllView
		if view != "" {
			var err error
			if which, err = chosen("view", view, register.Views, register.ParseView); err != nil {
				return err
			}
		}
		in, err := path("grid", grid)
		if err != nil {
			return err
		}
		return p.atDesk(ctx, func(s *seat) error {
			p.printTasks(s, s.Register().Tasks(which, s.Today(), in))
			return nil
		})
	})
	p.flag(c, &view, "view", "VIEW", text.FlagView)
	p.flag(c, &grid, "grid", "PATH", text.FlagGrid)
	return c
}

func (p *program) printTasks(s *seat, tasks []*model.Task) {
	if p.json {
		for _, t := range tasks {
			p.object(taskOf(s.Desk, t))
		}
		return
	}
	list := p.table(text.HeadID, text.HeadState, text.HeadGrid, text.HeadDue, text.HeadWho, text.HeadWords)
	for _, t := range tasks {
		list.row(
			t.No(), p.taskState(s, t), s.Register().ShortName(t.Grid), p.due(s, t), t.Holder.Name,
			beginning(desk.TaskText(p.lang, t)),
		)
	}
	list.print(p)
}

func (p *program) taskState(s *seat, t *model.Task) string {
	state := text.StateOf(p.lang, t)
	if s.Register().Pending(t.RecordID()) {
		state += " ⇡"
	}
	return state
}

// due is how late a task is, else by when it is due.
func (p *program) due(s *seat, t *model.Task) string {
	if t.Late(s.Today()) {
		return text.TaskLate(p.lang, t.Due, s.Now())
	}
	return text.Date(t.Due, s.Today())
}
