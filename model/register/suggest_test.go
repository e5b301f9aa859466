package register_test

import (
	"fmt"
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/register"
)

// add a person to the world; who may claim and finish is their account.
func (w *world) person(
	n byte, name string, f model.Function, at model.Path, more func(*model.PersonAdded),
) model.Account {
	w.t.Helper()
	a := account(n, name, model.WorkerRole, at)
	body := model.PersonAdded{Name: name, Function: f, Place: at}
	if more != nil {
		more(&body)
	}
	w.did(branch, noon(today-90), a.Person.ID.Record(), body)
	return a
}

// home is a household in which somebody of a name has a phone.
func (w *world) home(door, name, phone string) {
	w.t.Helper()
	h := w.add(grid1, door, today-30, name)
	w.did(worker, noon(today-20), h.Record(), model.HouseholdEdited{
		Fields: []model.FieldEdit{{Field: model.FieldPhones, Now: phone}},
	})
}

// give somebody a task of the menu, dispatched by name, and let them take it so far.
func (w *world) give(to model.Account, h model.HouseholdID, on model.Day, menu model.Menu, steps ...model.Body) {
	w.t.Helper()
	id := w.raise(h, on, "x", nil)
	w.take(id, on, model.TaskSorted{Sphere: model.Everyone, Menu: menu},
		model.TaskDispatched{
			Due: on + 3,
			To:  model.Addressee{Kind: model.ToPerson, ID: to.Person.ID.Record(), Name: to.Person.Name},
		})
	for _, body := range steps {
		by := to
		if body == model.Body(model.TaskAccepted{}) {
			by = branch
		}
		w.did(by, noon(on+2), id.Record(), body)
	}
}

func suggested(list []register.Suggestion) string {
	var b strings.Builder
	for _, s := range list {
		fmt.Fprintf(&b, "%s %d", s.To.Name, s.Load)
		for _, r := range s.Reasons {
			fmt.Fprintf(&b, " %s %s", r.Code, strings.Join(r.Args, ","))
		}
		b.WriteString("; ")
	}
	return strings.TrimSuffix(b.String(), "; ")
}

func TestSuggest(t *testing.T) {
	electrician := func(p *model.PersonAdded) { p.Specialities = []string{"书法", "电工"} }
	wisher := func(p *model.PersonAdded) { p.Wishes = []string{"楼道安全员"} }
	speaker := func(p *model.PersonAdded) { p.Specialities = []string{"布依语"} }
	member := func(p *model.PersonAdded) { p.Teams = []string{"先锋队"} }
	for _, c := range []struct {
		name  string
		world func(w *world, h model.HouseholdID)
		want  string
	}{
		{"nobody", func(*world, model.HouseholdID) {}, ""},
		{"the grid's own first, then the large grid's; never who serves elsewhere or " +
			"oversees", func(w *world, _ model.HouseholdID) {
			w.person(11, "远", model.GridWorker, grid3, nil)
			w.person(12, "邻", model.GridWorker, grid2, nil)
			w.person(13, "长", model.GridHead, grid1, nil)
			w.person(14, "员", model.GridWorker, grid1, nil)
			w.person(15, "书记", model.Secretary, community, electrician)
		}, "员 0 works-grid worker; 长 0 works-grid head; 邻 0 works-large worker"},
		{"load counts against equals", func(w *world, h model.HouseholdID) {
			busy := w.person(11, "忙", model.GridWorker, grid1, nil)
			w.person(12, "闲", model.GridWorker, grid1, nil)
			w.give(busy, h, today-1, model.Policy)
			w.give(busy, h, today-1, model.Policy, claimed)
		}, "闲 0 works-grid worker; 忙 2 works-grid worker"},
		{"a skill, a wish, and the like done lately", func(w *world, h model.HouseholdID) {
			w.person(11, "员", model.GridWorker, grid2, nil)
			did := w.person(12, "能手", model.Volunteer, community, func(p *model.PersonAdded) {
				electrician(p)
				p.Wishes = []string{"维修服务"}
			})
			w.give(did, h, today-9, model.Facilities, claimed, finished, acceptedIt)
			w.give(did, h, today-40, model.Facilities, claimed, finished, acceptedIt)
			w.give(did, h, today-9, model.Policy, claimed, finished, acceptedIt)
		}, "能手 0 skilled 电工 willing 维修服务 did-similar 1,2; 员 0 works-large worker"},
		{"of equally skilled ones, whoever lives nearest and is free", func(w *world, _ model.HouseholdID) {
			can := func(hours, phone string) func(*model.PersonAdded) {
				return func(p *model.PersonAdded) {
					p.Specialities, p.Hours, p.Phone = []string{"电工"}, hours, phone
				}
			}
			w.person(11, "远方", model.Member, community, can("", ""))
			w.person(12, "周末", model.Member, grid2, can("周末全天", ""))
			w.person(13, "石光荣", model.Member, grid2, can("下夜班后,周四晚上", "19900000001"))
			w.home("金桂苑3栋1单元201", "石光荣", "19900000001")
			w.home("金桂苑3栋1单元202", "周末", "19900000002") // the name alone says nothing
		}, "石光荣 0 skilled 电工 lives-building 3 free 周四晚上; 远方 0 skilled 电工; " +
			"周末 0 skilled 电工 in-large  not-free 周末全天"},
		{"a wish and a team stand for what they do", func(w *world, _ model.HouseholdID) {
			w.group(model.ToPost, "楼道安全员", community, nil, "水电维修")
			w.group(model.ToTeam, "先锋队", community, nil, "水电维修")
			w.person(11, "愿", model.Member, community, wisher)
			w.person(12, "队员", model.Member, grid1, member)
			w.person(13, "近", model.Member, grid1, nil) // near is no reason alone
		}, "先锋队 0 serves 水电维修; 楼道安全员 0 serves 水电维修; 队员 0 in-group 先锋队 in-grid "},
		{"whoever speaks the household's language", func(w *world, h model.HouseholdID) {
			w.did(worker, noon(today-20), h.Record(), model.HouseholdEdited{
				Fields: []model.FieldEdit{{Field: model.FieldLanguages, Now: "布依语"}},
			})
			w.person(11, "会", model.Member, community, speaker)
		}, "会 0 speaks 布依语"},
		{"three at most, equal ones in the order of people", func(w *world, _ model.HouseholdID) {
			for i, name := range []string{"丁", "丙", "乙", "甲"} {
				w.person(byte(11+i), name, model.GridWorker, grid1, nil)
			}
		}, "丁 0 works-grid worker; 丙 0 works-grid worker; 乙 0 works-grid worker"},
	} {
		w := newWorld(t, branch)
		h := w.add(grid1, "金桂苑3栋3单元102", today-30, "王秀英")
		c.world(w, h)
		task := w.raise(h, today, "三单元楼道灯坏了三天", nil)
		if got := suggested(w.Suggest(w.Task(task), today)); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.name, got, c.want)
		}
	}
}

