// Package work holds the screens of tasks: the list of tasks, the page of a task, the supervisor's queue, the dialog
// that sorts and dispatches, and the form of a request.
//
// A case file is what a person has to know of a task to decide about it. Lists show it beside the marked row. The
// steps that somebody may take with a task come from the desk, which tries them out: this package holds no rule about
// tasks.
//
// Screens are opened only by their constructors. Each belongs to the goroutine of its page.Host.
package work

import (
	"sidan/tui/page"
	"sidan/tui/present"
)

// reader returns how records look to the person in front, in the current language.
func reader(host page.Reader) present.Reader { return present.NewReader(host.Lang(), host.Desk()) }
