package tui

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
)

// tabsFor are the roots of a role's screens. A worker's first is the round, a supervisor's the queue, anybody else's the
// tasks.
func (a *App) tabsFor(role model.Role) []tab {
	tasks := tab{text.TasksTitle, newTasks(a)}
	sync := tab{text.SyncTitle, newSyncScreen(a)}
	switch role {
	case model.WorkerRole:
		return []tab{{text.RoundTab, newRound(a)}, tasks, sync}
	case model.SupervisorRole:
		return []tab{{text.QueueTitle, newQueue(a)}, tasks, sync}
	}
	return []tab{tasks, sync}
}

// workOffline turns working off line on or off; the switch moves at once, the write follows.
func (a *App) workOffline(on bool) tea.Cmd {
	return a.writer.do(job{write: a.desk.WorkOffline(on)})
}
