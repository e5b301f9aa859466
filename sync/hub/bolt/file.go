package bolt

import (
	"fmt"
	"os"
	"sync"

	"go.etcd.io/bbolt"

	"sidan/sync/disk"
	"sidan/sync/hub"
)

// file is hub.db while it is open. When a commit fails for any reason but a full disk, what bbolt has in memory may
// be wrong, and the file is opened anew.
type file struct {
	path   string
	mu     sync.RWMutex // guards what follows, and is not held while a transaction runs
	db     *bbolt.DB
	handle *os.File // the handle through which db reads and writes
	lost   error    // why the file could not be opened anew; nil while db can be used
}

func (f *file) open() error {
	o := &bbolt.Options{Timeout: lockWait, FreelistType: bbolt.FreelistMapType, InitialMmapSize: mapped}
	var opened *os.File
	o.OpenFile = func(name string, flag int, mode os.FileMode) (h *os.File, err error) {
		h, err = os.OpenFile(name, flag, mode)
		if opened == nil { // bbolt opens the file itself first, and later the copies that a transaction writes
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

// view runs fn in a transaction that reads the file as it is at one moment.
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

// update runs fn in one transaction. What fn wrote is on disk when update returns no error. own is the error that fn
// returned: the transaction is then undone, and nothing is wrong with the file. Only one caller at a time may run it.
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

// reopen abandons the open file and opens it anew. It does not let bbolt close the file, because a panic in the midst
// of a commit leaves locks behind, on which closing would wait for ever. Transactions that still read keep their
// mapping of the file, which is never unmapped.
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

// stillThere returns an error if the open file is not the one that is found at its path. When another file was put
// there, a commit goes into a file that has no name any more, and nothing of it may be acknowledged.
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

// faults holds the errors that a hub returns when its file cannot be used.
var faults = disk.Faults{
	InUse: hub.ErrInUse, Foreign: hub.ErrForeign, Damaged: hub.ErrDamaged, OthersWrite: hub.ErrOthersWrite,
}
