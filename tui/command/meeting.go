package command

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/desk"
)

// meetingTyped is a meeting as it was typed in flags.
type meetingTyped struct{ kind, date, place, compound, attended, title string }

// flags declares the flags of a meeting on a command. A collection day has neither kind nor title.
func (m *meetingTyped) flags(p *program, c *cobra.Command, collection bool) {
	if !collection {
		p.Flag(c, &m.kind, "kind", "KIND", text.FlagMeetingKind)
	}
	p.Flag(c, &m.date, "date", "DATE", text.FlagHeldOn)
	p.Flag(c, &m.place, "place", "PLACE", text.FlagHeldAt)
	p.Flag(c, &m.compound, "compound", "NAME", text.FlagCompound)
	p.Flag(c, &m.attended, "attended", "N", text.FlagAttended)
	if !collection {
		p.Flag(c, &m.title, "title", "TEXT", text.FlagTitle)
	}
}

// put puts the flags that were given into a meeting. Others leave it as it is.
func (m *meetingTyped) put(s *homeDesk, c *cobra.Command, b *model.MeetingHeld) (err error) {
	given := func(name string) bool { return changedAny(c, name) }
	if given("kind") {
		kinds := []model.MeetingSort{model.MassMeeting, model.Representatives}
		if b.Sort, err = cli.Chosen("kind", m.kind, kinds, text.ParseMeetingSort); err != nil {
			return err
		}
	}
	if given("date") {
		if b.On, err = cli.Day("date", m.date, s.Today()); err != nil {
			return err
		}
	}
	if given("place") {
		if b.Place, b.Compound, b.Spot, err = s.where(m.place); err != nil {
			return err
		}
	}
	if given("compound") {
		b.Compound = m.compound
	}
	if given("title") {
		b.Title = m.title
	}
	if given("attended") {
		if b.Attended, err = strconv.Atoi(m.attended); err != nil {
			return cli.Usage(text.BadValue, "--attended", cli.Clip(m.attended), "46")
		}
	}
	return nil
}

// where reads the flag --place: a place of the directory, or a spot in words. A path that the directory does not have
// is an error, not a spot.
func (s *homeDesk) where(typed string) (place model.Path, compound, spot string, err error) {
	place, compound, spot = s.Where(typed)
	if strings.Contains(typed, "/") && model.Path(typed).Valid() && string(place) != typed {
		return "", "", "", cli.Usage(text.NoSuchPlace, cli.Clip(typed))
	}
	return place, compound, spot, nil
}

// meetingCommand makes `sidan meeting` and the commands below it.
func (p *program) meetingCommand() *cobra.Command {
	return p.Group(
		"meeting", text.CmdMeeting, p.meetingAddCommand(false), p.meetingShowCommand(), p.meetingEditCommand(),
		p.meetingStrikeCommand(), p.meetingRestoreCommand(),
	)
}

// collectionCommand makes `sidan collection`.
func (p *program) collectionCommand() *cobra.Command {
	return p.Group("collection", text.CmdCollection, p.meetingAddCommand(true))
}

// meetingAddCommand makes `sidan meeting add`, or `sidan collection add`.
func (p *program) meetingAddCommand(collection bool) *cobra.Command {
	var m meetingTyped
	use, says := "add --kind KIND --date DATE --place PLACE [--compound NAME] [--attended N] [--title TEXT]",
		text.CmdMeetingAdd
	needs, b := []string{"kind", "date", "place"}, model.MeetingHeld{}
	if collection {
		use, says = "add --date DATE --place PLACE [--compound NAME] [--attended N]", text.CmdCollectionAdd
		needs, b.Sort = needs[1:], model.CollectionDay
	}
	c := p.Command(use, says, 0, 0, nil)
	m.flags(p, c, collection)
	c.RunE = func(c *cobra.Command, _ []string) error {
		if err := cli.Needs(c, needs...); err != nil {
			return err
		}
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			if err := m.put(s, c, &b); err != nil {
				return err
			}
			plan, err := s.PlanMeeting(model.MeetingID{}, b)
			return p.keepOne(c.Context(), s, plan, err, text.MeetingKept)
		})
	}
	return c
}

// meetingEditCommand makes `sidan meeting edit`. What is not given stays as it was.
func (p *program) meetingEditCommand() *cobra.Command {
	var m meetingTyped
	use := "edit ID [--kind KIND] [--date DATE] [--place PLACE] [--compound NAME] [--attended N] [--title TEXT]"
	c := p.Command(use, text.CmdMeetingEdit, 1, 1, nil)
	m.flags(p, c, false)
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			was, err := s.meeting(args[0])
			if err != nil {
				return err
			}
			b := was.Held()
			if err := m.put(s, c, &b); err != nil {
				return err
			}
			plan, err := s.PlanMeeting(was.ID, b)
			return p.keepOne(c.Context(), s, plan, err, text.MeetingKept)
		})
	}
	return c
}

// meetingStrikeCommand makes `sidan meeting strike`.
func (p *program) meetingStrikeCommand() *cobra.Command {
	var why, into string
	c := p.Command("strike ID --why TEXT [--into ID]", text.CmdMeetingStrike, 1, 1, nil)
	p.Flag(c, &why, "why", "TEXT", text.FlagWhy)
	p.Flag(c, &into, "into", "ID", text.FlagSameMeeting)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := cli.Needs(c, "why"); err != nil {
			return err
		}
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			m, err := s.meeting(args[0])
			if err != nil {
				return err
			}
			var same model.MeetingID
			if into != "" {
				other, err := s.meeting(into)
				if err != nil {
					return err
				}
				same = other.ID
			}
			plan, err := s.PlanMeetingStruck(m.ID, why, same)
			return p.keepOne(c.Context(), s, plan, err, text.MeetingStruck)
		})
	}
	return c
}

// meetingRestoreCommand makes `sidan meeting restore`.
func (p *program) meetingRestoreCommand() *cobra.Command {
	c := p.Command("restore ID", text.CmdMeetingRestore, 1, 1, nil)
	c.RunE = func(c *cobra.Command, args []string) error {
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			m, err := s.meeting(args[0])
			if err != nil {
				return err
			}
			plan, err := s.PlanMeetingRestored(m.ID)
			return p.keepOne(c.Context(), s, plan, err, text.MeetingKept)
		})
	}
	return c
}

// meeting returns the meeting that an argument means.
func (s *homeDesk) meeting(word string) (*model.Meeting, error) {
	id, err := s.record(model.KindMeeting, word)
	if err != nil {
		return nil, err
	}
	return s.Register().Meeting(model.MeetingID(id)), nil
}

// keepOne saves a plan, exchanges, and prints the id of its record.
func (p *program) keepOne(ctx context.Context, s *homeDesk, plan *desk.Plan, err error, said text.Sentence) error {
	if err == nil {
		err = s.keep(ctx, plan)
	}
	if err != nil {
		return err
	}
	id := plan.Records()[0]
	p.Answer(made{id}, said.In(p.Lang, cli.Short(id)))
	return nil
}
