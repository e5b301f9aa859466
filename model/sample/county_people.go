package sample

import (
	"slices"

	"sidan/model"
)

// This file makes the people of the sample longli, and the teams and posts of its communities.

// largeGridLeaders is how many leaders (包保领导) share the large grids: 22 of the county and 40 of the communities.
// Beside them each community has one of the county's standing committee and one of its sub-district.
const largeGridLeaders = 22 + 40

// staff is how many Party members in service (在职党员) there are in the county. Some of them and all volunteers are in
// teams.
const (
	staff         = 2_704
	staffInTeams  = 330
	volunteersToo = 30
)

// teamsOfAll are the teams that a community may have.
var teamsOfAll = []model.GroupAdded{
	team("先锋", "环境卫生", "水电维修"), team("红石榴", "陪护照看", "代办服务"), team("夜巡", "治安巡查", "纠纷调解"),
	team("银龄", "纠纷调解", "政策宣讲"), team("邻里帮", "代办服务", "陪护照看"), team("巧手", "水电维修", "代办服务"),
	team("春风", "陪护照看", "政策宣讲"),
}

func team(name string, does ...string) model.GroupAdded {
	return model.GroupAdded{Sort: model.ToTeam, Name: name + "志愿服务队", Does: does}
}

// postsOfAll are the wishes for which a community may have a post. What everybody's matters need comes first.
var postsOfAll = []string{stairWarden, environmental, courteous, mediator}

// groupsOf returns the teams and posts of the i-th community.
func groupsOf(path model.Path, i int) (all []model.GroupAdded) {
	n := len(communityNames)
	all = append(all, teamsOfAll[:share(model.LongliCase.Teams, n, i)]...)
	for _, name := range postsOfAll[:share(model.LongliCase.Posts, n, i)] {
		all = append(all, posts[slices.IndexFunc(posts, func(p model.GroupAdded) bool { return p.Name == name })])
	}
	for k := range all {
		all[k].Place = path
	}
	return all
}

// direct makes the people of the county's directory: an organiser, and the liaisons of the units.
func (t *town) direct() {
	t.organiser = t.engage(organiserName, model.Organiser, model.OrganiserRole, countyPath, service{})
	for _, u := range t.groups {
		p := t.engage("", model.Liaison, model.UnitRole, countyPath, service{hours: "工作日上班时间"})
		p.Groups = []model.Addressee{sentTo(u)}
		t.liaisons = append(t.liaisons, p)
	}
}

// employ makes everybody who works in the i-th community of the county. As there are fewer grid workers than grids,
// the heads of the last grids walk them themselves.
func (t *town) employ(i int, l layout) {
	n := len(communityNames)
	officer, worker := "", ""
	if i == 0 {
		officer, worker = supervisorName, workerName
	}
	t.secretary = t.engage("", model.Secretary, model.SupervisorRole, t.path, service{})
	t.officer = t.engage(officer, model.Officer, model.SupervisorRole, t.path, service{})
	for range 2 {
		t.engage("", model.Leader, "", t.path, service{})
	}
	for k := range share(largeGridLeaders, n, i) {
		t.engage("", model.Leader, "", l.larges[k%len(l.larges)], service{})
	}
	workers := share(model.LongliCase.Workers-model.LongliCase.SmallGrids, n, i)
	for k, g := range t.grids {
		g.head = t.engage("", model.GridHead, model.WorkerRole, g.path, service{})
		if g.worker = g.head; k < workers {
			name := ""
			if k == sampleGrid {
				name = worker
			}
			g.worker = t.engage(name, model.GridWorker, model.WorkerRole, g.path, service{})
		}
	}
	t.enlist(model.Member, share(staffInTeams, n, i), share(model.LongliCase.Teams, n, i))
	t.enlist(model.Volunteer, share(volunteersToo, n, i), share(model.LongliCase.Teams, n, i))
	t.serve(share(staff, n, i) - share(staffInTeams, n, i))
}

// enlist makes so many people of the teams, which are the first of the town's groups.
func (t *town) enlist(as model.Function, people, teams int) {
	can := newDeck(t.dice, services)
	for k := range people {
		p := t.engage("", as, model.VolunteerRole, t.grids[k%len(t.grids)].path, can.draw())
		p.joinTeam(t.groups[k%teams])
		t.helpers = append(t.helpers, p)
	}
}

// serve makes so many Party members in service, who serve at the posts that they wish for.
func (t *town) serve(people int) {
	can := newDeck(t.dice, services)
	for k := range people {
		p := t.engage("", model.Member, model.VolunteerRole, t.grids[k%len(t.grids)].path, can.draw())
		t.joinPosts(p)
		t.members = append(t.members, p)
	}
}
