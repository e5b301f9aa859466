package command

import (
	"context"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/present"
)

// taskCommand makes `sidan task`, and a command below it for each step that a task can take.
func (p *program) taskCommand() *cobra.Command {
	c := p.Group(
		"task", text.CmdTask, p.taskShowCommand(), p.taskSuggestCommand(), p.taskLikeCommand(), p.taskChatCommand(),
		p.sortCommand(), p.dispatchCommand(),
	)
	for _, below := range p.taskSteps() {
		c.AddCommand(below)
	}
	return c
}

func (p *program) taskShowCommand() *cobra.Command {
	return p.Command("show ID", text.CmdTaskShow, 1, 1, func(ctx context.Context, args []string) error {
		return p.atRecords(ctx, func(s *homeDesk) error {
			t, err := s.task(args[0])
			if err != nil {
				return err
			}
			if p.JSON {
				p.Object(wholeOf(s.Desk, t))
				return nil
			}
			p.printTask(s, t)
			return nil
		})
	})
}

func (p *program) printTask(s *homeDesk, t *model.Task) {
	door, l, read := t.Door(), p.Lang, p.reader(s)
	facts := p.Pairs()
	facts.Add(text.HeadID, t.No()+"  "+t.ID.String())
	facts.Add(text.HeadState, read.TaskState(t))
	facts.Add(text.HeadWords, read.TaskText(t))
	facts.Add(text.LabelSphere, text.Listed(l, text.Sphere(l, t.Sphere), read.Menu(t.Grid, t.Menu)))
	facts.Add(text.HeadGrid, s.PlaceName(t.Grid))
	facts.Add(text.LabelResident, door.Name+"  "+text.Address(l, door.Door)+"  "+text.Phone(door.Phone))
	facts.Add(text.LabelRaised, read.TaskRaised(t))
	facts.Add(text.HeadDue, read.TaskDue(t))
	facts.Add(text.HeadWho, t.Holder.Name)
	facts.Add(text.LabelBrief, t.Brief)
	facts.Print()
	if t.Inside == nil {
		p.Say(p.Out, text.TaskNoInside.In(l))
		return
	}
	steps := p.Table(text.HistoryHead, text.Sentence{}, text.Sentence{}, text.Sentence{})
	for _, step := range t.Inside.Steps {
		steps.Row(text.When(l, step.On, s.Now()), step.Who.Name, read.Step(t, step), step.Words)
	}
	steps.Under()
	p.printFlags(flagsOf(t.Inside.Flags))
}

// printFlags prints what the branch should look at: the day of each step that was kept although it did not fit, who
// took it, and why it is flagged.
func (p *program) printFlags(flags []flagRow) {
	list := p.Table(text.HeadFlagged, text.HeadName, text.HeadWhy)
	for _, f := range flags {
		name := ""
		if f.By != nil {
			name = f.By.Name
		}
		list.Row(f.On.String(), name, text.Why(p.Lang, &model.Refusal{Reason: f.Why}))
	}
	list.Under()
}

// reader returns the present.Reader that shows records to the person at a desk.
func (p *program) reader(s *homeDesk) present.Reader { return present.NewReader(p.Lang, s.Desk) }

// beginning returns the beginning of a task's words, as lists show it.
func beginning(words string) string {
	return cli.Cut(present.FirstLine(words), 48)
}
