// Package register holds the facts of one person's home in memory, and indexes them for the screens: places and people,
// rounds, doors, tasks, the queue, and find.
//
// # What it holds
//
// A Register is given two things. One is the confirmed records ([Register.Put], [Register.Drop]). The other is, for
// each of the few records that have any, the changes that the hub has not answered yet ([Register.Pend]). What is shown
// of such a record is a prediction: model.Apply applies the unanswered changes to the confirmed record, in the order in
// which they were made. A prediction is never stored. Everything else here is derived from the records that are shown,
// and is derived again after they change. [Register.Version] goes up with each change.
//
// # What it promises
//
// The package has no clock, no disk and no goroutines: today and the week are parameters. Only what find looks through
// is made when a record is put in, and everything else when somebody asks for it. So 100,000 households are put in
// within a fraction of a second. A round is kept until a fact changes.
//
// A Register belongs to one goroutine. Any goroutine may read what its methods return, but none may write to it:
// records are never altered, and a list that changes is made anew. A [Finder] is a snapshot of the register. Another
// goroutine can search it, but only one at a time.
package register
