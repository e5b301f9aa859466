package wire

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"

	"sidan/model"
	"sidan/model/code"
)

// Version is the version of these definitions. A hub refuses a request of any other version.
const Version = 1

// Limits of one request and one reply. A laptop that has more changes sends them in several requests, the oldest
// first; so an upload that is interrupted goes on where it was.
const (
	MostChanges  = 200
	MostPacked   = 256 << 10 // bytes of a request, compressed
	MostUnpacked = 1 << 20   // bytes of a request, uncompressed
	MostRows     = 500
	MostRowBytes = 256 << 10
	MostWait     = 25 // seconds of a long poll: proxies and NATs drop connections that are silent for 30
)

// Mark is a hash of a community's history up to a revision. The zero Mark is that of revision 0.
type Mark [8]byte

// MarshalText writes a mark in hexadecimal digits.
func (m Mark) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, m[:]), nil }

// UnmarshalText reads what MarshalText wrote.
func (m *Mark) UnmarshalText(b []byte) error {
	if len(b) != hex.EncodedLen(len(m)) {
		return errMark
	}
	_, err := hex.Decode(m[:], b)
	return err
}

var errMark = errors.New("not a mark")

// Digest is a hash of a viewer's tags in a community and of the version of the rule of who sees what. Two equal
// digests mean that the same records are in sight.
type Digest [8]byte

// DigestOf returns the digest of a viewer's tags, under the rule that this program knows.
func DigestOf(tags model.Tags) (d Digest) {
	sum := sha256.Sum256([]byte(tags.DigestText()))
	copy(d[:], sum[:])
	return d
}

// Short is the first 8 bytes of a change's id, by which a verdict names the change.
type Short [8]byte

// ShortOf returns the first 8 bytes of a change's id.
func ShortOf(id model.ChangeID) (s Short) { copy(s[:], id[:]); return s }

func (s Short) String() string { return hex.EncodeToString(s[:]) }

// Request is what a laptop sends in one exchange. It is about all communities that the laptop has.
type Request struct {
	Version int   `cbor:"1,keyasint"`
	Sent    int64 `cbor:"2,keyasint"`           // laptop's clock, Unix milliseconds
	Pending int   `cbor:"3,keyasint"`           // changes without a verdict, in all communities; the hub shows it
	Run     int64 `cbor:"4,keyasint"`           // random number, drawn each time the laptop's store is opened
	At      int64 `cbor:"5,keyasint,omitempty"` // a sample hub's clock, Unix ms; any other hub refuses it
	Asks    []Ask `cbor:"6,keyasint"`
	Wait    int   `cbor:"7,keyasint,omitempty"` // seconds to wait for news, at most MostWait; never with changes
	Known   Known `cbor:"8,keyasint,omitzero"`  // of the account and communities the laptop was told; zero: none

	// What Known is the hash of, for EncodingKnown; not sent.
	Account     model.Account `cbor:"-" json:"-"`
	Communities []model.Path  `cbor:"-" json:"-"`

	Predicts bool `cbor:"12,keyasint,omitempty"` // the laptop computes the rows of records that its changes made
}

// Known is a hash of an account and its communities. The reply to a request leaves both out if the request's
// hash is that of what the reply would say.
type Known [8]byte

// KnownOf returns the hash of an account and its communities.
func KnownOf(a model.Account, communities []model.Path) (k Known) {
	said := Reply{Account: a, Communities: communities}
	said.Account.Scopes = slices.Concat([]model.Path{}, a.Scopes) // nil and an empty slice must hash alike
	b, err := code.Marshal(said)
	if err != nil {
		return Known{}
	}
	sum := sha256.Sum256(b)
	copy(k[:], sum[:])
	return k
}

