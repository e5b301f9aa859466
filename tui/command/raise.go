package command

import (
	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
)

// made is a record that a command made.
type made struct {
	ID model.RecordID `json:"id"`
}

// raiseCommand is `sidan raise`: a request that came in another way than on a visit.
func (p *program) raiseCommand() *cobra.Command {
	var channel, from, household, grid, words string
	c := p.cmd("raise --channel CHANNEL [--from ID] [--household ID] --grid PATH --text TEXT", text.CmdRaise, 0, 0, nil)
	c.RunE = func(c *cobra.Command, _ []string) error {
		if err := needs(c, "channel", "text"); err != nil {
			return err
		}
		b := model.TaskRaised{Words: model.Tidy(words)}
		var err error
		if b.Channel, err = chosen("channel", channel, model.Channels, text.ParseChannel); err != nil {
			return err
		}
		if b.Grid, err = path("grid", grid); err != nil {
			return err
		}
		if from != "" {
			if b.From, err = model.ParseID[model.Record](from); err != nil {
				return usage(text.NoSuchRecord, clip(from))
			}
		}
		return p.atRecords(c.Context(), func(s *seat) error {
			if err := s.fromDoor(&b, household); err != nil {
				return err
			}
			if b.Grid == "" {
				return usage(text.MissingFlag, "--grid", topic(c))
			}
			plan, err := s.plans(c.Context(), desk.Act{Body: b})
			if err != nil {
				return err
			}
			id := plan.Records()[0]
			p.answer(made{id}, text.RaisedAs.In(p.lang, model.Number(b.Grid.Community(), model.TaskID(id))))
			return nil
		})
	}
	p.flag(c, &channel, "channel", "CHANNEL", text.FlagChannel)
	p.flag(c, &from, "from", "ID", text.FlagFrom)
	p.flag(c, &household, "household", "ID", text.FlagOfDoor)
	p.flag(c, &grid, "grid", "PATH", text.FlagGridIn)
	p.flag(c, &words, "text", "TEXT", text.FlagText)
	return c
}

// fromDoor puts the household that asked into a request; the grid is then its own, unless another was given.
func (s *seat) fromDoor(b *model.TaskRaised, household string) error {
	if household == "" {
		return nil
	}
	h, err := s.household(household)
	if err != nil {
		return err
	}
	b.Household, b.Compound = desk.DoorOf(h), h.Door.Compound
	if b.Grid == "" {
		b.Grid = h.Grid
	}
	return nil
}
