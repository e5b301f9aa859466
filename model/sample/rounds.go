package sample

import (
	"cmp"
	"slices"
	"time"

	"sidan/model"
)

// visit is one visit to a door.
type visit struct {
	id      model.VisitID
	house   *house
	at      time.Time
	outcome model.VisitOutcome
	met     *soul
	next    model.Day
	raised  []string // what was asked for, in a few words
	told    []string // what was answered
}

// spoken reports whether somebody was spoken to.
func (v *visit) spoken() bool { return v.outcome == model.Met || v.outcome == model.FamilySpoke }

// pace says when a door is visited.
type pace struct {
	// today: the door is always visited on the weekday of the day, so that it is due on the day and not before.
	today bool
	// telling: today is true, and somebody was at home at the last two visits, because standingMatters needs them.
	telling bool
	early   bool      // today is true, and the door was visited already in the morning of the day
	behind  bool      // not visited last week either
	leaving bool      // will be found moved away
	first   model.Day // the first visit of the quarter
}

const (
	dueToday   = 24 // doors of a grid that are due on the day and not visited yet
	tellDoors  = 7  // of them
	behindDoor = 3  // doors of a grid that the worker has not visited for more than a week
)

// walk plans the rounds of a grid for the whole quarter.
func (h *history) walk(g *grid) {
	mornings := 3
	if g == h.grids[sampleGrid] {
		mornings = 4
	}
	h.setPaces(g, mornings)
	rest := time.Weekday((int(h.day.Weekday()) + h.between(1, 6)) % 7)
	start := len(h.visits)
	for d := h.day - quarter; d < h.day; d++ {
		h.walkDay(g, d, d.Weekday() == rest)
	}
	h.walkMorning(g)
	for _, v := range h.visits[start:] {
		v.id = newID[model.Visit](h.dice, v.at)
	}
}

// setPaces chooses the doors of a grid that are due on the day, and spreads the others over their weeks.
func (h *history) setPaces(g *grid, mornings int) {
	order := h.Perm(len(g.houses))
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(g.houses[a].rank(), g.houses[b].rank()) })
	weekly := slices.IndexFunc(order, func(i int) bool { return g.houses[i].cadence() > 1 })
	needy := min(weekly, dueToday/2+2) // more than half of the doors due on the day are visited weekly
	late, left := behindDoor, 1
	for n, i := range order {
		house := g.houses[i]
		c := model.Day(7 * house.cadence())
		house.today = n < needy || n >= weekly && n < weekly+dueToday+mornings-needy
		switch {
		case house.newcomer:
			house.today, house.first = false, model.DayOf(house.found)+1
		case house.today:
			house.first = h.day - quarter/c*c
			house.telling = n < tellDoors
			house.early = n >= weekly && n < weekly+mornings
		default:
			house.first = h.day - quarter + model.Day(h.IntN(int(c)))
			if late > 0 && house.cadence() < 4 {
				house.behind, late = true, late-1
			} else if left > 0 && house.cadence() == 4 {
				house.leaving, left = true, left-1
			}
		}
	}
}

func (h *house) cadence() int { return h.record().Cadence }

// rank orders the weekly doors before the others, and newcomers last.
func (h *house) rank() int {
	if h.newcomer {
		return 99
	}
	return min(h.cadence(), 2)
}

// walkDay plans the visits of a day in walking order: to old people in the morning, to the others after work.
func (h *history) walkDay(g *grid, d model.Day, rest bool) {
	var morning, evening []*house
	for _, house := range g.houses {
		if !h.goesTo(house, d, rest) {
			continue
		}
		if house.cadence() == 1 && (house.has(model.Alone, model.EmptyNest, model.Elderly) || weekend(d)) {
			morning = append(morning, house)
		} else {
			evening = append(evening, house)
		}
	}
	h.session(morning, clock(d, 9, 0).Add(h.minutes(10, 40)))
	from := clock(d, 17, 50)
	if weekend(d) {
		from = clock(d, 15, 0)
	}
	h.session(evening, from.Add(h.minutes(0, 30)))
}

// goesTo reports whether the worker visits a door on a day.
func (h *history) goesTo(house *house, d model.Day, rest bool) bool {
	due := house.first
	if n := len(house.visits); n > 0 {
		last := house.visits[n-1]
		if last.outcome == model.GoneAway {
			return false
		}
		due = house.record().DueOn(&model.Visit{Outcome: last.outcome, On: model.DayOf(last.at), Next: last.next})
	}
	switch {
	case due > d:
		return false
	case house.today:
		return true
	case rest, house.behind && d > h.day-10:
		return false
	}
	return !h.chance(12)
}

func (h *history) session(houses []*house, at time.Time) {
	for _, house := range houses {
		h.knock(house, at)
		at = at.Add(h.minutes(3, 8))
	}
}

// walkMorning plans the few visits of the day itself, before nine.
func (h *history) walkMorning(g *grid) {
	at := clock(h.day, 7, 50).Add(h.minutes(0, 9))
	for _, house := range g.houses {
		if house.early {
			h.knock(house, at)
			at = at.Add(h.minutes(9, 15))
		}
	}
}

// knock plans a visit.
func (h *history) knock(house *house, at time.Time) *visit {
	v := &visit{house: house, at: at, outcome: h.outcome(house, at)}
	d := model.DayOf(at)
	if v.spoken() && !house.today {
		switch {
		case d > h.day-7 && h.chance(14): // agreed for the days to come, so that the round has appointments
			v.next = max(h.day, d+1) + model.Day(h.IntN(4))
		case h.chance(3):
			v.next = d + model.Day(h.between(3, 10))
		}
	}
	v.met = h.who(house, v.outcome)
	if v.met == nil && v.outcome == model.FamilySpoke {
		v.outcome, v.met = model.Met, &house.souls[0]
	}
	house.visits = append(house.visits, v)
	h.visits = append(h.visits, v)
	return v
}

// outcome returns what comes of a visit: old people are mostly at home, people who work often are not.
func (h *history) outcome(house *house, at time.Time) model.VisitOutcome {
	d := model.DayOf(at)
	switch {
	case house.leaving && d > h.day-50:
		return model.GoneAway
	case house.telling && d >= h.day-14:
		return model.Met
	case house.today && house.cadence() > 1: // met, so that it is due on the same weekday again
		return pick(h.dice, []model.VisitOutcome{model.Met, model.Met, model.FamilySpoke})
	}
	met, family, away := 76, 10, 12
	if house.cadence() > 1 {
		met, family, away = 58, 14, 24
	}
	switch roll := h.IntN(100); {
	case roll < met:
		return model.Met
	case roll < met+family:
		return model.FamilySpoke
	case roll < met+family+away:
		return model.Away
	}
	return model.TurnedAway
}

// who returns who was spoken to: the householder or another resident, nil for nobody.
func (h *history) who(house *house, o model.VisitOutcome) *soul {
	switch o {
	case model.Met:
		if len(house.souls) > 1 && h.chance(30) {
			if s := &house.souls[1]; !s.afar && h.year-s.Born >= 18 {
				return s
			}
		}
		return &house.souls[0]
	case model.FamilySpoke:
		for i := range house.souls[1:] {
			if s := &house.souls[i+1]; h.year-s.Born >= 12 {
				return s
			}
		}
	}
	return nil
}
