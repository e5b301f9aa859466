// Package sample makes a Longli up from a seed: a town, the people who work for it, and a quarter (13 weeks) of their
// work, up to nine in the morning of a given day.
//
// # Nouns
//
// A town is what stands still: places, people, doors and who lives behind them. It comes from the seed alone, so names
// and doors are the same tomorrow; only years of birth follow the year. A history is what was done there: rounds walked
// door by door, matters raised at them and carried to the resident's answer. It is planned first, put in order of time,
// and then passed through [sidan/model.Apply], so the same rules made it that make a real one; what a rule would refuse
// is not in it.
//
// # Promises
//
// The same seed and day give the same changes, byte for byte. Times are whole seconds in [sidan/model.Zone], in order,
// none later than nine o'clock of the day. Whatever weekday the day is, every grid has twenty doors and more due on it
// and not yet knocked at, and an answer and a promise owed at doors; and no heap of the branch's queue is empty. A few
// facts are flagged on purpose: a result by somebody else than the holder, and an edit over another's.
//
// # Caveats
//
// Everybody is made up: surnames by how often one meets them in the south-west, given names by decade of birth,
// well-known people left out. Phones are 1990000xxxx, which is given out to nobody.
//
// The package knows neither store nor hub, and everything it makes may be read from any goroutine.
package sample
