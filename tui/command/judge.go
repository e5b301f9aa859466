package command

import (
	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
)

// judgeCommand makes `sidan judge`, with which the branch enters how residents judged a unit.
func (p *program) judgeCommand() *cobra.Command {
	var unit, of string
	var b model.UnitJudged
	c := p.Command("judge --unit ID --of MONTH --asked N --good N --fair N --bad N", text.CmdJudge, 0, 0, nil)
	p.Flag(c, &unit, "unit", "ID", text.FlagWhichUnit)
	p.Flag(c, &of, "of", "MONTH", text.FlagJudgedMonth)
	c.Flags().IntVar(&b.Asked, "asked", 0, text.FlagAsked.In(p.Lang))
	c.Flags().IntVar(&b.Good, "good", 0, text.FlagGood.In(p.Lang))
	c.Flags().IntVar(&b.Fair, "fair", 0, text.FlagFair.In(p.Lang))
	c.Flags().IntVar(&b.Bad, "bad", 0, text.FlagBad.In(p.Lang))
	c.RunE = func(c *cobra.Command, _ []string) error {
		if err := cli.Needs(c, "unit", "of", "asked", "good", "fair", "bad"); err != nil {
			return err
		}
		return p.atDesk(c.Context(), func(s *homeDesk) (err error) {
			if b.Month, err = month("of", of); err != nil {
				return err
			}
			if b.Unit, err = s.addressee(string(model.ToUnit) + ":" + unit); err != nil {
				return err
			}
			b.Place = s.Community()
			plan, err := s.PlanJudgement(b)
			return p.keepOne(c.Context(), s, plan, err, text.JudgementKept)
		})
	}
	return c
}

// month reads a flag that is a month. It returns 0 if the flag was not given.
func month(name, typed string) (model.Month, error) {
	if typed == "" {
		return 0, nil
	}
	m, err := model.ParseMonth(typed)
	if err != nil {
		return 0, cli.Usage(text.BadValue, "--"+name, cli.Clip(typed), "2026-11")
	}
	return m, nil
}

// reportInCommand makes `sidan report-in`, which says that a person reported in.
func (p *program) reportInCommand() *cobra.Command {
	var unit, date string
	c := p.Command("report-in PERSON [--unit ID] --date DATE", text.CmdReportIn, 1, 1, nil)
	p.Flag(c, &unit, "unit", "ID", text.FlagWhichUnit)
	p.Flag(c, &date, "date", "DATE", text.FlagActivityDate)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := cli.Needs(c, "date"); err != nil {
			return err
		}
		return p.atDesk(c.Context(), func(s *homeDesk) error {
			id, err := s.record(model.KindPerson, args[0])
			if err != nil {
				return err
			}
			var from model.Addressee
			if unit != "" {
				if from, err = s.addressee(string(model.ToUnit) + ":" + unit); err != nil {
					return err
				}
			}
			on, err := cli.Day("date", date, s.Today())
			if err != nil {
				return err
			}
			plan, err := s.PlanReportIn(model.PersonID(id), from, on)
			return p.keepOne(c.Context(), s, plan, err, text.ReportedInKept)
		})
	}
	return c
}
