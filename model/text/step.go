package text

import (
	"strings"

	"sidan/model"
)

// This file holds the words for the steps of a task: what the history (经过) says in each line after the name of who
// did it.

var steps = words[model.What]{
	model.DidRaise:    say("登记", "recorded it"),
	model.DidAnswer:   say("当场答复", "answered at once"),
	model.DidPromise:  say("承诺", "promised"),
	model.DidSort:     say("研判", "sorted"),
	model.DidDispatch: say("派单", "dispatched"),
	model.DidClaim:    say("认领", "claimed"),
	model.DidRelease:  say("放弃认领", "gave it up"),
	model.DidReturn:   say("退单", "returned it"),
	model.DidProgress: say("进展", "progress"),
	model.DidHelp:     say("协助", "helped"),
	model.DidFinish:   say("办结", "finished"),
	model.DidAccept:   say("验收通过", "accepted"),
	model.DidSendBack: say("退回", "sent back"),
	model.DidTell:     say("回访", "told the resident"),
	model.DidInterim:  say("先答复", "gave an interim answer"),
	model.DidRate:     say("评价", "rated"),
	model.DidClose:    say("了结", "closed"),
	model.DidReopen:   say("重办", "reopened"),
	model.DidUndo:     say("撤回", "took back"),
	model.DidNudge:    say("催办", "nudged"),
	model.DidExtend:   say("延期", "extended"),
	model.DidRecall:   say("撤回派单", "recalled it"),
}

var raisedBy = words[model.Channel]{
	model.ByVisit:      say("走访时登记", "recorded it on a visit"),
	model.ByMeeting:    say("群众会上登记", "recorded it at a meeting"),
	model.ByCollection: say("征集日登记", "recorded it on collection day"),
	model.ByBox:        say("开意见箱时登记", "recorded it from a box"),
	model.ByWalkIn:     say("来访时登记", "recorded it for a walk-in"),
	model.ByPhone:      say("接电话时登记", "recorded it by phone"),
	model.ByChat:       say("从群里登记", "recorded it from the chat"),
}

var (
	stepPromised = say("承诺 %s 前办结", "promised by %s")
	stepSorted   = say("研判为 %s %s", "sorted: %s, %s")
	stepSentTo   = say("派给 %s", "dispatched to %s")
	stepOpened   = say("放开认领", "opened to anyone")
	stepTold     = say("%s回访", "told the resident by %s")
	stepInterim  = say("%s先答复", "gave an interim answer by %s")
	stepNudged   = say("催办 %s", "nudged %s")
	stepExtended = say("延期到 %s", "extended until %s")
	stepRecalled = say("从 %s 撤回派单", "recalled it from %s")
	stepRated    = say("评价 %s", "rated %s")
)

// Did returns the word for a kind of step.
func Did(l Lang, w model.What) string { return steps.in(l, w) }

// Step says what was done, together with the channel, the addressee, the day or the rating that the step carries. It
// does not say the words of the step.
func Step(l Lang, s model.Step) string {
	if s.Via == "" {
		return Did(l, s.What)
	}
	switch s.What {
	case model.DidRaise:
		return raisedBy.in(l, model.Channel(s.Via))
	case model.DidPromise:
		if d, err := model.ParseDay(s.Via); err == nil {
			return stepPromised.In(l, d.Short())
		}
	case model.DidSort:
		sphere, menu, _ := strings.Cut(s.Via, " ")
		return stepSorted.In(l, Sphere(l, model.Sphere(sphere)), Menu(l, model.Menu(menu)))
	case model.DidDispatch:
		if s.Via == string(model.ToOpen) {
			return stepOpened.In(l)
		}
		return stepSentTo.In(l, s.Via)
	case model.DidTell:
		return stepTold.In(l, Channel(l, model.Channel(s.Via)))
	case model.DidInterim:
		return stepInterim.In(l, Channel(l, model.Channel(s.Via)))
	case model.DidNudge:
		return stepNudged.In(l, s.Via)
	case model.DidExtend:
		if d, err := model.ParseDay(s.Via); err == nil {
			return stepExtended.In(l, d.Short())
		}
	case model.DidRecall:
		if s.Via != string(model.ToOpen) {
			return stepRecalled.In(l, s.Via)
		}
	case model.DidRate:
		return stepRated.In(l, Rating(l, model.Rating(s.Via)))
	}
	return Did(l, s.What)
}
