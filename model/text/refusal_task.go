package text

import "sidan/model"

// taskReasons are the reasons to refuse a step of a task.
var taskReasons = map[model.Reason]why{
	model.NotBranch: {
		what: say("这一步只有支部能做", "only the branch does this"),
		next: say(
			"想说的可以写成进展，支部看得到。",
			"What you want to say can be a progress note; the branch sees it.",
		),
	},
	model.NotHolder: {
		what: say("这件事不在你手上", "you do not hold this task"),
		by:   say("这件事在 %s 手上", "%s holds this task"),
		next: say(
			"你写的可以记作协助；要接手，请支部派给你。",
			"What you write can be kept as help; to take it over, ask the branch.",
		),
	},
	model.NotAddressed: {
		what: say("这件事没有派给你，也没放开认领", "it is neither open nor dispatched to you"),
		next: say("想接就跟支部说一声。", "If you want it, tell the branch."),
	},
	model.Taken: {
		what: say("已有人先认领了", "somebody was first"),
		by:   say("%s 先认领了", "%s was first"),
		next: say("写过的进展都记作协助，一个字没丢。", "Any progress you wrote is kept as help; no word is lost."),
	},
	model.Yours: {
		what: say("你已经认领了", "you hold it already"),
		next: say("在「我的」里接着办就行。", "Go on with it among your own tasks."),
	},
	model.WrongState: {
		what: say("这件事现在是「%s」，做不了这一步", `the task is now "%s"; this step does not fit`),
		by:   say("这件事现在是「%s」，%s 动过了", `the task is now "%s", moved by %s`),
		next: say("打开看看到了哪一步，再定。", "Open it, see where it stands, then decide."),
	},
	model.Unsorted: {
		what: say("还没研判", "it is not sorted yet"),
		next: say("先定三事和菜单，再派。", "Choose sphere and menu first, then dispatch."),
	},
	model.FamilyOpen: {
		what: say("自家事不能放开认领", "a family matter is not open to anyone"),
		next: say("派给一位具体的人。", "Dispatch it to somebody by name."),
	},
	model.FamilyCommon: {
		what: say("共性问题不是自家事", "a common problem is no family's own matter"),
		next: say("定成公家事或大家事。", "Sort it as public or everybody's."),
	},
	model.JoinCommon: {
		what: say("共性问题不能再并入别的，也不能并入自己", "a common problem is joined to nothing, not even itself"),
		next: say("把单件并进来就行。", "Join single requests to it instead."),
	},
	model.JoinedElsewhere: {
		what: say("它现在并在 %s 里", "it is joined to %s by now"),
		next: say("打开看看，再定。", "Open it, then decide."),
	},
	model.NotCommon: {
		what: say("%s 不是共性问题", "%s is no common problem"),
		next: say(
			"先把它登记成共性问题，再并进去；若是同一件事写了两次，按重复了结。",
			"Record a common problem first, then join to it; if one request was written twice, close it as double.",
		),
	},
	model.CommonOver: {
		what: say("共性问题 %s 已经了结", "the common problem %s is closed"),
		next: say("又发生了，就另记一件共性问题。", "If the trouble is back, record a new common problem."),
	},
	model.NotAsked: {
		what: say("没有人在申请这一天", "nobody asks for that day"),
		next: say("打开看看现在申请到哪天，再定。", "Open it, see what is asked for now, then decide."),
	},
	model.CalledAlready: {
		what: say("已经向 %s 吹过哨，还没报到", "%s was called already and has not reported in"),
		next: say("打电话催一下，或者改叫别的单位。", "Ring them, or call another unit."),
	},
	model.BriefTells: {
		what: say("事由里有%s", "the brief holds %s"),
		next: say(
			"还没认领的人也看得到事由，去掉再派。",
			"Whoever may claim the task reads its brief: take that out, then dispatch.",
		),
	},
	model.TooLate: {
		what: say("了结已过 30 天", "it was closed more than 30 days ago"),
		next: say("要再办，请另记一件诉求。", "Record a new request instead."),
	},
	model.ActedSince: {
		what: say("后来又有人动过，撤不回了", "somebody has acted since; it cannot be taken back"),
		next: say("要改，就接着做下一步。", "To change it, take the next step."),
	},
	model.NotYours: {
		what: say("那一步是别人做的", "that step is another's"),
		next: say("请做这一步的人来撤回。", "Ask whoever took it to take it back."),
	},
	model.SentElsewhere: {
		what: say("它已不在原来派给的人那里", "it is no longer with whom it was dispatched to"),
		by:   say("%s 已把它派给了别人", "%s has dispatched it to somebody else"),
		next: say("打开看看现在派给了谁，再定。", "Open it, see who has it now, then decide."),
	},
	model.NobodyHasIt: {
		what: say("放开认领的，还没有人可催", "it is open to anyone: there is nobody to nudge yet"),
		next: say("要快，就改派给一位具体的人。", "To have it done, dispatch it to somebody by name."),
	},
	model.BadExtension: {
		what: say("延到 %s 不行", "it cannot be extended until %s"),
		next: say(
			"新的时限要晚于原来的，不早于今天，也不超过一年。",
			"The new day is later than the one before, not past, and within a year.",
		),
	},
}
