package text

// This file holds the words of the help page. It lists the keys of the page from which it was opened, and after them
// all other keys. All keys also work while a Chinese input method is on.

// HelpKey is one line of the help page: a key and what it does.
type HelpKey struct{ Key, Does Sentence }

// HelpSection is a heading of the help page and the lines below it.
type HelpSection struct {
	Title Sentence
	Keys  []HelpKey
}

// HelpNote is shown beside the title of the help page.
var HelpNote = say("开着输入法也能用", "all work with an input method on")

// key makes a Sentence for a key whose name on the keyboard is the same in both languages.
func key(name string) Sentence { return Sentence{name, name} }

// These are the keys that do the same on every page: the keys of a form, the keys that move the selection, and the keys
// that always work.
var (
	HelpWriting = HelpSection{say("写字", "Writing"), []HelpKey{
		{key("Tab"), say("下一项", "next field")},
		{key("Ctrl+S"), say("保存", "save")},
		{key("1-9"), say("选答案", "choose")},
		{key("Space"), say("勾选", "tick")},
		{key("Ctrl+U"), say("清掉写的这一行", "clear a typed line")},
		{key("Esc"), say("返回，草稿留着", "back, draft kept")},
	}}
	HelpMoving = HelpSection{say("走动", "Moving"), []HelpKey{
		{say("上 下", "Up/Down"), say("上一行、下一行", "one row")},
		{key("PgUp/PgDn"), say("一屏", "one screen")},
		{key("Home/End"), say("头、尾", "first, last")},
		{key("Tab 1-9"), say("换页", "another page")},
		{key("Esc"), say("返回", "back")},
	}}
	HelpProgram = HelpSection{say("到处", "Everywhere"), []HelpKey{
		{key("F1 ?"), say("这一页", "this page")},
		{key("/ Ctrl+F"), say("查找", "find")},
		{key("Ctrl+P"), say("全部动作，按名字", "every action by name")},
		{key("F4"), say("撤回刚才那一步", "take back")},
		{key("F5"), say("现在同步", "sync now")},
		{key("F8"), say("鼠标开关", "mouse on, off")},
		{key("F10"), say("语言 English", "language 中文")},
		{key("Ctrl+Q"), say("退出，都已存好", "quit, all is kept")},
	}}
)

// HelpPages has the keys of each page that has keys of its own.
var HelpPages = []HelpSection{
	HelpRound, HelpHousehold, HelpVisit, HelpQueue, HelpTasks, HelpTask, HelpDispatch, HelpMeetings, HelpMeeting,
	HelpBoxes, HelpSync, HelpFind, HelpCounty, HelpUnits, HelpRules,
}

