package command

import (
	"cmp"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/desk"
)

// boxCommand makes `sidan box` and the commands below it.
func (p *program) boxCommand() *cobra.Command {
	return p.Group("box", text.CmdBox, p.boxAddCommand(), p.boxOpenCommand(), p.boxRemoveCommand())
}

// boxAddCommand makes `sidan box add`.
func (p *program) boxAddCommand() *cobra.Command {
	var place, compound, spot string
	c := p.Command("add --place PLACE --compound NAME [--spot TEXT]", text.CmdBoxAdd, 0, 0, nil)
	p.Flag(c, &place, "place", "PLACE", text.FlagHeldAt)
	p.Flag(c, &compound, "compound", "NAME", text.FlagCompound)
	p.Flag(c, &spot, "spot", "TEXT", text.FlagSpot)
	c.RunE = func(c *cobra.Command, _ []string) error {
		if err := cli.Needs(c, "place", "compound"); err != nil {
			return err
		}
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			b := model.BoxPlaced{Compound: compound, Since: s.Today()}
			var err error
			if b.Place, _, b.Spot, err = s.where(place); err != nil {
				return err
			}
			b.Spot = cmp.Or(spot, b.Spot)
			plan, err := s.PlanBox(b)
			return p.keepOne(c.Context(), s, plan, err, text.BoxKept)
		})
	}
	return c
}

// boxOpenCommand makes `sidan box open`. A box that was removed is opened too: the opening is kept, and lists say that
// the box was gone.
func (p *program) boxOpenCommand() *cobra.Command {
	var date string
	c := p.Command("open ID --date DATE", text.CmdBoxOpen, 1, 1, nil)
	p.Flag(c, &date, "date", "DATE", text.FlagHeldOn)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := cli.Needs(c, "date"); err != nil {
			return err
		}
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			b, err := s.box(args[0])
			if err != nil {
				return err
			}
			on, err := cli.Day("date", date, s.Today())
			if err != nil {
				return err
			}
			if b.Gone != 0 && b.Gone < on {
				p.Say(p.Errs, text.BoxWasGone.In(p.Lang, b.Gone.String()))
			}
			plan, err := s.PlanMeeting(model.MeetingID{}, desk.OpeningOf(b, on))
			return p.keepOne(c.Context(), s, plan, err, text.BoxOpened)
		})
	}
	return c
}

// boxRemoveCommand makes `sidan box remove`.
func (p *program) boxRemoveCommand() *cobra.Command {
	var why string
	c := p.Command("remove ID --why TEXT", text.CmdBoxRemove, 1, 1, nil)
	p.Flag(c, &why, "why", "TEXT", text.FlagWhy)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := cli.Needs(c, "why"); err != nil {
			return err
		}
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			b, err := s.box(args[0])
			if err != nil {
				return err
			}
			plan, err := s.PlanBoxRemoved(b.ID, why)
			return p.keepOne(c.Context(), s, plan, err, text.BoxRemoved)
		})
	}
	return c
}

// box returns the suggestion box that an argument means.
func (s *homeDesk) box(word string) (*model.Box, error) {
	id, err := s.record(model.KindBox, word)
	if err != nil {
		return nil, err
	}
	return s.Register().Box(model.BoxID(id)), nil
}
