package bolt_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
)

// TestDamageMetByAWriteIsAnErrorAndNoCrash flips bits of a hub's file and then writes to it. A commit reads
// pages of its own, after what it was asked to do is done, and there the file may be broken too: that ends
// neither the process nor what else is written.
func TestDamageMetByAWriteIsAnErrorAndNoCrash(t *testing.T) {
	page, whole, r := os.Getpagesize(), filled(t), rand.New(rand.NewPCG(3, 4))
	used, said := usedPages(whole, page), 0
	for n := range 60 {
		b := bytes.Clone(whole)
		at := used[r.IntN(len(used))]
		within := []int{16, 80, page}[n%3] // its head, its first elements, anywhere
		for range 1 + r.IntN(4) {
			b[at+r.IntN(within)] ^= 1 << r.IntN(8)
		}
		dir := t.TempDir()
		put(t, dir, b)
		j, err := bolt.Create(dir)
		if err == nil {
			for n := range uint64(3) {
				err = errors.Join(err, overwrite(j, n))
			}
			err = errors.Join(err, j.Close())
		}
		if errors.Is(err, hub.ErrDamaged) {
			said++
		} else if err != nil && !errors.Is(err, hub.ErrForeign) {
			t.Errorf("page %d: %v", at/page, err)
		}
	}
	if said == 0 {
		t.Error("no damage was met")
	}
}

// usedPages says where in a file the pages begin that hold anything, after the two that every bbolt file begins with.
func usedPages(whole []byte, page int) (at []int) {
	empty := make([]byte, page)
	for i := 2 * page; i < len(whole); i += page {
		if !bytes.Equal(whole[i:i+page], empty) {
			at = append(at, i)
		}
	}
	return at
}

// overwrite writes every fortieth record of what filled wrote anew, a little longer, so that pages are split and freed.
func overwrite(j hub.Journal, n uint64) error {
	return j.Update(context.Background(), func(tx hub.Tx) error {
		w := hub.Writes{Community: "522730/01", History: hub.History{Head: 2000 + 50*(n+1)}}
		for i := range uint64(50) {
			id, rev := model.RecordID{byte(40 * i >> 8), byte(40 * i)}, 2001+50*n+i
			w.Lines = append(
				w.Lines, hub.Line{Rev: rev, Record: id, ID: model.ChangeID{byte(n), byte(i)}, Code: model.OK},
			)
			w.Records = append(
				w.Records, hub.Stored{Rev: rev, ID: id, FaceTags: model.Tags{"a"}, Face: make([]byte, 400)},
			)
		}
		return tx.Write(w)
	})
}

// TestOneJobsDamageIsItsOwn has many write at once, one of them into a community whose record cannot be read:
// the others' work is kept, though they shared its commit.
func TestOneJobsDamageIsItsOwn(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, spoiled(t, filled(t)))
	j, err := bolt.Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	const others = 20
	bad, good := make(chan error, others), make(chan error, others)
	for i := range byte(others) {
		go func() { bad <- overwriteFirst(j) }()
		go func() {
			good <- j.Update(t.Context(), func(tx hub.Tx) error { return tx.Put(hub.Devices, []byte{i}, []byte{i}) })
		}()
	}
	for range others {
		if err := <-bad; !errors.Is(err, hub.ErrDamaged) {
			t.Errorf("a write over a damaged record: %v", err)
		}
		if err := <-good; err != nil {
			t.Errorf("a write that shared its commit: %v", err)
		}
	}
}

