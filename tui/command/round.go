package command

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/present"
)

// roundRow is a door of the round, as --json prints it.
type roundRow struct {
	ID        model.HouseholdID   `json:"id"`
	Address   string              `json:"address"`
	Names     []string            `json:"names"`
	Tags      []model.HouseTag    `json:"tags"` // the tags that a list may show
	Due       model.Day           `json:"due"`
	Done      bool                `json:"done"`
	Pending   bool                `json:"pending"`
	LastVisit model.Day           `json:"last_visit"`
	Outcome   *model.VisitOutcome `json:"outcome"` // the outcome in this week; null if nobody called
	Open      int                 `json:"open"`
	Owed      int                 `json:"owed"`
	Twice     bool                `json:"twice"` // another household may be the same one
}

// roundCommand makes `sidan round`, which lists the doors of the round of a week.
func (p *program) roundCommand() *cobra.Command {
	var week, grid string
	var all bool
	c := p.Command("round [--week WEEK] [--grid PATH] "+
		"[--all]", text.CmdRound, 0, 0, func(ctx context.Context, _ []string) error {
		return p.atDesk(ctx, func(s *homeDesk) error {
			w, scope := s.Today().Week(), s.Grids()
			if week != "" {
				var err error
				if w, err = model.ParseWeek(week); err != nil {
					return cli.Usage(text.BadValue, "--week", cli.Clip(week), w.String())
				}
			}
			at, err := cli.Path("grid", grid)
			if err != nil {
				return err
			}
			if at != "" {
				scope = []model.Path{at}
			}
			p.printRound(s, s.Register().Round(s.Today(), w, scope, all))
			return nil
		})
	})
	p.Flag(c, &week, "week", "WEEK", text.FlagWeek)
	p.Flag(c, &grid, "grid", "PATH", text.FlagGrid)
	c.Flags().BoolVar(&all, "all", false, text.FlagEvery.In(p.Lang))
	return c
}

func (p *program) printRound(s *homeDesk, round register.Round) {
	if p.JSON {
		for _, d := range round.Doors {
			p.Object(rowOf(d))
		}
		return
	}
	p.Say(p.Out, fmt.Sprintf("%s  %d/%d", text.Week(p.Lang, round.Week), round.Done, round.Total))
	p.Say(p.Out, fmt.Sprintf(
		"%s %d  %s %d  %s %d", text.RoundLate.In(p.Lang), round.Late, text.RoundDue.In(p.Lang), round.Due,
		text.RoundOwed.In(p.Lang), round.Owed,
	)+
		fmt.Sprintf("  %s %d  %s %d", text.RoundVain.In(p.Lang), round.Vain, text.RoundTurned.In(p.Lang), round.Turned))
	t := p.Table(
		text.HeadID, text.HeadAddress, text.HeadName, text.HeadTags, text.ColumnLast, text.ColumnOwed,
		text.HeadState,
	)
	read := p.reader(s)
	for _, d := range round.Doors {
		row := rowOf(d)
		about := text.Tags(p.Lang, row.Tags)
		if d.Twice {
			about = strings.TrimSpace(text.TwinsHere.In(p.Lang) + " " + about)
		}
		t.Row(
			cli.Short(d.Face().RecordID()),
			text.Address(p.Lang, d.Face().Door),
			d.Household().Householder(),
			about,
			text.Date(row.LastVisit, s.Today()),
			text.Owes(p.Lang, int(d.Owed)),
			read.StandingWord(d),
		)
	}
	t.Print()
}

func rowOf(d register.Door) roundRow {
	h := d.Household()
	r := roundRow{ID: h.ID, Address: h.Door.String(), Names: cli.NonNil(h.Names()),
		Tags: cli.NonNil(present.OpenTags(h)),
		Due:  d.Due, Done: d.Done, Pending: d.Pending, Open: int(d.Open), Owed: int(d.Owed), Twice: d.Twice}
	if d.Visit != nil {
		r.Outcome = &d.Visit.Outcome
	}
	for _, v := range []*model.Visit{d.Last, d.Visit} {
		if v != nil {
			r.LastVisit = v.On
		}
	}
	return r
}
