package bolt

import (
	"bytes"
	"fmt"
	"testing"

	"go.etcd.io/bbolt"

	"sidan/model"
	"sidan/sync/hub"
)

// TestValuesInTheArenaStay: bbolt keeps the slices it is given until the commit, so no later value may move or
// overwrite an earlier one, whichever way it was put and however large it is.
func TestValuesInTheArenaStay(t *testing.T) {
	inBucket(t, func(b *bbolt.Bucket) {
		var a arena
		var kept, want [][]byte
		keep := func(v []byte) {
			kept, want = append(kept, v), append(want, bytes.Clone(v))
		}
		for i := range 3000 {
			key := fmt.Appendf(nil, "%05d", i)
			face := bytes.Repeat([]byte{byte(i)}, i%300)
			if i%1000 == 999 {
				face = make([]byte, 2*arenaBlock)
			}
			var err error
			switch i % 3 {
			case 0:
				err = a.putItems(b, key, &row{Rev: uint64(i), Face: face})
			case 1:
				err = a.put(b, key, hub.Loss{Rev: uint64(i), Tags: model.Tags{"a"}})
			case 2:
				err = b.Put(key, a.number(uint64(i)))
			}
			if err != nil {
				t.Fatal(err)
			}
			keep(b.Get(key))
		}
		for i := range kept {
			if !bytes.Equal(kept[i], want[i]) {
				t.Fatalf("value %d was overwritten", i)
			}
		}
	})
}

func TestRecordsAreIndexedInOrderOfRevision(t *testing.T) {
	rows := []hub.Stored{{Rev: 1}, {Rev: 5}, {Rev: 3}}
	got := inOrder(rows)
	if got[0].Rev != 1 || got[1].Rev != 3 || got[2].Rev != 5 {
		t.Errorf("order %d %d %d", got[0].Rev, got[1].Rev, got[2].Rev)
	}
	if rows[1].Rev != 5 {
		t.Error("the step's own records were moved")
	}
}

// TestPruneDeletesBelowTheFloor: marks below it, losses up to it, and nothing else.
func TestPruneDeletesBelowTheFloor(t *testing.T) {
	inBucket(t, func(b *bbolt.Bucket) {
		for _, name := range [][]byte{bucketMarks, bucketLosses} {
			in, err := b.CreateBucket(name)
			if err != nil {
				t.Fatal(err)
			}
			for rev := range uint64(10) {
				if err := in.Put(number(rev+1), []byte{1}); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := prune(b, 4); err != nil {
			t.Fatal(err)
		}
		for name, first := range map[string]uint64{string(bucketMarks): 4, string(bucketLosses): 5} {
			if k, _ := b.Bucket([]byte(name)).Cursor().First(); !bytes.Equal(k, number(first)) {
				t.Errorf("%s begin at %x, want %d", name, k, first)
			}
		}
	})
}
