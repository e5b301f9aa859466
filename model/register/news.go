package register

import (
	"slices"
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
// these are new: a nudge, the due day, the dispatch, the task's coming back, what the branch said to a request for more
// time, and that the result was accepted. To a unit, it is new that it is called. To whoever raised a task, it is new
// that the branch asks something, and that somebody else told the resident. To the branch, it is new that somebody else
// raised, finished, returned or gave up a task, replied to a question, or asks for more time; to an organiser, that a
// task was returned a second time. What people did themselves is no news to them.
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
	case r.isCalled(t):
		return News{model.DidWhistle, t.Whistled.On.Start()}, true
	case t.Author.ID == me && t.Asked != 0:
		return r.byOther(t, model.DidAsk)
	case mine && t.State == model.Claimed && decided(t):
		return r.byOther(t, model.DidExtend, model.DidDecline)
	case mine && t.State == model.Claimed && back && came.Who.ID != me:
		return News{came.What, t.Since}, true
	case mine && t.State == model.Accepted:
		return r.byOther(t, model.DidAccept)
	case t.Author.ID == me && t.State == model.Told && !mine:
		return r.byOther(t, model.DidTell)
	case r.me.Role == model.OrganiserRole:
		return News{model.DidReturn, t.Since}, t.State == model.Returned && t.Returns >= mostReturns
	case !tags.Branch(t.Grid), t.Asked != 0:
	case t.Until != 0:
		return r.byOther(t, model.DidAskMore)
	case replied(t):
		return r.byOther(t, model.DidReply)
	case t.State == model.Returned:
		return r.byOther(t, model.DidReturn, model.DidRelease)
	case t.State == model.Finished:
		return r.byOther(t, model.DidFinish)
	case t.State == model.Raised:
		return r.byOther(t, model.DidRaise)
	}
	return News{}, false
}

// mostReturns is how often a task is returned before the organisers should look at it.
const mostReturns = 2

// decided reports whether the last step of a task is what the branch said to its holder about more time.
func decided(t *model.Task) bool { return endsWith(t, model.DidExtend, model.DidDecline) }

// replied reports whether the last step of a request answers the branch's question.
func replied(t *model.Task) bool { return endsWith(t, model.DidReply) }

// endsWith reports whether the last step of a task is of one of the kinds.
func endsWith(t *model.Task, kinds ...model.What) bool {
	if t.Inside == nil || len(t.Inside.Steps) == 0 {
		return false
	}
	return slices.Contains(kinds, t.Inside.Steps[len(t.Inside.Steps)-1].What)
}

// byOther returns the newest step of the given kinds. It returns false if there is none, or if the person to whom the
// register belongs took it.
func (r *Register) byOther(t *model.Task, kinds ...model.What) (News, bool) {
	s, ok := t.Last(kinds...)
	return News{s.What, s.On}, ok && s.Who.ID != r.me.Person.ID
}
