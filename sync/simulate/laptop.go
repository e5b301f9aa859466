package simulate

import (
	"errors"
	"maps"
	"slices"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// laptop is one home, its engine's session and its user.
type laptop struct {
	w       *world
	n       int
	disk    *disk
	memo    memo
	secret  wire.Secret
	session *sync.Session
	starts  int
	asking  bool          // a request is under way
	asked   uint64        // number of the newest request
	off     time.Duration // how far its clock is off
	wakes   int           // the step from which it is used again
	copied  bool          // there is, or was, another home with the same changes
	image   *homeImage    // how it was once; nil: nobody made a copy
}

// start starts the program: what was only in memory is gone.
func (l *laptop) start() {
	l.starts++
	l.asking = false
	l.session = sync.NewSession(1 + l.w.roll.Int64N(1<<40))
}

// crash ends the program and starts it again with what is on disk.
func (l *laptop) crash(when string) {
	l.w.reached("laptop crashed " + when)
	l.w.trace.add("laptop %d crashed %s", l.n, when)
	if l.w.Broken.Crash != nil {
		l.w.Broken.Crash(l.disk)
	}
	l.start()
}

// commit carries out a transaction. There may be a crash before, in or after it, or a full disk. It reports
// whether the program goes on.
func (l *laptop) commit(writes []store.Write) bool {
	at := ""
	switch {
	case l.w.chance(l.w.faults.Full): // nothing of it is kept, and another request is made later
		l.w.reached("laptop's disk full at an exchange")
		l.failed()
		return false
	case l.w.chance(l.w.faults.Crash):
		at = []string{"before a transaction", "in a transaction", "after a transaction"}[l.w.roll.IntN(3)]
	}
	if at == "before a transaction" || at == "in a transaction" { // nothing of it is on disk
		if slices.ContainsFunc(writes, func(w store.Write) bool { _, is := w.(store.PutRow); return is }) {
			l.w.reached("laptop crashed in the middle of a copy")
		}
		if torn := l.w.Broken.Torn; torn != nil && at == "in a transaction" {
			torn(l.disk, writes)
		}
		l.crash(at)
		return false
	}
	if l.w.Broken.Commit != nil {
		writes = l.w.Broken.Commit(l, writes)
	}
	if err := l.disk.commit(writes); err != nil { // a change was taken back meanwhile; a later request omits it
		if errors.Is(err, store.ErrNotKept) {
			l.w.reached("taken back while it was being offered")
		}
		l.w.trace.add("laptop %d: commit: %v", l.n, err)
		l.failed()
		return false
	}
	if l.w.Broken.Disk != nil {
		l.w.Broken.Disk(l.disk)
	}
	if at != "" {
		l.crash(at)
		return false
	}
	return true
}

// failed tells the session that there was no reply, or none that could be merged.
func (l *laptop) failed() {
	l.session.Failed()
	l.asking = false
}

// request builds a request, marks the changes that it carries as offered, and sends it.
func (l *laptop) request() {
	if l.asking { // the last one had no reply in time
		l.session.Failed()
	}
	st := l.disk.state()
	if l.w.Broken.State != nil {
		l.w.Broken.State(l, &st)
	}
	req, writes := l.session.Request(st, l.now())
	req.Predicts = req.Predicts && !l.ofVersionBefore()
	if l.w.chance(3) && l.w.faults != (Faults{}) { // the person takes back a change before it is marked as offered
		starts := l.starts
		if l.takeBack(); l.starts != starts {
			return
		}
	}
	if !l.commit(writes) {
		return
	}
	l.asking = true
	if len(req.Asks) > 0 {
		l.asked = req.Asks[0].Ask
	}
	if l.w.Broken.Ask != nil {
		l.w.Broken.Ask(l, &req)
	}
	l.w.checkRequest(l, st, req)
	l.w.trace.add("laptop %d asks, %d changes", l.n, changesIn(req))
	m := message{
		from: l, start: l.starts, told: maps.Clone(l.memo.told), since: maps.Clone(l.memo.since),
		knows: l.knows(),
	}
	for _, k := range st.Kept {
		m.kept = append(m.kept, k.ID)
	}
	l.w.send(m, req)
}

func changesIn(req wire.Request) (n int) {
	for _, a := range req.Asks {
		n += len(a.Changes)
	}
	return n
}

// knownAccount is the account and communities that a home was told.
type knownAccount struct {
	account model.Account
	listed  []model.Path
}

func (l *laptop) knows() knownAccount {
	return knownAccount{l.disk.account, slices.Clone(l.disk.listed)}
}

func (k knownAccount) fill(r wire.Reply) wire.Reply { return r.WithKnown(k.account, k.listed) }

// receive merges a reply, if it is for the program that runs now and can be read.
func (l *laptop) receive(m message) {
	if m.start != l.starts {
		l.w.reached("reply to a program that crashed")
		return
	}
	var reply wire.Reply
	if err := wire.Unpack(m.body, m.packed, wire.MostReply, &reply); err != nil {
		l.failed()
		return
	}
	if l.w.Broken.Hear != nil {
		l.w.Broken.Hear(l, &reply)
	}
	was, st, knows := *l.disk, l.disk.state(), l.knows()
	writes, sum := l.session.Receive(st, reply, l.now())
	if len(writes) == 0 {
		l.w.reached("reply that means nothing")
		return
	}
	starts := l.starts
	whole := l.commit(writes)
	if l.disk.is(&was) { // nothing of it is on disk
		return
	}
	if whole && starts == l.starts {
		l.asking = false
	}
	l.w.checkMerge(merged{l, was, knows.fill(reply), m.truth}, sum)
	l.w.trace.add(
		"laptop %d took: %d pushed, %d pulled, %d refused, %d held", l.n, sum.Pushed, sum.Pulled, sum.Refused,
		sum.Held,
	)
	if sum.Refused > 0 {
		l.w.reached("change refused")
	}
	if sum.Account {
		l.w.reached("laptop told of another account")
	}
}

// view returns a record as the screens would show it: the confirmed row with the unanswered changes applied.
func (l *laptop) view(at spot) model.Record {
	var r model.Record
	if row, ok := l.disk.row(at.community, at.record); ok {
		r, _ = code.Open(row.Face, row.Inside)
	}
	for _, k := range l.disk.kept {
		if k.Community != at.community || k.Record != at.record || k.InRows {
			continue
		}
		if after, out := model.Apply(r, l.w.ledger.saved[k.ID].change, l.stamp(at.community)); out.Accepted() {
			r = after
		}
	}
	return r
}

func (l *laptop) stamp(community model.Path) model.Stamp {
	a := l.disk.account
	return model.Stamp{By: a.Person, Tags: a.TagsIn(community), At: l.w.now, On: l.w.now, Received: l.w.now}
}

// idle reports whether there is nothing to do: every change has its verdict and every copy is complete.
func (l *laptop) idle() bool {
	for _, k := range l.disk.kept {
		if k.Queued() {
			return false
		}
	}
	for _, c := range l.disk.communities {
		if c.shown == nil || c.next != nil || c.shown.Cursor != c.seen {
			return false
		}
	}
	return true
}
