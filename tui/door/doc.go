// Package door is the worker's screens: the week's round, a household's page, the form of a visit and the form of a
// household.
//
// What is known of a door stands in one place, doorside: it is read when the mark moves or a fact changes, and then
// painted under the round, beside it, and beside a visit's form. A visit and all that was asked for, told or kept at
// the door is one save; after it the round is in front again, with the mark on the next door due.
//
// Screens are opened by their constructors; each belongs to the goroutine of its page.Host.
package door

import (
	"sidan/tui/page"
	"sidan/tui/present"
)

// reader is the person in front, for how records look to them now.
func reader(host page.Reader) present.Reader { return present.NewReader(host.Lang(), host.Desk()) }
