// Package tui is the screens: one [App], which is the only tea.Model, and what stands in front of it.
//
// # The way of a key
//
// key → App.Update → front dialog, else front screen → desk.Plan (rehearses the changes: a refusal is a
// sentence, nothing was written) → App.save, one write in flight, in a Cmd → desk.Seen → every screen's Refresh
// → View. The way of an exchange enters by the same door: exchanged → desk.Merge → Refresh → View. Nothing else
// changes facts. Two switches move at once, and their write follows: working off line, and having seen what
// bounced.
//
// # The screens
//
// A screen is a struct with methods, never a tea.Model; it holds its App and asks its desk. Drawing returns
// where the real cursor goes. Tabs are the roots: a worker's are round, tasks, sync; a supervisor's queue,
// tasks, sync. Enter opens a page over its tab, Esc goes back one level. Dialogs lie over a page, which goes
// grey.
//
//	round.go household.go edit.go visit.go   the worker's door
//	queue.go dispatch.go                     the supervisor's morning
//	tasks.go task.go act.go                  a task, for whoever may do something with it
//	sync.go find.go help.go                  everybody's
//	first.go locked.go                       before a home is open
//
// # What holds
//
// View does no I/O, and runs after every message: it paints rows it kept, or works stale ones out of the
// register. Writes and network happen in a Cmd only. The desk's register is read and changed by Update alone.
// No ticker runs when nothing is under way. Every action has a key that works with a Chinese input method on.
// Every sentence comes from model/text.
package tui
