package simulate

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/store"
)

// disk is a laptop's home in memory. It does the same as package store does with the same writes; a test compares
// the two.
type disk struct {
	account     model.Account
	listed      []model.Path
	clock       store.Clock
	communities map[model.Path]*community
	kept        []store.Kept // oldest first
	bounced     []store.Bounced
	drafts      map[store.DraftKey]store.Draft
	seq         uint64
	done        int                 // transactions carried out
	own         map[model.Path]bool // in a transaction: the communities that were copied for it already
}

type community struct {
	seen        uint64
	mark        [8]byte
	shown, next *pages
}

// pages is a copy with its rows.
type pages struct {
	store.Copy
	rows    map[model.RecordID]store.Row
	skipped map[model.RecordID]bool // those that cannot be read here
}

func newDisk(a model.Account, communities []model.Path) *disk {
	d := &disk{
		account: a, listed: communities, communities: map[model.Path]*community{},
		drafts: map[store.DraftKey]store.Draft{},
	}
	for _, h := range communities {
		d.communities[h] = &community{}
	}
	return d
}

func (p *pages) clone() *pages {
	if p == nil {
		return nil
	}
	return &pages{p.Copy, maps.Clone(p.rows), maps.Clone(p.skipped)}
}

// clone returns a copy that shares nothing that can change.
func (d *disk) clone() *disk {
	n := d.fork()
	for h := range n.communities {
		n.touch(h)
	}
	n.own, n.drafts = nil, maps.Clone(d.drafts)
	return n
}

// fork returns the copy that a transaction works on, so that a crash in the transaction leaves the disk as it was.
// A community is copied when it is first written to.
func (d *disk) fork() *disk {
	n := *d
	n.communities, n.own = maps.Clone(d.communities), map[model.Path]bool{}
	n.kept, n.bounced, n.listed = slices.Clone(d.kept), slices.Clone(d.bounced), slices.Clone(d.listed)
	return &n
}

// is reports whether no transaction was carried out since was.
func (d *disk) is(was *disk) bool { return d.done == was.done }

// touch returns a community for writing, nil if there is none.
func (d *disk) touch(h model.Path) *community {
	if c := d.communities[h]; c != nil && !d.own[h] {
		d.communities[h], d.own[h] = &community{c.seen, c.mark, c.shown.clone(), c.next.clone()}, true
	}
	return d.communities[h]
}

// state returns what the engine works on.
func (d *disk) state() store.State {
	st := store.State{Account: d.account, Listed: d.listed, Clock: d.clock, Kept: slices.Clone(d.kept),
		Revs:    map[model.RecordID]uint64{},
		Skipped: map[model.RecordID]bool{}}
	for _, community := range d.paths() {
		c := d.communities[community]
		st.Communities = append(
			st.Communities,
			store.Community{Path: community, Seen: c.seen, Mark: c.mark, Shown: c.shown.head(), Next: c.next.head()},
		)
	}
	for _, k := range d.kept {
		if row, ok := d.row(k.Community, k.Record); ok && !k.InRows {
			st.Revs[k.Record] = row.Rev
		}
		if c := d.communities[k.Community]; c != nil && c.filling() != nil && c.filling().skipped[k.Record] {
			st.Skipped[k.Record] = true
		}
	}
	return st
}

// paths returns the communities the laptop asks about, sorted.
func (d *disk) paths() []model.Path { return slices.Sorted(maps.Keys(d.communities)) }

func (p *pages) head() *store.Copy {
	if p == nil {
		return nil
	}
	c := p.Copy
	c.Empty = len(p.rows) == 0
	return &c
}

func (d *disk) row(community model.Path, id model.RecordID) (r store.Row, ok bool) {
	if c := d.communities[community]; c != nil && c.shown != nil {
		r, ok = c.shown.rows[id]
	}
	return r, ok
}

// append saves the changes of one save, and drops the draft it came from.
func (d *disk) append(made []store.Made, drop store.DraftKey) []store.Kept {
	first := d.seq + 1
	var ks []store.Kept
	for _, m := range made {
		c, _ := code.Change(m.Core) // also of a newer program's change, c.Record is set
		d.seq++
		ks = append(ks, store.Kept{
			Seq: d.seq, Save: first, Community: m.Community, Record: c.Record, ID: code.ChangeID(m.Core), Core: m.Core,
		})
	}
	d.kept = append(d.kept, ks...)
	delete(d.drafts, drop)
	return ks
}

// commit carries out writes in order. It fails when the store would, and then keeps nothing.
func (d *disk) commit(writes []store.Write) error {
	n := d.fork()
	for _, w := range writes {
		if err := n.do(w); err != nil {
			return err
		}
	}
	n.own, n.done = nil, d.done+1
	*d = *n
	return nil
}

