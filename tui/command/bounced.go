package command

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"sidan/model"
	"sidan/model/code"
	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/desk"
)

// bouncedRow is a bounced change, as --json prints it.
type bouncedRow struct {
	ID     model.RecordID `json:"id"`
	What   string         `json:"what"`
	Record model.RecordID `json:"record"`
	Why    model.Reason   `json:"why"`
	By     *cli.Ref       `json:"by"` // the person whose step stood in the way
	At     cli.Instant    `json:"at"`
	Next   string         `json:"next"`
	Words  string         `json:"words"`
}

// bouncedCommand makes `sidan bounced`, which lists the bounced changes, and the commands below it.
func (p *program) bouncedCommand() *cobra.Command {
	c := p.Group("bounced", text.CmdBounced,
		p.onBounced("show ID", text.CmdBouncedShow, p.showBounced),
		p.onBounced("retry ID", text.CmdBouncedRetry, p.redo((*desk.Desk).Retry)),
		p.onBounced("note ID", text.CmdBouncedNote, p.redo((*desk.Desk).AsNote)),
		p.onBounced(
			"drop ID", text.CmdBouncedDrop,
			func(_ context.Context, s *homeDesk, b desk.Bounced) error { return p.letGo(s, b) },
		))
	c.Use = "bounced [show|retry|note|drop ID]"
	c.RunE = p.ElseUnknown(func(c *cobra.Command) error { return p.atDesk(c.Context(), p.listBounced) })
	return c
}

// onBounced makes a command that calls do with one bounced change.
func (p *program) onBounced(
	use string, says text.Sentence, do func(context.Context, *homeDesk, desk.Bounced) error,
) *cobra.Command {
	return p.Command(use, says, 1, 1, func(ctx context.Context, args []string) error {
		return p.atDesk(ctx, func(s *homeDesk) error {
			b, err := s.bounced(args[0])
			if err != nil {
				return err
			}
			return do(ctx, s, b)
		})
	})
}

// bounced returns the bounced change that an argument means: its whole id, or the end of it with at least 6 characters.
func (s *homeDesk) bounced(word string) (found desk.Bounced, err error) {
	n, want := 0, strings.ToLower(word)
	for _, b := range s.Bounced() {
		if id := model.RecordID(b.ID).String(); len(want) >= 6 && strings.HasSuffix(id, want) {
			found = b
			n++
		}
	}
	switch n {
	case 0:
		return found, cli.Usage(text.NoSuchRecord, cli.Clip(word))
	case 1:
		return found, nil
	}
	return found, cli.Usage(text.ManyRecords, cli.Clip(word))
}

// bouncedOf returns a bounced change as --json prints it, and the decoded change. If this program cannot decode it, the
// change is zero, and Next and Words are empty.
func (p *program) bouncedOf(b desk.Bounced) (bouncedRow, model.Change) {
	c, err := code.Change(b.Core)
	row := bouncedRow{
		ID: model.RecordID(b.ID), Record: b.Record, Why: b.Why.Reason, By: cli.RefOf(b.Why.Against),
		At: cli.Instant(b.At),
	}
	row.What = text.Change(text.EN, c.Body)
	if err == nil {
		row.Next, row.Words = text.BouncedNext(p.Lang, c.Body, &b.Why), model.WordsOf(c.Body)
	}
	return row, c
}

func (p *program) listBounced(s *homeDesk) error {
	t := p.Table(text.HeadID, text.HeadWhat, text.HeadWhy, text.HeadNext)
	for _, b := range s.Bounced() {
		row, c := p.bouncedOf(b)
		if p.JSON {
			p.Object(row)
		} else {
			t.Row(
				cli.Short(row.ID),
				text.Change(p.Lang, c.Body)+"  "+beginning(p.reader(s).ChangeSubject(b.Community, c)),
				text.Why(p.Lang, &b.Why), row.Next,
			)
		}
	}
	if !p.JSON {
		t.Print()
	}
	return nil
}

func (p *program) showBounced(_ context.Context, s *homeDesk, b desk.Bounced) error {
	row, c := p.bouncedOf(b)
	if p.JSON {
		p.Object(row)
		return nil
	}
	facts := p.Pairs()
	facts.Add(text.HeadID, row.ID.String())
	facts.Add(text.HeadWhat, p.reader(s).ChangeLine(b.Community, c))
	facts.Add(text.HeadWhy, text.Why(p.Lang, &b.Why))
	facts.Add(text.HeadNext, row.Next)
	facts.Add(text.HeadOn, text.When(p.Lang, b.At, s.Now()))
	facts.Add(text.HeadWords, row.Words)
	facts.Print()
	return nil
}

// redo makes the action that saves what plan makes of a bounced change, and then dismisses that change alone.
func (p *program) redo(
	plan func(*desk.Desk, desk.Bounced) (*desk.Plan, error),
) func(context.Context, *homeDesk, desk.Bounced) error {
	return func(ctx context.Context, s *homeDesk, b desk.Bounced) error {
		next, err := plan(s.Desk, b)
		if err != nil {
			return err
		}
		if err := s.Keep(next); err != nil {
			return err
		}
		if err := s.Dismiss(b.Seq)(); err != nil {
			return err
		}
		s.exchange(ctx)
		p.Answer(made{next.Records()[0]}, text.KeptAs.In(p.Lang, cli.Short(next.Records()[0])))
		return nil
	}
}

// letGo dismisses a bounced change and all others of the same save, because they belong together.
func (p *program) letGo(s *homeDesk, b desk.Bounced) error {
	if err := s.Dismiss(s.Together(b)...)(); err != nil {
		return err
	}
	p.Answer(made{model.RecordID(b.ID)}, text.DoDrop.In(p.Lang)+"  "+cli.Short(model.RecordID(b.ID)))
	return nil
}
