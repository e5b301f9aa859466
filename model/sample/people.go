package sample

import (
	"sidan/model"
)

// person is somebody who works for residents, with their account. Leaders have an account without a role.
type person struct {
	model.Account
	model.PersonAdded
	large model.Path // the large grid they know best, "" for none
	load  int        // tasks given to them so far
}

func (p *person) id() model.PersonID { return p.Person.ID }

// addressee returns whom a task for the person is dispatched to: a liaison's unit, or else the person by name.
func (p *person) addressee() model.Addressee {
	if u := p.Unit(); u.Kind == model.ToUnit {
		return u
	}
	return model.Addressee{Kind: model.ToPerson, ID: p.Person.ID.Record(), Name: p.Name}
}

// The three people whose homes a sample has are the same in every one, so that a page about it can name them.
const (
	workerName     = "杨秀芬"
	supervisorName = "陆家琼"
	organiserName  = "罗绍文"
)

// service is what a Party member or a volunteer can do and would like to do, and when.
type service struct {
	specialities, wishes []string
	hours                string
}

// The names of wishes are those of the service posts.
const (
	stairWarden   = "楼道安全员"
	mediator      = "矛盾调解员"
	advisor       = "政策宣讲员"
	errandRunner  = "代办服务员"
	environmental = "环境监督员"
	companion     = "关爱陪护员"
	patrol        = "治安巡逻员"
	courteous     = "文明劝导员"
)

var services = []service{
	{[]string{"电工"}, []string{stairWarden}, "工作日 19 点以后"},
	{[]string{"水电安装"}, []string{stairWarden, environmental}, "周末全天"},
	{[]string{"法律", "调解"}, []string{mediator, advisor}, "周二、周四晚上"},
	{[]string{"护士"}, []string{companion}, "下夜班后,周末上午"},
	{[]string{"教师"}, []string{companion, courteous}, "放学后"},
	{[]string{"会计", "写材料"}, []string{errandRunner, advisor}, "工作日 18 点半以后"},
	{[]string{"驾驶"}, []string{errandRunner, companion}, "周末全天"},
	{[]string{"退伍军人"}, []string{patrol, courteous}, "每晚 20 点到 22 点"},
	{[]string{"手机电脑"}, []string{errandRunner, companion}, "周末下午"},
	{[]string{"布依语", "调解"}, []string{mediator, courteous}, "平时都在家"},
	{[]string{"绿化园艺"}, []string{environmental, courteous}, "早上和傍晚"},
	{[]string{"社区医生"}, []string{companion, advisor}, "周六上午"},
}

// hire makes everybody who works in the town.
func (t *town) hire() {
	t.organiser = t.engage(organiserName, model.Organiser, model.OrganiserRole, countyPath, service{})
	t.secretary = t.engage("", model.Secretary, model.SupervisorRole, communityPath, service{})
	t.officer = t.engage(supervisorName, model.Officer, model.SupervisorRole, communityPath, service{})
	for _, u := range units {
		p := t.engage(
			"", model.Liaison, model.UnitRole, countyPath,
			service{specialities: []string{u.Name}, hours: "工作日上班时间"},
		)
		p.Groups = []model.Addressee{sentTo(u)}
		t.liaisons = append(t.liaisons, p)
	}
	for _, large := range []model.Path{communityPath + "/01", communityPath + "/02"} {
		t.engage("", model.Leader, "", large, service{})
	}
	for i, g := range t.grids {
		name := ""
		if i == sampleGrid {
			name = workerName
		}
		g.worker = t.engage(name, model.GridWorker, model.WorkerRole, g.path, service{})
		g.head = t.engage("", model.GridHead, model.WorkerRole, g.path, service{})
	}
	for i := range 2 * len(services) {
		as := model.Member
		if i%3 == 2 {
			as = model.Volunteer
		}
		p := t.engage("", as, model.VolunteerRole, t.grids[i%len(t.grids)].path, services[i%len(services)])
		p.joinTeam(teams[i%len(teams)])
		t.joinPosts(p)
		t.helpers = append(t.helpers, p)
	}
}

// engage makes one person, with the given name or, if that is "", a random one.
func (t *town) engage(name string, f model.Function, r model.Role, place model.Path, s service) *person {
	woman := t.chance(45)
	if f == model.GridWorker || f == model.Volunteer {
		woman = t.chance(65)
	}
	if name == "" {
		name = t.fullName(t.surnames.draw().name, t.year-t.between(27, 56), woman)
	}
	scope := place
	if r == "" || r == model.VolunteerRole { // they serve all of it
		scope = t.path
	}
	id := newID[model.Person](t.dice, t.founded.Start())
	p := &person{
		Account: model.Account{Person: model.Ref{ID: id, Name: name}, Role: r, Scopes: []model.Path{scope}},
		PersonAdded: model.PersonAdded{
			Name: name, Function: f, Place: place, Phone: t.phone(), Specialities: s.specialities,
			Wishes: s.wishes, Hours: s.hours,
		},
	}
	if place.Level() >= model.LargeGrid {
		p.large = place.At(model.LargeGrid)
	}
	t.everybody = append(t.everybody, p)
	return p
}