func (d *disk) do(w store.Write) error {
	switch w := w.(type) {
	case store.SetFate, store.DropKept, store.Bounce:
		return d.fate(w)
	case store.SetAccount:
		d.account, d.listed = w.Account, w.Listed
	case store.SetClock:
		d.clock = store.Clock{Skew: w.Clock.Skew, Hub: inSeconds(w.Clock.Hub)}
	case store.Enter:
		if d.communities[w.Community] == nil {
			d.communities[w.Community] = &community{}
		}
	case store.Forget:
		delete(d.communities, w.Community)
	case store.SetSeen:
		return d.in(w.Community, func(c *community) { c.seen, c.mark = w.Seen, w.Mark })
	case store.NewNext:
		return d.in(w.Community, func(c *community) {
			c.next = &pages{store.Copy{Since: w.Since}, map[model.RecordID]store.Row{}, map[model.RecordID]bool{}}
		})
	case store.Swap:
		if c := d.communities[w.Community]; c == nil || c.next == nil {
			return errUnfit
		}
		return d.in(w.Community, func(c *community) { c.shown, c.next = c.next, nil })
	default:
		return d.rows(w)
	}
	return nil
}

// errUnfit means that a write does not fit the disk, such as a row for a community that is not there. The store
// fails at such a write too.
var errUnfit = errors.New("a write that does not fit the disk")

func (d *disk) in(community model.Path, then func(*community)) error {
	c := d.touch(community)
	if c == nil {
		return errUnfit
	}
	then(c)
	return nil
}

func (c *community) filling() *pages {
	if c.next != nil {
		return c.next
	}
	return c.shown
}

// rows carries out a write to the copy being filled.
func (d *disk) rows(w store.Write) error {
	switch w := w.(type) {
	case store.PutRow:
		return d.fill(w.Community, func(f *pages) { f.rows[w.ID] = w.Row; delete(f.skipped, w.ID) })
	case store.DropRow:
		return d.fill(w.Community, func(f *pages) { delete(f.rows, w.ID); delete(f.skipped, w.ID) })
	case store.SkipRow:
		return d.fill(w.Community, func(f *pages) { f.skipped[w.ID] = true })
	case store.SetCopy:
		return d.fill(w.Community, func(f *pages) { f.Digest, f.Week, f.Cursor = w.Digest, w.Week, w.Cursor })
	case store.DropVisits:
		return d.fill(w.Community, func(f *pages) {
			maps.DeleteFunc(f.rows, func(_ model.RecordID, r store.Row) bool {
				rec, err := code.Open(r.Face, nil)
				v, ok := rec.(*model.Visit)
				return err == nil && ok && v.Week < w.Before
			})
		})
	}
	return errUnfit
}

func (d *disk) fill(community model.Path, then func(*pages)) error {
	c := d.touch(community)
	if c == nil || c.filling() == nil {
		return errUnfit
	}
	then(c.filling())
	return nil
}

// fate carries out a write to one kept change: it sets its fate, or drops it.
func (d *disk) fate(w store.Write) error {
	find := func(seq uint64) int {
		return slices.IndexFunc(d.kept, func(k store.Kept) bool { return k.Seq == seq })
	}
	switch w := w.(type) {
	case store.SetFate:
		i := find(w.Seq)
		if i < 0 {
			return store.ErrNotKept
		}
		d.kept[i].Fate = w.Fate
	case store.DropKept:
		i := find(w.Seq)
		if i < 0 {
			return store.ErrNotKept
		}
		d.kept = slices.Delete(d.kept, i, i+1)
	case store.Bounce:
		i := find(w.Seq)
		if i < 0 {
			return store.ErrNotKept
		}
		k := d.kept[i]
		d.bounced = append(d.bounced, store.Bounced{
			Seq: k.Seq, Save: k.Save, Community: k.Community, Record: k.Record, ID: k.ID, Core: k.Core, Why: w.Why,
			At: inSeconds(w.At),
		})
		slices.SortFunc(d.bounced, func(a, b store.Bounced) int { return int(a.Seq) - int(b.Seq) })
		d.kept = slices.Delete(d.kept, i, i+1)
	}
	return nil
}

// takeBack removes changes that were never offered: all of them, or none.
func (d *disk) takeBack(seqs ...uint64) error {
	kept := slices.Clone(d.kept)
	for _, seq := range seqs {
		i := slices.IndexFunc(kept, func(k store.Kept) bool { return k.Seq == seq })
		switch {
		case i < 0:
			return store.ErrNotKept
		case kept[i].Offered || !kept[i].Queued():
			return store.ErrOffered
		}
		kept = slices.Delete(kept, i, i+1)
	}
	d.kept = kept
	return nil
}

// putDraft stores a form's bytes, unless they are stored already.
func (d *disk) putDraft(key store.DraftKey, data []byte, at time.Time) {
	if was, ok := d.drafts[key]; !ok || !bytes.Equal(was.Data, data) {
		d.drafts[key] = store.Draft{Key: key, At: inSeconds(at), Data: data}
	}
}

// inSeconds returns a time as the store keeps it.
func inSeconds(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return time.Unix(t.Unix(), 0)
}

// dismiss removes a refused change that its author has seen.
func (d *disk) dismiss(seq uint64) {
	d.bounced = slices.DeleteFunc(d.bounced, func(b store.Bounced) bool { return b.Seq == seq })
}
