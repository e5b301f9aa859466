package bolt_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
)

// TestCheckSeesFlippedBitsOfPages flips a bit in the head of a page or in the elements behind it, which say where
// keys and values lie. Either the check says so, or all that the hub holds can be read as before.
func TestCheckSeesFlippedBitsOfPages(t *testing.T) {
	page, whole, r := os.Getpagesize(), filled(t), rand.New(rand.NewPCG(7, 8))
	before := contentOf(t, whole)
	used, seen := structured(whole, page), 0
	for n := range 80 {
		b := bytes.Clone(whole)
		at := used[r.IntN(len(used))]
		within := 16
		if n%2 == 1 {
			within += 16 * max(0, int(binary.NativeEndian.Uint16(whole[at+10:]))-1) // but the last, see disk.CheckPages
		}
		byteAt, bit := at+r.IntN(min(within, page)), r.IntN(8)
		b[byteAt] ^= 1 << bit
		dir := t.TempDir()
		put(t, dir, b)
		switch err := checkOnly(dir); {
		case errors.Is(err, hub.ErrDamaged):
			seen++
		case err != nil && !errors.Is(err, hub.ErrForeign):
			t.Errorf("page %d, byte %d, bit %d: %v", at/page, byteAt-at, bit, err)
		case err == nil && contentOf(t, b) != before:
			t.Errorf(
				"page %d, byte %d, bit %d: the hub holds something else, and the check is silent", at/page,
				byteAt-at, bit,
			)
		}
	}
	if seen < 40 {
		t.Errorf("the check saw only %d", seen)
	}
}

// TestCheckOfAHubNamesItsFile: a hub whose pages are damaged says so in its check, reads nothing more of it, and is
// not mended by what may be half a log.
func TestCheckOfAHubNamesItsFile(t *testing.T) {
	page, whole, named := os.Getpagesize(), filled(t), 0
	for _, at := range structured(whole, page)[:12] {
		b := bytes.Clone(whole)
		b[at+10] ^= 1 // one element fewer, or one more
		dir := t.TempDir()
		put(t, dir, b)
		j, err := bolt.Open(dir)
		if err != nil {
			continue
		}
		found := j.Check(t.Context())
		h, err := hub.Open(t.Context(), j, nil, rand.NewChaCha8([32]byte{}))
		if found != nil && err == nil {
			named++
			if c, err := h.Check(t.Context()); err != nil || len(c.Damaged) != 1 || c.Records != 0 {
				t.Errorf("page %d: %+v (%v)", at/page, c, err)
			}
			if _, err := h.Mend(t.Context()); !errors.Is(err, hub.ErrDamaged) {
				t.Errorf("page %d: mended all the same: %v", at/page, err)
			}
		}
		if err := j.Close(); err != nil {
			t.Error(err)
		}
	}
	if named == 0 {
		t.Error("no hub with a damaged page was opened")
	}
}

// structured says where the pages of a file begin that hold elements: not those that a long value runs on over.
func structured(whole []byte, page int) (at []int) {
	for _, i := range usedPages(whole, page) {
		flags := binary.NativeEndian.Uint16(whole[i+8:])
		if binary.NativeEndian.Uint64(whole[i:]) == uint64(i/page) && (flags == 1 || flags == 2) {
			at = append(at, i)
		}
	}
	return at
}

// TestCheckWhileOthersWrite: what is written meanwhile waits, and is not taken for damage.
func TestCheckWhileOthersWrite(t *testing.T) {
	j, err := bolt.Create(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	done := make(chan error)
	go func() {
		var err error
		for n := range uint64(30) {
			w := small("522730/01", model.RecordID{byte(n)})
			w.History.Head += n
			err = errors.Join(err, j.Update(t.Context(), func(tx hub.Tx) error { return tx.Write(w) }))
		}
		done <- err
	}()
	for checks := 0; ; checks++ {
		if err := j.Check(t.Context()); err != nil {
			t.Errorf("check %d: %v", checks, err)
		}
		select {
		case err := <-done:
			if err != nil {
				t.Error(err)
			}
			return
		default:
		}
	}
}

func checkOnly(dir string) error {
	j, err := bolt.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(j.Check(context.Background()), j.Close())
}

// contentOf is every key and value of a file, or the error that reading them met.
func contentOf(t *testing.T, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "content.db")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		return err.Error()
	}
	defer db.Close()
	var out bytes.Buffer
	var each func(b *bbolt.Bucket) error
	each = func(b *bbolt.Bucket) error {
		return b.ForEach(func(k, v []byte) error {
			fmt.Fprintf(&out, "%x %x\n", k, v)
			if in := b.Bucket(k); v == nil && in != nil {
				return each(in)
			}
			return nil
		})
	}
	err = db.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(k []byte, b *bbolt.Bucket) error {
			fmt.Fprintf(&out, "%x\n", k)
			return each(b)
		})
	})
	return out.String() + fmt.Sprint(err)
}
