package command

import (
	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/desk"
)

// made is the answer of a command that made or changed one record.
type made struct {
	ID model.RecordID `json:"id"`
}

// raiseCommand makes `sidan raise`, which records a request that did not come up at a visit.
func (p *program) raiseCommand() *cobra.Command {
	var channel, from, household, grid, words string
	use := "raise --channel CHANNEL [--from ID] [--household ID] --grid PATH --text TEXT"
	c := p.Command(use, text.CmdRaise, 0, 0, nil)
	c.RunE = func(c *cobra.Command, _ []string) error {
		if err := cli.Needs(c, "channel", "text"); err != nil {
			return err
		}
		b := model.TaskRaised{Words: model.Tidy(words)}
		var err error
		if b.Channel, err = cli.Chosen("channel", channel, model.Channels, text.ParseChannel); err != nil {
			return err
		}
		if b.Grid, err = cli.Path("grid", grid); err != nil {
			return err
		}
		if from != "" {
			if b.From, err = model.ParseID[model.Record](from); err != nil {
				return cli.Usage(text.NoSuchRecord, cli.Clip(from))
			}
		}
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			if err := s.fromDoor(&b, household); err != nil {
				return err
			}
			if b.Grid == "" {
				return cli.Usage(text.MissingFlag, "--grid", cli.Topic(c))
			}
			plan, err := s.plans(c.Context(), desk.Act{Body: b})
			if err != nil {
				return err
			}
			id := plan.Records()[0]
			p.Answer(made{id}, text.RaisedAs.In(p.Lang, model.Number(b.Grid.Community(), model.TaskID(id))))
			return nil
		})
	}
	p.Flag(c, &channel, "channel", "CHANNEL", text.FlagChannel)
	p.Flag(c, &from, "from", "ID", text.FlagFrom)
	p.Flag(c, &household, "household", "ID", text.FlagOfDoor)
	p.Flag(c, &grid, "grid", "PATH", text.FlagGridIn)
	p.Flag(c, &words, "text", "TEXT", text.FlagText)
	return c
}

// fromDoor puts the household that asked into a request. If no grid was given, the request gets the grid of the
// household.
func (s *homeDesk) fromDoor(b *model.TaskRaised, household string) error {
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
