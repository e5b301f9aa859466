package sample

import (
	"math"
	"slices"

	"sidan/model"
)

// This file plans the matters of a community's year, as they were dealt to it.

// job is an order with the household it is about, and who does it.
type job struct {
	order
	house  *house
	kind   *kind
	to     model.Addressee
	by     *person   // who claims it
	before *person   // who returned it, if it was dispatched a second time
	done   model.Day // it is finished on that day; 0 if it does not matter when
}

// yearPlan plans the matters of one community.
type yearPlan struct {
	*history
	atPosts, inTeams *takers
	shown            *shown
	kinds            *deck[*kind]
	occasions        map[model.Channel][]*occasion // the newest first
	telling          map[*grid][]*house            // households for one more open matter each
	turn             int                           // the grid whose turn it is to have an open matter
}

// yearOf plans all matters of the i-th community.
func (h *history) yearOf(i int, orders []order) {
	n := len(communityNames)
	y := &yearPlan{
		history: h, kinds: newDeck(h.dice, allKinds()),
		atPosts: newTakers(h.members),
		inTeams: newTakers(h.helpers[:share(model.LongliCase.VolunteersTaking, n, i)]),
		telling: map[*grid][]*house{}, shown: newShown(h.day, i),
	}
	y.occasions = y.hold(i)
	for _, g := range h.grids {
		for _, x := range g.houses {
			if x.telling {
				y.telling[g] = append(y.telling[g], x)
			}
		}
	}
	var jobs []*job
	for _, o := range orders {
		j := &job{order: o}
		j.house, j.kind = y.door(o)
		jobs = append(jobs, j)
	}
	y.stars(jobs)
	for _, j := range jobs {
		y.assign(j)
	}
	y.carryOut(jobs)
	y.thisMorning()
	y.promiseAll(i)
	y.recommendAll(i)
	y.report()
	y.teamsDo(i)
	y.unitsDo(i)
}

// carryOut plans the steps of all matters: first of those whose days are given, then of those that may be moved to
// other days.
func (y *yearPlan) carryOut(jobs []*job) {
	var later []*job
	for _, j := range jobs {
		switch {
		case j.way == forCommon:
			y.common(j)
		case j.open:
			y.leaveOpen(j)
		case j.done != 0:
			y.settle(j)
		default:
			later = append(later, j)
		}
	}
	for _, j := range later {
		y.settle(j)
	}
}

// door returns a household for an order, and a kind of matter that may come up there.
func (y *yearPlan) door(o order) (*house, *kind) {
	for {
		x := y.someHouse(o)
		k := y.kinds.drawThat(func(k *kind) bool { return y.suits(o, k) && k.fitsAt(x) })
		if y.suits(o, k) && k.fitsAt(x) {
			return x, k
		}
	}
}

// someHouse returns a household for an order: in a grid that the unit covers, or at a door where somebody was at home
// in the last weeks if the matter is still open.
func (y *yearPlan) someHouse(o order) *house {
	g := pick(y.dice, y.grids)
	switch {
	case o.way == toUnit:
		covers := y.units[o.unit].Covers[0]
		g = y.grids[slices.IndexFunc(y.grids, func(g *grid) bool { return g.path == covers })]
	case o.open && o.channel == model.ByVisit:
		if y.turn++; y.turn%3 == 0 { // the sample's worker is to have some of each
			g = y.grids[sampleGrid]
		} else {
			g = y.grids[y.turn%len(y.grids)]
		}
	}
	for {
		if o.open && o.channel == model.ByVisit {
			return pick(y.dice, y.telling[g])
		}
		if x := pick(y.dice, g.houses); !x.leaving && !x.newcomer && x.found.Before(clock(y.day-400, 0, 0)) {
			return x
		}
	}
}

// suits reports whether an order may be about a kind of matter.
func (y *yearPlan) suits(o order, k *kind) bool {
	switch {
	case o.sphere != "" && k.sphere != o.sphere, o.way == atOnce && len(k.settle) == 0:
		return false
	case o.way == toPost:
		_, there := y.postFor(k.wish)
		return there
	}
	return true
}

// settle plans a matter that was settled by the day. The sooner after it the day comes, the more matters there are. If
// it would not be settled in time it came up earlier, and before the months that are published if these would show too
// many people.
func (y *yearPlan) settle(j *job) {
	ago := 4 + model.Day(345*math.Pow(y.Float64(), 1.5))
	if j.done == 0 && j.way != atOnce && j.fate == plainly && y.shown.wants(j.by) {
		j.done = pick(y.dice, y.shown.months).First() + model.Day(y.IntN(20))
	}
	if j.done != 0 {
		ago = y.day - j.done + 12
	}
	for {
		from := y.comes(j, ago)
		switch y.tries(j, func() *matter { return y.through(j, from) }) {
		case good:
			return
		case tooLate:
			ago += 9
		case tooMany:
			ago, j.done = model.Day(160+y.IntN(190)), 0
		}
	}
}

// trial says what came of the plan of a matter.
type trial int

const (
	good    trial = iota
	tooLate       // it would not be over before the day
	tooMany       // it would show more people than there should be
)

// tries plans a matter, and takes it back if that cannot be.
func (y *yearPlan) tries(j *job, plan func() *matter) trial {
	steps := len(y.plan)
	type noted struct{ raised, told int }
	var notes []noted
	for _, v := range j.house.visits {
		notes = append(notes, noted{len(v.raised), len(v.told)})
	}
	m, why := plan(), good
	switch {
	case !m.at.Before(y.day.Start()):
		why = tooLate
	case !y.shown.fits(m, j.fate):
		why = tooMany
	default:
		return good
	}
	y.plan = y.plan[:steps]
	for i, v := range j.house.visits {
		v.raised, v.told = v.raised[:notes[i].raised], v.told[:notes[i].told]
	}
	return why
}
