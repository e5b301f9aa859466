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

// Revoked is the error of opening a laptop that the hub revoked. Changes that were not sent are still on it. If the
// laptop joins again, for whomever, they are sent in the name of their author.
type Revoked struct {
	Hub     string // its address
	Waiting int    // changes that were not sent
}

func (r *Revoked) Error() string { return "this laptop was revoked" }

// Uncoded is the error of a join that was begun on this laptop and whose code the hub does not accept. The join can go
// on with another code, under the passphrase that was set.
type Uncoded struct {
	Hub string // its address
	Why error  // what the hub said
}

func (u *Uncoded) Error() string { return "the join wants another code: " + u.Why.Error() }

// Unwrap returns what the hub said.
func (u *Uncoded) Unwrap() error { return u.Why }

// DraftKey identifies a draft by its form and the record that the form is about.
type DraftKey = store.DraftKey

// Options are the settings with which a desk is opened. Carry and Clock must be set.
type Options struct {
	// Carry returns the function that carries the exchanges of a home: over HTTP, or to the hub of a sample in this
	// process.
	Carry func(store.Identity) sync.Exchange
	// Clock is the laptop's clock. For a sample it may return one fixed moment, if the user asked for that.
	Clock func() time.Time
	// At is that fixed moment, and is handed to the hub of the sample with every exchange. The zero time means that the
	// clock runs.
	At time.Time
	// Log may be nil; then nothing is logged.
	Log *slog.Logger
}

// Desk is the work of one person with the home of one laptop. The register, and every method that reads or changes it,
// belongs to one goroutine. Only Plan.Write, Exchange, LongPoll, the drafts and Close may be called from any goroutine.
type Desk struct {
	store     *store.Store
	id        store.Identity
	me        model.Account
	clock     store.Clock
	reg       *register.Register
	part      *part // nil if the register holds everything
	opt       Options
	carry     sync.Exchange
	session   *sync.Session
	backoff   sync.Backoff
	bounced   []store.Bounced
	kept      []store.Kept            // the kept changes that the register knows of, oldest first
	changes   map[uint64]model.Change // the kept changes that were decoded, by sequence number
	early     []store.Kept            // kept changes that are on disk, and that the register does not know of yet
	pending   int                     // changes without a verdict
	bytes     int                     // bytes of those changes
	waiting   []Waiting
	last      time.Time
	log       []store.Exchange
	loading   []model.Path            // communities whose first copy is not whole
	unshown   map[model.RecordID]bool // rows that this program cannot show
	skipped   []store.Skipped
	dismissed map[uint64]bool // dismissed bounced changes; the write may not be done yet
	unread    int             // rows, records and changes that this program cannot read
}

// Open makes the desk of an open home, and reads all of the home into the register. It returns ErrJoining if a join was
// begun and not answered, and *Revoked if the hub revoked the laptop. The caller closes the home if Open fails.
func Open(s *store.Store, o Options) (*Desk, error) { return open(s, o, (*Desk).load) }

// OpenHome opens the home in a folder and makes its desk, as Open does.
func OpenHome(dir string, passphrase []byte, o Options) (*Desk, error) {
	return openHome(dir, passphrase, o, store.Open, Open)
}

// OpenHomePart opens the home in a folder for a command that names its records, as OpenPart does.
func OpenHomePart(dir string, passphrase []byte, o Options) (*Desk, error) {
	return openHome(dir, passphrase, o, store.OpenUnchanged, OpenPart)
}

// openHome opens a home with open and makes its desk with sit. It closes the home again if sit fails.
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

// open makes the desk of a home, and calls load to fill the register.
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

// revoked returns the *Revoked of a home, with the number of changes that were not sent.
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

// Close closes the home.
func (d *Desk) Close() error { return d.store.Close() }

// Me returns the account of the person at the desk, as the hub last sent it.
func (d *Desk) Me() model.Account { return d.me }

// Sealed reports whether a passphrase guards the home.
func (d *Desk) Sealed() bool { return d.store.Sealed() }

// Sample reports whether the home belongs to a sample world.
func (d *Desk) Sample() bool { return d.id.Sample }

// Hub returns the address of the hub that the home joined. It is "" for the home of a sample, whose hub is in this
// process.
func (d *Desk) Hub() string { return d.id.Hub }

// Dir returns the folder of the home. The log is in it too.
func (d *Desk) Dir() string { return d.store.Dir() }

