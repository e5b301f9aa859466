package command

import (
	"context"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
)

// deedRow is a recommendation in a list. Who and words are "" for a user who sees only the face.
type deedRow struct {
	ID      model.DeedID     `json:"id"`
	Kind    model.DeedSort   `json:"kind"`
	Place   placeRef         `json:"place"`
	On      model.Day        `json:"on"` // when it was recommended
	Title   string           `json:"title"`
	Count   int              `json:"count"` // always 1
	Who     string           `json:"who"`
	State   model.DeedState  `json:"state"`
	Chosen  model.Day        `json:"chosen"`
	Agreed  bool             `json:"agreed"`
	Why     string           `json:"why"`
	Meeting *model.MeetingID `json:"meeting"`
	Author  *cli.Ref         `json:"author"`
	Pending bool             `json:"pending"`
	Flags   []flagRow        `json:"flags"`
}

func (s *homeDesk) deedRow(d *model.Deed) deedRow {
	r := deedRow{
		ID: d.ID, Kind: d.Sort, Place: placeOf(s.Desk, d.Place), On: d.On, Count: 1, State: d.State, Chosen: d.Chosen,
		Agreed: d.Agreed, Author: cli.RefOf(d.Author), Pending: s.Register().Pending(d.RecordID()),
		Flags: flagsOf(d.Flags),
	}
	if in := d.Inside; in != nil {
		r.Title, r.Who, r.Why = in.Words, in.Who, in.Why
		if !in.Meeting.IsZero() {
			r.Meeting = &in.Meeting
		}
	}
	return r
}

// deed returns the recommendation that an argument names.
func (s *homeDesk) deed(word string) (*model.Deed, error) {
	id, err := s.record(model.KindDeed, word)
	if err != nil {
		return nil, err
	}
	return s.Register().Deed(model.DeedID(id)), nil
}

// deedCommand makes `sidan deed` and the commands below it.
func (p *program) deedCommand() *cobra.Command {
	return p.Group("deed", text.CmdDeed, p.deedRecommendCommand(), p.deedAgreeCommand(), p.deedJudgeCommand())
}

// deedRecommendCommand makes `sidan deed recommend`.
func (p *program) deedRecommendCommand() *cobra.Command {
	var sort, who, words string
	c := p.Command("recommend --sort SORT --who NAME --text TEXT", text.CmdDeedMake, 0, 0, nil)
	p.Flag(c, &sort, "sort", "SORT", text.FlagDeedSort)
	p.Flag(c, &who, "who", "NAME", text.FlagHonoured)
	p.Flag(c, &words, "text", "TEXT", text.FlagDeed)
	c.RunE = func(c *cobra.Command, _ []string) error {
		if err := cli.Needs(c, "sort", "who", "text"); err != nil {
			return err
		}
		of, err := cli.Chosen("sort", sort, model.DeedSorts, text.ParseDeedSort)
		if err != nil {
			return err
		}
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			plan, err := s.PlanDeed(model.DeedRecommended{Sort: of, Place: s.Community(), Who: who, Words: words})
			return p.keepOne(c.Context(), s, plan, err, text.DeedKept)
		})
	}
	return c
}

// deedAgreeCommand makes `sidan deed agree`.
func (p *program) deedAgreeCommand() *cobra.Command {
	var yes, no bool
	c := p.Command("agree ID --yes|--no", text.CmdDeedAgree, 1, 1, nil)
	c.Flags().BoolVar(&yes, "yes", false, text.FlagYes.In(p.Lang))
	c.Flags().BoolVar(&no, "no", false, text.FlagNo.In(p.Lang))
	c.RunE = func(c *cobra.Command, args []string) error {
		if yes == no {
			return cli.Usage(text.WrongUsage, c.UseLine(), cli.Topic(c))
		}
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			d, err := s.deed(args[0])
			if err != nil {
				return err
			}
			plan, err := s.PlanDeedAgreed(d, yes)
			return p.keepOne(c.Context(), s, plan, err, text.DeedKept)
		})
	}
	return c
}

// deedJudgeCommand makes `sidan deed judge`.
func (p *program) deedJudgeCommand() *cobra.Command {
	var chosen, not bool
	var meeting, why string
	c := p.Command("judge ID --chosen|--not-chosen [--meeting ID] [--why TEXT]", text.CmdDeedJudge, 1, 1, nil)
	c.Flags().BoolVar(&chosen, "chosen", false, text.FlagChosen.In(p.Lang))
	c.Flags().BoolVar(&not, "not-chosen", false, text.FlagNotChosen.In(p.Lang))
	p.Flag(c, &meeting, "meeting", "ID", text.FlagAtMeeting)
	p.Flag(c, &why, "why", "TEXT", text.FlagWhy)
	c.RunE = func(c *cobra.Command, args []string) error {
		if chosen == not {
			return cli.Usage(text.WrongUsage, c.UseLine(), cli.Topic(c))
		}
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			d, err := s.deed(args[0])
			if err != nil {
				return err
			}
			b := model.DeedJudged{Chosen: chosen, Why: why}
			if meeting != "" {
				m, err := s.meeting(meeting)
				if err != nil {
					return err
				}
				b.Meeting = m.ID
			}
			plan, err := s.PlanDeedJudged(d, b)
			return p.keepOne(c.Context(), s, plan, err, text.DeedKept)
		})
	}
	return c
}

// deedsCommand makes `sidan deeds`, which lists the recommendations, those to be judged first. --of keeps those of a
// month.
func (p *program) deedsCommand() *cobra.Command {
	var l listed
	c := p.Command("deeds [--place PATH] [--of MONTH]", text.CmdDeeds, 0, 0,
		func(ctx context.Context, _ []string) error {
			keeps, err := l.keeps()
			if err != nil {
				return err
			}
			return p.atDesk(ctx, func(s *homeDesk) error {
				t := p.Table(text.HeadID, text.HeadKind, text.ColumnWho, text.HintDeed, text.HeadState)
				for _, d := range s.Register().Deeds() {
					switch row := s.deedRow(d); {
					case !keeps(d.Place, d.On):
					case p.JSON:
						p.Object(row)
					default:
						t.Row(cli.Short(d.RecordID()), text.DeedSort(p.Lang, d.Sort), row.Who, beginning(row.Title),
							text.DeedState(p.Lang, d.State))
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
