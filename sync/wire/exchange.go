package wire

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"

	"sidan/model"
	"sidan/model/code"
)

// Version of the envelope.
const Version = 1

// Limits of one request and one reply (design §4). Batches are prefixes; small batches are the resumable upload.
const (
	MostChanges  = 200
	MostPacked   = 256 << 10
	MostUnpacked = 1 << 20
	MostRows     = 500
	MostRowBytes = 256 << 10
	MostWait     = 25 // seconds a request may be held: proxies and NATs let go of what is silent for 30
)

// Mark is what a community's history up to a head hashes to. The zero Mark is that of head 0.
type Mark [8]byte

// MarshalText writes a mark in hex, where a document is for people's eyes too.
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

// Digest is the hash of a viewer's tags in a community and the version of the audience rule.
type Digest [8]byte

// DigestOf a viewer's tags.
func DigestOf(tags model.Tags) (d Digest) {
	sum := sha256.Sum256([]byte(tags.DigestText()))
	copy(d[:], sum[:])
	return d
}

// Short is the first 8 bytes of a change's id, as verdicts name it.
type Short [8]byte

// ShortOf a change's id.
func ShortOf(id model.ChangeID) (s Short) { copy(s[:], id[:]); return s }

func (s Short) String() string { return hex.EncodeToString(s[:]) }

// Request is one exchange, for every community the home knows.
type Request struct {
	Version int   `cbor:"1,keyasint"`
	Sent    int64 `cbor:"2,keyasint"`           // device clock, Unix milliseconds
	Pending int   `cbor:"3,keyasint"`           // changes not yet answered, all communities: who is missing
	Run     int64 `cbor:"4,keyasint"`           // drawn at each opening of the home
	At      int64 `cbor:"5,keyasint,omitempty"` // the moment to act as of, Unix ms; a sample hub's clock, else refused
	Asks    []Ask `cbor:"6,keyasint"`
	Wait    int   `cbor:"7,keyasint,omitempty"` // seconds to hold it for news, at most MostWait; never with changes
	Known   Known `cbor:"8,keyasint,omitzero"`  // the account and communities the home was told last; zero: none
}

// Known is the hash of an account and its communities: where a request's is that of what its reply would say, the reply
// leaves both out.
type Known [8]byte

// KnownOf what a reply said.
func KnownOf(a model.Account, communities []model.Path) (k Known) {
	said := Reply{Account: a, Communities: communities}
	said.Account.Scopes = slices.Concat([]model.Path{}, a.Scopes) // none is one thing, whether nil or not
	b, err := code.Marshal(said)
	if err != nil {
		return Known{}
	}
	sum := sha256.Sum256(b)
	copy(k[:], sum[:])
	return k
}

// Ask is what a home tells and wants of one community.
type Ask struct {
	Home    model.Path `cbor:"1,keyasint"`
	Ask     uint64     `cbor:"2,keyasint"` // the number of this asking; its reply carries it
	Seen    uint64     `cbor:"3,keyasint,omitempty"`
	Mark    Mark       `cbor:"4,keyasint"`
	After   uint64     `cbor:"5,keyasint,omitempty"`
	Digest  Digest     `cbor:"6,keyasint"`
	Week    model.Week `cbor:"7,keyasint,omitempty"`
	Since   uint64     `cbor:"8,keyasint,omitempty"`
	Changes [][]byte   `cbor:"9,keyasint,omitempty"`  // cores, oldest first, none left out
	Held    []HeldID   `cbor:"10,keyasint,omitempty"` // asked about again
	Rows    bool       `cbor:"11,keyasint,omitempty"` // only when Changes holds everything queued
}

// HeldID asks after a change the hub held at the last asking.
type HeldID struct {
	_      struct{} `cbor:",toarray"`
	ID     Short
	Record model.RecordID
}

// Reply answers a Request, ask by ask.
type Reply struct {
	Now int64 `cbor:"1,keyasint"` // hub clock, Unix milliseconds
	// as it is now; left out, with Communities, where Known says it
	Account     model.Account `cbor:"2,keyasint,omitzero"`
	Communities []model.Path  `cbor:"3,keyasint,omitempty"` // those the account has a scope in, and the directory
	Answers     []Answer      `cbor:"4,keyasint"`
	Sample      bool          `cbor:"5,keyasint,omitempty"`
	Backups     bool          `cbor:"6,keyasint,omitempty"` // backups are made: Safe moves
}

// Knowing is the reply as it reads for a home that knows this account and these communities.
func (r Reply) Knowing(a model.Account, communities []model.Path) Reply {
	if r.Account.Person.ID == (model.PersonID{}) {
		r.Account, r.Communities = a, communities
	}
	return r
}

