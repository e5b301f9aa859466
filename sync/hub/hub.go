package hub

import (
	"context"
	"fmt"
	"io"
	"time"

	"sidan/model"
	"sidan/sync/wire"
)

// Hub runs the engine on a journal. It may be used from many goroutines. Its clock and its source of randomness are
// parameters of Open, so that a run can be repeated exactly.
type Hub struct {
	journal *watch
	now     func() time.Time
	random  io.Reader
	rules   Rules          // nil means model.Apply
	pin     *wire.ShortPin // fingerprint of the key that the hub is served with; nil if the key is not its own
}

// founding says what a hub's journal holds. Open writes it when the journal is new.
type founding struct {
	Version  int  `cbor:"1,keyasint"` // version of the form of private tables and lines
	Audience int  `cbor:"2,keyasint"` // version of the rule by which the stored tags were computed
	Sample   bool `cbor:"3,keyasint,omitempty"`
}

const version = 1

var foundingKey = []byte("hub")

// Open starts a hub on a journal. If the journal is empty, it founds a new hub in it. It returns ErrForeign if the
// journal is of another version, or was written by a newer program. If an older rule computed the stored tags, it first
// computes them all again, which can take long. now is the hub's clock; the hub draws codes and ids from random. Close
// closes the journal too.
func Open(ctx context.Context, j Journal, now func() time.Time, random io.Reader) (*Hub, error) {
	h := &Hub{journal: newWatch(j), now: now, random: random}
	var f founding
	var found bool
	err := j.Read(ctx, func(s Snapshot) (err error) {
		f, found, err = get[founding](s, Meta, foundingKey)
		return err
	})
	switch {
	case err != nil:
		return nil, fmt.Errorf("open hub: %w", err)
	case !found:
		err = j.Update(ctx, func(tx Tx) error {
			return put(tx, Meta, foundingKey, founding{Version: version, Audience: model.AudienceVersion})
		})
	case f.Version != version || f.Audience > model.AudienceVersion: // a program of another version wrote it
		err = ErrForeign
	case f.Audience < model.AudienceVersion:
		err = h.retag(ctx, f)
	}
	if err != nil {
		return nil, fmt.Errorf("open hub: %w", err)
	}
	return h, nil
}

// WithRules lets the hub judge the changes of laptops by other rules than model.Apply. Tests use it for rules with a
// fault in them. It must be called before the first exchange.
func (h *Hub) WithRules(r Rules) *Hub {
	h.rules = r
	return h
}

// SetPin sets the fingerprint that the codes of invitations carry: that of the key that the hub is served with, if the
// key is the hub's own, or else nil. It must be called before other goroutines use the hub.
func (h *Hub) SetPin(pin *wire.ShortPin) { h.pin = pin }

// Close closes the journal.
func (h *Hub) Close() error { return h.journal.Close() }

// clock returns the time at which a request is carried out. at is the time that the request names, in Unix
// milliseconds, or 0. Only a sample accepts a time from a request; any other hub returns a *wire.Problem.
func (h *Hub) clock(sample bool, at int64) (time.Time, error) {
	switch {
	case at == 0:
		return h.now(), nil
	case !sample:
		return time.Time{}, &wire.Problem{Code: wire.ProblemSample}
	}
	return time.UnixMilli(at), nil
}

// countyName returns the name of the county that an account works in. It returns "" if the account has no scope or the
// lists do not name the county.
func countyName(s Snapshot, a Account) (string, error) {
	if len(a.Scopes) == 0 {
		return "", nil
	}
	county := a.Scopes[0].At(model.County)
	r, err := record(s, county, model.PlaceIDOf(county).Record())
	if p, ok := r.(*model.Place); ok {
		return p.Name, nil
	}
	return "", err
}
