// Package tui is the program in the terminal: one [App], which is the only tea.Model, and the screens it shows.
//
// # Where things are
//
// The App keeps what is the same for every screen: keys, saving, the exchange with the hub, the band with the tabs,
// what is new, the lock. It knows its screens by the interfaces of package page alone, and screens.go lists them all.
// The screens stand in packages of their own, which know neither the App nor one another:
//
//	page       Host, Screen, the form, its draft, questions and menus
//	present    how a record looks in a row, beside a list, in a sentence
//	start      before a home is open
//	door       the worker's screens: round, household, visit
//	work       the screens of tasks: list, page, queue, dispatch
//	anywhere   find, the page of the exchange, help, actions, faults
//	desk       one person at one home: everything that reads or writes
//
// # From a key to the disk and back
//
// A key goes to [App.Update], from there to the dialog in front, else to the page in front. A screen that wants to
// write asks the desk for a plan, which rehearses the changes: a refusal is a sentence, and nothing was written.
// [App.Save] has the plan written in a Cmd, one write at a time. When it is on disk, the desk's register learns of it
// (desk.Seen), every screen is refreshed, and the next View shows it.
//
// What an exchange brought goes the same way: the message exchanged, desk.Merge, Refresh, View. Nothing else changes
// facts. Two switches move at once, and their write follows: working off line, and having seen what came back.
//
// # What holds
//
// View does no I/O, and runs after every message: it paints rows that were kept, or works stale ones out of the
// register. Writes and network happen in a Cmd only. The desk's register is read and changed by Update alone. No ticker
// runs when nothing is under way. Every action has a key that works with a Chinese input method on. Every sentence
// comes from model/text.
package tui
