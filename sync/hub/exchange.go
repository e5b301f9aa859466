package hub

import (
	"context"
	"fmt"
	"time"

	"sidan/model"
	"sidan/sync/wire"
)

// Exchange answers POST /v1/sync. If the error is a *wire.Problem, the request was at fault and the hub took nothing
// from it. Any other error is a fault of the hub, and the laptop asks again.
func (h *Hub) Exchange(ctx context.Context, secret wire.Secret, req wire.Request) (wire.Reply, error) {
	if err := check(req); err != nil {
		return wire.Reply{}, err
	}
	x := exchange{
		hub: h, hash: secret.Hash(), req: req, batches: make([]Batch, len(req.Asks)),
		done: make([]Output, len(req.Asks)),
	}
	for i, ask := range req.Asks {
		x.done[i].Left = Left{ask.Seen, ask.Mark}
		x.batches[i] = NewBatch(ask)
		x.batches[i].Predicts = req.Predicts
	}
	if err := x.greet(ctx); err != nil {
		return wire.Reply{}, err
	}
	if x.writes() {
		if err := h.journal.Update(ctx, x.write); err != nil {
			return wire.Reply{}, fmt.Errorf("take: %w", err)
		}
	}
	if err := h.journal.Read(ctx, x.answer); err != nil {
		return wire.Reply{}, fmt.Errorf("answer: %w", err)
	}
	return x.reply, nil
}

// mostAsks is how many communities a request may ask about. The decoder of CBOR lets no more through, but that of JSON
// does not count them.
const mostAsks = 4096

// check returns a *wire.Problem for a request that no laptop program makes.
func check(req wire.Request) error {
	if req.Version != wire.Version {
		return &wire.Problem{Code: wire.ProblemMalformed, Args: []string{"version"}}
	}
	if len(req.Asks) > mostAsks {
		return &wire.Problem{Code: wire.ProblemTooLarge, Args: []string{"asks"}}
	}
	changes, communities := 0, map[model.Path]bool{}
	for _, ask := range req.Asks {
		changes += len(ask.Changes)
		if l := ask.Community.Level(); communities[ask.Community] || l != model.County && l != model.Community {
			return &wire.Problem{Code: wire.ProblemMalformed, Args: []string{"community"}}
		}
		communities[ask.Community] = true
	}
	if changes > wire.MostChanges {
		return &wire.Problem{Code: wire.ProblemTooLarge, Args: []string{"changes"}}
	}
	return nil
}

// exchange is the state of one request while the hub carries it out.
type exchange struct {
	hub     *Hub
	hash    [32]byte
	req     wire.Request
	batches []Batch
	done    []Output // the result of each ask, at its index
	device  Device
	sample  bool
	now     time.Time
	reply   wire.Reply
}

// greet finds the device that asks, and sets the time at which the request is carried out. It returns a *wire.Problem
// if the device may not exchange, or if the request names a time and the hub is not a sample.
func (x *exchange) greet(ctx context.Context) error {
	var known bool
	err := x.hub.journal.Read(ctx, func(s Snapshot) error {
		f, _, err := get[founding](s, Meta, foundingKey)
		if err != nil {
			return err
		}
		x.sample = f.Sample
		x.device, known, err = get[Device](s, Devices, x.hash[:])
		return err
	})
	if err != nil {
		return fmt.Errorf("greet: %w", err)
	}
	if err := x.device.usable(known); err != nil {
		return err
	}
	x.now, err = x.hub.clock(x.sample, x.req.At)
	return err
}

// Knows returns nil if a secret is that of a laptop that may exchange. It returns a *wire.Problem if the laptop may
// not, and another error if the journal cannot be read.
func (h *Hub) Knows(ctx context.Context, secret wire.Secret) error {
	x := exchange{hub: h, hash: secret.Hash()}
	return x.greet(ctx)
}

// Told returns the account of a laptop's person and the communities in which they have a scope, as a reply would tell
// them now. Its errors are those of Exchange.
func (h *Hub) Told(ctx context.Context, secret wire.Secret) (a model.Account, communities []model.Path, err error) {
	x := exchange{hub: h, hash: secret.Hash()}
	err = h.journal.Read(ctx, func(s Snapshot) error {
		_, account, err := x.who(s)
		if err != nil {
			return err
		}
		a = account.Account
		communities, err = account.communities(s)
		return err
	})
	return a, communities, err
}

// usable returns a *wire.Problem if a laptop may not exchange: it is not known, or it was revoked.
func (d Device) usable(known bool) error {
	switch {
	case !known:
		return &wire.Problem{Code: wire.ProblemUnknown}
	case d.Revoked != 0:
		return &wire.Problem{Code: wire.ProblemRevoked}
	}
	return nil
}

