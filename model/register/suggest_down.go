package register

import (
	"slices"

	"sidan/model"
)

// turnedDown are those a task is not proposed to again: who returned it or gave it up, the unit, team or post
// they spoke for, and whoever it is with now.
type turnedDown struct {
	people map[model.PersonID]bool
	groups map[model.GroupID]bool
	unit   bool // a unit returned it as not theirs
}

// turnedDownBy reads a task's history. A step names a group by its name alone, as it was called then.
func turnedDownBy(t *model.Task, groups []*model.Group) turnedDown {
	d := turnedDown{people: map[model.PersonID]bool{}, groups: map[model.GroupID]bool{}}
	sentTo := ""
	for _, s := range standing(t) {
		switch s.What {
		case model.DidDispatch:
			sentTo = s.Via
		case model.DidRelease, model.DidReturn:
			d.people[s.Who.ID] = true
			if s.What == model.DidRelease { // somebody was busy: that it is not for the group, nobody said
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

func (d *turnedDown) add(g *model.Group) {
	d.groups[g.ID] = true
	d.unit = d.unit || g.Sort == model.ToUnit
}

// standing are the steps of a task that were not taken back.
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
