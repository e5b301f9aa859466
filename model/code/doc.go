// Package code encodes changes and records as CBOR (RFC 8949), in its core deterministic encoding and with integer
// keys, so that the same value has the same bytes on every machine.
//
// A change travels as its core, a byte string: [nonce, type, version, record, author, at, body]. Its id is the first
// 16 bytes of SHA-256 over the core. A core is never encoded again: whoever sends a change on sends these bytes. A
// record travels as two byte strings: its face is [kind, body], and its inside is a body alone.
//
// A body may get new keys, but the meaning of a key never changes. If the meaning of a body has to change, its type
// gets the next version, and this package gets a function that converts the old version into the new one. Types,
// versions and kinds that this program does not know give ErrUnknown: the hub holds such a change, and a laptop
// stores such a record without showing it. Decoding limits what it allocates, and does not panic on any bytes (there
// are fuzz tests).
package code
