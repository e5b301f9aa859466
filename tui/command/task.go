package command

import (
	"context"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/present"
)

// taskCommand is `sidan task`, with everything that can be done with one.
func (p *program) taskCommand() *cobra.Command {
	c := p.group(
		"task", text.CmdTask, p.taskShowCommand(), p.taskSuggestCommand(), p.sortCommand(), p.dispatchCommand(),
	)
	for _, below := range p.taskSteps() {
		c.AddCommand(below)
	}
	p.later(c, "handon", "whistle", "join")
	return c
}

func (p *program) taskShowCommand() *cobra.Command {
	return p.cmd("show ID", text.CmdTaskShow, 1, 1, func(ctx context.Context, args []string) error {
		return p.atRecords(ctx, func(s *seat) error {
			t, err := s.task(args[0])
			if err != nil {
				return err
			}
			if p.json {
				p.object(wholeOf(s.Desk, t))
				return nil
			}
			p.printTask(s, t)
			return nil
		})
	})
}

func (p *program) printTask(s *seat, t *model.Task) {
	door, l, read := t.Door(), p.lang, p.reader(s)
	var facts pairs
	facts.add(p, text.HeadID, t.No()+"  "+t.ID.String())
	facts.add(p, text.HeadState, read.TaskState(t))
	facts.add(p, text.HeadWords, present.TaskText(l, t))
	facts.add(p, text.LabelSphere, text.Listed(l, text.Sphere(l, t.Sphere), text.Menu(l, t.Menu)))
	facts.add(p, text.HeadGrid, s.PlaceName(t.Grid))
	facts.add(p, text.LabelResident, door.Name+"  "+text.Address(l, door.Door)+"  "+text.Phone(door.Phone))
	facts.add(p, text.LabelRaised, read.TaskRaised(t))
	facts.add(p, text.HeadDue, read.TaskDue(t))
	facts.add(p, text.HeadWho, t.Holder.Name)
	facts.add(p, text.LabelBrief, t.Brief)
	facts.print(p)
	if t.Inside == nil {
		p.say(p.out, text.TaskNoInside.In(l))
		return
	}
	steps := &table{head: []string{text.HistoryHead.In(l), "", "", ""}}
	for _, step := range t.Inside.Steps {
		steps.row(text.When(l, step.On, s.Now()), step.Who.Name, text.Step(l, step), step.Words)
	}
	steps.under(p)
	p.printFlags(flagsOf(t.Inside.Flags))
}

// printFlags says what the branch should look at: what was kept though it did not fit, whose it was, and why.
func (p *program) printFlags(flags []flagRow) {
	list := p.table(text.HeadFlagged, text.HeadName, text.HeadWhy)
	for _, f := range flags {
		name := ""
		if f.By != nil {
			name = f.By.Name
		}
		list.row(f.On.String(), name, text.Why(p.lang, &model.Refusal{Reason: f.Why}))
	}
	list.under(p)
}

// suggestion is somebody a task could go to.
type suggestion struct {
	To      model.Addressee `json:"to"`
	Load    int             `json:"load"`
	Reasons []register.Why  `json:"reasons"`
	Why     string          `json:"why"`
}

func (p *program) taskSuggestCommand() *cobra.Command {
	return p.cmd("suggest ID", text.CmdTaskSuggest, 1, 1, func(ctx context.Context, args []string) error {
		return p.atDesk(ctx, func(s *seat) error {
			t, err := s.task(args[0])
			if err != nil {
				return err
			}
			list := p.table(text.HeadID, text.HeadName, text.HeadLoad, text.HeadWhy)
			for _, one := range s.Register().Suggest(t, s.Today()) {
				row := suggestion{To: one.To, Load: one.Load, Reasons: []register.Why{}}
				row.Why = present.Reasons(p.lang, one)
				for _, r := range one.Reasons {
					row.Reasons = append(row.Reasons, r.Code)
				}
				if p.json {
					p.object(row)
				} else {
					list.row(short(one.To.ID), one.To.Name, text.InHand(p.lang, one.Load), row.Why)
				}
			}
			if !p.json {
				list.print(p)
			}
			return nil
		})
	})
}
