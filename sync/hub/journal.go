package hub

import (
	"context"
	"errors"
	"fmt"

	"sidan/model"
	"sidan/sync/wire"
)

// These are the errors of journals, for errors.Is. All are final: trying again does not help until a person has done
// something.
var (
	ErrInUse   = errors.New("in use by another process")
	ErrForeign = errors.New("not a hub's file, or of another version")
	ErrDamaged = errors.New("damaged")
	// ErrNone means that there never was a hub in the folder. ErrGone means that there was one, and that its file is
	// gone or empty. That is a kind of damage, and never the beginning of a new hub, which would come up without a
	// single account.
	ErrNone = errors.New("no hub there")
	ErrGone = fmt.Errorf("%w: the file is gone or empty", ErrDamaged)
	// ErrOthersWrite means that other users may write in the folder, so that somebody could replace the hub's file.
	ErrOthersWrite = errors.New("others may write in the folder")
)

// Journal stores a hub's communities and its private tables. It may be used from many goroutines. Every journal passes
// the tests of package suite.
type Journal interface {
	// Update runs fn in a transaction. When Update returns nil, the transaction is durable and complete, and every
	// later Read sees it. fn must do all its reading before its writing: it is undefined whether it sees what it wrote.
	// fn may run more than once and on another goroutine, so it must set variables outside of it anew, and not add to
	// them. Update returns an error of fn as it is, and then nothing of the transaction is stored. After any other
	// error it is unknown whether the transaction is stored, and the caller has to read. A ctx that ends before the
	// transaction has begun stops it; after that, the transaction runs to its end.
	Update(ctx context.Context, fn func(Tx) error) error

	// Read runs fn on one snapshot. fn may run more than once.
	Read(ctx context.Context, fn func(Snapshot) error) error

	// Check tests the whole structure of the journal, and not what is stored in it. Nothing is written meanwhile. It
	// returns ErrDamaged if the structure is not sound: then something may be missing from what is read, without any
	// sign of it.
	Check(ctx context.Context) error

	// Close waits for running transactions. After it Update and Read fail.
	Close() error
}

// Snapshot is the state of a journal at one moment. Its results stay valid after it, and must not be altered.
type Snapshot interface {
	// Load returns what the keys name of one community. The maps do not have what is not stored. A community that the
	// journal does not know is empty.
	Load(Keys) (Loaded, error)

	// Rows returns the records whose revision is above `after` and whose face tags meet tags, in order of revision. It
	// returns at most `most` records, with about mostBytes of face and inside, but always at least the first. There are
	// no other such records up to the revision upTo. A record that cannot be read has neither face nor inside. at
	// returns records that the caller has already, so that they need not be read; it may be nil.
	Rows(
		community model.Path, tags model.Tags, after uint64, most, mostBytes int, at AtHand,
	) (rows []Stored, upTo uint64, err error)

	// Losses returns the loss rows whose revision is above `after`, in order, at most `most` of them but at least the
	// first. upTo is as with Rows.
	Losses(community model.Path, after uint64, most int) (losses []Loss, upTo uint64, err error)

	// Communities returns the communities and directories of which anything is stored, sorted.
	Communities() ([]model.Path, error)

	// Records returns the records of a community whose id is above `after`, whoever may see them, in order of their
	// ids. It returns at most `most` records. Of a record that cannot be read only the id is set.
	Records(community model.Path, after model.RecordID, most int) ([]Stored, error)

	// Log returns the lines of a community whose revision is above `after`, in order. It returns at most `most` lines.
	Log(community model.Path, after uint64, most int) ([]Line, error)

	// Get returns a value of a private table, or nil if there is none.
	Get(t Table, key []byte) ([]byte, error)

	// Each calls visit for each value of a private table, in order of keys, and stops at the first error.
	Each(t Table, visit func(key, value []byte) error) error
}

// AtHand returns a record as it stood at a revision. It returns false if the caller of Rows does not have it.
type AtHand func(id model.RecordID, rev uint64) (Stored, bool)

