// Package store keeps the laptop's home: a folder (0700) with one bbolt file, home.db (0600), whose values are sealed.
// It holds the copies of the records that came from the hub, the changes that were made here, drafts, and the identity
// of the laptop. It stores nothing that can be computed: the screens show the copy with the unanswered changes applied
// over it, and other packages compute that.
//
// # Promises
//
// A save is one transaction, which is on disk before Append returns. The same holds for everything that one reply of
// the hub brings. If one value cannot be read, only that value is lost: it is left out, counted (Damaged) and named by
// Check. A file whose pages are not as bbolt writes them is not opened (ErrDamaged), because nobody could count what
// is missing, and a write would make the loss final. A Store may be used from many goroutines. Only one process can
// have a home open at a time.
//
// # The folder
//
//	home.db   the bbolt file
//	home.pid  the id of the process that has home.db open, while it does; it serves only to name that process
//	home.whole  the state of home.db when it was last closed, after all its pages had been found whole.
//	          OpenUnchanged reads the pages again if the file is in another state. home.whole may be missing.
//	reserve   32 MiB of zeros. When a save meets a full disk, the reserve is deleted so that the save can finish. It
//	          is made again at the next opening that finds room. Sample homes have none.
//
// # The seal
//
// Every value is sealed, except those of the bucket meta. A sealed value is a random nonce of 24 bytes, followed by
// XChaCha20-Poly1305 of the plain value with the associated data format ‖ len(bucket) ‖ bucket ‖ key. So no value can
// be moved to another key or bucket. Nonces are random and not counted, because homes get copied. The data key is 32
// random bytes. It is encrypted under a key that argon2id derives from a passphrase (RFC 9106, second choice: 64 MiB,
// t=3, p=4). Keys of buckets are codes of places, ids and numbers, so no name, address or text is readable in the
// file. Only the homes of a sample world have no passphrase: their data key is stored in meta in the clear, and Sealed
// returns false.
//
// Somebody who has the file and not its key can learn how many records and changes there are and how large they are,
// the ids, the codes of communities, and how many changes wait. If there is an index, they can also learn which ids
// have a term in common, as the visits of one household do, but not which term that is.
//
// # The buckets
//
// Numbers in keys are 8 bytes, big endian. Plain values are CBOR (package code) unless said otherwise.
//
//	meta         in the clear. "format" → the text "sidan home 1"; "lock" → the encrypted data key with its salt and
//	             parameters, or the bare key of a sample; "lock sum" → the first 8 bytes of the SHA-256 of "lock";
//	             "waiting" → the number of kept changes without a verdict.
//	self         "identity" → Identity; "clock" → Clock; "synced" → when the last exchange that went well began.
//	communities  code path → what the hub told of that community, and which copies of it there are.
//	rows         a bucket per copy, named by the copy's number (never used twice): record id ‖ 0 → revision as
//	             uvarint ‖ face; record id ‖ 1 → inside. The bucket's name in the seal is "rows" ‖ number.
//	kept         sequence number → a change made here, never altered: its community, record, save and core.
//	fates        sequence number → the Fate of that change. A zero Fate is not stored, so that a save writes only one
//	             value for each change.
//	bounced      sequence number → a refused change, its core and the reason, until dismissed.
//	drafts       SHA-256(form ‖ 0 ‖ record), 16 bytes → the unfinished entry, with its form and record.
//	exchanges    number → one of the last ten exchanges.
//	skipped      copy's number ‖ record id → revision of a record that came and cannot be read here. The bucket is
//	             made when it is first needed.
//	index        a bucket per shown copy, named by its number. Its keys are the first 6 bytes of HMAC-SHA-256 of a
//	             Term, under a key derived from the data key, ‖ record id; its values are empty. "state" → the cursor
//	             for which the index is up to date ‖ the index's version, one byte. The index is derived from the
//	             rows. It is made when a command first names a record, and then updated together with the copy.
//
// # What always holds (Check verifies it)
//
//   - "waiting" is the number of kept changes without a verdict.
//   - A fate belongs to a kept change. No number is both kept and bounced.
//   - Every bucket in rows is the shown or the next copy of one community, and every copy has its bucket.
//   - A record that has an inside also has a face.
//   - A fate that says that the shown rows include the change belongs to a change with a verdict, or to a change that
//     is offered again.
package store