// spoiled makes the first record of what filled wrote unreadable: its value is no longer CBOR.
func spoiled(t *testing.T, whole []byte) []byte {
	t.Helper()
	dir := t.TempDir()
	put(t, dir, whole)
	spoil(t, filepath.Join(dir, "hub.db"), "522730/01", "records", make([]byte, 16))
	b, err := os.ReadFile(filepath.Join(dir, "hub.db"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func overwriteFirst(j hub.Journal) error {
	return j.Update(context.Background(), func(tx hub.Tx) error {
		return tx.Write(hub.Writes{Community: "522730/01", History: hub.History{Head: 2001},
			Records: []hub.Stored{{Rev: 2001, FaceTags: model.Tags{"a"}}}})
	})
}

// spoil flips the first byte of a value in a community's bucket, so that it is no value of ours; "" is the
// community itself.
func spoil(t *testing.T, path, community, bucket string, key []byte) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte("communities")).Bucket([]byte(community))
		if bucket != "" {
			b = b.Bucket([]byte(bucket))
		}
		v := bytes.Clone(b.Get(key))
		v[0] ^= 0xff
		return b.Put(key, v)
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

// TestAReplacedFileTakesNothing puts another file in the place of an open one, as somebody does who restores a
// copy without stopping the hub: nothing is acknowledged that would only stand in the file that was.
func TestAReplacedFileTakesNothing(t *testing.T) {
	dir, copied := t.TempDir(), t.TempDir()
	whole := filled(t)
	put(t, dir, whole)
	put(t, copied, whole)
	j, err := bolt.Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := overwrite(j, 0); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(copied, "hub.db"), filepath.Join(dir, "hub.db")); err != nil {
		t.Skipf("an open file cannot be replaced here: %v", err)
	}
	if err := overwrite(j, 1); !errors.Is(err, hub.ErrForeign) {
		t.Errorf("a write after that: %v", err)
	}
	if err := j.Read(t.Context(), func(hub.Snapshot) error { return nil }); !errors.Is(err, hub.ErrForeign) {
		t.Errorf("a read after that: %v", err)
	}
	if err := errors.Join(j.Close(), readAll(dir)); err != nil {
		t.Errorf("closed, and the new file opened: %v", err)
	}
}

// TestADamagedValueIsMetByWhoNeedsIt spoils one value of each kind in a community: whoever asks for it is told
// that it is damaged, nobody is given something else in its stead, and the other community goes on, reading and
// writing.
func TestADamagedValueIsMetByWhoNeedsIt(t *testing.T) {
	id := model.RecordID{1}
	load := func(k hub.Keys) func(hub.Snapshot) error {
		return func(s hub.Snapshot) error { k.Community = "522730/01"; _, err := s.Load(k); return err }
	}
	for _, c := range []struct {
		name, bucket string
		key          []byte
		ask          func(hub.Snapshot) error
	}{
		{"the community", "", []byte("state"), load(hub.Keys{})},
		{"a record", "records", id[:], load(hub.Keys{Records: []model.RecordID{id}})},
		{"a line", "log", number(1), load(hub.Keys{Lines: []hub.LineKey{hub.Line{Record: id}.Key()}})},
		{"a line of the log", "log", number(
			1,
		), func(s hub.Snapshot) error { _, err := s.Log("522730/01", 0, 10); return err }},
		{"who made a change", "said", number(1), load(hub.Keys{Lines: []hub.LineKey{hub.Line{Record: id}.Key()}})},
		{"who sees a record", "said", number(2), load(hub.Keys{Records: []model.RecordID{id}})},
		{"a run of a page", "tags", append([]byte("a\x00"), number(1)...), func(s hub.Snapshot) error {
			_, _, err := s.Rows("522730/01", model.Tags{"a"}, 0, 10, 1<<20, nil)
			return err
		}},
		{"a waiting line", "log", number(2), load(hub.Keys{Waiting: []model.RecordID{{2}}})},
		{"a loss", "losses", number(
			1,
		), func(s hub.Snapshot) error { _, _, err := s.Losses("522730/01", 0, 10); return err }},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			both(t, dir, id)
			spoil(t, filepath.Join(dir, "hub.db"), "522730/01", c.bucket, c.key)
			j, err := bolt.Create(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer j.Close()
			if err := j.Read(t.Context(), c.ask); !errors.Is(err, hub.ErrDamaged) {
				t.Errorf("asked for: %v", err)
			}
			err = j.Read(t.Context(), func(s hub.Snapshot) error {
				_, err := s.Load(
					hub.Keys{Community: "522730/02", Records: []model.RecordID{id}, Waiting: []model.RecordID{{2}}},
				)
				return err
			})
			if err = errors.Join(
				err, j.Update(t.Context(), func(tx hub.Tx) error { return tx.Write(small("522730/02", id)) }),
			); err != nil {
				t.Errorf("the other community: %v", err)
			}
		})
	}
}

// TestADamagedRecordIsLeftOutOfAPage: the others of the page are read, and the one is named without its bytes.
func TestADamagedRecordIsLeftOutOfAPage(t *testing.T) {
	dir, id := t.TempDir(), model.RecordID{1}
	j, err := bolt.Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	w := small("522730/01", id)
	w.Records = append(w.Records, hub.Stored{Rev: 2, ID: model.RecordID{2}, FaceTags: model.Tags{"a"}, Face: []byte{2}})
	if err := errors.Join(j.Update(t.Context(), func(tx hub.Tx) error { return tx.Write(w) }), j.Close()); err != nil {
		t.Fatal(err)
	}
	spoil(t, filepath.Join(dir, "hub.db"), "522730/01", "records", id[:])
	if j, err = bolt.Create(dir); err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	err = j.Read(t.Context(), func(s hub.Snapshot) error {
		rows, _, err := s.Rows("522730/01", model.Tags{"a"}, 0, 10, 1<<20, nil)
		if len(rows) != 2 || rows[0].ID != id || rows[0].Fault() != hub.Unreadable || string(rows[1].Face) != "\x02" {
			t.Errorf("rows %+v", rows)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// both writes the same little into two communities.
func both(t *testing.T, dir string, id model.RecordID) {
	t.Helper()
	j, err := bolt.Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, community := range []model.Path{"522730/01", "522730/02"} {
		err = errors.Join(err, j.Update(t.Context(), func(tx hub.Tx) error { return tx.Write(small(community, id)) }))
	}
	if err := errors.Join(err, j.Close()); err != nil {
		t.Fatal(err)
	}
}

func small(community model.Path, id model.RecordID) hub.Writes {
	held := hub.Line{Rev: 2, Record: model.RecordID{2}, Code: model.Held}
	return hub.Writes{Community: community, History: hub.History{Head: 2},
		Lines:   []hub.Line{{Rev: 1, Record: id, Code: model.OK}, held},
		Records: []hub.Stored{{Rev: 1, ID: id, FaceTags: model.Tags{"a"}, Face: []byte{1}}},
		Losses:  []hub.Loss{{Rev: 1, Record: id, Tags: model.Tags{"b"}}}, Wait: []hub.Line{held}}
}

func number(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }
