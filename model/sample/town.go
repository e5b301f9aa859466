package sample

import (
	"fmt"
	"slices"
	"time"

	"sidan/model"
)

// town is what does not change: places, people, doors. It follows from the seed; only years and dates follow the day.
type town struct {
	dice
	path     model.Path // of the community, or of the county for the directory, which has no grids
	year     int        // the year it is
	founded  model.Day  // the day on which places and people were entered; households followed in the next months
	surnames *deck[surname]
	phones   []int

	places []model.PlaceAdded // those that are entered with it
	groups []model.GroupAdded
	units  []model.GroupAdded // of the county; each has the liaison of the same index
	grids  []*grid
	// sparse is true where the branch sets how often most households are visited, because there are so many.
	sparse bool

	everybody                     []*person
	organiser, secretary, officer *person
	liaisons, members, helpers    []*person // members are set where they are no helpers
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
	t := foundTown(newDice(seed, 1), communityPath, day)
	t.places, t.groups = slices.Clone(places), groups()
	for _, s := range sites {
		t.places = append(t.places, model.PlaceAdded{Path: s.path, Name: s.name})
		t.grids = append(t.grids, &grid{path: s.path, name: s.name})
	}
	t.hire()
	for i, s := range sites {
		t.settle(t.grids[i], s.doors(), day, func() bool { return t.chance(vacant) })
	}
	return t
}

// foundTown makes a town in which nobody works or lives yet.
func foundTown(d dice, path model.Path, day model.Day) *town {
	t := &town{dice: d, path: path, year: day.Start().Year(), founded: day - before}
	t.surnames = newDeck(t.dice, t.familyNames(700))
	t.phones = t.Perm(10_000)
	return t
}

// settle makes the households of a grid. It asks vacant of each of its doors, in walking order.
func (t *town) settle(g *grid, doors []model.Address, day model.Day, vacant func() bool) {
	for i, order := range model.WalkOrder(doors) {
		if vacant() {
			continue
		}
		h := &house{grid: g, door: doors[order]}
		h.found = clock(t.founded+model.Day(10+i/30), 14, 0).Add(time.Duration(i%30) * 6 * time.Minute)
		if t.chance(12) { // came later
			h.found = clock(t.founded+model.Day(t.between(60, before-150)), 16, 0).Add(t.minutes(0, 200))
		}
		f := &family{dice: t.dice, house: h, name: t.surnames.draw(), year: t.year, other: t.surnames.draw}
		f.fill()
		if t.sparse {
			h.weeks = t.weeksFor(h.tags)
		}
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

// weeksFor returns how often the branch wants a household with these tags to be visited; 0 means as the tags say.
func (t *town) weeksFor(tags []model.HouseTag) int {
	switch model.CadenceFor(tags) {
	case 1:
		if t.chance(40) {
			return 2
		}
		return 0
	case 2:
		return 4
	}
	return 13
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

// phone returns a phone number that nobody has yet.
func (t *town) phone() string {
	n := t.phones[0]
	t.phones = t.phones[1:]
	return phone(n)
}

// phone returns a phone number that belongs to nobody: 1990000 is not in use.
func phone(n int) string { return fmt.Sprintf("1990000%04d", n) }
