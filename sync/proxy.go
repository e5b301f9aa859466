package sync

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
)

// ErrProxy says that the proxy this laptop is told to use stood between it and the hub. The error is a *ProxyFault.
var ErrProxy = errors.New("the proxy did not let it through")

// ProxyFault is what stood against going through a proxy. Proxy is its host and port, without name or password;
// "" where the setting does not read as an address. Status is what it answered, 0 where it did not.
type ProxyFault struct {
	Proxy  string
	Status int
}

func (e *ProxyFault) Error() string {
	switch {
	case e.Proxy == "":
		return ErrProxy.Error() + ": its setting does not read"
	case e.Status == 0:
		return ErrProxy.Error() + ": " + e.Proxy + " is out of reach"
	}
	return fmt.Sprintf("%v: %s says %d", ErrProxy, e.Proxy, e.Status)
}

// Is makes a ProxyFault found by errors.Is(err, ErrProxy).
func (e *ProxyFault) Is(target error) bool { return target == ErrProxy }

// proxyOf is the proxy that the environment names for a request, nil for none. A setting that net/http or
// net/url read otherwise than it was meant – a # in a password ends the address there – is refused: what is
// left of it may be part of the password, and would be looked up as a name.
func proxyOf(r *http.Request) (*url.URL, error) { return throughProxy(http.ProxyFromEnvironment(r)) }

// throughProxy holds a proxy's address to be one.
func throughProxy(u *url.URL, err error) (*url.URL, error) {
	switch {
	case err != nil: // it quotes the setting, password and all
		return nil, &ProxyFault{}
	case u != nil && (u.Hostname() == "" || u.Fragment != "" || u.RawQuery != "" || u.Path != "" && u.Path != "/"):
		return nil, &ProxyFault{}
	}
	return u, nil
}

// tunnelled looks at what a proxy answered to being asked for a line to the hub.
func tunnelled(_ context.Context, proxy *url.URL, _ *http.Request, resp *http.Response) error {
	if resp.StatusCode == http.StatusOK {
		return nil
	}
	return &ProxyFault{proxy.Host, resp.StatusCode}
}

// proxyFault is the fault of the proxy of a request in an error of the line, nil where the proxy has no part in it.
func proxyFault(r *http.Request, err error) *ProxyFault {
	var known *ProxyFault
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
	return &ProxyFault{Proxy: u.Host}
}
