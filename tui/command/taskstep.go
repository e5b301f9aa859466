package command

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
)

// step is a command that does one thing with a task: its flags, and the body they make.
type step struct {
	name  string
	says  text.Sentence
	flags []stepFlag
	body  func(s *seat, t *model.Task, v map[string]string) (model.Body, error)
}

type stepFlag struct {
	name, kind string
	says       text.Sentence
	needed     bool
}

// words is a body that has nothing but words, under a flag.
func words(
	name string, make func(words string) model.Body,
) func(*seat, *model.Task, map[string]string) (model.Body, error) {
	return func(_ *seat, _ *model.Task, v map[string]string) (model.Body, error) {
		return make(model.Tidy(v[name])), nil
	}
}

// taskSteps are what handlers and branch do with a task, but for sorting and dispatching.
func (p *program) taskSteps() (commands []*cobra.Command) {
	why := []stepFlag{{"why", "TEXT", text.FlagWhy, true}}
	for _, s := range []step{
		{"claim", text.CmdTaskClaim, nil, words("", func(string) model.Body { return model.TaskClaimed{} })},
		{"release", text.CmdTaskRelease, why, words(
			"why", func(w string) model.Body { return model.TaskReleased{Why: w} },
		)},
		{"progress", text.CmdTaskProgress, []stepFlag{
			{"note", "TEXT", text.FlagNote, true},
		}, words("note", func(w string) model.Body { return model.TaskProgressed{Note: w} })},
		{"finish", text.CmdTaskFinish, []stepFlag{
			{"result", "TEXT", text.FlagResult, true},
		}, words("result", func(w string) model.Body { return model.TaskFinished{Result: w} })},
		{"return", text.CmdTaskReturn, why, words(
			"why", func(w string) model.Body { return model.TaskReturned{Why: w} },
		)},
		{"accept", text.CmdTaskAccept, []stepFlag{
			{"note", "TEXT", text.FlagNote, false},
		}, words("note", func(w string) model.Body { return model.TaskAccepted{Note: w} })},
		{"sendback", text.CmdTaskSendBack, why, words(
			"why", func(w string) model.Body { return model.TaskSentBack{Why: w} },
		)},
		{"answer", text.CmdTaskAnswer, []stepFlag{
			{"how", "CHANNEL", text.FlagHow, true}, {"words", "TEXT", text.FlagWords, false},
		}, answered},
		{"rate", text.CmdTaskRate, []stepFlag{
			{"rating", "RATING", text.FlagRating, true}, {"words", "TEXT", text.FlagWords, false},
		}, rated},
		{"reopen", text.CmdTaskReopen, why, words(
			"why", func(w string) model.Body { return model.TaskReopened{Why: w} },
		)},
		{"close", text.CmdTaskClose, why, words("why", func(w string) model.Body { return model.TaskClosed{Why: w} })},
		{"nudge", text.CmdTaskNudge, []stepFlag{
			{"note", "TEXT", text.FlagNote, false},
		}, words("note", func(w string) model.Body { return model.TaskNudged{Note: w} })},
		{"extend", text.CmdTaskExtend, []stepFlag{
			{"until", "DATE", text.FlagUntil, true}, {"why", "TEXT", text.FlagWhy, true},
		}, extended},
		{"recall", text.CmdTaskRecall, []stepFlag{{"why", "TEXT", text.FlagWhy, false}}, recalled},
		{"undo", text.CmdTaskUndo, nil, undone},
	} {
		commands = append(commands, p.stepCommand(s))
	}
	return commands
}

func answered(_ *seat, _ *model.Task, v map[string]string) (model.Body, error) {
	how, err := chosen("how", v["how"], model.Channels, text.ParseChannel)
	return model.TaskAnswered{How: how, Words: model.Tidy(v["words"])}, err
}

func rated(_ *seat, _ *model.Task, v map[string]string) (model.Body, error) {
	rating, err := chosen("rating", v["rating"], model.Ratings, text.ParseRating)
	return model.TaskRated{Rating: rating, Words: model.Tidy(v["words"])}, err
}

func extended(_ *seat, _ *model.Task, v map[string]string) (model.Body, error) {
	until, err := day("until", v["until"])
	return model.TaskExtended{Until: until, Why: model.Tidy(v["why"])}, err
}

// recalled takes the task from whom it is with now.
func recalled(_ *seat, t *model.Task, v map[string]string) (model.Body, error) {
	if t.To.Kind == model.ToNobody {
		return nil, &model.Refusal{Reason: model.WrongState, Args: []string{string(t.State)}}
	}
	return model.TaskRecalled{From: t.To, Why: model.Tidy(v["why"])}, nil
}

