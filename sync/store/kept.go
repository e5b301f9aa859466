package store

import (
	"fmt"
	"time"

	bolt "go.etcd.io/bbolt"

	"sidan/model"
	"sidan/model/code"
)

// Fate is what has become of a kept change. The zero Fate means that the change was saved, and that nothing has
// happened to it since.
type Fate struct {
	// the change may have left the laptop; set before the first request that carries it
	Offered bool          `cbor:"1,keyasint,omitempty"`
	Code    model.Code    `cbor:"2,keyasint,omitempty"` // 0 while queued; OK or Flagged if accepted; else Held
	Rev     uint64        `cbor:"3,keyasint,omitempty"` // of an accepted change
	InRows  bool          `cbor:"4,keyasint,omitempty"` // the shown rows include it; it is not applied over them
	Why     model.Refusal `cbor:"5,keyasint,omitzero"`  // the reason, if the change is flagged or held
}

// zero reports whether the fate is that of a change which was saved, and to which nothing has happened since.
func (f Fate) zero() bool {
	return !f.Offered && f.Code == 0 && f.Rev == 0 && !f.InRows
}

// Queued reports whether the change has no verdict yet.
func (f Fate) Queued() bool { return f.Code == 0 }

// Accepted reports whether the change is part of its record at the hub.
func (f Fate) Accepted() bool { return f.Code == model.OK || f.Code == model.Flagged }

// Held reports whether the hub keeps the change beside its record without applying it yet. The laptop asks about a
// held change again with every request.
func (f Fate) Held() bool { return f.Code == model.Held }

// Kept is a change that was made here. It is kept until it is safe at the hub and the shown rows include its effect.
type Kept struct {
	Seq       uint64 // increases in the order in which changes are made
	Save      uint64 // Seq of the first change of the same save
	Community model.Path
	Record    model.RecordID
	ID        model.ChangeID
	Core      []byte
	Fate
}

// kept is the part of a Kept that never changes.
type kept struct {
	Community model.Path     `cbor:"1,keyasint"`
	Record    model.RecordID `cbor:"2,keyasint"`
	Save      uint64         `cbor:"3,keyasint"`
	Core      []byte         `cbor:"4,keyasint"`
}

// Made is a change to be saved: the community its record lives in, and its core.
type Made struct {
	Community model.Path
	Core      []byte
}

// Append stores the changes of one save, in order, and deletes the drafts that they came from. It does both in one
// transaction, which is on disk if Append returns nil.
func (s *Store) Append(save []Made, drop ...DraftKey) (ks []Kept, err error) {
	for _, m := range save {
		c, err := code.Change(m.Core)
		if err != nil {
			return nil, fmt.Errorf("save: %w", err)
		}
		ks = append(ks, Kept{Community: m.Community, Record: c.Record, ID: c.ID, Core: m.Core})
	}
	err = s.update(func(tx *bolt.Tx) error {
		b := s.box(tx, bKept)
		if last := lastNumber(tx); b.b.Sequence() < last { // damage: a number used twice overwrites a change
			if err := b.b.SetSequence(last); err != nil {
				return err
			}
		}
		for i := range ks {
			n, err := b.b.NextSequence()
			if err != nil {
				return err
			}
			k := &ks[i]
			k.Seq, k.Save = n, n-uint64(i)
			if err := putAs(b, number(n), kept{k.Community, k.Record, k.Save, k.Core}); err != nil {
				return err
			}
		}
		for _, key := range drop {
			if err := tx.Bucket([]byte(bDrafts)).Delete(key.at()); err != nil {
				return err
			}
		}
		return addWaiting(tx, len(ks))
	})
	if err != nil {
		return nil, fmt.Errorf("save: %w", err)
	}
	return ks, nil
}

