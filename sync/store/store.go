package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	bolt "go.etcd.io/bbolt"

	"sidan/model/code"
	"sidan/sync/disk"
)

const (
	fileName  = "home.db"
	pidName   = "home.pid"
	wholeName = "home.whole"
)

// least is the two meta pages every bbolt file begins with. Of a shorter file it only says that it is short.
var least = int64(2 * os.Getpagesize())

// lockWait is how long another process is given to let go. Tests lower it.
var lockWait = time.Second

// Store is an open home. Close it.
type Store struct {
	dir  string
	db   *bolt.DB
	seal seal
	// of the hashes in the index
	indexKey [32]byte
	sealed   bool
	mu       sync.Mutex
	damaged  map[string]bool // bucket and key of each value met that cannot be read
	broken   atomic.Bool     // a commit met a page that is not what bbolt wrote: nothing more is written
}

// Exists reports whether there is a home, or some file in its place, in a folder.
func Exists(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, fileName))
	return err == nil
}

// Create makes a home and opens it; ErrExists where there is one, ErrGone where one was. Without a passphrase
// it is a sample's home, and nothing in it is sealed. It appears whole or not at all.
func Create(dir string, passphrase []byte, id Identity) (*Store, error) {
	switch err := standing(dir); {
	case err == nil:
		return nil, fmt.Errorf("create home: %w", ErrExists)
	case !errors.Is(err, ErrNone):
		return nil, fmt.Errorf("create home: %w", err)
	}
	if err := ownFolder(dir); err != nil {
		return nil, fmt.Errorf("create home: %w", err)
	}
	l, key := newLock(passphrase)
	if err := build(dir, l, key, id); err != nil {
		return nil, fmt.Errorf("create home: %w", err)
	}
	return open(dir, toCheck, func(lock) ([]byte, error) { return key, nil })
}

// build writes the new file beside its place and renames it.
func build(dir string, l lock, key []byte, id Identity) error {
	path := filepath.Join(dir, fileName)
	if err := disk.Remove(path + ".new"); err != nil {
		return err
	}
	db, err := bolt.Open(path+".new", 0o600, &bolt.Options{Timeout: lockWait})
	if err != nil {
		return err
	}
	s := &Store{db: db, damaged: map[string]bool{}}
	if s.seal, err = newSeal(key); err != nil {
		return err
	}
	err = db.Update(func(tx *bolt.Tx) error {
		for _, name := range buckets {
			if _, err := tx.CreateBucket([]byte(name)); err != nil {
				return err
			}
		}
		raw, err := code.Marshal(l)
		if err != nil {
			return err
		}
		meta := tx.Bucket([]byte(bMeta))
		return errors.Join(meta.Put([]byte("format"), []byte(format)), putLock(meta, raw),
			meta.Put([]byte("waiting"), number(0)), putAs(s.box(tx, bSelf), []byte("identity"), id))
	})
	if err = errors.Join(err, db.Close()); err != nil {
		if disk.IsFull(err) {
			return ErrFull
		}
		return err
	}
	return disk.Rename(path+".new", path)
}

// Open opens a home: ErrNone, ErrPassphrase, ErrInUse, ErrForeign, ErrDamaged tell what stood against it. It
// takes about 80 ms and 64 MiB for the passphrase. A sample's home wants none. Every page in use is read: 100 MB take
// some tenths of a second.
func Open(dir string, passphrase []byte) (*Store, error) {
	return open(dir, toCheck, func(l lock) ([]byte, error) { return l.unlock(passphrase) })
}

// OpenUnchanged is Open in a time that does not grow with the home. The pages are not read where the file is as the
// last Store that was closed here left it, whose pages had been read: what a disk forgot since then is found by the
// next Open.
func OpenUnchanged(dir string, passphrase []byte) (*Store, error) {
	how := toCheck
	if knownWhole(dir) {
		how = toTrust
	}
	return open(dir, how, func(l lock) ([]byte, error) { return l.unlock(passphrase) })
}

func open(dir string, how opening, unlock func(lock) ([]byte, error)) (s *Store, err error) {
	if err := standing(dir); err != nil {
		return nil, fmt.Errorf("open home: %w", err)
	}
	if err := faults.CloseToOthers(dir, fileName); err != nil {
		return nil, fmt.Errorf("open home: %w", err)
	}
	db, l, err := openFile(filepath.Join(dir, fileName), how)
	if err != nil {
		return nil, fmt.Errorf("open home: %w", err)
	}
	key, err := unlock(l)
	s = &Store{dir: dir, db: db, sealed: l.Bare == nil, damaged: map[string]bool{}}
	if err == nil {
		s.seal, err = newSeal(key)
		s.indexKey = indexKeyOf(key)
	}
	if err == nil {
		err = s.outside()
	}
	if err != nil {
		return nil, fmt.Errorf("open home: %w", errors.Join(err, db.Close()))
	}
	// Only to name this process to another; a home opens without it.
	_ = os.WriteFile(filepath.Join(dir, pidName), []byte(strconv.Itoa(os.Getpid())), 0o600)
	if s.sealed {
		makeReserve(dir)
	}
	return s, nil
}

// Locked is what may be said of a home that is not open.
type Locked struct {
	Sealed  bool // it wants a passphrase
	Waiting int  // changes made here that have no verdict yet
}

// Peek reads what may be said without the key. It fails as Open does.
func Peek(dir string) (p Locked, err error) {
	if err := standing(dir); err != nil {
		return p, fmt.Errorf("peek home: %w", err)
	}
	db, l, err := openFile(filepath.Join(dir, fileName), toPeek)
	if err != nil {
		return p, fmt.Errorf("peek home: %w", err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	err = view(db, func(tx *bolt.Tx) error {
		p = Locked{l.Bare == nil, int(numberOf(tx.Bucket([]byte(bMeta)).Get([]byte("waiting"))))}
		return nil
	})
	return p, err
}

// Close lets go of the home. One that broke keeps its file until the process ends: bbolt may have left locks
// behind, on which closing it would wait for ever.
func (s *Store) Close() error {
	_ = os.Remove(filepath.Join(s.dir, pidName))
	if s.broken.Load() {
		return nil
	}
	err := s.db.Close()
	if err == nil {
		noteWhole(s.dir)
	}
	return err
}

// Dir is the home's folder.
func (s *Store) Dir() string { return s.dir }

// Sealed reports whether a passphrase guards the home.
func (s *Store) Sealed() bool { return s.sealed }

// Damaged counts the values met since opening that could not be read and were left out.
func (s *Store) Damaged() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.damaged)
}

func (s *Store) hurt(bucket string, key []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.damaged[bucket+"\x00"+string(key)] = true
}

func view(db *bolt.DB, fn func(*bolt.Tx) error) error {
	return faults.Guard(func() error { return db.View(fn) })
}

func (s *Store) view(fn func(*bolt.Tx) error) error { return view(s.db, fn) }

// update runs fn in one transaction that is on disk when update returns. fn may run twice: a full disk is met by giving
// up the reserve and trying once more.
func (s *Store) update(fn func(*bolt.Tx) error) error {
	try := func() error {
		if s.broken.Load() {
			return ErrDamaged
		}
		panicked := true
		err := faults.Guard(func() error {
			err := s.db.Update(fn)
			panicked = false
			return err
		})
		if panicked {
			s.broken.Store(true)
		}
		return err
	}
	err := try()
	if disk.IsFull(err) && giveUpReserve(s.dir) {
		err = try()
	}
	if disk.IsFull(err) {
		return fmt.Errorf("%w: %v", ErrFull, err)
	}
	return err
}
