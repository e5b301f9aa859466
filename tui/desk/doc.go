// Package desk is one person at one home: open it, who am I, plan and save changes, exchange, and what is
// known. Screens and commands call only this, so whatever a screen can do a command can do, by the same code.
// It knows no Bubble Tea.
//
// A save goes in three steps, because the register belongs to one goroutine and a write to the disk may take
// its time: [Desk.Plan] rehearses the changes with the rules (a [model.Refusal] comes back, nothing was
// written), [Plan.Write] makes the one transaction, on any goroutine, and [Desk.Seen] lets the register know.
// [Desk.Save] does all three, for a command, and [Desk.Keep] the last two. An exchange goes in two:
// [Desk.Exchange] on any goroutine, [Desk.Merge] on the register's.
//
// A command that names its records needs no register of everything: [OpenPart] reads what is named, with what hangs on
// it, in a time that does not grow with the home.
//
// What carries an exchange is a function handed in: HTTP, or a sample's hub in the same process.
package desk
