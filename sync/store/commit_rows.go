package store

import (
	"encoding/binary"
	"errors"

	"sidan/model"
	"sidan/model/code"
)

// This file holds what Commit does to copies and their rows.

// sweep deletes the rows of copies that no community names any more.
func (c *committing) sweep() error {
	named := map[uint64]bool{}
	for _, k := range c.communities {
		for _, cp := range []*Copy{k.Shown, k.Next} {
			if cp != nil {
				named[cp.Number] = true
			}
		}
	}
	var lost []uint64
	err := c.tx.Bucket([]byte(bRows)).ForEach(func(key, _ []byte) error {
		if n := numberOf(key); !named[n] {
			lost = append(lost, n)
		}
		return nil
	})
	for _, n := range lost {
		err = errors.Join(err, c.wipe(&Copy{Number: n}))
	}
	return err
}

// wipe deletes the rows of a copy, with its index and its list of skipped records.
func (c *committing) wipe(cp *Copy) error {
	if cp == nil {
		return nil
	}
	if err := errors.Join(c.s.skipped(c.tx, cp.Number).wipe(), dropIndex(c.tx, cp.Number)); err != nil {
		return err
	}
	if c.tx.Bucket([]byte(bRows)).Bucket(number(cp.Number)) == nil {
		return nil
	}
	return c.tx.Bucket([]byte(bRows)).DeleteBucket(number(cp.Number))
}

// newNext makes a new copy. Its number is greater than that of any copy in the file, even if the stored count is
// damaged.
func (c *committing) newNext(w NewNext) error {
	k, err := c.of(w.Community)
	if err != nil {
		return err
	}
	if err := c.wipe(k.Next); err != nil {
		return err
	}
	if err := c.sweep(); err != nil { // damage may have left rows that no community names
		return err
	}
	all := c.tx.Bucket([]byte(bRows))
	if key, _ := all.Cursor().Last(); all.Sequence() < numberOf(key) {
		if err := all.SetSequence(numberOf(key)); err != nil {
			return err
		}
	}
	n, err := all.NextSequence()
	if err != nil {
		return err
	}
	k.Next = &Copy{Number: n, Since: w.Since}
	_, err = all.CreateBucket(number(n))
	return err
}

func (c *committing) putRow(w PutRow) error {
	f, b, err := c.filling(w.Community)
	if err != nil {
		return err
	}
	if err := c.reindex(f, b, w.ID, w.Face, w.Inside); err != nil {
		return err
	}
	face := append(binary.AppendUvarint(make([]byte, 0, len(w.Face)+binary.MaxVarintLen64), w.Rev), w.Face...)
	if err := b.put(rowKey(w.ID, isFace), face); err != nil {
		return err
	}
	if err := c.unskip(w.Community, w.ID); err != nil {
		return err
	}
	if w.Inside == nil {
		return b.b.Delete(rowKey(w.ID, isInside))
	}
	return b.put(rowKey(w.ID, isInside), w.Inside)
}

// dropRow deletes a record from a copy, and its entries from the index.
func (c *committing) dropRow(f *Copy, b box, id model.RecordID) error {
	return errors.Join(c.reindex(f, b, id, nil, nil), b.b.Delete(rowKey(id, isFace)), b.b.Delete(rowKey(id, isInside)))
}

// dropVisits deletes the visits of weeks before w.Before. It reads every face of the copy, which is acceptable because
// the engine asks for it once a week.
func (c *committing) dropVisits(w DropVisits) error {
	f, b, err := c.filling(w.Community)
	if err != nil {
		return err
	}
	var old []model.RecordID
	b.walk(w.Community, func(r Row, _ func() []byte) bool {
		if kind, err := code.KindOf(r.Face); err != nil || kind != model.KindVisit {
			return true
		}
		if rec, err := code.Open(r.Face, nil); err == nil && rec.(*model.Visit).Week < w.Before {
			old = append(old, r.ID)
		}
		return true
	})
	for _, id := range old {
		if err := c.dropRow(f, b, id); err != nil {
			return err
		}
	}
	return nil
}

func (c *committing) swap(w Swap) error {
	k, err := c.of(w.Community)
	if err != nil {
		return err
	}
	if k.Next == nil {
		return errors.New("no copy to swap in")
	}
	err = c.wipe(k.Shown)
	k.Shown, k.Next = k.Next, nil
	return err
}
