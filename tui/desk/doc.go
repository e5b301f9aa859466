// Package desk is everything that one person does with the home of a laptop: it opens the home, says whose it is, plans
// and saves changes, exchanges with the hub, and holds the register. Screens and commands work through this package
// only, so that a command can do whatever a screen can, by the same code. The package does not use Bubble Tea.
//
// A save has three steps, because the register belongs to one goroutine and a write to the disk may take its time.
// [Desk.Plan] rehearses the changes with the rules; if it returns a [model.Refusal], nothing was written. [Plan.Write]
// makes the one transaction, on any goroutine. [Desk.Seen] tells the register. For a command, [Desk.Save] does all
// three and [Desk.Keep] the last two. An exchange has two steps: [Desk.Exchange] on any goroutine, and [Desk.Merge] on
// the register's.
//
// A command that names its records does not need all of the register. [OpenPart] reads only the records that are named
// and those that belong to them, in a time that does not grow with the home.
//
// Exchanges are carried by a function that the caller passes in: over HTTP, or to the hub of a sample in the same
// process.
package desk
