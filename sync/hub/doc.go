// Package hub is the central endpoint of the synchronisation. It takes the changes of laptops, community by community,
// gives each change its verdict, and sends back the records that its caller may see. docs/visibility.md describes the
// protocol; batch.go and step.go carry out its steps 1 to 3, page.go its steps 4 to 7.
//
// The types:
//
//	Batch     the part of a request that is about one community, decoded; its Step computes what is to be written
//	Line      an entry of a community's log; every change with a verdict has one, also a refused or a held change
//	Stored    a record as the hub stores it: face, inside, and who may see them
//	Loss      the row that says that a change took tags off a record's face
//	Mark      a hash of a community's history up to a head (package wire)
//	Journal   the storage: Memory here, a file in package bolt; package suite tests what both promise
//	Account   a person's right to use the hub; it is no record, and is never sent to anybody else
//	Device    a laptop that joined
//	Image     an entry of the list of backups, with the head of each community; Images is the list
//	Hub       joins the engine and a journal, and has the clock
//	LongPoll  a request that is kept open until there is news for its caller
//	Keeper    the commands for looking after a hub, whether this process has it open or another process serves it
//
// The engine (Batch and Answer) uses no clock, disk, network, randomness or goroutine: everything it needs is a
// parameter. Hub and Memory may be used from many goroutines. The hub acknowledges nothing before the journal has made
// it durable. Package serve speaks HTTP.
//
// Backups are made while the hub is in use (Backup), and are restored while it is stopped (package bolt). A change is
// safe once the oldest of the last three backups of the present history has it; then laptops may drop it. See backup.go
// and images.go.
//
// Caveats: without backups no change is ever safe, and laptops keep all that they wrote; Status reports that. Only one
// process may have a hub open at a time.
package hub
