package sample

import (
	"slices"
	"time"

	"sidan/model"
)

// This file plans the common problems (共性问题) of a community, with the residents whose requests were joined to them.

// common plans a common problem. It was made from the requests of some households of one compound.
func (y *yearPlan) common(j *job) {
	ago := model.Day(30 + y.IntN(300))
	if j.open {
		ago = 14
	}
	at := clock(officeDayBefore(y.day-ago), 10, 0)
	var members []*matter
	for _, x := range y.neighbours(j) {
		c := pick(y.dice, []model.Channel{model.ByPhone, model.ByWalkIn, model.ByChat})
		members = append(members, y.raiseOtherwise(x, j.kind, c, at.Add(-time.Duration(y.between(1, 120))*time.Hour)))
	}
	m := &matter{h: y.history, kind: j.kind, house: j.house, author: y.officer, id: newID[model.Task](y.dice, at)}
	m.words = j.house.door.Compound + ":" + j.kind.about
	m.step(at, y.officer, model.TaskRaised{
		Grid: y.path, Compound: j.house.door.Compound, Channel: j.channel, Common: true, Words: m.words,
	})
	for _, other := range members {
		at = at.Add(20 * time.Second)
		other.step(at, y.officer, model.TaskJoined{Into: m.id})
	}
	m.wait(at).sort()
	if j.open {
		m.send(j.to, m.daysTo(y.day+3))
		y.advance(m, j)
		y.shown.add(m)
		return
	}
	y.give(m, j)
	m.progress(1).finish().accept()
	y.shown.add(m)
	y.tellMembers(m, members)
	m.step(y.office(m.at), y.officer, model.TaskAnswered{How: model.ByChat, Words: j.kind.reply[0]})
	m.close()
}

// neighbours returns the households of one compound that have the same trouble, the first of them that of the job.
func (y *yearPlan) neighbours(j *job) []*house {
	near := slices.DeleteFunc(slices.Clone(j.house.grid.houses), func(x *house) bool {
		return x == j.house || x.door.Compound != j.house.door.Compound || x.leaving || x.newcomer || !j.kind.fitsAt(x)
	})
	y.Shuffle(len(near), func(a, b int) { near[a], near[b] = near[b], near[a] })
	return append([]*house{j.house}, near[:min(len(near), y.between(7, 36))]...)
}

// tellMembers plans that most residents are told one by one what came of the common problem, and rate it.
func (y *yearPlan) tellMembers(m *matter, members []*matter) {
	last := m.at
	for _, other := range members {
		if y.chance(30) {
			continue // the general answer is for them
		}
		other.wait(m.at)
		other.step(y.moment(other.author, other.at), other.author, model.TaskAnswered{
			How: model.ByPhone, Words: m.kind.reply[0], Final: true,
		})
		if y.chance(80) {
			other.rateLater(y.pleased())
		}
		if other.at.After(last) {
			last = other.at
		}
	}
	m.wait(last)
}
