package register

import (
	"cmp"
	"slices"
	"strings"

	"sidan/model"
)

// Round is the doors of one ISO week in walking order (本周走访), with its tallies.
type Round struct {
	Week   model.Week
	Doors  []Door
	Stairs []Stair // the doors fall into these, one after the other

	Total     int // doors of the round
	Done      int // of them, knocked at this week, whatever came of it
	Vain      int // of Done: nobody opened
	Turned    int // of Done: they did not wish to be visited
	Confirmed int // of Done: the hub has the visit
	Pending   int // of Done: it has not
	Late      int // not done, and late
	Due       int // not done, due by today and not late; the rest falls due later this week
	Owed      int // doors of the scope that wait for an answer or a promise, in the round or not
}

// Door is one household as a week's round sees it.
type Door struct {
	Household *model.Household
	Visit     *model.Visit // the newest of the week
	Last      *model.Visit // the newest before it
	Owed      int          // answers and promises it waits for
	Open      int          // its tasks that are not yet answered
	Late      int          // days since Due, once it is late
	Due       model.Day    // none: moved away
	In        bool         // belongs to the week's round
	Done      bool
	Pending   bool // the visit, or while there is none the household, is not yet confirmed
	Appointed bool // Due was agreed with the house
	Twice     bool // another household stands at it of which nobody said that it is another family
}

// CameTo reports whether the week's visit at a door had an outcome.
func (d Door) CameTo(outcome model.VisitOutcome) bool {
	return d.Done && d.Visit != nil && d.Visit.Outcome == outcome
}

// Stair is a run of doors under one heading: a staircase, a street, a courtyard.
type Stair struct {
	Grid    model.Path
	Heading string
	First   int // index of its first door
	Len     int
	Total   int // doors of the round
	Done    int
}

type roundKey struct {
	today model.Day
	week  model.Week
	scope string
	all   bool
}

// Round of a week as of a day, over the grids in scope (none: all), grid by grid. With all, every door is
// listed that has not moved away, and the tallies still count the round alone. It is worked out once and kept
// until a fact changes.
func (r *Register) Round(today model.Day, week model.Week, scope []model.Path, all bool) Round {
	key := roundKey{today, week, joinPaths(scope), all}
	if round, ok := r.rounds[key]; ok {
		return round
	}
	round, paths, most := Round{Week: week}, r.gridsIn(scope), 0
	for _, path := range paths {
		most += len(r.grids[path].doors)
	}
	round.Doors = make([]Door, 0, most)
	for _, path := range paths {
		for _, d := range r.grids[path].walk() {
			if r.pointing[d.house.ID] && r.intoOf(d) != nil {
				continue
			}
			if d = r.whole(d); d.gone() {
				continue
			}
			door := r.doorIn(d, today, week)
			if door.Owed > 0 && d.house.Moved == 0 {
				round.Owed++
			}
			if door.In || all && d.house.Moved == 0 {
				round.add(door, today)
			}
		}
	}
	if r.rounds == nil {
		r.rounds = map[roundKey]Round{}
	}
	r.rounds[key] = round
	return round
}

// Next is the first door still due at or after an index, going round once; false when all are done.
func (r Round) Next(from int) (int, bool) {
	for i := range r.Doors {
		at := (from + i) % len(r.Doors)
		if d := r.Doors[at]; d.In && !d.Done {
			return at, true
		}
	}
	return 0, false
}

// add puts a door at the end of the walk and counts it.
func (r *Round) add(d Door, today model.Day) {
	if n := len(r.Doors); n == 0 || !sameStair(r.Doors[n-1].Household, d.Household) {
		r.Stairs = append(r.Stairs, Stair{Grid: d.Household.Grid, Heading: d.Household.Door.Stair(), First: n})
	}
	r.Doors = append(r.Doors, d)
	stair := &r.Stairs[len(r.Stairs)-1]
	stair.Len++
	if !d.In {
		return
	}
	r.Total++
	stair.Total++
	switch {
	case d.Done:
		r.Done++
		stair.Done++
		switch {
		case d.CameTo(model.Away):
			r.Vain++
		case d.CameTo(model.TurnedAway):
			r.Turned++
		}
		if d.Pending {
			r.Pending++
		} else {
			r.Confirmed++
		}
	case d.Late > 0:
		r.Late++
	case d.Due <= today:
		r.Due++
	}
}