// Ask is the part of a request that is about one community. After, Digest, Week and Since describe the copy of
// the community that the laptop is filling.
type Ask struct {
	Community model.Path `cbor:"1,keyasint"`           // the community
	Ask       uint64     `cbor:"2,keyasint"`           // the number of the request; the answer repeats it
	Seen      uint64     `cbor:"3,keyasint,omitempty"` // head of the newest reply merged
	Mark      Mark       `cbor:"4,keyasint"`           // mark of that head
	After     uint64     `cbor:"5,keyasint,omitempty"` // the copy has everything up to this revision
	Digest    Digest     `cbor:"6,keyasint"`           // of the tags that the copy was made for
	Week      model.Week `cbor:"7,keyasint,omitempty"` // the hub's week at the copy's last page
	Since     uint64     `cbor:"8,keyasint,omitempty"` // head when the copy was begun, until it is complete
	Changes   [][]byte   `cbor:"9,keyasint,omitempty"` // cores of queued changes, oldest first, none left out
	Held      []HeldID   `cbor:"10,keyasint,omitempty"`
	Rows      bool       `cbor:"11,keyasint,omitempty"` // rows are wanted; only when Changes holds everything queued
}

// HeldID names a change that the hub held in an earlier exchange, to ask whether it has a verdict now.
type HeldID struct {
	_      struct{} `cbor:",toarray"`
	ID     Short
	Record model.RecordID
}

// Reply is what a hub sends back: one Answer for each Ask, in the same order. Account and Communities are left
// out, both, if the request's Known is their hash.
type Reply struct {
	Now         int64         `cbor:"1,keyasint"`           // hub's clock, Unix milliseconds
	Account     model.Account `cbor:"2,keyasint,omitzero"`  // as it is now
	Communities []model.Path  `cbor:"3,keyasint,omitempty"` // those the account has a scope in, and the directory
	Answers     []Answer      `cbor:"4,keyasint"`
	Sample      bool          `cbor:"5,keyasint,omitempty"` // the hub is that of a sample
	Backups     bool          `cbor:"6,keyasint,omitempty"` // the hub makes backups, so Answer.Safe moves
}

// WithKnown returns the reply with a and communities, which the laptop was told before, filled in where the
// reply leaves them out.
func (r Reply) WithKnown(a model.Account, communities []model.Path) Reply {
	if r.Account.Person.ID == (model.PersonID{}) {
		r.Account, r.Communities = a, communities
	}
	return r
}

// Answer is the part of a reply that is about one community. Again means that the hub's history does not run
// through Ask.Mark: no change was accepted, and only Community and Ask are set beside it.
type Answer struct {
	Community model.Path `cbor:"1,keyasint"` // the community
	Ask       uint64     `cbor:"2,keyasint"` // Ask.Ask of the request
	Again     bool       `cbor:"3,keyasint,omitempty"`
	Verdicts  []Verdict  `cbor:"4,keyasint,omitempty"` // one for each of Ask.Changes and Ask.Held
	Head      uint64     `cbor:"5,keyasint,omitempty"` // the newest revision
	Mark      Mark       `cbor:"6,keyasint"`           // mark of Head
	Safe      uint64     `cbor:"7,keyasint,omitempty"` // the backups have everything up to this revision
	Page      *Page      `cbor:"8,keyasint,omitempty"` // only if rows were asked for
}

// Page is a list of rows in order of revision: those after From and up to Next that the viewer may see.
type Page struct {
	From   uint64     `cbor:"1,keyasint,omitempty"` // Ask.After, or 0 if a new copy must be begun
	Next   uint64     `cbor:"2,keyasint,omitempty"` // After of the next request
	Digest Digest     `cbor:"3,keyasint"`           // of the viewer's tags now
	Week   model.Week `cbor:"4,keyasint"`           // the hub's week
	Rows   []Row      `cbor:"5,keyasint,omitempty"`

	// LeftOut are records of the page that the hub cannot send, because they are too large or damaged. A copy
	// keeps the version that it has of them. A new copy has none.
	LeftOut []model.RecordID `cbor:"6,keyasint,omitempty"`

	// Predicted has a bit for each of the answer's verdicts, the lowest of the first byte first: set where the row of
	// the verdict's change belongs to the page and the laptop is to compute it. Only if the request says Predicts.
	Predicted    []byte  `cbor:"7,keyasint,omitempty"`
	PredictedSum RowsSum `cbor:"8,keyasint,omitzero"` // of those rows, in that order
}

