package command

import (
	"context"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/command/cli"
)

// promiseRow is a promise in a list.
type promiseRow struct {
	ID      model.PromiseID    `json:"id"`
	Kind    model.PromiseState `json:"kind"`
	Place   placeRef           `json:"place"`
	On      model.Day          `json:"on"` // when it was made
	Title   string             `json:"title"`
	Count   int                `json:"count"` // always 1
	Who     *cli.Ref           `json:"who"`
	By      model.Day          `json:"by"`
	Late    bool               `json:"late"`
	Kept    model.Day          `json:"kept"`
	How     string             `json:"how"`
	Dropped model.Day          `json:"dropped"`
	Why     string             `json:"why"`
	Pending bool               `json:"pending"`
	Flags   []flagRow          `json:"flags"`
}

// promiseRow says that a promise is late only to whoever promised, and to the branch.
func (s *homeDesk) promiseRow(p *model.Promise) promiseRow {
	return promiseRow{
		ID: p.ID, Kind: p.State(), Place: placeOf(s.Desk, p.Place), On: p.Made, Title: p.Words, Count: 1,
		Who: cli.RefOf(p.Who), By: p.By, Late: s.MayKeep(p) && p.Late(s.Today()), Kept: p.Kept, How: p.How,
		Dropped: p.Dropped, Why: p.Why, Pending: s.Register().Pending(p.RecordID()), Flags: flagsOf(p.Flags),
	}
}

// promise returns the promise that an argument names.
func (s *homeDesk) promise(word string) (*model.Promise, error) {
	id, err := s.record(model.KindPromise, word)
	if err != nil {
		return nil, err
	}
	return s.Register().Promise(model.PromiseID(id)), nil
}

// promiseCommand makes `sidan promise` and the commands below it.
func (p *program) promiseCommand() *cobra.Command {
	return p.Group("promise", text.CmdPromise, p.promiseMakeCommand(), p.promiseEndCommand(true),
		p.promiseEndCommand(false))
}

// promiseMakeCommand makes `sidan promise make`.
func (p *program) promiseMakeCommand() *cobra.Command {
	var words, by, who string
	c := p.Command("make --text TEXT --by DATE [--who ID]", text.CmdPromiseMake, 0, 0, nil)
	p.Flag(c, &words, "text", "TEXT", text.FlagPromise)
	p.Flag(c, &by, "by", "DATE", text.FlagByDay)
	p.Flag(c, &who, "who", "ID", text.FlagWhoElse)
	c.RunE = func(c *cobra.Command, _ []string) error {
		if err := cli.Needs(c, "text", "by"); err != nil {
			return err
		}
		return p.atRecords(c.Context(), func(s *homeDesk) (err error) {
			b := model.PromiseMade{Place: s.Community(), Words: words}
			if b.By, err = cli.Day("by", by, s.Today()); err != nil {
				return err
			}
			if who != "" {
				id, err := s.record(model.KindPerson, who)
				if err != nil {
					return err
				}
				b.Who = s.Register().Person(model.PersonID(id)).Ref()
			}
			plan, err := s.PlanPromise(b)
			return p.keepOne(c.Context(), s, plan, err, text.PromiseKept)
		})
	}
	return c
}

// promiseEndCommand makes `sidan promise keep`, or `sidan promise drop`.
func (p *program) promiseEndCommand(kept bool) *cobra.Command {
	use, says, flag, what := "drop ID --why TEXT", text.CmdPromiseDrop, "why", text.FlagWhy
	if kept {
		use, says, flag, what = "keep ID --how TEXT", text.CmdPromiseKeep, "how", text.FlagKept
	}
	var words string
	c := p.Command(use, says, 1, 1, nil)
	p.Flag(c, &words, flag, "TEXT", what)
	c.RunE = func(c *cobra.Command, args []string) error {
		if err := cli.Needs(c, flag); err != nil {
			return err
		}
		return p.atRecords(c.Context(), func(s *homeDesk) error {
			one, err := s.promise(args[0])
			if err != nil {
				return err
			}
			rehearse := s.PlanPromiseDropped
			if kept {
				rehearse = s.PlanPromiseKept
			}
			plan, err := rehearse(one, words)
			return p.keepOne(c.Context(), s, plan, err, text.PromiseKept)
		})
	}
	return c
}

// promisesCommand makes `sidan promises`, which lists the promises, the open ones first. --of keeps those made in a
// month.
func (p *program) promisesCommand() *cobra.Command {
	var l listed
	c := p.Command("promises [--place PATH] [--of MONTH]", text.CmdPromises, 0, 0,
		func(ctx context.Context, _ []string) error {
			keeps, err := l.keeps()
			if err != nil {
				return err
			}
			return p.atDesk(ctx, func(s *homeDesk) error {
				t := p.Table(text.HeadID, text.ColumnWho, text.ColumnPromise, text.ColumnBy, text.HeadState)
				for _, one := range s.Register().Promises() {
					switch {
					case !keeps(one.Place, one.Made):
					case p.JSON:
						p.Object(s.promiseRow(one))
					default:
						t.Row(cli.Short(one.RecordID()), one.Who.Name, beginning(one.Words), one.By.String(),
							text.PromiseState(p.Lang, one.State()))
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
