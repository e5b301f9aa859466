package sync

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"sidan/model/code"
	"sidan/sync/store"
	"sidan/sync/wire"
)

const mostProblem = 64 << 10

// Client speaks to one hub over HTTP. It is safe for many goroutines.
type Client struct {
	base   *url.URL
	bearer string
	http   *http.Client
}

// ErrAddress says that a text is no hub's address.
var ErrAddress = errors.New("not a hub's address")

// NewClient speaks to the hub at an http or https address, as the laptop whose secret it is. It takes the hub
// by its key where there is a pin; without one, as any web page: by its name and the machine's authorities.
func NewClient(address string, secret wire.Secret, pin wire.Pin) (*Client, error) {
	base, err := parse(address)
	if err != nil {
		return nil, err
	}
	c := &Client{base: base, bearer: secret.Bearer()}
	if pin == (wire.Pin{}) {
		return c.over(nil), nil
	}
	return c.over(wire.Trusting(func(p wire.Pin) bool { return p == pin })), nil
}

func parse(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimRight(strings.TrimSpace(address), "/"))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.RawQuery != "" || u.User != nil {
		return nil, ErrAddress // not as it was typed: it may hold a password, and errors go into logs
	}
	return u, nil
}

// Whole is a hub's address as it was typed, with http:// or https:// before it where that is left out and can
// be known: a code that tells the hub's key is of one that speaks TLS, and nothing is sealed within one
// machine. ErrAddress where it is none.
func Whole(address, code string) (string, error) {
	whole := strings.TrimSpace(address)
	if c, ok := wire.ReadCode(code); !strings.Contains(whole, "://") {
		u, err := url.Parse("http://" + whole)
		switch {
		case ok && c.Pin != nil:
			whole = "https://" + whole
		case err == nil && isLoopback(u.Hostname()):
			whole = "http://" + whole
		}
	}
	_, err := parse(whole)
	return whole, err
}

// Unsealed says that what is sent to an address can be read on its way: plain HTTP that leaves this machine.
func Unsealed(address string) bool {
	u, err := parse(address)
	return err == nil && u.Scheme == "http" && !isLoopback(u.Hostname())
}