// Damaged returns how many things could not be read and were left out: values of the home, records that came from the
// hub or that it could not send, and changes of a newer program.
func (d *Desk) Damaged() int { return d.store.Damaged() + d.unread }

// ReadThrough reads every value of the home, so that Damaged also counts the damaged values that nothing has read yet.
func (d *Desk) ReadThrough() error { return d.store.ReadThrough(true) }

// Register returns the register: everything that the desk knows of the work.
func (d *Desk) Register() *register.Register { return d.reg }

// Now returns the time of Options.Clock, which is the laptop's clock or a fixed moment of a sample.
func (d *Desk) Now() time.Time { return d.opt.Clock() }

// hubTime converts a time of the laptop's clock to the hub's clock. It corrects the time by the last known skew, and
// never returns a time before the last known hub time. If Options.At is set, it returns the time unchanged.
func (d *Desk) hubTime(t time.Time) time.Time {
	if !d.opt.At.IsZero() { // the hub of a sample uses the same moment
		return t
	}
	return d.clock.Now(t)
}

// writtenAt returns the time, by the laptop's clock, for a change that is written now. It is never before the last
// known hub time. Otherwise a clock that went back to 1970 and is set right before the next exchange would date a visit
// 1970, and nobody would notice.
func (d *Desk) writtenAt() time.Time {
	t := d.Now()
	if least := d.clock.Hub.Add(-d.clock.Skew); d.opt.At.IsZero() && t.Before(least) {
		return least
	}
	return t
}

// Today returns the day in model.Zone, by the hub's clock as far as it is known. A laptop whose clock shows 1970 so
// still shows the round of this week.
func (d *Desk) Today() model.Day { return model.DayOf(d.hubTime(d.Now())) }

// Grids returns the scopes of the person at the desk: the grids of a worker, or the whole community for its branch.
func (d *Desk) Grids() []model.Path { return d.me.Scopes }

// Community returns the community that the person at the desk works in. For somebody who works in all communities it
// returns the county, and "" without a scope.
func (d *Desk) Community() model.Path {
	if len(d.me.Scopes) == 0 {
		return ""
	}
	return d.me.Scopes[0].Community()
}

// Here returns the name of the unit that the person at the desk acts for, or else of the place they work in, as the
// band shows it. If they have several scopes, the number of the others follows the first.
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

// PlaceName returns the name by which people call a place, or its path as long as the directory has not come.
func (d *Desk) PlaceName(p model.Path) string { return d.reg.PlaceName(p) }

// Loading reports whether the first copy of some community is not complete yet. As long as it is not, nothing is
// derived from it.
func (d *Desk) Loading() bool { return len(d.loading) > 0 }

// Tags returns the tags that the person at the desk has in the community of a record.
func (d *Desk) Tags(home model.Path) model.Tags { return d.me.TagsIn(home) }

// Status is the state of the exchange with the hub, for the band and the status command.
type Status struct {
	Pending     int       // changes that have no verdict yet
	Bytes       int       // about how many bytes these changes have
	Bounced     int       // changes that the hub refused and that nobody has dismissed
	Last        time.Time // when the last exchange succeeded, by the laptop's clock
	WorkOffline bool      // the user's choice: nothing is sent until they ask for it
}

// Status returns the present state of the exchange.
func (d *Desk) Status() Status {
	return Status{d.pending, d.bytes, len(d.bounced), d.last, d.id.OffLine}
}

// Bounced returns the changes that bounced, oldest first. The changes of one save stand together.
func (d *Desk) Bounced() []store.Bounced { return d.bounced }

// Log returns the last exchanges, newest first.
func (d *Desk) Log() []store.Exchange { return d.log }

// WorkOffline turns working off line on or off at once. The function that it returns writes the choice to the disk, on
// any goroutine.
func (d *Desk) WorkOffline(on bool) (write func() error) {
	if d.id.OffLine == on {
		return func() error { return nil }
	}
	d.id.OffLine = on
	return func() error { return d.store.SetOffLine(on) }
}

// Dismiss removes bounced changes from the list at once, because their author has seen them. The function that it
// returns removes them from the disk, on any goroutine.
func (d *Desk) Dismiss(seqs ...uint64) (write func() error) {
	for _, n := range seqs {
		d.dismissed[n] = true
	}
	d.bounced = slices.DeleteFunc(
		slices.Clone(d.bounced), func(b store.Bounced) bool { return slices.Contains(seqs, b.Seq) },
	)
	return func() error { return d.store.Dismiss(seqs...) }
}
