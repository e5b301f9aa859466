// Package simulate plays several laptops and a hub in one goroutine, from one seed, in a world that goes wrong: requests and
// replies are dropped, doubled, delayed, overtaken and cut at any byte; laptops crash around and within their
// transactions, the hub before and after its commits; both start again from what was on disk. The engines are the real ones
// (package sync, package hub); only disks, line, clock and people are the simulation's.
//
// A run has two phases. While faults rage, safety is checked after every step; then the faults stop, and everything must
// come to rest within a bounded number of rounds. The checkers bear the names and numbers of the invariants of the exchange
// (docs/architecture.md). The same seed gives the same trace. A run ends at the first invariant that is broken, because what
// comes after may only follow from it; it prints its seed, and the seed becomes a named test.
//
// The checkers know only what was saved, sent and written, and follow the hub's lines with bookkeeping of their own, so that
// a fault in a rule is not repeated in its judge: ledger.go keeps it, checks.go judges the hub, judge.go a laptop, copies.go
// its copies.
//
// What it does not do yet: corrupt bytes other than cuts, copies and restores of homes and hub, audiences that change, full
// disks, clocks that jump. They come with the ground's proof.
package simulate
