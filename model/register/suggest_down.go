package register

import (
	"slices"

	"sidan/model"
)

// turnedDown is the people and groups to whom a task is not proposed again: those who returned it or gave it up, the
// group to which a returned task was dispatched, and those to whom it is dispatched now.
type turnedDown struct {
	people map[model.PersonID]bool
	groups map[model.GroupID]bool
	unit   bool // whether it was returned after it had been dispatched to a unit
}

// turnedDownBy reads the history of a task. A step names a group only by the name that the group had then.
func turnedDownBy(t *model.Task, groups []*model.Group) turnedDown {
	d := turnedDown{people: map[model.PersonID]bool{}, groups: map[model.GroupID]bool{}}
	sentTo := ""
	for _, s := range standing(t) {
		switch s.What {
		case model.DidDispatch:
			sentTo = s.Via
		case model.DidRelease, model.DidReturn:
			d.people[s.Who.ID] = true
			if s.What == model.DidRelease { // the person was busy; nobody said that it is not for the group
				continue
			}
			for _, g := range groups {
				if g.Name == sentTo {
					d.add(g)
				}
			}
		}
	}
	if t.State == model.Dispatched {
		d.people[model.PersonID(t.To.ID)] = true
		d.groups[model.GroupID(t.To.ID)] = true
	}
	return d
}

// add adds a group.
func (d *turnedDown) add(g *model.Group) {
	d.groups[g.ID] = true
	d.unit = d.unit || g.Sort == model.ToUnit
}

// standing returns the steps of a task without those that were taken back, and without the steps that took them back.
func standing(t *model.Task) (steps []model.Step) {
	if t.Inside == nil {
		return nil
	}
	for _, s := range t.Inside.Steps {
		if s.What == model.DidUndo && len(steps) > 0 {
			steps = slices.Delete(steps, len(steps)-1, len(steps))
			continue
		}
		steps = append(steps, s)
	}
	return steps
}