// Verdict is the hub's decision on a change. It is final, except for the code held.
type Verdict struct {
	_       struct{} `cbor:",toarray"`
	ID      Short
	Code    model.Code
	Rev     uint64       // the change's revision
	Why     model.Reason // of a flagged, refused or held change
	Args    []string     // details of Why
	Against model.Ref    // who or what stood against it; only if the viewer may see the record's face now
}

// Row is a record's state at a revision. Inside is nil if the viewer may not see it. A row without Face means
// that the viewer may no longer see the record.
type Row struct {
	_      struct{} `cbor:",toarray"`
	Rev    uint64
	ID     model.RecordID
	Face   []byte
	Inside []byte
}

// Gone reports whether the viewer may no longer see the record.
func (r Row) Gone() bool { return r.Face == nil }

// Join is the body of POST /v1/join. Hash is the hash of a secret that the laptop made and keeps. A Join with
// the same code and hash gets the same answer again.
type Join struct {
	Version int      `cbor:"1,keyasint"`
	Code    string   `cbor:"2,keyasint"` // the part of the invitation's code that names the invitation
	Hash    [32]byte `cbor:"3,keyasint"`
	Device  string   `cbor:"4,keyasint,omitempty"` // a name for the laptop
}

// Joined is the answer to a Join.
type Joined struct {
	Account     model.Account `cbor:"1,keyasint"`
	Communities []model.Path  `cbor:"2,keyasint"`
	Sample      bool          `cbor:"3,keyasint,omitempty"`
	Now         int64         `cbor:"4,keyasint"`           // hub's clock, Unix milliseconds
	County      string        `cbor:"5,keyasint,omitempty"` // its name, for the first screen

	// Pin is not sent. The laptop sets it to the fingerprint of the key that answered, if the code names a key.
	Pin Pin `cbor:"-" json:"-"`
}

// Problem is an RFC 9457 document. Code and Args are this program's own members; the laptop makes from them a
// sentence in the language of its user.
type Problem struct {
	Type   string   `json:"type" cbor:"1,keyasint"`
	Title  string   `json:"title" cbor:"2,keyasint"`
	Status int      `json:"status" cbor:"3,keyasint"`
	Code   string   `json:"code" cbor:"4,keyasint"`
	Args   []string `json:"args,omitempty" cbor:"5,keyasint,omitempty"`
}

// The codes of problems.
const (
	ProblemMalformed  = "malformed"    // the body cannot be decoded
	ProblemTooLarge   = "too-large"    // the body is over a limit
	ProblemUnknown    = "unknown"      // no laptop has this secret
	ProblemRevoked    = "revoked"      // the device was revoked
	ProblemCode       = "code"         // no such invitation
	ProblemCodeUsed   = "code-used"    // used on another laptop
	ProblemCodeOld    = "code-expired" // older than 72 hours
	ProblemCodeClosed = "code-closed"  // five wrong tries
	ProblemTooOften   = "too-often"    // too many wrong codes from this address: try again after Retry-After
	ProblemBusy       = "busy"         // try again after Retry-After
	ProblemSample     = "sample"       // only one of laptop and hub belongs to a sample
	ProblemInside     = "internal"     // a fault of the hub; no change was accepted

	ProblemElsewhere = "backup-elsewhere" // this hub's backups are in another directory
	ProblemUnlisted  = "backup-unknown"   // the file is not in the list of backups beside it
	ProblemTooOld    = "backup-too-old"   // laptops may have dropped changes that are newer than it
)

func (p *Problem) Error() string { return "hub: " + p.Code }
