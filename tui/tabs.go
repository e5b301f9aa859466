package tui

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/anywhere"
	"sidan/tui/door"
	"sidan/tui/page"
	"sidan/tui/work"
)

// tab is the root of a way through the screens.
type tab struct {
	name text.Sentence
	root page.Screen
}

// tabsFor are the roots of a role's screens. A worker's first is the round, a supervisor's the queue, anybody
// else's the tasks: a unit, a volunteer and an organiser have no doors to walk and no queue.
func (a *App) tabsFor(role model.Role) []tab {
	tasks := tab{text.TasksTitle, work.NewTasks(a)}
	sync := tab{text.SyncTitle, anywhere.NewSync(a)}
	switch role {
	case model.WorkerRole:
		return []tab{{text.RoundTab, door.NewRound(a)}, tasks, sync}
	case model.SupervisorRole:
		return []tab{{text.QueueTitle, work.NewQueue(a)}, tasks, sync}
	}
	return []tab{tasks, sync}
}

// Open shows the page of a task or a door.
func (a *App) Open(id model.RecordID) tea.Cmd {
	switch r := a.desk.Whole(id).(type) {
	case *model.Task:
		a.Push(work.NewTask(a, r.ID))
		if t := a.desk.Register().Task(r.ID); t != nil {
			return a.Saw(t)
		}
	case *model.Household:
		a.Push(door.NewHousehold(a, r.ID))
	case *model.Visit:
		a.Push(door.NewHousehold(a, r.Household))
	}
	return nil
}

// regard takes note of an account that the hub has changed: a new role has screens of its own, which begin anew
// under what lies over them, a form being filled in among it.
func (a *App) regard(was model.Account) {
	if me := a.desk.Me(); me.Role != was.Role {
		a.tabs, a.at = a.tabsFor(me.Role), 0
	}
}

// WorkOffline turns working off line on or off; the switch moves at once, the write follows.
func (a *App) WorkOffline(on bool) tea.Cmd {
	return a.writer.do(job{write: a.desk.WorkOffline(on)})
}
