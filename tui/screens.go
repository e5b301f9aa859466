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
	// whose tab it is, nil for everybody. news says that the tab counts what is new; of a role's tabs, the first does.
	tab   text.Sentence
	roles []model.Role
	news  bool
	root  func(host page.Host) page.Screen

	// kind is the kind of record whose page it is, 0 for a screen that is none; page makes it.
	kind model.Kind
	page func(host page.Host, r model.Record) page.Screen
}

// screens are the tabs, in their order, and the pages of records. A new screen is files of its own in a room and a
// line here; what else it can do it says by the interfaces of package page. A worker's first tab is the round, a
// supervisor's the queue, anybody else's the tasks: a unit, a volunteer and an organiser have no doors to walk and no
// queue.
var screens = []screenInfo{
	{tab: text.RoundTab, roles: []model.Role{model.WorkerRole}, root: door.NewRound},
	{tab: text.QueueTitle, roles: []model.Role{model.SupervisorRole}, news: true, root: work.NewQueue},
	{tab: text.TasksTitle, news: true, root: work.NewTasks, kind: model.KindTask, page: work.TaskPage},
	{kind: model.KindHousehold, page: door.HouseholdPage},
	{kind: model.KindVisit, page: door.VisitPage},
	{tab: text.SyncTitle, root: anywhere.NewSync},
}

// tab is the root of a way through the screens.
type tab struct {
	name text.Sentence
	news bool // it counts what is new
	root page.Screen
}

// tabsFor makes the tabs of a role.
func (a *App) tabsFor(role model.Role) (tabs []tab) {
	counted := false
	for _, s := range screens {
		if s.root != nil && (s.roles == nil || slices.Contains(s.roles, role)) {
			tabs = append(tabs, tab{s.tab, s.news && !counted, s.root(a)})
			counted = counted || s.news
		}
	}
	return tabs
}

// adoptRole takes note of an account that the hub has changed: a new role has tabs of its own, which begin anew under
// what lies over them, a form being filled in among it.
func (a *App) adoptRole(was model.Account) {
	if me := a.desk.Me(); me.Role != was.Role {
		a.tabs, a.at = a.tabsFor(me.Role), 0
	}
}

// Open shows the page of a record, if its kind has one and the record is in sight. Of a task, what is new was seen
// then.
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
		return a.MarkSeen(t)
	}
	return nil
}
