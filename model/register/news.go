package register

import (
	"time"

	"sidan/model"
)

// News is what is new about a task for the person whose register it is: by which step, and since when.
type News struct {
	By model.What // WhatDue where its day has come
	At time.Time
}

// WhatDue stands for the coming of a task's due day among the steps that bring news.
const WhatDue model.What = "due"

// News of a task as of a day, false where there is none: sent to me, sent back to me, nudged, due today,
// accepted and to be told; of what I raised, told by another; for the branch, returned, finished, or raised by
// another. What one did oneself is no news.
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

// byOther is the newest step of some kinds, where another took it.
func (r *Register) byOther(t *model.Task, kinds ...model.What) (News, bool) {
	s, ok := t.Last(kinds...)
	return News{s.What, s.On}, ok && s.Who.ID != r.me.Person.ID
}