// Answer is the hub's word on one community. With Again, nothing was taken and nothing else is said.
type Answer struct {
	Home     model.Path `cbor:"1,keyasint"`
	Ask      uint64     `cbor:"2,keyasint"`
	Again    bool       `cbor:"3,keyasint,omitempty"`
	Verdicts []Verdict  `cbor:"4,keyasint,omitempty"`
	Head     uint64     `cbor:"5,keyasint,omitempty"`
	Mark     Mark       `cbor:"6,keyasint"`
	Safe     uint64     `cbor:"7,keyasint,omitempty"`
	Page     *Page      `cbor:"8,keyasint,omitempty"` // only if rows were asked for
}

// Page is a run of rows in order of revision.
type Page struct {
	From   uint64     `cbor:"1,keyasint,omitempty"`
	Next   uint64     `cbor:"2,keyasint,omitempty"`
	Digest Digest     `cbor:"3,keyasint"`
	Week   model.Week `cbor:"4,keyasint"`
	Rows   []Row      `cbor:"5,keyasint,omitempty"`

	// LeftOut are records of the page that the hub has and cannot send: too large, or damaged. A copy keeps
	// what it has of them; one that is begun anew has none of it.
	LeftOut []model.RecordID `cbor:"6,keyasint,omitempty"`
}

// Verdict is what became of a change. Code, Rev and Why are final, except held.
type Verdict struct {
	_       struct{} `cbor:",toarray"`
	ID      Short
	Code    model.Code
	Rev     uint64
	Why     model.Reason
	Args    []string
	Against model.Ref // only if the caller may see the record's face now
}

// Row is a record's state at a revision; without Inside there is none for the viewer, without Face it is gone
// from sight.
type Row struct {
	_      struct{} `cbor:",toarray"`
	Rev    uint64
	ID     model.RecordID
	Face   []byte
	Inside []byte
}

// Gone says that the viewer lost sight of the record.
func (r Row) Gone() bool { return r.Face == nil }

// Join is POST /v1/join: an invitation's code, and the hash of the secret that the laptop made first and keeps.
// Same code and hash again: same answer.
type Join struct {
	Version int      `cbor:"1,keyasint"`
	Code    string   `cbor:"2,keyasint"`
	Hash    [32]byte `cbor:"3,keyasint"`
	Device  string   `cbor:"4,keyasint,omitempty"` // what the laptop calls itself
}

// Joined is the answer to a Join.
type Joined struct {
	Account     model.Account `cbor:"1,keyasint"`
	Communities []model.Path  `cbor:"2,keyasint"`
	Sample      bool          `cbor:"3,keyasint,omitempty"`
	Now         int64         `cbor:"4,keyasint"`
	County      string        `cbor:"5,keyasint,omitempty"` // its name, for the first screen

	Pin Pin `cbor:"-" json:"-"` // not sent: of the key that answered, where the code told it
}

// Problem is an RFC 9457 document: Code and Args are ours, the sentence is said by the laptop in its person's language.
type Problem struct {
	Type   string   `json:"type" cbor:"1,keyasint"`
	Title  string   `json:"title" cbor:"2,keyasint"`
	Status int      `json:"status" cbor:"3,keyasint"`
	Code   string   `json:"code" cbor:"4,keyasint"`
	Args   []string `json:"args,omitempty" cbor:"5,keyasint,omitempty"`
}

// Problem codes.
const (
	ProblemMalformed  = "malformed"    // not a body of ours
	ProblemTooLarge   = "too-large"    // over the limits
	ProblemUnknown    = "unknown"      // no such device: token not known, or revoked
	ProblemRevoked    = "revoked"      // the device was revoked
	ProblemCode       = "code"         // no such invitation
	ProblemCodeUsed   = "code-used"    // used on another laptop
	ProblemCodeOld    = "code-expired" // older than 72 hours
	ProblemCodeClosed = "code-closed"  // five wrong tries
	ProblemTooOften   = "too-often"    // too many wrong codes from this address: try again after Retry-After
	ProblemBusy       = "busy"         // try again after Retry-After
	ProblemSample     = "sample"       // a real home and a sample hub refuse each other, and the other way round
	ProblemInside     = "internal"     // the hub's fault; nothing was taken

	ProblemElsewhere = "backup-elsewhere" // this hub's copies lie in another directory
	ProblemUnlisted  = "backup-unknown"   // a file that is not in the list beside it
	ProblemTooOld    = "backup-too-old"   // homes may have let go of what came after it
)

func (p *Problem) Error() string { return "hub: " + p.Code }
