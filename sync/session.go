package sync

import (
	"slices"
	"time"

	"sidan/model"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// Session is what the exchange remembers only while a home is open. It is not for several goroutines at once.
type Session struct {
	run   int64
	last  uint64 // number of the newest request made
	asked uint64 // number of the request whose reply is awaited; 0: none
	asks  int    // communities it asks about
	batch int    // most changes of the next request
}

// batchAfterFailure is what a bad line is tried with.
const batchAfterFailure = 20

// mostOffered is the most bytes of cores in a request: with the rest of the envelope it stays under wire.MostPacked
// however badly it packs.
const mostOffered = wire.MostPacked - 16<<10

// NewSession begins a session with the run number drawn at this opening of the home (greater than 0): a hub that sees
// run numbers A, B, A knows that the home was copied. Numbers of requests go on from it, so that a reply which outlived
// the session it was for is not taken for one of this.
func NewSession(run int64) *Session {
	return &Session{run: run, last: uint64(uint32(run)), batch: wire.MostChanges}
}

// Failed says that a request had no reply, or one that could not be taken: the next is smaller.
func (s *Session) Failed() {
	s.asked = 0
	if s.batch > batchAfterFailure {
		s.batch = batchAfterFailure
	} else {
		s.batch = max(1, s.batch/2)
	}
}

// Ask makes the next request (visibility §2) and the writes that must be committed before it may leave: they mark what
// it carries as offered. sent is the device's clock. An earlier request is no longer awaited.
func (s *Session) Ask(st store.State, sent time.Time) (wire.Request, []store.Write) {
	var writes []store.Write
	s.last++
	req := wire.Request{
		Version: wire.Version, Sent: sent.UnixMilli(), Run: s.run, Known: wire.KnownOf(st.Account, st.Listed),
	}
	kept := map[model.Path][]store.Kept{}
	for _, k := range st.Kept {
		kept[k.Home] = append(kept[k.Home], k)
		if k.Queued() {
			req.Pending++
		}
	}
	room := room{changes: s.batch, bytes: mostOffered, turn: s.last}
	ask := func(c store.Community) {
		a, ws := room.ask(c, kept[c.Home])
		a.Ask = s.last
		req.Asks = append(req.Asks, a)
		writes = append(writes, ws...)
		delete(kept, c.Home)
	}
	for _, c := range st.Communities {
		ask(c)
	}
	for _, k := range st.Kept { // what is kept needs verdicts, whatever became of the community here
		if _, left := kept[k.Home]; left {
			writes = append(writes, store.Enter{Home: k.Home})
			ask(store.Community{Home: k.Home})
		}
	}
	s.asked, s.asks = s.last, len(req.Asks)
	return req, writes
}

// mostHeld is how many changes of a community that are held a request asks after: nearly always all. Where a hub was
// put back and there are more, each request asks after the next so many; no list a hub is sent may be longer than it
// decodes (package code).
const mostHeld = 1000

// room is what a request may still carry. turn is the number of the request.
type room struct {
	changes, bytes int
	turn           uint64
}

// ask about one community. Changes are the oldest queued, none left out; rows are asked for only if that is all
// of them, so that no row comes which holds a change still queued here.
func (r *room) ask(c store.Community, kept []store.Kept) (wire.Ask, []store.Write) {
	a := wire.Ask{Home: c.Home, Seen: c.Seen, Mark: c.Mark, Rows: true}
	if f := c.Filling(); f != nil {
		a.After, a.Digest, a.Week = f.Cursor, f.Digest, f.Week
	}
	if c.Next != nil {
		a.Since = c.Next.Since
	}
	a.Held = r.askAfter(kept)
	var writes []store.Write
	for _, k := range kept {
		switch {
		case k.Queued() && a.Rows && r.take(len(k.Core)):
			a.Changes = append(a.Changes, k.Core)
			if !k.Offered {
				k.Offered = true
				writes = append(writes, store.SetFate{Seq: k.Seq, Fate: k.Fate})
			}
		case k.Queued():
			a.Rows = false
		}
	}
	return a, writes
}

// askAfter names what is held, or where that is too much for one request, the part of it whose turn it is.
func (r *room) askAfter(kept []store.Kept) (ids []wire.HeldID) {
	for _, k := range kept {
		if k.Held() {
			ids = append(ids, wire.HeldID{ID: wire.ShortOf(k.ID), Record: k.Record})
		}
	}
	if n := len(ids); n > mostHeld {
		from := int(r.turn % uint64(n) * mostHeld % uint64(n))
		ids = slices.Concat(ids[from:], ids[:from])[:mostHeld]
	}
	return ids
}

// take makes room for a change; there is always room for a first.
func (r *room) take(size int) bool {
	if r.changes == 0 || size > r.bytes && r.bytes < mostOffered {
		return false
	}
	r.changes--
	r.bytes -= size
	return true
}
