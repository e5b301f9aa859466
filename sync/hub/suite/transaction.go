package suite

import (
	"context"
	"errors"
	"sync"
	"testing"

	"sidan/sync/hub"
)

func private(t *testing.T, j hub.Journal) {
	err := j.Update(context.Background(), func(tx hub.Tx) error {
		return errors.Join(
			tx.Put(hub.Accounts, []byte("b"), []byte("2")), tx.Put(hub.Accounts, []byte("a"), []byte("0")),
			tx.Put(hub.Devices, []byte("a"), []byte("3")),
		)
	})
	if err != nil {
		t.Fatal(err)
	}
	err = j.Update(
		context.Background(), func(tx hub.Tx) error { return tx.Put(hub.Accounts, []byte("a"), []byte("1")) },
	)
	if err != nil {
		t.Fatal(err)
	}
	read(t, j, func(s hub.Snapshot) error {
		var all []string
		if err := s.Each(
			hub.Accounts, func(k, v []byte) error { all = append(all, string(k)+string(v)); return nil },
		); err != nil {
			return err
		}
		same(t, "accounts", []string{"a1", "b2"}, all)
		none, err := s.Get(hub.Invitations, []byte("a"))
		if none != nil {
			t.Error("a value where there is none")
		}
		return err
	})
}

var errStop = errors.New("stop")

func errorKeepsNothing(t *testing.T, j hub.Journal) {
	if err := j.Update(context.Background(), func(hub.Tx) error { return errStop }); !errors.Is(err, errStop) {
		t.Errorf("got %v", err)
	}
	write(t, j, full())
}

func errorAfterWriting(t *testing.T, j hub.Journal) {
	err := j.Update(context.Background(), func(tx hub.Tx) error {
		return errors.Join(tx.Write(full()), tx.Put(hub.Meta, []byte("a"), []byte("1")), errStop)
	})
	if !errors.Is(err, errStop) {
		t.Errorf("got %v", err)
	}
	unknownIsEmpty(t, j)
	read(t, j, func(s hub.Snapshot) error {
		v, err := s.Get(hub.Meta, []byte("a"))
		if v != nil {
			t.Error("a private value was kept")
		}
		return err
	})
}

func snapshotStands(t *testing.T, j hub.Journal) {
	wrote := make(chan error)
	read(t, j, func(s hub.Snapshot) error {
		before, err := s.Load(hub.Keys{Community: community})
		if err != nil {
			return err
		}
		begun := make(chan struct{})
		go func() {
			close(begun)
			wrote <- j.Update(context.Background(), func(tx hub.Tx) error { return tx.Write(full()) })
		}()
		<-begun
		after, err := s.Load(hub.Keys{Community: community})
		same(t, "community", before.History, after.History)
		return err
	})
	if err := <-wrote; err != nil {
		t.Fatal(err)
	}
	writtenThere(t, j)
}

// serial lets many goroutines add to one number. No update may be lost.
func serial(t *testing.T, j hub.Journal) {
	const many = 40
	var done sync.WaitGroup
	for range many {
		done.Go(func() {
			err := j.Update(context.Background(), func(tx hub.Tx) error {
				l, err := tx.Load(hub.Keys{Community: community})
				if err != nil {
					return err
				}
				n := l.History.Head + 1
				return tx.Write(hub.Writes{Community: community, History: at(n),
					Lines: []hub.Line{line(n, byte(n), byte(n))}})
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	done.Wait()
	if l := load(
		t, j, hub.Keys{Community: community, Lines: []hub.LineKey{line(0, many, many).Key()}},
	); l.History.Head != many || len(l.Lines) != 1 {
		t.Errorf("head %d of %d", l.History.Head, many)
	}
}

func ended(t *testing.T, j hub.Journal) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := j.Update(ctx, func(tx hub.Tx) error { return tx.Write(full()) })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("update: %v", err)
	}
	if err := j.Read(ctx, func(hub.Snapshot) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("read: %v", err)
	}
	unknownIsEmpty(t, j)
}

func closed(t *testing.T, j hub.Journal) {
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	if j.Update(context.Background(), func(hub.Tx) error { return nil }) == nil {
		t.Error("update of a closed journal")
	}
	if j.Read(context.Background(), func(hub.Snapshot) error { return nil }) == nil {
		t.Error("read of a closed journal")
	}
}

func soundAfterWriting(t *testing.T, j hub.Journal) {
	write(t, j, full())
	if err := j.Check(context.Background()); err != nil {
		t.Errorf("after a write: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if j.Check(ctx) == nil {
		t.Error("a check whose context had ended went well")
	}
	// writing still works
	write(t, j, hub.Writes{Community: community, History: hub.History{Head: full().History.Head}})
}
