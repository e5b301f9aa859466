package command

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/desk"
)

// stepOrder is the order in which help lists the steps of a task: first in the order of a task's life, then the steps
// that the branch takes in between. desk.Steps has the order of the screen.
var stepOrder = []string{
	"claim", "release", "progress", "finish", "return", "accept", "sendback", "answer", "rate", "reopen", "close",
	"ask", "reply", "settle", "join", "unjoin", "double", "nudge", "extend", "grant", "decline", "handon", "whistle",
	"reportin", "recall", "undo",
}

// taskSteps makes the commands for all steps of a task except sorting and dispatching. Steps that stepOrder does not
// name come last.
func (p *program) taskSteps() (commands []*cobra.Command) {
	place := func(st desk.Step) int {
		if i := slices.Index(stepOrder, st.Name); i >= 0 {
			return i
		}
		return len(stepOrder)
	}
	steps := slices.SortedStableFunc(slices.Values(desk.Steps), func(a, b desk.Step) int { return place(a) - place(b) })
	for _, st := range steps {
		if !st.Triage && !st.OnScreens {
			commands = append(commands, p.stepCommand(st))
		}
	}
	return commands
}

// stepFlag is a flag of a step's command, for one thing that the step asks for.
type stepFlag struct {
	name, kind string
	says       text.Sentence
	needed     bool
}

// stepFlags returns the flags for what a step asks.
func stepFlags(a desk.Asks) (flags []stepFlag) {
	if a.To != nil {
		flags = append(flags, stepFlag{"to", "KIND:ID", a.To.Help, true})
	}
	if o := a.Other; o != nil {
		flags = append(flags, stepFlag{o.Flag, "ID", o.Help, true})
	}
	if d := a.Day; d != nil {
		flags = append(flags, stepFlag{d.Flag, "DATE", d.Help, !d.MayLack})
	}
	if c := a.Choice; c != nil {
		flags = append(flags, stepFlag{c.Flag, c.Kind, c.Help, true})
	}
	if w := a.Words; w != nil {
		flags = append(flags, stepFlag{w.Flag, "TEXT", w.Help, w.Needed})
	}
	return flags
}

// given reads the answers of a step from what was typed. The keys of typed are the names of the flags.
func (s *homeDesk) given(a desk.Asks, typed map[string]string) (g desk.Given, err error) {
	if a.To != nil {
		if g.To, err = s.addressee(typed["to"]); err != nil {
			return g, err
		}
	}
	if a.Other != nil {
		if g.Other, err = s.task(typed[a.Other.Flag]); err != nil {
			return g, err
		}
	}
	if a.Day != nil && (typed[a.Day.Flag] != "" || !a.Day.MayLack) {
		if g.Day, err = cli.Day(a.Day.Flag, typed[a.Day.Flag], s.Today()); err != nil {
			return g, err
		}
	}
	if c := a.Choice; c != nil {
		if g.Choice, err = cli.Chosen(c.Flag, typed[c.Flag], c.All, c.Parse); err != nil {
			return g, err
		}
	}
	if a.Words != nil {
		g.Words = model.Tidy(typed[a.Words.Flag])
	}
	return g, nil
}

// stepCommand makes the command of a step.
func (p *program) stepCommand(st desk.Step) *cobra.Command {
	flags := stepFlags(st.Asks)
	use := st.Name + " ID"
	for _, f := range flags {
		part := "--" + f.name + " " + f.kind
		if !f.needed {
			part = "[" + part + "]"
		}
		use += " " + part
	}
	typed := make([]string, len(flags))
	c := p.Command(use, st.Help, 1, 1, nil)
	c.RunE = func(c *cobra.Command, args []string) error {
		values := map[string]string{}
		for i, f := range flags {
			if f.needed && strings.TrimSpace(typed[i]) == "" {
				return cli.Usage(text.MissingFlag, "--"+f.name, cli.Topic(c))
			}
			values[f.name] = typed[i]
		}
		return p.onTask(c.Context(), desk.OpenHomePart, args[0], func(s *homeDesk, t *model.Task) (model.Body, error) {
			given, err := s.given(st.Asks, values)
			if err != nil {
				return nil, err
			}
			return s.StepBody(&st, t, given)
		})
	}
	for i, f := range flags {
		p.Flag(c, &typed[i], f.name, f.kind, f.says)
	}
	return c
}

