package desk

import (
	"context"
	"errors"
	"slices"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync"
	"sidan/sync/store"
)

// News is what an exchange brought, for Merge.
type News struct {
	sum  sync.Summary
	err  error
	disk *beside // nil where it could not be read
}

// Summary of the exchange.
func (n News) Summary() sync.Summary { return n.sum }

// Exchange exchanges with the hub until nothing is queued and every copy is whole, or something stands against
// it. It makes one attempt. It may run on any goroutine, once at a time; what came is on disk, and the register
// learns of it by Merge.
func (d *Desk) Exchange(ctx context.Context) (News, error) {
	sum, err := sync.Run(ctx, d.store, d.session, d.carry, d.opt.Clock)
	return d.news(sum, err)
}

// LongPoll is an Exchange that waits at the hub until there is news. One that is cancelled by ctx leaves no trace.
func (d *Desk) LongPoll(ctx context.Context) (News, error) {
	sum, err := sync.LongPoll(ctx, d.store, d.session, d.carry, d.opt.Clock)
	if ctx.Err() != nil {
		return News{sum: sum, err: err}, err
	}
	return d.news(sum, err)
}

// CanLongPoll reports whether the hub keeps long polls: that of a sample is open only for the length of an exchange.
func (d *Desk) CanLongPoll() bool { return d.id.Hub != "" }

// Question is a question held open while the home is closed again: it ends when there is news.
func (d *Desk) Question() (func(ctx context.Context) error, error) {
	return sync.PollClosed(d.store, d.carry, d.opt.Clock)
}

// news logs what an exchange came to, and reads what Merge needs of the disk.
func (d *Desk) news(sum sync.Summary, err error) (News, error) {
	if err != nil {
		d.opt.Log.Info("exchange", "result", sync.ResultOf(err), "err", err.Error())
	} else {
		d.opt.Log.Info("exchange", "pushed", sum.Pushed, "pulled", sum.Pulled, "refused", sum.Refused, "held", sum.Held,
			"skipped", sum.Skipped)
	}
	n := News{sum: sum, err: err}
	at, read := readBeside(d.store)
	if read == nil {
		n.disk = &at
	}
	if err == nil {
		err = read
	}
	return n, err
}

// Away reports whether an exchange failed because the hub was out of reach: nothing to tell anybody who did not ask.
func Away(err error) bool { return errors.Is(err, sync.ErrUnreachable) }

// Wait is how long to wait after a failed exchange before the next try: longer each time, with jitter, and
// never less than the hub asked for.
func (d *Desk) Wait(err error) time.Duration { return d.backoff.Next(err) }

// Merge takes what an exchange brought into the register.
func (d *Desk) Merge(n News) error {
	if n.err == nil {
		d.backoff = sync.Backoff{}
	}
	if n.sum.Account || len(n.sum.Reread) > 0 {
		id, err := d.store.Identity()
		if err != nil {
			return err
		}
		id.OffLine = d.id.OffLine // its write may still be under way
		d.id, d.me = id, id.Account
		return d.load()
	}
	var gone []model.RecordID
	if n.disk != nil {
		gone = d.renew(*n.disk)
	}
	seen := map[model.RecordID]bool{}
	for _, t := range n.sum.Records {
		if seen[t.ID] {
			continue
		}
		seen[t.ID] = true
		if err := d.reread(t); err != nil {
			return err
		}
		d.refold(t.ID)
	}
	for _, id := range gone {
		d.refold(id)
	}
	if n.disk != nil {
		d.take(*n.disk)
	}
	d.tally()
	return nil
}

// reread shows one record as its row is now.
func (d *Desk) reread(t sync.Touched) error {
	row, ok, err := d.store.Row(t.Home, t.ID)
	switch {
	case err != nil:
		return err
	case !ok:
		d.reg.Drop(t.ID)
		delete(d.unshown, t.ID)
	default:
		if rec, ok := d.open(row, func() []byte { return row.Inside }); ok {
			d.reg.Put(rec, row.Rev)
		}
	}
	return nil
}

// Bounced is a change that came back.
type Bounced = store.Bounced

// Exchanged is a line of the log of exchanges.
type Exchanged = store.Exchange

// Waiting is a change that has no verdict yet, or that the hub holds, as the sync screen lists it.
type Waiting struct {
	Kept   store.Kept
	Change model.Change
}

// Waiting lists them, oldest first.
func (d *Desk) Waiting() []Waiting { return d.waiting }

// Retry offers a bounced change once more, as a new one: the same words, written now. The old one is let go of.
func (d *Desk) Retry(b store.Bounced) (*Plan, error) {
	c, err := code.Change(b.Core)
	if err != nil {
		return nil, err
	}
	return d.Plan(nil, Act{c.Record, c.Body})
}

// AsNote keeps the words of a bounced change as a note on its task: help, if another holds it.
func (d *Desk) AsNote(b store.Bounced) (*Plan, error) {
	c, err := code.Change(b.Core)
	if err != nil {
		return nil, err
	}
	words := model.WordsOf(c.Body)
	if words == "" {
		return nil, &model.Refusal{Reason: model.Missing, Args: []string{"note"}}
	}
	return d.Plan(nil, Act{c.Record, model.TaskProgressed{Note: words}})
}

// Together are the bounced changes of the same save: they are shown as one and let go of as one.
func (d *Desk) Together(b store.Bounced) (seqs []uint64) {
	for _, o := range d.bounced {
		if o.Save == b.Save {
			seqs = append(seqs, o.Seq)
		}
	}
	slices.Sort(seqs)
	return seqs
}
