package serve

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"

	"sidan/sync/wire"
)

// health is the answer of GET /healthz: the process answers. To a request with a nonce it also proves that it knows the
// owner's secret. By that, an owner file that a killed hub left is told from that of whoever has the port now, before
// the secret is shown to anybody.
type health struct {
	OK    bool   `json:"ok"`
	Proof string `json:"proof,omitempty"`
}

func (s *Server) healthz(w http.ResponseWriter, r *http.Request) error {
	h := health{OK: true}
	if nonce := r.URL.Query().Get("nonce"); nonce != "" && s.owner != (wire.Secret{}) {
		h.Proof = proof(s.owner, nonce)
	}
	return writeJSON(w, h)
}

// proof is an HMAC of the nonce under the owner's secret.
func proof(owner wire.Secret, nonce string) string {
	m := hmac.New(sha256.New, owner[:])
	m.Write([]byte("sidan owner " + nonce))
	return hex.EncodeToString(m.Sum(nil))
}

// readiness is the answer of GET /readyz: the journal answers, and whether backups are made, without which nothing that
// laptops sent is safe.
type readiness struct {
	Ready   bool   `json:"ready"`
	Backups bool   `json:"backups"`
	Note    string `json:"note"`
}

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

func (s *Server) status(w http.ResponseWriter, r *http.Request) error {
	st, err := s.hub.Status(r.Context())
	if err != nil {
		return err
	}
	return writeJSON(w, st)
}

func writeJSON(w http.ResponseWriter, v any) error {
	b, err := json.Marshal(v)
	return send(w, formJSON, "", b, err)
}
