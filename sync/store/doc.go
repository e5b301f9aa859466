// Package store keeps the laptop's home: a folder (0700) with one sealed bbolt file, home.db (0600). It holds
// the copies of what came down, the changes that were made here, drafts, and who this laptop is. Nothing that
// is only computed is stored: what the screens show is the copy with the unanswered changes applied over it, by
// others.
//
// # Promises
//
// A save is one transaction, on disk before Append returns; so is everything that one reply of the hub brings.
// A value that cannot be read loses that value only: it is left out, counted (Damaged) and named by Check. A
// file whose pages are not as bbolt writes them is not opened (ErrDamaged): what is missing could not be
// counted, and a write would make it final. A Store may be used from many goroutines; one process holds it at a
// time.
//
// # The folder
//
//	home.db   the bbolt file
//	home.pid  the number of the process that holds home.db, while it does; only to name it to others
//	home.whole  the state of home.db when it was last closed, all its pages having been read and found whole;
//	          OpenUnchanged reads them again where the file is in another state. It may be missing.
//	reserve   32 MiB of nothing, given up when a save meets a full disk so that the save can finish; made again at the
//	          next opening that finds room. Sample homes have none.
//
// # The seal
//
// Every value but those of the bucket meta is sealed: a random nonce of 24 bytes, then XChaCha20-Poly1305 of
// the plain value, with the associated data format ‖ len(bucket) ‖ bucket ‖ key, so no value can be put in
// another's place. Nonces are random, never counted, because homes get copied. The data key is 32 random bytes;
// a passphrase wraps it through argon2id (RFC 9106, second choice: 64 MiB, t=3, p=4). Keys of buckets are codes
// of places, ids and numbers, so names, addresses and words stand nowhere in the file. Only the homes of a
// sample world have no passphrase: their data key lies in meta in the clear, and Sealed says false.
//
// What the file shows without its key: how many records and changes there are and how large, the ids, codes of
// communities, and how many changes wait; where it has an index, also which ids have a term in common, as the visits of
// one household have, but not which term that is.
//
// # The buckets
//
// Numbers in keys are 8 bytes, big endian. Plain values are CBOR (package code) unless said otherwise.
//
//	meta         in the clear. "format" → the text "sidan home 1"; "lock" → the wrapped data key with its salt and
//	             parameters, or the bare key of a sample; "lock sum" → the beginning of its SHA-256; "waiting" →
//	             the number of kept changes without a verdict.
//	self         "identity" → Identity; "clock" → Clock; "synced" → when the last exchange that went well began.
//	communities  code path → what was told of that community and which copies of it there are.
//	rows         a bucket per copy, named by the copy's number (never used twice): record id ‖ 0 → revision as
//	             uvarint ‖ face; record id ‖ 1 → inside. The bucket's name in the seal is "rows" ‖ number.
//	kept         sequence number → a change made here, never altered: community, record, the save it was part of,
//	             core.
//	fates        sequence number → its Fate; none where that is the zero Fate, so a save writes one value a change.
//	bounced      sequence number → a refused change, its core and why, until dismissed.
//	drafts       SHA-256(form ‖ 0 ‖ record), 16 bytes → what was being typed, with its form and record.
//	exchanges    number → one of the last ten exchanges.
//	skipped      copy's number ‖ record id → revision of a record that came and cannot be read here. The bucket is
//	             made when it is first needed.
//	index        a bucket per shown copy, named by its number: the first 6 bytes of HMAC-SHA-256 of a Term, under
//	             a key derived from the data key ‖ record id → nothing. "state" → the cursor it is up to, a
//	             number ‖ its version.
//	             Derived from the rows: made when a command first names a record, kept up with the copy from then on.
//
// # What always holds (Check verifies it)
//
//   - "waiting" is the number of kept changes without a verdict.
//   - A fate belongs to a kept change. No number is both kept and bounced.
//   - Every bucket in rows is the shown or the next copy of one community, and every copy has its bucket.
//   - An inside stands beside a face.
//   - A bit "in the rows" belongs to a change with a verdict, or to one that is offered again.
package store
