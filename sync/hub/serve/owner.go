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

// ownerFile is the name of the owner file in the data directory of a running hub. The file says where the hub listens,
// which key it has if it speaks TLS, and what the secret of the owner's calls is. So whoever may read the file can
// administer the hub.
const ownerFile = "owner"

// owner is the content of the owner file, in JSON.
type owner struct {
	URL    string    `json:"url"`
	Pin    *wire.Pin `json:"pin,omitempty"`
	Secret string    `json:"secret"`
	PID    int       `json:"pid"` // to tell people which process it is
}

// Holder returns the id of the process that serves the hub in a data directory, as its owner file says. It returns 0
// if there is no owner file that can be read. The file of a hub that was killed still names its process.
func Holder(dir string) int {
	var o owner
	if b, err := os.ReadFile(filepath.Join(dir, ownerFile)); err != nil || json.Unmarshal(b, &o) != nil {
		return 0
	}
	return o.PID
}

// WriteOwner writes the owner file, with mode 0600, of a hub that listens at url. key is the key that the hub serves
// with; it is nil if the hub speaks plain HTTP. WriteOwner makes the secret in the file from random, and returns it
// for NewServer. It replaces the owner file that a killed hub left. remove deletes the file, and must be called when
// the hub stops.
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
