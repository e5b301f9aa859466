package command

import (
	"context"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/present"
)

// suggestion is a person or a group that a task could be dispatched to.
type suggestion struct {
	To      model.Addressee `json:"to"`
	Load    int             `json:"load"`
	Reasons []register.Why  `json:"reasons"`
	Why     string          `json:"why"`
	Because []because       `json:"because"` // the same reasons as in Reasons, with what they are about
}

// because is one reason, with its arguments and in words.
type because struct {
	Code register.Why `json:"code"`
	Args []string     `json:"args"`
	Text string       `json:"text"`
}

func (p *program) taskSuggestCommand() *cobra.Command {
	return p.Command("suggest ID", text.CmdTaskSuggest, 1, 1, func(ctx context.Context, args []string) error {
		return p.atDesk(ctx, func(s *homeDesk) error {
			t, err := s.task(args[0])
			if err != nil {
				return err
			}
			list := p.Table(text.HeadID, text.HeadName, text.HeadLoad, text.HeadWhy)
			for _, one := range s.Register().Suggest(t, s.Today()) {
				row := suggestion{To: one.To, Load: one.Load, Why: present.Reasons(p.Lang, one)}
				for _, r := range one.Reasons {
					said := text.Suggested(p.Lang, string(r.Code), r.Args)
					row.Reasons = append(row.Reasons, r.Code)
					row.Because = append(row.Because, because{r.Code, cli.NonNil(r.Args), said})
				}
				if p.JSON {
					p.Object(row)
				} else {
					list.Row(cli.Short(one.To.ID), one.To.Name, text.InHand(p.Lang, one.Load), row.Why)
				}
			}
			if !p.JSON {
				list.Print()
			}
			return nil
		})
	})
}

// likeRow is a task that is probably about the same matter as another.
type likeRow struct {
	ID    model.TaskID `json:"id"`
	No    string       `json:"no"`
	Text  string       `json:"text"`
	Why   string       `json:"why"`
	State model.State  `json:"state"`
}

func (p *program) taskLikeCommand() *cobra.Command {
	return p.Command("like ID", text.CmdTaskLike, 1, 1, func(ctx context.Context, args []string) error {
		return p.atDesk(ctx, func(s *homeDesk) error {
			t, err := s.task(args[0])
			if err != nil {
				return err
			}
			list, read := p.Table(text.HeadID, text.HeadState, text.HeadWords, text.HeadWhy), p.reader(s)
			for _, one := range s.Register().Like(t, s.Today()) {
				row := likeRow{
					one.Task.ID, one.Task.No(), read.TaskText(one.Task), read.Alike(one), one.Task.State,
				}
				if p.JSON {
					p.Object(row)
				} else {
					list.Row(row.No, read.TaskState(one.Task), beginning(row.Text), row.Why)
				}
			}
			if !p.JSON {
				list.Print()
			}
			return nil
		})
	})
}
