package text

// This file holds the words of the screens that come before a home is open: the first start, joining a hub, and the
// locked home.

var (
	FirstSample     = say("先看看样例", "Look round first")
	FirstSampleNote = say("龙里县的样子，随便点，不出这台电脑", "a county like Longli; nothing leaves this laptop")
	FirstJoin       = say("加入社区", "Join your community")
	FirstJoinNote   = say("要支部给的地址和邀请码", "with the address and code your branch gave you")

	FirstWho        = say("以谁的身份看", "Whose day to see")
	FirstWorker     = say("网格员的一晚", "A grid worker's evening")
	FirstWorkerNote = say("上门、登记、认领，把回音带回去", "doors, requests, claims, answers brought back")
	FirstSupervisor = say("民情信息员的一早", "A supervisor's morning")
	FirstSuperNote  = say("研判、派单、验收，把队列理空", "sort, dispatch, accept; empty the queue")
	FirstMaking     = say("正在备好样例，一两秒就好", "making the sample, a second or two")
	JoinHub         = say("地址", "address")
	JoinHubHint     = key("https://192.168.1.10:8731")
	JoinCode        = say("邀请码", "code")
	JoinCodeHint    = say("照纸条输全，不分大小写", "the whole of the slip, any case")
	JoinPass        = say("新口令", "new passphrase")
	JoinPassHint    = say("8 位以上。谁也取不回，请记牢", "8 or more; nobody can bring it back")
	JoinPassAgain   = say("再输一遍", "once more")
	JoinPassShort   = say("口令至少 8 个字", "a passphrase has 8 characters or more")
	JoinPassDiffer  = say("两遍口令不一样", "the two passphrases differ")
	JoinMissing     = say("先把地址和邀请码填上", "fill in address and code first")
	JoinUnderway    = say("正在加入，取第一份数据", "joining, taking the first copy")
	LockedNote      = say(
		"数据锁在这台电脑里，口令只有你知道",
		"the data is locked on this laptop, the passphrase is yours alone",
	)
	LockedPass       = say("口令", "passphrase")
	LockedOpening    = say("正在打开", "opening")
	LockedWaiting    = say("还有 ⇡%d 条没传，不会丢", "⇡%d not yet sent; none will be lost")
	LockedForget     = say("确实忘了：收起旧数据，重新加入", "it is gone: put the old data aside, join anew")
	LockedForgetNote = say(
		"旧数据原样留着，日后想起口令还能打开。没传的 %d 条要等那时。",
		"The old data stays as it is, should the passphrase come back to you; the %d not yet sent with it.",
	)
	LockedForgetNo = say("再想想", "think again")
	LockedSetAside = say("旧数据收在 %s", "the old data lies in %s")
	DoJoin         = say("加入", "join")
)
