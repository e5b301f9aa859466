package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/anywhere"
	"sidan/tui/door"
	"sidan/tui/page"
	"sidan/tui/publish"
	"sidan/tui/work"
)

// screenInfo is an entry in the list of screens. A screen is a tab, the page of a kind of record, or a page that is
// opened by its name; it may be several of these.
type screenInfo struct {
	// tab is the name of the tab, and root makes its screen. A screen that is no tab has the zero Sentence and a nil
	// root. roles lists the roles that have the tab; nil means all of them. news says that the tab may count the news;
	// of the tabs of a role, only the first such one does.
	tab   text.Sentence
	roles []model.Role
	news  bool
	root  func(host page.Host) page.Screen

	// kind is the kind of record that the page shows, and page makes it. A screen that is no such page has kind 0.
	kind model.Kind
	page func(host page.Host, r model.Record) page.Screen

	// name is the name under which the list of actions (Ctrl+P) opens the screen as a page, for the people of roles,
	// and open makes it. A screen that is not opened by a name has a nil open.
	name text.Sentence
	open func(host page.Host) page.Screen
}

// screens lists the tabs, in their order, and the pages of records. A new screen has its own files in a package, and
// one entry here; what more it can do, it shows by the interfaces of package page. The first tab of a worker is the
// round, that of a supervisor the queue, and that of anybody else the tasks: a unit, a volunteer and an organiser have
// no doors to visit and no queue.
var screens = []screenInfo{
	{tab: text.RoundTab, roles: []model.Role{model.WorkerRole}, root: door.NewRound},
	{tab: text.QueueTitle, roles: []model.Role{model.SupervisorRole}, news: true, root: work.NewQueue},
	{tab: text.ProblemsTab, roles: []model.Role{model.SupervisorRole}, root: work.NewProblems},
	{tab: text.TasksTitle, news: true, root: work.NewTasks, kind: model.KindTask, page: work.TaskPage},
	{kind: model.KindHousehold, page: door.HouseholdPage},
	{kind: model.KindVisit, page: door.VisitPage},
	{tab: text.SyncTitle, root: anywhere.NewSync},
	{name: text.PromisesTitle, roles: []model.Role{model.SupervisorRole}, open: publish.NewPromises},
	{name: text.MyPromisesTitle, roles: promisers, open: publish.NewMyPromises},
	{name: text.DeedsTitle, roles: promisers, open: publish.NewDeeds},
	{name: text.CountyTitle, roles: []model.Role{model.OrganiserRole}, open: work.NewCounty},
	{name: text.RulesTitle, roles: []model.Role{model.OrganiserRole}, open: work.NewRules},
	{name: text.UnitsTitle, roles: []model.Role{model.SupervisorRole}, open: publish.NewUnits},
	{
		name: text.OwnWorkTitle, roles: []model.Role{model.UnitRole, model.VolunteerRole, model.WorkerRole},
		open: publish.NewUnits,
	},
	{name: text.MeetingsTitle, open: work.NewMeetings, kind: model.KindMeeting, page: work.MeetingPage},
	{name: text.BoxesTitle, open: work.NewBoxes, kind: model.KindBox, page: work.BoxPage},
}

// promisers are the roles of those who promise something, and who recommend others: everybody but the organisers.
var promisers = []model.Role{model.WorkerRole, model.SupervisorRole, model.UnitRole, model.VolunteerRole}

// tab is how the band shows one tab.
type tab struct {
	name text.Sentence
	news bool // its name shows how many tasks have unseen news
}

// makeTabs makes the tabs that a role has, each with its root screen, and puts the first one in front.
func (a *App) makeTabs(role model.Role) {
	var tabs []tab
	var roots []page.Screen
	counted := false
	for _, s := range screens {
		if s.root != nil && (s.roles == nil || slices.Contains(s.roles, role)) {
			tabs, roots = append(tabs, tab{s.tab, s.news && !counted}), append(roots, s.root(a))
			counted = counted || s.news
		}
	}
	a.tabs, a.Roots, a.At = tabs, roots, 0
}

// pagesByName returns an action for each page that the person in front may open by its name. A page that is in front
// already is opened once more, at its beginning.
func (a *App) pagesByName() (all []page.Action) {
	for _, s := range screens {
		if s.open != nil && (s.roles == nil || slices.Contains(s.roles, a.desk.Me().Role)) {
			all = append(all, page.Action{Name: a.Say(s.name), Do: func() tea.Cmd { a.Push(s.open(a)); return nil }})
		}
	}
	return all
}

// adoptRole makes the tabs anew if the hub has given the account another role. was is the account as it was before.
// Pages and dialogs over the tabs stay, and so does a form that is being filled in.
func (a *App) adoptRole(was model.Account) {
	if me := a.desk.Me(); me.Role != was.Role {
		a.makeTabs(me.Role)
	}
}

// Open shows the page of a record, if its kind has one and this person may see the record. If the record is a task,
// its news counts as seen from then on.
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
