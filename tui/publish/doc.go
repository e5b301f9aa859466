// Package publish holds the screens of what the organisation publishes (晒单) and of the records from which it is
// counted: promises (亮承诺), good deeds and model families (好人好事), and what units and teams do (亮实绩).
//
// Who may do what with a record is said by the desk, which the keys of a screen ask before they open a form.
//
// Screens are opened only by their constructors. Each belongs to the goroutine of its page.Host.
package publish

import (
	"sidan/model"
	"sidan/tui/page"
)

// isBranch reports whether the person in front works for the branch of their community.
func isBranch(host page.Host) bool {
	community := host.Desk().Community()
	return host.Desk().Me().Role == model.SupervisorRole && host.Desk().Tags(community).Branch(community)
}
