package serve

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strconv"
	"syscall"
	"testing"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// TestWhatTheOwnerIsToldComesBackAsItWas: an error of a hub that another process serves is the same kind of error as of
// one that this process has open.
func TestWhatTheOwnerIsToldComesBackAsItWas(t *testing.T) {
	path := func(err error) error { return &fs.PathError{Op: "open", Path: "/copies/x", Err: err} }
	for _, c := range []struct {
		name string
		err  error
		is   error
		path string // named by the error that comes back
	}{
		{"a full disk", path(syscall.ENOSPC), syscall.ENOSPC, "/copies/x"},
		{"a full disk, without a path", syscall.ENOSPC, syscall.ENOSPC, ""},
		{"a read-only disk", path(syscall.EROFS), syscall.EROFS, "/copies/x"},
		{"no permission", path(fs.ErrPermission), fs.ErrPermission, "/copies/x"},
		{"no such folder", path(fs.ErrNotExist), fs.ErrNotExist, "/copies/x"},
		{"damage", fmt.Errorf("backup: %w", hub.ErrDamaged), hub.ErrDamaged, ""},
		{"another program's file", hub.ErrForeign, hub.ErrForeign, ""},
		{"no key", ErrKeyGone, ErrKeyGone, ""},
		{"a damaged key", ErrKeyDamaged, ErrKeyDamaged, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			back := acrossTheLine(t, c.err)
			if !errors.Is(back, c.is) {
				t.Errorf("came back as %v", back)
			}
			if at := new(fs.PathError); c.path != "" && (!errors.As(back, &at) || at.Path != c.path) {
				t.Errorf("came back without its path: %v", back)
			}
		})
	}
	var copied *hub.CopyFault
	if back := acrossTheLine(t, &hub.CopyFault{Name: "hub-1.db", Err: hub.ErrDamaged}); !errors.As(back, &copied) ||
		copied.Name != "hub-1.db" || !errors.Is(back, hub.ErrDamaged) {
		t.Errorf("a damaged copy came back as %v", back)
	}
	var no *model.Refusal
	refused := &model.Refusal{Reason: model.Missing, Args: []string{"scope"}}
	back := acrossTheLine(t, fmt.Errorf("invite: %w", refused))
	if !errors.As(back, &no) || !reflect.DeepEqual(no, refused) {
		t.Errorf("a refusal came back as %v", back)
	}
	var p *wire.Problem
	elsewhere := &wire.Problem{Code: wire.ProblemElsewhere}
	if back := acrossTheLine(t, elsewhere); !errors.As(back, &p) || p.Code != wire.ProblemElsewhere {
		t.Errorf("a problem came back as %v", back)
	}
	if back := acrossTheLine(t, errors.New("words of somebody")); !errors.As(back, &p) || p.Code != wire.ProblemInside {
		t.Errorf("any other error came back as %v", back)
	}
}

// acrossTheLine is an error of an owner's call as the other process has it.
func acrossTheLine(t *testing.T, err error) error {
	t.Helper()
	p, _ := problemOf(toOwner(err))
	b, bad := json.Marshal(p)
	if bad != nil {
		t.Fatal(bad)
	}
	return refusedBy(b, p.Status)
}

func TestWhatIsNoProblemOfAHub(t *testing.T) {
	for name, body := range map[string]string{
		"a web page": "<html>", "another status": `{"status":404,"code":"code"}`, "nothing": "",
	} {
		err := refusedBy([]byte(body), http.StatusBadGateway)
		if err == nil || errors.As(err, new(*wire.Problem)) || errors.As(err, new(*model.Refusal)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestProblemsOfTheHubAreItsOwn: what a laptop cannot help is marked, to be looked into, and tells nothing of what it
// was.
func TestProblemsOfTheHubAreItsOwn(t *testing.T) {
	for _, c := range []struct {
		err    error
		code   string
		status int
		ours   bool
	}{
		{errors.New("words of somebody"), wire.ProblemInside, http.StatusInternalServerError, true},
		{&wire.Problem{Code: "disk-full"}, "disk-full", http.StatusInternalServerError, true},
		{fmt.Errorf("take: %w", &wire.Problem{Code: wire.ProblemBusy}), wire.ProblemBusy, 503, false},
		{&wire.Problem{Code: wire.ProblemRevoked}, wire.ProblemRevoked, http.StatusForbidden, false},
		{&model.Refusal{Reason: model.BadInput}, string(model.BadInput), statusRefused, false},
	} {
		p, ours := problemOf(c.err)
		if p.Code != c.code || p.Status != c.status || ours != c.ours || p.Title == "" || p.Type == "" {
			t.Errorf("%v: %+v, ours: %v", c.err, p, ours)
		}
	}
}

func TestProblemsAreWrittenInTheFormOfTheRequest(t *testing.T) {
	busy, _ := problemOf(&wire.Problem{Code: wire.ProblemBusy})
	for _, c := range []struct {
		name, accept, content, form string
		read                        func([]byte, any) error
	}{
		{"CBOR", "", wire.ContentType, "application/problem+cbor", code.Unmarshal},
		{"JSON accepted", "application/json", "", "application/problem+json", json.Unmarshal},
		{"JSON sent", "", "application/json", "application/problem+json", json.Unmarshal},
	} {
		t.Run(c.name, func(t *testing.T) {
			for range 50 {
				r := httptest.NewRequest(http.MethodPost, wire.PathSync, nil)
				r.Header.Set("Accept", c.accept)
				r.Header.Set("Content-Type", c.content)
				w := httptest.NewRecorder()
				writeProblem(w, r, busy)
				var got wire.Problem
				if err := c.read(w.Body.Bytes(), &got); err != nil || !reflect.DeepEqual(got, busy) ||
					w.Header().Get("Content-Type") != c.form || w.Code != http.StatusServiceUnavailable {
					t.Fatalf("%d %q %+v, %v", w.Code, w.Header().Get("Content-Type"), got, err)
				}
				after, err := strconv.Atoi(w.Header().Get("Retry-After"))
				if err != nil || after < 30 || after >= 300 {
					t.Fatalf("to come back after %q seconds", w.Header().Get("Retry-After"))
				}
			}
		})
	}
}
