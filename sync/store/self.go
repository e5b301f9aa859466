package store

import (
	"errors"
	"fmt"
	"maps"
	"time"

	bolt "go.etcd.io/bbolt"

	"sidan/model"
)

// Identity says whose home this is and which hub it belongs to. A home is made with Hub, Secret and Code before it
// asks the hub to join, so that it can ask again if the reply is lost. Code is "" once the hub has answered.
type Identity struct {
	Hub         string        `cbor:"1,keyasint,omitempty"` // the hub's address
	Secret      [32]byte      `cbor:"2,keyasint"`
	Code        string        `cbor:"3,keyasint,omitempty"` // of the invitation, until the home has joined
	Sample      bool          `cbor:"4,keyasint,omitempty"` // the home belongs to a sample world
	County      string        `cbor:"5,keyasint,omitempty"` // the county's name
	Account     model.Account `cbor:"6,keyasint"`           // as the hub last said
	Communities []model.Path  `cbor:"7,keyasint,omitempty"` // the account's and the directory, as the hub last said
	Joined      time.Time     `cbor:"8,keyasint,omitzero"`  // by the hub's clock
	// the person chose to work off line: nothing is sent until the person asks for it
	OffLine bool `cbor:"9,keyasint,omitempty"`
	// the pin of the hub's own key (wire.Pin); zero: any key with a certificate that the system trusts
	Pin     [32]byte `cbor:"10,keyasint,omitzero"`
	Revoked bool     `cbor:"11,keyasint,omitempty"` // the hub took this laptop out of use (Revoke)
}

// Joining reports whether the hub has not answered the join yet.
func (id Identity) Joining() bool { return id.Code != "" }

// Clock is what the laptop knows of the hub's clock. Skew is added to the laptop's own clock to get the hub's. The
// hub's clock cannot be before Hub.
type Clock struct {
	Skew time.Duration `cbor:"1,keyasint"`
	Hub  time.Time     `cbor:"2,keyasint"` // the newest time that the hub told
}

// Now returns the hub's time for a time of the laptop's clock, as well as it is known. It is never before c.Hub.
func (c Clock) Now(device time.Time) time.Time {
	if t := device.Add(c.Skew); t.After(c.Hub) {
		return t
	}
	return c.Hub
}

// Identity returns the identity of the home. It returns ErrDamaged if it cannot be read.
func (s *Store) Identity() (id Identity, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		id, err = s.identity(tx)
		return err
	})
	return id, err
}

// identity does the work of Identity.
func (s *Store) identity(tx *bolt.Tx) (Identity, error) {
	id, ok := getAs[Identity](s.box(tx, bSelf), []byte("identity"))
	if !ok {
		return id, fmt.Errorf("%w: identity", ErrDamaged)
	}
	return id, nil
}

// SetIdentity replaces the identity of the home.
func (s *Store) SetIdentity(id Identity) error {
	return s.update(func(tx *bolt.Tx) error { return putAs(s.box(tx, bSelf), []byte("identity"), id) })
}

// Revoke marks a home as taken out of use by the hub, and deletes all communities and rows that came from the hub. It
// keeps the changes that were made here, the bounced changes and the drafts, for the person who is given the laptop
// next.
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
		for community := range maps.Clone(c.communities) {
			if err := c.forget(Forget{Community: community}); err != nil {
				return err
			}
		}
		return putAs(s.box(tx, bSelf), []byte("identity"), id)
	})
}

// SetOffLine stores whether the person chose to work off line. It changes nothing else in the identity, even if an
// exchange changes the identity at the same time on another goroutine.
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

// Clock returns what is known of the hub's clock. It is zero before the first exchange, and if it cannot be read.
func (s *Store) Clock() (c Clock, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		c, _ = getAs[Clock](s.box(tx, bSelf), []byte("clock"))
		return nil
	})
	return c, err
}

// Exchange is an entry of the log of exchanges.
type Exchange struct {
	At     time.Time     `cbor:"1,keyasint"` // when it began, by the laptop's clock
	Took   time.Duration `cbor:"2,keyasint"`
	Sent   int           `cbor:"3,keyasint"` // changes that were sent
	Got    int           `cbor:"4,keyasint"` // rows that came
	Result string        `cbor:"5,keyasint"` // "" if it went well, else a code that says why not
}

const mostExchanges = 10

// LogExchange adds an entry to the log, which keeps the last ten. It also stores when the last exchange that went well
// began, so that this stays known when its entry is deleted.
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

// Synced returns when the last exchange that went well began, by the laptop's clock. It returns the zero time if there
// was none.
func (s *Store) Synced() (at time.Time, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		at, err = s.synced(tx)
		return err
	})
	return at, err
}

// synced does the work of Synced. A home of an older program has this time only in the log.
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

// Exchanges returns the last ten exchanges, newest first.
func (s *Store) Exchanges() (es []Exchange, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		return eachAs(s.box(tx, bExchanges), func(_ []byte, e Exchange) { es = append([]Exchange{e}, es...) })
	})
	return es, err
}
