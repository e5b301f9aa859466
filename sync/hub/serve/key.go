package serve

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"time"

	"sidan/sync/disk"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// keyFile holds the hub's own key and its certificate, 0600, and pinFile the pin that codes carry while it is
// served with them. Both lie beside the journal and not in it: a journal that is put back from an older copy
// must not bring an older key with it, which every laptop would take for somebody who stands between.
const (
	keyFile = "tls.pem"
	pinFile = "pin"
)

// ErrKeyGone says that a hub whose key laptops know has it no more. A new one would look to each of them like
// somebody who stands between.
var ErrKeyGone = errors.New("the hub's key is gone")

// ErrKeyDamaged is ErrDamaged: of the file of the hub's key, or of its pin.
var ErrKeyDamaged = fmt.Errorf("%w: the hub's key", hub.ErrDamaged)

// OwnKey is the key of the hub in a data directory, made at the first call. Its certificate is signed by itself
// and never expires: laptops know the key, and look at nothing else. ErrKeyGone where it was served with one
// that is not there.
func OwnKey(dir string) (*tls.Certificate, error) {
	path := filepath.Join(dir, keyFile)
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		if _, known := os.Stat(filepath.Join(dir, pinFile)); known == nil {
			return nil, ErrKeyGone
		}
		if b, err = newKey(); err == nil {
			err = disk.WriteBytes(path, b)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("own key: %w", err)
	}
	cert, err := tls.X509KeyPair(b, b)
	if err != nil {
		return nil, fmt.Errorf("own key %s: %w: %w", path, ErrKeyDamaged, err)
	}
	return &cert, nil
}

// KeepKey puts a copy of the own key of the hub in a data directory, if it has one, into the folder of its
// copies: a hub that is put back on another machine without it is a stranger to every laptop. One that is
// damaged takes no good one's place.
func KeepKey(dir, folder string) error {
	b, err := os.ReadFile(filepath.Join(dir, keyFile))
	if err == nil {
		if _, bad := tls.X509KeyPair(b, b); bad != nil {
			err = fmt.Errorf("%w: %w", ErrKeyDamaged, bad)
		} else {
			err = disk.WriteBytes(filepath.Join(folder, keyFile), b)
		}
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("keep key: %w", err)
	}
	return nil
}

// newKey makes a P-256 key and its certificate, as PEM.
func newKey() ([]byte, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	about := &x509.Certificate{
		SerialNumber: big.NewInt(1),
		Subject:      pkix.Name{CommonName: "sidan hub"},
		NotBefore:    time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC),
		NotAfter:     time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC), // "none" (RFC 5280, 4.1.2.5)
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	cert, err := x509.CreateCertificate(rand.Reader, about, about, &key.PublicKey, key)
	if err != nil {
		return nil, err
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, err
	}
	return append(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private}),
		pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert})...), nil
}

// AnnounceKey has the codes of the hub's invitations carry the pin of a key that is the hub's own; nil: they carry
// none. The data directory remembers it, for AnnounceLastKey. It must be called before the hub is used by other
// goroutines.
func AnnounceKey(h *hub.Hub, dir string, own *tls.Certificate) error {
	path := filepath.Join(dir, pinFile)
	if own == nil {
		h.SetPin(nil)
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("announce key: %w", err)
		}
		return nil
	}
	pin := wire.PinOf(own.Leaf)
	short := pin.Short()
	h.SetPin(&short)
	b, err := pin.MarshalText()
	if err == nil {
		err = disk.WriteBytes(path, append(b, '\n'))
	}
	if err != nil {
		return fmt.Errorf("announce key: %w", err)
	}
	return nil
}

// AnnounceLastKey does as the last AnnounceKey for this data directory did: for a hub that is opened to make
// invitations while nobody serves it. It must be called before the hub is used by other goroutines.
func AnnounceLastKey(h *hub.Hub, dir string) error {
	b, err := os.ReadFile(filepath.Join(dir, pinFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("announce last key: %w", err)
	}
	var pin wire.Pin
	if err := pin.UnmarshalText(bytes.TrimSpace(b)); err != nil {
		return fmt.Errorf("announce last key: %s: %w: %w", pinFile, ErrKeyDamaged, err)
	}
	short := pin.Short()
	h.SetPin(&short)
	return nil
}
