package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"

	"sidan/model"
)

// planted are names, phones and sentences that nobody would find by chance.
func planted() (names, phones, sentences []string) {
	for i := range 70 {
		names = append(names, fmt.Sprintf("欧阳槐%c", '一'+rune(i)))
		phones = append(phones, fmt.Sprintf("1990851%04d", 4000+i))
		sentences = append(sentences, fmt.Sprintf("三楼声控灯坏了%d天，老人摸黑下楼", i+100))
	}
	return names, phones, sentences
}

// TestNothingSaidStandsInTheFile puts words wherever words can go, then looks for them in every file of the home.
func TestNothingSaidStandsInTheFile(t *testing.T) {
	names, phones, sentences := planted()
	s := newHome(t, pass)
	id, err := s.Identity()
	must(t, err)
	id.Account.Person.Name, id.County, id.Code = names[0], names[1], sentences[0]
	must(t, s.SetIdentity(id))
	var rows []PutRow
	for i := range names {
		rows = append(rows, row(t, i, uint64(i+1), house(names[i], phones[i])))
		_, err := s.Append([]Made{visit(t, 1000+i, sentences[i])})
		must(t, err)
		must(t, s.PutDraft(DraftKey{sentences[i], rid(i)}, []byte(names[i]+phones[i]), when))
	}
	loaded(t, s, rows...)
	must(t, s.Commit([]Write{Bounce{
		1, model.Refusal{Reason: model.Taken, Args: []string{sentences[0]}, Against: model.Ref{Name: names[0]}},
		when,
	},
		SetFate{2, Fate{Code: model.Held, Why: model.Refusal{Args: []string{sentences[1]}}}}}))
	must(t, s.LogExchange(Exchange{Result: sentences[2]}))
	must(t, s.MakeIndex())
	s = reopen(t, s)
	if r := sound(t, s); r.Records != len(names) || r.Drafts != len(names) {
		t.Fatalf("not planted: %+v", r)
	}
	must(t, s.Close())
	entries, err := os.ReadDir(s.Dir())
	must(t, err)
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(s.Dir(), e.Name()))
		must(t, err)
		for _, words := range [][]string{
			names, phones, sentences, {"欧阳", "1990851", "声控灯", "hub.example", "visit"},
		} {
			for _, w := range words {
				if bytes.Contains(b, []byte(w)) {
					t.Errorf("%s holds %q", e.Name(), w)
				}
			}
		}
	}
}

// TestSealKnowsItsPlace moves sealed values about: none opens anywhere else.
func TestSealKnowsItsPlace(t *testing.T) {
	_, key := newLock(nil)
	s, err := newSeal(key)
	must(t, err)
	sealed := s.close("kept", []byte{1}, []byte("x"))
	for _, c := range []struct {
		name, bucket string
		key          []byte
		ok           bool
	}{
		{"its own", "kept", []byte{1}, true},
		{"another key", "kept", []byte{2}, false},
		{"another bucket", "bounced", []byte{1}, false},
		{"a bucket that runs into the key", "kep", []byte{'t', 1}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := s.open(c.bucket, c.key, sealed); (err == nil) != c.ok {
				t.Errorf("open = %v", err)
			}
		})
	}
	if _, err := s.open("kept", []byte{1}, sealed[:10]); err == nil {
		t.Error("a torn value opens")
	}
	if bytes.Equal(sealed, s.close("kept", []byte{1}, []byte("x"))) {
		t.Error("the same value sealed twice is the same bytes")
	}
}

