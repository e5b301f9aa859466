// Package work is the screens of tasks: the list of tasks, a task's page, the supervisor's queue, the dialog that sorts
// and dispatches, and the form of a request.
//
// A case file is what one must know of a task to decide about it; lists show it beside the marked row. What somebody
// may do with a task, its steps, comes from the desk, which rehearses them: no rule of a task stands here.
//
// Screens here are opened by their constructors and by nothing else; each belongs to the goroutine of its page.Host.
package work

import (
	"sidan/tui/page"
	"sidan/tui/present"
)

// reader is the person in front, for how records look to them now.
func reader(host page.Reader) present.Reader { return present.NewReader(host.Lang(), host.Desk()) }
