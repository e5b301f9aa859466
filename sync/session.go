package sync

import (
	"slices"
	"time"

	"sidan/model"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// Session is what the exchange remembers while a store is open, and forgets when it is closed. It may not be
// used by several goroutines at once.
type Session struct {
	run         int64
	last        uint64 // number of the newest request
	awaited     uint64 // number of the request whose reply is awaited; 0 for none
	awaitedAsks int    // how many communities that request asks about
	batch       int    // most changes in the next request
	sent        time.Time
	refused     bool // a page's predicted rows were not what this laptop computes: rows are asked for from now on
}

// batchAfterFailure is the most changes in the request after one that failed.
const batchAfterFailure = 20

// mostOffered is the most bytes of changes in a request. It leaves room for the rest of the request, so that the
// whole stays under wire.MostPacked even if it does not compress at all.
const mostOffered = wire.MostPacked - 16<<10

// NewSession begins a session. run is a random number greater than 0, drawn each time the store is opened: a hub
// that sees run numbers A, B, A knows that the store was copied to a second laptop. The numbers of requests start
// from run, so that a late reply to an earlier session's request is not taken for a reply to this one's.
func NewSession(run int64) *Session {
	return &Session{run: run, last: uint64(uint32(run)), batch: wire.MostChanges}
}

// Failed must be called when a request got no reply, or one that could not be merged. It makes the next request
// smaller.
func (s *Session) Failed() {
	s.awaited = 0
	if s.batch > batchAfterFailure {
		s.batch = batchAfterFailure
	} else {
		s.batch = max(1, s.batch/2)
	}
}

// Request builds the next request (docs/visibility.md §2). It also returns the writes that must be committed
// before the request may be sent: they mark the changes it carries as offered. sent is the laptop's clock. The
// reply to an earlier request is no longer awaited.
func (s *Session) Request(st store.State, sent time.Time) (wire.Request, []store.Write) {
	var writes []store.Write
	s.last++
	req := wire.Request{
		Version: wire.Version, Sent: sent.UnixMilli(), Run: s.run,
		Known: wire.KnownOf(st.Account, st.Listed), Account: st.Account, Communities: st.Listed,
		Predicts: !s.refused,
	}
	kept := map[model.Path][]store.Kept{}
	for _, k := range st.Kept {
		kept[k.Community] = append(kept[k.Community], k)
		if k.Queued() {
			req.Pending++
		}
	}
	left := budget{changes: s.batch, bytes: mostOffered, request: s.last}
	ask := func(c store.Community) {
		a, ws := left.ask(c, kept[c.Path])
		a.Ask = s.last
		req.Asks = append(req.Asks, a)
		writes = append(writes, ws...)
		delete(kept, c.Path)
	}
	for _, c := range st.Communities {
		ask(c)
	}
	for _, k := range st.Kept { // kept changes need verdicts, also those of a community that was forgotten
		if _, left := kept[k.Community]; left {
			writes = append(writes, store.Enter{Community: k.Community})
			ask(store.Community{Path: k.Community})
		}
	}
	s.awaited, s.awaitedAsks, s.sent = s.last, len(req.Asks), time.UnixMilli(req.Sent)
	return req, writes
}

// mostHeld is the most held changes of one community that a request asks about. A hub decodes no longer list
// (package code). That is nearly always all of them. After a hub was restored from a backup there can be more;
// then each request asks about the next part.
const mostHeld = 1000

// budget is what a request may still carry.
type budget struct {
	changes, bytes int
	request        uint64 // the number of the request
}

// ask builds the part of a request that is about one community. It carries the oldest queued changes, none left
// out. Rows are asked for only if it carries all of them: a row must not come that already has the effect of a
// change still queued here, for the change would then show twice.
func (b *budget) ask(c store.Community, kept []store.Kept) (wire.Ask, []store.Write) {
	a := wire.Ask{Community: c.Path, Seen: c.Seen, Mark: c.Mark, Rows: true}
	if f := c.Filling(); f != nil {
		a.After, a.Digest, a.Week = f.Cursor, f.Digest, f.Week
	}
	if c.Next != nil {
		a.Since = c.Next.Since
	}
	a.Held = b.heldIDs(kept)
	var writes []store.Write
	for _, k := range kept {
		switch {
		case k.Queued() && a.Rows && b.spend(len(k.Core)):
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

// heldIDs names the held changes. Where there are more than mostHeld, successive requests name successive parts.
func (b *budget) heldIDs(kept []store.Kept) (ids []wire.HeldID) {
	for _, k := range kept {
		if k.Held() {
			ids = append(ids, wire.HeldID{ID: wire.ShortOf(k.ID), Record: k.Record})
		}
	}
	if n := len(ids); n > mostHeld {
		from := int(b.request % uint64(n) * mostHeld % uint64(n))
		ids = slices.Concat(ids[from:], ids[:from])[:mostHeld]
	}
	return ids
}

// spend reports whether a change of this size still fits, and if so takes it off the budget. The first change of
// a request always fits.
func (b *budget) spend(size int) bool {
	if b.changes == 0 || size > b.bytes && b.bytes < mostOffered {
		return false
	}
	b.changes--
	b.bytes -= size
	return true
}
