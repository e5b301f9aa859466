package sample

import (
	"slices"

	"sidan/model"
)

// This file plans the matters that are open on the day. With any seed and on any weekday, every part of the branch's
// queue has some, and something is owed at doors of every grid. They were raised one or two weeks before, at doors
// that are due on the day.

// standing plans these matters.
type standing struct {
	*history
	kinds *deck[*kind]
	doors map[*grid][]*house // households without such a matter so far
	desk  model.Day          // the branch's last office day
}

func (h *history) standingMatters() {
	s := &standing{
		history: h, kinds: newDeck(h.dice, allKinds()), doors: map[*grid][]*house{},
		desk: officeDayBefore(h.day),
	}
	for _, g := range h.grids {
		for _, house := range g.houses {
			if house.telling {
				s.doors[g] = append(s.doors[g], house)
			}
		}
	}
	for i, g := range h.grids {
		s.toTell(s.door(g))
		s.toKeep(s.door(g), h.day)
		if i == sampleGrid || i == 4 {
			s.toKeep(s.door(g), h.day-4)
		}
	}
	s.lateOnes()
	s.waitingForTheBranch()
	s.forTheWorker()
	s.today()
}

// door returns a household of a grid for one more matter.
func (s *standing) door(g *grid) *house {
	d := s.doors[g]
	if len(d) > 1 {
		s.doors[g] = d[1:]
	}
	return d[0]
}

// kindFor returns a kind of matter for a household, of one of the spheres.
func (s *standing) kindFor(house *house, spheres ...model.Sphere) *kind {
	return s.kinds.drawThat(func(k *kind) bool { return k.fitsAt(house) && slices.Contains(spheres, k.sphere) })
}

// weeksAgo raises a matter at the visit that was so many weeks before the day.
func (s *standing) weeksAgo(weeks int, house *house, k *kind, said *model.DoorAnswer) *matter {
	on := s.day - model.Day(7*weeks)
	i := slices.IndexFunc(house.visits, func(v *visit) bool { return model.DayOf(v.at) == on })
	return s.raise(house.visits[i], k, said)
}

// daysTo returns how many days there are from the last step to a day.
func (m *matter) daysTo(d model.Day) int { return int(d - model.DayOf(m.at)) }

// toTell plans a matter that was accepted on the branch's last office day. The resident is still to be told.
func (s *standing) toTell(house *house) {
	k := s.kindFor(house, model.Everyone, model.Family)
	by := s.doer(k, house.grid)
	m := s.weeksAgo(2, house, k, nil).sort().dispatch(by, 0).claim(by).progress(1)
	m.wait(clock(s.day-6, 18, 0)).finish()
	m.wait(clock(s.desk, 14, 30)).accept()
}

// toKeep plans a matter that was promised at the door by a day, and is not done.
func (s *standing) toKeep(house *house, by model.Day) {
	k := s.kindFor(house, model.Family, model.Everyone)
	said := &model.DoorAnswer{Words: "我去问清楚,下次来给您准话。", By: by}
	if by < s.day {
		said.Words = "这个我来办,三天内给您回话。"
	}
	s.weeksAgo(1, house, k, said).sort()
}

// lateOnes plans matters that are late: one at a unit that has not claimed it, one that somebody is working on, and one
// that was done badly.
func (s *standing) lateOnes() {
	house := s.door(s.grids[2])
	k := s.kindFor(house, model.Public)
	m := s.weeksAgo(1, house, k, nil).sort()
	m.dispatch(s.doer(k, house.grid), m.daysTo(s.day-1))

	house = s.door(s.grids[5])
	k = s.kindFor(house, model.Everyone)
	m = s.weeksAgo(2, house, k, nil).sort()
	m.dispatch(s.grids[5].head, m.daysTo(s.day-3)).claim(s.grids[5].head).progress(1)

	house = s.door(s.grids[3])
	k = s.kindFor(house, model.Everyone, model.Family)
	by := s.doer(k, house.grid)
	m = s.weeksAgo(2, house, k, nil).sort().dispatch(by, 0).claim(by).finish().accept().tell()
	m.rate(model.Unsatisfied, "又是老样子,没有弄彻底。")
}

