package text

import "sidan/model"

// This file holds the words of the exchange with the hub: its state in four words, what will be sent, what came back,
// and what bounced. A change that bounced is 退件; a task that a handler sent back is 退单.

// These are the four words. The number of changes to send may follow each of them.
var (
	InSync     = say("已同步 %s", "in sync %s")
	Syncing    = say("同步中", "syncing")
	Offline    = say("离线", "off line")
	HasBounced = say("有退件", "bounced")
	ToSend     = say("⇡%d 待传", "⇡%d to send")
	Loading    = say("载入中", "loading")
	SyncNever  = say("还没同步过", "not yet in sync")
)

// LoadingNext says what to do while the first copy is not complete.
var LoadingNext = say(
	"第一份还没收完；断了会自己接着收，按 F5 马上接",
	"the first copy is not whole yet; it goes on by itself, or at once with F5",
)

// These tallies are shown separately. The first two count doors, and say so: ToSend is shown beside them and counts
// changes, of which a door may have several.
var (
	TallyConfirmed = say("已确认 %d 户", "confirmed %d")
	TallyToSend    = say("⇡ 待传 %d 户", "⇡ to send %d")
	TallyBounced   = say("✗ 退件 %d", "✗ bounced %d")
)

// These are the words of the sync page: the state of the connection, and the headings.
var (
	SyncOffline  = say("离线，%s 起。写下的都在本机，连上就自己补传", "Off line since %s; all is kept, sent later")
	SyncOnline   = say("在线。存下的自己就传", "On line. What is kept is sent by itself")
	SyncByChoice = say("自己选了离线办公，按 F5 恢复联网", "Off line by your choice, until F5")
	SyncLast     = say("上次 %s", "last %s")

	BouncedHead = say("退件", "bounced")
	BouncedNote = say("中心没收下，要你看一眼", "the hub did not take it: look once")
	HeldHead    = say("搁着", "held")
	HeldNote    = say("中心先放着，不用你管", "the hub keeps it aside; nothing to do")
	ToSendHead  = say("待传", "to send")
	LastHead    = say("前几次", "last exchanges")

	WorkOffline   = say("离线办公", "work off line")
	WorkOfflineOn = say(
		"开：存下的先不传，按 F5 为止   Enter 关", "on: what is kept waits for F5   Enter turns it off",
	)
	WorkOfflineOff = say("关：存下就传   Enter 开", "off: what is kept is sent   Enter turns it on")
)

// Foretold says before an exchange what will be sent. The others say afterwards what came of it.
var (
	Foretold     = say("将传 %d 条，约 %s", "%d to go, about %s")
	toldAccepted = say("收下 %d", "accepted %d")
	toldFlagged  = say("提醒 %d", "flagged %d")
	toldBounced  = say("退件 %d", "bounced %d")
	toldHeld     = say("搁着 %d", "held %d")
	ToldNothing  = say("没有新的", "nothing new")
	sentOne      = say("传出 %d 条改动", "sent %d change")
	sentMany     = say("传出 %d 条改动", "sent %d changes")
	cameOne      = say("收到 %d 条记录", "%d record came")
	cameMany     = say("收到 %d 条记录", "%d records came")
	LinkLost     = say("网断了，已自己续传", "link lost, resumed")
	LinkDown     = say("没连上", "no link")
	Took         = say("%.1f 秒", "%.1f s")
	Joined       = say("已加入。收到 %d 条", "joined; %d records taken")

	// an exchange may bring these without anybody asking for them
	PutBack = say("中心换回了较早的一份；本机留着的 %d 条自己再传一遍，你不用做什么",
		"the hub was put back to an earlier copy; %d sent again, nothing to do")
	AccountChanged = say(
		"你管的地方或身份改了，数据已换好；没传的都在",
		"your place or role was changed and the data with it; what was not sent is kept",
	)
)

// Exchanged says how much an exchange that succeeded sent and received, or that there was nothing new.
func Exchanged(l Lang, sent, got int) string {
	var said []string
	if sent > 0 {
		said = append(said, counted(sent, sentOne, sentMany).In(l, sent))
	}
	if got > 0 {
		said = append(said, counted(got, cameOne, cameMany).In(l, got))
	}
	if len(said) == 0 {
		return ToldNothing.In(l)
	}
	return Listed(l, said...)
}

// Verdicts says how many of the changes that were sent the hub accepted, flagged, bounced and held. It leaves out a
// verdict that no change got.
func Verdicts(l Lang, accepted, flagged, bounced, held int) string {
	var said []string
	for _, one := range []struct {
		say Sentence
		n   int
	}{{toldAccepted, accepted}, {toldFlagged, flagged}, {toldBounced, bounced}, {toldHeld, held}} {
		if one.n > 0 {
			said = append(said, one.say.In(l, one.n))
		}
	}
	return Listed(l, said...)
}

var sizeKB, sizeMB = say("%d KB", "%d KB"), say("%.1f MB", "%.1f MB")

// Size says a number of bytes: below 1 MB in whole KB, at least one, and from 1 MB on in MB with one decimal.
func Size(l Lang, bytes int) string {
	if bytes < 1<<20 {
		return sizeKB.In(l, max(1, (bytes+512)>>10))
	}
	return sizeMB.In(l, float64(bytes)/(1<<20))
}

