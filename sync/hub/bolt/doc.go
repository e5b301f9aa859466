// Package bolt keeps a hub in one bbolt file, hub.db, in a directory of its own: one process, one writer. It is the
// journal of a county that fits one machine.
//
// The file:
//
//	journal                "format" → sidan-hub-1
//	private/TABLE          key → value, the hub's own business
//	communities/HOME       "state" → Community
//	  records   id → Stored
//	  tags      face tag, 0, revision, id → nothing: what a viewer pages over
//	  log       revision → Line
//	  seen      record, 8 bytes of the change's id → revision of its newest line
//	  marks     revision of a commit's head → mark
//	  losses    revision → Loss
//	  waiting   record, revision → nothing
//
// Numbers are big endian, so that keys stand in order; values are CBOR. What must always hold: a community's log has every
// revision from 1 to its head; each record has one entry under each of its face tags, at its own revision; a mark is
// stored at the head.
//
// Every commit is synced to disk before anybody is told. Transactions that come within two milliseconds share one.
package bolt
