package serve_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/klauspost/compress/zstd"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/wire"
)

func gzipped(t *testing.T, b []byte) []byte {
	t.Helper()
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return z.Bytes()
}

func zstded(t *testing.T, b []byte) []byte {
	t.Helper()
	e, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return e.EncodeAll(b, nil)
}

func TestBodiesThatAreNone(t *testing.T) {
	h, _ := newHub(t)
	secret, _ := invited(t, h, "w", model.WorkerRole, grid)
	s, _ := newServer(h, wire.Secret{})
	bomb := zstded(t, make([]byte, 4<<20))
	noise := make([]byte, 2<<20)
	if _, err := rand.NewChaCha8([32]byte{}).Read(noise); err != nil {
		t.Fatal(err)
	}
	packed := func(how string) map[string]string { return map[string]string{"Content-Encoding": how} }
	for _, c := range []struct {
		name   string
		secret wire.Secret
		body   []byte
		header map[string]string
		code   string
		status int
	}{
		{"nothing", secret, nil, nil, wire.ProblemMalformed, 400},
		{"a web form", secret, []byte("a=b"), nil, wire.ProblemMalformed, 400},
		{"cut", secret, marshal(t, wire.Request{Version: 1})[:3], nil, wire.ProblemMalformed, 400},
		{"not zstd", secret, []byte("not zstd"), packed("zstd"), wire.ProblemMalformed, 400},
		{"not gzip", secret, []byte("not gzip"), packed("gzip"), wire.ProblemMalformed, 400},
		{"an unknown packing", secret, []byte("x"), packed("br"), wire.ProblemMalformed, 400},
		{"a large body", secret, noise, nil, wire.ProblemTooLarge, 413},
		{"a large packed body", secret, noise[:wire.MostPacked+1], packed("zstd"), wire.ProblemTooLarge, 413},
		{"a bomb in zstd", secret, bomb, packed("zstd"), wire.ProblemTooLarge, 413},
		{"a bomb in gzip", secret, gzipped(t, make([]byte, 4<<20)), packed("gzip"), wire.ProblemTooLarge, 413},
		{"nobody", wire.Secret{}, marshal(t, wire.Request{Version: 1}), nil, wire.ProblemUnknown, 401},
		{"an unknown laptop", wire.Secret{9}, marshal(t, wire.Request{Version: 1}), nil, wire.ProblemUnknown, 401},
		{"a token that is none", wire.Secret{}, nil, map[string]string{
			"Authorization": "Bearer x",
		}, wire.ProblemUnknown, 401},
	} {
		t.Run(c.name, func(t *testing.T) {
			header := map[string]string{"Accept": "application/json"}
			for k, v := range c.header {
				header[k] = v
			}
			for _, form := range []string{"json", "cbor"} {
				if form == "cbor" {
					delete(header, "Accept")
				}
				resp, b := ask(t, s, call{path: "/v1/sync", secret: c.secret, body: c.body, header: header})
				var p wire.Problem
				var err error
				if form == "json" {
					err = json.Unmarshal(b, &p)
				} else {
					err = code.Unmarshal(b, &p)
				}
				if err != nil || p.Code != c.code || p.Status != c.status || resp.StatusCode != c.status ||
					p.Title == "" || resp.Header.Get("Content-Type") != "application/problem+"+form {
					t.Errorf("%s: %s %s %+v %v", form, resp.Status, resp.Header.Get("Content-Type"), p, err)
				}
			}
		})
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