// waitingForTheBranch plans results to accept, tasks that were returned, and one that is sorted but not dispatched.
func (s *standing) waitingForTheBranch() {
	for _, i := range []int{0, 3, 5} {
		house := s.door(s.grids[i])
		k := s.kindFor(house, model.Everyone, model.Family)
		by := s.doer(k, house.grid)
		m := s.weeksAgo(2, house, k, nil).sort().dispatch(by, 0).claim(by).progress(1)
		m.wait(clock(s.day-1, 18, 0)).finish()
	}
	for _, i := range []int{2, 4} {
		house := s.door(s.grids[i])
		k := s.kindFor(house, model.Everyone, model.Family)
		by := s.doer(k, house.grid)
		s.weeksAgo(1, house, k, nil).sort().dispatch(by, 0).claim(by).wait(clock(s.desk, 18, 0)).turnDown(by)
	}
	house := s.door(s.grids[2])
	k := s.kindFor(house, model.Public)
	by := s.doer(k, house.grid)
	s.weeksAgo(1, house, k, nil).sort().dispatch(by, 5).wait(clock(s.desk, 15, 0)).turnDown(by)

	house = s.door(s.grids[4])
	s.weeksAgo(1, house, s.kindFor(house, model.Everyone), nil).wait(clock(s.desk, 16, 10)).sort()
}

// forTheWorker plans what the sample's worker holds or may claim: one late, one in progress, one claimed last night,
// one dispatched to her by name, and some that are open to everybody.
func (s *standing) forTheWorker() {
	her := s.grids[sampleGrid].worker
	open := func(g *grid, weeks int, due model.Day) *matter {
		house := s.door(g)
		m := s.weeksAgo(weeks, house, s.kindFor(house, model.Everyone), nil).sort()
		return m.dispatch(nil, m.daysTo(due))
	}
	open(s.grids[0], 2, s.day-1).claim(her).progress(1)
	open(s.grids[sampleGrid], 1, s.day+2).claim(her).progress(1)
	open(s.grids[2], 1, s.day+3).wait(clock(s.day-1, 17, 30)).claim(her)

	house := s.door(s.grids[sampleGrid])
	m := s.weeksAgo(1, house, s.kindFor(house, model.Family), nil).sort()
	m.dispatch(her, m.daysTo(s.day+2))

	for _, i := range []int{0, 1, 3, 4, 5} {
		open(s.grids[i], 1, s.day+model.Day(i))
	}
	s.helpOverTheHolder(s.door(s.grids[3]))
}

// helpOverTheHolder plans a result by the worker while somebody else holds the task. It is kept as help, and flagged.
func (s *standing) helpOverTheHolder(house *house) {
	k := s.kindFor(house, model.Everyone)
	by := s.doer(k, house.grid)
	m := s.weeksAgo(2, house, k, nil).sort().dispatch(by, 0).claim(by)
	m.step(s.spare(m.at), house.grid.worker, model.TaskFinished{Result: "我路过顺手就弄好了,不晓得有人接了。"})
	s.end(m.progress(1).finish().accept())
}

// today plans matters that the branch has not seen yet: raised at doors this morning, in the chat last night, by phone
// before nine.
func (s *standing) today() {
	for i, g := range s.grids {
		n := slices.IndexFunc(g.houses, func(h *house) bool { return h.early })
		v := g.houses[n].visits[len(g.houses[n].visits)-1]
		switch {
		case i%2 == 1:
			s.raise(v, s.kindFor(v.house, model.Everyone, model.Family), nil)
		case i == 2:
			k := s.kinds.drawThat(func(k *kind) bool { return k.fitsAt(v.house) && len(k.settle) > 0 })
			s.raise(v, k, s.settled(k))
		}
	}
	neighbour := s.grids[0].houses[1]
	s.raiseOtherwise(neighbour, s.kindFor(neighbour, model.Public), model.ByChat, clock(s.day-1, 20, 42))
	caller := s.grids[4].houses[3]
	s.raiseOtherwise(caller, s.kindFor(caller, model.Public, model.Everyone), model.ByPhone, clock(s.day, 8, 36))
}
