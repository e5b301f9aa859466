package text

import (
	"strings"

	"sidan/model"
)

// Menu returns the word for a category by the menu of a county; nil is the menu of a county that has set none. A
// category of a newer menu that has not come yet has no word here, and its key is returned.
func Menu(l Lang, menu *model.MenuList, key model.Menu) string {
	if c, ok := menu.Category(key); ok {
		return CategoryName(l, c)
	}
	return string(key)
}

// CategoryName returns the word of a category.
func CategoryName(l Lang, c model.Category) string { return Sentence{c.Zh, c.En}.In(l) }

// ParseMenu returns the category of a county's menu that has a Chinese word, an English word in any case, or a key. It
// reports whether the county offers such a category.
func ParseMenu(menu *model.MenuList, word string) (model.Menu, bool) {
	word = strings.TrimSpace(word)
	for _, c := range menu.Offered() {
		if word == c.Zh || strings.EqualFold(word, c.En) || word == string(c.Key) {
			return c.Key, true
		}
	}
	return "", false
}

// dayKinds are the words for the kinds of days.
var dayKinds = words[model.DayKind]{
	model.Workday: say("工作日", "working day"),
	model.RestDay: say("休息日", "weekend"),
	model.Holiday: say("节假日", "holiday"),
	model.Makeup:  say("调休上班", "worked weekend"),
}

// DayKind returns the word for the kind of a day.
func DayKind(l Lang, k model.DayKind) string { return dayKinds.in(l, k) }

// These are about the county's menu and calendar: the heads of columns, and what help says of the commands.
var (
	HeadNo    = say("序号", "no")
	HeadKey   = say("代号", "key")
	HeadZh    = say("中文名", "Chinese")
	HeadEn    = say("英文名", "English")
	HeadDays  = say("天数", "days")
	HeadFrom  = say("从", "from")
	HeadUntil = say("到", "to")

	CmdMenu       = say("县里的菜单：哪几类，几个工作日办结", "the county's menu: categories and working days")
	CmdMenuSet    = say("加一类，或改一类；没给的照旧（组织部）", "add or change one; the rest stays (organisers)")
	CmdMenuRemove = say("去掉一类；旧的事还叫那个名（组织部）", "remove a category; old tasks keep it (organisers)")
	CmdHolidays   = say("一年的节假日和调休上班的周末", "a year's days off, and the weekends that are worked")

	CmdHolidaysSet = say("照国家公布的放假安排录入（组织部）", "enter them as the state publishes them (organisers)")
	FlagMenuDays   = say("派单后几个工作日到期，1 到 60", "working days from the dispatch until it is due, 1 to 60")
	FlagZh         = say("中文叫什么", "its word in Chinese")
	FlagEn         = say("英文叫什么", "its word in English")
	FlagHistory    = say("列出谁在哪天改了什么", "list who changed what, and when")
	FlagYear       = say("哪一年；不写就是今年", "which year; else this one")
	FlagOff        = say(
		"放假的日子，如 2026-10-01..2026-10-07；可以写几次", "days off, such as 2026-10-01..2026-10-07; may repeat",
	)
	FlagWork  = say("调休上班的周末，写法一样；可以写几次", "weekends that are worked, written alike; may repeat")
	FlagClear = say("改回平常的日子，写法一样；可以写几次", "days that are as others again, alike; may repeat")
)

var (
	menuGone     = say("已去掉", "removed")
	spanCleared  = say("平常的日子", "as other days")
	yearWorkdays = say("%d 年有 %d 个工作日。", "%d has %d working days.")
)

// GoneMenu says that a category is gone, and returns "" for one that is not.
func GoneMenu(l Lang, c model.Category) string {
	if !c.Gone {
		return ""
	}
	return menuGone.In(l)
}

// DaySpanKind says what a run of days is: 节假日, 调休上班, or 平常的日子.
func DaySpanKind(l Lang, as model.DayKind) string {
	if as == "" {
		return spanCleared.In(l)
	}
	return DayKind(l, as)
}

// YearWorkdays says how many working days a year has.
func YearWorkdays(l Lang, year, days int) string { return yearWorkdays.In(l, year, days) }
