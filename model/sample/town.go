package sample

import (
	"fmt"
	"time"

	"sidan/model"
)

// town is what stands still: places, people, doors. It follows from the seed; only years and dates follow the day.
type town struct {
	dice
	year     int       // the year it is
	founded  model.Day // places and people were written down that day, households in the months after
	surnames *deck[surname]
	phones   []int

	grids                         []*grid
	everybody                     []*person
	organiser, secretary, officer *person
	liaisons, helpers             []*person
}

// grid is a small grid, its doors as they lie, and the two who answer for it.
type grid struct {
	path         model.Path
	name         string
	worker, head *person
	houses       []*house
}

// sampleGrid is the one of the sample's worker.
const sampleGrid = 1

const (
	before   = 620 // days before the day on which the register was begun
	vacant   = 8   // of a hundred doors nobody is listed behind
	startups = 2   // households a grid found at the door during the quarter
)

func newTown(seed uint64, day model.Day) *town {
	t := &town{dice: newDice(seed, 1), year: day.Start().Year(), founded: day - before}
	t.surnames = newDeck(t.dice, t.familyNames(700))
	t.phones = t.Perm(10_000)
	for _, s := range sites {
		t.grids = append(t.grids, &grid{path: s.path, name: s.name})
	}
	t.hire()
	for i, s := range sites {
		t.settle(t.grids[i], s, day)
	}
	return t
}

// settle has families move in.
func (t *town) settle(g *grid, s site, day model.Day) {
	doors := s.doors()
	for i, order := range model.WalkOrder(doors) {
		if t.chance(vacant) {
			continue
		}
		h := &house{grid: g, door: doors[order]}
		h.found = clock(t.founded+model.Day(10+i/30), 14, 0).Add(time.Duration(i%30) * 6 * time.Minute)
		if t.chance(12) { // came later
			h.found = clock(t.founded+model.Day(t.between(60, before-150)), 16, 0).Add(t.minutes(0, 200))
		}
		f := &family{dice: t.dice, house: h, name: t.surnames.draw(), year: t.year, other: t.surnames.draw}
		f.fill()
		t.call(h)
		g.houses = append(g.houses, h)
	}
	for _, i := range t.Perm(len(g.houses))[:startups] {
		h := g.houses[i]
		h.newcomer, h.found = true, clock(day-model.Day(t.between(12, 75)), 18, 0).Add(t.minutes(0, 120))
		h.tag(model.Newcomer)
	}
	for _, h := range g.houses {
		h.id = newID[model.Household](t.dice, h.found)
	}
}

// call gives the household its phones.
func (t *town) call(h *house) {
	for range 1 + t.IntN(3)/2 {
		h.phones = append(h.phones, t.phone())
	}
	if t.chance(4) {
		h.phones = nil
	}
}

// phone is a number nobody has: 1990000 is given out to no one.
func (t *town) phone() string {
	n := t.phones[0]
	t.phones = t.phones[1:]
	return fmt.Sprintf("1990000%04d", n)
}
