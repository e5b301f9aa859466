package hub

import (
	"context"
	"errors"
	"fmt"

	"sidan/model"
	"sidan/sync/wire"
)

// Errors of journals, for errors.Is. All are final: trying again does not help until a person has done something.
var (
	ErrInUse   = errors.New("in use by another process")
	ErrForeign = errors.New("not a hub's file, or of another version")
	ErrDamaged = errors.New("damaged")
	// ErrNone: no hub ever was in the folder. ErrGone: one was, and its file is gone or empty. It is a kind of damage,
	// never the beginning of a new hub, which would come up without a single account.
	ErrNone = errors.New("no hub there")
	ErrGone = fmt.Errorf("%w: the file is gone or empty", ErrDamaged)
	// ErrOthersWrite: others may write in the folder, so its file may be another's tomorrow.
	ErrOthersWrite = errors.New("others may write in the folder")
)

// Journal keeps a hub's communities and its private tables. Every journal passes package suite.
type Journal interface {
	// Update runs fn in a transaction that is durable, whole, and visible to every later Read when Update returns nil.
	// fn reads first and writes last: whether it sees what it wrote is not said. fn may run more than once and on
	// another goroutine, so it must set, not add to, what it leaves outside. An error of fn comes back as it is, and
	// nothing of the transaction is kept. After any other error it is unknown whether it is kept: ask again.
	// A ctx that ends before the transaction began ends it; after that it runs to its end.
	Update(ctx context.Context, fn func(Tx) error) error

	// Read runs fn over one snapshot; fn may run more than once.
	Read(ctx context.Context, fn func(Snapshot) error) error

	// Check reads how the journal itself is built, all of it, while nothing is written: ErrDamaged where that is not
	// sound, so that what is read from it may lack something without a trace.
	Check(ctx context.Context) error

	// Close waits for running transactions. Afterwards Update and Read fail.
	Close() error
}

// Snapshot is one moment of a journal. What it gives out stays valid afterwards and must not be altered.
type Snapshot interface {
	// Load gives what keys name of one community; what is not there is not in the maps. An unknown community is an
	// empty one.
	Load(Keys) (Loaded, error)

	// Rows gives the records after a revision whose face tags meet tags, in order of revision, at most most of
	// them and about mostBytes of face and inside, but always the first. upTo is the revision up to which that
	// is all there are. One that cannot be read has neither. at gives records that the caller has already, which need
	// not be read; it may be nil.
	Rows(
		home model.Path, tags model.Tags, after uint64, most, mostBytes int, at AtHand,
	) (rows []Stored, upTo uint64, err error)

	// Losses gives the loss rows after a revision, in order, at most most of them; upTo as with Rows.
	Losses(home model.Path, after uint64, most int) (losses []Loss, upTo uint64, err error)

	// Homes are the communities and directories that hold anything, sorted.
	Homes() ([]model.Path, error)

	// Records gives all records of a community in order of their ids, whoever sees them: those after an id, at
	// most most. One that cannot be read is given by its id alone.
	Records(home model.Path, after model.RecordID, most int) ([]Stored, error)

	// Log gives a community's lines in order of revision: those after one, at most most.
	Log(home model.Path, after uint64, most int) ([]Line, error)

	// Get is a private value, nil where there is none.
	Get(t Table, key []byte) ([]byte, error)

	// Each visits a private table in order of keys.
	Each(t Table, visit func(key, value []byte) error) error
}

// AtHand gives a record as it stood after a revision, where the caller of Rows has it.
type AtHand func(id model.RecordID, rev uint64) (Stored, bool)

// Tx is a Snapshot that can be written to, once its reading is done.
type Tx interface {
	Snapshot
	Write(Writes) error
	Put(t Table, key, value []byte) error

	// Mend takes things out of a community, keeps them beside it, and builds its index anew. It comes before
	// the Write of the same transaction that tells of it.
	Mend(Mending) error
}

// Table names one of the hub's private tables, whose values are the hub's own business.
type Table string

// The private tables.
const (
	Meta        Table = "meta"        // "hub" → the founding
	Accounts    Table = "accounts"    // person → Account
	Devices     Table = "devices"     // hash of the secret → Device
	Invitations Table = "invitations" // name part of the code → Invitation
)

// Tables there are.
var Tables = []Table{Meta, Accounts, Devices, Invitations}

// Keys names what a step needs of one community, so that a journal can fetch it in one round.
type Keys struct {
	Home    model.Path
	Seen    uint64 // the mark stored at this head
	Lines   []LineKey
	Records []model.RecordID
	Waiting []model.RecordID
}

// LineKey finds a change's newest line. Eight bytes of the id beside the record: two changes of one record that share
// them would be taken for one, once in 2⁶⁴.
type LineKey struct {
	Record model.RecordID
	ID     wire.Short
}

// Loaded is what Keys named.
type Loaded struct {
	Community Community
	Seen      *wire.Mark // nil: none is stored at that head
	Lines     map[LineKey]Line
	Records   map[model.RecordID]Stored
	Waiting   map[model.RecordID][]Line // in order of arrival
}

// Community is where a community's history stands. The mark at a commit's head is found by Keys.Seen later;
// that of head 0 is the zero mark, and always stored.
type Community struct {
	_     struct{} `cbor:",toarray"`
	Head  uint64
	Mark  wire.Mark
	Floor uint64 // marks below it, and losses up to it, were deleted
	Safe  uint64 // what every backup that may still be put back holds
}

// Line is a change's place in the log: its revision, its verdict, the stamp and the bytes it came with. Never
// deleted. A change that waited for its record has two; the newer one is its verdict.
type Line struct {
	_        struct{} `cbor:",toarray"`
	Rev      uint64
	ID       model.ChangeID
	Record   model.RecordID
	Code     model.Code
	Why      model.Refusal
	By       model.Ref
	Tags     model.Tags
	At       int64 // Unix seconds, as On and Received
	On       int64
	Received int64
	Core     []byte
}

// Key of the line.
func (l Line) Key() LineKey { return LineKey{l.Record, wire.ShortOf(l.ID)} }

// Stored is a record at its newest revision. InsideTags are part of FaceTags.
type Stored struct {
	_          struct{} `cbor:",toarray"`
	Rev        uint64
	ID         model.RecordID
	Kind       model.Kind
	Week       model.Week // of a visit, for the horizon; else 0
	FaceTags   model.Tags
	InsideTags model.Tags
	Face       []byte
	Inside     []byte
}

// Loss says that the change at Rev took tags off the face of a record.
type Loss struct {
	_      struct{} `cbor:",toarray"`
	Rev    uint64
	Record model.RecordID
	Tags   model.Tags
}

// Mending is what is taken out of a community: all of it, or some records.
type Mending struct {
	Home  model.Path
	Whole bool
	Aside []Aside
}

// Aside is a record that is taken out, and why.
type Aside struct {
	ID  model.RecordID
	Why Fault
}

// Writes is what a step makes of one community. The community's new mark is also stored at its new head; where
// its floor rose, marks below it and losses up to it are deleted; Lines become the newest of their keys; Wait
// appends, and Settled empties, the list of those that wait for a record.
type Writes struct {
	Home      model.Path
	Community Community
	Lines     []Line
	Records   []Stored
	Losses    []Loss
	Wait      []Line
	Settled   []model.RecordID
}