// TakeBack deletes kept changes that were never offered to the hub. It deletes all of them or none. It returns
// ErrOffered if one of them was offered already, and ErrNotKept if one of them is not kept.
func (s *Store) TakeBack(seqs ...uint64) error {
	return s.update(func(tx *bolt.Tx) error {
		for _, n := range seqs {
			switch {
			case tx.Bucket([]byte(bKept)).Get(number(n)) == nil:
				return fmt.Errorf("take back: %w", ErrNotKept)
			case tx.Bucket([]byte(bFates)).Get(number(n)) != nil:
				return fmt.Errorf("take back: %w", ErrOffered)
			}
			if err := tx.Bucket([]byte(bKept)).Delete(number(n)); err != nil {
				return err
			}
		}
		return addWaiting(tx, -len(seqs))
	})
}

// Kept returns all kept changes, oldest first. It passes over damaged ones.
func (s *Store) Kept() (ks []Kept, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		ks, err = s.kept(tx)
		return err
	})
	return ks, err
}

// KeptUpTo returns the kept changes as Kept does, and the number of the newest change that was ever made here. A
// change with a number up to last that is not in ks is no longer kept or is damaged. A change with a greater number was
// made later.
func (s *Store) KeptUpTo() (ks []Kept, last uint64, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		last = tx.Bucket([]byte(bKept)).Sequence()
		ks, err = s.kept(tx)
		return err
	})
	return ks, last, err
}

func (s *Store) kept(tx *bolt.Tx) (ks []Kept, err error) {
	err = eachAs(s.box(tx, bKept), func(key []byte, k kept) {
		ks = append(ks,
			Kept{numberOf(key), k.Save, k.Community, k.Record, code.ChangeID(k.Core), k.Core, s.fate(tx, key)})
	})
	return ks, err
}

// fate returns the fate of a kept change. If it is damaged, the change counts as offered and unanswered, because
// offering it again does no harm.
func (s *Store) fate(tx *bolt.Tx, key []byte) Fate {
	b := s.box(tx, bFates)
	if b.b.Get(key) == nil {
		return Fate{}
	}
	f, ok := getAs[Fate](b, key)
	if !ok {
		return Fate{Offered: true}
	}
	return f
}

// Bounced is a refused change (退件). It is kept with its text until its author dismisses it.
type Bounced struct {
	Seq, Save uint64
	Community model.Path
	Record    model.RecordID
	ID        model.ChangeID
	Core      []byte
	Why       model.Refusal // Against names the person who stood against it, if known
	At        time.Time     // when the hub told it, by the hub's clock
}

// bounced is how a Bounced is stored.
type bounced struct {
	Kept kept          `cbor:"1,keyasint"`
	Why  model.Refusal `cbor:"2,keyasint"`
	At   time.Time     `cbor:"3,keyasint"`
}

// Bounced returns the refused changes that were not dismissed, oldest first.
func (s *Store) Bounced() (bs []Bounced, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		return eachAs(s.box(tx, bBounced), func(key []byte, b bounced) {
			k := b.Kept
			bs = append(
				bs,
				Bounced{numberOf(key), k.Save, k.Community, k.Record, code.ChangeID(k.Core), k.Core, b.Why, b.At},
			)
		})
	})
	return bs, err
}

// Dismiss deletes bounced changes that their author has seen.
func (s *Store) Dismiss(seqs ...uint64) error {
	return s.update(func(tx *bolt.Tx) error {
		for _, n := range seqs {
			if err := tx.Bucket([]byte(bBounced)).Delete(number(n)); err != nil {
				return err
			}
		}
		return nil
	})
}

// addWaiting adds n, which may be negative, to the number of queued changes. That number can be read without the
// home's key.
func addWaiting(tx *bolt.Tx, n int) error {
	if n == 0 {
		return nil
	}
	meta := tx.Bucket([]byte(bMeta))
	was := int(numberOf(meta.Get([]byte("waiting"))))
	return meta.Put([]byte("waiting"), number(uint64(max(0, was+n))))
}
