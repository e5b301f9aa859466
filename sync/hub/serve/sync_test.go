package serve_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

func TestAnExchangeOverHTTP(t *testing.T) {
	h, c := newHub(t)
	secret, who := invited(t, h, "w", model.WorkerRole, grid)
	s, _ := newServer(h, wire.Secret{})
	core := coreOf(t, who, task, 1, newTask(grid))
	req := wire.Request{
		Version: 1, Sent: c.now.UnixMilli(),
		Asks: []wire.Ask{{Community: community, Ask: 5, Changes: [][]byte{core}, Rows: true}},
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

// TestWhatIsLeftOutOfAPageIsLogged: whoever looks after the hub finds the ids of records that no page can carry in its
// log, and nothing else of them.
func TestWhatIsLeftOutOfAPageIsLogged(t *testing.T) {
	j, c := new(hub.Memory), &clock{noon}
	h := openHub(t, j, c)
	enter(t, h, places()...)
	secret, who := invited(t, h, "w", model.WorkerRole, grid)
	words := newTask(grid)
	words.Words = "灯坏了"
	exchange(t, h, secret, c, wire.Ask{Community: community, Changes: [][]byte{coreOf(t, who, task, 1, words)}})
	err := j.Update(t.Context(), func(tx hub.Tx) error {
		l, err := tx.Load(hub.Keys{Community: community, Records: []model.RecordID{task}})
		if err != nil {
			return err
		}
		large := l.Records[task]
		large.Inside = bytes.Repeat([]byte("灯"), hub.MostRecord)
		return tx.Write(hub.Writes{Community: community, History: l.History, Records: []hub.Stored{large}})
	})
	if err != nil {
		t.Fatal(err)
	}
	s, l := newServer(h, wire.Secret{})
	// before is what has room before it.
	before := exchange(t, h, secret, c, wire.Ask{Community: community, Rows: true}).Answers[0].Page
	req := wire.Request{Version: wire.Version, Sent: c.now.UnixMilli(), Asks: []wire.Ask{
		{Community: community, Rows: true, After: before.Next, Digest: before.Digest, Week: before.Week},
	}}
	resp, _ := ask(t, s, call{path: wire.PathSync, secret: secret, body: marshal(t, req)})
	if resp.StatusCode != http.StatusOK {
		t.Fatal(resp.Status)
	}
	if !strings.Contains(l.String(), "left out of a page") || !strings.Contains(l.String(), task.String()) {
		t.Errorf("the log does not name the record: %s", l)
	}
	if strings.Contains(l.String(), "灯") {
		t.Error("the log holds words of the record")
	}
}

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
