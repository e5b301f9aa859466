package command

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/present"
)

// meetingRow is a meeting in a list. Count and Answered count the opinions that the user may see.
type meetingRow struct {
	ID       model.MeetingID   `json:"id"`
	Kind     model.MeetingSort `json:"kind"`
	Place    placeRef          `json:"place"`
	On       model.Day         `json:"on"`
	Title    string            `json:"title"`
	Count    int               `json:"count"`
	Answered int               `json:"answered"` // of them told or closed
	Compound string            `json:"compound"`
	Spot     string            `json:"spot"`
	Attended int               `json:"attended"`
	Box      *model.BoxID      `json:"box"`
	Author   *cli.Ref          `json:"author"`
	Struck   model.Day         `json:"struck"`
	Why      string            `json:"why"`
	Into     *model.MeetingID  `json:"into"`
	Like     []model.MeetingID `json:"like"` // others that are likely the same meeting
	Gone     bool              `json:"gone"` // the box had been removed on that day
	Pending  bool              `json:"pending"`
	Flags    []flagRow         `json:"flags"`
}

// meetingWhole is a meeting with its opinions.
type meetingWhole struct {
	meetingRow
	Opinions []taskRow `json:"opinions"`
}

func (s *homeDesk) meetingRow(m *model.Meeting) meetingRow {
	reg := s.Register()
	opinions := reg.Opinions(m.ID)
	r := meetingRow{
		ID: m.ID, Kind: m.Sort, Place: placeOf(s.Desk, m.Place), On: m.On, Title: m.Title, Count: len(opinions),
		Answered: register.Answered(opinions), Compound: m.Compound, Spot: m.Spot, Attended: m.Attended,
		Author: cli.RefOf(m.Author), Struck: m.Struck, Why: m.Why, Like: []model.MeetingID{}, Gone: reg.OpenedGone(m),
		Pending: reg.Pending(m.RecordID()), Flags: flagsOf(m.Flags),
	}
	if !m.Box.IsZero() {
		r.Box = &m.Box
	}
	if !m.Into.IsZero() {
		r.Into = &m.Into
	}
	if m.Stands() {
		for _, o := range reg.LikeMeetings(m) {
			r.Like = append(r.Like, o.ID)
		}
	}
	return r
}

// boxRow is a suggestion box. Count counts the opinions of all its openings that the user may see.
type boxRow struct {
	ID       model.BoxID `json:"id"`
	Name     string      `json:"name"`
	Path     model.Path  `json:"path"`
	Kind     string      `json:"kind"` // standing or gone
	Place    placeRef    `json:"place"`
	On       model.Day   `json:"on"` // since when it hangs there
	Title    string      `json:"title"`
	Count    int         `json:"count"`
	Compound string      `json:"compound"`
	Spot     string      `json:"spot"`
	Openings int         `json:"openings"`
	Opened   model.Day   `json:"opened"` // for the last time
	Gone     model.Day   `json:"gone"`
	Why      string      `json:"why"`
	Author   *cli.Ref    `json:"author"`
	Pending  bool        `json:"pending"`
	Flags    []flagRow   `json:"flags"`
}

func (s *homeDesk) boxRow(b *model.Box) boxRow {
	reg := s.Register()
	r := boxRow{
		ID: b.ID, Name: b.Spoken(), Path: b.Place, Kind: "standing", Place: placeOf(s.Desk, b.Place), On: b.Since,
		Title: b.Spoken(), Compound: b.Compound, Spot: b.Spot, Gone: b.Gone, Author: cli.RefOf(b.Author),
		Pending: reg.Pending(b.RecordID()), Flags: flagsOf(b.Flags),
	}
	if !b.Stands() {
		r.Kind, r.Why = "gone", b.Why
	}
	for i, m := range reg.Openings(b.ID) {
		if i == 0 {
			r.Opened = m.On
		}
		r.Openings++
		r.Count += len(reg.Opinions(m.ID))
	}
	return r
}

// listed are the flags --place and --of of a list.
type listed struct{ place, of string }

