package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/code"
)

// TestAFlippedBitIsTold flips one bit of a home's file at a time, all over it, heads of pages above all. Then
// either the home does not open, and says that it is damaged, or everything is there as it was, or Damaged
// counts what is not.
func TestAFlippedBitIsTold(t *testing.T) {
	for _, c := range []struct {
		name       string
		passphrase []byte
		flips      int
	}{{"a sample's", nil, 300}, {"one with a passphrase", []byte("a long enough one"), 90}} {
		t.Run(c.name, func(t *testing.T) {
			whole := furnished(t, c.passphrase)
			want, n, err := everything(t, whole, c.passphrase)
			if must(t, err); n != 0 || want == "" {
				t.Fatalf("damaged %d before a bit was flipped", n)
			}
			r, told, refused, same := rand.New(rand.NewPCG(7, 8)), 0, 0, 0
			for n := range c.flips {
				page := os.Getpagesize()
				within := []int{16, 160, page}[n%3] // a page's head, its first elements, anywhere
				b, at := bytes.Clone(whole), 8*page*r.IntN(len(whole)/page)+r.IntN(8*within)
				b[at/8] ^= 1 << (at % 8)
				where := fmt.Sprintf("bit %d of byte %d of page %d", at%8, at/8%os.Getpagesize(), at/8/os.Getpagesize())
				got, n, err := everything(t, b, c.passphrase)
				switch {
				case errors.Is(err, ErrDamaged), errors.Is(err, ErrForeign):
					refused++
				case err != nil:
					t.Errorf("%s: %v", where, err)
				case n > 0:
					told++
				case got == want:
					same++
				default:
					t.Errorf("%s: nothing is damaged, and something is missing", where)
				}
			}
			t.Logf("%d flips: %d told, %d refused, %d did no harm", c.flips, told, refused, same)
			if told == 0 || refused == 0 {
				t.Error("no flip was met")
			}
		})
	}
}

// TestADamagedLockIsNotAWrongPassphrase flips each byte of what the passphrase opens: whoever types the right
// one is told that the file is damaged.
func TestADamagedLockIsNotAWrongPassphrase(t *testing.T) {
	passphrase := []byte("a long enough one")
	whole := furnished(t, passphrase)
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, fileName), whole, 0o600))
	db, l, err := openFile(filepath.Join(dir, fileName), toCheck)
	must(t, errors.Join(err, db.Close()))
	raw, err := code.Marshal(l)
	must(t, err)
	for i := range raw {
		bad := bytes.Clone(raw)
		bad[i] ^= 4
		if _, _, err := everything(t, bytes.ReplaceAll(whole, raw, bad), passphrase); !errors.Is(err, ErrDamaged) {
			t.Errorf("byte %d of the lock: %v", i, err)
		}
	}
}

// furnished is the file of a home that holds something of everything.
func furnished(t *testing.T, passphrase []byte) []byte {
	t.Helper()
	s := newHome(t, passphrase)
	var rows []PutRow
	for i := range 120 {
		rows = append(rows, row(t, i, uint64(i+1), house("甲", "1")))
	}
	loaded(t, s, rows...)
	for i := range 30 {
		_, err := s.Append([]Made{visit(t, 1000+i, "好")})
		must(t, err)
	}
	for i := range uint64(20) {
		must(t, s.Commit([]Write{SetFate{i + 1, Fate{Offered: true, Code: model.Code(i % 2), Rev: i % 2}}}))
	}
	must(t, s.Commit([]Write{Bounce{Seq: 20}, Bounce{Seq: 30}, SkipRow{community, rid(500), 3}}))
	for i := range 5 {
		must(t, s.PutDraft(DraftKey{"visit", rid(i)}, []byte("半句话"), time.Unix(1795500000, 0)))
		must(t, s.LogExchange(Exchange{At: time.Unix(1795500000, 0), Sent: i}))
	}
	must(t, s.Close())
	b, err := os.ReadFile(filepath.Join(s.Dir(), fileName))
	must(t, err)
	return b
}

// everything is what a home with this file has, and how much of it is damaged.
func everything(t *testing.T, file, passphrase []byte) (all string, damaged int, err error) {
	t.Helper()
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, fileName), file, 0o600))
	s, err := Open(dir, passphrase)
	if err != nil {
		return "", 0, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	id, e1 := s.Identity()
	st, e2 := s.State()
	bounced, e3 := s.Bounced()
	drafts, e4 := s.Drafts()
	log, e5 := s.Exchanges()
	skipped, e6 := s.Skipped()
	var rows []string
	e7 := s.Rows(func(r Row, inside func() []byte) bool {
		rows = append(rows, fmt.Sprint(r, inside()))
		return true
	})
	if err := errors.Join(e1, e2, e3, e4, e5, e6, e7, s.ReadThrough(true)); err != nil {
		return "", 0, err
	}
	slices.SortFunc(drafts, func(a, b Draft) int { return bytes.Compare(a.Key.Record[:], b.Key.Record[:]) })
	text := fmt.Sprintf("%+v %+v %+v %+v %+v %+v", id, bounced, drafts, log, skipped, rows)
	text += fmt.Sprintf("%+v %+v %+v %+v %+v %+v", st.Kept, st.Revs, st.Skipped, st.Account, st.Listed, st.Clock)
	for _, c := range st.Communities {
		if c.Shown != nil {
			text += fmt.Sprintf("%+v %+v %+v", c.Path, c.Seen, *c.Shown)
		}
	}
	return text, s.Damaged(), nil
}
