// Package simulate plays several laptops and a hub in one goroutine, from one seed, in a world that goes wrong.
// The engines are the real ones (package sync, package hub); only disks, line, clocks and people are the
// simulation's.
//
// What goes wrong, a file for each subject: the line drops, doubles, delays, cuts and alters bytes, and lets
// messages overtake each other (line.go). Laptops crash before, in and after their transactions, disks are full
// at any write (laptop.go, typing.go), the hub crashes around its commits and rules panic (journal.go,
// faults.go). Backups are made, and the hub, or one community of it, is put back to one, announced or not, also
// between write and read of one request; marks and losses are forgotten; a new version of the audience rule
// comes (history.go). Homes are copied, put back and put away (homes.go). Roles, scopes, teams, posts and units
// change, also to nothing and back (accounts.go). Clocks are years off, and jump (clock.go).
//
// A run has two phases. While faults rage, safety is checked after every step; then the faults stop, and
// everything must come to rest within a bounded number of rounds. The same seed gives the same trace. A run
// ends at the first invariant that is broken, because what comes after may only follow from it; it prints its
// seed, and the seed becomes a named test.
//
// The judges' books are their own: book.go follows each community's log with the rules alone, ledger.go keeps
// what was saved and what each home was told. They are divided by subject: what the hub commits (judge_hub.go),
// what it replies (judge_reply.go), what is on a home's disk (judge_home.go), its copies (judge_copy.go), its
// screen (judge_screen.go). Their checkers bear the numbers of the invariants, or the names that
// docs/visibility.md gives: restore noticed, no false alarm, again takes nothing, verdict for each, gone,
// against, inside gone, staging, held adopted, offered first, unsent untouched, safe, floor, authority.
// Mutations, in the tests, break one rule each and want its checker to see it.
//
// What the judges do not see. Bytes and time. Words that existed only on a lost disk are excused. Whether a
// word is on the screen twice is not judged in a copied home. A mark is held against what it covers: when a
// refused change was received it does not cover. The version of the audience rule is put into the digest at the
// line, since one program has one. A laptop's clock that jumps between the writing and the sending of a change
// dates it wrongly, and may so move what hangs on a date. Not simulated: two hubs alive at once, a replica that
// lags, erasure, joining and revoking, programs side by side.
package simulate