func (l *listed) flags(p *program, c *cobra.Command) {
	p.Flag(c, &l.place, "place", "PATH", text.FlagGrid)
	p.Flag(c, &l.of, "of", "MONTH", text.FlagMonth)
}

// keeps returns a function that reports whether a record of a place and a day is listed.
func (l *listed) keeps() (func(model.Path, model.Day) bool, error) {
	in, err := cli.Path("place", l.place)
	if err != nil {
		return nil, err
	}
	if _, err := time.Parse("2006-01", l.of); err != nil && l.of != "" {
		return nil, cli.Usage(text.BadValue, "--of", cli.Clip(l.of), "2026-11")
	}
	return func(at model.Path, on model.Day) bool {
		return (in == "" || in.Holds(at)) && strings.HasPrefix(on.String(), l.of)
	}, nil
}

// meetingsCommand makes `sidan meetings`, which lists meetings, collection days and openings, the newest first.
func (p *program) meetingsCommand() *cobra.Command {
	var l listed
	c := p.Command("meetings [--place PATH] [--of MONTH]", text.CmdMeetings, 0, 0,
		func(ctx context.Context, _ []string) error {
			keeps, err := l.keeps()
			if err != nil {
				return err
			}
			return p.atDesk(ctx, func(s *homeDesk) error {
				t := p.Table(
					text.HeadID, text.HeadOn, text.HeadKind, text.HeadServes, text.HeadOpinions, text.HeadState,
				)
				for _, m := range s.Register().Meetings() {
					switch row := s.meetingRow(m); {
					case !keeps(m.Place, m.On):
					case p.JSON:
						p.Object(row)
					default:
						t.Row(cli.Short(m.RecordID()), m.On.String(), text.MeetingSort(p.Lang, m.Sort),
							p.reader(s).MeetingTitle(m), strconv.Itoa(row.Count), p.reader(s).MeetingState(m).String())
					}
				}
				if !p.JSON {
					t.Print()
				}
				return nil
			})
		})
	l.flags(p, c)
	return c
}

// boxesCommand makes `sidan boxes`, which lists the suggestion boxes.
func (p *program) boxesCommand() *cobra.Command {
	var l listed
	c := p.Command("boxes [--place PATH] [--of MONTH]", text.CmdBoxes, 0, 0,
		func(ctx context.Context, _ []string) error {
			keeps, err := l.keeps()
			if err != nil {
				return err
			}
			return p.atDesk(ctx, func(s *homeDesk) error {
				t := p.Table(text.HeadID, text.HeadServes, text.HeadOpened, text.HeadOpinions, text.HeadState)
				for _, b := range s.Register().Boxes() {
					switch row := s.boxRow(b); {
					case !keeps(b.Place, b.Since):
					case p.JSON:
						p.Object(row)
					default:
						t.Row(cli.Short(b.RecordID()), b.Spoken(), row.Opened.String(), strconv.Itoa(row.Count),
							p.reader(s).BoxState(b).String())
					}
				}
				if !p.JSON {
					t.Print()
				}
				return nil
			})
		})
	l.flags(p, c)
	return c
}

// meetingShowCommand makes `sidan meeting show`, which lists what became of the opinions of a meeting.
func (p *program) meetingShowCommand() *cobra.Command {
	return p.Command("show ID", text.CmdMeetingShow, 1, 1, func(ctx context.Context, args []string) error {
		return p.atDesk(ctx, func(s *homeDesk) error {
			m, err := s.meeting(args[0])
			if err != nil {
				return err
			}
			opinions := s.Register().Opinions(m.ID)
			if !p.JSON {
				p.Say(p.Out, m.On.String()+"  "+text.MeetingSort(p.Lang, m.Sort)+"  "+p.reader(s).MeetingTitle(m))
				p.Say(p.Out, present.Became(p.Lang, opinions))
				p.printTasks(s, opinions)
				return nil
			}
			whole := meetingWhole{s.meetingRow(m), []taskRow{}}
			for _, t := range opinions {
				whole.Opinions = append(whole.Opinions, taskOf(s.Desk, t))
			}
			p.Object(whole)
			return nil
		})
	})
}
