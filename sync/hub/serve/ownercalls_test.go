package serve_test

import (
	"net/http"
	"testing"

	"sidan/model"
	"sidan/sync/wire"
)

func TestTheOwnersCallsWantTheOwnersSecret(t *testing.T) {
	h, _ := newHub(t)
	laptop, _ := invited(t, h, "w", model.WorkerRole, grid)
	s, _ := newServer(h, wire.Secret{42})
	for _, path := range []string{"/v1/owner/invite", "/v1/owner/import", "/v1/owner/devices", "/v1/owner/places"} {
		method := http.MethodPost
		if path == "/v1/owner/devices" || path == "/v1/owner/places" {
			method = http.MethodGet
		}
		for name, secret := range map[string]wire.Secret{"nobody": {}, "a laptop": laptop} {
			resp, _ := ask(t, s, call{method: method, path: path, secret: secret, body: []byte("{}")})
			if resp.StatusCode != http.StatusUnauthorized {
				t.Errorf("%s, %s: %s", path, name, resp.Status)
			}
		}
		resp, _ := ask(t, s, call{method: method, path: path, secret: wire.Secret{42}, body: []byte("{")})
		if method == http.MethodPost && resp.StatusCode != http.StatusBadRequest {
			t.Errorf("%s, garbage: %s", path, resp.Status)
		}
	}
}
