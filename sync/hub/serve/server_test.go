package serve_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/hex"
	"encoding/json"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/klauspost/compress/zstd"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/hub/serve"
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

func TestAnExchangeOverHTTP(t *testing.T) {
	h, c := newHub(t)
	secret, who := invited(t, h, "w", model.WorkerRole, grid)
	s, _ := newServer(h, wire.Secret{})
	core := coreOf(t, who, task, 1, newTask(grid))
	req := wire.Request{
		Version: 1, Sent: c.now.UnixMilli(),
		Asks: []wire.Ask{{Home: home, Ask: 5, Changes: [][]byte{core}, Rows: true}},
	}
	asJSON, err := json.Marshal(req)
	if err != nil {
		t.Fatal(err)
	}
	cborBytes := marshal(t, req)
	for _, k := range []struct {
		name   string
		body   []byte
		header map[string]string
	}{
		{"CBOR", cborBytes, nil},
		{"CBOR in zstd", zstded(t, cborBytes), map[string]string{
			"Content-Encoding": "zstd", "Accept-Encoding": "zstd",
		}},
		{"CBOR in gzip", gzipped(t, cborBytes), map[string]string{"Content-Encoding": "gzip"}},
		{"JSON", asJSON, map[string]string{"Content-Type": "application/json", "Accept": "application/json"}},
		{"JSON in gzip", gzipped(t, asJSON), map[string]string{
			"Content-Type": "application/json; charset=utf-8", "Content-Encoding": "gzip",
			"Accept": "application/json",
		}},
	} {
		t.Run(k.name, func(t *testing.T) {
			resp, b := ask(t, s, call{path: "/v1/sync", secret: secret, body: k.body, header: k.header})
			if resp.StatusCode != http.StatusOK {
				t.Fatalf("%s: %s", resp.Status, b)
			}
			var reply wire.Reply
			if strings.HasPrefix(resp.Header.Get("Content-Type"), "application/json") {
				err = json.Unmarshal(b, &reply)
			} else {
				err = wire.Unpack(b, resp.Header.Get("Content-Encoding") == "zstd", wire.MostUnpacked, &reply)
			}
			if err != nil {
				t.Fatal(err)
			}
			a := reply.Answers[0]
			if a.Ask != 5 || len(a.Verdicts) != 1 || a.Verdicts[0].ID != wire.ShortOf(code.ChangeID(core)) ||
				rowOf(a, task).Face == nil {
				t.Errorf("answer %+v", a)
			}
		})
	}
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

func TestHealth(t *testing.T) {
	h, _ := newHub(t)
	s, _ := newServer(h, wire.Secret{})
	for path, want := range map[string]string{"/healthz": `"ok":true`, "/readyz": `"backups":false`, "/v1/status": `"communities":0`} {
		if resp, b := ask(t, s, call{method: http.MethodGet, path: path}); resp.StatusCode != http.StatusOK ||
			!strings.Contains(string(b), want) {
			t.Errorf("%s: %s %s", path, resp.Status, b)
		}
	}
	if resp, _ := ask(t, s, call{path: "/v1/owner/invite", secret: wire.Secret{1}}); resp.StatusCode != http.StatusNotFound {
		t.Errorf("owner's calls without an owner: %s", resp.Status)
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	if resp, _ := ask(t, s, call{method: http.MethodGet, path: "/readyz"}); resp.StatusCode != http.StatusInternalServerError {
		t.Errorf("ready without a journal: %s", resp.Status)
	}
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
		Asks: []wire.Ask{{Home: home, Changes: [][]byte{coreOf(t, who, task, 1, words)}}},
	}
	ask(t, s, call{path: "/v1/sync", secret: secret, body: marshal(t, req)})
	ask(t, s, call{path: "/v1/join", body: marshal(t, wire.Join{Version: 1, Code: "王某某", Hash: [32]byte{1}})})
	if got := l.String(); !strings.Contains(got, `"status":200`) {
		t.Errorf("log: %s", got)
	} else if strings.Contains(got, "王某某") || strings.Contains(got, "灯") || strings.Contains(got, hex.EncodeToString(secret[:])) {
		t.Error("the log holds personal data or a secret")
	}
}

// serve runs a server on loopback until stop is called.
func serveOn(t *testing.T, s *serve.Server, l net.Listener) (stop func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, l, nil) }()
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

// TestWhatIsLeftOutOfAPageIsLogged: whoever looks after the hub finds the ids of records that no page can carry in its
// log, and nothing else of them.
func TestWhatIsLeftOutOfAPageIsLogged(t *testing.T) {
	j, c := new(hub.Memory), &clock{noon}
	h := openHub(t, j, c)
	enter(t, h, places()...)
	secret, who := invited(t, h, "w", model.WorkerRole, grid)
	words := newTask(grid)
	words.Words = "灯坏了"
	exchange(t, h, secret, c, wire.Ask{Home: home, Changes: [][]byte{coreOf(t, who, task, 1, words)}})
	err := j.Update(t.Context(), func(tx hub.Tx) error {
		l, err := tx.Load(hub.Keys{Home: home, Records: []model.RecordID{task}})
		if err != nil {
			return err
		}
		large := l.Records[task]
		large.Inside = bytes.Repeat([]byte("灯"), hub.MostRecord)
		return tx.Write(hub.Writes{Home: home, Community: l.Community, Records: []hub.Stored{large}})
	})
	if err != nil {
		t.Fatal(err)
	}
	s, l := newServer(h, wire.Secret{})
	before := exchange(t, h, secret, c, wire.Ask{Home: home, Rows: true}).Answers[0].Page // what has room before it
	req := wire.Request{Version: wire.Version, Sent: c.now.UnixMilli(), Asks: []wire.Ask{
		{Home: home, Rows: true, After: before.Next, Digest: before.Digest, Week: before.Week},
	}}
	if resp, _ := ask(t, s, call{path: wire.PathSync, secret: secret, body: marshal(t, req)}); resp.StatusCode != http.StatusOK {
		t.Fatal(resp.Status)
	}
	if !strings.Contains(l.String(), "left out of a page") || !strings.Contains(l.String(), task.String()) {
		t.Errorf("the log does not name the record: %s", l)
	}
	if strings.Contains(l.String(), "灯") {
		t.Error("the log holds words of the record")
	}
}
