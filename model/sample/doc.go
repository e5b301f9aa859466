// Package sample generates a made-up community of Longli from a seed: a town, the people who work for it, and a quarter
// (13 weeks) of their work, up to nine in the morning of a given day. It also generates the whole county of the case
// study, with a year of matters.
//
// # Nouns
//
// A town is what does not change: places, people, doors and residents. It comes from the seed alone, so names and doors
// are the same on another day; only years of birth follow the year. A history is what was done in the town: rounds from
// door to door, and matters that were raised there, up to the answer that the resident got. A matter is a task and its
// steps. A history is planned first, then sorted by time, and then passed through [sidan/model.Apply]. So it follows
// the same rules as real work; what a rule refuses is left out.
//
// The county is a directory and nine towns, in the files whose names begin with county. A community is made when its
// turn comes, so that the households of one alone are in memory. Its matters are dealt to it from a table of the whole
// year (county_orders.go), which adds up to the numbers of the case study. What the faces show then follows from the
// rules, as it would from real work.
//
// # Promises
//
// The same seed and day give the same changes, byte for byte. Times are whole seconds in [sidan/model.Zone], in order
// within a community, and none is later than nine o'clock of the day. On any weekday, every grid has twenty or more
// doors that are due and not yet visited. In the one community, at the doors of every grid an answer and a promise are
// owed. No part of a branch's queue is empty. A few facts are flagged on purpose: a result by somebody else than the
// holder, and an edit over another's edit.
//
// # Caveats
//
// All people are made up. Surnames have the frequencies of south-west China, given names those of the decade of birth;
// names of well-known people are left out. Phone numbers are 1990000xxxx, which belong to nobody.
//
// The package knows neither store nor hub. Everything it returns may be read by several goroutines.
package sample
