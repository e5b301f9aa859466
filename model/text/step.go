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
	model.DidJoin:     say("并单", "joined it"),
	model.DidUnjoin:   say("撤出并单", "took it out of the common problem"),
	model.DidAskMore:  say("申请延期", "asked for more time"),
	model.DidDecline:  say("不准延期", "declined more time"),
	model.DidHandOn:   say("转办", "handed it on"),
	model.DidWhistle:  say("吹哨", "called a department"),
	model.DidReportIn: say("报到", "reported in"),
	model.DidAsk:      say("追问", "asked"),
	model.DidReply:    say("答复追问", "replied"),
	model.DidSettle:   say("直接答复", "answered the resident"),
	model.DidDouble:   say("重复", "closed it as double"),
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
	stepJoined   = say("并入 %s", "joined it into %s")
	stepUnjoined = say("从 %s 撤出并单", "took it out of %s")
	stepAskMore  = say("申请延期到 %s", "asked for time until %s")
	stepDecline  = say("不准延期到 %s", "declined time until %s")
	stepHandOn   = say("转给 %s", "handed it on to %s")
	stepWhistled = say("吹哨 %s", "called %s")
	stepReported = say("%s报到", "%s reported in")
	stepAsked    = say("追问 %s", "asked %s")
	stepSettled  = say("%s直接答复", "answered the resident by %s")
	stepDouble   = say("与 %s 重复", "closed it as double of %s")
)

// withVia has the sentences of steps that name one thing beside whoever took the step: a day, or somebody else, or
// another task by its number.
var withVia = words[model.What]{
	model.DidNudge:    stepNudged,
	model.DidExtend:   stepExtended,
	model.DidAskMore:  stepAskMore,
	model.DidDecline:  stepDecline,
	model.DidJoin:     stepJoined,
	model.DidUnjoin:   stepUnjoined,
	model.DidHandOn:   stepHandOn,
	model.DidWhistle:  stepWhistled,
	model.DidReportIn: stepReported,
	model.DidAsk:      stepAsked,
	model.DidDouble:   stepDouble,
}

// Did returns the word for a kind of step.
func Did(l Lang, w model.What) string { return steps.in(l, w) }

// Step says what was done, together with the channel, the addressee, the day, the rating or the category that the step
// carries. menu is the menu of the task's county. It does not say the words of the step.
func Step(l Lang, menu *model.MenuList, s model.Step) string {
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
		sphere, key, _ := strings.Cut(s.Via, " ")
		return stepSorted.In(l, Sphere(l, model.Sphere(sphere)), Menu(l, menu, model.Menu(key)))
	case model.DidDispatch:
		if s.Via == string(model.ToOpen) {
			return stepOpened.In(l)
		}
		return stepSentTo.In(l, s.Via)
	case model.DidTell:
		return stepTold.In(l, Channel(l, model.Channel(s.Via)))
	case model.DidInterim:
		return stepInterim.In(l, Channel(l, model.Channel(s.Via)))
	case model.DidExtend, model.DidAskMore, model.DidDecline:
		if d, err := model.ParseDay(s.Via); err == nil {
			return withVia[s.What].In(l, d.Short())
		}
	case model.DidRecall:
		if s.Via != string(model.ToOpen) {
			return stepRecalled.In(l, s.Via)
		}
	case model.DidRate:
		return stepRated.In(l, Rating(l, model.Rating(s.Via)))
	case model.DidSettle:
		return stepSettled.In(l, Channel(l, model.Channel(s.Via)))
	default:
		if say, ok := withVia[s.What]; ok {
			return say.In(l, s.Via)
		}
	}
	return Did(l, s.What)
}
