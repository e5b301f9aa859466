package simulate

import (
	"cmp"
	"slices"

	"sidan/model"
)

// This file holds what people do with a task beside its way from the words to the answer: they join it to a common
// problem and take it out again, hand it on, ask for more days, ask what is meant, and call a department.

// lifeStep returns such a step of one task, or a new common problem. Everybody looks through the tasks in the same
// order, so that two laptops off line often take a step of the same one.
func (l *laptop) lifeStep() []act {
	spots := l.known(model.KindTask)
	if l.isBranch() && l.w.chance(15) && len(l.common(spots, "")) < 4 {
		w := l.word()
		b := model.TaskRaised{Grid: l.grid().Community(), Common: true, Words: w}
		id := l.newID()
		id[0] = 0 // the first that everybody looks at, so that it comes to its end within a run
		return []act{{spot{b.Grid, id}, b, w}}
	}
	for _, at := range spots {
		t, ok := l.view(at).(*model.Task)
		if !ok || l.w.chance(40) {
			continue
		}
		bodies := l.handlerSteps(t)
		if l.isBranch() {
			bodies = append(bodies, l.joinSteps(t, spots)...)
		}
		for _, b := range l.oneOf(t, at, bodies) {
			return []act{{at, b, model.WordsOf(b)}}
		}
	}
	return nil
}

// oneOf returns one of the steps that the rules allow, as far as this laptop knows, and none if they allow none.
func (l *laptop) oneOf(t *model.Task, at spot, bodies []model.Body) []model.Body {
	bodies = slices.DeleteFunc(bodies, func(b model.Body) bool { return !l.allowed(t, at, b) })
	if len(bodies) == 0 {
		return nil
	}
	return []model.Body{bodies[l.w.roll.IntN(len(bodies))]}
}

func (l *laptop) isBranch() bool { return l.disk.account.Role == model.SupervisorRole }

// common returns the common problems among the known tasks, of one community or of all ("").
func (l *laptop) common(spots []spot, community model.Path) (ids []model.TaskID) {
	for _, at := range spots {
		t, ok := l.view(at).(*model.Task)
		if ok && t.Common && at.community == cmp.Or(community, at.community) {
			ids = append(ids, t.ID)
		}
	}
	return ids
}

// handlerSteps returns what those who handle a task do, and what the resident of a joined one is told. The answer is
// final in the author's eyes whether or not the hub still has the task as joined.
func (l *laptop) handlerSteps(t *model.Task) []model.Body {
	w, today := l.word(), model.DayOf(l.w.now)
	bodies := []model.Body{
		model.TaskHandedOn{To: l.somebody(), Why: w}, l.call(w),
	}
	if t.Until == 0 {
		until := max(t.Due, today) + 1 + model.Day(l.w.roll.IntN(9))
		bodies = append(bodies, model.TaskExtensionAsked{Until: until, Why: w})
	}
	if t.State == model.Joined {
		bodies = append(bodies, model.TaskAnswered{How: model.ByVisit, Words: w, Final: true})
		if t.Told != 0 {
			bodies = append(bodies, model.TaskRated{
				Rating: model.Ratings[l.w.roll.IntN(len(model.Ratings))], Words: w,
			})
		}
	}
	if t.Asked != 0 || l.w.chance(1) {
		bodies = append(bodies, model.TaskReplied{Words: w})
	}
	if !t.Whistled.IsZero() && t.Whistled.In == 0 || l.w.chance(1) {
		bodies = append(bodies, model.TaskReportedIn{Note: w})
	}
	return bodies
}

// call calls the unit to a task.
func (l *laptop) call(w string) model.Body {
	return model.TaskWhistled{To: as(groups[2]), By: model.DayOf(l.w.now) + 2, Why: w}
}

// joinSteps returns what the branch does with a request that nobody has yet, or that is joined or late.
func (l *laptop) joinSteps(t *model.Task, spots []spot) (bodies []model.Body) {
	w, due := l.word(), model.DayOf(l.w.now)+3
	bodies = []model.Body{
		model.TaskUnjoined{Into: t.Into, Why: w}, model.TaskExtensionDeclined{Until: t.Until, Why: w},
		model.TaskDispatched{To: as(groups[0]), Also: []model.Addressee{as(groups[1])}, Due: due, Brief: w},
	}
	if has := t.Has(); has.Kind != model.ToNobody {
		bodies = append(bodies, model.TaskRecalled{From: has, Why: w})
	}
	if into := l.common(spots, t.Community()); len(into) > 0 {
		bodies = append(bodies, model.TaskJoined{Into: into[l.w.roll.IntN(len(into))]})
	}
	if l.w.chance(25) {
		bodies = append(bodies, model.TaskAsked{Words: w}, model.TaskSettled{How: model.ByPhone, Words: w})
	}
	if other := spots[l.w.roll.IntN(len(spots))]; l.w.chance(25) && other.community == t.Community() {
		bodies = append(bodies, model.TaskDoubled{Of: model.TaskID(other.record)})
	}
	return bodies
}
