package wire

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Requests over HTTP are POST with a body in CBOR. A response with status 200 carries a reply. Any other status
// means that the request as a whole failed; it carries a Problem in CBOR, or in JSON if the request was in JSON.
// A change that is refused is not a failed request: it has a Verdict in the reply.
const (
	PathSync       = "/v1/sync"
	PathJoin       = "/v1/join"
	ContentType    = "application/cbor"
	ContentProblem = "application/problem+cbor"
	Encoding       = "zstd"
)

// MostReply is the most bytes of an uncompressed reply: a page, its verdicts, and one more row of the largest size.
const MostReply = 4 << 20

// Secret is the bearer token of a laptop. The laptop makes it before it joins and sends it to its hub with every
// request. The hub stores only its hash.
type Secret [32]byte

// Hash returns the secret's SHA-256, as Join carries it and the hub stores it.
func (s Secret) Hash() [32]byte { return sha256.Sum256(s[:]) }

// Bearer returns the value of the Authorization header.
func (s Secret) Bearer() string { return "Bearer " + hex.EncodeToString(s[:]) }

// ReadBearer reads the value of an Authorization header.
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
