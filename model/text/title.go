package text

// These are the titles of screens, and the tabs. Scripts and people recognise a screen by its title. So each of the
// first two is shown on its own screen only, and is part of no other sentence. Saved, too, is used for only one thing:
// that something was written to the disk.
var (
	RoundTitle = say("本周走访", "This week's round")
	VisitTitle = say("走访登记", "Visit")
	TasksTitle = say("任务", "Tasks")
	SyncTitle  = say("同步", "Sync")
	QueueTitle = say("队列", "Queue")
	KeysTitle  = say("全部按键", "All keys")

	MeetingsTitle = say("会议和征集", "Meetings")
	BoxesTitle    = say("意见箱和开箱", "Suggestion boxes")

	RoundTab = say("走访", "Round")

	Saved = say("已存本机", "saved here")

	AppName  = say("四 单", "Sidan  four lists")
	AppLists = say("居民点单   支部派单   大家接单   组织晒单", "order   dispatch   claim   publish")
)