// Tx is a Snapshot that can also be written to, after all reading is done.
type Tx interface {
	Snapshot
	// Write stores what a step made of one community.
	Write(Writes) error
	// Put stores a value in a private table, in place of the one under the key before.
	Put(t Table, key, value []byte) error

	// Mend takes records, or all of a community, out of what a Snapshot reads. It stores them apart, and builds the
	// community's index anew. It must be called before the Write that logs it in the same transaction.
	Mend(Mending) error
}

// Table is the name of one of the hub's private tables. Only the hub knows the form of their values.
type Table string

// These are the private tables.
const (
	Meta        Table = "meta"        // "hub" → founding; also other values of the hub by name
	Accounts    Table = "accounts"    // person → Account
	Devices     Table = "devices"     // hash of the secret → Device
	Invitations Table = "invitations" // name part of the code → Invitation
)

// Tables lists all private tables.
var Tables = []Table{Meta, Accounts, Devices, Invitations}

// Keys names what a step needs of one community, so that a journal can fetch all of it in one read.
type Keys struct {
	Community model.Path
	Seen      uint64 // the head whose mark is wanted
	Lines     []LineKey
	Records   []model.RecordID
	Waiting   []model.RecordID // the records whose waiting changes are wanted
}

// LineKey finds a change's newest line. It has only eight bytes of the change's id beside the record: two changes of
// one record with the same eight bytes would be taken for the same change, with a probability of 1 in 2⁶⁴.
type LineKey struct {
	Record model.RecordID
	ID     wire.Short
}

// Loaded is what a journal has of the things that Keys names.
type Loaded struct {
	History History
	Seen    *wire.Mark // nil if no mark is stored at that head
	Lines   map[LineKey]Line
	Records map[model.RecordID]Stored
	Waiting map[model.RecordID][]Line // in the order in which they arrived
}

// History says how far a community's log has come: its head, the mark of the head, and the revisions Floor and Safe.
// The mark at the head of each commit is stored too, and is found by Keys.Seen. The mark of head 0 is the zero mark,
// and counts as stored.
type History struct {
	_     struct{} `cbor:",toarray"`
	Head  uint64
	Mark  wire.Mark
	Floor uint64 // marks below this revision, and losses up to it, were deleted
	Safe  uint64 // every backup that may still be restored has everything up to here
}

// Line is a change's entry in the log: its revision, its verdict, the stamp and the bytes with which it came. A line is
// never deleted. A change that waited for its record has two lines, and the newer one is its verdict.
type Line struct {
	_        struct{} `cbor:",toarray"`
	Rev      uint64
	ID       model.ChangeID
	Record   model.RecordID
	Code     model.Code
	Why      model.Refusal
	By       model.Ref
	Tags     model.Tags
	At       int64 // Unix seconds; On and Received too
	On       int64
	Received int64
	Core     []byte
}

// Key returns the key that finds the line, if it is its change's newest.
func (l Line) Key() LineKey { return LineKey{l.Record, wire.ShortOf(l.ID)} }

// Stored is a record at its newest revision. All its InsideTags are also in its FaceTags.
type Stored struct {
	_          struct{} `cbor:",toarray"`
	Rev        uint64
	ID         model.RecordID
	Kind       model.Kind
	Week       model.Week // week of a visit, by which pages leave it out; otherwise 0
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

// Mending says what is to be taken out of a community: all of it if Whole is set, otherwise the records of Aside.
type Mending struct {
	Community model.Path
	Whole     bool
	Aside     []Aside
}

// Aside names a record that is to be taken out, and the fault for which it is.
type Aside struct {
	ID  model.RecordID
	Why Fault
}

// Writes is what a step writes to one community. A journal stores the community's new mark also at its new head. If the
// floor rose, the journal deletes marks below it and losses up to it. Each line of Lines becomes the newest of its key.
// Wait adds changes to the lists of those that wait for a record. Settled names the records whose lists are deleted.
type Writes struct {
	Community model.Path
	History   History
	Lines     []Line
	Records   []Stored
	Losses    []Loss
	Wait      []Line
	Settled   []model.RecordID
}
