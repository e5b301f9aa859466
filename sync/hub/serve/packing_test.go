package serve_test

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"sidan/model"
	"sidan/sync"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// packingWorld is a hub behind HTTP and a laptop's client, and how bodies were packed on the way.
type packingWorld struct {
	t      *testing.T
	h      *hub.Hub
	c      *clock
	who    model.Ref
	client *sync.Client
	told   wire.Reply // account and communities, as the laptop was told last

	before func(r *http.Request)           // what a hub of the version before, or a bad line, makes of a request
	after  func(encoding string, b []byte) // and of the reply; it may alter b
	seen   []string                        // Content-Encoding of each request and, behind it, of its reply
}

func newPackingWorld(t *testing.T) *packingWorld {
	t.Helper()
	w := &packingWorld{t: t}
	w.h, w.c = newHub(t)
	var secret wire.Secret
	secret, w.who = invited(t, w.h, "w", model.WorkerRole, grid)
	s, _ := newServer(w.h, wire.Secret{})
	web := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		if r.URL.Path != wire.PathSync { // the client tries HTTP/2 first
			s.ServeHTTP(out, r)
			return
		}
		if w.before != nil {
			w.before(r)
		}
		in := httptest.NewRecorder()
		w.seen = append(w.seen, r.Header.Get("Content-Encoding"))
		s.ServeHTTP(in, r)
		b := in.Body.Bytes()
		w.seen = append(w.seen, in.Header().Get("Content-Encoding"))
		if w.after != nil {
			w.after(in.Header().Get("Content-Encoding"), b)
		}
		for k, v := range in.Header() {
			out.Header()[k] = v
		}
		out.WriteHeader(in.Code)
		_, _ = out.Write(b)
	}))
	t.Cleanup(web.Close)
	var err error
	if w.client, err = sync.NewClient(web.URL, secret, wire.Pin{}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.client.Close)
	return w
}

// syncs makes an exchange, as a laptop does that knows what it was told.
func (w *packingWorld) syncs() (wire.Reply, error) {
	req := wire.Request{Version: wire.Version, Sent: w.c.now.UnixMilli(), Run: 7}
	req.Asks = []wire.Ask{{Community: community, Ask: 1}}
	if w.told.Communities != nil {
		req.Known = wire.KnownOf(w.told.Account, w.told.Communities)
		req.Account, req.Communities = w.told.Account, w.told.Communities
	}
	reply, err := w.client.Sync(w.t.Context(), req)
	if err == nil && reply.Communities != nil {
		w.told = reply
	}
	return reply, err
}

// wants an exchange to succeed, and its bodies to be packed in these ways.
func (w *packingWorld) wants(what string, encodings ...string) {
	w.t.Helper()
	w.seen = nil
	reply, err := w.syncs()
	if err != nil || len(reply.Answers) != 1 || reply.Answers[0].Head == 0 {
		w.t.Errorf("%s: %+v, %v", what, reply, err)
	}
	if !slices.Equal(w.seen, encodings) {
		w.t.Errorf("%s: packed as %q, want %q", what, w.seen, encodings)
	}
}

func TestALaptopPacksAsItsHubCan(t *testing.T) {
	w := newPackingWorld(t)
	w.wants("the first exchange", "zstd", "expected")
	w.wants("the second", "known", "expected")
	in := hub.Invite{Person: w.who, Role: model.WorkerRole, Scopes: []model.Path{grid2}}
	if _, err := w.h.Invite(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	w.wants("with other rights since", "known", "", "zstd", "expected")
	if len(w.told.Account.Scopes) != 1 || w.told.Account.Scopes[0] != grid2 {
		t.Errorf("told of %+v", w.told.Account)
	}
	w.wants("once it was told of them", "known", "expected")
}

func TestALaptopAndAHubOfTheVersionBefore(t *testing.T) {
	w := newPackingWorld(t)
	w.before = func(r *http.Request) { // what that hub does not know of
		r.Header.Set("Accept-Encoding", strings.ReplaceAll(r.Header.Get("Accept-Encoding"), "expected, ", ""))
	}
	w.wants("the first exchange", "zstd", "answer")
	w.wants("the second", "zstd", "answer")
	w.before = nil
	w.wants("with a new hub", "zstd", "expected")
	w.wants("and again", "known", "expected")
	w.before = func(r *http.Request) { // the hub is put back to the version before
		if r.Header.Get("Content-Encoding") == "known" {
			r.Header.Set("Content-Encoding", "x-known")
		}
		r.Header.Set("Accept-Encoding", strings.ReplaceAll(r.Header.Get("Accept-Encoding"), "expected, ", ""))
	}
	w.wants("with an old one", "x-known", "", "zstd", "answer")
	w.wants("and again", "zstd", "answer")
}

// TestALineThatAlters: what was altered on the way is noticed, and does not keep the laptop from its hub.
func TestALineThatAlters(t *testing.T) {
	w := newPackingWorld(t)
	w.wants("the first exchange", "zstd", "expected")
	w.after = func(_ string, b []byte) { b[len(b)/2] ^= 0x40 }
	if _, err := w.syncs(); !errors.Is(err, sync.ErrReply) {
		t.Errorf("an altered reply: %v", err)
	}
	w.after = nil
	w.wants("afterwards", "zstd", "answer")
	w = newPackingWorld(t)
	w.wants("the first exchange", "zstd", "expected")
	alter := true
	w.before = func(r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		if b[len(b)/2] ^= 0x40; !alter {
			b[len(b)/2] ^= 0x40
		}
		alter = false
		r.Body = io.NopCloser(bytes.NewReader(b))
	}
	w.wants("an altered request", "known", "", "zstd", "expected")
}
