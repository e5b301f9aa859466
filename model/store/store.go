package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterr "go.etcd.io/bbolt/errors"

	"sidan/model/code"
)

const (
	fileName = "home.db"
	pidName  = "home.pid"
)

// least is the two meta pages every bbolt file begins with. Of a shorter file it only says that it is short.
var least = int64(2 * os.Getpagesize())

// lockWait is how long another process is given to let go (design §3). Tests lower it.
var lockWait = time.Second

// Store is an open home. Close it.
type Store struct {
	dir     string
	db      *bolt.DB
	seal    seal
	sealed  bool
	mu      sync.Mutex
	damaged map[string]bool // bucket and key of each value met that cannot be read
	broken  atomic.Bool     // a commit met a page that is not what bbolt wrote: nothing more is written
}

// Exists says that there is a home, or some file in its place, in a folder.
func Exists(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, fileName))
	return err == nil
}

// Create makes a home and opens it; ErrExists where there is one. Without a passphrase it is a sample's home, and
// nothing in it is sealed. It appears whole or not at all.
func Create(dir string, passphrase []byte, id Identity) (*Store, error) {
	if Exists(dir) {
		return nil, fmt.Errorf("create home: %w", ErrExists)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("create home: %w", err)
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return nil, fmt.Errorf("create home: %w", err)
	}
	l, key := newLock(passphrase)
	if err := build(dir, l, key, id); err != nil {
		return nil, fmt.Errorf("create home: %w", err)
	}
	return open(dir, func(lock) ([]byte, error) { return key, nil })
}

// build writes the new file beside its place and renames it.
func build(dir string, l lock, key []byte, id Identity) error {
	path := filepath.Join(dir, fileName)
	if err := os.Remove(path + ".new"); err != nil && !errors.Is(err, fs.ErrNotExist) {
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
		return errors.Join(meta.Put([]byte("format"), []byte(format)), meta.Put([]byte("lock"), raw),
			meta.Put([]byte("waiting"), number(0)), putAs(s.box(tx, bSelf), []byte("identity"), id))
	})
	if err = errors.Join(err, db.Close()); err != nil {
		if isFull(err) {
			return ErrFull
		}
		return err
	}
	if err := os.Rename(path+".new", path); err != nil {
		return err
	}
	return syncDir(dir)
}

// syncDir makes a new name in a folder last. A laptop may have sent its secret's hash before its disk knew of the home.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" { // folders cannot be synced there, and names are journalled
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// Open opens a home: ErrNone, ErrPassphrase, ErrInUse, ErrForeign, ErrDamaged tell what stood against it. It takes about
// 80 ms and 64 MiB for the passphrase. A sample's home wants none.
func Open(dir string, passphrase []byte) (*Store, error) {
	return open(dir, func(l lock) ([]byte, error) { return l.unlock(passphrase) })
}

func open(dir string, unlock func(lock) ([]byte, error)) (s *Store, err error) {
	db, l, err := openFile(filepath.Join(dir, fileName), false)
	if err != nil {
		return nil, fmt.Errorf("open home: %w", err)
	}
	key, err := unlock(l)
	s = &Store{dir: dir, db: db, sealed: l.Bare == nil, damaged: map[string]bool{}}
	if err == nil {
		s.seal, err = newSeal(key)
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

// openFile opens a home's bbolt file, or a copy of one, and reads its lock.
func openFile(path string, readOnly bool) (db *bolt.DB, l lock, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, l, ErrNone
	case err != nil:
		return nil, l, err
	case !info.Mode().IsRegular() || info.Size() < least: // bbolt would make an empty file its own
		return nil, l, ErrForeign
	}
	defer contain(&err)()
	db, err = bolt.Open(path, 0o600, &bolt.Options{Timeout: lockWait, ReadOnly: readOnly})
	switch {
	case errors.Is(err, bolterr.ErrTimeout):
		return nil, l, &InUse{holder(filepath.Dir(path))}
	case foreign(err):
		return nil, l, ErrForeign
	case err != nil:
		return nil, l, err
	}
	if !readOnly { // one that only peeks does not know which pages are free
		err = db.View(runs)
	}
	if err == nil {
		l, err = readLock(db)
	}
	if err != nil {
		return nil, l, errors.Join(err, db.Close())
	}
	return db, l, nil
}

// runs says that no page claims to run on past the end of the file: bbolt would believe it, and go through pages that are not
// there until the memory is full.
func runs(tx *bolt.Tx) error {
	for id := 2; ; id++ {
		p, err := tx.Page(id)
		if err != nil || p == nil {
			return err
		}
		if p.Type == "free" {
			continue
		}
		if id += p.OverflowCount; int64(id+1)*int64(tx.DB().Info().PageSize) > tx.Size() {
			return fmt.Errorf("%w: page %d runs past the end", ErrDamaged, p.ID)
		}
	}
}

func readLock(db *bolt.DB) (l lock, err error) {
	err = db.View(func(tx *bolt.Tx) error {
		meta := tx.Bucket([]byte(bMeta))
		if meta == nil || string(meta.Get([]byte("format"))) != format {
			return ErrForeign
		}
		for _, name := range buckets {
			if tx.Bucket([]byte(name)) == nil {
				return fmt.Errorf("%w: no bucket %s", ErrDamaged, name)
			}
		}
		if err := code.Unmarshal(meta.Get([]byte("lock")), &l); err != nil {
			return fmt.Errorf("%w: lock", ErrDamaged)
		}
		return nil
	})
	return l, err
}

// holder is the process that wrote home.pid, 0 where it cannot be read.
func holder(dir string) int {
	b, err := os.ReadFile(filepath.Join(dir, pidName))
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(b)))
	if err != nil {
		return 0
	}
	return pid
}

// Locked is what may be said of a home that is not open.
type Locked struct {
	Sealed  bool // it wants a passphrase
	Waiting int  // changes made here that have no verdict yet
}

// Peek reads what may be said without the key. It fails as Open does.
func Peek(dir string) (p Locked, err error) {
	db, l, err := openFile(filepath.Join(dir, fileName), true)
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

// Close lets go of the home. One that broke keeps its file until the process ends: bbolt may have left locks behind, on which
// closing it would wait for ever.
func (s *Store) Close() error {
	_ = os.Remove(filepath.Join(s.dir, pidName))
	if s.broken.Load() {
		return nil
	}
	return s.db.Close()
}

// Dir is the home's folder.
func (s *Store) Dir() string { return s.dir }

// Sealed says that a passphrase guards the home.
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

func view(db *bolt.DB, fn func(*bolt.Tx) error) (err error) {
	defer contain(&err)()
	return db.View(fn)
}

func (s *Store) view(fn func(*bolt.Tx) error) error { return view(s.db, fn) }

// update runs fn in one transaction that is on disk when update returns. fn may run twice: a full disk is met by giving
// up the reserve and trying once more.
func (s *Store) update(fn func(*bolt.Tx) error) error {
	try := func() (err error) {
		if s.broken.Load() {
			return ErrDamaged
		}
		defer contain(&err)()
		defer func() { // a panic passes on to contain
			if p := recover(); p != nil {
				s.broken.Store(true)
				panic(p)
			}
		}()
		return s.db.Update(fn)
	}
	err := try()
	if isFull(err) && giveUpReserve(s.dir) {
		err = try()
	}
	if isFull(err) {
		return fmt.Errorf("%w: %v", ErrFull, err)
	}
	return err
}
