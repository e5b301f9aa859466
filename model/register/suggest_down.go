package register

import (
	"slices"
	"strings"

	"sidan/model"
)

// turnedDown is the people and groups to whom a task is not proposed again: those who returned it or gave it up, the
// group to which a returned task was dispatched, and those to whom it is dispatched now.
type turnedDown struct {
	people map[model.PersonID]bool
	groups map[model.GroupID]bool
	unit   bool // whether it was returned after it had been dispatched to a unit
	skill  bool // whether it was returned because it needs a skill
	time   bool // whether it was returned because nobody had the time before it was due
}

// These are words by which the reason of a return says that the work needs a skill, or that there was no time.
var (
	skillWords = []string{"专业", "不会修", "修不了", "不懂", "电工", "水工", "师傅", "资质", "没工具", "有证的"}
	timeWords  = []string{"没空", "没时间", "抽不开", "走不开", "要上班", "出差", "外地", "请假", "忙不过来"}
)

// likeThem reports whether somebody is like those who turned the task down, for the reason that they gave. Whoever is
// suggested only for the place where they work is like somebody who lacked the skill. Whoever is not free before the
// task is due is like somebody who had no time.
func (d turnedDown) likeThem(f *fitness) bool {
	return d.skill && f.load.done == 0 && !f.has(Skilled, Willing, InGroup) || d.time && f.has(NotFree)
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
			d.skill = d.skill || holdsAny(s.Words, skillWords)
			d.time = d.time || holdsAny(s.Words, timeWords)
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

// holdsAny reports whether a text holds one of the words.
func holdsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
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
