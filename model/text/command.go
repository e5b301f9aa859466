package text

// This file holds what help says about each command, in the order in which help lists the commands, and about the
// flags.

// These say what each command does.
var (
	CmdSidan = say(
		"居民点单、支部派单、大家接单的终端程序；不写命令就打开屏幕",
		"the terminal program for orders of residents; without a command it opens the screens",
	)
	CmdSample = say("备好一份样例：一个中心，三个人的数据", "make a sample world: one hub, and homes for three people")
	CmdJoin   = say(
		"用邀请码加入社区，取第一份数据；断了再来一次就接着取",
		"join a hub with a code and take the first copy; run again, it goes on",
	)
	CmdSync    = say("把写下的传走，把新的取来", "send what was written, take what is new")
	CmdStatus  = say("谁的数据、待传多少、上次何时同步", "whose home, what is pending, when it was last in sync")
	CmdBounced = say("退件：中心没收的，和怎么办", "what came back, and what to do about it")
	CmdBackup  = say("把本机的数据备份成一个文件，仍用口令锁着", "copy the local store to a file, sealed as it is")
	CmdRestore = say("换回一份备份；原来的挪到旁边", "put a copy back; what was there is moved aside")
	CmdCheck   = say("把本机每一条都核对一遍", "verify every record of the local store")

	CmdBouncedShow  = say("看一件退件的全文", "all of one that came back")
	CmdBouncedRetry = say("原样再写一次，重新传", "write it once more, to be sent again")
	CmdBouncedNote  = say("把写的字改记成进展或协助", "keep its words as a note on the task")
	CmdBouncedDrop  = say("看过了，不要了", "seen; let go of it")

	CmdPlaces = say("名录：县、社区、网格", "the directory: county, communities, grids")
	CmdUnits  = say("名录：包保单位", "the directory: covering units")
	CmdTeams  = say("名录：志愿服务队", "the directory: teams of volunteers")
	CmdPosts  = say("名录：服务岗位", "the directory: service posts")
	CmdPeople = say("名录：在这里做事的人", "the directory: who works here")

	CmdRound = say("这一周应访的门，按走的顺序", "the doors of a week, in walking order")
	CmdFind  = say(
		"查找户和事项：姓名、门牌、拼音首字母、电话尾号、写过的话、编号",
		"find households and tasks: name, door, pinyin initials, phone tail, words, number",
	)
	CmdImport      = say("把一张住户名单收进这台电脑", "take a list of households into this laptop")
	CmdHousehold   = say("户籍台账", "the register of households")
	CmdVisitAmend  = say("更正自己记的走访，没给的照旧", "correct one's own visit; what is not given stays")
	CmdVisitStrike = say("自己记的走访作废", "strike one's own visit")
	CmdVisit       = say(
		"登记一次走访；用 - 从标准输入一行一户地读", "record a visit; - reads many from stdin, a line each",
	)
	CmdRaise = say(
		"登记一件诉求：会议、意见箱、来访、电话、群聊；用 - 一行一件地读",
		"record a request that came in another way; - reads many from stdin",
	)

	CmdHouseholdAdd  = say("加一户", "add a household")
	CmdHouseholdEdit = say("改资料，只改给出的项", "edit the fields that are given")
	CmdHouseholdShow = say(
		"一户的全部：家里人、走访、事项、欠的回音", "all of a household: people, visits, tasks, what is owed",
	)
	CmdHouseholdStrike = say(
		"加错的户作废（没有走访和诉求的）", "strike a household added by mistake, while nothing happened there",
	)
	CmdHouseholdMerge   = say("这一户就是那一户：并成一户", "say that it is another household: show both as one")
	CmdHouseholdUnmerge = say("撤回并户", "take a merging back")
	CmdHouseholdMove    = say("登记已搬走", "mark as moved away")

	CmdTasks = say("事项列表", "the list of tasks")
	CmdTask  = say(
		"一件事项：看、研判、派单、认领、办结、回访", "one task: see, sort, dispatch, claim, finish, tell",
	)
	CmdTaskShow    = say("一件事项和它的经过", "a task with its history")
	CmdTaskSort    = say("研判：定三事和菜单", "sort into sphere and menu")
	CmdTaskSuggest = say("可以派给谁，为什么", "who it could go to, and why")
	CmdTaskLike    = say("像是同一件事的，为什么", "the tasks that are likely about the same, and why")
	CmdTaskChat    = say(
		"发到群里的话：事由、小区、时限、编号", "the text for the chat group: brief, compound, due day, number",
	)
	CmdTaskDispatch = say(
		"派出，或放开认领；没人认领前可以改派",
		"dispatch to somebody, or open to anyone; to another while nobody has claimed it",
	)
	CmdTaskClaim    = say("认领", "claim")
	CmdTaskRelease  = say("放弃认领", "give a claim up")
	CmdTaskProgress = say("写进展；不在你手上的就记作协助", "note progress; as help where another holds it")
	CmdTaskFinish   = say("办结，写结果", "finish, with the result")
	CmdTaskReturn   = say("退单给支部", "return it to the branch")
	CmdTaskAccept   = say("验收通过", "accept the result")
	CmdTaskSendBack = say("结果退回承办人", "send the result back to its holder")
	CmdTaskAnswer   = say("回访：告诉了居民", "the resident was told")
	CmdTaskRate     = say(
		"居民的评价；不满意就由原承办人重办",
		"what the resident thought of it; unsatisfied, the same holder has it again",
	)
	CmdTaskReopen   = say("了结 30 天内重新提起", "take a closed task up again within 30 days")
	CmdTaskClose    = say("没有评价也就此了结", "close without a rating")
	CmdTaskNudge    = say("催办：提醒承办的人", "nudge whoever has it")
	CmdTaskExtend   = say("延期，写原因；支部说了算", "give it more time, with a reason; the branch's word grants it")
	CmdProblems     = say("共性问题：惠及多少户，答复了多少", "common problems: how many households, how many answered")
	CmdTaskReply    = say("答复支部的追问", "reply to the branch's question")
	CmdTaskReportIn = say("部门报到", "the department that was called reports in")
	CmdTaskGrant    = say("准予申请的延期", "grant the extension that is asked for")
	CmdTaskDecline  = say("不准申请的延期", "decline the extension that is asked for")
	CmdTaskAsk      = say("追问登记的人", "ask whoever recorded it")
	CmdTaskSettle   = say("支部直接答复住户", "the branch's own answer to the resident")
	CmdTaskJoin     = say("并入一件共性问题", "join it to a common problem")
	CmdTaskDouble   = say("重复登记的，就此了结", "close it as double of another")
	CmdTaskUnjoin   = say("从共性问题里撤出", "take it out of its common problem")
	CmdTaskHandOn   = say("转办给别人", "hand it on to somebody else")
	CmdTaskWhistle  = say("吹哨：请一个单位来", "call a unit to it")
	CmdTaskRecall   = say(
		"撤回派单，没人认领前", "take it back from whom it was dispatched to, while nobody has claimed it",
	)
	CmdTaskUndo = say("撤回自己刚才那一步", "take your own last step back")

	CmdHub        = say("开中心，或照看它", "serve the hub, or look after one")
	CmdHubSample  = say("给空的中心装上样例", "fill an empty hub with the sample")
	CmdHubImport  = say("收一个县自己的名单，CSV，全收或全不收", "take a county's own list, CSV, all or nothing")
	CmdHubInvite  = say("给一个人开账号，发邀请码", "give a person an account and a code")
	CmdHubDevices = say("加入过的电脑", "the laptops that joined")
	CmdHubRevoke  = say("停用一台电脑，或一个人的全部电脑", "take a laptop out of use, or all of a person's")
	CmdHubBackup  = say(
		"备份到一个文件夹，中心照常开着；最好是另一块盘",
		"copy the hub into a folder, while it runs; best on another disk",
	)
	CmdHubRestore = say("换回一份备份；中心要先停", "put a copy back; the hub has to be stopped")
	CmdHubCheck   = say("把中心的每一条都核对一遍", "verify everything the hub has")
	CmdHelp       = say("怎么用", "how to use a command")
)

