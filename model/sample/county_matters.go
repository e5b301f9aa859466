package sample

import (
	"time"

	"sidan/model"
)

// This file plans the steps of the matters of a community's year.

// raise plans that a job's matter came up, and that the branch sorted it where it had to.
func (y *yearPlan) raise(j *job, from origin, by model.Day) *matter {
	var said *model.DoorAnswer
	switch {
	case j.way == atOnce && (from.visit != nil || from.channel == model.ByMeeting || y.chance(60)):
		said = y.settled(j.kind)
	case j.way == promised && by != 0:
		said = &model.DoorAnswer{Words: pick(y.dice, j.kind.promise), By: by}
	case j.way == promised:
		said = y.promised(j.kind, model.DayOf(from.at))
	}
	var m *matter
	if from.visit != nil {
		m = y.history.raise(from.visit, j.kind, said)
	} else {
		m = y.raiseAt(from, j.house, j.kind, said)
	}
	if j.way == promised {
		m.did(m.at, m.holder)
	}
	switch {
	case j.sphere != "":
		m.sort()
	case said == nil:
		m.step(y.office(m.at), y.officer, model.TaskSettled{How: model.ByPhone, Words: pick(y.dice, j.kind.settle)})
	}
	return m
}

// through plans a matter from its beginning to its end.
func (y *yearPlan) through(j *job, from origin) *matter {
	m := y.raise(j, from, 0)
	if j.way == atOnce {
		if !y.chance(70) {
			return m.close()
		}
		m.rateLater(y.pleased())
		return m
	}
	if j.way != promised {
		y.give(m, j)
	}
	if j.fate == slow && y.chance(50) {
		m.extend(y.between(3, 6), "配件要等到货")
	} else if j.fate == slow {
		m.wait(m.at.Add(time.Duration(24*(j.kind.menu.Days()+y.between(1, 4))) * time.Hour))
	}
	y.lend(m, j)
	m.progress(y.IntN(2))
	if j.done != 0 {
		return m.wait(clock(j.done, 18, 0)).finish().accept().tell().rate(model.Satisfied, "")
	}
	m.finish()
	if j.fate == sentBack {
		m.sendBack().progress(1).finish()
	}
	m.accept()
	switch j.fate {
	case unsatisfied:
		m.tell().rate(model.Unsatisfied, "没有弄彻底,再看一下嘛。").progress(1).finish().accept()
	case reopened:
		m.tell().rate(model.Satisfied, "").reopen()
		m.send(j.to, 0).claim(j.by).progress(1).finish().accept()
	}
	y.end(m)
	return m
}

// give plans the dispatch of a sorted matter and its claim: a second one, if somebody returned it after the first.
func (y *yearPlan) give(m *matter, j *job) {
	if j.fate == returned {
		to := j.to
		if to.Kind == model.ToPerson || to.Kind == model.ToUnit {
			to = j.before.addressee()
		}
		if m.send(to, 0); to.Kind != model.ToUnit {
			m.claim(j.before)
		}
		m.turnDown(j.before)
		m.wait(y.office(m.at))
	}
	m.send(j.to, 0).claim(j.by)
}

// lend plans that now and then the worker of the grid helps with a matter that somebody else has in hand.
func (y *yearPlan) lend(m *matter, j *job) {
	if by := j.house.grid.worker; by != j.by && j.sphere != model.Family && y.chance(15) {
		m.step(y.spare(m.at), by, model.TaskProgressed{Note: pick(y.dice, helpLines)})
		m.did(m.at, by)
	}
}

// leaveOpen plans a matter up to where it has got by the day.
func (y *yearPlan) leaveOpen(j *job) {
	due := y.day + model.Day(y.between(0, 6))
	if j.at() == late {
		due = y.day - model.Day(y.between(1, 4))
	}
	from := y.comes(j, 8)
	if j.channel == model.ByVisit {
		i := len(j.house.visits) - 1
		for model.DayOf(j.house.visits[i].at) > y.day-14 {
			i--
		}
		from = origin{at: j.house.visits[i].at, visit: j.house.visits[i], channel: j.channel}
	}
	m := y.raise(j, from, due)
	if j.way != promised {
		m.send(j.to, m.daysTo(due))
	}
	if y.advance(m, j); !j.waits() {
		y.shown.add(m)
	}
}

// advance plans the steps of an open matter that was dispatched or promised.
func (y *yearPlan) advance(m *matter, j *job) {
	desk := officeDayBefore(y.day)
	if j.at() == waiting {
		return
	}
	if j.way != promised {
		m.claim(j.by)
	}
	y.lend(m, j)
	switch j.at() {
	case givenBack:
		m.turnDown(j.by)
	case inHand, late:
		m.progress(1)
	case done:
		m.progress(1).wait(clock(y.day-2, 18, 0)).finish()
	case toTell:
		m.wait(clock(y.day-6, 18, 0)).finish().wait(clock(desk, 14, 30)).accept()
	}
}

// thisMorning plans what came up since yesterday, and what the branch has not seen yet.
func (y *yearPlan) thisMorning() {
	some := order{batch: batch{sphere: model.Everyone, way: toAnyone}}
	for i, g := range y.grids {
		for _, x := range g.houses {
			if x.early && i%5 == 0 {
				k := y.kinds.drawThat(func(k *kind) bool { return y.suits(some, k) && k.fitsAt(x) })
				y.history.raise(x.visits[len(x.visits)-1], k, nil)
				break
			}
		}
	}
	for _, c := range []model.Channel{model.ByPhone, model.ByChat} {
		x, k := y.door(some)
		y.raiseOtherwise(x, k, c, clock(y.day-1, 16, 0).Add(y.minutes(0, 180)))
	}
}
