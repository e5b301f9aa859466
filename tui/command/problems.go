package command

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/command/cli"
)

// problemRow is a common problem in a list. Count and Told count the households whose requests the user may see.
type problemRow struct {
	ID        model.TaskID `json:"id"`
	No        string       `json:"no"`
	Kind      string       `json:"kind"` // always common
	Place     placeRef     `json:"place"`
	On        model.Day    `json:"on"`
	Title     string       `json:"title"`
	Count     int          `json:"count"`
	Compound  string       `json:"compound"`
	State     model.State  `json:"state"`
	Buildings int          `json:"buildings"`
	Requests  int          `json:"requests"`
	Told      int          `json:"told"` // of the requests
	Due       model.Day    `json:"due"`
	Late      bool         `json:"late"`
	Holder    *cli.Ref     `json:"holder"`
	Pending   bool         `json:"pending"`
}

func (s *homeDesk) problemRow(one register.Problem) problemRow {
	t := one.Task
	return problemRow{
		ID: t.ID, No: t.No(), Kind: "common", Place: placeOf(s.Desk, t.Grid), On: model.DayOf(t.Raised),
		Title: t.Text(), Count: one.Households, Compound: t.Compound, State: t.State, Buildings: len(one.Buildings),
		Requests: len(one.Members), Told: one.Told, Due: t.Due, Late: t.Late(s.Today()), Holder: cli.RefOf(t.Holder),
		Pending: s.Register().Pending(t.RecordID()),
	}
}

// problemsCommand makes `sidan problems`, which lists the common problems, those that are closed last.
func (p *program) problemsCommand() *cobra.Command {
	var l listed
	c := p.Command("problems [--place PATH] [--of MONTH]", text.CmdProblems, 0, 0,
		func(ctx context.Context, _ []string) error {
			keeps, err := l.keeps()
			if err != nil {
				return err
			}
			return p.atDesk(ctx, func(s *homeDesk) error {
				t := p.Table(text.HeadID, text.ColumnTask, text.ColumnReach, text.ColumnTold, text.HeadState)
				for _, one := range s.Register().Problems("") {
					switch row := s.problemRow(one); {
					case !keeps(one.Task.Grid, row.On):
					case p.JSON:
						p.Object(row)
					default:
						t.Row(row.No, beginning(row.Title), text.Reach(p.Lang, row.Count, row.Buildings),
							strconv.Itoa(row.Told)+"/"+strconv.Itoa(row.Requests), p.reader(s).TaskState(one.Task))
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
