package serve

import (
	"crypto/tls"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"sidan/sync/wire"
)

// ownerFile is the name of the owner file, which lies in the data directory of a running hub. It says where the hub
// listens, by which key it is known if it speaks TLS, and the secret of the owner's calls: whoever may read the
// directory may look after the hub.
const ownerFile = "owner"

type owner struct {
	URL    string    `json:"url"`
	Pin    *wire.Pin `json:"pin,omitempty"`
	Secret string    `json:"secret"`
	PID    int       `json:"pid"` // to name the process to people
}

// Holder returns the id of the process that serves the hub in a data directory, as its owner file says; 0 where there
// is none. The file of a hub that was killed still names its process.
func Holder(dir string) int {
	var o owner
	if b, err := os.ReadFile(filepath.Join(dir, ownerFile)); err != nil || json.Unmarshal(b, &o) != nil {
		return 0
	}
	return o.PID
}

// WriteOwner writes the owner file, 0600, of a hub that listens at url, with this key or, where it is nil, plain. It
// draws the secret in it, which is for NewServer. An owner file that a killed hub left is replaced. remove removes the
// file, and must be called when the hub stops.
func WriteOwner(
	dir, url string, key *tls.Certificate, random io.Reader,
) (secret wire.Secret, remove func() error, err error) {
	if _, err := io.ReadFull(random, secret[:]); err != nil {
		return secret, nil, fmt.Errorf("owner: draw a secret: %w", err)
	}
	o := owner{URL: url, Secret: hex.EncodeToString(secret[:]), PID: os.Getpid()}
	if key != nil {
		pin := wire.PinOf(key.Leaf)
		o.Pin = &pin
	}
	b, err := json.Marshal(o)
	if err != nil {
		return secret, nil, fmt.Errorf("owner: %w", err)
	}
	path := filepath.Join(dir, ownerFile)
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return secret, nil, fmt.Errorf("owner: %w", err)
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		return secret, nil, fmt.Errorf("owner: %w", err)
	}
	return secret, func() error { return os.Remove(path) }, nil
}
