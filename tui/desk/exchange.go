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

// News is the result of an exchange, for Merge.
type News struct {
	sum  sync.Summary
	err  error
	disk *beside // nil if the disk could not be read
}

// Summary returns what the exchange counted.
func (n News) Summary() sync.Summary { return n.sum }

// Exchange sends and receives until nothing is queued and every copy is complete, or until an error. It makes one
// attempt. It may run on any goroutine, but only one exchange at a time. When it returns, what came is on disk. Merge
// then brings it into the register, and has to be called after an error too.
func (d *Desk) Exchange(ctx context.Context) (News, error) {
	sum, err := sync.Run(ctx, d.store, d.session, d.carry, d.opt.Clock)
	return d.news(sum, err)
}

// LongPoll is an Exchange for which the hub first waits until it has news. If ctx ends, the error is returned and
// nothing is logged.
func (d *Desk) LongPoll(ctx context.Context) (News, error) {
	sum, err := sync.LongPoll(ctx, d.store, d.session, d.carry, d.opt.Clock)
	if ctx.Err() != nil {
		return News{sum: sum, err: err}, err
	}
	return d.news(sum, err)
}

// CanLongPoll reports whether the hub holds long polls open. The hub of a sample does not, because it is open only
// during an exchange.
func (d *Desk) CanLongPoll() bool { return d.id.Hub != "" }

// Question returns a function that makes one long poll while the home is closed. The function returns when the hub has
// news.
func (d *Desk) Question() (func(ctx context.Context) error, error) {
	return sync.PollClosed(d.store, d.carry, d.opt.Clock)
}

// news logs the result of an exchange, and reads from the disk what Merge needs.
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

// Away reports whether an exchange failed because the hub was out of reach. A user who did not ask for the exchange
// need not hear of that.
func Away(err error) bool { return errors.Is(err, sync.ErrUnreachable) }

// Wait returns how long to wait after a failed exchange before the next attempt. It returns a longer time after each
// failure, with jitter, and never less than the hub asked for.
func (d *Desk) Wait(err error) time.Duration { return d.backoff.Next(err) }

// Merge brings the result of an exchange into the register. If the account changed or a community has to be read again,
// it reads the whole home.
func (d *Desk) Merge(n News) error {
	if n.err == nil {
		d.backoff = sync.Backoff{}
	}
	if n.sum.Account || len(n.sum.Reread) > 0 {
		id, err := d.store.Identity()
		if err != nil {
			return err
		}
		id.OffLine = d.id.OffLine // the write of the choice may not be done yet
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

// reread puts one record into the register as its row on disk is now, or removes it if there is no row.
func (d *Desk) reread(t sync.Touched) error {
	row, ok, err := d.store.Row(t.Community, t.ID)
	switch {
	case err != nil:
		return err
	case !ok:
		d.reg.Drop(t.ID)
		delete(d.unshown, t.ID)
	default:
		d.putRow(row)
	}
	return nil
}

// Bounced is a change that the hub refused.
type Bounced = store.Bounced

// Exchanged is one line in the log of exchanges.
type Exchanged = store.Exchange

// Waiting is a change that has no verdict yet or that the hub holds, as the sync screen lists it.
type Waiting struct {
	Kept   store.Kept
	Change model.Change
}

// Waiting returns the changes that have no verdict yet or that the hub holds, oldest first. It leaves out those that
// this program cannot decode.
func (d *Desk) Waiting() []Waiting { return d.waiting }

// Retry plans a bounced change once more, as a new change with the same words, written now. The caller dismisses the
// bounced change.
func (d *Desk) Retry(b store.Bounced) (*Plan, error) {
	c, err := code.Change(b.Core)
	if err != nil {
		return nil, err
	}
	return d.Plan(nil, Act{c.Record, c.Body})
}

// AsNote plans the words of a bounced change as a note on its task. If somebody else holds the task, the note counts as
// help. A change without words is refused.
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

// Together returns the sequence numbers of the bounced changes of the same save, in ascending order. They are shown and
// dismissed together.
func (d *Desk) Together(b store.Bounced) (seqs []uint64) {
	for _, o := range d.bounced {
		if o.Save == b.Save {
			seqs = append(seqs, o.Seq)
		}
	}
	slices.Sort(seqs)
	return seqs
}
