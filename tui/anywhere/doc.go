// Package anywhere is the screens that belong to nobody's work alone: the search, the page of the exchange and what
// came back from it, the list of keys, the list of actions, and what is said when the disk or a file fails.
package anywhere

import (
	"sidan/tui/page"
	"sidan/tui/present"
)

// reader is the person in front, for how records look to them now.
func reader(host page.Reader) present.Reader { return present.NewReader(host.Lang(), host.Desk()) }
