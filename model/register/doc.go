// Package register is the facts in memory, indexed for the screens: places and people, rounds, doors, tasks, the queue,
// and find.
//
// # What it holds
//
// Two things are handed in: confirmed records ([Register.Put], [Register.Drop]) and, for the few records that
// have any, the changes not yet answered ([Register.Pend]). What is shown of a record is the confirmed one with
// its unanswered changes folded over it by model.Apply, in the order they were made: a prediction, never
// stored. Everything else here is derived from what is shown, and is derived anew whenever that changes;
// [Register.Version] says when.
//
// # What it promises
//
// No clock, no disk, no goroutine: today and the week are handed in. Nothing is worked out before it is asked
// for, but for what find looks through: 100,000 households are put in a fraction of a second, and a round is
// kept until a fact changes.
//
// A Register belongs to one goroutine. What its methods return may be read from any: records are never altered,
// and slices are made anew rather than written to; nobody else may write to them either. A [Finder] is a
// picture of the register that can be searched from another goroutine, one at a time.
package register
