package text

// This file is the help page: every key there is (CONTRACT, Keys), in sections, by who works. All of them work with a
// Chinese input method on.

// HelpKey is one line of help: a key and what it does.
type HelpKey struct{ Key, Does Sentence }

// HelpSection is a heading and its lines.
type HelpSection struct {
	Title Sentence
	Keys  []HelpKey
}

// HelpNote stands beside the title of the help page.
var HelpNote = say("开着输入法也能用", "all work with an input method on")

// WorkerHelp is what a worker's help page shows, in two columns of two sections.
var WorkerHelp = []HelpSection{helpRound, helpWriting, helpMoving, helpProgram}

// SupervisorHelp is what a supervisor's help page shows.
var SupervisorHelp = []HelpSection{helpQueue, helpDispatch, helpMoving, helpProgram}

// HandlerHelp is what anybody else's help page shows.
var HandlerHelp = []HelpSection{helpTasks, helpWriting, helpMoving, helpProgram}

// key is a key that is printed alike on every keyboard.
func key(name string) Sentence { return Sentence{name, name} }

var helpRound = HelpSection{say("走访", "Round"), []HelpKey{
	{key("Space"), say("登记这户走访", "record a visit")},
	{key("Enter"), say("打开这户、这件", "open door or task")},
	{key("F2"), say("筛选", "filter")},
	{key("F3"), say("排序", "order")},
	{key("F4"), say("撤回刚才那一步", "take back")},
	{key("F5"), say("现在同步", "sync now")},
	{key("Ctrl+N"), say("加一户没登记的", "add an unlisted door")},
	{key("Ctrl+P"), say("全部动作，按名字", "every action by name")},
}}

var helpWriting = HelpSection{say("写字", "Writing"), []HelpKey{
	{key("Tab"), say("下一项", "next field")},
	{key("Ctrl+S"), say("保存", "save")},
	{key("1-9"), say("选答案", "choose")},
	{key("Space"), say("勾选", "tick")},
	{key("Esc"), say("返回，草稿留着", "back, draft kept")},
}}

var helpQueue = HelpSection{say("队列", "Queue"), []HelpKey{
	{key("Enter"), say("打开，做亮着的一步", "open, take the step")},
	{key("F2"), say("筛选", "filter")},
	{key("F3"), say("排序", "order")},
	{key("F4"), say("撤回刚才那一步", "take back")},
	{key("F5"), say("现在同步", "sync now")},
	{key("F7"), say("结果退回承办人", "send a result back")},
	{key("Ctrl+P"), say("全部动作，按名字", "every action by name")},
}}

var helpTasks = HelpSection{say("任务", "Tasks"), []HelpKey{
	{key("Enter"), say("打开，做亮着的一步", "open, take the step")},
	{KeyLeftRight, say("换一类", "another kind")},
	{key("1-9"), say("做第几步", "the step by number")},
	{key("F4"), say("撤回刚才那一步", "take back")},
	{key("F5"), say("现在同步", "sync now")},
	{key("Ctrl+P"), say("全部动作，按名字", "every action by name")},
}}

var helpDispatch = HelpSection{say("研判派单", "Sort, dispatch"), []HelpKey{
	{key("1-3"), say("先定三事", "the sphere first")},
	{key("1-7"), say("再定菜单", "then the menu")},
	{key("Enter 1-9"), say("派出", "send")},
	{key("0"), say("放开认领", "open to anyone")},
	{key("Tab"), say("留言、时限", "words, due date")},
}}

var helpMoving = HelpSection{say("走动", "Moving"), []HelpKey{
	{say("上 下", "Up/Down"), say("上一行、下一行", "one row")},
	{key("PgUp/PgDn"), say("一屏", "one screen")},
	{key("Home/End"), say("头、尾", "first, last")},
	{key("/ Ctrl+F"), say("查找", "find")},
	{key("Tab"), say("换页", "next page")},
	{key("1-9"), say("第几页", "the page by number")},
	{key("Esc"), say("返回", "back")},
}}

var helpProgram = HelpSection{say("程序", "Program"), []HelpKey{
	{key("F1 ?"), say("这一页", "this page")},
	{key("F8"), say("鼠标开关", "mouse on, off")},
	{key("Ctrl+U"), say("清掉写的这一行", "clear a typed line")},
	{key("Ctrl+Q"), say("退出，都已存好", "quit, all is kept")},
	{key("Ctrl+C"), say("一样，随时", "the same, any time")},
}}
