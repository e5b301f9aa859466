package bolt

import (
	"fmt"
	"os"
	"sync"

	"go.etcd.io/bbolt"

	"sidan/sync/disk"
	"sidan/sync/hub"
)

// file is hub.db while it is open. What bbolt has in memory is only trusted as long as nothing went wrong:
// after a commit that failed, for another reason than a full disk, the file is opened anew.
type file struct {
	path   string
	mu     sync.RWMutex // guards what follows, and is not held while a transaction runs
	db     *bbolt.DB
	handle *os.File // db's own
	lost   error    // why there is no db
}

func (f *file) open() error {
	o := &bbolt.Options{Timeout: lockWait, FreelistType: bbolt.FreelistMapType, InitialMmapSize: mapped}
	var opened *os.File
	o.OpenFile = func(name string, flag int, mode os.FileMode) (h *os.File, err error) {
		h, err = os.OpenFile(name, flag, mode)
		if opened == nil { // later ones are copies that a transaction writes
			opened = h
		}
		return h, err
	}
	return faults.Guard(func() (err error) {
		if f.db, err = bbolt.Open(f.path, 0o600, o); err == nil {
			f.handle = opened
		}
		return err
	})
}

func (f *file) current() (*bbolt.DB, error) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return f.db, f.lost
}

// view runs fn over one moment of the file.
func (f *file) view(fn func(*bbolt.Tx) error) error {
	db, err := f.current()
	if err != nil {
		return err
	}
	if err := f.stillThere(); err != nil {
		return err
	}
	return faults.Guard(func() error { return db.View(fn) })
}

// update runs fn in one transaction, on disk when it returns nil. own is what fn itself said; such a
// transaction is undone and nothing is wrong with the file. One caller at a time.
func (f *file) update(fn func(*bbolt.Tx) error) (own, err error) {
	db, err := f.current()
	if err != nil {
		return nil, err
	}
	panicked := true
	err = faults.Guard(func() error {
		err := db.Update(func(tx *bbolt.Tx) error { own = fn(tx); return own })
		panicked = false
		return err
	})
	switch {
	case panicked, err != nil && own == nil && !disk.IsFull(err):
		f.reopen()
	case err == nil:
		err = f.stillThere()
	}
	return own, err
}

// reopen leaves what is open, without asking bbolt: a panic in the midst of a commit leaves locks behind, on
// which closing would wait for ever. Transactions that still read keep their mapping, which is never given
// back.
func (f *file) reopen() {
	f.mu.Lock()
	defer f.mu.Unlock()
	unlock(f.handle)
	_ = f.handle.Close()
	f.lost = f.open()
	if f.lost != nil {
		f.lost = fmt.Errorf("open %s again: %w", fileName, faults.Opening(f.lost))
	}
}

// stillThere says whether the open file is the one in its place. Where another was put there, a commit goes
// into a file that has no name any more, and nothing of it may be acknowledged.
func (f *file) stillThere() error {
	f.mu.RLock()
	ours, err := f.handle.Stat()
	f.mu.RUnlock()
	if err != nil {
		return err
	}
	there, err := os.Stat(f.path)
	if err == nil && !os.SameFile(ours, there) {
		err = fmt.Errorf(
			"%w: another %s was put in its place while the hub ran: stop the hub and start it again",
			hub.ErrForeign, fileName,
		)
	}
	return err
}

func (f *file) close() error {
	db, err := f.current()
	if err != nil {
		return nil // there is nothing left to close
	}
	return db.Close()
}

// faults names what stands against a hub's file.
var faults = disk.Faults{
	InUse: hub.ErrInUse, Foreign: hub.ErrForeign, Damaged: hub.ErrDamaged, OthersWrite: hub.ErrOthersWrite,
}
