package tui

import (
	"sidan/tui/page"
	"sidan/tui/present"
)

// reader is the person in front, for how records look to them now.
func reader(host page.Reader) present.Reader { return present.NewReader(host.Lang(), host.Desk()) }
