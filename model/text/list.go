package text

// This file says what came of a list read in from a CSV file: of the file, of a row, and at the end. It is all or nothing.

// The file as a whole.
var (
	ListNotUTF8 = fault(
		say("%s 不是 UTF-8，像是 GB18030", "%s is not UTF-8; it looks like GB18030"),
		say("在 Excel 里另存为「CSV UTF-8」，再来一次。什么都没收。", "Save it as CSV UTF-8 in Excel, then try again. Nothing was taken."))
	ListEmpty = fault(
		say("%s 是空的", "%s is empty"),
		say("第一行写列名：%s。", "The first row names the columns: %s."))
	ListNoColumn = fault(
		say("%s 缺一列：%s", "%s lacks a column: %s"),
		say("第一行要有这些列名：%s。什么都没收。", "The first row needs these columns: %s. Nothing was taken."))
	ListUnreadable = fault(
		say("%s 读不下去，第 %d 行", "%s does not read on from row %d"),
		say("看看那一行的引号和逗号。什么都没收。", "Look at the quotes and commas of that row. Nothing was taken."))
	ListRefused = fault(
		say("共 %d 行，%d 行有问题", "%d rows, %d of them not right"),
		say("什么都没收。改好这几行，再来一次。", "Nothing was taken. Mend those rows, then try again."))
)

// A row's verdict, after its number.
var (
	Row            = say("第 %d 行：%s", "row %d: %s")
	RowOK          = say("收", "taken")
	RowTwice       = say("和第 %d 行是同一户", "the same household as row %d")
	RowNoName      = say("缺名称", "the name is missing")
	RowTwiceGroup  = say("和第 %d 行是同一个", "the same as row %d")
	RowGroupPlace  = say("单位写县的代码，队和岗位写社区或网格的代码：%s", "a unit takes the county's code, a team or post a community's or grid's: %s")
	RowTwicePerson = say("和第 %d 行是同一个人", "the same person as row %d")
	RowTwicePlace  = say("和第 %d 行是同一个地方", "the same place as row %d")
	RowKnown       = say("早就有了", "known already")
	RowNoPlace     = say("没有这个网格：%s", "no such place: %s")
	RowNoParent    = say("上一级 %s 不在名录里", "the place above it, %s, is not in the directory")
	RowBadPath     = say("网格代码读不懂：%s", "the place code does not read: %s")
	RowBadAddress  = say("地址读不懂：%s", "the address does not read: %s")
	RowBadTag      = say("没有这个类别：%s", "no such tag: %s")
	RowBadFunction = say("没有这个职务：%s", "no such function: %s")
	RowBadCadence  = say("走访间隔读不懂：%s", "the cadence does not read: %s")
	RowEmpty       = say("缺%s", "the %s is missing")
)

// The end.
var (
	ListTaken = say("收了 %d 行：新的 %d 行，早就有的 %d 行", "rows taken: %d, of them new %d, known already %d")
	ListTried = say("试过了，%d 行都能收；什么都没写", "tried: every row would be taken, %d in all; nothing was written")
)