// TestDamagedValueLosesThatValueOnly flips a bit in one value of each kind.
func TestDamagedValueLosesThatValueOnly(t *testing.T) {
	bucket := func(names ...string) func(*bolt.Tx) *bolt.Bucket {
		return func(tx *bolt.Tx) *bolt.Bucket {
			b := tx.Bucket([]byte(names[0]))
			for _, n := range names[1:] {
				b = b.Bucket([]byte(n))
			}
			return b
		}
	}
	copyOne := string(number(1))
	cases := []struct {
		name                                         string
		bucket                                       func(*bolt.Tx) *bolt.Bucket
		key                                          []byte
		rows, insides, kept, bounced, drafts, copies int
	}{
		{"nothing", nil, nil, 2, 2, 2, 1, 1, 1},
		{"a face", bucket(bRows, copyOne), rowKey(rid(1), isFace), 1, 1, 2, 1, 1, 1},
		{"an inside", bucket(bRows, copyOne), rowKey(rid(1), isInside), 2, 1, 2, 1, 1, 1},
		{"a change", bucket(bKept), number(1), 2, 2, 1, 1, 1, 1},
		{"a fate", bucket(bFates), number(1), 2, 2, 2, 1, 1, 1},
		{"a bounced change", bucket(bBounced), number(3), 2, 2, 2, 0, 1, 1},
		{"a draft", bucket(bDrafts), DraftKey{"visit", rid(1)}.at(), 2, 2, 2, 1, 0, 1},
		{"a community", bucket(bCommunities), []byte(community), 0, 0, 2, 1, 1, 0},
		{"the clock", bucket(bSelf), []byte("clock"), 2, 2, 2, 1, 1, 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := newHome(t, pass)
			loaded(t, s, row(t, 1, 3, house("甲", "1")), row(t, 2, 4, house("乙", "2")))
			_, err := s.Append([]Made{visit(t, 1, ""), visit(t, 2, ""), visit(t, 3, "")})
			must(t, err)
			must(t, s.Commit([]Write{SetFate{1, Fate{Offered: true}}, Bounce{Seq: 3}, SetClock{Clock{Hub: when}}}))
			must(t, s.PutDraft(DraftKey{"visit", rid(1)}, []byte("x"), when))
			if c.bucket != nil {
				must(t, s.db.Update(func(tx *bolt.Tx) error {
					b := c.bucket(tx)
					v := bytes.Clone(b.Get(c.key))
					v[len(v)-1] ^= 1
					return b.Put(c.key, v)
				}))
			}
			s = reopen(t, s)
			rows, insides := 0, 0
			must(t, s.Rows(func(_ Row, inside func() []byte) bool {
				rows++
				if inside() != nil {
					insides++
				}
				return true
			}))
			kept, err1 := s.Kept()
			bounced, err2 := s.Bounced()
			drafts, err3 := s.Drafts()
			cs, err4 := s.Communities()
			_, err5 := s.Clock()
			must(t, errors.Join(err1, err2, err3, err4, err5))
			got := [...]int{rows, insides, len(kept), len(bounced), len(drafts), len(cs)}
			if want := [...]int{c.rows, c.insides, c.kept, c.bounced, c.drafts, c.copies}; got != want {
				t.Errorf("read %v, want %v", got, want)
			}
			r, err := s.Check()
			switch {
			case err != nil:
				t.Error(err)
			case c.bucket == nil && (s.Damaged() != 0 || !r.Sound()):
				t.Errorf("a sound home has %d damaged; %+v", s.Damaged(), r)
			case c.bucket != nil && (s.Damaged() != 1 || len(r.Damaged) != 1):
				t.Errorf("one value is damaged, %d are counted; %+v", s.Damaged(), r)
			}
		})
	}
}

func TestDamagedCommunityIsEnteredAnew(t *testing.T) {
	s := newHome(t, pass)
	loaded(t, s, row(t, 1, 3, house("甲", "1")))
	must(t, s.db.Update(
		func(tx *bolt.Tx) error { return tx.Bucket([]byte(bCommunities)).Put([]byte(community), []byte("torn")) },
	))
	loaded(t, s, row(t, 2, 8, house("乙", "1")))
	if got := shown(t, s); len(got) != 1 || got[rid(2)] != 8 {
		t.Errorf("shown = %v", got)
	}
	sound(t, s)
}

// TestDamagedPagesEndInAnError scrambles pages of the file: reading it may fail, and only with an error.
func TestDamagedPagesEndInAnError(t *testing.T) {
	s := newHome(t, pass)
	var rows []PutRow
	for i := range 200 {
		rows = append(rows, row(t, i, uint64(i+1), house("甲", "1")))
	}
	loaded(t, s, rows...)
	must(t, s.Close())
	whole, err := os.ReadFile(filepath.Join(s.Dir(), fileName))
	must(t, err)
	page, noise := os.Getpagesize(), rand.New(rand.NewPCG(1, 2))
	failed := 0
	for i := range len(whole)/page - 2 {
		b := bytes.Clone(whole)
		for j := range b[(2+i)*page : (3+i)*page] {
			b[(2+i)*page+j] = byte(noise.Uint32())
		}
		failed += readAll(t, b)
	}
	failed += readAll(t, whole[:len(whole)/2/page*page])
	if failed == 0 {
		t.Error("no damage was noticed")
	}
}

// readAll opens a home of the given bytes and reads everything; 1 when that failed.
func readAll(t *testing.T, b []byte) int {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, fileName), b, 0o600))
	s, err := Open(dir, pass)
	if err == nil {
		_, e1 := s.Check()
		_, e2 := s.State()
		e3 := s.Rows(func(_ Row, inside func() []byte) bool { inside(); return true })
		_, e4 := s.Append([]Made{visit(t, 1, "")})
		err = errors.Join(e1, e2, e3, e4, s.Close())
	}
	switch {
	case err == nil:
		return 0
	case !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrForeign):
		t.Errorf("a damaged page gives %v", err)
	}
	return 1
}

func TestPanicOfACallerIsNoDamage(t *testing.T) {
	s := newHome(t, pass)
	loaded(t, s, row(t, 1, 3, house("甲", "1")))
	defer func() {
		if p := recover(); p != "mine" {
			t.Errorf("recovered %v", p)
		}
	}()
	_ = s.Rows(func(Row, func() []byte) bool { panic("mine") })
	t.Error("the panic was swallowed")
}
