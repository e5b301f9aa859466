package hub

import (
	"context"
	"slices"
	"sync"

	"sidan/model"
	"sidan/sync/wire"
)

// mostHeld bounds the requests held open at once; one more is answered at once, and its laptop comes back in
// its own time.
const mostHeld = 4096

// watch knows who waits for news. It lies before the journal, so whatever changes the hub, by whichever door,
// is seen; what another process writes into the same journal is not, and is found when the wait is over.
//
// A holder is woken only by what it could see: by the tags of the rows written and lost, which are at hand. One
// visit at a door would else wake everybody in its community, over lines where each answer costs.
type watch struct {
	Journal
	mu      sync.Mutex
	holders map[*holder]struct{}
}

// holder is one request held open: who asks, and what they could see of which community. woken has room for the
// one word that is needed.
type holder struct {
	person model.PersonID
	tags   map[model.Path]model.Tags
	woken  chan struct{}
}

func newWatch(j Journal) *watch { return &watch{Journal: j, holders: map[*holder]struct{}{}} }

// hold registers a holder, unless there are too many.
func (w *watch) hold(h *holder) (ok bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.holders) >= mostHeld {
		return false
	}
	w.holders[h] = struct{}{}
	return true
}

// knows tells the watch whose holder it is, and what they see.
func (w *watch) knows(h *holder, a Account, asks []wire.Ask) {
	w.mu.Lock()
	defer w.mu.Unlock()
	h.person = a.Person.ID
	for _, ask := range asks {
		h.tags[ask.Home] = a.TagsIn(ask.Home)
	}
}

func (w *watch) release(h *holder) {
	w.mu.Lock()
	defer w.mu.Unlock()
	delete(w.holders, h)
}

// Update of a Journal: what it wrote wakes those whom it is news to.
func (w *watch) Update(ctx context.Context, fn func(Tx) error) error {
	var n news
	err := w.Journal.Update(ctx, func(tx Tx) error {
		n = news{} // fn may run more than once
		return fn(witness{tx, &n})
	})
	if err == nil {
		w.wake(n)
	}
	return err
}

func (w *watch) wake(n news) {
	if n.empty() {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for h := range w.holders {
		if n.isFor(h) {
			select {
			case h.woken <- struct{}{}:
			default: // told already
			}
		}
	}
}

// news is what one transaction changed: whose account, and in each community the tags of those who can see it.
type news struct {
	people []model.PersonID
	seen   map[model.Path]map[model.Tag]bool
}

func (n news) empty() bool { return len(n.people)+len(n.seen) == 0 }

func (n news) isFor(h *holder) bool {
	if slices.Contains(n.people, h.person) {
		return true
	}
	for home, tags := range h.tags {
		if seen := n.seen[home]; slices.ContainsFunc(tags, func(t model.Tag) bool { return seen[t] }) {
			return true
		}
	}
	return false
}

// witness is a transaction that remembers what was written.
type witness struct {
	Tx
	news *news
}

func (t witness) Write(w Writes) error {
	if t.news.seen == nil {
		t.news.seen = map[model.Path]map[model.Tag]bool{}
	}
	seen := t.news.seen[w.Home]
	if seen == nil {
		seen = map[model.Tag]bool{}
		t.news.seen[w.Home] = seen
	}
	for _, r := range w.Records {
		for _, tag := range r.FaceTags {
			seen[tag] = true
		}
	}
	for _, l := range w.Losses {
		for _, tag := range l.Tags {
			seen[tag] = true
		}
	}
	return t.Tx.Write(w)
}

func (t witness) Put(table Table, key, value []byte) error {
	if table == Accounts && len(key) == len(model.PersonID{}) {
		t.news.people = append(t.news.people, model.PersonID(key))
	}
	return t.Tx.Put(table, key, value)
}