// undone takes back the last step; whether it is one's own is for the rule to say.
func undone(_ *seat, t *model.Task, _ map[string]string) (model.Body, error) {
	if t.Inside == nil || t.Inside.Before == nil {
		return nil, &model.Refusal{Reason: model.ActedSince}
	}
	return model.TaskUndone{Change: t.Inside.Before.Change}, nil
}

func (p *program) stepCommand(st step) *cobra.Command {
	use := st.name + " ID"
	for _, f := range st.flags {
		part := "--" + f.name + " " + f.kind
		if !f.needed {
			part = "[" + part + "]"
		}
		use += " " + part
	}
	typed := make([]string, len(st.flags))
	c := p.cmd(use, st.says, 1, 1, nil)
	c.RunE = func(c *cobra.Command, args []string) error {
		v := map[string]string{}
		for i, f := range st.flags {
			if f.needed && strings.TrimSpace(typed[i]) == "" {
				return usage(text.MissingFlag, "--"+f.name, topic(c))
			}
			v[f.name] = typed[i]
		}
		return p.onTask(
			c.Context(), args[0], func(s *seat, t *model.Task) (model.Body, error) { return st.body(s, t, v) },
		)
	}
	for i, f := range st.flags {
		p.flag(c, &typed[i], f.name, f.kind, f.says)
	}
	return c
}

// onTask saves one change of a task, and shows the task as it stands then.
func (p *program) onTask(ctx context.Context, id string, body func(*seat, *model.Task) (model.Body, error)) error {
	return p.atDesk(ctx, func(s *seat) error {
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
		if now := s.Register().Task(t.ID); now != nil { // it may have gone out of sight
			t = now
		}
		p.answer(taskOf(s.Desk, t), t.No()+"  "+p.taskState(s, t)+"  "+beginning(desk.TaskText(p.lang, t)))
		return nil
	})
}

func (p *program) sortCommand() *cobra.Command {
	var sphere, menu string
	c := p.cmd("sort ID --sphere SPHERE --menu MENU", text.CmdTaskSort, 1, 1, nil)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := needs(c, "sphere", "menu"); err != nil {
			return err
		}
		var b model.TaskSorted
		var err error
		if b.Sphere, err = chosen("sphere", sphere, model.Spheres, text.ParseSphere); err != nil {
			return err
		}
		if b.Menu, err = chosen("menu", menu, model.Menus, text.ParseMenu); err != nil {
			return err
		}
		return p.onTask(c.Context(), args[0], func(*seat, *model.Task) (model.Body, error) { return b, nil })
	}
	p.flag(c, &sphere, "sphere", "SPHERE", text.FlagSphere)
	p.flag(c, &menu, "menu", "MENU", text.FlagMenu)
	return c
}

func (p *program) dispatchCommand() *cobra.Command {
	var to, due, brief string
	var open bool
	c := p.cmd("dispatch ID --open|--to KIND:ID [--due DATE] [--brief TEXT]", text.CmdTaskDispatch, 1, 1, nil)
	c.RunE = func(c *cobra.Command, args []string) error {
		if open == (to != "") {
			return usage(text.WrongUsage, c.UseLine(), topic(c))
		}
		by, err := day("due", due)
		if err != nil {
			return err
		}
		return p.onTask(c.Context(), args[0], func(s *seat, t *model.Task) (model.Body, error) {
			b := model.TaskDispatched{To: model.Addressee{Kind: model.ToOpen}, Due: by, Brief: model.TidyLine(brief)}
			if b.Due == 0 {
				b.Due = s.Today() + model.Day(t.Menu.Days())
			}
			if t.State == model.Dispatched { // sent on, from whom it is with now
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
	c.Flags().BoolVar(&open, "open", false, text.FlagOpen.In(p.lang))
	p.flag(c, &to, "to", "KIND:ID", text.FlagTo)
	p.flag(c, &due, "due", "DATE", text.FlagDue)
	p.flag(c, &brief, "brief", "TEXT", text.FlagBrief)
	return c
}

// addressees are the kinds --to can name.
const addressees = "person:ID unit:ID team:ID post:ID"

// addressee reads person:ID, unit:ID, team:ID or post:ID.
func (s *seat) addressee(typed string) (to model.Addressee, err error) {
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
				err = usage(text.NoSuchRecord, clip(typed))
			}
		}
	default:
		err = usage(text.OneOf, "--to", clip(typed), addressees)
	}
	return to, err
}
