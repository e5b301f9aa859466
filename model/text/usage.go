package text

// These say what is wrong with a command as it was typed.
var (
	WrongUsage = fault(
		say("用法不对：%s", "wrong usage: %s"),
		say("sidan help%s 说怎么用。", "sidan help%s says how."))
	NoCommand = fault(
		say("没有 %s 这个命令", "there is no command %s"),
		say("sidan help 列出全部命令。", "sidan help lists them all."))
	NotYet = fault(
		say("%s 要等以后的版本", "%s comes with a later version"),
		say("现在能用的，sidan help 都列着。", "What works now is listed by sidan help."))
	NoSuchRecord = fault(
		say("没有这一条：%s", "there is no %s"),
		say(
			"给整个编号，或它末尾至少 6 位；也可能不归你看。",
			"Give the whole id, or at least its last 6 characters; it may also not be yours to see.",
		))
	ManyRecords = fault(
		say("%s 不止一条", "%s is more than one"),
		say("请多写几位。", "Please give more of it."))
	OnlySample = fault(
		say("--at 只用于样例", "--at is for samples only"),
		say("去掉它再来一次。", "Try again without it."))
	NoSuchPerson = fault(
		say("样例里没有 %s", "there is no %s in the sample"),
		say("可选：%s。", "There are: %s."))
	BadValue = fault(
		say("%s 写得不对：%s", "%s does not read: %s"),
		say("要像这样：%s。", "It should be like this: %s."))
	BadDayFlag = fault(
		say("%s 写得不对：%s", "%s does not read: %s"),
		say("可以写 2026-12-04、12-4、1204、下周三、3天后。",
			"Write 2026-12-04, 12-4, 1204, next wed, or in 3 days."))
	OneOf = fault(
		say("%s 写得不对：%s", "%s does not read: %s"),
		say("可选：%s。", "One of: %s."))
	RoleWithout = fault(
		say("%s 和 --role %s 配不上", "%s does not go with --role %s"),
		say("单位联络员写一个 --unit；网格员、支部、志愿者可写 --team、--post；组织部都不写。",
			"A unit's liaison takes one --unit; worker, supervisor and volunteer may take --team and --post; an "+
				"organiser none."))
	UnitNeedsUnit = fault(
		say("--role unit 要写一个 --unit", "--role unit needs one --unit"),
		say("写单位的整个编号：sidan hub import units 加 --json 会印出来，再收一遍也会；电脑上是 sidan units --json。",
			"Give the unit's whole id: sidan hub import units prints it with --json, also when run again; on a "+
				"laptop sidan units --json does."))
	NoLaptop = fault(
		say("没有编号是 %s 的电脑，也没有编号是它的人", "neither a laptop nor a person has the id %s"),
		say(
			"电脑的编号，sidan hub devices 里有；人的整个编号，加 --json 就有。",
			"Ids of laptops are in sidan hub devices; with --json, whole ids of persons as well.",
		))
	NoSuchPlace = fault(
		say("没有这个地方：%s", "there is no place %s"),
		say(
			"写名录里有的代码；还没有的，先 sidan hub import places。",
			"Give the path of one in the directory; what is not there yet comes by sidan hub import places.",
		))
	MissingFlag = fault(
		say("还缺 %s", "%s is missing"),
		say("sidan help%s 说怎么用。", "sidan help%s says how."))
)