// group of the lists, by which tasks can be sent to it.
func (w *world) group(
	sort model.ToKind, name string, at model.Path, covers []model.Path, does ...string,
) model.Addressee {
	w.t.Helper()
	id := model.GroupIDOf(sort, at, name)
	w.did(
		branch, noon(today-90), id.Record(),
		model.GroupAdded{Sort: sort, Name: name, Place: at, Covers: covers, Does: does},
	)
	return w.Group(id).Addressee()
}

func TestSuggestGroups(t *testing.T) {
	for _, c := range []struct {
		sphere model.Sphere
		menu   model.Menu
		want   string
	}{
		{
			model.Public, model.Facilities,
			"甲局 2 covers-grid  serves 路灯维修; 丙局 0 serves 停水抢修; 员 0 works-grid worker",
		},
		{model.Public, model.Care, "甲局 2 covers-grid ; 员 0 works-grid worker"},
		{model.Everyone, model.Facilities, "灯岗 0 serves 电工; 员 0 works-grid worker"},
		{model.Everyone, model.Environment, "绿队 0 serves 环境卫生 did-similar 1,2; 员 0 works-grid worker"},
		{model.Family, model.Care, "员 0 works-grid worker; 陪岗 0 serves 陪护"},
	} {
		w := newWorld(t, branch)
		h := w.add(grid1, "金桂苑3栋3单元102", today-30, "王秀英")
		w.person(11, "员", model.GridWorker, grid1, nil)
		unit := w.group(model.ToUnit, "甲局", county, []model.Path{community + "/01"}, "路灯维修")
		w.group(model.ToUnit, "乙局", county, []model.Path{grid3})
		w.group(model.ToUnit, "丙局", county, nil, "停水抢修")
		team := w.group(model.ToTeam, "绿队", community, nil, "环境卫生")
		w.group(model.ToTeam, "远队", grid3, nil, "电工", "环境卫生", "陪护")
		w.group(model.ToPost, "灯岗", community, nil, "电工")
		w.group(model.ToPost, "陪岗", community, nil, "陪护")
		liaison, member := account(21, "联", model.UnitRole, county), account(22, "志", model.VolunteerRole, community)
		liaison.Groups, member.Groups = []model.Addressee{unit}, []model.Addressee{team}
		send := func(to model.Addressee, s model.Sphere, m model.Menu, on model.Day) model.TaskID {
			id := w.raise(h, on, "x", nil)
			w.take(id, on, model.TaskSorted{Sphere: s, Menu: m}, model.TaskDispatched{To: to, Due: on + 3, Brief: "b"})
			return id
		}
		send(unit, model.Public, model.Policy, today-1)
		w.did(liaison, noon(today), send(unit, model.Public, model.Policy, today-1).Record(), claimed)
		done := send(team, model.Everyone, model.Environment, today-9)
		for _, b := range []model.Body{claimed, finished} {
			w.did(member, noon(today-7), done.Record(), b)
		}
		w.take(done, today-6, acceptedIt)

		task := w.raise(h, today, "x", nil)
		w.take(task, today, model.TaskSorted{Sphere: c.sphere, Menu: c.menu})
		if got := suggested(w.Suggest(w.Task(task), today)); got != c.want {
			t.Errorf("%s, %s:\n%s, want\n%s", c.sphere, c.menu, got, c.want)
		}
	}
}

