package wire

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// How the bodies travel over HTTP: POST, CBOR, Content-Encoding as it was packed. HTTP status speaks only of the
// request; what is not 200 carries a Problem, in CBOR, or in JSON where the request was in JSON.
const (
	PathSync       = "/v1/sync"
	PathJoin       = "/v1/join"
	ContentType    = "application/cbor"
	ContentProblem = "application/problem+cbor"
	Encoding       = "zstd"
)

// MostReply is the most bytes of a reply, unpacked: a page, its verdicts, and room for a row that is large alone.
const MostReply = 4 << 20

// Secret is what a laptop proves itself with: made by the laptop before it joins, sent only to its hub, and kept there
// hashed.
type Secret [32]byte

// Hash is what a hub keeps of it (Join.Hash).
func (s Secret) Hash() [32]byte { return sha256.Sum256(s[:]) }

// Bearer is the value of the Authorization header.
func (s Secret) Bearer() string { return "Bearer " + hex.EncodeToString(s[:]) }

// ReadBearer reads an Authorization header.
func ReadBearer(header string) (s Secret, ok bool) {
	text, ok := strings.CutPrefix(header, "Bearer ")
	if !ok {
		return s, false
	}
	b, err := hex.DecodeString(text)
	if err != nil || len(b) != len(s) {
		return s, false
	}
	copy(s[:], b)
	return s, true
}
