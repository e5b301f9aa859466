// Package hub is the central endpoint: it takes the changes of laptops, community by community, gives each its verdict,
// and sends back what its people may see. The protocol is docs/visibility.md; its numbered steps are
// batch.go and step.go (1–3) and page.go (4–7).
//
// The nouns:
//
//	Batch     one ask of a request, its changes decoded; a pure step from what was loaded to what is to be written
//	Line      a place in a community's log: every change that got a verdict, refused and held ones too
//	Stored    a record as the hub keeps it: face, inside, and who may see them
//	Loss      the row that says a change took tags off a record's face
//	Mark      what a community's history up to a head hashes to
//	Journal   where all of it is kept: Memory here, a file in package bolt; package suite is what both promise
//	Account   a person's right to use the hub; never a record, never sent to another
//	Device    one laptop that joined
//	Image     a copy of a hub, and where its communities stood; Images is their list, which lies with them
//	Hub       the driver: it carries engine and journal, and has the clock
//	LongPoll  a request that is kept open until there is news for its caller
//	Keeper    what looks after a hub, whether this process has it open or another serves it
//
// The engine (Batch, Answer) has no clock, disk, network, randomness or goroutine: all is handed in. Hub and Memory may
// be used from many goroutines. Nothing is acknowledged before the journal has it durable. HTTP is package serve's.
//
// Copies are made while the hub goes on (Backup) and put back while it is stopped (package bolt). A change is
// safe, so that laptops let go of it, once the oldest of the last three copies of this history has it:
// backup.go, images.go.
//
// Caveats: without copies nothing is ever safe, and laptops keep all they wrote; Status says so. One process
// has a hub at a time.
package hub
