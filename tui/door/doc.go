// Package door holds the worker's screens: the round of the week, the page of a household, the form of a visit and the
// form of a household.
//
// A doorside holds what is known of one door. It is read when the mark moves or a fact changes, and then painted under
// the round, beside the round, and beside the form of a visit. A visit is saved in one save, together with everything
// that was asked for, told or kept at the door. After it the round is in front again, with the mark on the next door
// due.
//
// Screens are opened by their constructors. Each belongs to the goroutine of its page.Host.
package door

import (
	"sidan/tui/page"
	"sidan/tui/present"
)

// reader returns how records look to the person in front, in the current language.
func reader(host page.Reader) present.Reader { return present.NewReader(host.Lang(), host.Desk()) }
