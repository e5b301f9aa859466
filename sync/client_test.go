package sync

import (
	"context"
	"crypto/x509"
	"errors"
	"io"
	stdlog "log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/wire"
)

var secret = wire.Secret{1, 2, 3}

// web is a server that speaks what a hub speaks.
func web(t *testing.T, h http.Handler) *httptest.Server {
	t.Helper()
	srv := httptest.NewUnstartedServer(h)
	srv.Config.Protocols = new(http.Protocols)
	srv.Config.Protocols.SetHTTP1(true)
	srv.Config.Protocols.SetUnencryptedHTTP2(true)
	srv.Config.ErrorLog = stdlog.New(io.Discard, "", 0)
	srv.Start()
	t.Cleanup(srv.Close)
	return srv
}

// asking is what one request to a server comes to.
func asking(t *testing.T, h http.HandlerFunc) (wire.Reply, error) {
	t.Helper()
	srv := web(t, h)
	c, err := NewClient(srv.URL+"/", secret, wire.Pin{})
	must(t, err)
	defer c.Close()
	return c.Sync(
		context.Background(),
		wire.Request{Version: wire.Version, Asks: []wire.Ask{{Community: town, Changes: [][]byte{make([]byte, 400)}}}},
	)
}

func TestClientExchanges(t *testing.T) {
	for _, most := range []int{1, 100} { // short and long
		want := wire.Reply{Now: 5}
		for range most {
			want.Communities = append(want.Communities, town)
		}
		got, err := asking(t, func(w http.ResponseWriter, r *http.Request) {
			body, err := io.ReadAll(r.Body)
			var req wire.Request
			if err == nil {
				err = wire.Unpack(body, r.Header.Get("Content-Encoding") == wire.Encoding, wire.MostUnpacked, &req)
			}
			shown, ok := wire.ReadBearer(r.Header.Get("Authorization"))
			if err != nil || len(req.Asks) != 1 || r.URL.Path != wire.PathSync || !ok || shown != secret {
				t.Errorf("%s came as %+v, %v", r.URL, req, err)
			}
			b, _ := wire.Pack(want)
			w.Header().Set("Content-Encoding", wire.Encoding)
			w.Header().Set("Content-Type", wire.ContentType)
			w.Write(b)
		})
		if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" || err != nil {
			t.Errorf("reply differs: %v\n%s", err, d)
		}
	}
}

func TestClientKnowsWhoAnswers(t *testing.T) {
	say := func(status int, kind, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.Header().Set("Retry-After", "30")
			w.WriteHeader(status)
			io.WriteString(w, body)
		}
	}
	problem, err := code.Marshal(wire.Problem{Code: wire.ProblemBusy, Status: 503})
	must(t, err)
	bomb, err := wire.Pack(make([]byte, wire.MostReply+1))
	must(t, err)
	cases := []struct {
		name   string
		answer http.HandlerFunc
		want   error
		result string
		later  bool
	}{
		{"a problem of the hub", say(503, wire.ContentProblem, string(problem)), nil, wire.ProblemBusy, true},
		{"a problem that is torn", say(400, wire.ContentProblem, "\xff"), ErrReply, "reply", false},
		{"a captive portal", say(200, "text/html; charset=utf-8", "<html>登录"), ErrPortal, "portal", false},
		{"a captive portal that redirects", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(
				w, r, "/login", http.StatusFound,
			)
		}, ErrPortal, "portal", false},
		{"a web server without a hub", say(404, "text/plain", "not found"), ErrPortal, "portal", false},
		{"a gateway whose hub is away", say(502, "text/html", "<html>"), ErrUnreachable, "away", true},
		{"bytes of another shape", say(200, wire.ContentType, "\xff\xff"), ErrReply, "reply", false},
		{"a bomb", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", wire.Encoding)
			say(200, wire.ContentType, string(bomb))(w, r)
		}, wire.ErrTooLarge, "reply", false},
		{"a reply that is cut", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "1000")
			say(200, wire.ContentType, "abc")(w, r)
		}, ErrUnreachable, "away", false},
		{"a connection that is cut", func(http.ResponseWriter, *http.Request) {
			panic(
				http.ErrAbortHandler,
			)
		}, ErrUnreachable, "away", false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := asking(t, c.answer)
			var later *RetryError
			if c.want != nil && !errors.Is(err, c.want) || ResultOf(err) != c.result ||
				errors.As(err, &later) != c.later {
				t.Errorf("got %v (%s)", err, ResultOf(err))
			}
			if c.later && later.Wait != 30*time.Second {
				t.Errorf("wait is %v", later.Wait)
			}
		})
	}
}

func TestClientOutOfReach(t *testing.T) {
	srv := httptest.NewServer(http.NotFoundHandler())
	c, err := NewClient(srv.URL, secret, wire.Pin{})
	must(t, err)
	srv.Close()
	if _, err := c.Sync(context.Background(), wire.Request{}); !errors.Is(err, ErrUnreachable) {
		t.Errorf("a hub that is not there: %v", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := c.Sync(ctx, wire.Request{}); !errors.Is(err, context.Canceled) || errors.Is(err, ErrUnreachable) {
		t.Errorf("stopped: %v", err)
	}
}

func TestWrongClockIsNotOutOfReach(t *testing.T) {
	expired := x509.CertificateInvalidError{Reason: x509.Expired}
	err := transportError(context.Background(), context.Background(), expired)
	if !errors.Is(err, ErrClock) {
		t.Errorf("an expired certificate: %v", err)
	}
	err = transportError(
		context.Background(), context.Background(),
		x509.CertificateInvalidError{Reason: x509.NotAuthorizedToSign},
	)
	if !errors.Is(err, ErrUnreachable) {
		t.Errorf("another fault of a certificate: %v", err)
	}
}

func TestAddresses(t *testing.T) {
	for _, c := range []struct {
		address string
		ok      bool
	}{
		{"http://127.0.0.1:8080", true}, {" https://hub.example/county/ ", true},
		{"", false}, {"hub.example", false}, {"ftp://hub.example", false}, {"https://", false},
		{"https://a:b@hub.example", false}, {"http://hub.example/?x=1", false},
	} {
		if _, err := NewClient(c.address, secret, wire.Pin{}); (err == nil) != c.ok ||
			err != nil && !errors.Is(err, ErrAddress) {
			t.Errorf("%q: %v", c.address, err)
		}
	}
}

func TestJoinSendsNoSecret(t *testing.T) {
	srv := web(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "" || r.URL.Path != wire.PathJoin {
			t.Errorf("join came to %s with %v", r.URL, r.Header)
		}
		b, _ := wire.Pack(wire.Joined{Account: model.Account{Person: me}})
		w.Header().Set("Content-Encoding", wire.Encoding)
		w.Header().Set("Content-Type", wire.ContentType)
		w.Header().Set("Content-Encoding", wire.Encoding)
		io.Copy(w, strings.NewReader(string(b)))
	}))
	c, err := NewClient(srv.URL, secret, wire.Pin{})
	must(t, err)
	j, err := c.Join(context.Background(), wire.Join{Code: "K7QF-3M9-XTB"})
	if err != nil || j.Account.Person != me {
		t.Errorf("Join = %+v, %v", j, err)
	}
}
