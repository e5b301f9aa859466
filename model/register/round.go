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
	Stairs []Stair // the staircases of Doors, in the same order

	Total     int // doors that belong to the round
	Done      int // doors of Total that were visited this week, whatever came of it
	Vain      int // doors of Done where nobody opened
	Turned    int // doors of Done whose people did not wish to be visited
	Confirmed int // doors of Done whose visit the hub has confirmed
	Pending   int // doors of Done whose visit has unanswered changes
	Late      int // doors of Total that are not done, and late
	Due       int // doors of Total that are not done, due by today and not late
	Owed      int // doors of the scope to which an answer or a promise is owed, in the round or not
}

// Door is one household in the round of a week.
type Door struct {
	House
	Visit     *model.Visit // the newest visit of the week that counts, or nil
	Last      *model.Visit // the newest visit of an earlier week that counts, or nil
	Owed      int32        // how many answers and promises are owed to it
	Open      int32        // how many of its tasks are neither told, closed nor joined
	Late      int32        // how many days it is late; 0 if it is not late
	Due       model.Day    // 0 if the household moved away or was struck
	In        bool         // whether it belongs to the week's round
	Done      bool         // whether it was visited, and no other visit was agreed for the same week
	Pending   bool         // whether the visit, or if not Done the household, has unanswered changes
	Appointed bool         // whether Due was agreed with the household
	Twice     bool         // whether another household has the same door, see Twins
}

// CameTo reports whether the door is done and its visit of the week had the outcome.
func (d Door) CameTo(outcome model.VisitOutcome) bool {
	return d.Done && d.Visit != nil && d.Visit.Outcome == outcome
}

// Stair is a run of doors under one heading: a staircase, a street or a courtyard.
type Stair struct {
	Grid    model.Path
	Heading string
	First   int // the index of its first door in Round.Doors
	Len     int // how many doors it has
	Total   int // doors that belong to the round
	Done    int // doors of Total that are done
}

type roundKey struct {
	today model.Day
	week  model.Week
	scope string
	all   bool
}

// Round returns the round of a week as of a day, over the grids in scope, grid by grid. An empty scope means all grids.
// With all, Doors also has the doors that are not in the round, unless their household moved away. The tallies count
// only the round. Round keeps its result until a fact changes.
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
			if r.pointing[d.face.ID] && r.intoOf(d) != nil {
				continue
			}
			if d = r.whole(d); d.gone() {
				continue
			}
			door := r.doorIn(d, today, week)
			if door.Owed > 0 && d.face.Moved == 0 {
				round.Owed++
			}
			if door.In || all && d.face.Moved == 0 {
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

// Next returns the index of the first door that belongs to the round and is not done. It looks from an index to the
// end, and then from the beginning. It returns false if all doors are done.
func (r Round) Next(from int) (int, bool) {
	for i := range r.Doors {
		at := (from + i) % len(r.Doors)
		if d := r.Doors[at]; d.In && !d.Done {
			return at, true
		}
	}
	return 0, false
}

// add puts a door at the end of the round, and counts it if it belongs to the round.
func (r *Round) add(d Door, today model.Day) {
	if n := len(r.Doors); n == 0 || !sameStair(r.Doors[n-1].Face(), d.Face()) {
		r.Stairs = append(r.Stairs, Stair{Grid: d.Face().Grid, Heading: d.Face().Door.Stair(), First: n})
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

// sameStair reports whether two households of one grid are in the same staircase, street or courtyard.
func sameStair(a, b *model.Household) bool {
	return a.Grid == b.Grid && a.Door.StairKey() == b.Door.StairKey()
}

// doorIn returns the state of a door in a week, as of today or of the week's Sunday, whichever is earlier. A grid is
// walked once a week. So a door is late only if it fell due before the week of that day, or if a day that was agreed
// with the household has passed.
func (r *Register) doorIn(d *door, today model.Day, week model.Week) Door {
	at := Door{House: House{&d.entry.packed}, Owed: int32(r.owes(d)), Open: int32(d.open()), Twice: r.twice(d)}
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
	at.Due, at.In = d.face.InRound(week, newest, at.Last)
	at.Done = at.Visit != nil
	at.Appointed = at.Last != nil && at.Last.Next != 0 && at.Due == at.Last.Next
	// the door was visited, and another visit was agreed for this week
	if v := at.Visit; v != nil && v.Next > v.On && v.Next.Week() == week {
		at.Due, at.Done, at.Appointed = v.Next, false, true
	}
	if at.Done {
		at.Pending = r.Pending(at.Visit.RecordID())
		return at
	}
	at.Pending = r.Pending(d.face.RecordID())
	asOf := min(today, week.Sunday())
	if from := asOf.Week().Monday(); at.In && (at.Due < from || at.Appointed && at.Due < asOf) {
		at.Late = int32(asOf - at.Due)
	}
	return at
}

// grid is the doors of one small grid, or of a large grid if no small grid is known for them.
type grid struct {
	doors  []*door // in walking order if walked is true
	walked bool
}

// grid returns the grid at a path, and makes one if there is none.
func (r *Register) grid(path model.Path) *grid {
	g := r.grids[path]
	if g == nil {
		g = &grid{}
		r.grids[path] = g
	}
	return g
}

// enter adds a door to the grid.
func (g *grid) enter(d *door) { g.doors, g.walked = append(g.doors, d), false }

// leave removes a door from the grid.
func (g *grid) leave(d *door) {
	g.doors = slices.DeleteFunc(g.doors, func(x *door) bool { return x == d })
}

// walk returns the doors in walking order. Households with the same address come in the order of their ids, so that
// every computer has the same order.
func (g *grid) walk() []*door {
	if g.walked {
		return g.doors
	}
	slices.SortFunc(g.doors, func(a, b *door) int { return compareIDs(a.face.ID, b.face.ID) })
	addresses := make([]model.Address, len(g.doors))
	for i, d := range g.doors {
		addresses[i] = d.face.Door
	}
	doors := make([]*door, len(g.doors))
	for i, at := range model.WalkOrder(addresses) {
		doors[i] = g.doors[at]
	}
	g.doors, g.walked = doors, true
	return doors
}

// gridsIn returns the paths of the grids in scope, sorted. An empty scope means all grids.
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