// TestSuggestNotTheGroupThatSentItBack: whoever of the unit returned it spoke for the unit.
func TestSuggestNotTheGroupThatSentItBack(t *testing.T) {
	w := newWorld(t, branch)
	h := w.add(grid1, "金桂苑3栋3单元102", today-30, "王秀英")
	unit := w.group(model.ToUnit, "甲局", county, []model.Path{grid1})
	liaison := account(21, "联", model.UnitRole, grid1)
	liaison.Groups = []model.Addressee{unit}
	task := w.raise(h, today, "x", nil)
	w.take(
		task, today, model.TaskSorted{Sphere: model.Public, Menu: model.Policy},
		model.TaskDispatched{To: unit, Due: today + 3},
	)
	w.did(liaison, noon(today), task.Record(), model.TaskReturned{Why: "不归我们"})
	if got := suggested(w.Suggest(w.Task(task), today)); got != "" {
		t.Errorf("suggested %s", got)
	}
}

func TestSuggestNotWhoSentItBack(t *testing.T) {
	w := newWorld(t, branch)
	h := w.add(grid1, "金桂苑3栋3单元102", today-30, "王秀英")
	w.person(1, "杨秀芬", model.GridWorker, grid1, nil)
	w.person(12, "罗正华", model.GridWorker, grid1, nil)
	task := w.raise(h, today, "楼道灯坏了", nil)
	w.take(task, today, sorted, toWorker(today+3), claimed, model.TaskReturned{Why: "办不了"})
	if got := suggested(w.Suggest(w.Task(task), today)); got != "罗正华 0 works-grid worker" {
		t.Errorf("suggested %s", got)
	}
}

// TestSuggestForAll: those who fit each of the tasks, with the reasons that hold for all.
func TestSuggestForAll(t *testing.T) {
	w := newWorld(t, branch)
	near := w.add(grid1, "金桂苑3栋3单元102", today-30, "王秀英")
	far := w.add(grid3, "清水湾1栋1单元102", today-30, "李国栋")
	w.person(11, "员", model.GridWorker, grid1, nil)
	w.person(12, "师傅", model.Member, grid1, func(p *model.PersonAdded) {
		p.Specialities, p.Hours = []string{"电工"}, "平时都在家"
	})
	a, b := w.raise(near, today, "楼道灯坏了", nil), w.raise(far, today, "楼道灯坏了", nil)
	for _, c := range []struct {
		tasks []model.TaskID
		want  string
	}{
		{nil, ""},
		{[]model.TaskID{a}, "员 0 works-grid worker; 师傅 0 skilled 电工 in-grid  free 平时都在家"},
		{[]model.TaskID{a, a}, "员 0 works-grid worker; 师傅 0 skilled 电工 in-grid  free 平时都在家"},
		{[]model.TaskID{a, b}, "师傅 0 skilled 电工 free 平时都在家"},
	} {
		var tasks []*model.Task
		for _, id := range c.tasks {
			tasks = append(tasks, w.Task(id))
		}
		if got := suggested(w.SuggestForAll(tasks, today)); got != c.want {
			t.Errorf("%d tasks:\n%s, want\n%s", len(tasks), got, c.want)
		}
	}
}

// TestSuggestNotTheirLikeForTheReason: the reason of a return keeps those out to whom it applies too.
func TestSuggestNotTheirLikeForTheReason(t *testing.T) {
	for why, want := range map[string]string{
		"办不了":        "邻居 0 works-grid worker; 电工师傅 0 skilled 电工; 周末的 0 skilled 电工 not-free 周末",
		"要找专业电工":     "电工师傅 0 skilled 电工; 周末的 0 skilled 电工 not-free 周末",
		"这几天出差没空":    "邻居 0 works-grid worker; 电工师傅 0 skilled 电工",
		"要电工,我也没时间学": "电工师傅 0 skilled 电工",
	} {
		w := newWorld(t, branch)
		h := w.add(grid1, "金桂苑3栋3单元102", today-30, "王秀英")
		w.person(1, "杨秀芬", model.GridWorker, grid1, nil)
		w.person(11, "邻居", model.GridWorker, grid1, nil)
		w.person(12, "电工师傅", model.Member, community, func(p *model.PersonAdded) {
			p.Specialities = []string{"电工"}
		})
		w.person(13, "周末的", model.Member, community, func(p *model.PersonAdded) {
			p.Specialities, p.Hours = []string{"电工"}, "周末"
		})
		task := w.raise(h, today, "楼道灯坏了", nil)
		w.take(task, today, sorted, toWorker(today+3), claimed, model.TaskReturned{Why: why})
		if got := suggested(w.Suggest(w.Task(task), today)); got != want {
			t.Errorf("%s:\n%s, want\n%s", why, got, want)
		}
	}
}

