package sample

import (
	"fmt"
	"time"

	"sidan/model"
)

// town is what does not change: places, people, doors. It follows from the seed; only years and dates follow the day.
type town struct {
	dice
	year     int       // the year it is
	founded  model.Day // the day on which places and people were entered; households followed in the next months
	surnames *deck[surname]
	phones   []int

	grids                         []*grid
	everybody                     []*person
	organiser, secretary, officer *person
	liaisons, helpers             []*person
}

// grid is a small grid with its households in walking order, and the two people responsible for it.
type grid struct {
	path         model.Path
	name         string
	worker, head *person
	houses       []*house
}

// sampleGrid is the index of the grid of the sample's worker.
const sampleGrid = 1

const (
	before   = 620 // the register was begun so many days before the day
	vacant   = 8   // percent of doors without a household
	startups = 2   // households of each grid that were found at the door during the quarter
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

// settle makes the households of a grid.
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

// call gives the household phone numbers, or none.
func (t *town) call(h *house) {
	for range 1 + t.IntN(3)/2 {
		h.phones = append(h.phones, t.phone())
	}
	if t.chance(4) {
		h.phones = nil
	}
}

// phone returns a phone number that belongs to nobody: 1990000 is not in use.
func (t *town) phone() string {
	n := t.phones[0]
	t.phones = t.phones[1:]
	return fmt.Sprintf("1990000%04d", n)
}
