package serve

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// Dial returns a keeper of the hub in a data directory. If a process serves that hub, the keeper makes its calls to
// that process. Otherwise Dial opens the hub in this process, with open. The owner file of a hub that was killed does
// no harm: whoever listens at its address now cannot prove that they know its secret.
func Dial(ctx context.Context, dir string, open func(dir string) (*hub.Hub, error)) (hub.Keeper, error) {
	d, err := dial(ctx, dir)
	if err == nil {
		return d, nil
	}
	h, openErr := open(dir)
	if openErr != nil {
		return nil, openErr
	}
	return h, nil
}

// remote is a keeper of a hub that another process serves. It is safe for concurrent use.
type remote struct {
	url    string
	secret wire.Secret
	client *http.Client
}

// errNotServed is the error if no process proves that it serves the hub of an owner file.
var errNotServed = errors.New("no hub answers there")

// dial reads the owner file, and asks the process that listens at its address to prove that it knows the secret in the
// file. It sends the secret itself to nobody before that.
func dial(ctx context.Context, dir string) (*remote, error) {
	b, err := os.ReadFile(filepath.Join(dir, ownerFile))
	if err != nil {
		return nil, err
	}
	var o owner
	if err := json.Unmarshal(b, &o); err != nil {
		return nil, fmt.Errorf("owner: %w", err)
	}
	key, err := hex.DecodeString(o.Secret)
	if err != nil || len(key) != len(wire.Secret{}) {
		return nil, errNotServed
	}
	d := &remote{url: o.URL, secret: wire.Secret(key), client: &http.Client{Timeout: bodyWithin}}
	if o.Pin != nil {
		d.client.Transport = &http.Transport{
			TLSClientConfig: wire.TLSConfig(func(p wire.Pin) bool { return p == *o.Pin }),
		}
	}
	nonce := rand.Text()
	asking, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	var h health
	if err := d.call(asking, http.MethodGet, "/healthz?nonce="+nonce, nil, &h, false); err != nil {
		return nil, err
	}
	if !hmac.Equal([]byte(h.Proof), []byte(proof(d.secret, nonce))) {
		return nil, errNotServed
	}
	return d, nil
}

// Invite implements hub.Keeper.
func (d *remote) Invite(ctx context.Context, in hub.Invite) (out hub.Invited, err error) {
	return out, d.call(ctx, http.MethodPost, "/v1/owner/invite", in, &out, true)
}

// Places implements hub.Keeper.
func (d *remote) Places(ctx context.Context) (list []hub.PlaceRow, err error) {
	return list, d.call(ctx, http.MethodGet, "/v1/owner/places", nil, &list, true)
}

// Import implements hub.Keeper. A row that is too large for a request gets the verdict model.RowBad, which it also
// gets from a hub in this process.
func (d *remote) Import(ctx context.Context, rows []hub.Row, terms hub.Terms) ([]hub.RowVerdict, error) {
	doc := importDoc{Terms: terms}
	verdicts := make([]hub.RowVerdict, len(rows))
	var sent []int
	for i, row := range rows {
		core, err := code.Core(model.Change{Record: row.Record, At: time.Unix(0, 0), Body: row.Body})
		if err != nil {
			verdicts[i] = hub.RowVerdict{State: model.RowBad, Why: model.Refusal{Reason: model.TooLong}}
			continue
		}
		doc.Rows, sent = append(doc.Rows, core), append(sent, i)
	}
	doc.Dry = doc.Dry || len(sent) < len(rows) && !terms.Skip
	var said []hub.RowVerdict
	if err := d.call(ctx, http.MethodPost, "/v1/owner/import", doc, &said, true); err != nil {
		return nil, err
	}
	if len(said) != len(sent) {
		return nil, fmt.Errorf("ask hub: %d verdicts for %d rows", len(said), len(sent))
	}
	for i, v := range said {
		if verdicts[sent[i]] = v; v.Like > 0 {
			verdicts[sent[i]].Like = sent[v.Like-1] + 1
		}
	}
	return verdicts, nil
}

// Devices implements hub.Keeper.
func (d *remote) Devices(ctx context.Context) (all []hub.DeviceStatus, err error) {
	return all, d.call(ctx, http.MethodGet, "/v1/owner/devices", nil, &all, true)
}

// Revoke implements hub.Keeper.
func (d *remote) Revoke(ctx context.Context, who string) (all []hub.DeviceStatus, err error) {
	return all, d.call(ctx, http.MethodPost, "/v1/owner/revoke", revokeDoc{who}, &all, true)
}

// Backup implements hub.Keeper.
func (d *remote) Backup(ctx context.Context, dir string, anew bool) (b hub.Backup, err error) {
	return b, d.call(ctx, http.MethodPost, "/v1/owner/backup", backupDoc{dir, anew}, &b, true)
}

// Check implements hub.Keeper.
func (d *remote) Check(ctx context.Context) (c hub.Checked, err error) {
	return c, d.call(ctx, http.MethodGet, "/v1/owner/check", nil, &c, true)
}

// Status implements hub.Keeper.
func (d *remote) Status(ctx context.Context) (st hub.Status, err error) {
	return st, d.call(ctx, http.MethodGet, "/v1/status", nil, &st, false)
}

// Close implements hub.Keeper.
func (d *remote) Close() error {
	d.client.CloseIdleConnections()
	return nil
}

// call makes a request to the other process. If the call fails there, it returns the error that the same call would
// return in this process.
func (d *remote) call(ctx context.Context, method, path string, in, out any, asOwner bool) error {
	var body io.Reader
	if in != nil {
		b, err := json.Marshal(in)
		if err != nil {
			return fmt.Errorf("ask hub: %w", err)
		}
		body = bytes.NewReader(b)
	}
	req, err := http.NewRequestWithContext(ctx, method, d.url+path, body)
	if err != nil {
		return fmt.Errorf("ask hub: %w", err)
	}
	req.Header.Set("Accept", formJSON)
	req.Header.Set("Content-Type", formJSON)
	if asOwner {
		req.Header.Set("Authorization", d.secret.Bearer())
	}
	resp, err := d.client.Do(req)
	if err != nil {
		return fmt.Errorf("ask hub: %w", err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(io.LimitReader(resp.Body, mostImport))
	if err != nil {
		return fmt.Errorf("ask hub: %w", err)
	}
	if resp.StatusCode != http.StatusOK {
		return refusedBy(b, resp.StatusCode)
	}
	if err := json.Unmarshal(b, out); err != nil {
		return fmt.Errorf("ask hub: %w", err)
	}
	return nil
}

// refusedBy returns the error that a problem document describes.
func refusedBy(b []byte, status int) error {
	var p wire.Problem
	if err := json.Unmarshal(b, &p); err != nil || p.Status != status {
		return fmt.Errorf("ask hub: status %d", status)
	}
	if status == statusRefused {
		return &model.Refusal{Reason: model.Reason(p.Code), Args: p.Args}
	}
	return fromOwner(&p)
}