// These are the headings of the groups in the list of commands.
var (
	GroupBegin = say("开始", "Begin")
	GroupDoors = say("居民点单", "Residents order")
	GroupTasks = say("派单和接单", "Dispatch and claim")
	GroupSync  = say("同步", "Exchange")
	GroupKnown = say("名录和数据", "Directory and store")
)

// These are the headings of help, and what it says below its lists.
var (
	HelpUsage    = say("用法", "Usage")
	HelpCommands = say("命令", "Commands")
	HelpFlags    = say("选项", "Flags")
	HelpGlobal   = say("各命令都有的选项", "Flags of every command")
	HelpMore     = say("每个命令的细处：sidan help 命令", "More of a command: sidan help COMMAND")
	HelpID       = say(
		"编号可写整个、末尾至少 6 位，事项也可写 03-4172086 这样的号。",
		"An id may be whole, its last 6 characters or more, and for a task its number, as 03-4172086.",
	)
	HelpExit = say("退出码：0 办成，1 没办成，2 用法不对，3 规则不许，4 连不上中心，5 另一个程序开着，6 文件坏了。",
		"Exit codes: 0 done, 1 failed, 2 wrong usage, 3 refused by a rule, 4 hub out of reach, 5 in use by another "+
			"process, 6 damaged.")
	HelpPassphrase = say(
		"口令在终端里问；脚本里用 SIDAN_PASSPHRASE 或 --passphrase-file。",
		"The passphrase is asked for on a terminal; scripts set SIDAN_PASSPHRASE or give --passphrase-file.",
	)
	HelpVisitPairs = say("--answered 属于它前面的 --request：当场办结，带 --by 就是承诺；--rating 属于它前面的 "+
		"--told。",
		"An --answered belongs to the --request before it: settled at once, or promised where a --by follows; a "+
			"--rating to the --told before it.")
	HelpVisitLines = say("从标准输入读时一行一个对象：household, outcome, with, note, next, requests: [{text, "+
		"answered, by}], told: [{task, rating}]。",
		"From stdin an object a line: household, outcome, with, note, next, requests: [{text, answered, by}], told: "+
			"[{task, rating}].")
	HelpResidents = say(
		"--names 可写：王秀英 1948 户主、王启明，户主在前。",
		"--names: a name, the year of birth and what they are, parted by blanks; several by commas; the householder "+
			"first.",
	)
	HelpImport = say("列名，* 必有；冒号后面的写法也认。别的列不读，会一列一列说出来：",
		"Columns, * needed; what stands behind the colon is known too. Any other column is not read, and named:")
	HelpImportIDs = say("再收一次碰到的还是同一条：地方看代码，人看地点、姓名和电话或职务，户看小区里的门牌和姓名。"+
		"空格子不抹掉已有的。",
		"Taken again a row meets the same record: a place by its path, a person by place, name and phone or function, "+
			"a household by its door in the community and a name. A blank cell never takes away what is known.")
)

