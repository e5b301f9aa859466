// Package bolt keeps a hub in one bbolt file, hub.db, in a directory of its own: one process, one writer. It is the
// journal of a county that fits one machine.
//
// The file:
//
//	journal                "format" → sidan-hub-2
//	private/TABLE          key → value, the hub's own business
//	communities/HOME       "state" → Community
//	  records   id → row: a Stored, but who sees it is a number
//	  tags      face tag, 0, revision → a run of revisions and ids up to it: what a viewer pages over
//	  log       revision → line: a Line, but who made it is a number
//	  said      number → who sees a record, or who made a change; hash of that → number
//	  seen      record, 8 bytes of the change's id → revision of its newest line
//	  marks     revision of a commit's head → mark
//	  losses    revision → Loss
//	  waiting   record, revision → nothing
//	aside/N                what the n-th mending took out; made when it is first needed
//
// Numbers are big endian, so that keys stand in order; values are CBOR. What must always hold: a community's
// log has every revision from 1 to its head; each record has one entry in the runs of each of its face tags, at
// its own revision; a mark is stored at the head.
//
// Every commit is synced to disk before anybody is told. Transactions that come within two milliseconds share one.
package bolt