// over gives the client its line.
func (c *Client) over(trust *tls.Config) *Client {
	c.http = &http.Client{
		Transport: newLine(c.base, trust),
		// A hub never redirects; a captive portal does.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c
}

// Over is the exchange of the laptop whose identity it is, over HTTP. Where its hub's address is none, each fails with
// ErrAddress.
func Over(id store.Identity) Exchange {
	c, err := NewClient(id.Hub, id.Secret, id.Pin)
	if err != nil {
		return func(context.Context, wire.Request) (wire.Reply, error) { return wire.Reply{}, err }
	}
	return c.Sync
}

// Sync is an Exchange over HTTP.
func (c *Client) Sync(ctx context.Context, r wire.Request) (reply wire.Reply, err error) {
	return reply, c.post(ctx, wire.PathSync, r, &reply, totalWait+time.Duration(r.Wait)*time.Second)
}

// Join asks to be the laptop of an invitation. Where its code tells the hub's key, that key must answer before
// anything is sent, the invitation's own part of the code then being all that is; the whole pin comes back with
// the answer.
func (c *Client) Join(ctx context.Context, j wire.Join) (joined wire.Joined, err error) {
	code, ok := wire.ReadCode(j.Code)
	if !ok {
		return joined, &wire.Problem{Code: wire.ProblemCode}
	}
	j.Code = code.Invitation
	if code.Pin == nil {
		return joined, c.post(ctx, wire.PathJoin, j, &joined, totalWait)
	}
	if c.base.Scheme != "https" {
		return joined, ErrPlain
	}
	var met atomic.Pointer[wire.Pin]
	pinned := (&Client{base: c.base}).over(wire.Trusting(func(p wire.Pin) bool {
		met.Store(&p)
		return p.Short() == *code.Pin
	}))
	defer pinned.Close()
	if err := pinned.post(ctx, wire.PathJoin, j, &joined, totalWait); err != nil {
		return wire.Joined{}, err
	}
	joined.Pin = *met.Load()
	return joined, nil
}

// Close lets go of idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

func (c *Client) post(ctx context.Context, path string, body, into any, most time.Duration) error {
	said, err := code.Marshal(body)
	if err != nil {
		return err
	}
	timed, cancel := within(ctx, most)
	defer cancel(nil)
	req, err := http.NewRequestWithContext(
		timed, http.MethodPost, c.base.String()+path, bytes.NewReader(wire.Compress(said)),
	)
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", wire.ContentType)
	req.Header.Set("Accept", wire.ContentType)
	req.Header.Set("Accept-Encoding", wire.EncodingAnswer+", "+wire.Encoding)
	req.Header.Set("Content-Encoding", wire.Encoding)
	if path == wire.PathSync { // a join proves nothing yet: its secret stays here
		req.Header.Set("Authorization", c.bearer)
	}
	resp, err := c.http.Do(req)
	if by := proxyFault(req, err); by != nil && ctx.Err() == nil {
		return by
	}
	if err != nil {
		return lineFault(ctx, timed, err)
	}
	defer resp.Body.Close()
	kind, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	ours := kind == wire.ContentType && resp.StatusCode == http.StatusOK
	if !ours && kind != wire.ContentProblem {
		return strange(req, resp, kind)
	}
	limit := wire.MostReply
	if !ours {
		limit = mostProblem
	}
	b, err := readAll(resp.Body, limit, cancel)
	switch {
	case err != nil:
		return lineFault(ctx, timed, err)
	case ours:
		return understand(resp.Header.Get("Content-Encoding"), said, b, into)
	}
	return objection(resp, b)
}

// understand reads a reply beside the plain bytes of its request.
func understand(encoding string, said, b []byte, into any) error {
	var err error
	if encoding == wire.EncodingAnswer {
		err = wire.UnpackAnswer(said, b, wire.MostReply, into)
	} else {
		err = wire.Unpack(b, encoding == wire.Encoding, wire.MostReply, into)
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrReply, err)
	}
	return nil
}

// objection reads what the hub says stood against the request.
func objection(resp *http.Response, b []byte) error {
	p := new(wire.Problem)
	if err := wire.Unpack(b, false, mostProblem, p); err != nil {
		return fmt.Errorf("%w: %w", ErrReply, err)
	}
	return later(resp, p)
}

// strange is an answer that is no hub's: of the proxy on the way, of a gateway whose hub is away, or of somebody else
// altogether. It is not read.
func strange(req *http.Request, resp *http.Response, kind string) error {
	switch resp.StatusCode {
	case http.StatusProxyAuthRequired:
		by := &ProxyFault{Status: resp.StatusCode, Proxy: req.URL.Host} // who asks for it where none was named
		if u, err := proxyOf(req); err == nil && u != nil {
			by.Proxy = u.Host
		}
		return by
	case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return later(resp, fmt.Errorf("%w: a gateway says %d", ErrAway, resp.StatusCode))
	}
	return fmt.Errorf("%w: status %d, %q", ErrPortal, resp.StatusCode, kind)
}

// mostLater is the longest that Retry-After is honoured: nobody silences a laptop for a day.
const mostLater = time.Hour

// later adds what Retry-After says: seconds, or a date, which counts from the answer's own.
func later(resp *http.Response, err error) error {
	after := resp.Header.Get("Retry-After")
	seconds, e := strconv.Atoi(after)
	wait := time.Duration(min(max(seconds, 0), int(mostLater/time.Second))) * time.Second
	if e != nil {
		then, bad := http.ParseTime(after)
		now, undated := http.ParseTime(resp.Header.Get("Date"))
		if bad != nil || undated != nil {
			return err
		}
		wait = min(then.Sub(now), mostLater)
	}
	if wait <= 0 {
		return err
	}
	return &Later{wait, err}
}
