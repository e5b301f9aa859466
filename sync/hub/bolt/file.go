package bolt

import (
	"fmt"
	"os"
	"sync"

	"go.etcd.io/bbolt"

	"sidan/sync/disk"
	"sidan/sync/hub"
)

// file is hub.db while it is open. If a commit fails for any reason but a full disk, the state that bbolt has in
// memory may be wrong, and the file is opened again.
type file struct {
	path   string
	mu     sync.RWMutex // guards the fields below; is not held while a transaction runs
	db     *bbolt.DB
	handle *os.File // the handle through which db reads and writes
	lost   error    // why the file could not be opened again; nil while db can be used
}

// open opens the file at f.path with bbolt, which locks it.
func (f *file) open() error {
	o := &bbolt.Options{Timeout: lockWait, FreelistType: bbolt.FreelistMapType, InitialMmapSize: mapped}
	var opened *os.File
	o.OpenFile = func(name string, flag int, mode os.FileMode) (h *os.File, err error) {
		h, err = os.OpenFile(name, flag, mode)
		if opened == nil { // bbolt opens the file itself first; WriteTo opens it again for each copy
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

// current returns the open database, or the error with which it was lost.
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

// update runs fn in one transaction. What fn wrote is on disk if err is nil. own is the error that fn returned; the
// transaction is then undone, and the file stays usable. Only one goroutine at a time may call update.
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

// reopen abandons the open file and opens it again. It does not let bbolt close the file: a panic during a commit
// leaves locks behind, on which closing would wait for ever. Transactions that are still reading keep the old mapping
// of the file, which is never unmapped.
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

// stillThere returns an error if the open file is not the file at its path. If another file was put there, commits go
// into a file that has no name any more, and must not be acknowledged.
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
