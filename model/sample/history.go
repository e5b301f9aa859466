package sample

import (
	"cmp"
	"slices"
	"time"

	"sidan/model"
)

// quarter is how many days back the rounds go: as far as a laptop keeps visits.
const quarter = 7 * model.Horizon

// history is a plan of what was done in a town. Its changes may be planned in any order.
type history struct {
	*town
	dice
	day   model.Day
	until time.Time // nothing is later

	plan   []planned
	visits []*visit // of all grids
	notes  map[audience]*deck[string]
	said   map[*kind]*deck[string]

	held  []*meeting             // those at which requests came up
	boxes map[string]model.BoxID // of the boxes that were opened, by compound
	boxed []string               // their compounds, in the order in which they were first opened
}

// planned is one change of the plan.
type planned struct {
	at     time.Time
	by     *person
	record model.RecordID
	body   model.Body
}

// entry is one change of the finished history.
type entry struct {
	stamp  model.Stamp
	change model.Change
}

func newHistory(t *town, d dice, day model.Day) *history {
	h := &history{
		town: t, dice: d, day: day, until: clock(day, 9, 0),
		said: map[*kind]*deck[string]{},
	}
	h.notes = noteDecks(h.dice)
	return h
}

// add plans a change.
func (h *history) add(at time.Time, by *person, record model.RecordID, body model.Body) {
	h.plan = append(h.plan, planned{at, by, record, body})
}

// begin plans the start of the town: places, people, units, teams, posts, and the households of the first list.
func (h *history) begin() {
	at := clock(h.founded, 9, 30)
	put := func(by *person, record model.RecordID, body model.Body) {
		h.add(at, by, record, body)
		at = at.Add(20 * time.Second)
	}
	for _, p := range h.places {
		put(h.organiser, model.PlaceIDOf(p.Path).Record(), p)
	}
	for _, p := range h.everybody {
		put(h.organiser, p.id().Record(), p.PersonAdded)
	}
	for _, g := range h.groups {
		put(h.organiser, idOf(g), g)
	}
	for _, g := range h.grids {
		for _, house := range g.houses {
			h.add(house.found, g.worker, house.id.Record(), house.added())
		}
	}
}

// log sorts the plan by time and applies its changes. Changes that a rule refuses are left out and counted in lost.
// Changes of one time are in the order of their types: the visit, what was raised at it, what was told, how it was
// rated.
func (h *history) log() (log []entry, lost int) {
	slices.SortStableFunc(h.plan, func(a, b planned) int {
		return cmp.Or(a.at.Compare(b.at), cmp.Compare(model.TypeOf(a.body), model.TypeOf(b.body)))
	})
	records := map[model.RecordID]model.Record{}
	tags := map[personIn]model.Tags{}
	for _, p := range h.plan {
		if !p.at.Before(h.until) {
			break
		}
		was := records[p.record]
		home := model.CommunityOf(p.body)
		if was != nil {
			home = was.Community()
		}
		at := personIn{p.by.id(), home}
		if _, known := tags[at]; !known {
			tags[at] = p.by.TagsIn(home)
		}
		e := entry{
			model.Stamp{By: p.by.Person, Tags: tags[at], At: p.at, On: p.at, Received: p.at},
			model.Change{Nonce: h.nonce(), Record: p.record, Author: p.by.id(), At: p.at, Body: p.body},
		}
		now, out := model.Apply(was, e.change, e.stamp)
		if !out.Accepted() {
			lost++
			continue
		}
		records[p.record] = now
		log = append(log, e)
	}
	return log, lost
}

// writeVisits plans the visits. It comes last, because their notes say what was raised and told at them.
func (h *history) writeVisits() {
	for _, v := range h.visits {
		body := model.VisitMade{
			Household: v.house.id, Grid: v.house.grid.path, Outcome: v.outcome, Note: h.note(v), Next: v.next,
		}
		if v.met != nil {
			body.With = v.met.Name
		}
		h.add(v.at, v.house.grid.worker, v.id.Record(), body)
	}
}

// personIn is a person in a community or the directory. The two together decide the person's tags.
type personIn struct {
	person model.PersonID
	home   model.Path
}
