package bolt

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"sidan/sync/hub"
)

const (
	gatherFor = 2 * time.Millisecond // transactions that come within it share a commit: one wait for the disk
	mostGroup = 64

	// mostLines is how many changes a commit takes before what is left goes into the next: until the commit a
	// page of bbolt takes in whatever comes, without being split, and each thing more moves all that stand
	// behind it.
	mostLines = 2500
)

// committer is the one goroutine that writes. Work is handed to it whole: whatever can be done before a transaction has
// been done.
type committer struct {
	file    *file
	work    chan job
	closing sync.Once
	quit    chan struct{} // closed: take no more work
	stopped chan struct{} // closed: the goroutine has ended
}

type job struct {
	ctx  context.Context
	fn   func(hub.Tx) error
	done chan error // one answer, never blocks
}

var errClosed = errors.New("journal is closed")

func startCommitter(f *file) *committer {
	c := &committer{file: f, work: make(chan job), quit: make(chan struct{}), stopped: make(chan struct{})}
	go c.run()
	return c
}

// do waits for its turn, and then to the end: a transaction that has begun is not left.
func (c *committer) do(ctx context.Context, fn func(hub.Tx) error) error {
	j := job{ctx, fn, make(chan error, 1)}
	select {
	case c.work <- j:
		return <-j.done
	case <-ctx.Done():
		return ctx.Err()
	case <-c.quit:
		return errClosed
	}
}

func (c *committer) stop() {
	c.closing.Do(func() { close(c.quit) })
	<-c.stopped
}

func (c *committer) run() {
	defer close(c.stopped)
	for {
		select {
		case j := <-c.work:
			c.commit(c.gather(j))
		case <-c.quit:
			return
		}
	}
}

// gather waits a moment for others to share the commit with. Alone it does not wait: whoever comes while the
// disk is busy is there when the next begins.
func (c *committer) gather(first job) []job {
	group := []job{first}
	var enough <-chan time.Time
	for len(group) < mostGroup {
		select {
		case j := <-c.work:
			group = append(group, j)
			if enough == nil {
				enough = time.After(gatherFor)
			}
			continue
		default:
		}
		if enough == nil {
			break
		}
		select {
		case j := <-c.work:
			group = append(group, j)
			continue
		case <-enough:
		}
		break
	}
	return group
}

// commit runs a group in one transaction, or in several where one has no room for it. A job that fails before
// it wrote is left out and told so; one that fails in the midst of its writing must not leave its half, so the
// others begin again without it.
func (c *committer) commit(group []job) {
	for len(group) > 0 {
		failed, culprit, err := c.try(group)
		if culprit >= 0 {
			group[culprit].done <- failed[culprit]
			group = slices.Delete(group, culprit, culprit+1)
			continue
		}
		if len(group) > 1 && errors.Is(err, hub.ErrDamaged) { // a page that the commit itself met: whose, is not known
			for _, j := range group {
				c.commit([]job{j})
			}
			return
		}
		if len(failed) == 0 { // the transaction did not begin
			failed = make([]error, len(group))
		}
		for i := range failed {
			if failed[i] == nil && err != nil {
				failed[i] = fmt.Errorf("commit: %w", err)
			}
			group[i].done <- failed[i]
		}
		group = group[len(failed):]
	}
}

// try is one transaction, of as many jobs of a group as it has room for: what became of each of these, which of
// them failed when it had written (-1: none), and what the commit says. Nothing is kept where there is a
// culprit or an error.
func (c *committer) try(group []job) (failed []error, culprit int, err error) {
	culprit = -1
	_, err = c.file.update(func(btx *bbolt.Tx) error {
		failed, culprit = nil, -1
		lines := 0
		for i, j := range group {
			if lines >= mostLines {
				break
			}
			t := &tx{snapshot: snapshot{btx}}
			why := j.ctx.Err()
			if why == nil {
				why = faults.Guard(func() error { return j.fn(t) })
			}
			failed = append(failed, why)
			if why != nil && t.wrote {
				culprit = i
				return why
			}
			lines += t.lines
		}
		return nil
	})
	return failed, culprit, err
}
