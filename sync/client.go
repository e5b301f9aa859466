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

// Client speaks to one hub over HTTP. It is safe for concurrent use.
type Client struct {
	base    *url.URL
	bearer  string
	http    *http.Client
	packing packing
}

// ErrAddress means that a text cannot be the address of a hub.
var ErrAddress = errors.New("not a hub's address")

// NewClient returns a client of the hub at an http or https address, for the laptop that has this secret. Where
// there is a pin, the hub must have the key of that fingerprint. With the zero pin the hub is checked as any web
// page is: by its name and the machine's certificate authorities.
func NewClient(address string, secret wire.Secret, pin wire.Pin) (*Client, error) {
	base, err := parse(address)
	if err != nil {
		return nil, err
	}
	c := &Client{base: base, bearer: secret.Bearer()}
	if pin == (wire.Pin{}) {
		return c.withTransport(nil), nil
	}
	return c.withTransport(wire.TLSConfig(func(p wire.Pin) bool { return p == pin })), nil
}

func parse(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimRight(strings.TrimSpace(address), "/"))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.RawQuery != "" || u.User != nil {
		return nil, ErrAddress // without the text: it may hold a password, and errors go into logs
	}
	return u, nil
}

// CompleteAddress returns a hub's address with the scheme that was left out, where it can be known. It is https
// if the invitation code holds a fingerprint of the hub's key, as only a hub with TLS has one. It is http if the
// address is on this machine. It returns ErrAddress if the text cannot be an address.
func CompleteAddress(address, code string) (string, error) {
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

// IsPlaintext reports whether what is sent to an address can be read on its way: it is HTTP without TLS, to
// another machine.
func IsPlaintext(address string) bool {
	u, err := parse(address)
	return err == nil && u.Scheme == "http" && !isLoopback(u.Hostname())
}

func (c *Client) withTransport(trust *tls.Config) *Client {
	c.http = &http.Client{
		Transport: newTransport(c.base, trust),
		// A hub never redirects; a captive portal does.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c
}

// ExchangeOf returns the Exchange over HTTP of a laptop with this identity. If the identity's hub is not an
// address, every exchange fails with ErrAddress.
func ExchangeOf(id store.Identity) Exchange {
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

// Join redeems an invitation code. If the code holds a fingerprint of the hub's key, the hub must prove to have
// that key before anything is sent. Only the other part of the code, which names the invitation, is ever sent.
// The answer holds the full fingerprint of the key that answered.
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
		return joined, ErrNeedsTLS
	}
	var met atomic.Pointer[wire.Pin]
	pinned := (&Client{base: c.base}).withTransport(wire.TLSConfig(func(p wire.Pin) bool {
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

// Close closes idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// post sends a body and decodes the answer. What the hub could not unpack is sent once more, packed in another way.
func (c *Client) post(ctx context.Context, path string, body, into any, most time.Duration) error {
	plain, err := code.Marshal(body)
	if err != nil {
		return err
	}
	for {
		packed, encoding := c.packing.request(body, plain)
		err := c.send(ctx, message{path, body, plain, packed, encoding}, into, most)
		if !c.packing.couldNotRead(body, encoding, err) {
			return err
		}
	}
}

// message is a body on its way to the hub.
type message struct {
	path     string
	body     any
	plain    []byte // encoded
	packed   []byte // as it is sent
	encoding string // how it was packed
}

func (c *Client) send(ctx context.Context, m message, into any, most time.Duration) error {
	timed, cancel := withLimit(ctx, most)
	defer cancel(nil)
	req, err := c.newRequest(timed, m)
	if err != nil {
		return err
	}
	resp, err := c.http.Do(req)
	if by := proxyError(req, err); by != nil && ctx.Err() == nil {
		return by
	}
	if err != nil {
		return transportError(ctx, timed, err)
	}
	defer resp.Body.Close()
	kind, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	ours := kind == wire.ContentType && resp.StatusCode == http.StatusOK
	if !ours && kind != wire.ContentProblem {
		return foreignResponse(req, resp, kind)
	}
	limit := wire.MostReply
	if !ours {
		limit = mostProblem
	}
	b, err := readAll(resp.Body, limit, cancel)
	switch {
	case err != nil:
		return transportError(ctx, timed, err)
	case ours:
		if err := c.packing.reply(resp.Header.Get("Content-Encoding"), m.body, m.plain, b, into); err != nil {
			return fmt.Errorf("%w: %w", ErrReply, err)
		}
		return nil
	}
	return decodeProblem(resp, b)
}

func (c *Client) newRequest(ctx context.Context, m message) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base.String()+m.path, bytes.NewReader(m.packed))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", wire.ContentType)
	req.Header.Set("Accept", wire.ContentType)
	req.Header.Set("Accept-Encoding", c.packing.accepts())
	req.Header.Set("Content-Encoding", m.encoding)
	if m.path == wire.PathSync { // the hub learns the secret of a laptop only after it has joined
		req.Header.Set("Authorization", c.bearer)
	}
	return req, nil
}

// decodeProblem decodes the hub's reason for refusing a request into a *wire.Problem.
func decodeProblem(resp *http.Response, b []byte) error {
	p := new(wire.Problem)
	if err := wire.Unpack(b, false, mostProblem, p); err != nil {
		return fmt.Errorf("%w: %w", ErrReply, err)
	}
	return withRetry(resp, p)
}

// foreignResponse is the error for a response that does not come from a hub. It comes from a proxy, from a
// gateway that cannot reach the hub, or from another site, such as a captive portal. Its body is not read.
func foreignResponse(req *http.Request, resp *http.Response, kind string) error {
	switch resp.StatusCode {
	case http.StatusProxyAuthRequired:
		by := &ProxyError{Status: resp.StatusCode, Proxy: req.URL.Host} // the host, if no proxy is set
		if u, err := proxyOf(req); err == nil && u != nil {
			by.Proxy = u.Host
		}
		return by
	case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return withRetry(resp, fmt.Errorf("%w: a gateway says %d", ErrUnreachable, resp.StatusCode))
	}
	return fmt.Errorf("%w: status %d, %q", ErrPortal, resp.StatusCode, kind)
}

// mostRetryAfter is the longest wait that a Retry-After header is obeyed for. Without a limit, one bad answer
// could keep a laptop from its hub for days.
const mostRetryAfter = time.Hour

// withRetry wraps err in a RetryError if the response has a Retry-After header. The header holds seconds or a
// date; a date is compared with the response's own Date, as the laptop's clock may be wrong.
func withRetry(resp *http.Response, err error) error {
	after := resp.Header.Get("Retry-After")
	seconds, e := strconv.Atoi(after)
	wait := time.Duration(min(max(seconds, 0), int(mostRetryAfter/time.Second))) * time.Second
	if e != nil {
		then, bad := http.ParseTime(after)
		now, undated := http.ParseTime(resp.Header.Get("Date"))
		if bad != nil || undated != nil {
			return err
		}
		wait = min(then.Sub(now), mostRetryAfter)
	}
	if wait <= 0 {
		return err
	}
	return &RetryError{wait, err}
}
