package store

import (
	"errors"
	"fmt"
	"maps"
	"time"

	bolt "go.etcd.io/bbolt"

	"sidan/model"
)

// Identity is who this laptop is. A home is made with hub, secret and code before its join is asked for, so
// that a reply that was lost can be asked for again; Code is "" once joined.
type Identity struct {
	Hub         string        `cbor:"1,keyasint,omitempty"` // its address
	Secret      [32]byte      `cbor:"2,keyasint"`
	Code        string        `cbor:"3,keyasint,omitempty"` // of the invitation, while joining
	Sample      bool          `cbor:"4,keyasint,omitempty"` // belongs to a sample world
	County      string        `cbor:"5,keyasint,omitempty"` // its name
	Account     model.Account `cbor:"6,keyasint"`           // as the hub last said
	Communities []model.Path  `cbor:"7,keyasint,omitempty"` // the account's, and the directory, as the hub last said
	Joined      time.Time     `cbor:"8,keyasint,omitzero"`  // by the hub's clock
	// works off line by choice: nothing is sent until asked for
	OffLine bool `cbor:"9,keyasint,omitempty"`
	// of the hub's own key (wire.Pin); zero: any that is vouched for
	Pin     [32]byte `cbor:"10,keyasint,omitzero"`
	Revoked bool     `cbor:"11,keyasint,omitempty"` // the hub took this laptop out of use (Revoke)
}

// Joining reports whether the hub has not answered the join yet.
func (id Identity) Joining() bool { return id.Code != "" }

// Clock is what is known of the hub's clock: Skew is to be added to the laptop's own, and no time before Hub is true.
type Clock struct {
	Skew time.Duration `cbor:"1,keyasint"`
	Hub  time.Time     `cbor:"2,keyasint"` // the last that was told
}

// Now is the hub's time at a moment of the laptop's clock, as well as it is known.
func (c Clock) Now(device time.Time) time.Time {
	if t := device.Add(c.Skew); t.After(c.Hub) {
		return t
	}
	return c.Hub
}

// Identity of the home; ErrDamaged where it cannot be read.
func (s *Store) Identity() (id Identity, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		id, err = s.identity(tx)
		return err
	})
	return id, err
}

func (s *Store) identity(tx *bolt.Tx) (Identity, error) {
	id, ok := getAs[Identity](s.box(tx, bSelf), []byte("identity"))
	if !ok {
		return id, fmt.Errorf("%w: identity", ErrDamaged)
	}
	return id, nil
}

// SetIdentity replaces it.
func (s *Store) SetIdentity(id Identity) error {
	return s.update(func(tx *bolt.Tx) error { return putAs(s.box(tx, bSelf), []byte("identity"), id) })
}

// Revoke seals a home that the hub took out of use: what came from the hub is deleted. What was written here
// and not sent stays, with what bounced and the drafts, for whoever the laptop is issued to anew.
func (s *Store) Revoke() error {
	return s.update(func(tx *bolt.Tx) error {
		id, err := s.identity(tx)
		if err != nil {
			return err
		}
		id.Revoked = true
		c := committing{s: s, tx: tx, communities: map[model.Path]*Community{}}
		if err := c.load(); err != nil {
			return err
		}
		for home := range maps.Clone(c.communities) {
			if err := c.forget(Forget{Home: home}); err != nil {
				return err
			}
		}
		return putAs(s.box(tx, bSelf), []byte("identity"), id)
	})
}

// SetOffLine keeps the choice to work off line. It changes nothing else of the identity, whatever an exchange
// on another goroutine brings meanwhile.
func (s *Store) SetOffLine(on bool) error {
	return s.update(func(tx *bolt.Tx) error {
		id, err := s.identity(tx)
		if err != nil {
			return err
		}
		id.OffLine = on
		return putAs(s.box(tx, bSelf), []byte("identity"), id)
	})
}

// Clock is what is known of the hub's; zero before the first exchange.
func (s *Store) Clock() (c Clock, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		c, _ = getAs[Clock](s.box(tx, bSelf), []byte("clock"))
		return nil
	})
	return c, err
}

// Exchange is a line of the log of exchanges.
type Exchange struct {
	At     time.Time     `cbor:"1,keyasint"` // when it began, the laptop's clock
	Took   time.Duration `cbor:"2,keyasint"`
	Sent   int           `cbor:"3,keyasint"` // changes
	Got    int           `cbor:"4,keyasint"` // rows
	Result string        `cbor:"5,keyasint"` // "" where it went well, else a code
}

const mostExchanges = 10

// LogExchange adds to the log, of which the last ten lines are kept; when the last exchange went well is kept
// beside them.
func (s *Store) LogExchange(e Exchange) error {
	return s.update(func(tx *bolt.Tx) error {
		at, err := s.synced(tx)
		if err != nil {
			return err
		}
		if e.Result == "" {
			at = e.At
		}
		b := s.box(tx, bExchanges)
		n, err := b.b.NextSequence()
		if err != nil {
			return err
		}
		if n > mostExchanges {
			if err := b.b.Delete(number(n - mostExchanges)); err != nil {
				return err
			}
		}
		return errors.Join(putAs(b, number(n), e), putAs(s.box(tx, bSelf), []byte("synced"), at))
	})
}

// Synced is when the last exchange that went well began, by the laptop's clock; zero where there was none.
func (s *Store) Synced() (at time.Time, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		at, err = s.synced(tx)
		return err
	})
	return at, err
}

// synced reads it; the program before kept it in the log alone.
func (s *Store) synced(tx *bolt.Tx) (at time.Time, err error) {
	if at, ok := getAs[time.Time](s.box(tx, bSelf), []byte("synced")); ok {
		return at, nil
	}
	err = eachAs(s.box(tx, bExchanges), func(_ []byte, e Exchange) {
		if e.Result == "" {
			at = e.At
		}
	})
	return at, err
}

// Exchanges are the last ten, newest first.
func (s *Store) Exchanges() (es []Exchange, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		return eachAs(s.box(tx, bExchanges), func(_ []byte, e Exchange) { es = append([]Exchange{e}, es...) })
	})
	return es, err
}
