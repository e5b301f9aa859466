package serve_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub/serve"
	"sidan/sync/wire"
)

// unreadable is a body that nobody may read.
type unreadable struct{ t *testing.T }

func (u unreadable) Read([]byte) (int, error) {
	u.t.Error("a byte of the body was read")
	return 0, errors.New("not to be read")
}

// TestNoBodyIsReadOfWhoIsNobody: without a token, with one that is none, and with one of a revoked laptop the
// answer comes from the headers alone, and the connection is closed so that the server need not read on.
func TestNoBodyIsReadOfWhoIsNobody(t *testing.T) {
	h, _ := newHub(t)
	s, _ := newServer(h, wire.Secret{1})
	revoked, who := invited(t, h, "w", model.WorkerRole, grid)
	if _, err := h.Revoke(t.Context(), who.ID.String()); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		token string
		want  int
	}{
		"none":       {"", http.StatusUnauthorized},
		"garbage":    {"Bearer x", http.StatusUnauthorized},
		"nobody's":   {wire.Secret{9}.Bearer(), http.StatusUnauthorized},
		"revoked":    {revoked.Bearer(), http.StatusForbidden},
		"an owner's": {wire.Secret{1}.Bearer(), http.StatusUnauthorized},
	} {
		r := httptest.NewRequest(http.MethodPost, wire.PathSync, unreadable{t})
		r.ContentLength = wire.MostPacked
		if c.token != "" {
			r.Header.Set("Authorization", c.token)
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != c.want || w.Header().Get("Connection") != "close" {
			t.Errorf("%s: status %d, connection %q", name, w.Code, w.Header().Get("Connection"))
		}
	}
	r := httptest.NewRequest(http.MethodPost, "/v1/owner/import", unreadable{t})
	w := httptest.NewRecorder()
	if s.ServeHTTP(w, r); w.Code != http.StatusUnauthorized {
		t.Errorf("an owner's call by nobody: status %d", w.Code)
	}
}

// stalled is a body that never comes, of a request that has begun.
type stalled struct{ began, end chan struct{} }

func (b stalled) Read([]byte) (int, error) {
	select {
	case b.began <- struct{}{}:
	default:
	}
	<-b.end
	return 0, io.ErrUnexpectedEOF
}

// TestOneLaptopSendsFewBodiesAtOnce: the fifth request of one laptop is told to come back, another laptop's is not.
func TestOneLaptopSendsFewBodiesAtOnce(t *testing.T) {
	h, _ := newHub(t)
	s, _ := newServer(h, wire.Secret{})
	greedy, _ := invited(t, h, "g", model.WorkerRole, grid)
	other, _ := invited(t, h, "o", model.WorkerRole, grid2)
	begin := func(secret wire.Secret, body io.Reader) int {
		r := httptest.NewRequest(http.MethodPost, wire.PathSync, body)
		r.Header.Set("Authorization", secret.Bearer())
		r.Header.Set("Content-Type", wire.ContentType)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w.Code
	}
	end, ended := make(chan struct{}), make(chan int)
	for range 4 {
		body := stalled{make(chan struct{}, 1), end}
		go func() { ended <- begin(greedy, body) }()
		<-body.began
	}
	if got := begin(greedy, unreadable{t}); got != http.StatusServiceUnavailable {
		t.Errorf("a fifth body at once: status %d", got)
	}
	b, err := code.Marshal(wire.Request{Version: 1})
	if err != nil {
		t.Fatal(err)
	}
	if got := begin(other, bytes.NewReader(b)); got != http.StatusOK {
		t.Errorf("another laptop meanwhile: status %d", got)
	}
	close(end)
	for range 4 {
		<-ended
	}
	if got := begin(greedy, bytes.NewReader(b)); got != http.StatusOK {
		t.Errorf("the same laptop afterwards: status %d", got)
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

// TestAnAttackIsTwoLinesOfTheLog: the first refusal is written with the address it came from, the others are
// counted, and told in one line when the minute is over. What a client chose, such as the path, is in neither.
func TestAnAttackIsTwoLinesOfTheLog(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, _ := newHub(t)
		var log bytes.Buffer
		s := serve.NewServer(h, wire.Secret{}, slog.New(slog.NewTextHandler(&log, nil)))
		for range 500 {
			r := httptest.NewRequest(http.MethodPost, "/v1/sync", strings.NewReader("x"))
			r.RemoteAddr = "198.51.100.4:5555"
			s.ServeHTTP(httptest.NewRecorder(), r)
		}
		for i := range 100 {
			r := httptest.NewRequest(http.MethodGet, fmt.Sprintf("/%%0a王秀英%d", i), nil)
			r.RemoteAddr = "198.51.100.4:5555"
			s.ServeHTTP(httptest.NewRecorder(), r)
		}
		time.Sleep(61 * time.Second) // of the bubble
		synctest.Wait()
		lines := strings.Split(strings.TrimSpace(log.String()), "\n")
		if len(lines) != 4 {
			t.Fatalf("%d lines, want two for each of two kinds of refusal:\n%s", len(lines), log.String())
		}
		if !strings.Contains(log.String(), "198.51.100.4") || !strings.Contains(log.String(), "more=499") ||
			!strings.Contains(log.String(), "more=99") {
			t.Errorf("the log does not say from where, or how many more:\n%s", log.String())
		}
		if strings.Contains(log.String(), "王") || strings.Contains(log.String(), "%0a") {
			t.Errorf("a path that was asked for is in the log:\n%s", log.String())
		}
	})
}
