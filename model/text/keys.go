package text

// This file has the words of the key hints: the key as it is printed on the keyboard, then a verb. Arrows are words.
// The most likely action stands first, F1 last.

// Keys whose name is a word.
var (
	KeyUpDown    = say("上下", "Up/Down")
	KeyLeftRight = say("左右", "Left/Right")
	KeyDigits    = say("1-%d", "1-%d")
)

// Verbs that mean the same on every screen.
var (
	DoOpen     = say("打开", "open")
	DoFind     = say("查找", "find")
	DoPage     = say("换页", "page")
	DoFilter   = say("筛选", "filter")
	DoOrder    = say("排序", "order")
	DoUndo     = say("撤回", "undo")
	DoSync     = say("同步", "sync")
	DoSyncNow  = say("现在同步", "sync now")
	DoAllKeys  = say("全部按键", "all keys")
	DoField    = say("下一项", "next field")
	DoSave     = say("保存", "save")
	DoBack     = say("返回", "back")
	DoKeep     = say("返回，草稿留着", "back, draft kept")
	DoClose    = say("关", "close")
	DoChoose   = say("选", "choose")
	DoTick     = say("勾选", "tick")
	DoGoThere  = say("去那里", "go there")
	DoQuit     = say("退出", "quit")
	DoStart    = say("开始", "start")
	DoRetry    = say("再存一次", "save again")
	DoToForm   = say("回到表单", "back to the form")
	DoForgot   = say("忘了口令", "forgotten")
	DoKind     = say("换类", "kind")
	DoRead     = say("知道了", "understood")
	DoSeeTask  = say("看这件事", "see the task")
	DoTryAgain = say("再传一次", "offer again")
	DoAsNote   = say("改记成进展", "keep as a note")
	DoDrop     = say("不要了", "drop it")
)

// Verbs of the work.
var (
	DoRecord   = say("登记", "record")
	DoVisit    = say("登记走访", "record a visit")
	DoEdit     = say("改资料", "edit")
	DoMoved    = say("搬走", "moved")
	DoAddDoor  = say("加一户", "add a door")
	DoClaim    = say("认领", "claim")
	DoRelease  = say("放弃", "release")
	DoProgress = say("写进展", "progress")
	DoFinish   = say("办结", "finish")
	DoReturn   = say("退单", "return")
	DoSort     = say("研判", "sort")
	DoTriage   = say("研判派单", "sort, dispatch")
	DoDispatch = say("派出", "send")
	DoAsItIs   = say("就这样派出", "send as it is")
	DoLeaveIt  = say("不派了", "leave it")
	DoAccept   = say("验收", "accept")
	DoSendBack = say("退回", "send back")
	DoAnswer   = say("回访", "tell")
	DoRate     = say("评价", "rate")
	DoEnd      = say("了结", "close")
	DoReopen   = say("重办", "reopen")
)
