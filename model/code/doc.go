// Package code is how changes and records are written down: CBOR (RFC 8949) in core deterministic encoding,
// with integer keys, so that the same thing is the same bytes on every machine.
//
// A change travels as its core, a byte string: [nonce, type, version, record, author, at, body]. Its id is the
// first 16 bytes of SHA-256 over the core, so it survives re-encoding and re-offering; whoever forwards a
// change forwards the very bytes. A record travels as two byte strings, its face and its inside: [kind, body]
// and body.
//
// Bodies grow by new keys only, and the meaning of a key never changes; a change whose body has to change its
// meaning gets the next version and an upcaster here. What this program does not know it says with ErrUnknown:
// such a change is held, such a record is stored and not shown. Decoding bounds what it allocates, and never
// panics on hostile bytes (fuzzed).
package code
