package register

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"sidan/model"
)

// Meeting returns the meeting with an id, or nil if there is none.
func (r *Register) Meeting(id model.MeetingID) *model.Meeting { return one(r, model.KindMeeting, id) }

// Meetings returns the meetings, collection days and openings, also those that were struck, the newest first.
func (r *Register) Meetings() []*model.Meeting {
	return listOf(r, model.KindMeeting, func(a, b *model.Meeting) int {
		return cmp.Or(cmp.Compare(b.On, a.On), cmp.Compare(a.Place, b.Place), compareIDs(b.ID, a.ID))
	})
}

// Box returns the suggestion box with an id, or nil if there is none.
func (r *Register) Box(id model.BoxID) *model.Box { return one(r, model.KindBox, id) }

// Boxes returns the suggestion boxes in the order of place, compound and spot. Those that were removed come last.
func (r *Register) Boxes() []*model.Box {
	return listOf(r, model.KindBox, func(a, b *model.Box) int {
		return cmp.Or(
			cmp.Compare(min(a.Gone, 1), min(b.Gone, 1)), cmp.Compare(a.Place, b.Place),
			cmp.Compare(a.Compound, b.Compound), cmp.Compare(a.Spot, b.Spot), compareIDs(a.ID, b.ID),
		)
	})
}

// Openings returns the openings of a box that count, the newest first.
func (r *Register) Openings(id model.BoxID) (openings []*model.Meeting) {
	for _, m := range r.Meetings() {
		if m.Box == id && m.Stands() {
			openings = append(openings, m)
		}
	}
	return openings
}

// OpenedGone reports whether a meeting is the opening of a box that had been removed on that day.
func (r *Register) OpenedGone(m *model.Meeting) bool {
	b := r.Box(m.Box)
	return b != nil && !b.Stands() && b.Gone < m.On
}

// Opinions returns the tasks that came in at a meeting, the newest first, with those of meetings that are the same one
// entered twice. Only those are known whose inside this person sees.
func (r *Register) Opinions(id model.MeetingID) (opinions []*model.Task) {
	from := r.tasksFrom()
	opinions = slices.Clone(from[id.Record()])
	for _, m := range r.Meetings() {
		if m.Into == id && m.ID != id && !m.Stands() {
			opinions = append(opinions, from[m.RecordID()]...)
		}
	}
	slices.SortFunc(opinions, newerTask)
	return opinions
}

// Answered returns how many of the tasks were told or closed.
func Answered(tasks []*model.Task) (n int) {
	for _, t := range tasks {
		if t.State == model.Told || t.State == model.Closed {
			n++
		}
	}
	return n
}

// tasksFrom returns the tasks by the visit or meeting that they came from. It keeps the result until a fact changes.
func (r *Register) tasksFrom() map[model.RecordID][]*model.Task {
	if r.fromWhere == nil {
		r.fromWhere = map[model.RecordID][]*model.Task{}
		for _, t := range r.tasks {
			if t.Inside != nil && !t.Inside.From.IsZero() {
				r.fromWhere[t.Inside.From] = append(r.fromWhere[t.Inside.From], t)
			}
		}
	}
	return r.fromWhere
}

// LikeMeetings returns the other meetings that are likely the same one, entered by somebody else: those of the same
// sort, day and community that count, in the same compound or without one. The openings of two boxes are never the
// same.
func (r *Register) LikeMeetings(m *model.Meeting) (like []*model.Meeting) {
	for _, o := range r.Meetings() {
		if o.ID != m.ID && o.Stands() && o.Sort == m.Sort && o.On == m.On && o.Community() == m.Community() &&
			o.Box == m.Box && (o.Compound == m.Compound || o.Compound == "" || m.Compound == "") {
			like = append(like, o)
		}
	}
	return like
}

// FixedPoint is where collection days are held: a place, a compound and a spot.
type FixedPoint struct {
	Place          model.Path
	Compound, Spot string
}

// Spoken returns the compound and the spot as people say them.
func (p FixedPoint) Spoken() string { return strings.TrimSpace(p.Compound + " " + p.Spot) }

// FixedPoints returns where collection days (征集日) were held within a place, the one used last first.
func (r *Register) FixedPoints(in model.Path) (points []FixedPoint) {
	for _, m := range r.Meetings() {
		p := FixedPoint{m.Place, m.Compound, m.Spot}
		if m.Sort == model.CollectionDay && m.Stands() && in.Holds(m.Place) && p.Spoken() != "" &&
			!slices.Contains(points, p) {
			points = append(points, p)
		}
	}
	return points
}

// Compounds returns the compounds and streets that the register knows, from doors, meetings and boxes, in order.
func (r *Register) Compounds() []string { return slices.Sorted(maps.Keys(r.gridsByCompound())) }

// GridsOf returns the grids in which doors of a compound are.
func (r *Register) GridsOf(compound string) map[model.Path]bool { return r.gridsByCompound()[compound] }

// gridsByCompound returns the grids of the doors of each compound. It keeps the result until a fact changes.
func (r *Register) gridsByCompound() map[string]map[model.Path]bool {
	if r.compounds != nil {
		return r.compounds
	}
	r.compounds = map[string]map[model.Path]bool{}
	know := func(compound string) map[model.Path]bool {
		if r.compounds[compound] == nil {
			r.compounds[compound] = map[model.Path]bool{}
		}
		return r.compounds[compound]
	}
	for h := range r.Households() {
		know(h.Door.Compound)[h.Grid] = true
	}
	for _, m := range r.Meetings() {
		know(m.Compound)
	}
	for _, b := range r.Boxes() {
		know(b.Compound)
	}
	delete(r.compounds, "")
	return r.compounds
}
