package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/anywhere"
	"sidan/tui/door"
	"sidan/tui/page"
	"sidan/tui/work"
)

// screenInfo is a line in the list of screens: one that is a tab, or the page of a kind of record, or both.
type screenInfo struct {
	// tab is the name among the tabs, the zero Sentence for a screen that is none; root makes it. roles are those
	// whose tab it is, nil for everybody.
	tab   text.Sentence
	roles []model.Role
	root  func(host page.Host) page.Screen

	// kind is the kind of record whose page it is, 0 for a screen that is none; page makes it.
	kind model.Kind
	page func(host page.Host, r model.Record) page.Screen
}

// screens are the tabs, in their order, and the pages of records. A worker's first tab is the round, a supervisor's the
// queue, anybody else's the tasks: a unit, a volunteer and an organiser have no doors to walk and no queue.
var screens = []screenInfo{
	{tab: text.RoundTab, roles: []model.Role{model.WorkerRole}, root: root(door.NewRound)},
	{tab: text.QueueTitle, roles: []model.Role{model.SupervisorRole}, root: root(work.NewQueue)},
	{tab: text.TasksTitle, root: root(work.NewTasks), kind: model.KindTask, page: taskPage},
	{kind: model.KindHousehold, page: householdPage},
	{kind: model.KindVisit, page: visitPage},
	{tab: text.SyncTitle, root: root(anywhere.NewSync)},
}

// root makes a tab's root by a function that makes a screen of some type.
func root[S page.Screen](open func(page.Host) S) func(page.Host) page.Screen {
	return func(host page.Host) page.Screen { return open(host) }
}

func taskPage(host page.Host, r model.Record) page.Screen {
	return work.NewTask(host, model.TaskID(r.RecordID()))
}

func householdPage(host page.Host, r model.Record) page.Screen {
	return door.NewHousehold(host, model.HouseholdID(r.RecordID()))
}

// visitPage is the page of the household that was called at.
func visitPage(host page.Host, r model.Record) page.Screen {
	return door.NewHousehold(host, r.(*model.Visit).Household)
}

// tab is the root of a way through the screens.
type tab struct {
	name text.Sentence
	root page.Screen
}

// tabsFor makes the tabs of a role.
func (a *App) tabsFor(role model.Role) (tabs []tab) {
	for _, s := range screens {
		if s.root != nil && (s.roles == nil || slices.Contains(s.roles, role)) {
			tabs = append(tabs, tab{s.tab, s.root(a)})
		}
	}
	return tabs
}

// Open shows the page of a record, if its kind has one and the record is in sight.
func (a *App) Open(id model.RecordID) tea.Cmd {
	r := a.desk.Whole(id)
	if r == nil {
		return nil
	}
	for _, s := range screens {
		if s.kind == r.Kind() {
			a.Push(s.page(a, r))
		}
	}
	if t := a.desk.Register().Task(model.TaskID(id)); t != nil {
		return a.Saw(t)
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
