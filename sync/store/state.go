package store

import (
	bolt "go.etcd.io/bbolt"

	"sidan/model"
)

// State is all of a home that the engine of package sync looks at, as of one moment.
type State struct {
	Sample      bool
	Account     model.Account
	Listed      []model.Path // the account's communities, as the hub last said
	Clock       Clock
	Communities []Community // in order of their paths
	Kept        []Kept      // oldest first
	// Revs are the revisions, in the shown rows, of the records that a kept change without InRows is about; none where
	// the record is not among them.
	Revs map[model.RecordID]uint64
	// Skipped are those records of kept changes that cannot be read in the copy being filled: the shown rows
	// lack what the changes did.
	Skipped map[model.RecordID]bool
}

// State reads it in one transaction. An identity that cannot be read is an error: without it there is no exchange.
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
				shown[c.Home] = s.rows(tx, c.Shown.Number)
			}
			if f := c.Filling(); f != nil {
				filling[c.Home] = s.skipped(tx, f.Number)
			}
		}
		for _, k := range st.Kept {
			if rev, _, ok := shown[k.Home].face(k.Record); ok && !k.InRows {
				st.Revs[k.Record] = rev
			}
			if filling[k.Home].has(k.Record) {
				st.Skipped[k.Record] = true
			}
		}
		return nil
	})
	return st, err
}

func (b box) empty() bool {
	if b.b == nil {
		return true
	}
	key, _ := b.b.Cursor().First()
	return key == nil
}
