package command

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"sidan/model/text"
	"sidan/tui/command/cli"
	"sidan/tui/desk"
)

// watchEvery is how long --watch waits between two exchanges if it has no long poll to tell it of news. It has none at
// the hub of a sample, and none while another program has the home open.
const watchEvery = 30 * time.Second

// exchanged is the result of an exchange, as --json prints it.
type exchanged struct {
	Pushed   int `json:"pushed"`
	Pulled   int `json:"pulled"`
	Accepted int `json:"accepted"`
	Flagged  int `json:"flagged"`
	Refused  int `json:"refused"`
	Held     int `json:"held"`
	Pending  int `json:"pending"`
}

// syncCommand makes `sidan sync`, which exchanges with the hub once, or with --watch again and again.
func (p *program) syncCommand() *cobra.Command {
	var watch bool
	var to, from string
	c := p.Command("sync [--watch]", text.CmdSync, 0, 0, func(ctx context.Context, _ []string) error {
		if to != "" || from != "" {
			return cli.NotYet("sync --to, --from")
		}
		l, pass, err := p.unlocked(ctx)
		if err != nil {
			return err
		}
		if !watch {
			_, err := p.exchange(ctx, l, pass)
			return err
		}
		return p.watch(ctx, l, pass)
	})
	c.Flags().BoolVar(&watch, "watch", false, text.FlagWatch.In(p.Lang))
	for _, later := range []struct {
		to   *string
		name string
	}{{&to, "to"}, {&from, "from"}} {
		c.Flags().Var(cli.Value{To: later.to, Kind: "FILE"}, later.name, "")
		c.Flags().Lookup(later.name).Hidden = true
	}
	return c
}

// exchange opens the home, exchanges once and closes it. ask makes a long poll, which waits for news at the hub while
// the home is closed. ask is nil if the exchange failed or the hub holds no long polls open.
func (p *program) exchange(
	ctx context.Context, l homeLocation, pass []byte,
) (ask func(context.Context) error, err error) {
	d, err := p.open(l, pass)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	if !p.JSON && cli.IsTerminal(p.Errs) {
		p.Say(p.Errs, text.Foretold.In(p.Lang, d.Status().Pending, text.Size(p.Lang, d.Status().Bytes)))
	}
	news, err := d.Exchange(ctx)
	if merged := d.Merge(news); err != nil || merged != nil {
		return nil, errors.Join(err, merged)
	}
	p.Answer(exchangedOf(d, news), desk.CameBack(p.Lang, news))
	if d.CanLongPoll() {
		ask, err = d.Question()
	}
	return ask, err
}

func exchangedOf(d *desk.Desk, n desk.News) exchanged {
	sum := n.Summary()
	return exchanged{sum.Pushed, sum.Pulled, sum.Accepted, sum.Flagged, sum.Refused, sum.Held, d.Status().Pending}
}

// watch exchanges again and again until ctx is done. Between two exchanges the home is closed, so that other programs
// can open it, and a long poll waits for news at the hub. If the hub is out of reach or the home is in use, watch
// waits and tries again. Any other error ends it.
func (p *program) watch(ctx context.Context, l homeLocation, pass []byte) error {
	var backoff desk.Backoff
	for {
		ask, err := p.exchange(ctx, l, pass)
		if err == nil {
			backoff = desk.Backoff{}
			if err := p.Out.Flush(); err != nil {
				return err
			}
			if ask != nil {
				if err = ask(ctx); err == nil {
					continue
				}
			}
		}
		wait := watchEvery
		switch exit, _ := cli.ExitOf(err); {
		case ctx.Err() != nil:
			return nil
		case err == nil:
		case exit == cli.ExitAway:
			p.Say(p.Errs, p.Sentence(err))
			wait = backoff.Next(err)
		case !errors.Is(err, desk.ErrInUse):
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(wait):
		}
	}
}
