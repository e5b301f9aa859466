package desk

import (
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"slices"
	"time"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/sync"
	"sidan/sync/store"
)

// ErrNoRecord means that the register shows no such record.
var ErrNoRecord = errors.New("no such record")

// Revoked says that the hub took this laptop out of use. What was not sent is on it still, for whoever it is
// issued to anew.
type Revoked struct {
	Hub     string // its address
	Waiting int    // changes that were not sent
}

func (r *Revoked) Error() string { return "this laptop was revoked" }

// Uncoded says that a join was begun on this laptop and that the hub does not take its code: another one is
// wanted, under the passphrase that was set.
type Uncoded struct {
	Hub string // its address
	Why error  // what the hub said
}

func (u *Uncoded) Error() string { return "the join wants another code: " + u.Why.Error() }

// Unwrap gives what the hub said.
func (u *Uncoded) Unwrap() error { return u.Why }

// DraftKey is a form and the record it is about.
type DraftKey = store.DraftKey

// Options are what a desk is opened with.
type Options struct {
	// Carry makes what carries an exchange for the home's identity: HTTP, or a sample's hub in this process.
	Carry func(store.Identity) sync.Exchange
	// Clock is the laptop's. A sample's may stand still at a moment that was asked for.
	Clock func() time.Time
	// At is that moment, handed on to a sample hub with every exchange; zero: the clock decides.
	At  time.Time
	Log *slog.Logger
}

// Desk is one person at one home. The register, and all that is said to be of it, belongs to one goroutine;
// Write, Exchange, drafts and Close may be called from any.
type Desk struct {
	store     *store.Store
	id        store.Identity
	me        model.Account
	clock     store.Clock
	reg       *register.Register
	part      *part // what the register holds, where that is not everything
	opt       Options
	carry     sync.Exchange
	session   *sync.Session
	backoff   sync.Backoff
	bounced   []store.Bounced
	kept      []store.Kept            // as far as this desk has seen, oldest first
	changes   map[uint64]model.Change // of the kept ones that were decoded, by their numbers
	early     []store.Kept            // on disk and not seen yet
	pending   int                     // changes without a verdict
	bytes     int                     // of them
	waiting   []Waiting
	last      time.Time
	log       []store.Exchange
	loading   []model.Path            // communities whose first copy is not whole
	unshown   map[model.RecordID]bool // rows that this program cannot show
	skipped   []store.Skipped
	dismissed map[uint64]bool // bounced changes let go of whose write may be under way
	unread    int             // of them, of records that were stepped over, and of changes
}

// Open sits down at an open home and reads the register.
func Open(s *store.Store, o Options) (*Desk, error) { return open(s, o, (*Desk).load) }

// OpenHome opens the home in a folder and sits down at it.
func OpenHome(dir string, passphrase []byte, o Options) (*Desk, error) {
	return openHome(dir, passphrase, o, store.Open, Open)
}

// OpenHomePart opens the home in a folder for a command that names its records (OpenPart).
func OpenHomePart(dir string, passphrase []byte, o Options) (*Desk, error) {
	return openHome(dir, passphrase, o, store.OpenUnchanged, OpenPart)
}

func openHome(
	dir string, passphrase []byte, o Options, open func(string, []byte) (*store.Store, error),
	sit func(*store.Store, Options) (*Desk, error),
) (*Desk, error) {
	home, err := open(dir, passphrase)
	if err != nil {
		return nil, err
	}
	d, err := sit(home, o)
	if err != nil {
		return nil, errors.Join(err, home.Close())
	}
	return d, nil
}

func open(s *store.Store, o Options, load func(*Desk) error) (*Desk, error) {
	d := &Desk{store: s, opt: o, dismissed: map[uint64]bool{}}
	if o.Log == nil {
		d.opt.Log = slog.New(slog.DiscardHandler)
	}
	id, err := s.Identity()
	if err != nil {
		return nil, fmt.Errorf("open desk: %w", err)
	}
	if id.Joining() {
		return nil, fmt.Errorf("open desk: %w", ErrJoining)
	}
	if id.Revoked {
		return nil, fmt.Errorf("open desk: %w", revoked(s, id))
	}
	d.id, d.me = id, id.Account
	d.carry, d.session = o.Carry(id).AsOf(o.At), sync.NewSession(rand.Int64())
	if err := load(d); err != nil {
		return nil, fmt.Errorf("open desk: %w", err)
	}
	return d, nil
}

func revoked(s *store.Store, id store.Identity) error {
	r := &Revoked{Hub: id.Hub}
	kept, err := s.Kept()
	for _, k := range kept {
		if k.Queued() {
			r.Waiting++
		}
	}
	return errors.Join(r, err)
}

// Close lets go of the home.
func (d *Desk) Close() error { return d.store.Close() }

// Me is whose desk it is, as the hub last said.
func (d *Desk) Me() model.Account { return d.me }

