package store

import (
	"errors"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"sidan/model"
)

// Commit carries out writes in order, in one transaction. All of them are on disk if it returns nil, and none if it
// returns an error.
func (s *Store) Commit(writes []Write) error {
	if len(writes) == 0 {
		return nil
	}
	err := s.update(func(tx *bolt.Tx) error {
		c := committing{s: s, tx: tx, communities: map[model.Path]*Community{}}
		if err := c.load(); err != nil {
			return err
		}
		for _, w := range writes {
			if err := c.do(w); err != nil {
				return fmt.Errorf("%T: %w", w, err)
			}
		}
		return c.finish()
	})
	if err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// committing is one Commit under way.
type committing struct {
	s           *Store
	tx          *bolt.Tx
	communities map[model.Path]*Community
	touched     map[model.Path]bool // the communities that finish writes
	waiting     int                 // how many more changes are queued than before; may be negative
}

// load reads the communities.
func (c *committing) load() error {
	cs, err := c.s.communities(c.tx)
	for i := range cs {
		c.communities[cs[i].Path] = &cs[i]
	}
	c.touched = map[model.Path]bool{}
	return err
}

// finish writes the communities that changed, and the new count of queued changes.
func (c *committing) finish() error {
	for community := range c.touched {
		if err := c.s.putCommunity(c.tx, *c.communities[community]); err != nil {
			return err
		}
	}
	return addWaiting(c.tx, c.waiting)
}

var errUnknownCommunity = errors.New("community is not one the home asks about")

// of returns the community of a write, and notes that it changes.
func (c *committing) of(community model.Path) (*Community, error) {
	k, ok := c.communities[community]
	if !ok {
		return nil, errUnknownCommunity
	}
	c.touched[community] = true
	return k, nil
}

// filling returns the copy of a community that is being filled, and its rows.
func (c *committing) filling(community model.Path) (*Copy, box, error) {
	k, ok := c.communities[community]
	if !ok || k.Filling() == nil {
		return nil, box{}, errUnknownCommunity
	}
	b := c.s.rows(c.tx, k.Filling().Number)
	if b.b == nil {
		return nil, box{}, fmt.Errorf("%w: a copy without rows", ErrDamaged)
	}
	b.b.FillPercent = 0.9 // rows come nearly in the order of their ids, so few come between others
	return k.Filling(), b, nil
}

// do carries out one write.
func (c *committing) do(w Write) error {
	switch w := w.(type) {
	case Enter:
		return c.enter(w)
	case Forget:
		return c.forget(w)
	case SetSeen:
		k, err := c.of(w.Community)
		if err == nil {
			k.Seen, k.Mark = w.Seen, w.Mark
		}
		return err
	case NewNext:
		return c.newNext(w)
	case PutRow:
		return c.putRow(w)
	case DropRow:
		f, b, err := c.filling(w.Community)
		if err != nil {
			return err
		}
		return errors.Join(c.dropRow(f, b, w.ID), c.unskip(w.Community, w.ID))
	case SkipRow:
		return c.skip(w)
	case DropVisits:
		return c.dropVisits(w)
	case SetCopy:
		cp, _, err := c.filling(w.Community)
		if err == nil {
			err = c.moveIndex(cp, w.Cursor)
		}
		if err == nil {
			c.touched[w.Community] = true
			cp.Digest, cp.Week, cp.Cursor = w.Digest, w.Week, w.Cursor
		}
		return err
	case Swap:
		return c.swap(w)
	case SetFate, DropKept, Bounce:
		return c.fate(w)
	case SetAccount:
		id, err := c.s.identity(c.tx)
		if err != nil {
			return err
		}
		id.Account, id.Communities = w.Account, w.Listed
		return putAs(c.s.box(c.tx, bSelf), []byte("identity"), id)
	case SetClock:
		return putAs(c.s.box(c.tx, bSelf), []byte("clock"), w.Clock)
	}
	return errors.New("unknown write")
}

func (c *committing) enter(w Enter) error {
	if c.communities[w.Community] != nil {
		return nil
	}
	c.communities[w.Community] = &Community{Path: w.Community}
	c.touched[w.Community] = true
	// stored but unreadable: nothing names its rows
	if c.tx.Bucket([]byte(bCommunities)).Get([]byte(w.Community)) != nil {
		return c.sweep()
	}
	return nil
}

func (c *committing) forget(w Forget) error {
	k := c.communities[w.Community]
	if k == nil {
		return nil
	}
	delete(c.communities, w.Community)
	delete(c.touched, w.Community)
	return errors.Join(c.wipe(k.Shown), c.wipe(k.Next), c.tx.Bucket([]byte(bCommunities)).Delete([]byte(w.Community)))
}

// fate sets what has become of one kept change, drops the change, or moves it to the bounced ones.
func (c *committing) fate(w Write) error {
	switch w := w.(type) {
	case SetFate:
		return c.refate(w.Seq, func(key []byte) error {
			if w.Fate.Queued() {
				c.waiting++
			}
			if w.Fate.zero() {
				return c.tx.Bucket([]byte(bFates)).Delete(key)
			}
			return putAs(c.s.box(c.tx, bFates), key, w.Fate)
		})
	case DropKept:
		return c.refate(w.Seq, c.unkeep)
	case Bounce:
		return c.refate(w.Seq, func(key []byte) error {
			k, ok := getAs[kept](c.s.box(c.tx, bKept), key)
			if !ok {
				return ErrNotKept
			}
			return errors.Join(putAs(c.s.box(c.tx, bBounced), key, bounced{k, w.Why, w.At}), c.unkeep(key))
		})
	}
	return nil
}

// refate calls then with the key of a kept change, after it took the change out of the count of queued ones.
func (c *committing) refate(seq uint64, then func(key []byte) error) error {
	key := number(seq)
	if c.tx.Bucket([]byte(bKept)).Get(key) == nil {
		return ErrNotKept
	}
	if c.s.fate(c.tx, key).Queued() {
		c.waiting--
	}
	return then(key)
}

// unkeep deletes a kept change and its fate.
func (c *committing) unkeep(key []byte) error {
	return errors.Join(c.tx.Bucket([]byte(bKept)).Delete(key), c.tx.Bucket([]byte(bFates)).Delete(key))
}
