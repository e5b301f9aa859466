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

// rows decodes the rows.
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

// handleOwner registers the owner's calls. They are those of hub.Keeper, for whoever shows the owner's secret.
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
		// Not the request's context: a backup that was begun is finished, so that the list fits the copies.
		return h.Backup(context.WithoutCancel(ctx), doc.Dir, doc.Anew)
	}))
	s.handle("GET /v1/owner/places", withoutBody(s, h.Places))
	s.handle("GET /v1/owner/devices", withoutBody(s, h.Devices))
	s.handle("GET /v1/owner/check", withoutBody(s, h.Check))
}

// withBody makes a handler of a call that takes a document.
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

// withoutBody makes a handler of a call that takes nothing.
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

// requireOwner returns a *wire.Problem unless a request shows the owner's secret.
func (s *Server) requireOwner(r *http.Request) error {
	secret, err := bearer(r)
	if err == nil && subtle.ConstantTimeCompare(secret[:], s.owner[:]) != 1 {
		err = &wire.Problem{Code: wire.ProblemUnknown}
	}
	return err
}

// readOwnerBody reads the document of an owner's call, once it is known that the owner sent it.
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
