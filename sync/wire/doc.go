// Package wire defines what a laptop and a hub send each other: the request and reply of an exchange (POST
// /v1/sync), and those of a join (POST /v1/join). A request carries changes, each as its core. A reply carries
// the present state of records, each as a face and an inside. docs/visibility.md says what each field means and
// what both sides do with it; this package defines only the encoding.
//
// Everything is CBOR in its core deterministic encoding (RFC 8949), compressed with zstd, whose checksum must be
// present. Over HTTP a body may instead be compressed with a dictionary that both ends have: a reply with its
// request (EncodingAnswer), and with the reply that the request leads one to expect (EncodingExpected); a small
// request with what the hub told of account and communities (EncodingKnown). A decoder never allocates more than
// its limit, whatever it is sent.
package wire