// writes reports whether the request changes anything at the hub. A request that changes nothing costs no commit.
func (x *exchange) writes() bool {
	for _, b := range x.batches {
		if len(b.offers) > 0 {
			return true
		}
	}
	return x.device.news(x.req, x.now)
}

// write carries out steps 1 to 3 for every ask that has changes, in one transaction.
func (x *exchange) write(tx Tx) error {
	d, a, err := x.who(tx)
	if err != nil {
		return err
	}
	in := Input{Account: a, Sent: time.UnixMilli(x.req.Sent), Now: x.now.Truncate(time.Second), Rules: x.hub.rules}
	if in.Former, err = d.former(tx); err != nil {
		return err
	}
	in.Kept = d.Kept
	for i, b := range x.batches {
		if len(b.offers) == 0 {
			continue
		}
		known, err := Known(tx, b.Ask.Community)
		if err != nil {
			return err
		}
		if !known { // there is no such community: its changes are held without a line
			continue
		}
		if err := in.load(tx, b); err != nil {
			return err
		}
		x.done[i] = b.Step(in)
		in.Kept = x.done[i].Kept
	}
	d.Kept = in.Kept
	for i := range x.batches {
		if w := x.done[i].Writes; len(w.Lines) > 0 {
			if err := tx.Write(w); err != nil {
				return err
			}
		}
	}
	return put(tx, Devices, x.hash[:], d.contacted(x.req, x.answered(), x.now))
}

// answered returns how many of the changes in the request get a verdict with the reply. They are no longer pending.
func (x *exchange) answered() (n int) {
	for i, b := range x.batches {
		if !x.done[i].Again {
			n += len(b.offers)
		}
	}
	return n
}

// load reads what a step needs from a snapshot: its community, the places that its changes name, and the accounts of
// the authors of changes that wait.
func (in *Input) load(s Snapshot, b Batch) (err error) {
	if in.Loaded, err = s.Load(b.Need()); err != nil {
		return err
	}
	if in.Waited, err = authorsOf(s, in.Loaded.Waiting); err != nil {
		return err
	}
	in.Lists = nil
	if keys := b.Lists(); len(keys.Records) > 0 {
		lists, err := s.Load(keys)
		in.Lists = lists.Records
		return err
	}
	return nil
}

// authorsOf returns the accounts, as they are now, of the authors of changes that wait.
func authorsOf(s Snapshot, waiting map[model.RecordID][]Line) (authors map[model.PersonID]Account, err error) {
	for _, lines := range waiting {
		for _, l := range lines {
			if _, known := authors[l.By.ID]; known {
				continue
			}
			a, ok, err := accountOf(s, l.By.ID)
			if err != nil {
				return nil, err
			}
			if authors == nil {
				authors = map[model.PersonID]Account{}
			}
			if ok {
				authors[l.By.ID] = a
			}
		}
	}
	return authors, nil
}

// who returns the device that asks, and the account of its person, as they are in the snapshot. Both may have changed
// since the request came (docs/visibility.md §7.9).
func (x *exchange) who(s Snapshot) (d Device, a Account, err error) {
	d, known, err := get[Device](s, Devices, x.hash[:])
	if err != nil {
		return d, a, err
	}
	if err := d.usable(known); err != nil {
		return d, a, err
	}
	a, known, err = accountOf(s, d.Person)
	if err == nil && !known {
		err = &wire.Problem{Code: wire.ProblemUnknown}
	}
	return d, a, err
}

// answer carries out steps 4 to 7 for every ask, from one snapshot.
func (x *exchange) answer(s Snapshot) error {
	_, a, err := x.who(s)
	if err != nil {
		return err
	}
	communities, err := a.communities(s)
	if err != nil {
		return err
	}
	made, _, err := get[backups](s, Meta, backupsKey)
	if err != nil {
		return err
	}
	x.reply = wire.Reply{Now: x.now.UnixMilli(), Sample: x.sample, Backups: made.made(x.now)}
	if x.req.Known != wire.KnownOf(a.Account, communities) {
		x.reply.Account, x.reply.Communities = a.Account, communities
	}
	week, room := model.DayOf(x.now).Week(), NewRoom()
	for i, ask := range x.req.Asks {
		answer := wire.Answer{Community: ask.Community, Ask: ask.Ask, Again: true}
		if !x.done[i].Again {
			if answer, err = Answer(s, a, x.batches[i], x.done[i], week, room); err != nil {
				return err
			}
		}
		x.reply.Answers = append(x.reply.Answers, answer)
	}
	return nil
}
