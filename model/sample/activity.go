package sample

import (
	"time"

	"sidan/model"
)

func init() {
	added[model.KindActivity] = (*history).activities
	added[model.KindJudgement] = (*history).judgements
	added[model.KindPerson] = (*history).reportIn
	added[model.KindRules] = (*history).setRules
}

// activity is what units and teams of a sample do again and again.
type activity struct {
	sort        model.ActivitySort
	words       string
	least, most int // the count
}

var (
	ofUnits = []activity{
		{model.Walk, "和网格员一起入户，问了用电用气和看病的事。", 6, 18},
		{model.Patrol, "夜里巡查楼道和消防通道。", 1, 3},
		{model.Finding, "摸排了电动车进楼的情况。", 1, 6},
		{model.Helping, "帮老人代缴医保，送去医院复查。", 1, 4},
	}
	ofTeams = []activity{
		{model.Cleanup, "清理楼道杂物和卫生死角。", 1, 1},
		{model.Patrol, "晚上分两组巡逻。", 1, 2},
		{model.Helping, "给独居老人理发、量血压。", 2, 9},
	}
)

// activities plans what each unit and each team did since two months before the day, about once a week each. A liaison
// and the branch both entered one walk, and one activity was struck.
func (h *history) activities() {
	for i, u := range units {
		for n, day := 0, h.day-62+model.Day(i); day < h.day; n, day = n+1, day+model.Day(h.between(5, 9)) {
			h.does(ofUnits[(i+n)%len(ofUnits)], h.liaisons[i], u, sites[i].path, day)
		}
	}
	for i, g := range teams {
		for n, day := 0, h.day-60+model.Day(2*i); day < h.day; n, day = n+1, day+model.Day(h.between(8, 14)) {
			h.does(ofTeams[(i+n)%len(ofTeams)], h.memberOf(g, n), g, communityPath, day)
		}
	}
	twice := h.does(ofUnits[0], h.liaisons[1], units[1], sites[1].path, h.day-2)
	again := newID[model.Activity](h.dice, clock(h.day-2, 17, 0)).Record()
	h.add(clock(h.day-2, 17, 5), h.officer, again, twice)
	gone := newID[model.Activity](h.dice, clock(h.day-9, 17, 0)).Record()
	h.add(clock(h.day-9, 17, 5), h.liaisons[0], gone, model.ActivityDone{
		By: sentTo(units[0]), Sort: model.Walk, Place: sites[0].path, On: h.day - 9, Count: 60, People: 2,
	})
	h.add(clock(h.day-9, 17, 9), h.liaisons[0], gone, model.ActivityStruck{Why: "户数写错了，另记了一次。"})
}

// does plans one activity, and returns it.
func (h *history) does(a activity, by *person, of model.GroupAdded, at model.Path, day model.Day) model.ActivityDone {
	body := model.ActivityDone{
		By: sentTo(of), Sort: a.sort, Place: at, On: day, Count: h.between(a.least, a.most), People: h.between(2, 5),
		Words: a.words,
	}
	if of.Sort == model.ToTeam {
		body.Residents = h.between(4, 20)
	}
	when := clock(day, 16, 0).Add(h.minutes(0, 100))
	h.add(when, by, newID[model.Activity](h.dice, when).Record(), body)
	return body
}

// judgements plans that residents judged four of the units for the month before the day's.
func (h *history) judgements() {
	month := h.day.Month() - 1
	at := clock(month.Last()+1, 8, 0)
	for i, u := range units[:4] {
		asked := h.between(18, 40)
		bad, fair := i%2, h.between(2, 5)
		h.add(at.Add(time.Duration(i)*time.Minute), h.officer,
			model.JudgementIDOf(idOf(u), communityPath, month).Record(),
			model.UnitJudged{
				Unit: sentTo(u), Place: communityPath, Month: month, Asked: asked, Good: asked - fair - bad - h.IntN(3),
				Fair: fair, Bad: bad,
			})
	}
}

// reportIn plans that a few Party members who work at a unit reported in, and a liaison.
func (h *history) reportIn() {
	day := h.day - 90
	for i, p := range h.helpers {
		if p.Function == model.Member && i%2 == 0 {
			body := model.PersonReported{Unit: sentTo(units[i%len(units)]), On: day + model.Day(i)}
			h.add(clock(body.On, 10, 0).Add(h.minutes(0, 60)), h.officer, p.id().Record(), body)
		}
	}
	h.add(clock(day, 11, 0), h.liaisons[0], h.liaisons[0].id().Record(), model.PersonReported{
		Unit: sentTo(units[0]), On: day,
	})
}

// setRules plans that an organiser turned on the ranking of grids, with the public page of it.
func (h *history) setRules() {
	h.add(clock(h.founded, 16, 0), h.organiser, model.RulesIDOf(countyPath).Record(), model.RulesSet{
		County: countyPath, From: h.founded.Month() + 1, Values: []model.RuleValue{
			{Key: model.RuleRanking, Value: model.RuleOn}, {Key: model.RuleRankingBoard, Value: model.RuleOn},
		},
	})
}
