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

// least is the size in bytes of the two meta pages with which every bbolt file begins. For a shorter file bbolt only
// reports that it is too short, so openFile reports ErrForeign itself.
var least = int64(2 * os.Getpagesize())

// lockWait is how long opening a file waits for another process to release its lock. Tests lower it.
var lockWait = time.Second

// Store is an open home. The caller must call Close. It is safe for concurrent use.
type Store struct {
	dir  string
	db   *bolt.DB
	seal seal
	// the key of the hashes in the index
	indexKey [32]byte
	sealed   bool
	mu       sync.Mutex
	damaged  map[string]bool // bucket and key of each unreadable value that was met
	broken   atomic.Bool     // a commit panicked over a damaged page; nothing more is written
}

// Exists reports whether a folder holds a file with the name of a home's file, whatever the file contains.
func Exists(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, fileName))
	return err == nil
}

// Create makes a home in a folder and opens it. It returns ErrExists if the folder holds a home, and ErrGone if it
// held one whose file is missing or empty. Without a passphrase the home is one of a sample world: its values are
// sealed as in any home, but the data key lies in the file in the clear. The home appears whole or not at all.
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

// build writes the new file under another name and then renames it.
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

// Open opens a home. It returns ErrNone, ErrGone, ErrPassphrase, ErrInUse, ErrForeign, ErrDamaged or ErrOthersWrite if
// it cannot. Deriving the key from the passphrase takes about 80 ms and 64 MiB. The home of a sample world needs no
// passphrase. Open reads every page in use, which takes some tenths of a second for 100 MB.
func Open(dir string, passphrase []byte) (*Store, error) {
	return open(dir, toCheck, func(l lock) ([]byte, error) { return l.unlock(passphrase) })
}

// OpenUnchanged opens a home as Open does, but in a time that does not grow with the home. It does not read the pages
// if the file is in the state that Close noted, because all pages were found whole before. If the disk has lost
// something since then, the next Open finds it.
func OpenUnchanged(dir string, passphrase []byte) (*Store, error) {
	how := toCheck
	if knownWhole(dir) {
		how = toTrust
	}
	return open(dir, how, func(l lock) ([]byte, error) { return l.unlock(passphrase) })
}

// open does the work of Open. unlock returns the data key of a lock.
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
	// The file only tells another process who holds the home. The home opens without it too.
	_ = os.WriteFile(filepath.Join(dir, pidName), []byte(strconv.Itoa(os.Getpid())), 0o600)
	if s.sealed {
		makeReserve(dir)
	}
	return s, nil
}

// Locked is what can be read of a home without its key.
type Locked struct {
	Sealed  bool // the home needs a passphrase
	Waiting int  // changes made here that have no verdict yet
}

// Peek reads what can be read without the key. It returns the errors of Open, except ErrPassphrase and ErrOthersWrite.
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

// Close closes the home, and notes the state of its file for OpenUnchanged. After a commit that panicked it leaves the
// file open until the process ends: bbolt may have left locks behind, on which closing the file would wait for ever.
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

// Dir returns the path of the home's folder.
func (s *Store) Dir() string { return s.dir }

// Sealed reports whether a passphrase guards the home.
func (s *Store) Sealed() bool { return s.sealed }

// Damaged returns how many values that cannot be read were met, and left out, since the home was opened. A damaged
// meta page, an unknown bucket and a copy without its rows count as one each.
func (s *Store) Damaged() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.damaged)
}

// hurt counts a damaged value once, however often it is met.
func (s *Store) hurt(bucket string, key []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.damaged[bucket+"\x00"+string(key)] = true
}

func view(db *bolt.DB, fn func(*bolt.Tx) error) error {
	return faults.Guard(func() error { return db.View(fn) })
}

func (s *Store) view(fn func(*bolt.Tx) error) error { return view(s.db, fn) }

// update runs fn in one transaction, which is on disk when update returns nil. If the disk is full, update deletes the
// reserve and tries once more, so fn may run twice.
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
