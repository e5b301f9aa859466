package desk

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/sync/store"
)

// A save, an exchange and the word of either come in any order; the desk ends with what the disk has.
func TestKeptInAnyOrder(t *testing.T) {
	k := func(seq uint64, code model.Code) store.Kept {
		return store.Kept{Seq: seq, Record: model.RecordID{byte(seq)}, Fate: store.Fate{Code: code}}
	}
	plan := func(ks ...store.Kept) *Plan { return &Plan{kept: ks} }
	for _, c := range []struct {
		name string
		do   func(d *Desk) []model.RecordID
		want []store.Kept
		gone []model.RecordID
	}{
		{"saved, then accepted", func(d *Desk) []model.RecordID {
			d.remember(plan(k(1, 0)))
			return d.renew(beside{kept: []store.Kept{k(1, model.OK)}, last: 1})
		}, []store.Kept{k(1, model.OK)}, nil},
		{"accepted before it was seen", func(d *Desk) []model.RecordID {
			gone := d.renew(beside{kept: []store.Kept{k(1, model.OK)}, last: 1})
			d.remember(plan(k(1, 0)))
			return gone
		}, []store.Kept{k(1, model.OK)}, nil},
		{"saved after the snapshot was made", func(d *Desk) []model.RecordID {
			d.remember(plan(k(1, 0)))
			d.remember(plan(k(2, 0)))
			return d.renew(beside{kept: []store.Kept{k(1, model.OK)}, last: 1})
		}, []store.Kept{k(1, model.OK), k(2, 0)}, nil},
		{"refused", func(d *Desk) []model.RecordID {
			d.remember(plan(k(1, 0), k(2, 0)))
			return d.renew(beside{kept: []store.Kept{k(2, model.OK)}, last: 2})
		}, []store.Kept{k(2, model.OK)}, []model.RecordID{{1}}},
		{"taken back after the snapshot was made", func(d *Desk) []model.RecordID {
			d.remember(plan(k(1, 0)))
			d.remember(&Plan{back: []uint64{1}})
			return d.renew(beside{kept: []store.Kept{k(1, 0)}, last: 1})
		}, nil, nil},
		{"the home was read anew before it was seen", func(d *Desk) []model.RecordID {
			d.kept = []store.Kept{k(1, 0)}
			d.remember(plan(k(1, 0)))
			return nil
		}, []store.Kept{k(1, 0)}, nil},
		{"the snapshot could not be read", func(d *Desk) []model.RecordID {
			d.remember(plan(k(1, 0)))
			return d.renew(beside{})
		}, []store.Kept{k(1, 0)}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &Desk{}
			gone := c.do(d)
			if diff := cmp.Diff(c.want, d.kept); diff != "" {
				t.Errorf("kept, -want +got:\n%s", diff)
			}
			if diff := cmp.Diff(c.gone, gone); diff != "" {
				t.Errorf("gone, -want +got:\n%s", diff)
			}
		})
	}
}
