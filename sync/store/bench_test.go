package store

import (
	"encoding/binary"
	"path/filepath"
	"slices"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
	"golang.org/x/crypto/chacha20poly1305"

	"sidan/model"
	"sidan/model/code"
)

// BenchmarkFigureSaveVisit saves one visit, durably, beside a bare bbolt commit of the same bytes on the same
// disk; turn about, so that both meet the same disk. x-bare is the ratio of their medians (at most
// 1.3).
func BenchmarkFigureSaveVisit(b *testing.B) {
	s := newHome(b, pass)
	db, err := bolt.Open(filepath.Join(b.TempDir(), "bare.db"), 0o600, nil)
	must(b, err)
	defer db.Close()
	must(b, db.Update(func(tx *bolt.Tx) error { _, err := tx.CreateBucket([]byte("kept")); return err }))

	var saves, bares []time.Duration
	n := uint64(0)
	for b.Loop() {
		for range 1000 {
			n++
			made := visitNo(b, n)
			began := time.Now()
			_, err := s.Append([]Made{made}, DraftKey{"visit", rid(int(n))})
			saves = append(saves, time.Since(began))
			must(b, err)

			plain, err := code.Marshal(kept{made.Community, rid(int(n)), n, made.Core})
			must(b, err)
			value := make([]byte, len(plain)+chacha20poly1305.NonceSizeX+chacha20poly1305.Overhead)
			began = time.Now()
			err = db.Update(func(tx *bolt.Tx) error { return tx.Bucket([]byte("kept")).Put(number(n), value) })
			bares = append(bares, time.Since(began))
			must(b, err)
		}
	}
	save, bare := median(saves), median(bares)
	b.ReportMetric(float64(save.Microseconds()), "µs/save")
	b.ReportMetric(float64(bare.Microseconds()), "µs/bare")
	b.ReportMetric(float64(save)/float64(bare), "x-bare")
	b.ReportMetric(0, "ns/op") // both together: says nothing
}

func visitNo(b *testing.B, n uint64) Made {
	c := model.Change{Record: rid(int(n)), Author: me.ID, At: when,
		Body: model.VisitMade{
			Household: model.HouseholdID{9}, Grid: grid, Outcome: model.Met, With: "本人",
			Note: "身体还好，问低保什么时候复核。",
		}}
	binary.BigEndian.PutUint64(c.Nonce[:], n)
	core, err := code.Core(c)
	must(b, err)
	return Made{community, core}
}

func median(ds []time.Duration) time.Duration {
	slices.Sort(ds)
	return ds[len(ds)/2]
}

// BenchmarkRows reads the faces and insides of 100,000 households, as opening a home does.
func BenchmarkRows(b *testing.B) {
	const households = 100_000
	s := newHome(b, pass)
	one := row(b, 0, 1, house("欧阳槐", "19908514000"))
	must(b, s.Commit([]Write{Enter{community}, NewNext{community, 1}}))
	for n := 0; n < households; n += 10_000 {
		ws := make([]Write, 0, 10_000)
		for i := range 10_000 {
			one.ID, one.Rev = rid(n+i), uint64(n+i+1)
			ws = append(ws, one)
		}
		must(b, s.Commit(ws))
	}
	must(b, s.Commit([]Write{SetCopy{Community: community, Cursor: households}, Swap{community}}))
	for b.Loop() {
		n := 0
		must(b, s.Rows(func(_ Row, inside func() []byte) bool {
			n += len(inside())
			return true
		}))
		if n == 0 {
			b.Fatal("nothing read")
		}
	}
}
