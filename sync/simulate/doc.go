// Package simulate runs several laptops and a hub in one goroutine, with faults, from one seed. The engines are
// the real ones, of packages sync and hub. The disks, the network, the clocks and the people are simulated. The
// same seed gives the same run.
//
// Faults, each subject in a file of its own:
//   - The network drops, doubles, delays, cuts and alters messages, and changes their order (network.go).
//   - Laptops crash before, in and after their transactions, and any write may find the disk full (laptop.go,
//     keyboard.go).
//   - The hub crashes around its commits (faulty_journal.go), and its rules panic (faults.go).
//   - The hub, or one community of it, is restored from a backup, with or without a restart, also between write
//     and read of one request. Old marks and losses are deleted. A new version of the rule of who sees what is
//     installed (restore.go).
//   - Homes are copied, restored, and not used for weeks (homes.go). A home is the store of one laptop.
//   - Roles, scopes, teams, posts and units change, also to nothing and back (accounts.go).
//   - Clocks are years off, and jump (clock.go).
//   - People off line join tasks, take them out, hand them on, ask for more days, hold meetings, and put up boxes
//     (people_life.go). That is no fault, but several do it to the same task.
//   - A laptop with hostile software sends whatever it likes (hostile.go).
//
// A run has two phases. In the first, faults happen, and safety is checked after every step. In the second there
// are no faults, and within a bounded number of rounds nothing may be left to do. A run ends at the first
// invariant that is violated, because later violations may only follow from the first.
//
// The checkers have records of their own to compare with. oracle.go follows each community's log with the rules
// alone. ledger.go keeps what was saved and what each home was told. The checkers are divided by subject: what
// the hub commits (check_hub.go), what becomes of a task (check_life.go, check_face.go), what the hub replies
// (check_reply.go), what is on a home's disk (check_home.go), its copies (check_copy.go), its screen
// (check_screen.go), and what a hostile laptop may not achieve (check_hostile.go). Each violation begins
// with the name of its invariant. docs/reliability.md lists them. The tests of mutations break one rule at a time and
// require that its checker notices.
//
// What the checkers do not cover: the number of bytes and the time that anything takes; text that existed only on
// a disk that was lost; whether a text is on the screen twice in a home that was copied; the time at which a
// refused change was received, which a mark does not cover. The version of the rule of who sees what is put into
// digests by the simulated network, because one program has only one version. A laptop's clock that jumps between
// the writing and the sending of a change dates that change wrongly, which is accepted. Not simulated: two hubs
// running at once, a replica that lags, erasure, joining and revoking, several programs on one home.
package simulate
