package bolt

import (
	"errors"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"sidan/model"
	"sidan/sync/hub"
)

// inBucket runs fn over an empty bucket of a new file, in one transaction.
func inBucket(t *testing.T, fn func(*bbolt.Bucket)) {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "test.db"), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	err = db.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucket([]byte("b"))
		if err == nil {
			fn(b)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestAValueIsInternedOnce: the same number for the same value, also by a later writer and after others between, and
// another number for a value that differs in either of its parts.
func TestAValueIsInternedOnce(t *testing.T) {
	inBucket(t, func(b *bbolt.Bucket) {
		values := []audience{
			{Face: model.Tags{"a", "b"}, Inside: model.Tags{"a"}},
			{Face: model.Tags{"a", "b"}, Inside: model.Tags{"b"}},
			{Face: model.Tags{"a"}, Inside: model.Tags{"a"}},
			{},
		}
		var numbers []uint64
		for round := range 2 {
			w := internWriter[audience]{bucket: b, same: sameAudience}
			for i, v := range values {
				for range 2 {
					n, err := w.numberOf(v)
					if err != nil {
						t.Fatal(err)
					}
					if len(numbers) == i {
						numbers = append(numbers, n)
					}
					if n != numbers[i] {
						t.Errorf("round %d: value %d is number %d, and was %d", round, i, n, numbers[i])
					}
				}
			}
		}
		keys := 0
		if err := b.ForEach(func(_, _ []byte) error { keys++; return nil }); err != nil || keys != 2*len(values) {
			t.Errorf("%d keys for %d values, %v", keys, len(values), err)
		}
		r := newInternReader[audience](b)
		met := map[uint64]bool{}
		for i, n := range numbers {
			if met[n] {
				t.Errorf("number %d stands for two values", n)
			}
			met[n] = true
			for range 2 { // decoded, and remembered
				if got, err := r.value(n); err != nil || !sameAudience(got, values[i]) {
					t.Errorf("number %d is %+v, %v; want %+v", n, got, err, values[i])
				}
			}
		}
	})
}

func TestANumberWithoutAValueIsDamage(t *testing.T) {
	inBucket(t, func(b *bbolt.Bucket) {
		if _, err := newInternReader[author](b).value(7); !errors.Is(err, hub.ErrDamaged) {
			t.Errorf("it reads: %v", err)
		}
	})
}

func TestAuthorsAreTheSameByPersonAndTags(t *testing.T) {
	a := author{By: model.Ref{ID: model.PersonID{1}, Name: "a"}, Tags: model.Tags{"t"}}
	for name, c := range map[string]struct {
		b    author
		same bool
	}{
		"itself":       {a, true},
		"another name": {author{By: model.Ref{ID: model.PersonID{1}, Name: "b"}, Tags: a.Tags}, false},
		"another tag":  {author{By: a.By, Tags: model.Tags{"u"}}, false},
	} {
		if sameAuthor(a, c.b) != c.same {
			t.Errorf("%s: %v", name, !c.same)
		}
	}
}
