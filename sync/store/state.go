package store

import (
	bolt "go.etcd.io/bbolt"

	"sidan/model"
)

// State is everything in a home that the engine of package sync reads, as of one moment.
type State struct {
	Sample      bool
	Account     model.Account
	Listed      []model.Path // the account's communities, as the hub last said
	Clock       Clock
	Communities []Community // in order of their paths
	Kept        []Kept      // oldest first
	// Revs are the revisions that records have in the shown rows. It has the records of all kept changes without
	// InRows, except records that are not in the shown rows.
	Revs map[model.RecordID]uint64
	// Skipped are the records of kept changes that cannot be read in the copy being filled. The rows of that copy
	// therefore lack the effect of these changes.
	Skipped map[model.RecordID]bool
}

// State reads the state in one transaction. It returns ErrDamaged if the identity cannot be read, because there can be
// no exchange without it.
func (s *Store) State() (st State, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		id, err := s.identity(tx)
		if err != nil {
			return err
		}
		st = State{Sample: id.Sample, Account: id.Account, Listed: id.Communities, Revs: map[model.RecordID]uint64{},
			Skipped: map[model.RecordID]bool{}}
		st.Clock, _ = getAs[Clock](s.box(tx, bSelf), []byte("clock"))
		if st.Communities, err = s.communities(tx); err != nil {
			return err
		}
		if st.Kept, err = s.kept(tx); err != nil {
			return err
		}
		shown, filling := map[model.Path]box{}, map[model.Path]skippedBox{}
		for _, c := range st.Communities {
			for _, cp := range []*Copy{c.Shown, c.Next} {
				if cp != nil {
					cp.Empty = s.rows(tx, cp.Number).empty()
				}
			}
			if c.Shown != nil {
				shown[c.Path] = s.rows(tx, c.Shown.Number)
			}
			if f := c.Filling(); f != nil {
				filling[c.Path] = s.skipped(tx, f.Number)
			}
		}
		for _, k := range st.Kept {
			if rev, _, ok := shown[k.Community].face(k.Record); ok && !k.InRows {
				st.Revs[k.Record] = rev
			}
			if filling[k.Community].has(k.Record) {
				st.Skipped[k.Record] = true
			}
		}
		return nil
	})
	return st, err
}

// empty reports whether the bucket has no keys, or is lost.
func (b box) empty() bool {
	if b.b == nil {
		return true
	}
	key, _ := b.b.Cursor().First()
	return key == nil
}
