package hub

import (
	"context"
	"fmt"
	"io"
	"time"

	"sidan/model"
	"sidan/sync/wire"
)

// Hub carries the engine over a journal. Now is its clock and Random where it draws codes and ids from; both are handed
// in, so that a run can be played again.
type Hub struct {
	journal *watch
	now     func() time.Time
	random  io.Reader
	rules   Rules          // nil: model.Apply
	pin     *wire.ShortPin // of the key it is served with, where that is its own
}

// founding is what a hub is, from its first day.
type founding struct {
	Version  int  `cbor:"1,keyasint"` // of what the private tables and lines hold
	Audience int  `cbor:"2,keyasint"` // of the rule the stored tags were computed by
	Sample   bool `cbor:"3,keyasint,omitempty"`
}

const version = 1

var foundingKey = []byte("hub")

// Open starts a hub on a journal, founding it where the journal is empty. The journal is the hub's from then on.
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
	case f.Version != version || f.Audience > model.AudienceVersion: // a newer program's
		err = ErrForeign
	case f.Audience < model.AudienceVersion:
		err = h.retag(ctx, f)
	}
	if err != nil {
		return nil, fmt.Errorf("open hub: %w", err)
	}
	return h, nil
}

// WithRules has the hub judge what laptops send by other rules than model.Apply: by some with a fault in them,
// to see what comes of it. It has to be called before the first exchange.
func (h *Hub) WithRules(r Rules) *Hub {
	h.rules = r
	return h
}

// SetPin says of which key the codes of invitations carry the pin: of the key that the hub is served with, where that
// is the hub's own; nil for none. It must be called before the hub is used by other goroutines.
func (h *Hub) SetPin(pin *wire.ShortPin) { h.pin = pin }

// Close closes the journal.
func (h *Hub) Close() error { return h.journal.Close() }

// clock is the moment to act as of: the hub's own, on a sample the request's where it names one. A hub with real people
// in it takes no moment from anybody.
func (h *Hub) clock(sample bool, at int64) (time.Time, error) {
	switch {
	case at == 0:
		return h.now(), nil
	case !sample:
		return time.Time{}, &wire.Problem{Code: wire.ProblemSample}
	}
	return time.UnixMilli(at), nil
}

// countyName is the name of the county an account works in, "" where the lists do not name it.
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
