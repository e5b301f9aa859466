package admin

import (
	"crypto/tls"
	"errors"
	"io/fs"
	"net"
	"strings"

	"sidan/model/text"
	"sidan/sync/hub/serve"
	"sidan/tui/command/cli"
)

// keyOf reads the flag --tls: off, self, or the files of a certificate and its key. Without the flag it is off if the
// hub listens on loopback, and self otherwise. key is nil if TLS is off. own reports whether the key is one that the
// hub made itself; the codes of its invitations then carry a fingerprint of it.
func keyOf(data, listen, mode string) (key *tls.Certificate, own bool, err error) {
	if mode == "" {
		mode = "self"
		if host, _, err := net.SplitHostPort(listen); err == nil &&
			(host == "localhost" || net.ParseIP(host).IsLoopback()) {
			mode = "off"
		}
	}
	switch mode {
	case "off":
		return nil, false, nil
	case "self":
		key, err = serve.OwnKey(data)
		return key, true, err
	}
	cert, file, ok := strings.Cut(mode, ",")
	if !ok {
		return nil, false, cli.Usage(text.OneOf, "--tls", cli.Clip(mode), "off self CERT,KEY")
	}
	pair, err := tls.LoadX509KeyPair(cert, file)
	if err != nil && !errors.As(err, new(*fs.PathError)) {
		err = cli.Fail(cli.ExitFailed, "tls", text.BadKeyPair, cli.Clip(mode))
	}
	return &pair, false, err
}
