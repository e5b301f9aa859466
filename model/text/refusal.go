package text

import (
	"strings"

	"sidan/model"
)

// why is what this package says about one reason for a refusal. It says what is wrong, with or without the name of
// whoever acted first, and what to do next.
type why struct {
	what Sentence // a clause, as a list shows it in a row
	by   Sentence // the clause if somebody can be named; the name is the last argument
	next Sentence // one or two whole sentences
}

var reasons = map[model.Reason]why{
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
	model.OutOfSight: {
		what: say("这一条已不归你看", "it is no longer yours to see"),
		next: say("有话要说，请告诉支部。", "If there is something to say, tell the branch."),
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
	model.UnknownRecord: {
		what: say("中心还没有它说的那一条", "the hub does not have its record yet"),
		next: say("不用管，那一条到了，中心自己接上。", "Nothing to do: when the record comes, the hub applies it."),
	},
	model.Undecodable: {
		what: say("中心读不懂这一条", "the hub cannot read it"),
		next: say("它好好存着，中心更新后会再收一次。", "It is kept; the hub tries again once it is updated."),
	},
	model.NoRight: {
		what: say("你的账号不管这个社区", "your account has no part in this community"),
		next: say("它好好存着，请支部或组织部看一看。", "It is kept; ask the branch or the organisers to look."),
	},
	model.RulePanic: {
		what: say("中心处理它时出了错", "the hub failed on it"),
		next: say("它好好存着，修好后会再收一次。", "It is kept; the hub tries again once it is mended."),
	},
	model.NotAuthor: {
		what: say("写它的和送它的不是一个人", "another wrote it than who sent it"),
		next: say("它好好存着，请支部核一核。", "It is kept; ask the branch to look."),
	},
	model.Unfit: {
		what: say("中心不收：%s不合规矩", "the hub does not take it: the %s is not as it must be"),
		next: say(
			"它好好存着。请先更新这台电脑的程序，再告诉支部。",
			"It is kept. Update the program on this laptop, then tell the branch.",
		),
	},
	model.NoPlace: {
		what: say("县里的名录没有 %s 这个地方", "the county's lists have no place %s"),
		next: say("它好好存着，请组织部把这个地方补进名录。", "It is kept; ask the organisers to enter the place."),
	},
	model.RecordFull: {
		what: say("这一条已经装满，再加不进了", "the record is full and takes no more"),
		next: say("它好好存着，请支部看一看这一条。", "It is kept; ask the branch to look at the record."),
	},
	model.NeverSeen: {
		what: say("改的是从没归你看过的一条", "it alters what never was yours to see"),
		next: say("它好好存着，请支部核一核。", "It is kept; ask the branch to look."),
	},
	model.NotKept: {
		what: say("中心替你存的太多，这一条没存", "the hub holds too much of yours already, and does not keep this"),
		next: say("它还在这台电脑上，请告诉支部。", "It is still on this laptop; tell the branch."),
	},
	model.FlagOutOfSight: {
		what: say("已收下，只是这一条已不归你看", "kept, though it is no longer yours to see"),
		next: branchLooks,
	},
	model.FlagHelp: {
		what: say("已收下，记作协助", "kept as help"),
		next: say("办结要承办人来写，支部会看一眼。", "Its holder writes the result; the branch takes a look."),
	},
	model.FlagState: {
		what: say("已收下，只是和当时的状态对不上", "kept, though it does not fit where the record stood"),
		next: branchLooks,
	},
	model.FlagSecond: {
		what: say("已收下，这一条早有了，两份都留着", "kept beside the first, which was there already"),
		next: branchLooks,
	},
	model.FlagEdit: {
		what: say("已收下，这一项别人也改过", "kept; another had changed the same field"),
		next: say(
			"后到的算数，两个写法都留着，支部会看一眼。",
			"The last to arrive stands, both are kept, the branch takes a look.",
		),
	},
	model.FlagLate: {
		what: say("已收下，只是过了 30 天，不再重办", "kept, but after 30 days it is not done again"),
		next: say("还不满意，请另记一件诉求。", "If they are still not satisfied, record a new request."),
	},
	model.FlagMisplaced: {
		what: say("已收下，但不能换社区", "kept, but a record never leaves its community"),
		next: branchLooks,
	},
	model.FlagNotBranch: {
		what: say("已收下，只是这该由支部来记", "kept, though it is for the branch to report"),
		next: branchLooks,
	},
	model.FlagAhead: {
		what: say("已收下，只是写的日子那时还没到", "kept, though its day had not come yet"),
		next: branchLooks,
	},
	model.FlagPast: {
		what: say("已收下，只是到期的日子早过了", "kept, though its day was past already"),
		next: branchLooks,
	},
	model.FlagNotOwn: {
		what: say("已收下，但不是该说的人说的，不算数", "kept without effect: it is for another to say"),
		next: branchLooks,
	},
	model.FlagNotMember: {
		what: say("已收下，只是写的人不在这个单位或队里", "kept, though its author is not one of them"),
		next: branchLooks,
	},
	model.FlagCount: {
		what: say("已收下，只是答的人比发的票多", "kept, though more answered than were asked"),
		next: branchLooks,
	},
	model.FlagReissued: {
		what: say("已收下，是从换了人的电脑上补传的", "kept; sent from the laptop by whoever has it now"),
		next: branchLooks,
	},
	model.FlagOther: {
		what: say("已收下，只是这次走访是别人的，原样没动", "kept beside another's visit, which stands as it was"),
		next: branchLooks,
	},
	model.FlagClock: {
		what: say("已收下，时间按中心的钟改过", "kept, with the time set right by the hub's clock"),
		next: say("请把这台电脑的钟调对。", "Please set this laptop's clock."),
	},
}

// privates has the words for what a brief must not hold. quoted adds the part of the brief that holds it.
var (
	privates = words[model.Private]{
		model.PrivateName:  say("姓名", "a name"),
		model.PrivatePhone: say("电话或证件号", "a phone or identity number"),
		model.PrivateDoor:  say("门牌", "a door"),
	}
	quoted = say("%s「%s」", `%s, "%s"`)
)

var (
	branchLooks = say("支部会看一眼，你不用做什么。", "The branch takes a look; there is nothing for you to do.")

	reasonUnknown = why{
		what: say("中心给的原因是 %s", "the hub's reason is %s"),
		next: say("什么都没丢，请把这个词告诉支部。", "Nothing is lost; tell the branch this word."),
	}
)

// Why says as a clause for a list why a change was refused or flagged. It names who was first if the viewer may know.
func Why(l Lang, r *model.Refusal) string {
	y, args := whyOf(l, r)
	if r.Against.Name != "" && !y.by.IsZero() {
		return y.by.In(l, append(args, r.Against.Name)...)
	}
	return y.what.In(l, args...)
}

// Next says in whole sentences what to do about a refusal.
func Next(l Lang, r *model.Refusal) string {
	y, _ := whyOf(l, r)
	return y.next.In(l)
}

// Refusal says in whole sentences what is wrong, who was first, and what to do.
func Refusal(l Lang, r *model.Refusal) string { return follow(l, full(l, Why(l, r)), Next(l, r)) }

// whyOf returns what is said about a reason, and the arguments in words.
func whyOf(l Lang, r *model.Refusal) (why, []any) {
	arg := func(i int) string {
		if i < len(r.Args) {
			return clipped(r.Args[i])
		}
		return ""
	}
	field := Field(l, model.Field(arg(0)))
	switch r.Reason {
	case model.BadInput, model.NoDoor:
		if arg(1) == "" {
			return reasons[model.Missing], []any{field}
		}
		return reasons[r.Reason], []any{field, arg(1)}
	case model.TooFar, model.NoCover:
		return reasons[r.Reason], []any{arg(0), arg(1)}
	case model.TooLong, model.NoGroup, model.BadDay, model.BadBorn, model.FutureDay, model.TooSoon:
		return reasons[r.Reason], []any{field, arg(1)}
	case model.Missing, model.Unfit:
		return reasons[r.Reason], []any{field}
	case model.BadExtension, model.NoPlace, model.NobodyHere, model.DoorElsewhere, model.DoorTaken, model.MovedAway,
		model.Namesake, model.UnreadDay, model.NoSuchDay, model.NoMenu, model.MenuTwice, model.MenuFull:
		return reasons[r.Reason], []any{arg(0)}
	case model.TooFewWorkdays:
		return reasons[r.Reason], []any{arg(0), arg(1)}
	case model.BriefTells:
		told := privates.in(l, model.Private(arg(0)))
		if arg(1) != "" {
			told = quoted.In(l, told, arg(1))
		}
		return reasons[r.Reason], []any{told}
	case model.WrongState:
		return reasons[r.Reason], []any{State(l, model.State(arg(0)))}
	}
	if y, ok := reasons[r.Reason]; ok {
		return y, nil
	}
	return reasonUnknown, []any{clipped(string(r.Reason))}
}

// clipped returns a value in a form that fits into a sentence: in one line, and at most 24 characters of it. What
// somebody typed may be a whole page, or the bytes of a file.
func clipped(v string) string {
	const most = 24
	if len(v) > 4*most {
		v = strings.ToValidUTF8(v[:4*most], "")
	}
	r := []rune(model.TidyLine(v))
	if len(r) > most {
		return string(r[:most]) + "⋯"
	}
	return string(r)
}
