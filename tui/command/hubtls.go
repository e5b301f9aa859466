package command

import (
	"context"
	"crypto/tls"
	"errors"
	"io/fs"
	"net"
	"strings"
	"time"

	"sidan/model/text"
	"sidan/sync/hub"
	"sidan/sync/hub/serve"
)

// keyOf reads --tls: off, self, or the files of a certificate and its key. Not said, it is off on loopback and self
// elsewhere. There is no key for off; own says that it is the hub's own, which the codes of its invitations tell.
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
		return nil, false, usage(text.OneOf, "--tls", clip(mode), "off self CERT,KEY")
	}
	pair, err := tls.LoadX509KeyPair(cert, file)
	if err != nil && !errors.As(err, new(*fs.PathError)) {
		err = &fault{exitFailed, "tls", text.BadKeyPair, []any{clip(mode)}}
	}
	return &pair, false, err
}

// openAtRest opens a hub that nobody serves, to look after it: its codes are for how it was served last.
func openAtRest(ctx context.Context, dir string, open hubOpener) (*hub.Hub, error) {
	h, err := open(ctx, dir, time.Now)
	if err != nil {
		return nil, err
	}
	if err := serve.AnnounceLastKey(h, dir); err != nil {
		return nil, errors.Join(err, h.Close())
	}
	return h, nil
}
