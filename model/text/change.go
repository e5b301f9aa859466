package text

import "sidan/model"

// This file has a word for every kind of change, as a line of the sync page begins: 走访  吴翠花  3 栋 3 单元 102. The
// subject behind it, a door or a task, is the page's own.

var changes = map[model.Type]Sentence{
	model.TypePlaceAdded:        say("网格", "place"),
	model.TypePersonAdded:       say("人员", "person"),
	model.TypeHouseholdAdded:    say("建档", "new door"),
	model.TypeHouseholdEdited:   say("改资料", "edit"),
	model.TypeHouseholdMoved:    say("搬走", "moved"),
	model.TypeVisitMade:         say("走访", "visit"),
	model.TypeVisitAmended:      say("更正走访", "correct visit"),
	model.TypeVisitStruck:       say("走访作废", "strike visit"),
	model.TypeHouseholdStruck:   say("户作废", "strike door"),
	model.TypeHouseholdMerged:   say("并户", "merge doors"),
	model.TypeHouseholdUnmerged: say("撤回并户", "part doors"),
	model.TypeHouseholdReopened: say("又搬回", "lives here again"),
	model.TypeTaskRaised:        say("诉求", "request"),
	model.TypeTaskSorted:        say("研判", "sort"),
	model.TypeTaskDispatched:    say("派单", "dispatch"),
	model.TypeTaskClaimed:       say("认领", "claim"),
	model.TypeTaskReleased:      say("放弃", "give up"),
	model.TypeTaskReturned:      say("退单", "return"),
	model.TypeTaskProgressed:    say("进展", "progress"),
	model.TypeTaskFinished:      say("办结", "finish"),
	model.TypeTaskAccepted:      say("验收", "accept"),
	model.TypeTaskSentBack:      say("退回", "send back"),
	model.TypeTaskAnswered:      say("回访", "answer"),
	model.TypeTaskRated:         say("评价", "rating"),
	model.TypeTaskClosed:        say("了结", "close"),
	model.TypeTaskReopened:      say("重办", "reopen"),
	model.TypeTaskUndone:        say("撤回", "undo"),
	model.TypeTaskNudged:        say("催办", "nudge"),
	model.TypeTaskExtended:      say("延期", "extension"),
	model.TypeTaskRecalled:      say("撤回派单", "recall"),
	model.TypeGroupAdded:        say("名录", "directory"),
}

var changeUnknown = say("改动", "change")

// Change is the word for what a change is; a newer program's is only 改动.
func Change(l Lang, b model.Body) string {
	if b != nil {
		if s, ok := changes[b.Type()]; ok {
			return s.In(l)
		}
	}
	return changeUnknown.In(l)
}
