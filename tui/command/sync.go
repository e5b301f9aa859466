package command

import (
	"context"
	"errors"
	"time"

	"github.com/spf13/cobra"

	"sidan/model/store"
	"sidan/model/text"
	"sidan/tui/desk"
)

// watchEvery is how long --watch waits after an exchange that went well.
const watchEvery = 30 * time.Second

// exchanged is what came of an exchange.
type exchanged struct {
	Pushed   int `json:"pushed"`
	Pulled   int `json:"pulled"`
	Accepted int `json:"accepted"`
	Flagged  int `json:"flagged"`
	Refused  int `json:"refused"`
	Held     int `json:"held"`
	Pending  int `json:"pending"`
}

// syncCommand is `sidan sync`.
func (p *program) syncCommand() *cobra.Command {
	var watch bool
	var to, from string
	c := p.cmd("sync [--watch]", text.CmdSync, 0, 0, func(ctx context.Context, _ []string) error {
		if to != "" || from != "" {
			return notYet("sync --to, --from")
		}
		l, err := p.lodging()
		if err != nil {
			return err
		}
		pass, err := p.passphrase(l.dir)
		if err != nil {
			return err
		}
		if !watch {
			return p.exchange(ctx, l, pass)
		}
		return p.watch(ctx, l, pass)
	})
	c.Flags().BoolVar(&watch, "watch", false, text.FlagWatch.In(p.lang))
	for _, later := range []struct {
		to   *string
		name string
	}{{&to, "to"}, {&from, "from"}} {
		c.Flags().Var(value{later.to, "FILE"}, later.name, "")
		c.Flags().Lookup(later.name).Hidden = true
	}
	return c
}

// exchange opens the home, exchanges once and closes it.
func (p *program) exchange(ctx context.Context, l lodging, pass []byte) (err error) {
	d, err := p.open(l, pass)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	if !p.json && isTerminal(p.errs) {
		p.say(p.errs, text.Foretold.In(p.lang, d.Status().Pending, text.Size(p.lang, d.Status().Bytes)))
	}
	news, err := d.Exchange(ctx)
	if merged := d.Merge(news); err != nil || merged != nil {
		return errors.Join(err, merged)
	}
	p.answer(exchangedOf(d, news), desk.CameBack(p.lang, news))
	return nil
}

func exchangedOf(d *desk.Desk, n desk.News) exchanged {
	sum := n.Summary()
	return exchanged{sum.Pushed, sum.Pulled, sum.Accepted, sum.Flagged, sum.Refused, sum.Held, d.Status().Pending}
}

// watch exchanges until it is told to stop; between two exchanges the home is free for others. What passes by itself, a hub
// away or a home in use, is waited out; anything else ends it.
func (p *program) watch(ctx context.Context, l lodging, pass []byte) error {
	var backoff desk.Backoff
	for {
		err := p.exchange(ctx, l, pass)
		wait := watchEvery
		switch exit, _ := exitOf(err); {
		case ctx.Err() != nil:
			return nil
		case err == nil:
			backoff = desk.Backoff{}
		case exit == exitAway:
			p.say(p.errs, p.sentence(err))
			wait = backoff.Next(err)
		case !errors.Is(err, store.ErrInUse):
			return err
		}
		if err := p.out.Flush(); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(wait):
		}
	}
}
