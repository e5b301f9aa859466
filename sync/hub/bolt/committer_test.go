package bolt

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"go.etcd.io/bbolt"

	"sidan/sync/hub"
)

// journal is a new one in a directory of the test.
func journal(t *testing.T) *Journal {
	t.Helper()
	j, err := Create(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	return j
}

// commits is how many transactions the file has had.
func commits(t *testing.T, j *Journal) (n int) {
	t.Helper()
	if err := j.file.view(func(tx *bbolt.Tx) error { n = tx.ID(); return nil }); err != nil {
		t.Fatal(err)
	}
	return n
}

func putting(key byte) func(hub.Tx) error {
	return func(tx hub.Tx) error { return tx.Put(hub.Meta, []byte{key}, []byte{key}) }
}

func has(t *testing.T, j *Journal, key byte) (there bool) {
	t.Helper()
	err := j.Read(t.Context(), func(s hub.Snapshot) error {
		v, err := s.Get(hub.Meta, []byte{key})
		there = v != nil
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return there
}

// group hands the committer jobs as one group, and gives what each was told.
func group(t *testing.T, j *Journal, fns ...func(hub.Tx) error) []error {
	t.Helper()
	jobs := make([]job, len(fns))
	for i, fn := range fns {
		jobs[i] = job{t.Context(), fn, make(chan error, 1)}
	}
	j.commit.stop() // the test is the only goroutine that writes
	done := make([]job, len(jobs))
	copy(done, jobs)
	j.commit.commit(jobs)
	told := make([]error, len(fns))
	for i, d := range done {
		told[i] = <-d.done
	}
	return told
}

func TestAGroupSharesACommit(t *testing.T) {
	j := journal(t)
	before := commits(t, j)
	for i, err := range group(t, j, putting(1), putting(2), putting(3)) {
		if err != nil || !has(t, j, byte(i+1)) {
			t.Errorf("job %d: %v", i, err)
		}
	}
	if n := commits(t, j) - before; n != 1 {
		t.Errorf("%d commits", n)
	}
}

// TestAJobThatFails is told why and leaves nothing behind, also where it had written already; the others of its group
// are kept.
func TestAJobThatFails(t *testing.T) {
	why := errors.New("why")
	j := journal(t)
	told := group(t, j, putting(1),
		func(hub.Tx) error { return why },
		func(tx hub.Tx) error { return errors.Join(putting(2)(tx), why) },
		putting(3),
	)
	for i, failed := range []bool{false, true, true, false} {
		if errors.Is(told[i], why) != failed {
			t.Errorf("job %d is told %v", i, told[i])
		}
	}
	if !has(t, j, 1) || has(t, j, 2) || !has(t, j, 3) {
		t.Error("what failed was kept, or what did not was lost")
	}
}

// TestALargeGroupIsParted: what a commit has no room for goes into the next.
func TestALargeGroupIsParted(t *testing.T) {
	j := journal(t)
	large := func(n byte) func(hub.Tx) error {
		return func(t hub.Tx) error {
			t.(*tx).lines += mostLines
			return putting(n)(t)
		}
	}
	before := commits(t, j)
	for i, err := range group(t, j, large(1), large(2), putting(3)) {
		if err != nil || !has(t, j, byte(i+1)) {
			t.Errorf("job %d: %v", i, err)
		}
	}
	if n := commits(t, j) - before; n != 3 {
		t.Errorf("%d commits, want one for each", n)
	}
}

func TestAJobWhoseContextIsOverIsNotRun(t *testing.T) {
	j := journal(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := j.Update(ctx, putting(1)); !errors.Is(err, context.Canceled) || has(t, j, 1) {
		t.Errorf("it is told %v", err)
	}
}

// TestWritersAtOnce are all kept, and a journal that is closed takes none.
func TestWritersAtOnce(t *testing.T) {
	j := journal(t)
	var all sync.WaitGroup
	failed := make(chan error, 200)
	for n := range byte(200) {
		all.Go(func() {
			if err := j.Update(t.Context(), putting(n)); err != nil {
				failed <- fmt.Errorf("%d: %w", n, err)
			}
		})
	}
	all.Wait()
	close(failed)
	for err := range failed {
		t.Error(err)
	}
	for n := range byte(200) {
		if !has(t, j, n) {
			t.Errorf("%d is lost", n)
		}
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if err := j.Update(t.Context(), putting(201)); !errors.Is(err, errClosed) {
		t.Errorf("closed, it is told %v", err)
	}
}
