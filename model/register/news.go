package register

import (
	"time"

	"sidan/model"
)

// News is what is new about a task for the person to whom the register belongs: the step that brought it, and the time
// of that step.
type News struct {
	By model.What // WhatDue if the task is due today
	At time.Time
}

// WhatDue stands among the steps that bring news. It means that a task has become due today.
const WhatDue model.What = "due"

// News returns what is new about a task as of a day, and false if nothing is. To whoever holds a task or is to take it,
// these are new: a nudge, the due day, the dispatch, the task's coming back, and that the result was accepted. To
// whoever raised a task, it is new that somebody else told the resident. To the branch, it is new that somebody else
// raised, finished, returned or gave up a task. What people did themselves is no news to them.
func (r *Register) News(t *model.Task, today model.Day) (News, bool) {
	me, tags := r.me.Person.ID, r.tagsIn(t.Community())
	mine := t.Holder.ID == me
	forMe := t.State == model.Dispatched && (t.To.Kind == model.ToPerson || t.To.Kind == model.ToUnit) && t.WaitsFor(
		tags,
	)
	came, back := t.CameBack()
	switch {
	case (mine || forMe) && !t.Nudged.IsZero():
		return News{model.DidNudge, t.Nudged}, true
	case (mine && t.State == model.Claimed || forMe) && t.Due == today:
		return News{WhatDue, today.Start()}, true
	case forMe:
		return News{model.DidDispatch, t.Since}, true
	case mine && t.State == model.Claimed && back && came.Who.ID != me:
		return News{came.What, t.Since}, true
	case mine && t.State == model.Accepted:
		return r.byOther(t, model.DidAccept)
	case t.Author.ID == me && t.State == model.Told && !mine:
		return r.byOther(t, model.DidTell)
	case !tags.Branch(t.Grid):
	case t.State == model.Returned:
		return r.byOther(t, model.DidReturn, model.DidRelease)
	case t.State == model.Finished:
		return r.byOther(t, model.DidFinish)
	case t.State == model.Raised:
		return r.byOther(t, model.DidRaise)
	}
	return News{}, false
}

// byOther returns the newest step of the given kinds. It returns false if there is none, or if the person to whom the
// register belongs took it.
func (r *Register) byOther(t *model.Task, kinds ...model.What) (News, bool) {
	s, ok := t.Last(kinds...)
	return News{s.What, s.On}, ok && s.Who.ID != r.me.Person.ID
}
