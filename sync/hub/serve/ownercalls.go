package serve

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"net/http"

	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// importDoc is the body of an import. Each row is the core of the change that it stands for.
type importDoc struct {
	hub.Terms
	Rows [][]byte `json:"rows"`
}

// mostImport is the most bytes of the body of an owner's call, or of its answer. It is far above the lists of a county
// of 51,600 households.
const mostImport = 64 << 20

// rows decodes the rows of an import.
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

// revokeDoc is the body of a revocation. Who names a laptop or a person.
type revokeDoc struct {
	Who string `json:"who"`
}

// backupDoc is the body of a backup.
type backupDoc struct {
	Dir  string `json:"dir"` // where to write it, on the hub's own machine, which is also the caller's
	Anew bool   `json:"anew"`
}

// handleOwner registers the owner's calls. They are the methods of hub.Keeper, for a client that sends the owner's
// secret.
func (s *Server) handleOwner() {
	h := s.hub
	s.handle("POST /v1/owner/invite", withBody(s, h.Invite))
	s.handle("POST /v1/owner/import", withBody(s, func(ctx context.Context, doc importDoc) ([]hub.RowVerdict, error) {
		rows, err := doc.rows()
		if err != nil {
			return nil, err
		}
		return h.Import(ctx, rows, doc.Terms)
	}))
	s.handle("POST /v1/owner/revoke", withBody(s, func(ctx context.Context, doc revokeDoc) ([]hub.DeviceStatus, error) {
		return h.Revoke(ctx, doc.Who)
	}))
	s.handle("POST /v1/owner/backup", withBody(s, func(ctx context.Context, doc backupDoc) (hub.Backup, error) {
		// The request's context is not used: a backup that has begun is finished, so that the list of backups fits the
		// files.
		return h.Backup(context.WithoutCancel(ctx), doc.Dir, doc.Anew)
	}))
	s.handle("GET /v1/owner/places", withoutBody(s, h.Places))
	s.handle("GET /v1/owner/devices", withoutBody(s, h.Devices))
	s.handle("GET /v1/owner/check", withoutBody(s, h.Check))
}

// withBody returns the handler of a call that takes a document.
func withBody[In, Out any](
	s *Server, call func(context.Context, In) (Out, error),
) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		var in In
		if err := s.readOwnerBody(w, r, &in); err != nil {
			return err
		}
		out, err := call(r.Context(), in)
		if err != nil {
			return toOwner(err)
		}
		return writeJSON(w, out)
	}
}

// withoutBody returns the handler of a call that takes no document.
func withoutBody[Out any](
	s *Server, call func(context.Context) (Out, error),
) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		if err := s.requireOwner(r); err != nil {
			return err
		}
		out, err := call(r.Context())
		if err != nil {
			return toOwner(err)
		}
		return writeJSON(w, out)
	}
}

// requireOwner returns a *wire.Problem unless the request has the owner's secret.
func (s *Server) requireOwner(r *http.Request) error {
	secret, err := bearer(r)
	if err == nil && subtle.ConstantTimeCompare(secret[:], s.owner[:]) != 1 {
		err = &wire.Problem{Code: wire.ProblemUnknown}
	}
	return err
}

// readOwnerBody checks that the request has the owner's secret, and then reads its document.
func (s *Server) readOwnerBody(w http.ResponseWriter, r *http.Request, v any) error {
	if err := s.requireOwner(r); err != nil {
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
