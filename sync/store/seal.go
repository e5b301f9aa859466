package store

import (
	"crypto/cipher"
	"crypto/rand"
	"errors"
	"fmt"
	"runtime/debug"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
)

// format names the format of the file. It is stored in meta, and is part of every seal. A file of another format is
// ErrForeign.
const format = "sidan home 1"

// seal encrypts and decrypts values. It is safe for concurrent use.
type seal struct{ aead cipher.AEAD }

func newSeal(key []byte) (seal, error) {
	a, err := chacha20poly1305.NewX(key)
	return seal{a}, err
}

// associated returns the bytes that bind a sealed value to its bucket and key. See the package comment.
func associated(bucket string, key []byte) []byte {
	ad := make([]byte, 0, len(format)+1+len(bucket)+len(key))
	ad = append(ad, format...)
	ad = append(ad, byte(len(bucket)))
	ad = append(ad, bucket...)
	return append(ad, key...)
}

// close seals a value for its bucket and key.
func (s seal) close(bucket string, key, plain []byte) []byte {
	out := make([]byte, chacha20poly1305.NonceSizeX, chacha20poly1305.NonceSizeX+len(plain)+chacha20poly1305.Overhead)
	rand.Read(out) // never fails (crypto/rand)
	return s.aead.Seal(out, out, plain, associated(bucket, key))
}

// open returns the plain value. It returns an error if the value was altered in any bit, or was sealed for another
// bucket or key.
func (s seal) open(bucket string, key, sealed []byte) ([]byte, error) {
	if len(sealed) < chacha20poly1305.NonceSizeX+chacha20poly1305.Overhead {
		return nil, errors.New("too short")
	}
	nonce, rest := sealed[:chacha20poly1305.NonceSizeX], sealed[chacha20poly1305.NonceSizeX:]
	return s.aead.Open(make([]byte, 0, len(rest)), nonce, rest, associated(bucket, key))
}

// lock is how the data key is stored in meta: encrypted under a key derived from the passphrase, or in the clear in
// the home of a sample world. The parameters of the derivation are stored too, so that a program which uses higher
// ones for new homes can still open old ones.
type lock struct {
	Bare    []byte `cbor:"1,keyasint,omitempty"`
	Salt    []byte `cbor:"2,keyasint,omitempty"`
	Time    uint32 `cbor:"3,keyasint,omitempty"`
	Memory  uint32 `cbor:"4,keyasint,omitempty"` // KiB
	Threads uint8  `cbor:"5,keyasint,omitempty"`
	Wrapped []byte `cbor:"6,keyasint,omitempty"`
}

// cost holds the parameters of argon2id for new homes: the second choice that RFC 9106 recommends. Tests lower it.
var cost = lock{Time: 3, Memory: 64 << 10, Threads: 4}

// mostMemory is the most memory, in KiB, that a file may have argon2id use. Without it a hostile file could use up the
// memory of the laptop.
const mostMemory = 1 << 20

// newLock makes a data key and its lock. Without a passphrase the lock holds the key in the clear.
func newLock(passphrase []byte) (l lock, key []byte) {
	key = make([]byte, chacha20poly1305.KeySize)
	rand.Read(key)
	if len(passphrase) == 0 {
		return lock{Bare: key}, key
	}
	l = cost
	l.Salt = make([]byte, 16)
	rand.Read(l.Salt)
	l.Wrapped = l.seal(passphrase).close("meta", []byte("lock"), key)
	return l, key
}

// unlock returns the data key. It returns ErrPassphrase if the passphrase is wrong or missing, and ErrDamaged if the
// lock's parameters cannot be right.
func (l lock) unlock(passphrase []byte) ([]byte, error) {
	if l.Bare != nil {
		return l.Bare, nil
	}
	if l.Time == 0 || l.Threads == 0 || l.Memory > mostMemory {
		return nil, fmt.Errorf("%w: lock", ErrDamaged)
	}
	if len(passphrase) == 0 {
		return nil, ErrPassphrase
	}
	key, err := l.seal(passphrase).open("meta", []byte("lock"), l.Wrapped)
	if err != nil {
		return nil, ErrPassphrase
	}
	return key, nil
}

// seal returns the seal under the key that is derived from the passphrase. It returns the 64 MiB that this takes to
// the system at once.
func (l lock) seal(passphrase []byte) seal {
	k := argon2.IDKey(passphrase, l.Salt, l.Time, l.Memory, l.Threads, chacha20poly1305.KeySize)
	debug.FreeOSMemory()
	s, err := newSeal(k)
	if err != nil {
		panic(err) // the key's length is a constant
	}
	return s
}
