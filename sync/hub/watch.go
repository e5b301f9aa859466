package hub

import (
	"context"
	"slices"
	"sync"

	"sidan/model"
	"sidan/sync/wire"
)

// mostLongPolls is how many requests may be kept open at once. A further request is answered at once, and its laptop
// asks again at its own pace.
const mostLongPolls = 4096

// watch is a journal that wakes long polls after each transaction that changed something they can see. It does not
// notice what another process writes into the same journal. A laptop gets that when its long poll ends.
//
// A long poll is woken if it can see a row that was written or lost, by the tags of the row. A move of its community's
// head alone does not wake it: otherwise one visit would wake every laptop of the community, and most would get an
// answer without rows.
type watch struct {
	Journal
	mu    sync.Mutex
	polls map[*LongPoll]struct{}
}

func newWatch(j Journal) *watch { return &watch{Journal: j, polls: map[*LongPoll]struct{}{}} }

// add registers a long poll, and reports whether there was room for it.
func (w *watch) add(p *LongPoll) (ok bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.polls) >= mostLongPolls {
		return false
	}
	w.polls[p] = struct{}{}
	return true
}

// setInterest sets what wakes a long poll: a change of the account, or of a record that the account sees in a community
// of the asks.
func (w *watch) setInterest(p *LongPoll, a Account, asks []wire.Ask) {
	w.mu.Lock()
	defer w.mu.Unlock()
	p.person = a.Person.ID
	for _, ask := range asks {
		p.tags[ask.Community] = a.TagsIn(ask.Community)
	}
}

// remove ends the registration of a long poll.
func (w *watch) remove(p *LongPoll) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.polls, p)
}

// Update is that of Journal. After a transaction that succeeded, it wakes the long polls that can see a change of it.
func (w *watch) Update(ctx context.Context, fn func(Tx) error) error {
	var wrote written
	err := w.Journal.Update(ctx, func(tx Tx) error {
		wrote = written{} // fn may run more than once
		return fn(recordingTx{tx, &wrote})
	})
	if err == nil {
		w.wake(wrote)
	}
	return err
}

// wake wakes the long polls that can see something that was written. It never blocks.
func (w *watch) wake(wrote written) {
	if wrote.nothing() {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for p := range w.polls {
		if wrote.concerns(p) {
			select {
			case p.woken <- struct{}{}:
			default: // woken already
			}
		}
	}
}

// written is what one transaction changed: the people whose accounts it wrote, and for each community the face tags of
// rows that it wrote or lost.
type written struct {
	people []model.PersonID
	tags   map[model.Path]map[model.Tag]bool
}

// nothing reports whether the transaction changed nothing that a long poll waits for.
func (wrote written) nothing() bool { return len(wrote.people)+len(wrote.tags) == 0 }

// concerns reports whether the transaction changed something that the caller of a long poll can see, or their account.
func (wrote written) concerns(p *LongPoll) bool {
	if slices.Contains(wrote.people, p.person) {
		return true
	}
	for community, tags := range p.tags {
		changed := wrote.tags[community]
		if slices.ContainsFunc(tags, func(t model.Tag) bool { return changed[t] }) {
			return true
		}
	}
	return false
}

// recordingTx is a transaction that records what is written through it.
type recordingTx struct {
	Tx
	wrote *written
}

func (t recordingTx) Write(w Writes) error {
	if t.wrote.tags == nil {
		t.wrote.tags = map[model.Path]map[model.Tag]bool{}
	}
	changed := t.wrote.tags[w.Community]
	if changed == nil {
		changed = map[model.Tag]bool{}
		t.wrote.tags[w.Community] = changed
	}
	for _, r := range w.Records {
		for _, tag := range r.FaceTags {
			changed[tag] = true
		}
	}
	for _, l := range w.Losses {
		for _, tag := range l.Tags {
			changed[tag] = true
		}
	}
	return t.Tx.Write(w)
}

func (t recordingTx) Put(table Table, key, value []byte) error {
	if table == Accounts && len(key) == len(model.PersonID{}) {
		t.wrote.people = append(t.wrote.people, model.PersonID(key))
	}
	return t.Tx.Put(table, key, value)
}
