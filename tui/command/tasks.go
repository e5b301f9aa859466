package command

import (
	"context"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/present"
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
	read := p.reader(s)
	for _, t := range tasks {
		list.row(
			t.No(), read.TaskState(t), s.Register().ShortName(t.Grid), read.TaskDue(t), t.Holder.Name,
			beginning(present.TaskText(p.lang, t)),
		)
	}
	list.print(p)
}
