package model

import "iter"

// CountyFigures are what a county has to show, as the case study of Longli County counts it (对照表). They are counted
// from faces alone, without a period, as the records stand.
type CountyFigures struct {
	Communities, LargeGrids, SmallGrids int // 社区、大网格、小网格

	Units   int // 包保单位
	Workers int // 网格员: grid workers and grid heads
	Teams   int // 志愿服务队
	Posts   int // 服务岗位
	Boxes   int // 意见箱, those that hang there

	MassMeetings, Representatives, CollectionDays int // 群众会、居民代表大会、征集日
	MeetingOpinions, CollectionOpinions           int // requests that came in at the first two, and at the third

	Common, Visited          int // 共性问题 and 个性问题: common problems, and sorted requests from visits
	Public, Everyone, Family int // 三事分流: sorted tasks by sphere; one that is joined to another is not sorted

	Dispatched, ToPosts             int // 派单: dispatches, also of one task, and tasks that went to a post
	ByVolunteers, VolunteersSettled int // family matters that somebody of a team claimed, and of them settled
	Settled, VisitedSettled         int // 解决: tasks of which the resident was told, and of them those from visits

	UnitsTaking, MembersTaking, VolunteersTaking int // who claimed or helped: 单位、党员、志愿者

	Registered      int // 在职干部报到: who reported in
	ResidentsTaking int // 群众参与: residents at the activities of teams, once for each

	Promises, Promising int // 承诺: those that were not dropped, and who made them
	Deeds, Models       int // 好人好事 recommended, and 文明家庭 and other models chosen
}

// LongliCase holds the numbers of the case study. Where the case says "more than", it has the round number.
var LongliCase = CountyFigures{
	Communities: 9, LargeGrids: 56, SmallGrids: 172,
	Units: 99, Workers: 326, Teams: 57, Posts: 32, Boxes: 56,
	MassMeetings: 69, Representatives: 81, CollectionDays: 203, MeetingOpinions: 210, CollectionOpinions: 600,
	Common: 28, Visited: 500, Public: 87, Everyone: 578, Family: 695,
	Dispatched: 1_400, ToPosts: 460, ByVolunteers: 500, VolunteersSettled: 450, Settled: 1_400, VisitedSettled: 500,
	UnitsTaking: 90, MembersTaking: 800, VolunteersTaking: 350,
	Registered: 2_704, ResidentsTaking: 1_100, Promises: 1_200, Promising: 600, Deeds: 360, Models: 110,
}

// CountyFiguresOf counts the figures of the records of one county. It reads their faces only, and ranges over them
// twice.
func CountyFiguresOf(records iter.Seq[Record]) CountyFigures {
	t := tally{
		people: map[PersonID]*Person{}, units: map[RecordID]bool{},
		taking: map[PersonID]bool{}, vowed: map[PersonID]bool{},
	}
	for r := range records {
		if p, ok := r.(*Person); ok {
			t.people[p.ID] = p
		}
	}
	for r := range records {
		if r, ok := r.(figured); ok {
			r.count(&t)
		}
	}
	t.UnitsTaking, t.Promising = len(t.units), len(t.vowed)
	for id := range t.taking {
		p := t.people[id]
		if p == nil {
			continue
		}
		if p.Function == Member {
			t.MembersTaking++
		}
		if len(p.Teams) > 0 {
			t.VolunteersTaking++
		}
	}
	return t.CountyFigures
}

// figured is a record that counts among the figures of its county.
type figured interface{ count(*tally) }

// tally is a count of figures that is not finished yet.
type tally struct {
	CountyFigures
	people map[PersonID]*Person
	units  map[RecordID]bool // that claimed a task
	taking map[PersonID]bool // who hold a task or helped with one
	vowed  map[PersonID]bool // who promised something
}

// add counts one more if it should be counted.
func add(n *int, counts bool) {
	if counts {
		*n++
	}
}

func (p *Place) count(t *tally) {
	add(&t.Communities, p.Path.Level() == Community)
	add(&t.LargeGrids, p.Path.Level() == LargeGrid)
	add(&t.SmallGrids, p.Path.Level() == SmallGrid)
}

func (g *Group) count(t *tally) {
	add(&t.Units, g.Sort == ToUnit)
	add(&t.Teams, g.Sort == ToTeam)
	add(&t.Posts, g.Sort == ToPost)
}

func (p *Person) count(t *tally) {
	add(&t.Workers, p.Function == GridWorker || p.Function == GridHead)
	add(&t.Registered, p.Reported != 0)
}

func (a *Activity) count(t *tally) {
	if a.By.Kind == ToTeam && a.Stands() {
		t.ResidentsTaking += a.Residents
	}
}

func (x *Box) count(t *tally) { add(&t.Boxes, x.Stands()) }

func (m *Meeting) count(t *tally) {
	add(&t.MassMeetings, m.Stands() && m.Sort == MassMeeting)
	add(&t.Representatives, m.Stands() && m.Sort == Representatives)
	add(&t.CollectionDays, m.Stands() && m.Sort == CollectionDay)
}

func (p *Promise) count(t *tally) {
	if p.State() != PromiseIsDropped {
		t.Promises++
		t.vowed[p.Who.ID] = true
	}
}

func (d *Deed) count(t *tally) {
	add(&t.Deeds, d.Sort == GoodDeed)
	add(&t.Models, d.Sort != GoodDeed && d.State == DeedIsChosen)
}

func (x *Task) count(t *tally) {
	sorted, settled := x.Sphere != "" && x.State != Joined, x.State == Told || x.State == Closed
	add(&t.MeetingOpinions, x.Channel == ByMeeting)
	add(&t.CollectionOpinions, x.Channel == ByCollection)
	add(&t.Common, x.Common)
	add(&t.Visited, sorted && x.Channel == ByVisit && !x.Common)
	add(&t.Public, sorted && x.Sphere == Public)
	add(&t.Everyone, sorted && x.Sphere == Everyone)
	add(&t.Family, sorted && x.Sphere == Family)
	t.Dispatched += x.Sent
	add(&t.ToPosts, x.To.Kind == ToPost)
	add(&t.Settled, settled)
	add(&t.VisitedSettled, settled && x.Channel == ByVisit)
	x.countWork(t, settled)
}

// countWork counts who claimed a task or helped with it.
func (x *Task) countWork(t *tally, settled bool) {
	for _, h := range x.Helped {
		t.taking[h.Who.ID] = true
	}
	switch x.State {
	case Claimed, Finished, Accepted, Told, Closed:
	default:
		return
	}
	if x.Holder.IsZero() {
		return
	}
	t.taking[x.Holder.ID] = true
	if x.To.Kind == ToUnit {
		t.units[x.To.ID] = true
	}
	if p := t.people[x.Holder.ID]; x.Sphere == Family && p != nil && len(p.Teams) > 0 {
		t.ByVolunteers++
		add(&t.VolunteersSettled, settled)
	}
}
