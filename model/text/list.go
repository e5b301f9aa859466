package text

// This file says what came of reading a list from a CSV file: about the file, about each row, and at the end. A list is
// taken as a whole or not at all, unless --skip-bad is given.

// These are about the file as a whole.
var (
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
		say("共 %d 行，%d 行有问题，%d 行要问", "%d rows, %d of them not right, %d to be asked about"),
		say("什么都没收。改好这几行再来一次；或者加 --skip-bad，先收别的，这几行另存一张表。",
			"Nothing was taken. Mend those rows and try again; or add --skip-bad to take the rest and have those "+
				"rows in a sheet."))
	ListTooLarge = fault(
		say("%s 太大，最多 %d 行、%d MiB", "%s is too large: at most %d rows and %d MiB"),
		say(
			"分成几张表，一张一张收。什么都没收。",
			"Part it into several lists and take them one by one. Nothing was taken.",
		))
	ListNoSheet = fault(
		say("CSV 没有工作表", "a CSV has no sheets"),
		say("去掉 --sheet 再来一次。", "Leave --sheet out and try again."))
)

// These are about one row. They name the row by its number.
var (
	Row       = say("第 %d 行：%s", "row %d: %s")
	RowColumn = say("第 %d 行「%s」：%s", `row %d, "%s": %s`)

	RowNoName     = say("缺名称", "the name is missing")
	RowGroupPlace = say(
		"单位写县的代码，队和岗位写社区或网格的代码：%s",
		"a unit takes the county's code, a team or post a community's or grid's: %s",
	)
	RowNoPlace    = say("没有这个网格：%s", "no such place: %s")
	RowWhichPlace = say(
		"名录里没有%s：是 %s 吗？请写名称全名或代码",
		"the directory has no %s: is it %s? write its whole name or path",
	)
	RowNoParent    = say("上一级 %s 不在名录里", "the place above it, %s, is not in the directory")
	RowBadPath     = say("网格代码读不懂：%s", "the place code does not read: %s")
	RowBadAddress  = say("地址读不懂：%s", "the address does not read: %s")
	RowBadTag      = say("没有这个类别：%s。写进备注，还是改成别的类别？", "no such tag: %s; a note, or another tag?")
	RowBadFunction = say("没有这个职务：%s", "no such function: %s")
	RowBadCadence  = say("走访间隔读不懂：%s", "the cadence does not read: %s")
	RowEmpty       = say("缺%s", "the %s is missing")
	RowBeyond      = say("比列名多出一格：%s", "a cell beyond the named columns: %s")
	RowMoved       = say("写着搬走（%s）：这一户还在吗？", "it says moved (%s): are they still there?")

	RowTitle   = say("标题，不收", "a title, left out")
	RowNothing = say("空行", "an empty row")
	RowSum     = say("合计，不收", "a sum, left out")
	RowSigned  = say("填表的人和日期，不收", "who filled it in and when, left out")
	RowUnread  = say("读的列都是空的，不收", "empty in every column that is read, left out")

	RowDiffers = say(
		"和登记的不一样：%s。没有动；要改就加 --accept-changes",
		"differs from what is known: %s; left as it is, --accept-changes writes it",
	)
	RowChanged = say("按表改了：%s", "changed as the list says: %s")
	RowLike    = say("和第 %d 行是同一个", "the same as row %d")
	RowTwice   = say(
		"和第 %d 行是同一个，%s不一样：哪一行对？",
		"the same as row %d, but with another %s: which row is right?",
	)
	RowNotFitting = say("记不进去，内容太多", "too much for one record")
)

