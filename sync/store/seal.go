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

// format is the file's format, in meta and in every seal. A file of another format is ErrForeign.
const format = "sidan home 1"

// seal closes and opens values. It is safe for many goroutines.
type seal struct{ aead cipher.AEAD }

func newSeal(key []byte) (seal, error) {
	a, err := chacha20poly1305.NewX(key)
	return seal{a}, err
}

func associated(bucket string, key []byte) []byte {
	ad := make([]byte, 0, len(format)+1+len(bucket)+len(key))
	ad = append(ad, format...)
	ad = append(ad, byte(len(bucket)))
	ad = append(ad, bucket...)
	return append(ad, key...)
}

// close seals a value for its place.
func (s seal) close(bucket string, key, plain []byte) []byte {
	out := make([]byte, chacha20poly1305.NonceSizeX, chacha20poly1305.NonceSizeX+len(plain)+chacha20poly1305.Overhead)
	rand.Read(out) // never fails (crypto/rand)
	return s.aead.Seal(out, out, plain, associated(bucket, key))
}

// open is the plain value, or an error where a bit of it is not what was sealed for this place.
func (s seal) open(bucket string, key, sealed []byte) ([]byte, error) {
	if len(sealed) < chacha20poly1305.NonceSizeX+chacha20poly1305.Overhead {
		return nil, errors.New("too short")
	}
	nonce, rest := sealed[:chacha20poly1305.NonceSizeX], sealed[chacha20poly1305.NonceSizeX:]
	return s.aead.Open(make([]byte, 0, len(rest)), nonce, rest, associated(bucket, key))
}

// lock is how the data key lies in meta: wrapped by a passphrase, or bare in a sample's home. The parameters are in the
// file so that they can be raised for new homes and old ones still open.
type lock struct {
	Bare    []byte `cbor:"1,keyasint,omitempty"`
	Salt    []byte `cbor:"2,keyasint,omitempty"`
	Time    uint32 `cbor:"3,keyasint,omitempty"`
	Memory  uint32 `cbor:"4,keyasint,omitempty"` // KiB
	Threads uint8  `cbor:"5,keyasint,omitempty"`
	Wrapped []byte `cbor:"6,keyasint,omitempty"`
}

// cost of a passphrase for new homes: RFC 9106's second recommended choice. Tests lower it.
var cost = lock{Time: 3, Memory: 64 << 10, Threads: 4}

// mostMemory bounds what a file may ask argon2id to take: a hostile file costs a wrong answer, not the laptop.
const mostMemory = 1 << 20

// newLock makes a data key and locks it; without a passphrase it lies bare.
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

// unlock gives the data key, or ErrPassphrase.
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

// seal under the key that the passphrase gives. The 64 MiB are handed back to the system at once.
func (l lock) seal(passphrase []byte) seal {
	k := argon2.IDKey(passphrase, l.Salt, l.Time, l.Memory, l.Threads, chacha20poly1305.KeySize)
	debug.FreeOSMemory()
	s, err := newSeal(k)
	if err != nil {
		panic(err) // the key's length is a constant
	}
	return s
}
