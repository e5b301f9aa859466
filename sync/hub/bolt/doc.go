// Package bolt is a journal that keeps a hub in one bbolt file, hub.db, in a directory of its own. One process can have
// the file open, and one goroutine in it writes. It is for a county whose hub runs on one machine.
//
// The file:
//
//	journal                "format" → sidan-hub-2
//	private/TABLE          key → value of one of the hub's own tables (hub.Tables)
//	communities/COMMUNITY  "state" → hub.History
//	  records   id → row: a hub.Stored, with a number for who may see it
//	  tags      face tag, 0, revision → run: the revisions and ids of records with this face tag, in order,
//	            none after that revision; the pages for a viewer are read along the runs of their tags
//	  log       revision → line: a hub.Line, with a number for who made the change
//	  said      number → who may see a record, or who made a change; SHA-256 of that value → number
//	  seen      record, 8 bytes of the id of a change → revision of the newest line of the change
//	  marks     revision of a commit's head → mark
//	  losses    revision → hub.Loss
//	  waiting   record, revision of the line of a change that waits for it → nothing
//	aside/N                what the n-th mending took out; the bucket is made when it is first needed
//
// Numbers are big endian, so that keys sort as their numbers do. Values are CBOR, except runs, marks and numbers.
//
// The following always holds. The log of a community has every revision from 1 to its head. Each record has one entry
// in the runs of each of its face tags, at its own revision. There is a mark for the head.
//
// Every commit is on disk before any caller learns of it. Transactions that come within two milliseconds share a
// commit.
package bolt