// These say what is wrong with a cell.
var (
	CellTooLong = say("太长，最多 %d 字", "too long: at most %d characters")
	CellHidden  = say("有看不见的控制符", "it has control characters that nobody sees")
	CellError   = say("%s 是表格的错误值", "%s is an error of the sheet")
	CellFormula = say("像公式或命令：%s", "it looks like a formula or a command: %s")
	CellPrivate = say(
		"「%s」里有只有原系统认得的字：是什么字？",
		`"%s" has a character that only the system it came from knows: which is it?`,
	)
	CellTwo   = say("两列写的不一样：%s、%s", "two columns differ: %s, %s")
	CellDitto = say("「%s」指的是哪一格？请写出来", `what does "%s" repeat? write it out`)

	PhoneMasked  = say("%s 打了星号，号码不全", "%s is masked: digits are missing")
	PhoneRounded = say(
		"%s 是 Excel 收成科学计数的数，后面的号码已丢失",
		"%s is a number that Excel has rounded: digits are lost",
	)
	PhoneDigits = say(
		"%s 有 %d 位数字，不是手机，也不是带区号的座机",
		"%s has %d digits: neither a mobile nor a landline with its area code",
	)
	PhoneZero = say(
		"%s 有 10 位：是座机 %s 丢了开头的 0 吗？", "%s has 10 digits: is it the landline %s without its 0?",
	)
	PhoneWords   = say("号码旁边有别的字：%s。是谁的电话？", "words beside the number: %s; whose is it?")
	PhoneSeveral = say("一个人几个电话：%s。留哪个？", "several phones of one person: %s; which is to be kept?")

	NameUnsure     = say("读不准：%s。是姓名、称呼，还是说明？", "not sure about %s: a name, a relation or a remark?")
	NameLacks      = say("「%s」旁边没有姓名", `no name stands beside "%s"`)
	NameYear       = say("%s 不会是出生年", "%s cannot be a year of birth")
	NameDigits     = say("姓名里有数字：%s", "digits in a name: %s")
	NameIdentity   = say("这里是证件号码，不读进来", "an identity number, which is never read in")
	NameOdd        = say("不像姓名：%s", "not a name: %s")
	NameLong       = say("姓名太长，最多 %d 字", "a name is too long: at most %d characters")
	NameMany       = say("一户太多人，最多 %d 人", "too many people for a household: at most %d")
	NameOverlooked = say(
		"没有姓名一列，这一列没有读：%s。是姓名就把列名写成「姓名」",
		`no column of names, and this one is not read: %s; if it holds names, call it "names"`,
	)
	BornNobody = say("有出生年 %s，没有姓名", "a year of birth, %s, and no name")
	TickUnsure = say("「%s」是有还是没有？", `is "%s" yes or no?`)

	AddressLong   = say("地址太长，最多 %d 字", "the address is too long: at most %d characters")
	AddressTwo    = say("地址写 %s，分开的几列写 %s：是哪一个门？", "the address says %s, its columns %s: which door?")
	AddressRemark = say(
		"「%s」是另一个门，还是说明？门牌是 %s 吗？", `is "%s" another door or a remark? is the door %s?`,
	)
	AddressNoPlace = say(
		"没有小区或街巷：%s。都在一个小区就加 --compound",
		"no compound or street: %s; give --compound where all are in one",
	)
	AddressNoDoor = say("没有门牌号：%s", "no door number: %s")
)

// These are about the columns, and about the result at the end.
var (
	ListColumns  = say("第 %d 行是列名", "row %d names the columns")
	ColumnRead   = say("%s「%s」：读作%s", `%s "%s": read as %s`)
	ColumnJoined = say("%s「%s」：并入%s", `%s "%s": joined into %s`)
	ColumnUnread = say("%s「%s」：没有读", `%s "%s": not read`)

	ListTaken = say(
		"收了 %d 行：新的 %d 行，早就有的 %d 行，不一样的 %d 行",
		"rows read: %d, of them new %d, known already %d, different %d",
	)
	ListTried = say(
		"试过了，%d 行：新的 %d 行，早就有的 %d 行，不一样的 %d 行；什么都没写",
		"tried %d rows: new %d, known already %d, different %d; nothing was written",
	)
	ListLeft = say(
		"有问题的 %d 行存在 %s，改好再收",
		"the %d rows that were left are in %s: mend them there and take it in again",
	)
	LeftWhy = say("没收的原因", "why it was left")
)
