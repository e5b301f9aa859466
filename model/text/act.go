package text

import "sidan/model"

// This file holds the words of the actions on a task: what a form asks for, and what the toast says after the action.
// The toast names the task by the beginning of its words.

// These are the labels and the hints of the forms.
var (
	AskResult   = say("办理结果", "result")
	AskProgress = say("进展", "progress")
	AskWhy      = say("原因", "why")
	AskHow      = say("怎么说的", "how")
	AskWords    = say("说的话", "words")
	AskRating   = say("评价", "rating")
	AskNudge    = say("催一句", "nudge")
	AskUntil    = say("延到", "until")
	AskReply    = say("答复", "reply")
	AskQuestion = say("问什么", "question")
	AskReportBy = say("几时报到", "report in by")

	HintResult   = say("做了什么，现在怎样", "what was done, how it is now")
	HintProgress = say("做到哪一步了", "how far it is")
	HintRelease  = say("为什么放弃，别人好接着办", "why, so that another can go on")
	HintReturn   = say("为什么退单，支部好改派", "why, so that the branch can dispatch it anew")
	HintSendBack = say("哪里还没办好", "what is not done yet")
	HintNudge    = say("要说的话，可以不写", "a word to whoever has it, or nothing")
	HintExtend   = say("为什么延期，经过里看得到", "why; the history keeps it")
	HintTold     = say("告诉了什么，可以不写", "what they were told, or nothing")
	HintRated    = say("原话，可以不写", "in their words, or nothing")
	HintClose    = say("为什么就此了结", "why it ends here")
	HintReply    = say("支部问的，照实说", "what the branch wants to know")
	HintAsk      = say("要问登记的人什么", "what whoever recorded it should say")
	HintSettle   = say("怎么答复的，住户听到的话", "what the resident was told")
	HintUnjoin   = say("为什么另办，可以不写", "why it is done by itself, or nothing")
	HintDecline  = say("为什么不能延", "why it cannot wait")
	HintHandOn   = say("为什么转，接的人好接着办", "why, so that the next one can go on")
	HintWhistle  = say("要部门来做什么", "what the department is needed for")
	HintReportIn = say("谁来了，怎么办，可以不写", "who came and what comes next, or nothing")
	HintReopen   = say("为什么重办", "why it is done again")
)

// These say what was done. The first argument is the beginning of the task's words.
var (
	SaidSorted     = say("%s 已研判", "%s: sorted")
	SaidSent       = say("%s 已派给 %s", "%s: dispatched to %s")
	SaidOpened     = say("%s 已放开认领", "%s: open to anyone")
	SaidClaimed    = say("%s 已认领", "%s: claimed")
	SaidReleased   = say("%s 已放弃", "%s: given up")
	SaidReturned   = say("%s 已退单", "%s: returned to the branch")
	SaidProgressed = say("%s 进展已记下", "%s: progress noted")
	SaidHelped     = say("%s 已记作协助", "%s: noted as help")
	SaidFinished   = say("%s 已办结，等支部验收", "%s: finished, to be accepted")
	SaidAccepted   = say("%s 已验收，接着回访", "%s: accepted, the resident is told next")
	SaidSentBack   = say("%s 已退回承办人", "%s: sent back to its holder")
	SaidNudged     = say("%s 已催办，承办的人看得到", "%s: nudged; whoever has it sees it")
	SaidExtended   = say("%s 已延期", "%s: extended")
	SaidRecalled   = say("%s 已撤回派单，等你再派", "%s: recalled, to be dispatched anew")
	SaidReplied    = say("%s 已答复支部", "%s: the branch has your reply")
	SaidReportedIn = say("%s 已报到", "%s: reported in")
	SaidDeclined   = say("%s 不延期，承办的人看得到", "%s: no more time; its holder sees it")
	SaidAsked      = say("%s 已追问，等登记的人答复", "%s: asked; whoever recorded it sees it")
	SaidSettled    = say("%s 已直接答复", "%s: the resident is answered")
	SaidJoined     = say("%s 已并单", "%s: joined")
	SaidDoubled    = say("%s 已按重复了结", "%s: closed as double")
	SaidUnjoined   = say("%s 已撤出并单，等你再派", "%s: taken out, to be dispatched by itself")
	SaidToldAll    = say("%s 已答复全部住户", "%s: everybody is answered")
	SaidAskedMore  = say("%s 已申请延期，等支部定", "%s: the branch is asked for more time")
	SaidHandedOn   = say("%s 已转出", "%s: handed on")
	SaidWhistled   = say("%s 已吹哨", "%s: the department is called")
	SaidTakenBack  = say("%s 上一步已撤回", "%s: the last step is taken back")
	SaidTold       = say("%s 已回访", "%s: told")
	SaidInterim    = say("%s 已先答复", "%s: interim answer noted")
	SaidRated      = say("%s 已记下评价", "%s: rated")
	SaidClosed     = say("%s 已了结", "%s: closed")
	SaidReopened   = say("%s 已重新提起", "%s: taken up again")
)

var wasDue, wasNotDue = say("原来 %s", "until now %s"), say("原来没有时限", "no due date until now")

// WasDue says on which day a task was due before it was extended, or that it had no due day.
func WasDue(l Lang, due, now model.Day) string {
	if due == 0 {
		return wasNotDue.In(l)
	}
	return wasDue.In(l, Date(due, now))
}

// DoInterim names the action that gives the resident an answer before the task is finished. DoHelp names the one that
// leaves a note on a task of another holder. DoSeeDoor names the one that opens the household of the task.
var (
	DoInterim = say("先答复", "interim answer")
	DoHelp    = say("记一笔协助", "note help")
	DoSeeDoor = say("看这一户", "see the door")
)

var charactersLeftOne, charactersLeft = say("还可写 %d 字", "%d character left"), say(
	"还可写 %d 字", "%d characters left",
)

// CharactersLeft says how many more characters may be typed.
func CharactersLeft(l Lang, n int) string {
	return counted(n, charactersLeftOne, charactersLeft).In(l, n)
}
