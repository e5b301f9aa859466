package serve_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"

	"sidan/model/code"
	"sidan/sync/wire"
)

func TestJoinOverHTTP(t *testing.T) {
	h, _ := newHub(t)
	s, _ := newServer(h, wire.Secret{})
	in := invite(t, h, "w")
	body := marshal(t, wire.Join{Version: 1, Code: in.Code, Hash: wire.Secret{1}.Hash()})
	resp, b := ask(t, s, call{path: "/v1/join", body: body})
	var joined wire.Joined
	if err := code.Unmarshal(b, &joined); err != nil || resp.StatusCode != http.StatusOK ||
		joined.Account.Person != in.Person {
		t.Errorf("%s %+v %v", resp.Status, joined, err)
	}
	resp, _ = ask(
		t, s,
		call{path: "/v1/join", body: marshal(t, wire.Join{Version: 1, Code: in.Code, Hash: wire.Secret{2}.Hash()})},
	)
	if resp.StatusCode != http.StatusConflict {
		t.Errorf("on another laptop: %s", resp.Status)
	}
}

// tryJoin asks to join by a code, from an address.
func tryJoin(t *testing.T, s http.Handler, from, typed string, hash [32]byte) *httptest.ResponseRecorder {
	t.Helper()
	b, err := code.Marshal(wire.Join{Version: wire.Version, Code: typed, Hash: hash})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, wire.PathJoin, bytes.NewReader(b))
	r.RemoteAddr = from
	r.Header.Set("Content-Type", wire.ContentType)
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

// TestWrongCodesAreLimitedByAddress: twenty at once, then one every six seconds, and with a time to come back;
// an address of the same IPv6 network is the same, another one's tries are its own, and right codes count
// nothing.
func TestWrongCodesAreLimitedByAddress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, _ := newHub(t)
		s, _ := newServer(h, wire.Secret{})
		attacker, neighbour := "[2001:db8::1]:1000", "[2001:db8::2]:1000"
		for i := range 20 {
			if w := tryJoin(t, s, attacker, "0000-000-000", [32]byte{1}); w.Code != http.StatusNotFound {
				t.Fatalf("try %d: status %d", i+1, w.Code)
			}
		}
		for _, from := range []string{attacker, neighbour} {
			w := tryJoin(t, s, from, "0000-000-000", [32]byte{1})
			if w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" {
				t.Errorf("the 21st, from %s: status %d, again after %q", from, w.Code, w.Header().Get("Retry-After"))
			}
		}
		for i := range 30 { // a room full of new laptops behind one address
			in := invite(t, h, fmt.Sprint("w", i))
			if w := tryJoin(t, s, "192.0.2.7:40000", in.Code, wire.Secret{2, byte(i)}.Hash()); w.Code != http.StatusOK {
				t.Fatalf("laptop %d of a room: status %d", i+1, w.Code)
			}
		}
		time.Sleep(6 * time.Second) // of the bubble
		if w := tryJoin(t, s, attacker, "0000-000-000", [32]byte{1}); w.Code != http.StatusNotFound {
			t.Errorf("six seconds later: status %d", w.Code)
		}
		if w := tryJoin(t, s, attacker, "0000-000-000", [32]byte{1}); w.Code != http.StatusTooManyRequests {
			t.Errorf("and once more: status %d", w.Code)
		}
	})
}

// TestWrongCodesAreLimitedOverall: from ever new addresses two hundred at once, then twenty a second.
func TestWrongCodesAreLimitedOverall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, _ := newHub(t)
		s, _ := newServer(h, wire.Secret{})
		tried := func(n int) (wrong int) {
			for i := range n {
				from := fmt.Sprintf("10.%d.%d.%d:99", time.Now().Second(), i/250, i%250)
				if w := tryJoin(t, s, from, "0000-000-000", [32]byte{1}); w.Code == http.StatusNotFound {
					wrong++
				}
			}
			return wrong
		}
		if got := tried(400); got != 200 {
			t.Errorf("%d of 400 at once were looked at, want 200", got)
		}
		time.Sleep(time.Second)
		if got := tried(400); got != 20 {
			t.Errorf("a second later %d, want 20", got)
		}
	})
}
