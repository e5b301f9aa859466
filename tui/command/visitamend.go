package command

import (
	"context"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/desk"
)

// ownVisit returns the visit that an argument means, whoever made it. PlanAmend and PlanStrike refuse a visit of
// somebody else.
func (s *homeDesk) ownVisit(word string) (*model.Visit, error) {
	id, err := s.record(model.KindVisit, word)
	if err != nil {
		return nil, err
	}
	v, ok := s.Whole(id).(*model.Visit)
	if !ok {
		return nil, desk.ErrNoRecord
	}
	return v, nil
}

// visitAmendCommand makes `sidan visit amend`. What is not given stays as it was.
func (p *program) visitAmendCommand() *cobra.Command {
	var typed spoken
	c := p.Command("amend ID [--outcome OUTCOME] [--with NAME] [--note T] [--next DATE]", text.CmdVisitAmend, 1, 1, nil)
	p.Flag(c, &typed.Outcome, "outcome", "OUTCOME", text.FlagOutcome)
	p.Flag(c, &typed.With, "with", "NAME", text.FlagWith)
	p.Flag(c, &typed.Note, "note", "TEXT", text.FlagNote)
	p.Flag(c, &typed.Next, "next", "DATE", text.FlagNext)
	c.RunE = func(c *cobra.Command, args []string) error {
		if !changedAny(c, "outcome", "with", "note", "next") {
			return cli.Usage(text.MissingFlag, "--note", cli.Topic(c))
		}
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			v, err := s.ownVisit(args[0])
			if err != nil {
				return err
			}
			f, err := amended(c, v, typed, s.Today())
			if err != nil {
				return err
			}
			plan, err := s.PlanAmend(v.ID, f)
			if err != nil {
				return err
			}
			return p.keepVisit(c.Context(), s, plan)
		})
	}
	return c
}

// changedAny reports whether any of the named flags was given.
func changedAny(c *cobra.Command, flags ...string) bool {
	for _, name := range flags {
		if c.Flags().Changed(name) {
			return true
		}
	}
	return false
}

// amended returns the form of a visit as it is, with the flags that were given put in.
func amended(c *cobra.Command, v *model.Visit, typed spoken, today model.Day) (f desk.VisitForm, err error) {
	f = desk.VisitForm{Outcome: v.Outcome, Next: v.Next}
	if v.Inside != nil {
		f.With, f.Note = v.Inside.With, v.Inside.Note
	}
	if c.Flags().Changed("outcome") {
		if f.Outcome, err = cli.Chosen("outcome", typed.Outcome, model.VisitOutcomes, text.ParseOutcome); err != nil {
			return f, err
		}
	}
	if c.Flags().Changed("with") {
		f.With = typed.With
	}
	if c.Flags().Changed("note") {
		f.Note = typed.Note
	}
	if c.Flags().Changed("next") {
		f.Next, err = cli.Day("next", typed.Next, today)
	}
	return f, err
}

// visitStrikeCommand makes `sidan visit strike`.
func (p *program) visitStrikeCommand() *cobra.Command {
	return p.strikeCommand(text.CmdVisitStrike, func(ctx context.Context, s *homeDesk, word, why string) error {
		v, err := s.ownVisit(word)
		if err != nil {
			return err
		}
		plan, err := s.PlanStrike(v.ID, why)
		if err != nil {
			return err
		}
		return p.keepVisit(ctx, s, plan)
	})
}

// strikeCommand makes a command that calls strike with an id and a reason.
func (p *program) strikeCommand(
	says text.Sentence, strike func(ctx context.Context, s *homeDesk, word, why string) error,
) *cobra.Command {
	var why string
	c := p.Command("strike ID --why TEXT", says, 1, 1, nil)
	p.Flag(c, &why, "why", "TEXT", text.FlagWhy)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := cli.Needs(c, "why"); err != nil {
			return err
		}
		return p.atRecords(c.Context(), func(s *homeDesk) error { return strike(c.Context(), s, args[0], why) })
	}
	return c
}

// keepVisit saves a plan and prints the id of the visit.
func (p *program) keepVisit(ctx context.Context, s *homeDesk, plan *desk.Plan) error {
	if err := s.keep(ctx, plan); err != nil {
		return err
	}
	p.tellVisit(s, visited{plan.Records()[0], []model.RecordID{}})
	return nil
}
