package command

import (
	"context"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/command/cli"
)

// tasksCommand makes `sidan tasks`, which lists the tasks of a view.
func (p *program) tasksCommand() *cobra.Command {
	var view, grid string
	c := p.Command(
		"tasks [--view VIEW] [--grid PATH]",
		text.CmdTasks,
		0,
		0,
		func(ctx context.Context, _ []string) error {
			which := register.AllView
			if view != "" {
				var err error
				if which, err = cli.Chosen("view", view, register.Views, register.ParseView); err != nil {
					return err
				}
			}
			in, err := cli.Path("grid", grid)
			if err != nil {
				return err
			}
			return p.atDesk(ctx, func(s *homeDesk) error {
				p.printTasks(s, s.Register().Tasks(which, s.Today(), in))
				return nil
			})
		},
	)
	p.Flag(c, &view, "view", "VIEW", text.FlagView)
	p.Flag(c, &grid, "grid", "PATH", text.FlagGrid)
	return c
}

func (p *program) printTasks(s *homeDesk, tasks []*model.Task) {
	if p.JSON {
		for _, t := range tasks {
			p.Object(taskOf(s.Desk, t))
		}
		return
	}
	list := p.Table(text.HeadID, text.HeadState, text.HeadGrid, text.HeadDue, text.HeadWho, text.HeadWords)
	read := p.reader(s)
	for _, t := range tasks {
		list.Row(
			t.No(), read.TaskState(t), s.Register().ShortName(t.Grid), read.TaskDue(t), t.Holder.Name,
			beginning(read.TaskText(t)),
		)
	}
	list.Print()
}