// TestSuggestWhenTheWorkCanBeDone: errands while offices are open, what disturbs at night in the evening.
func TestSuggestWhenTheWorkCanBeDone(t *testing.T) {
	for _, c := range []struct {
		words string
		menu  model.Menu
		hours string
		want  register.Why
	}{
		{"养老金认证", model.Errands, "周末全天", register.NotFree},
		{"养老金认证", model.Errands, "工作日 19 点以后", register.NotFree},
		{"养老金认证", model.Errands, "工作日上班时间", register.Free},
		{"广场跳舞吵到半夜", model.Environment, "工作日上班时间", register.NotFree},
		{"广场跳舞吵到半夜", model.Environment, "晚上", register.Free},
		{"垃圾没人收", model.Environment, "工作日上班时间", register.Free},
		{"楼道灯坏了，晚上摸黑", model.Facilities, "工作日上班时间", register.Free},
	} {
		w := newWorld(t, branch)
		h := w.add(grid1, "金桂苑3栋3单元102", today-30, "王秀英")
		w.person(11, "员", model.GridWorker, grid1, func(p *model.PersonAdded) { p.Hours = c.hours })
		task := w.raise(h, today, c.words, nil)
		w.take(task, today, model.TaskSorted{Sphere: model.Everyone, Menu: c.menu})
		got := w.Suggest(w.Task(task), today)
		if len(got) != 1 || got[0].Reasons[len(got[0].Reasons)-1].Code != c.want {
			t.Errorf("%s with %s: %s, want %s", c.words, c.hours, suggested(got), c.want)
		}
	}
}

// TestSuggestNobodyWhoTurnedItDown: not when it was sent on to another who returned it too, not under another
// state; nor a unit for covering the grid alone, once a unit said that it is none of its business. What was
// taken back does not count.
func TestSuggestNobodyWhoTurnedItDown(t *testing.T) {
	w := newWorld(t, branch)
	h := w.add(grid1, "金桂苑3栋3单元102", today-30, "王秀英")
	lamps := w.group(model.ToUnit, "供电", county, nil, "路灯维修")
	w.group(model.ToUnit, "医保", county, []model.Path{grid1}, "医保报销")
	w.group(model.ToUnit, "住建", county, nil, "井盖维修")
	w.person(12, "罗正华", model.GridWorker, grid1, nil)
	luo := account(12, "罗正华", model.WorkerRole, grid1)
	liaison := account(21, "联", model.UnitRole, grid1)
	liaison.Groups = []model.Addressee{lamps}
	toLuo := model.TaskDispatched{
		Due: today + 3, To: model.Addressee{Kind: model.ToPerson, ID: luo.Person.ID.Record(), Name: "罗正华"},
	}
	task := w.raise(h, today, "公交站台", nil)
	wants := func(when, want string) {
		t.Helper()
		if got := suggested(w.Suggest(w.Task(task), today)); got != want {
			t.Errorf("%s: suggested %s, want %s", when, got, want)
		}
	}
	w.take(task, today, model.TaskSorted{Sphere: model.Public, Menu: model.Facilities})
	wants("at first", "医保 0 covers-grid ; 住建 0 serves 井盖维修; 供电 0 serves 路灯维修")
	w.take(task, today, model.TaskDispatched{To: lamps, Due: today + 3})
	wants("while it is with one", "医保 0 covers-grid ; 住建 0 serves 井盖维修; 罗正华 0 works-grid worker")
	w.did(liaison, noon(today), task.Record(), model.TaskReturned{Why: "不归我们"})
	wants("returned by a unit", "住建 0 serves 井盖维修; 罗正华 0 works-grid worker")
	w.take(task, today, toLuo)
	w.did(luo, noon(today), task.Record(), claimed)
	w.did(luo, noon(today), task.Record(), model.TaskReturned{Why: "不归我"})
	wants("returned by two", "住建 0 serves 井盖维修")
	w.take(task, today, toLuo, model.TaskRecalled{From: toLuo.To})
	wants("recalled since", "住建 0 serves 井盖维修")
}