// onTask saves one change of a task, and prints the task as it is then.
func (p *program) onTask(
	ctx context.Context, how opener, id string, body func(*homeDesk, *model.Task) (model.Body, error),
) error {
	return p.atDeskBy(ctx, how, func(s *homeDesk) error {
		t, err := s.task(id)
		if err != nil {
			return err
		}
		b, err := body(s, t)
		if err != nil {
			return err
		}
		if _, err := s.plans(ctx, desk.Act{Record: t.RecordID(), Body: b}); err != nil {
			return err
		}
		if now := s.Register().Task(t.ID); now != nil { // the user may no longer see the task
			t = now
		}
		read := p.reader(s)
		p.Answer(taskOf(s.Desk, t), t.No()+"  "+read.TaskState(t)+"  "+beginning(read.TaskText(t)))
		return nil
	})
}

func (p *program) sortCommand() *cobra.Command {
	var sphere, menu string
	c := p.Command("sort ID --sphere SPHERE --menu MENU", text.CmdTaskSort, 1, 1, nil)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := cli.Needs(c, "sphere", "menu"); err != nil {
			return err
		}
		var b model.TaskSorted
		var err error
		if b.Sphere, err = cli.Chosen("sphere", sphere, model.Spheres, text.ParseSphere); err != nil {
			return err
		}
		return p.onTask(c.Context(), desk.OpenHomePart, args[0], func(s *homeDesk, t *model.Task) (model.Body, error) {
			list := s.Register().MenuList(t.Grid)
			b.Menu, err = cli.Chosen("menu", menu, list.Keys(), func(word string) (model.Menu, bool) {
				return text.ParseMenu(list, word)
			})
			return b, err
		})
	}
	p.Flag(c, &sphere, "sphere", "SPHERE", text.FlagSphere)
	p.Flag(c, &menu, "menu", "MENU", text.FlagMenu)
	return c
}

func (p *program) dispatchCommand() *cobra.Command {
	var to, due, brief string
	var open bool
	c := p.Command("dispatch ID --open|--to KIND:ID [--due DATE] [--brief TEXT]", text.CmdTaskDispatch, 1, 1, nil)
	c.RunE = func(c *cobra.Command, args []string) error {
		if open == (to != "") {
			return cli.Usage(text.WrongUsage, c.UseLine(), cli.Topic(c))
		}
		// A brief must not identify anybody whom the register knows, so all of the register is read.
		return p.onTask(c.Context(), desk.OpenHome, args[0], func(s *homeDesk, t *model.Task) (model.Body, error) {
			by, err := cli.Day("due", due, s.Today())
			if err != nil {
				return nil, err
			}
			b := model.TaskDispatched{To: model.Addressee{Kind: model.ToOpen}, Due: by, Brief: model.TidyLine(brief)}
			if b.Due == 0 {
				b.Due = s.Register().Due(t.Grid, t.Menu, s.Today())
			}
			if t.State == model.Dispatched { // the task is sent on, and names the addressee that the user saw
				b.Instead = t.To
			}
			if !open {
				b.To, err = s.addressee(to)
			}
			if !c.Flags().Changed("brief") {
				b.Brief = s.Register().Brief(t)
			}
			if no := s.Register().Tells(t, b.Brief); no != nil {
				return nil, no
			}
			return b, err
		})
	}
	c.Flags().BoolVar(&open, "open", false, text.FlagOpen.In(p.Lang))
	p.Flag(c, &to, "to", "KIND:ID", text.FlagTo)
	p.Flag(c, &due, "due", "DATE", text.FlagDue)
	p.Flag(c, &brief, "brief", "TEXT", text.FlagBrief)
	return c
}

// addressees lists what --to can name.
const addressees = "person:ID unit:ID team:ID post:ID"

// addressee reads the value of --to: person:ID, unit:ID, team:ID or post:ID.
func (s *homeDesk) addressee(typed string) (to model.Addressee, err error) {
	kind, id, ok := strings.Cut(typed, ":")
	to.Kind = model.ToKind(kind)
	switch {
	case ok && to.Kind == model.ToPerson:
		if to.ID, err = s.record(model.KindPerson, id); err == nil {
			to.Name = s.Register().Person(model.PersonID(to.ID)).Name
		}
	case ok && slices.Contains(model.GroupSorts, to.Kind):
		if to.ID, err = s.record(model.KindGroup, id); err == nil {
			g := s.Register().Group(model.GroupID(to.ID))
			if to.Name = g.Name; g.Sort != to.Kind {
				err = cli.Usage(text.NoSuchRecord, cli.Clip(typed))
			}
		}
	default:
		err = cli.Usage(text.OneOf, "--to", cli.Clip(typed), addressees)
	}
	return to, err
}
