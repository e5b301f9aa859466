package serve_test

import (
	"bytes"
	"context"
	"crypto/tls"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/hub/serve"
	"sidan/sync/hub/suite"
	"sidan/sync/wire"
)

// log is what a server wrote, for looking at afterwards.
type log struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

func newServer(h *hub.Hub, owner wire.Secret) (*serve.Server, *log) {
	l := new(log)
	return serve.NewServer(h, owner, slog.New(slog.NewJSONHandler(l, nil))), l
}

type call struct {
	method, path string
	secret       wire.Secret
	body         []byte
	header       map[string]string
}

// ask makes a request of a handler and gives the answer, unpacked.
func ask(t *testing.T, s http.Handler, c call) (*http.Response, []byte) {
	t.Helper()
	if c.method == "" {
		c.method = http.MethodPost
	}
	r := httptest.NewRequestWithContext(t.Context(), c.method, c.path, bytes.NewReader(c.body))
	if c.secret != (wire.Secret{}) {
		r.Header.Set("Authorization", "Bearer "+hex.EncodeToString(c.secret[:]))
	}
	r.Header.Set("Content-Type", "application/cbor")
	for k, v := range c.header {
		r.Header.Set(k, v)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	b, err := io.ReadAll(w.Result().Body)
	if err != nil {
		t.Fatal(err)
	}
	return w.Result(), b
}

func marshal(t *testing.T, v any) []byte {
	t.Helper()
	b, err := code.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// slow is a journal whose reading waits until it is let go, then fails in its way.
type slow struct {
	*hub.Memory
	begun chan struct{}
	go_   chan struct{}
	panic bool
}

func (s *slow) Read(ctx context.Context, fn func(hub.Snapshot) error) error {
	if s.begun != nil {
		s.begun <- struct{}{}
		<-s.go_
	}
	if s.panic {
		panic("name of somebody")
	}
	return s.Memory.Read(ctx, fn)
}

// slowWrites is a journal whose writing waits until it is let go.
type slowWrites struct {
	*hub.Memory
	begun chan struct{}
	go_   chan struct{}
}

func (s *slowWrites) Update(ctx context.Context, fn func(hub.Tx) error) error {
	if s.begun != nil {
		s.begun <- struct{}{}
		<-s.go_
	}
	return s.Memory.Update(ctx, fn)
}

func TestAPanicIsAProblemAndNamesNobody(t *testing.T) {
	j := &slow{Memory: new(hub.Memory)}
	h := openHub(t, j, &clock{noon})
	j.panic = true
	s, l := newServer(h, wire.Secret{})
	resp, b := ask(t, s, call{
		path: "/v1/sync", secret: wire.Secret{1}, body: marshal(t, wire.Request{Version: 1}),
		header: map[string]string{"Accept": "application/json"},
	})
	if resp.StatusCode != http.StatusInternalServerError || !strings.Contains(string(b), wire.ProblemInside) {
		t.Errorf("%s %s", resp.Status, b)
	}
	if !strings.Contains(l.String(), "panic") || strings.Contains(l.String()+string(b), "somebody") {
		t.Error("the log does not say so, or names somebody")
	}
}

func TestTheLogNamesNobody(t *testing.T) {
	h, c := newHub(t)
	secret, who := invited(t, h, "王某某", model.WorkerRole, grid)
	s, l := newServer(h, wire.Secret{})
	words := newTask(grid)
	words.Words = "灯坏了"
	req := wire.Request{
		Version: 1, Sent: c.now.UnixMilli(),
		Asks: []wire.Ask{{Community: community, Changes: [][]byte{coreOf(t, who, task, 1, words)}}},
	}
	ask(t, s, call{path: "/v1/sync", secret: secret, body: marshal(t, req)})
	ask(t, s, call{path: "/v1/join", body: marshal(t, wire.Join{Version: 1, Code: "王某某", Hash: [32]byte{1}})})
	if got := l.String(); !strings.Contains(got, `"status":200`) {
		t.Errorf("log: %s", got)
	} else if strings.Contains(got, "王某某") || strings.Contains(got, "灯") ||
		strings.Contains(got, hex.EncodeToString(secret[:])) {
		t.Error("the log holds personal data or a secret")
	}
}

// serveOn runs a server on loopback, without TLS, until stop is called.
func serveOn(t *testing.T, s *serve.Server, l net.Listener) (stop func() error) {
	t.Helper()
	return serveWith(t, s, l, nil)
}

// serveWith is serveOn with a key, or plain where that is nil.
func serveWith(t *testing.T, s *serve.Server, l net.Listener, key *tls.Certificate) (stop func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, l, key) }()
	return func() error { cancel(); return <-ended }
}

func listen(t *testing.T) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestServeDrains(t *testing.T) {
	j := &slow{Memory: new(hub.Memory)}
	h := openHub(t, j, &clock{noon})
	j.begun, j.go_ = make(chan struct{}), make(chan struct{})
	s, _ := newServer(h, wire.Secret{})
	l := listen(t)
	stop := serveOn(t, s, l)
	got := make(chan int, 1)
	go func() {
		resp, err := http.Get("http://" + l.Addr().String() + "/v1/status")
		if err != nil {
			t.Error(err)
			got <- 0
			return
		}
		resp.Body.Close()
		got <- resp.StatusCode
	}()
	<-j.begun
	stopped := make(chan error, 1)
	go func() { stopped <- stop() }()
	for { // the listener is closed first, while the request goes on
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			break
		}
		c.Close()
	}
	select {
	case <-stopped:
		t.Error("stopped before the request was answered")
	default:
	}
	close(j.go_)
	if status := <-got; status != http.StatusOK {
		t.Errorf("what had begun got %d", status)
	}
	if err := <-stopped; err != nil {
		t.Error(err)
	}
}

func TestServeSpeaksHTTP2WithoutTLS(t *testing.T) {
	h, _ := newHub(t)
	s, _ := newServer(h, wire.Secret{})
	l := listen(t)
	stop := serveOn(t, s, l)
	var p http.Protocols
	p.SetUnencryptedHTTP2(true)
	client := &http.Client{Transport: &http.Transport{Protocols: &p}}
	resp, err := client.Get("http://" + l.Addr().String() + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.ProtoMajor != 2 {
		t.Errorf("spoke %s", resp.Proto)
	}
	client.CloseIdleConnections()
	if err := stop(); err != nil {
		t.Error(err)
	}
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

// TestARestartForgetsNothing closes a hub in the midst of its history and opens it again.
func TestARestartForgetsNothing(t *testing.T) {
	dir := suite.TempDir(t)
	c := &clock{noon}
	open := func() *hub.Hub {
		h, err := opener(t)(dir)
		if err != nil {
			t.Fatal(err)
		}
		return h
	}
	h := open()
	enter(t, h, places()...)
	secret, who := invited(t, h, "w", model.WorkerRole, grid)
	core := coreOf(t, who, task, 1, newTask(grid))
	before := exchange(t, h, secret, c, wire.Ask{Community: community, Changes: [][]byte{core}, Rows: true})
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	h = open()
	defer h.Close()
	after := exchange(t, h, secret, c, wire.Ask{Community: community, Changes: [][]byte{core}, Rows: true})
	if d := cmp.Diff(before, after, cmp.AllowUnexported(wire.Verdict{}, wire.Row{})); d != "" {
		t.Errorf("after a restart:\n%s", d)
	}
}
