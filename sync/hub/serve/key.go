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

// keyFile holds the hub's own key and its certificate, 0600; pinFile holds the pin that codes of invitations carry
// while the hub is served with that key. Both lie beside the journal and not in it: a journal that is put back from an
// older copy must not bring an older key with it, which every laptop would take for an attacker's.
const (
	keyFile = "tls.pem"
	pinFile = "pin"
)

// ErrKeyGone is the error for a hub whose own key is missing although laptops know the hub by it. No new key is made,
// because each laptop would take the new one for an attacker's.
var ErrKeyGone = errors.New("the hub's key is gone")

// ErrKeyDamaged is the error for a damaged file of the hub's key, or of its pin. It is a kind of hub.ErrDamaged.
var ErrKeyDamaged = fmt.Errorf("%w: the hub's key", hub.ErrDamaged)

// OwnKey returns the key of the hub in a data directory, and makes it at the first call. The certificate of the key is
// signed by the key itself and never expires, because laptops check only the key. OwnKey returns ErrKeyGone if the hub
// was served with a key of its own that is missing now, and ErrKeyDamaged if the file cannot be read as a key.
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

// KeepKey copies the hub's own key, if there is one in the data directory, into the folder of its backups. If the hub
// were restored on another machine without its key, every laptop would refuse it. A damaged key is not copied over a
// good one.
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

// AnnounceKey has the codes of the hub's invitations carry the pin of own, the hub's own key. If own is nil, the codes
// carry no pin. The pin is stored in the data directory for AnnounceLastKey. AnnounceKey must be called before other
// goroutines use the hub.
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

// AnnounceLastKey has the codes of the hub's invitations carry the pin that the last AnnounceKey for this data
// directory stored, if any. It is for a hub that is opened to make invitations while no process serves it. It must be
// called before other goroutines use the hub.
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