func sameStair(a, b *model.Household) bool {
	return a.Grid == b.Grid && a.Door.StairKey() == b.Door.StairKey()
}

// doorIn is how a door stands in a week, as of a day. A grid is walked once a week, so a door is late only when
// it fell due before that week, or when the day that was agreed with the house has passed.
func (r *Register) doorIn(d *door, today model.Day, week model.Week) Door {
	at := Door{Household: d.house, Owed: d.owes(), Open: d.open(), Twice: r.twice(d)}
	for _, v := range d.visits {
		if !v.Stands() {
			continue
		}
		if v.Week == week && at.Visit == nil {
			at.Visit = v
		}
		if v.Week < week {
			at.Last = v
			break
		}
	}
	newest := at.Visit
	if newest == nil {
		newest = at.Last
	}
	at.Due, at.In = d.house.InRound(week, newest, at.Last)
	at.Done = at.Visit != nil
	at.Appointed = at.Last != nil && at.Last.Next != 0 && at.Due == at.Last.Next
	// called at, and to be called at again this week
	if v := at.Visit; v != nil && v.Next > v.On && v.Next.Week() == week {
		at.Due, at.Done, at.Appointed = v.Next, false, true
	}
	if at.Done {
		at.Pending = r.Pending(at.Visit.RecordID())
		return at
	}
	at.Pending = r.Pending(d.house.RecordID())
	asOf := min(today, week.Sunday())
	if from := asOf.Week().Monday(); at.In && (at.Due < from || at.Appointed && at.Due < asOf) {
		at.Late = int(asOf - at.Due)
	}
	return at
}

// grid is the doors of one small grid (or of a large one, for those known no closer).
type grid struct {
	doors  []*door // in walking order, once walked
	walked bool
}

func (r *Register) grid(path model.Path) *grid {
	g := r.grids[path]
	if g == nil {
		g = &grid{}
		r.grids[path] = g
	}
	return g
}

func (g *grid) enter(d *door) { g.doors, g.walked = append(g.doors, d), false }

func (g *grid) leave(d *door) {
	g.doors = slices.DeleteFunc(g.doors, func(x *door) bool { return x == d })
}

// walk is the doors in walking order. Two families behind one door come in the order of their ids, wherever it
// is computed.
func (g *grid) walk() []*door {
	if g.walked {
		return g.doors
	}
	slices.SortFunc(g.doors, func(a, b *door) int { return compareIDs(a.house.ID, b.house.ID) })
	addresses := make([]model.Address, len(g.doors))
	for i, d := range g.doors {
		addresses[i] = d.house.Door
	}
	doors := make([]*door, len(g.doors))
	for i, at := range model.WalkOrder(addresses) {
		doors[i] = g.doors[at]
	}
	g.doors, g.walked = doors, true
	return doors
}

// gridsIn are the paths of the grids in scope, in order.
func (r *Register) gridsIn(scope []model.Path) (paths []model.Path) {
	for path := range r.grids {
		if len(scope) == 0 || slices.ContainsFunc(scope, func(s model.Path) bool { return s.Holds(path) }) {
			paths = append(paths, path)
		}
	}
	slices.SortFunc(paths, func(a, b model.Path) int { return cmp.Compare(a, b) })
	return paths
}

func joinPaths(paths []model.Path) string {
	s := make([]string, len(paths))
	for i, p := range paths {
		s[i] = string(p)
	}
	return strings.Join(s, " ")
}
