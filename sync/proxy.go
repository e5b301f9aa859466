package sync

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
)

// ErrProxy means that a request failed at the proxy that this laptop is set to use. The error is a *ProxyError.
var ErrProxy = errors.New("the proxy did not let it through")

// ProxyError says which proxy a request failed at.
type ProxyError struct {
	Proxy  string // its host and port, without user or password; "" if the setting is not a valid address
	Status int    // the HTTP status it answered with; 0 if it did not answer
}

func (e *ProxyError) Error() string {
	switch {
	case e.Proxy == "":
		return ErrProxy.Error() + ": its setting does not read"
	case e.Status == 0:
		return ErrProxy.Error() + ": " + e.Proxy + " is out of reach"
	}
	return fmt.Sprintf("%v: %s says %d", ErrProxy, e.Proxy, e.Status)
}

// Is reports whether target is ErrProxy, so that errors.Is(err, ErrProxy) finds a ProxyError.
func (e *ProxyError) Is(target error) bool { return target == ErrProxy }

// proxyOf returns the proxy that the environment names for a request, nil for none.
func proxyOf(r *http.Request) (*url.URL, error) { return checkProxy(http.ProxyFromEnvironment(r)) }

// checkProxy refuses a setting that was not read as it was meant. A # in a password, for example, ends the
// address there; what is before it would be looked up as a host name, although it is part of the password.
func checkProxy(u *url.URL, err error) (*url.URL, error) {
	switch {
	case err != nil: // err is not wrapped: it quotes the setting with its password
		return nil, &ProxyError{}
	case u != nil && (u.Hostname() == "" || u.Fragment != "" || u.RawQuery != "" || u.Path != "" && u.Path != "/"):
		return nil, &ProxyError{}
	}
	return u, nil
}

// checkTunnel returns a *ProxyError unless the proxy agreed to open a tunnel to the hub.
func checkTunnel(_ context.Context, proxy *url.URL, _ *http.Request, resp *http.Response) error {
	if resp.StatusCode == http.StatusOK {
		return nil
	}
	return &ProxyError{proxy.Host, resp.StatusCode}
}

// proxyError returns the *ProxyError that err means, nil if the proxy is not the cause of err.
func proxyError(r *http.Request, err error) *ProxyError {
	var known *ProxyError
	var op *net.OpError
	if errors.As(err, &known) {
		return known
	}
	if !errors.As(err, &op) || op.Op != "proxyconnect" {
		return nil
	}
	u, e := proxyOf(r)
	if e != nil || u == nil {
		return nil
	}
	return &ProxyError{Proxy: u.Host}
}
