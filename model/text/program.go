package text

// This file holds the words for what can be done on every page: the list of all actions (Ctrl+P), undo, the mouse, and
// the language.

// These are the words of the list of all actions. The actions are listed by name.
var (
	ActionsTitle      = say("全部动作", "All actions")
	ActionsHint       = say("打字找动作", "type to find an action")
	ActionLock        = say("锁上", "Lock")
	ActionSync        = say("现在同步", "Sync now")
	ActionFind        = say("查找", "Find")
	ActionHelp        = say("全部按键", "All keys")
	ActionQuit        = say("退出", "Quit")
	ActionLanguage    = say("换语言", "Language")
	ActionWorkOffline = say("离线办公，开或关", "Work off line, on or off")
)

// The last line of the screen says these after such an action.
var (
	MouseOn       = say("鼠标开", "mouse on")
	MouseOff      = say("鼠标关，可以选字复制", "mouse off, text can be selected")
	Undone        = say("已撤回", "taken back")
	NothingToUndo = say("没有可撤回的：F4 要趁那一行还在时按", "nothing to take back: F4 works while its line stands")
	UndoTooLate   = say(
		"已经传走，F4 撤不回了；到它那一页更正或撤回",
		"it has been sent, too late for F4; correct or recall it on its page",
	)
	NotDone = say("没办成", "not done")
	Waiting = say("稍等", "one moment")
)

// OtherLanguage is the language to which the program can be switched, by its name in that language.
var OtherLanguage = Sentence{"English", "中文"}