// These are the keys of each page.
var (
	HelpRound = HelpSection{RoundTab, []HelpKey{
		{key("Space"), say("登记这户走访", "record a visit")},
		{key("Enter"), say("打开这户", "open the door")},
		{key("F2"), say("筛选", "filter")},
		{key("F3"), say("排序", "order")},
		{key("Ctrl+N"), say("加一户没登记的", "add a door")},
	}}
	HelpHousehold = HelpSection{say("这一户", "Household"), []HelpKey{
		{key("Space"), say("登记走访", "record a visit")},
		{key("Enter"), say("打开，做亮着的一步", "open, take the step")},
		{key("Ctrl+N"), say("同一楼道加一户", "a door beside it")},
		{key("PgUp/PgDn"), say("上翻、下翻", "back, forth")},
	}}
	HelpVisit = HelpSection{say("在门口", "At the door"), []HelpKey{
		{key("1-5"), say("结果", "the outcome")},
		{key("Tab"), say("见到谁、情况、诉求", "whom, note, request")},
		{key("Ctrl+S"), say("保存，到下一户", "save, next door")},
		{key("Esc"), say("返回，草稿留着", "back, draft kept")},
	}}
	HelpQueue = HelpSection{QueueTitle, []HelpKey{
		{key("Enter"), say("打开，做亮着的一步", "open, take the step")},
		{key("Space"), say("选几件，一起派", "mark several")},
		{KeyLeftRight, say("前一堆、后一堆", "another heap")},
		{key("F2"), say("筛选", "filter")},
		{key("F3"), say("排序", "order")},
		{key("F7"), say("结果退回承办人", "send a result back")},
		{key("Ctrl+N"), say("登记电话、来访的诉求", "a request by phone")},
	}}
	HelpTasks = HelpSection{TasksTitle, []HelpKey{
		{key("Enter"), say("打开这件", "open the task")},
		{KeyLeftRight, say("换一类", "another kind")},
		{key("F2"), say("只看一个网格", "one grid only")},
		{key("Ctrl+N"), say("登记电话、来访的诉求", "a request by phone")},
	}}
	HelpTask = HelpSection{say("这件事", "Task"), []HelpKey{
		{key("Enter"), say("做亮着的一步", "take the marked step")},
		{key("1-9"), say("做第几步", "the step by number")},
		{key("F7"), say("结果退回承办人", "send a result back")},
		{key("PgUp/PgDn"), say("翻看经过", "read the history")},
		{KeyCtrlDown, say("同样的事", "tasks like it")},
	}}
	HelpDispatch = HelpSection{TriageTitle, []HelpKey{
		{key("1-3 1-9"), say("先三事，再菜单", "sphere, then menu")},
		{key("Enter 1-9"), say("派出", "dispatch")},
		{key("0"), say("放开认领", "open to anyone")},
		{key("Tab"), say("事由、时限", "brief, due date")},
		{key("PgDn"), say("同样的事，一起派", "tasks like it")},
		{key("Ctrl+S"), say("就这样派出", "dispatch as it is")},
		{key("Esc"), say("不派了，草稿留着", "leave it, draft kept")},
	}}
	HelpMeetings = HelpSection{MeetingsTitle, []HelpKey{
		{key("Enter"), say("打开，看意见办得怎样", "what became of it")},
		{key("Ctrl+N"), say("记一次会议、征集", "enter a meeting")},
		{key("F6"), say("和另一次是同一次", "the same as another")},
		{key("F7"), say("作废，或又算数", "strike, or restore")},
	}}
	HelpMeeting = HelpSection{say("写意见", "Opinions"), []HelpKey{
		{key("Enter"), say("存这条，写下一条", "save, the next begins")},
		{key("Tab"), say("网格、谁说的、答复", "grid, whose, answer")},
		{key("F6"), say("并入像的共性问题", "join the likely one")},
		{key("Ctrl+S"), say("写完了", "done")},
	}}
	HelpBoxes = HelpSection{BoxesTitle, []HelpKey{
		{key("Enter"), say("打开", "open")},
		{key("Ctrl+N"), say("设意见箱，或开箱", "a new box, or open it")},
		{key("F7"), say("撤箱", "remove it")},
	}}
	HelpUnits = HelpSection{UnitsTitle, []HelpKey{
		{key("Ctrl+N"), say("记一次活动", "add an activity")},
		{key("Enter"), say("登记群众评议", "enter a judgement")},
		{key("F7"), say("活动作废", "strike an activity")},
		{KeyLeftRight, say("换一个月", "another month")},
	}}
	HelpRules = HelpSection{RulesTitle, []HelpKey{
		{key("Enter"), say("改这一条", "change it")},
	}}
	HelpSync = HelpSection{SyncTitle, []HelpKey{
		{key("F5"), say("现在同步", "sync now")},
		{key("Enter"), say("退件：看怎么办", "bounced: what to do")},
		{key("Enter"), say("待传：打开它", "to send: open it")},
		{key("Enter"), say("离线办公：开、关", "off line: on, off")},
	}}
	HelpCounty = HelpSection{CountyTitle, []HelpKey{
		{key("Enter"), say("改这一条，或加一条", "change it, or add one")},
		{KeyLeftRight, say("换一年", "another year")},
	}}
	HelpFind = HelpSection{say("查找", "Find"), []HelpKey{
		{say("写字", "type"), say("姓名、门牌、写过的话", "name, door, words")},
		{say("字母", "letters"), say("首字母：wxy 王秀英", "initials, as wxy")},
		{key("Enter"), say("去那里", "go there")},
		{say("上 下", "Up/Down"), say("选", "choose")},
	}}
)
