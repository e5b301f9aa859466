package sample

import (
	"iter"
	"time"

	"sidan/model"
)

// World is a made-up county with its history: all that a sample hub and its homes are made from.
type World struct {
	County, Community model.Place
	Accounts          Accounts
	About             int // about how many changes there are
	// Changes yields the history, each change with the stamp that a hub gives it. Those of one community, or of the
	// county's directory, come in order of time. All are accepted, a few of them flagged. It may be ranged over several
	// times.
	Changes iter.Seq2[model.Stamp, model.Change]
}

// Until returns the world as it was at a moment: it has no later changes.
func (w World) Until(now time.Time) World {
	all := w.Changes
	w.Changes = func(yield func(model.Stamp, model.Change) bool) {
		for stamp, c := range all {
			if !stamp.On.After(now) && !yield(stamp, c) {
				return
			}
		}
	}
	return w
}

// Accounts are the accounts of some of the people: Worker, Supervisor and Organiser are those whose homes a sample has.
// Second is the worker of another grid of the same community, so that two can claim the same task. Unit is a unit's
// liaison.
type Accounts struct{ Worker, Second, Supervisor, Organiser, Unit, Volunteer model.Account }

// Small returns a world of one community with two large and six small grids and some 600 households, and the history of
// their last quarter up to nine in the morning of the day. The same seed and day give the same world.
func Small(seed uint64, day model.Day) World {
	h := planSmall(seed, day)
	log, _ := h.log()
	return World{
		About:     len(log),
		County:    model.Place{ID: model.PlaceIDOf(countyPath), Path: countyPath, Name: places[0].Name},
		Community: model.Place{ID: model.PlaceIDOf(communityPath), Path: communityPath, Name: places[1].Name},
		Accounts: Accounts{Worker: h.grids[sampleGrid].worker.Account, Second: h.grids[0].worker.Account,
			Supervisor: h.officer.Account, Organiser: h.organiser.Account, Unit: h.liaisons[0].Account,
			Volunteer: h.memberOf(posts[0], 0).Account},
		Changes: func(yield func(model.Stamp, model.Change) bool) {
			for _, e := range log {
				if !yield(e.stamp, e.change) {
					return
				}
			}
		},
	}
}

func planSmall(seed uint64, day model.Day) *history {
	h := newHistory(newTown(seed, day), newDice(seed, uint64(day)), day)
	h.begin()
	for _, g := range h.grids {
		h.walk(g)
	}
	h.standingMatters()
	h.passingMatters()
	h.housesChange()
	h.aside(seed, h.groupMatters)
	h.writeVisits()
	for _, k := range model.Kinds {
		if plan := added[k.Kind]; plan != nil {
			h.aside(seed^uint64(k.Kind), func() { plan(h) })
		}
	}
	return h
}

// added has the plans of kinds of records that a sample got later. Each is put in by the file that holds it, and has
// dice of its own, so that a seed goes on giving everything else as before.
var added = map[model.Kind]func(h *history){}
