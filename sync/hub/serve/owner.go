package serve

import (
	"context"
	"crypto/subtle"
	"crypto/tls"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"

	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// ownerFile lies in a running hub's data directory: where it listens, the pin of the key it shows there if it
// speaks TLS, and the secret that lets whoever may read the directory look after it.
const ownerFile = "owner"

type owner struct {
	URL    string    `json:"url"`
	Pin    *wire.Pin `json:"pin,omitempty"`
	Secret string    `json:"secret"`
	PID    int       `json:"pid"` // only to name it to others
}

// Holder is the process that serves a data directory, as far as its owner file says; 0 where it does not.
func Holder(dir string) int {
	var o owner
	if b, err := os.ReadFile(filepath.Join(dir, ownerFile)); err != nil || json.Unmarshal(b, &o) != nil {
		return 0
	}
	return o.PID
}

// WriteOwner leaves the owner file for a hub that listens at url, with a key or plain, 0600, and gives the
// secret in it for NewServer. The file of a hub that was killed is written over; remove takes it away at the
// end.
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

// importDoc is the body of an import: rows as the cores of the changes they are.
type importDoc struct {
	hub.Terms
	Rows [][]byte `json:"rows"`
}

// mostImport is far above the lists of a county of 51,600 households.
const mostImport = 64 << 20

// rows are those of the changes.
func (doc importDoc) rows() ([]hub.Row, error) {
	rows := make([]hub.Row, len(doc.Rows))
	for i, core := range doc.Rows {
		c, err := code.Change(core)
		if err != nil {
			return nil, &wire.Problem{Code: wire.ProblemMalformed}
		}
		rows[i] = hub.Row{Record: c.Record, Body: c.Body}
	}
	return rows, nil
}

// revokeDoc is the body of a revocation: which laptop, or whose.
type revokeDoc struct {
	Who string `json:"who"`
}

// backupDoc is the body of a backup: where to.
type backupDoc struct {
	Dir  string `json:"dir"` // on the hub's own machine, as the caller's
	Anew bool   `json:"anew"`
}

// ownersCalls are those of a Keeper, for whoever shows the owner's secret.
func (s *Server) ownersCalls() {
	h := s.hub
	s.handle("POST /v1/owner/invite", told(s, h.Invite))
	s.handle("POST /v1/owner/import", told(s, func(ctx context.Context, doc importDoc) ([]hub.RowVerdict, error) {
		rows, err := doc.rows()
		if err != nil {
			return nil, err
		}
		return h.Import(ctx, rows, doc.Terms)
	}))
	s.handle(
		"POST /v1/owner/revoke",
		told(s, func(ctx context.Context, doc revokeDoc) ([]hub.DeviceStatus, error) { return h.Revoke(ctx, doc.Who) }),
	)
	s.handle("POST /v1/owner/backup", told(s, func(ctx context.Context, doc backupDoc) (hub.Backup, error) {
		// Not the request's context: a backup that was begun is finished, so that the list fits the copies.
		return h.Backup(context.WithoutCancel(ctx), doc.Dir, doc.Anew)
	}))
	s.handle("GET /v1/owner/places", asked(s, h.Places))
	s.handle("GET /v1/owner/devices", asked(s, h.Devices))
	s.handle("GET /v1/owner/check", asked(s, h.Check))
}

// told is a call with a body, asked one without.
func told[In, Out any](
	s *Server, call func(context.Context, In) (Out, error),
) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		var in In
		if err := s.ownerBody(w, r, &in); err != nil {
			return err
		}
		out, err := call(r.Context(), in)
		if err != nil {
			return toOwner(err)
		}
		return writeJSON(w, out)
	}
}

func asked[Out any](s *Server, call func(context.Context) (Out, error)) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		if err := s.isOwner(r); err != nil {
			return err
		}
		out, err := call(r.Context())
		if err != nil {
			return toOwner(err)
		}
		return writeJSON(w, out)
	}
}

func (s *Server) isOwner(r *http.Request) error {
	secret, err := bearer(r)
	if err == nil && subtle.ConstantTimeCompare(secret[:], s.owner[:]) != 1 {
		err = &wire.Problem{Code: wire.ProblemUnknown}
	}
	return err
}

func (s *Server) ownerBody(w http.ResponseWriter, r *http.Request, v any) error {
	if err := s.isOwner(r); err != nil {
		return err
	}
	b, err := readAll(w, r, mostImport)
	if err != nil {
		return err
	}
	if json.Unmarshal(b, v) != nil {
		return &wire.Problem{Code: wire.ProblemMalformed}
	}
	return nil
}
