package text

import "sidan/model"

// heldReasons are the reasons to hold a change, and those to flag one that was kept.
var heldReasons = map[model.Reason]why{
	model.OutOfSight: {
		what: say("这一条已不归你看", "it is no longer yours to see"),
		next: say("有话要说，请告诉支部。", "If there is something to say, tell the branch."),
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
