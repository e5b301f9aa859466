package disk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// TestCheckPagesTakesWhatBboltWrites has files of every shape: empty, small buckets within their parent's page,
// values that run on over pages, branches two levels deep, pages given back and used again.
func TestCheckPagesTakesWhatBboltWrites(t *testing.T) {
	for name, fill := range shapes {
		t.Run(name, func(t *testing.T) {
			if err := checkPagesOf(madeOf(t, fill)); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestCheckPagesSeesEveryBitOfAPage flips many bits of the structure of a file's pages, one at a time: heads and
// elements, which say where keys and values lie, and not these themselves; nor how long the last ones are (see
// CheckPages).
func TestCheckPagesSeesEveryBitOfAPage(t *testing.T) {
	path := madeOf(t, shapes["two levels"])
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	size := os.Getpagesize()
	seen, missed := 0, 0
	for page := 2; page < len(sound)/size; page += 3 {
		at := page * size
		if flags := order.Uint16(sound[at+8:]); flags != leafFlag && flags != branchFlag {
			continue
		}
		if !inUse(t, path, page) {
			continue
		}
		count := int(order.Uint16(sound[at+10:]))
		last, sizes := pageHead+elementSize*(count-1), 8 // of the last element: where its sizes stand
		if order.Uint16(sound[at+8:]) == branchFlag {
			sizes = 4
		}
		for bit := 0; bit < (pageHead+elementSize*count)*8; bit += 61 {
			if byte := bit / 8; byte >= last+sizes && byte < last+sizes+8 && (sizes == 8 || byte < last+8) {
				continue
			}
			damaged := append([]byte(nil), sound...)
			damaged[at+bit/8] ^= 1 << (bit % 8)
			file := filepath.Join(t.TempDir(), "damaged.db")
			if err := os.WriteFile(file, damaged, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := checkPagesOf(file); errors.Is(err, faults.Damaged) {
				seen++
			} else {
				missed++
				t.Errorf("page %d, bit %d of its structure: %v", page, bit, err)
			}
			if missed > 5 {
				t.FailNow()
			}
			os.Remove(file)
		}
	}
	if seen < 500 {
		t.Errorf("only %d bits were flipped", seen)
	}
}

func TestDamagedMetas(t *testing.T) {
	path := madeOf(t, shapes["small buckets"])
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		at   int
		want string
	}{
		{"sound", -1, "[]"},
		{"the first", pageHead + 20, "[0]"},
		{"the second", os.Getpagesize() + pageHead + 20, "[1]"},
		{"its checksum", metaSum, "[0]"},
	} {
		b := append([]byte(nil), sound...)
		if c.at >= 0 {
			b[c.at] ^= 1
		}
		file := filepath.Join(t.TempDir(), "file.db")
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
		db, err := bolt.Open(file, 0o600, nil)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		bad, err := DamagedMetas(db)
		if got := fmt.Sprint(bad); err != nil || got != c.want {
			t.Errorf("%s: %s (%v), want %s", c.name, got, err, c.want)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}

var shapes = map[string]func(*bolt.Tx) error{
	"nothing": func(*bolt.Tx) error { return nil },
	"small buckets": func(tx *bolt.Tx) error {
		a, err := tx.CreateBucket([]byte("a"))
		if err != nil {
			return err
		}
		b, err := a.CreateBucket([]byte("b"))
		return errors.Join(err, b.Put([]byte("k"), []byte("v")))
	},
	"a long value": func(tx *bolt.Tx) error {
		a, err := tx.CreateBucket([]byte("a"))
		return errors.Join(err, a.Put([]byte("k"), []byte(strings.Repeat("v", 5*os.Getpagesize()))))
	},
	"two levels": func(tx *bolt.Tx) error { return rows(tx, 0, 3_000, 20) },
	"given back and used again": func(tx *bolt.Tx) error {
		if err := rows(tx, 0, 2_000, 100); err != nil {
			return err
		}
		b := tx.Bucket([]byte("rows"))
		for n := range 1_900 {
			if err := b.Delete(key(n)); err != nil {
				return err
			}
		}
		return nil
	},
}

func key(n int) []byte { return fmt.Appendf(nil, "%08d", n) }

func rows(tx *bolt.Tx, from, to, size int) error {
	b, err := tx.CreateBucketIfNotExists([]byte("rows"))
	for n := from; n < to && err == nil; n++ {
		err = b.Put(key(n), []byte(strings.Repeat("v", size)))
	}
	return err
}

func madeOf(t *testing.T, fill func(*bolt.Tx) error) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "file.db")
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	touch := func(tx *bolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists([]byte("touched"))
		return errors.Join(err, b.Put([]byte("k"), []byte("v")))
	}
	if err := errors.Join(db.Update(fill), db.Update(touch), db.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

func checkPagesOf(path string) (err error) {
	return faults.Guard(func() error {
		db, err := bolt.Open(path, 0o600, nil)
		if err != nil {
			return faults.Opening(err)
		}
		return errors.Join(db.View(faults.CheckPages), db.Close())
	})
}

// inUse reports whether a page holds what the file holds now.
func inUse(t *testing.T, path string, page int) (used bool) {
	t.Helper()
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.View(func(tx *bolt.Tx) error {
		info, err := tx.Page(page)
		used = info != nil && info.Type != "free"
		return err
	})
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	return used
}