// Sealed reports whether a passphrase guards the home.
func (d *Desk) Sealed() bool { return d.store.Sealed() }

// Sample reports whether the home belongs to a sample world.
func (d *Desk) Sample() bool { return d.id.Sample }

// Hub is the address the home joined, "" for the one inside a sample world.
func (d *Desk) Hub() string { return d.id.Hub }

// Dir is the home's folder, where the log lies too.
func (d *Desk) Dir() string { return d.store.Dir() }

// Damaged counts what could not be read and was left out: values of the home, records that came or that the hub
// could not send, and changes of a newer program.
func (d *Desk) Damaged() int { return d.store.Damaged() + d.unread }

// ReadThrough reads all of the home, so that Damaged counts what nobody has looked at yet.
func (d *Desk) ReadThrough() error { return d.store.ReadThrough(true) }

// Register is what is known.
func (d *Desk) Register() *register.Register { return d.reg }

// Now is the moment by the laptop's clock, or the one that was asked for.
func (d *Desk) Now() time.Time { return d.opt.Clock() }

// hubTime is a moment of the laptop's clock as the hub would have it: corrected by the last skew known, never
// before the last hub time.
func (d *Desk) hubTime(t time.Time) time.Time {
	if !d.opt.At.IsZero() { // a sample's hub takes its clock from here
		return t
	}
	return d.clock.Now(t)
}

// writtenAt is the laptop's clock for what is written now, but never before the last hub time: a clock that
// went back to 1970 and is put right before the next exchange would else date a visit 1970, and no one would
// know.
func (d *Desk) writtenAt() time.Time {
	t := d.Now()
	if least := d.clock.Hub.Add(-d.clock.Skew); d.opt.At.IsZero() && t.Before(least) {
		return least
	}
	return t
}

// Today is the day in the directory's zone, by the hub's clock as far as it is known: a laptop whose clock
// stands in 1970 still walks this week's round.
func (d *Desk) Today() model.Day { return model.DayOf(d.hubTime(d.Now())) }

// Grids are the places one walks: the scopes of a worker, all of the community for its branch.
func (d *Desk) Grids() []model.Path { return d.me.Scopes }

// Community one works in; the county for who works in all of them.
func (d *Desk) Community() model.Path {
	if len(d.me.Scopes) == 0 {
		return ""
	}
	return d.me.Scopes[0].Community()
}

// Here names the place one works in, or the unit one acts for, as the band shows it.
func (d *Desk) Here(l text.Lang) string {
	if unit := d.me.Unit(); unit.Name != "" {
		return unit.Name
	}
	if len(d.me.Scopes) == 0 {
		return ""
	}
	name := d.PlaceName(d.me.Scopes[0])
	if n := len(d.me.Scopes); n > 1 {
		name += fmt.Sprintf(" +%d", n-1)
	}
	return name
}

// PlaceName is what people call a place; its path where the directory has not come yet.
func (d *Desk) PlaceName(p model.Path) string { return d.reg.PlaceName(p) }

// Loading reports whether a community's first copy is not whole yet: nothing is derived from half of it.
func (d *Desk) Loading() bool { return len(d.loading) > 0 }

// Tags are one's own in a record's community.
func (d *Desk) Tags(home model.Path) model.Tags { return d.me.TagsIn(home) }

// Status is how the exchange stands, for the band and the status command.
type Status struct {
	Pending     int       // changes not yet answered
	Bytes       int       // of them, about
	Bounced     int       // refused and not yet dismissed
	Last        time.Time // the last exchange that went well, the laptop's clock
	WorkOffline bool      // by choice: nothing is sent until asked for
}

// Status of the exchange.
func (d *Desk) Status() Status {
	return Status{d.pending, d.bytes, len(d.bounced), d.last, d.id.OffLine}
}

// Bounced are the changes that came back, oldest first; those of one save stand together.
func (d *Desk) Bounced() []store.Bounced { return d.bounced }

// Log are the last exchanges, newest first.
func (d *Desk) Log() []store.Exchange { return d.log }

// WorkOffline turns working off line on or off at once; the write it gives back makes it last.
func (d *Desk) WorkOffline(on bool) (write func() error) {
	if d.id.OffLine == on {
		return func() error { return nil }
	}
	d.id.OffLine = on
	return func() error { return d.store.SetOffLine(on) }
}

// Dismiss lets go of changes that came back, at once: their author has seen them; the write it gives back makes
// it last.
func (d *Desk) Dismiss(seqs ...uint64) (write func() error) {
	for _, n := range seqs {
		d.dismissed[n] = true
	}
	d.bounced = slices.DeleteFunc(
		slices.Clone(d.bounced), func(b store.Bounced) bool { return slices.Contains(seqs, b.Seq) },
	)
	return func() error { return d.store.Dismiss(seqs...) }
}
