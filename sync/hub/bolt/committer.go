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
	gatherFor = 2 * time.Millisecond // transactions that come within this time share a commit, to sync once
	mostGroup = 64

	// mostLines is how many lines of the log one commit takes before further transactions go into the next commit.
	// bbolt splits a page that has become too large only at the commit. Until then the page takes in every new key,
	// and each new key moves all keys behind it.
	mostLines = 2500
)

// committer runs the one goroutine that writes. A job that is given to it should have done beforehand whatever it can
// do outside of a transaction.
type committer struct {
	file    *file
	work    chan job
	closing sync.Once
	quit    chan struct{} // closed when no more work is to be taken
	stopped chan struct{} // closed when the goroutine has ended
}

// job is a call of do that waits for its answer.
type job struct {
	ctx  context.Context
	fn   func(hub.Tx) error
	done chan error // buffered for the one answer, so that sending it never blocks
}

// errClosed is the error of an Update or Check after Close.
var errClosed = errors.New("journal is closed")

func startCommitter(f *file) *committer {
	c := &committer{file: f, work: make(chan job), quit: make(chan struct{}), stopped: make(chan struct{})}
	go c.run()
	return c
}

// do waits until the goroutine takes fn, and then until fn is committed. ctx can end only the first wait, because a
// transaction that has begun is not abandoned. do may be called from any goroutine.
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

// stop takes no more work, and waits until the work that was taken is done. It may be called more than once.
func (c *committer) stop() {
	c.closing.Do(func() { close(c.quit) })
	<-c.stopped
}

// run takes jobs and commits them until stop is called.
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

// gather collects jobs that share a commit, at most mostGroup. If no other job waits, it does not wait for one either:
// jobs that come while the disk is busy wait already when the next commit begins. Otherwise it collects further jobs
// for gatherFor.
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

// commit runs a group of jobs in one transaction, or in several if they write too many lines for one. A job that fails
// before it has written anything gets its error, and does not affect the others. A job that fails after it has written
// gets its error too, but the transaction is undone and the other jobs run again without it, so that nothing of the
// failed job is stored.
func (c *committer) commit(group []job) {
	for len(group) > 0 {
		failed, culprit, err := c.try(group)
		if culprit >= 0 {
			group[culprit].done <- failed[culprit]
			group = slices.Delete(group, culprit, culprit+1)
			continue
		}
		if len(group) > 1 && errors.Is(err, hub.ErrDamaged) { // the commit met a damaged page, and nobody knows whose
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

// try runs the first jobs of a group in one transaction, as many as it has room for. failed holds the error, or nil,
// of each job that was run. culprit is the index of a job that failed after it had written, and -1 if there is none.
// err is the error of the transaction. If there is a culprit or an error, nothing is stored.
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
