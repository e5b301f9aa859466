package wire

import (
	"crypto/tls"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
)

// TestTLSConfig: the test server's certificate is signed by nobody, so only its key can have been checked.
func TestTLSConfig(t *testing.T) {
	served := 0
	srv := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { served++ }))
	t.Cleanup(srv.Close)
	pin := PinOf(srv.Certificate())
	altered := pin
	altered[31]++
	for _, c := range []struct {
		name string
		pin  Pin
		want error
	}{
		{"the hub's key", pin, nil},
		{"another key", Pin{1}, ErrPin},
		{"a key that differs in its last byte", altered, ErrPin},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := served
			client := &http.Client{Transport: &http.Transport{
				TLSClientConfig: TLSConfig(func(p Pin) bool { return p == c.pin }),
			}}
			resp, err := client.Get(srv.URL)
			if !errors.Is(err, c.want) {
				t.Fatalf("%v, want %v", err, c.want)
			}
			if err == nil {
				resp.Body.Close()
			}
			if c.want != nil && served != before {
				t.Error("a request was sent to another key")
			}
		})
	}
}

func TestTLSConfigWithoutACertificate(t *testing.T) {
	always := TLSConfig(func(Pin) bool { return true })
	if err := always.VerifyConnection(tls.ConnectionState{}); !errors.Is(err, ErrPin) {
		t.Errorf("a hub that shows no certificate: %v", err)
	}
}
