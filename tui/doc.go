// Package tui is the program in the terminal: one [App], which is the only tea.Model, and the screens it shows.
//
// # Where things are
//
// The App holds what is the same for every screen: keys, saving, the exchange with the hub, the band with the tabs, the
// news, the lock. It knows a screen only by the interfaces of package page; screens.go lists all screens. The screens
// are in packages of their own, which import neither the App nor one another:
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
// [App.Update] gives a key to the dialog in front, or to the page in front if no dialog is open. A screen that wants to
// write asks the desk for a plan. The desk tries the changes with model.Apply: if a rule refuses one of them, the
// person gets a sentence and nothing is written. [App.Save] writes the plan in a Cmd, one write at a time. When the
// plan is on disk, the desk's register takes it in (desk.Seen), every screen is refreshed, and the next View shows the
// result.
//
// What an exchange brought takes the same way: the message exchanged, desk.Merge, Refresh, View. Nothing else changes
// facts. Two settings change at once and are written afterwards: working off line, and that a person has seen what came
// back.
//
// # What holds
//
// View does no I/O, and runs after every message. It paints rows that were kept, and computes stale rows anew from the
// register. Writes and network calls happen only in a Cmd. Only Update reads and changes the desk's register. No ticker
// runs while nothing is under way. Every action has a key that works while a Chinese input method is on. Every sentence
// comes from model/text.
package tui
