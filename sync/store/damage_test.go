package store

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// TestDamageMetByASaveEndsInAnError flips bits of a home's pages and then saves, takes rows and closes. A
// commit reads pages of its own, after what it was asked to do is done: there too damage is an error, and
// nothing waits for ever afterwards.
func TestDamageMetByASaveEndsInAnError(t *testing.T) {
	s := newHome(t, nil)
	var rows []PutRow
	for i := range 400 {
		rows = append(rows, row(t, i, uint64(i+1), house("甲", "1")))
	}
	loaded(t, s, rows...)
	for i := range 60 {
		_, err := s.Append([]Made{visit(t, 1000+i, "好")})
		must(t, err)
	}
	must(t, s.Close())
	whole, err := os.ReadFile(filepath.Join(s.Dir(), fileName))
	must(t, err)
	page, r, said := os.Getpagesize(), rand.New(rand.NewPCG(5, 6)), 0
	for n := range 80 {
		b := bytes.Clone(whole)
		at := page * (2 + r.IntN(len(b)/page-2))
		within := []int{16, 80, page}[n%3] // its head, its first elements, anywhere
		for range 1 + r.IntN(4) {
			b[at+r.IntN(within)] ^= 1 << r.IntN(8)
		}
		dir := t.TempDir()
		must(t, os.WriteFile(filepath.Join(dir, fileName), b, 0o600))
		h, err := Open(dir, nil)
		if err == nil {
			for i := range 3 {
				_, e := h.Append([]Made{visit(t, 2000+i, "好")})
				err = errors.Join(
					err, e, h.Commit([]Write{rows[40*i+r.IntN(40)], DropRow{community, rid(300 + i)}}),
					h.TakeBack(uint64(10+i)),
				)
			}
			err = errors.Join(err, h.Close())
		}
		if errors.Is(err, ErrDamaged) {
			said++
		} else if err != nil && !errors.Is(err, ErrForeign) && !errors.Is(
			err, errUnknownCommunity,
		) && !errors.Is(err, ErrNotKept) {
			t.Errorf("page %d: %v", at/page, err)
		}
	}
	if said == 0 {
		t.Error("no damage was met")
	}
}

// TestAPageThatRunsPastTheEndIsFound has a page say that four thousand million others belong to it.
func TestAPageThatRunsPastTheEndIsFound(t *testing.T) {
	s := newHome(t, nil)
	loaded(t, s, row(t, 1, 3, house("甲", "1")))
	must(t, s.Close())
	whole, err := os.ReadFile(filepath.Join(s.Dir(), fileName))
	must(t, err)
	page, found := os.Getpagesize(), 0
	for at := 2 * page; at < len(whole); at += page {
		b := bytes.Clone(whole)
		copy(b[at+12:at+16], []byte{0xff, 0xff, 0xff, 0xff}) // where bbolt counts them
		found += readAll(t, b)
	}
	if found == 0 {
		t.Error("no page was found out")
	}
}
