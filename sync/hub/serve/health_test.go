package serve_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"sidan/sync/wire"
)

func TestHealth(t *testing.T) {
	h, _ := newHub(t)
	s, _ := newServer(h, wire.Secret{})
	for path, want := range map[string]string{
		"/healthz": `"ok":true`, "/readyz": `"backups":false`, "/v1/status": `"communities":0`,
	} {
		if resp, b := ask(t, s, call{method: http.MethodGet, path: path}); resp.StatusCode != http.StatusOK ||
			!strings.Contains(string(b), want) {
			t.Errorf("%s: %s %s", path, resp.Status, b)
		}
	}
	resp, _ := ask(t, s, call{path: "/v1/owner/invite", secret: wire.Secret{1}})
	if resp.StatusCode != http.StatusNotFound {
		t.Errorf("owner's calls without an owner: %s", resp.Status)
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	resp, _ = ask(t, s, call{method: http.MethodGet, path: "/readyz"})
	if resp.StatusCode != http.StatusInternalServerError {
		t.Errorf("ready without a journal: %s", resp.Status)
	}
}

// TestAProofIsOfOneSecretAndOneNonce: whoever asks knows by it that they speak to the hub of the owner file.
func TestAProofIsOfOneSecretAndOneNonce(t *testing.T) {
	h, _ := newHub(t)
	proofOf := func(owner wire.Secret, query string) string {
		s, _ := newServer(h, owner)
		_, b := ask(t, s, call{method: http.MethodGet, path: "/healthz" + query})
		var said struct {
			OK    bool   `json:"ok"`
			Proof string `json:"proof"`
		}
		if err := json.Unmarshal(b, &said); err != nil || !said.OK {
			t.Fatalf("%s, %v", b, err)
		}
		return said.Proof
	}
	first := proofOf(wire.Secret{1}, "?nonce=a")
	if first == "" || first != proofOf(wire.Secret{1}, "?nonce=a") {
		t.Errorf("of one secret and nonce: %q", first)
	}
	if first == proofOf(wire.Secret{2}, "?nonce=a") || first == proofOf(wire.Secret{1}, "?nonce=b") {
		t.Error("another secret, or another nonce, has the same proof")
	}
	if proofOf(wire.Secret{1}, "") != "" || proofOf(wire.Secret{}, "?nonce=a") != "" {
		t.Error("a proof without a nonce, or without an owner")
	}
}
