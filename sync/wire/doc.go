// Package wire is the envelope of the exchange: one request both ways, POST /v1/sync, and the join before it. Up go
// changes, as their cores; down come states, as faces and insides. docs/visibility.md says what each
// field means and how both sides act on it; here is only the shape.
//
// Everything is CBOR in core deterministic encoding, in zstd with its checksum; a reply over HTTP is compressed
// beside its request, so that nothing is said twice (PackAnswer). A decoder never allocates more than its
// limit, whatever the bytes say. The same bodies can travel in a file.
package wire
