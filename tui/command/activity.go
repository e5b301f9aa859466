package command

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
)

// activityRow is an activity of a unit or a team in a list.
type activityRow struct {
	ID        model.ActivityID   `json:"id"`
	Kind      model.ActivitySort `json:"kind"`
	Place     placeRef           `json:"place"`
	On        model.Day          `json:"on"`
	Title     string             `json:"title"`
	Count     int                `json:"count"`
	By        model.Addressee    `json:"by"`
	People    int                `json:"people"`
	Residents int                `json:"residents"`
	Words     string             `json:"words"`
	Author    *cli.Ref           `json:"author"`
	Struck    model.Day          `json:"struck"`
	Why       string             `json:"why"`
	Like      []model.ActivityID `json:"like"` // others that are likely the same activity
	Pending   bool               `json:"pending"`
	Flags     []flagRow          `json:"flags"`
}

func (s *homeDesk) activityRow(a *model.Activity) activityRow {
	r := activityRow{
		ID: a.ID, Kind: a.Sort, Place: placeOf(s.Desk, a.Place), On: a.On, Title: a.By.Name, Count: a.Count, By: a.By,
		People: a.People, Residents: a.Residents, Words: a.Words, Author: cli.RefOf(a.Author), Struck: a.Struck,
		Why: a.Why, Like: []model.ActivityID{}, Pending: s.Register().Pending(a.RecordID()), Flags: flagsOf(a.Flags),
	}
	if a.Stands() {
		for _, o := range s.Register().SameActivities(a) {
			r.Like = append(r.Like, o.ID)
		}
	}
	return r
}

// activitiesCommand makes `sidan activities`, which lists what units and teams did, the newest first.
func (p *program) activitiesCommand() *cobra.Command {
	var l listed
	c := p.Command("activities [--place PATH] [--of MONTH]", text.CmdActivities, 0, 0,
		func(ctx context.Context, _ []string) error {
			keeps, err := l.keeps()
			if err != nil {
				return err
			}
			return p.atDesk(ctx, func(s *homeDesk) error {
				t := p.Table(
					text.HeadID, text.HeadOn, text.HeadBy, text.HeadKind, text.HeadServes, text.HeadCount,
					text.HeadState,
				)
				for _, a := range s.Register().Activities() {
					switch row := s.activityRow(a); {
					case !keeps(a.Place, a.On):
					case p.JSON:
						p.Object(row)
					default:
						t.Row(
							cli.Short(a.RecordID()), a.On.String(), a.By.Name, text.ActivitySort(p.Lang, a.Sort),
							s.PlaceName(a.Place), strconv.Itoa(a.Count),
							text.ActivityState(p.Lang, a, len(row.Like) > 0),
						)
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

// activityCommand makes `sidan activity` and the commands below it.
func (p *program) activityCommand() *cobra.Command {
	return p.Group("activity", text.CmdActivity, p.activityAddCommand(), p.activityStrikeCommand())
}

// activityAddCommand makes `sidan activity add`.
func (p *program) activityAddCommand() *cobra.Command {
	var by, sort, place, date, words string
	var count, people, residents int
	use := "add --by unit:ID|team:ID --sort SORT --place PLACE --date DATE [--count N] [--people N] [--residents N] " +
		"[--words TEXT]"
	c := p.Command(use, text.CmdActivityAdd, 0, 0, nil)
	p.Flag(c, &by, "by", "KIND:ID", text.FlagActivityBy)
	p.Flag(c, &sort, "sort", "SORT", text.FlagActivitySort)
	p.Flag(c, &place, "place", "PLACE", text.FlagActivityPlace)
	p.Flag(c, &date, "date", "DATE", text.FlagActivityDate)
	c.Flags().IntVar(&count, "count", 0, text.FlagActivityCount.In(p.Lang))
	c.Flags().IntVar(&people, "people", 0, text.FlagActivityMen.In(p.Lang))
	c.Flags().IntVar(&residents, "residents", 0, text.FlagTurnout.In(p.Lang))
	p.Flag(c, &words, "words", "TEXT", text.FlagActivityWords)
	c.RunE = func(c *cobra.Command, _ []string) error {
		if err := cli.Needs(c, "by", "sort", "place", "date"); err != nil {
			return err
		}
		return p.atDesk(c.Context(), func(s *homeDesk) (err error) {
			b := model.ActivityDone{Count: count, People: people, Residents: residents, Words: words}
			if b.By, err = s.doer(by); err != nil {
				return err
			}
			if b.Sort, err = cli.Chosen("sort", sort, model.ActivitySorts, text.ParseActivitySort); err != nil {
				return err
			}
			if b.Place, err = s.place(place); err != nil {
				return err
			}
			if b.On, err = cli.Day("date", date, s.Today()); err != nil {
				return err
			}
			plan, err := s.PlanActivity(b)
			return p.keepOne(c.Context(), s, plan, err, text.ActivityKept)
		})
	}
	return c
}

// doer reads who did something: unit:ID or team:ID.
func (s *homeDesk) doer(typed string) (model.Addressee, error) {
	to, err := s.addressee(typed)
	if err == nil && to.Kind != model.ToUnit && to.Kind != model.ToTeam {
		err = cli.Usage(text.OneOf, "--by", cli.Clip(typed), "unit:ID team:ID")
	}
	return to, err
}

// place reads the path or the name of a place of the directory.
func (s *homeDesk) place(typed string) (model.Path, error) {
	at, compound, spot, err := s.where(typed)
	if err == nil && compound+spot != "" {
		err = cli.Usage(text.NoSuchPlace, cli.Clip(typed))
	}
	return at, err
}

// activityStrikeCommand makes `sidan activity strike`.
func (p *program) activityStrikeCommand() *cobra.Command {
	var why string
	c := p.Command("strike ID --why TEXT", text.CmdActivityStrike, 1, 1, nil)
	p.Flag(c, &why, "why", "TEXT", text.FlagWhy)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := cli.Needs(c, "why"); err != nil {
			return err
		}
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			id, err := s.record(model.KindActivity, args[0])
			if err != nil {
				return err
			}
			plan, err := s.PlanActivityStruck(model.ActivityID(id), why)
			return p.keepOne(c.Context(), s, plan, err, text.ActivityStruck)
		})
	}
	return c
}