// nextAfter has what to do about a step that came too late, for each type of step.
var nextAfter = map[model.Type]Sentence{
	model.TypeOf(model.TaskSorted{}): say(
		"已有人往下办了，打开看看就行。", "Others have gone on with it; open it and look.",
	),
	model.TypeOf(model.TaskDispatched{}): say(
		"已有人派出去了；还没认领的话，打开可以改派。",
		"It was dispatched already; while nobody has claimed it, its page can dispatch it to another.",
	),
	model.TypeOf(model.TaskClaimed{}): say(
		"它不能再认领了，看看别的。", "It is no longer to be claimed; see the others.",
	),
	model.TypeOf(model.TaskReleased{}): say(
		"它已不在办理中，不用再放弃。", "It is no longer in progress; there is nothing to give up.",
	),
	model.TypeOf(model.TaskReturned{}): say(
		"它已不在办理中，不用再退。", "It is no longer in progress; there is nothing to return.",
	),
	model.TypeOf(model.TaskAccepted{}): say(
		"验收已有人做了，打开看看就行。", "Somebody has decided on it already; open it and look.",
	),
	model.TypeOf(model.TaskSentBack{}): say(
		"验收已有人做了；你写的原因可以另记成进展。",
		"Somebody has decided on it already; your reason can be kept as a note.",
	),
	model.TypeOf(model.TaskClosed{}): say("它已往前走了，打开看看就行。", "It has gone on; open it and look."),
	model.TypeOf(model.TaskNudged{}): say("它已往前走了，不用再催。", "It has gone on; there is nothing to nudge."),
	model.TypeOf(model.TaskJoined{}): say(
		"它已往前走了，打开看看再并。", "It has gone on; open it before you join it.",
	),
	model.TypeOf(model.TaskUnjoined{}): say("它已经不在并单里了。", "It is no longer joined."),
	model.TypeOf(model.TaskDoubled{}):  say("它已往前走了，打开看看就行。", "It has gone on; open it and look."),
	model.TypeOf(model.TaskExtensionAsked{}): say(
		"它已不在办理中，不用再申请。", "It is no longer in progress; it needs no more time.",
	),
	model.TypeOf(model.TaskExtensionDeclined{}): say(
		"它已不在办理中，不用再定。", "It is no longer in progress; there is nothing to decide.",
	),
	model.TypeOf(model.TaskHandedOn{}): say(
		"它已不在办理中，不用再转。", "It is no longer in progress; there is nothing to hand on.",
	),
	model.TypeOf(model.TaskWhistled{}): say("它已往前走了，不用再吹哨。", "It has gone on; nobody has to be called."),
	model.TypeOf(model.TaskAsked{}): say(
		"已有人研判或答复，打开看看。", "Somebody has decided on it; open it and look.",
	),
	model.TypeOf(model.TaskSettled{}): say(
		"已有人研判或答复，打开看看。", "Somebody has decided on it; open it and look.",
	),
	model.TypeOf(model.TaskExtended{}): say("它已往前走了，不用再延。", "It has gone on; it needs no more time."),
	model.TypeOf(model.TaskRecalled{}): say(
		"已有人认领或退回，打开看看再定。", "Somebody claimed or returned it; open it, then decide.",
	),
	model.TypeOf(model.TaskReopened{}): say(
		"它已重新办起来了，打开看看就行。", "It is being done again; open it and look.",
	),
}

// BouncedNext says what to do about a change that bounced. That depends on the type of the change.
func BouncedNext(l Lang, b model.Body, r *model.Refusal) string {
	if r.Reason == model.WrongState {
		if s, ok := nextAfter[model.TypeOf(b)]; ok {
			return s.In(l)
		}
	}
	return Next(l, r)
}

// Refused says in whole sentences why a change bounced, who was first, and what to do.
func Refused(l Lang, b model.Body, r *model.Refusal) string {
	return follow(l, full(l, Why(l, r)), BouncedNext(l, b, r))
}

// Result says how an exchange ended if it did not succeed. code is the code of the result in the log.
func Result(l Lang, code string) string {
	if s, ok := results[code]; ok {
		return s.In(l)
	}
	return Problem(code).Title(l)
}

var results = map[string]Sentence{
	"away":      LinkDown,
	"busy":      say("中心正忙", "the hub was busy"),
	"stopped":   say("停了，下次接着传", "stopped, goes on next time"),
	"reply":     LinkLost,
	"portal":    say("被别的网页挡住了", "somebody else's page answered"),
	"proxy":     say("代理没让过去", "the proxy did not let it through"),
	"astray":    say("中心的回话前后对不上", "the hub's answer contradicts itself"),
	"pin":       say("答话的不是原来那个中心", "not the hub that was joined"),
	"unvouched": say("对方的证书没有人担保", "nobody vouches for its certificate"),
	"clock":     say("这台电脑的钟不对", "this laptop's clock is wrong"),
	"full":      say("磁盘满了", "the disk is full"),
	"fault":     say("程序自己出了错", "the program failed"),
}
