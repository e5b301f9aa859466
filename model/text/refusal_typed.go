package text

import "sidan/model"

// typedReasons are the reasons to refuse what somebody typed, or a step about anything but a task.
var typedReasons = map[model.Reason]why{
	model.DoorElsewhere: {
		what: say("这个门牌已经在网格 %s 里", "that door is in grid %s already"),
		next: say("看看是网格写错了，还是门牌写错了。", "See whether the grid or the door is wrong."),
	},
	model.DoorTaken: {
		what: say("这个门牌已经住着%s", "%s lives at that door"),
		next: say(
			"是两户吗？是就加 --accept-changes，两户都留；不是就改表。",
			"Two households? Then --accept-changes keeps both; else mend the list.",
		),
	},
	model.MovedAway: {
		what: say("登记的是%s已从这里搬走", "%s is known to have moved away from here"),
		next: say(
			"又住回来了吗？是就到门口记一次走访，不是就从表里去掉。",
			"Back again? Then record a visit at the door; else take it out of the list.",
		),
	},
	model.Namesake: {
		what: say("同一个地方已有一位%s，职务和电话都不同", "there is one %s here with another function and phone"),
		next: say(
			"是两个人吗？是就加 --accept-changes，两个都留；不是就改表。",
			"Two people? Then --accept-changes keeps both; else mend the list.",
		),
	},
	model.SaidTwice: {
		what: say("表里有两行说的是同一个，写的不一样", "two rows of the list are the same one and differ"),
		next: say("留下对的那一行，再来一次。", "Keep the right one and try again."),
	},
	model.BadInput: {
		what: say("%s填得不对：「%s」", `the %s does not read: "%s"`),
		next: say("改一改再存，别的都还在。", "Change it and save again; all the rest is still there."),
	},
	model.NoDoor: {
		what: say("%s到不了一扇门：「%s」", `the %s leads to no door: "%s"`),
		next: say(
			"写上小区或街道，和门牌；村里没有门牌的，写到组，再写户主姓名。",
			"Give the compound or street, and the number; in a village without numbers the group, and the "+
				"householder's name.",
		),
	},
	model.TooLong: {
		what: say("%s太长，最多 %s 字", "the %s is too long: at most %s characters"),
		next: say("删短一些再存，写的都还在。", "Make it shorter and save again; what you wrote is still there."),
	},
	model.Missing: {
		what: say("还缺%s", "the %s is missing"),
		next: say("填上再存，别的都还在。", "Fill it in and save again; all the rest is still there."),
	},
	model.NotYourVisit: {
		what: say("这次走访不是你记的", "another made this visit"),
		by:   say("这次走访是 %s 记的", "%s made this visit"),
		next: say("请记它的人来改。", "Ask whoever made it to put it right."),
	},
	model.NotYourMeeting: {
		what: say("这次会议不是你记的", "another entered this meeting"),
		next: say("请记它的人或者支部来改。", "Ask whoever entered it, or the branch, to put it right."),
	},
	model.NotYourPromise: {
		what: say("这不是你的承诺", "the promise is not yours"),
		next: say("请本人或者支部来记。", "Ask whoever promised, or the branch, to enter it."),
	},
	model.PromiseOver: {
		what: say("这个承诺已经有结果了", "the promise was kept or dropped already"),
		next: say("不用再记；还要做别的，请另记一个承诺。", "Enter another promise for anything else."),
	},
	model.NotYourDeed: {
		what: say("这不是你推荐的", "another recommended this"),
		next: say("请推荐的人或者支部来记本人的意愿。", "Ask whoever recommended it, or the branch, to enter it."),
	},
	model.AlreadyJudged: {
		what: say("这一条已经评过了", "it was judged already"),
		by:   say("这一条 %s 已经评过了", "%s judged it already"),
		next: say("不用再评。", "There is nothing more to judge."),
	},
	model.FutureDay: {
		what: say("%s还没到：%s", "the day of %s has not come yet: %s"),
		next: say("开过了再记；日子写错了就改一改。", "Enter it once it was held, or correct the day."),
	},
	model.MergeSame: {
		what: say("这本来就是同一户", "they are one household already"),
		next: say("不用再并。", "There is nothing to merge."),
	},
	model.MergeGone: {
		what: say("要并入的那一户已经搬走或作废", "the household to merge into moved away or was struck"),
		next: say("反过来并，或者先把那一户改回来。", "Merge the other way round, or put that household right first."),
	},
	model.MergeElsewhere: {
		what: say("两户不在同一个社区", "the two are in different communities"),
		next: say(
			"一户人搬到别的社区，在那边另建一户。",
			"A household that moved to another community is entered anew there.",
		),
	},
	model.NotMerged: {
		what: say("这一户没有并入别的户", "this household is not merged into another"),
		next: say("没有什么可撤回的。", "There is nothing to take back."),
	},
	model.NobodyHere: {
		what: say("登记的是%s已从这里搬走", "%s is known to have moved away from here"),
		next: say(
			"又住回来的，记见到本人或家属代答；新住户请另建一户。",
			"If they live here again, record whom you met; for new people add a household.",
		),
	},
	model.Struck: {
		what: say("已经作废了", "it was struck already"),
		next: say("不用再做；要记的，另记一次。", "Nothing to do; what there is to say is written down anew."),
	},
	model.HasHistory: {
		what: say("这户有走访或诉求，不能作废", "something happened at this household, so it is not struck"),
		next: say("搬走的记搬走，重了的请并户。", "Mark it as moved away, or have it merged."),
	},
	model.BadDay: {
		what: say("%s的日子不对：%s", "the day of %s does not fit: %s"),
		next: say("要在今天以后、一年以内。", "It is after today, and within a year."),
	},
	model.NotOrganiser: {
		what: say("这由县里组织部定", "only the county's organisers set this"),
		next: say("想改就跟组织部说一声。", "If it should change, tell the organisers."),
	},
	model.NoMenu: {
		what: say("菜单里没有「%s」", `the menu has no "%s"`),
		next: say("sidan menu 列出所有的类。", "sidan menu lists them all."),
	},
	model.MenuTwice: {
		what: say("已有一类叫「%s」", `another category is called "%s"`),
		next: say("换一个说法再存。", "Choose another word and save again."),
	},
	model.MenuFull: {
		what: say("菜单里已有 %s 类，放不下了", "the menu has %s categories already"),
		next: say("先去掉一类，或改一类。", "Remove one first, or change one."),
	},
	model.MenuEmpty: {
		what: say("菜单至少要留一类", "the menu needs one category at least"),
		next: say("先加一类，再去掉这一类。", "Add another, then remove this one."),
	},
	model.TooFewWorkdays: {
		what: say("%s 年就只剩 %s 个工作日了", "%s would have only %s working days"),
		next: say("每年至少要 150 个工作日，看看日子写对了没有。",
			"A year needs 150 at least; see whether the days are right."),
	},
	model.CalendarFull: {
		what: say("工作日历记满了", "the calendar is full"),
		next: say("先把很多年前的日子清掉。", "Clear the days of years long past first."),
	},
	model.NoCover: {
		what: say("%s不包保%s", "%s covers no part of %s"),
		next: say("看看是单位还是网格写错了。", "See whether the unit or the place is wrong."),
	},
	model.NotYourActivity: {
		what: say("这次活动不是你记的", "another entered this activity"),
		next: say("请记它的人或者支部来改。", "Ask whoever entered it, or the branch, to put it right."),
	},
	model.TooSoon: {
		what: say("%s最早从 %s 起改", "the earliest month for %s is %s"),
		next: say(
			"月中不改办法；要停用的，可以从本月起关掉。",
			"No rule changes within a month; only turning something off counts from the present one.",
		),
	},
	model.TooFar: {
		what: say("%s太远，最晚写到 %s", "%s is too far ahead: %s is the last"),
		next: say("近了再定。", "Set it when the time is nearer."),
	},
	model.UnreadDay: {
		what: say("「%s」看不懂是哪天", `"%s" does not read as a day`),
		next: say(
			"可以写 12-4、1204、下周三、3天后，或 2026-12-04。",
			"Write 12-4, 1204, next wed, in 3 days, or 2026-12-04.",
		),
	},
	model.NoSuchDay: {
		what: say("没有「%s」这一天", `there is no day "%s"`),
		next: say("看看月份和日子写对了没有。", "See whether the month and the day are right."),
	},
	model.BadBorn: {
		what: say("%s里的出生年不对：%s", "the year of birth in %s does not fit: %s"),
		next: say(
			"要在 1870 年到今年之间，不知道就空着。",
			"It is from 1870 to this year; leave out what is not known.",
		),
	},
	model.NoGroup: {
		what: say("名录里没有这个%s：%s", "the directory has no such %s: %s"),
		next: say("编号在 sidan units、teams、posts 里；队和岗位要在他的社区里。",
			"Ids are in sidan units, teams and posts; a team or post must be of a community they work in."),
	},
}
