package sample

import (
	"slices"

	"sidan/model"
)

// Longli returns the whole county of the case study, with a year of its work up to nine in the morning of the day:
// nine communities with 172 small grids and 51,600 households, and the quarter's visits to them. The same seed and day
// give the same world.
func Longli(seed uint64, day model.Day) World {
	first := newCounty(seed, day)
	at := first.towns[0]
	return World{
		County:    model.Place{ID: model.PlaceIDOf(countyPath), Path: countyPath, Name: first.directory.places[0].Name},
		Community: model.Place{ID: model.PlaceIDOf(at.path), Path: at.path, Name: first.layouts[0].places[0].Name},
		Accounts: Accounts{Worker: at.grids[sampleGrid].worker.Account, Second: at.grids[0].worker.Account,
			Supervisor: at.officer.Account, Organiser: at.organiser.Account, Unit: at.liaisons[0].Account,
			Volunteer: at.helpers[0].Account},
		About: aboutLongli,
		Changes: func(yield func(model.Stamp, model.Change) bool) {
			newCounty(seed, day).play(yield)
		},
	}
}

// aboutLongli is about how many changes the county has.
const aboutLongli = 276_000

// county is Longli with everybody who works there. Its households are made when their community's turn comes, so that
// those of one community alone are in memory.
type county struct {
	seed      uint64
	day       model.Day
	directory *town
	layouts   []layout
	towns     []*town
	orders    [][]order // of each community
}

func newCounty(seed uint64, day model.Day) *county {
	c := &county{seed: seed, day: day, layouts: layOut(newDice(seed, 2))}
	dir := foundTown(newDice(seed, 3), countyPath, day)
	c.directory, dir.places = dir, slices.Clone(places[:1])
	var grids []model.Path
	for _, l := range c.layouts {
		dir.places = append(dir.places, l.places...)
		for _, s := range l.sites {
			grids = append(grids, s.path)
		}
	}
	dir.groups = unitsOf(grids)
	dir.direct()
	for i := range c.layouts {
		c.towns = append(c.towns, c.newTown(i))
	}
	c.orders = deal(newDice(seed, uint64(day)<<8), len(c.towns), func(unit int) int {
		return slices.IndexFunc(c.towns, func(t *town) bool { return t.path.Holds(dir.groups[unit].Covers[0]) })
	})
	return c
}

// newTown makes the i-th community with its people, and no households yet. No two people of the county have the same
// phone number, and nobody of a community has that of one of its households.
func (c *county) newTown(i int) *town {
	l := c.layouts[i]
	t := foundTown(newDice(c.seed, uint64(4+i)), l.path, c.day)
	t.groups, t.sparse = groupsOf(l.path, i), true
	t.organiser, t.liaisons, t.units = c.directory.organiser, c.directory.liaisons, c.directory.groups
	for _, s := range l.sites {
		t.grids = append(t.grids, &grid{path: s.path, name: s.name})
	}
	left := t.phones
	t.phones = c.directory.phones
	t.employ(i, l)
	c.directory.phones = t.phones
	taken := map[string]bool{}
	for _, p := range t.everybody {
		taken[p.Phone] = true
	}
	t.phones = slices.DeleteFunc(left, func(n int) bool { return taken[phone(n)] })
	return t
}

// settle makes the households of a community.
func (c *county) settle(i int) {
	t := c.towns[i]
	for k, s := range c.layouts[i].sites {
		doors := s.doors()
		left, wanted := len(doors), gridHouseholds
		t.settle(t.grids[k], doors, c.day, func() bool { // each choice of so many doors is equally likely
			left--
			if t.IntN(left+1) >= wanted {
				return true
			}
			wanted--
			return false
		})
	}
}

// play yields the history: first the directory, then one community after the other, each in order of time.
func (c *county) play(yield func(model.Stamp, model.Change) bool) {
	h := newHistory(c.directory, newDice(c.seed, uint64(c.day)), c.day)
	h.begin()
	h.setRules()
	if !h.play(yield) {
		return
	}
	for i := range c.towns {
		if !c.live(i).play(yield) {
			return
		}
	}
}

// live plans the history of the i-th community.
func (c *county) live(i int) *history {
	c.settle(i)
	h := newHistory(c.towns[i], newDice(c.seed, uint64(c.day)<<8|uint64(i+1)), c.day)
	c.towns[i] = nil
	h.begin()
	for _, g := range h.grids {
		h.walk(g)
	}
	h.yearOf(i, c.orders[i])
	h.housesChange()
	h.writeVisits()
	return h
}

// play yields the changes of a history, and reports whether all of them were taken.
func (h *history) play(yield func(model.Stamp, model.Change) bool) bool {
	log, _ := h.log()
	for _, e := range log {
		if !yield(e.stamp, e.change) {
			return false
		}
	}
	return true
}
