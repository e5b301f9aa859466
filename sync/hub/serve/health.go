package serve

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"

	"sidan/sync/wire"
)

// health is the answer of GET /healthz, which says that the process answers. If the request has a nonce, Proof shows
// that the process knows the owner's secret. A caller checks this before it sends the secret to anybody, because the
// owner file may be one that a killed hub left, and another process may listen at its address now.
type health struct {
	OK    bool   `json:"ok"`
	Proof string `json:"proof,omitempty"`
}

// healthz answers GET /healthz.
func (s *Server) healthz(w http.ResponseWriter, r *http.Request) error {
	h := health{OK: true}
	if nonce := r.URL.Query().Get("nonce"); nonce != "" && s.owner != (wire.Secret{}) {
		h.Proof = proof(s.owner, nonce)
	}
	return writeJSON(w, h)
}

// proof returns an HMAC of the nonce under the owner's secret.
func proof(owner wire.Secret, nonce string) string {
	m := hmac.New(sha256.New, owner[:])
	m.Write([]byte("sidan owner " + nonce))
	return hex.EncodeToString(m.Sum(nil))
}

// readiness is the answer of GET /readyz, which is sent if the journal answers. Backups says whether backups are made;
// without them nothing that laptops send becomes safe.
type readiness struct {
	Ready   bool   `json:"ready"`
	Backups bool   `json:"backups"`
	Note    string `json:"note"`
}

// readyz answers GET /readyz.
func (s *Server) readyz(w http.ResponseWriter, r *http.Request) error {
	st, err := s.hub.Status(r.Context())
	if err != nil {
		return err
	}
	note := "backups are made"
	if !st.Backups {
		note = "no backups are made, or none lately: nothing more becomes safe, and laptops keep all they write"
	}
	return writeJSON(w, readiness{Ready: true, Backups: st.Backups, Note: note})
}

// status answers GET /v1/status.
func (s *Server) status(w http.ResponseWriter, r *http.Request) error {
	st, err := s.hub.Status(r.Context())
	if err != nil {
		return err
	}
	return writeJSON(w, st)
}

// writeJSON answers with a document in JSON.
func writeJSON(w http.ResponseWriter, v any) error {
	b, err := json.Marshal(v)
	return send(w, formJSON, "", b, err)
}
