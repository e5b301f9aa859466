package sample

import (
	"slices"

	"sidan/model"
)

// This file plans what units and teams did in a community's year, who reported in, and how residents judge units.

// unitRecords is how many records of units (亮实绩) the notices of the county show in all: one for each month that is
// published and each unit that did something in it.
const unitRecords = 42

// report plans that all Party members in service reported in (报到) where they live, which is not where their unit
// covers a grid.
func (y *yearPlan) report() {
	var elsewhere []model.GroupAdded
	for _, u := range y.units {
		if !y.covers(u) {
			elsewhere = append(elsewhere, u)
		}
	}
	for i, p := range y.everybody {
		if p.Function != model.Member {
			continue
		}
		day := y.founded + model.Day(30+y.IntN(200))
		at := clock(day, 14, 10).Add(y.minutes(0, 180))
		unit := sentTo(elsewhere[i%len(elsewhere)])
		y.add(at, y.officer, p.id().Record(), model.PersonReported{Unit: unit, On: day})
	}
}

// covers reports whether a unit is responsible for a grid of the community.
func (y *yearPlan) covers(u model.GroupAdded) bool {
	return slices.ContainsFunc(u.Covers, func(p model.Path) bool { return p.Community() == y.path })
}

// teamsDo plans what the teams of the i-th community do about once in two months, and how many residents join them.
func (y *yearPlan) teamsDo(i int) {
	const times = 6
	n := len(communityNames)
	teams := share(model.LongliCase.Teams, n, i)
	residents := share(model.LongliCase.ResidentsTaking, n, i)
	for k := range times * teams {
		team := y.groups[k%teams]
		by := y.memberOf(team, k)
		day := y.day - model.Day(3+k/teams*58+y.IntN(50))
		a := pick(y.dice, ofTeams)
		y.active(a, by, team, y.path, day, share(residents, times*teams, k))
	}
}

// unitsDo plans what the units do in the grids that they cover: all of them in most months, and in a month that is
// published so many that the county has unitRecords, whom residents judge.
func (y *yearPlan) unitsDo(i int) {
	var units []int
	for k, u := range y.units {
		if y.covers(u) {
			units = append(units, k)
		}
	}
	for n, month := range y.shown.months {
		rows := y.shown.units[month]
		for _, k := range units {
			if len(rows) < recordsOf(i, n) {
				rows[y.liaisons[k]] = true
			}
		}
		for _, k := range units {
			if rows[y.liaisons[k]] {
				y.record(k, month)
			}
		}
	}
	for _, k := range units {
		for range 4 {
			day := y.day - model.Day(y.between(95, 340))
			y.active(pick(y.dice, ofUnits), y.liaisons[k], y.units[k], y.gridOf(k), day, 0)
		}
	}
}

// recordsOf returns how many units the n-th of the months has that the i-th community publishes.
func recordsOf(i, n int) int {
	return share(unitRecords, len(communityNames)+twoMonths, i+n*len(communityNames))
}

// record plans a unit's month, and that residents judge it.
func (y *yearPlan) record(k int, month model.Month) {
	for week := range 4 {
		day := month.First() + model.Day(7*week+y.IntN(6))
		y.active(ofUnits[week], y.liaisons[k], y.units[k], y.gridOf(k), day, 0)
	}
	asked := y.between(18, 40)
	fair := y.between(2, 5)
	at := clock(month.Last()-1, 16, 30).Add(y.minutes(0, 60))
	y.add(at, y.officer, model.JudgementIDOf(idOf(y.units[k]), y.path, month).Record(), model.UnitJudged{
		Unit: sentTo(y.units[k]), Place: y.path, Month: month,
		Asked: asked, Good: asked - fair - y.IntN(3), Fair: fair,
	})
}

// gridOf returns the grid of the community that a unit covers.
func (y *yearPlan) gridOf(k int) model.Path {
	covers := y.units[k].Covers
	return covers[slices.IndexFunc(covers, func(p model.Path) bool { return p.Community() == y.path })]
}

// active plans one activity.
func (y *yearPlan) active(a activity, by *person, of model.GroupAdded, at model.Path, day model.Day, residents int) {
	when := clock(day, 16, 0).Add(y.minutes(0, 100))
	y.add(when, by, newID[model.Activity](y.dice, when).Record(), model.ActivityDone{
		By: sentTo(of), Sort: a.sort, Place: at, On: day, Count: y.between(a.least, a.most), People: y.between(2, 5),
		Residents: residents, Words: a.words,
	})
}
