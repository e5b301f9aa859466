// Package anywhere holds the screens that every role has: the search, the page of the exchange with what came back
// from it, the list of keys, the list of actions, and the dialog about a disk or a file that fails.
package anywhere

import (
	"sidan/tui/page"
	"sidan/tui/present"
)

// reader returns how records look to the person in front, in the current language.
func reader(host page.Reader) present.Reader { return present.NewReader(host.Lang(), host.Desk()) }