// SampleUnderway shows how much of a sample is made, as a bar and in percent.
var SampleUnderway = say("正在做样例 [%s] %s", "making the sample [%s] %s")

// These say what the flags of every command mean.
var (
	FlagHome = say("数据目录：一个人的，或一份样例", "directory of one person's home, or of a sample world")
	FlagAs   = say(
		"样例里以谁的身份，会记住：worker supervisor organiser",
		"which person of a sample world, remembered: worker supervisor organiser",
	)
	FlagLang       = say("语言：zh en", "language: zh en")
	FlagJSON       = say("印 JSON，一行一个对象", "print JSON, one object a line")
	FlagAt         = say("当作是这个时刻，只用于样例", "the moment to act as of, for samples only")
	FlagPassphrase = say("口令在这个文件里", "file that holds the passphrase")
	FlagHelp       = say("怎么用", "how to use it")
)

// These say what the flags of single commands mean.
var (
	FlagSize = say(
		"多大：small 一个社区，longli 全县九个社区", "how large: small is a community, longli the county of nine",
	)
	FlagSeed     = say("种子，同一个种子同一天，编出来的一样", "seed; the same seed and day make the same world")
	FlagCode     = say("邀请码", "the code of the invitation")
	FlagWatch    = say("不退出，写下的和新来的随时同步", "stay, and exchange whenever there is something")
	FlagLevel    = say("只看这一级：county community large small", "only this level: county community large small")
	FlagWeek     = say("哪一周", "which week")
	FlagGrid     = say("只看这个地方", "only this place")
	FlagGridIn   = say("在哪个网格", "the grid it is in")
	FlagEvery    = say("每一户，不只应访的", "every door, not only those due")
	FlagAddress  = say("地址", "the address")
	FlagNames    = say("家里人，户主在前", "who lives there, the householder first")
	FlagPhones   = say("电话", "phones")
	FlagTags     = say("类别", "tags")
	FlagLangs    = say("说的话", "languages")
	FlagCadence  = say("几周走一次，空着按类别", "weeks between visits; empty: by tags")
	FlagNote     = say("情况", "a note")
	FlagInto     = say("并入哪一户", "the household it is")
	FlagAnother  = say("同一扇门里的另一户", "another family at that door")
	FlagWas      = say("从哪一户搬来", "the household they were before")
	FlagOutcome  = say("结果：met family away refused moved", "what came of it: met family away refused moved")
	FlagWith     = say("见到谁", "who was met")
	FlagRequest  = say("一件诉求，可写多次", "a request; may be given again")
	FlagAnswered = say("当场怎么答复的", "how it was answered at once")
	FlagBy       = say("承诺哪天前办结", "promised by the end of this day")
	FlagTold     = say("告知了哪件事项的结果", "the task whose answer was told")
	FlagRating   = say("评价：satisfied fair unsatisfied", "rating: satisfied fair unsatisfied")
	FlagNext     = say("约好的下次", "the day agreed for the next visit")
	FlagChannel  = say(
		"怎么来的：walkin phone chat visit meeting collection box",
		"how it came: walkin phone chat visit meeting collection box",
	)
	FlagFrom   = say("从哪条记录来", "the record it came from")
	FlagOfDoor = say("哪一户说的", "the household that asked")
	FlagText   = say("原话", "the words")
	FlagView   = say(
		"哪一类：new unsorted open mine finished late asked returned owed done all",
		"which: new unsorted open mine finished late asked returned owed done all",
	)
	FlagSphere = say("三事：public everyone family", "sphere: public everyone family")
	FlagMenu   = say(
		"菜单：policy mediation errands environment facilities safety care",
		"menu: policy mediation errands environment facilities safety care",
	)
	FlagOpen = say("放开认领", "open to anyone in scope")
	FlagTo   = say(
		"派给谁：person:编号 unit:编号 team:编号 post:编号", "to whom: person:ID unit:ID team:ID post:ID",
	)
	FlagUntil    = say("延到这一天", "the new due day")
	FlagToUnit   = say("请哪个单位：unit:编号", "which unit: unit:ID")
	FlagReportBy = say("几时前报到；不写就三天", "until when it is to report in; else three days")
	FlagQuestion = say("问什么", "the question")
	FlagIntoTask = say("并入哪一件共性问题", "the common problem")
	FlagOf       = say("与哪一件重复", "the other request")
	FlagDue      = say("时限；不写按菜单", "due by the end of this day; else by the menu")
	FlagBrief    = say(
		"事由：要做什么，不写姓名、电话、门牌；不写就从诉求里取",
		"what is to be done, without names, phones and doors; else taken from the request",
	)
	FlagWhy    = say("原因", "the reason")
	FlagResult = say("办理结果", "the result")
	FlagHow    = say("怎么告诉的：visit phone chat walkin", "how they were told: visit phone chat walkin")
	FlagWords  = say("说了什么", "the words")
	FlagData   = say("中心的数据目录", "the hub's data directory")
	FlagListen = say("监听的地址", "where to listen")
	FlagTLS    = say(
		"off：不加密；self：自己的密钥；不写：本机 off，别处 self",
		"off: plain; self: a key of its own; not said: off on this machine, self elsewhere",
	)
	FlagMend = say(
		"先修好：容不下、读不出的记录按经过重做，做不成的放在一边",
		"mend first: make records that are too large or cannot be read anew from the log, and put aside what cannot "+
			"be made",
	)
	FlagNew = say(
		"先前的备份文件夹丢了，从这里重新开始", "the folder of earlier copies is lost: begin anew here",
	)
	FlagOnlyOne       = say("只换回这一个社区", "put only this community back")
	FlagListGrid      = say("表里没写网格的，都放在这里", "where the rows are that name no grid")
	FlagListCompound  = say("地址没写小区的，都在这里", "the compound of addresses that name none")
	FlagListSheet     = say("哪一张工作表", "which sheet")
	FlagAcceptChanges = say(
		"和登记不一样的照表改，问是不是两户、两个人的都留",
		"write what differs, and keep both where two households or people are asked about",
	)
	FlagSkipBad = say(
		"有问题的行另存一张表，收别的", "take the rest, and put the rows that are not right into a sheet",
	)
	FlagDryRun = say("只试不写", "try, and write nothing")
	FlagRole   = say(
		"账号：worker supervisor unit volunteer organiser", "role: worker supervisor unit volunteer organiser",
	)
	FlagScope  = say("管哪里，可写多次", "the scope; may be given again")
	FlagUnit   = say("他代表的包保单位的编号", "id of the unit they act for")
	FlagTeam   = say("他所在志愿服务队的编号，可写多次", "id of a team they belong to; may be given again")
	FlagPost   = say("他服务的岗位的编号，可写多次", "id of a post they serve at; may be given again")
	FlagPerson = say("名录里的人的编号", "id of a person of the directory")
	FlagName   = say("姓名，名录里没有就新建", "name; entered if new")
)
