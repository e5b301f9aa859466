package sync

import (
	"bytes"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"sidan/model/store"
	"sidan/sync/wire"
)

// Timeouts of the line.
const (
	connectWait = 15 * time.Second
	totalWait   = 120 * time.Second
	mostProblem = 64 << 10
)

// Client speaks to one hub over HTTP. It is safe for many goroutines.
type Client struct {
	base   string
	bearer string
	http   *http.Client
}

// ErrAddress says that a text is no hub's address.
var ErrAddress = errors.New("not a hub's address")

// NewClient speaks to the hub at an http or https address, as the laptop whose secret it is.
func NewClient(address string, secret wire.Secret) (*Client, error) {
	u, err := url.Parse(strings.TrimRight(strings.TrimSpace(address), "/"))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.RawQuery != "" || u.User != nil {
		return nil, fmt.Errorf("%w: %q", ErrAddress, address)
	}
	return &Client{base: u.String(), bearer: secret.Bearer(), http: &http.Client{
		Timeout: totalWait,
		Transport: &http.Transport{
			Proxy:               http.ProxyFromEnvironment,
			DialContext:         (&net.Dialer{Timeout: connectWait}).DialContext,
			TLSHandshakeTimeout: connectWait,
			IdleConnTimeout:     90 * time.Second,
			ForceAttemptHTTP2:   true,
			DisableCompression:  true, // the bodies have their own
		},
		// A hub never redirects; a captive portal does.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}, nil
}

// Over is the exchange of the laptop whose identity it is, over HTTP. Where its hub's address is none, each fails with
// ErrAddress.
func Over(id store.Identity) Exchange {
	c, err := NewClient(id.Hub, id.Secret)
	if err != nil {
		return func(context.Context, wire.Request) (wire.Reply, error) { return wire.Reply{}, err }
	}
	return c.Sync
}

// Sync is an Exchange over HTTP.
func (c *Client) Sync(ctx context.Context, r wire.Request) (reply wire.Reply, err error) {
	return reply, c.post(ctx, wire.PathSync, r, &reply)
}

// Join asks to be the laptop of an invitation.
func (c *Client) Join(ctx context.Context, j wire.Join) (joined wire.Joined, err error) {
	return joined, c.post(ctx, wire.PathJoin, j, &joined)
}

// Close lets go of idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

func (c *Client) post(ctx context.Context, path string, body, into any) error {
	b, packed, err := wire.Pack(body)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+path, bytes.NewReader(b))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", wire.ContentType)
	req.Header.Set("Accept", wire.ContentType)
	req.Header.Set("Accept-Encoding", wire.Encoding)
	if packed {
		req.Header.Set("Content-Encoding", wire.Encoding)
	}
	if path == wire.PathSync { // a join proves nothing yet: its secret stays here
		req.Header.Set("Authorization", c.bearer)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return lineFault(ctx, err)
	}
	defer resp.Body.Close()
	return read(ctx, resp, into)
}

// lineFault says what a failed connection means.
func lineFault(ctx context.Context, err error) error {
	var cert x509.CertificateInvalidError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &cert) && cert.Reason == x509.Expired:
		return fmt.Errorf("%w: %v", ErrClock, err)
	}
	return fmt.Errorf("%w: %v", ErrAway, err)
}

// read takes a reply apart: ours, a problem of ours, or somebody else's page.
func read(ctx context.Context, resp *http.Response, into any) error {
	kind, _, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	switch {
	case kind == wire.ContentType && resp.StatusCode == http.StatusOK:
		b, err := io.ReadAll(io.LimitReader(resp.Body, wire.MostReply+1))
		if err != nil {
			return lineFault(ctx, err)
		}
		if err := wire.Unpack(b, resp.Header.Get("Content-Encoding") == wire.Encoding, wire.MostReply, into); err != nil {
			return fmt.Errorf("%w: %w", ErrReply, err)
		}
		return nil
	case kind == wire.ContentProblem:
		p := new(wire.Problem)
		b, err := io.ReadAll(io.LimitReader(resp.Body, mostProblem))
		if err != nil {
			return lineFault(ctx, err)
		}
		if err := wire.Unpack(b, false, mostProblem, p); err != nil {
			return fmt.Errorf("%w: %w", ErrReply, err)
		}
		return later(resp, p)
	case resp.StatusCode == http.StatusBadGateway, resp.StatusCode == http.StatusServiceUnavailable, resp.StatusCode == http.StatusGatewayTimeout:
		return later(resp, fmt.Errorf("%w: a gateway says %d", ErrAway, resp.StatusCode))
	}
	return fmt.Errorf("%w: status %d, %q", ErrPortal, resp.StatusCode, kind)
}

// later adds what Retry-After says, in seconds.
func later(resp *http.Response, err error) error {
	if n, e := strconv.Atoi(resp.Header.Get("Retry-After")); e == nil && n > 0 {
		return &Later{time.Duration(min(n, 86400)) * time.Second, err}
	}
	return err
}
