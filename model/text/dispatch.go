package text

import (
	"strings"

	"sidan/model"
)

// This file holds the words of the dialog 研判派单: why somebody is suggested, and why a task is like another.

// suggestedFor has a sentence for each reason to suggest somebody. Its arguments are those of the reason.
var suggestedFor = words[string]{
	"works-grid":     say("本网格%s", "%s here"),
	"works-large":    say("本大网格%s", "%s nearby"),
	"skilled":        say("%s", "skilled: %s"),
	"willing":        say("愿做%s", "would like: %s"),
	"in-group":       say("%s的人", "in %s"),
	"speaks":         say("会说%s", "speaks %s"),
	"lives-building": say("住 %s 栋", "lives in building %s"),
	"lives-compound": say("住本小区", "lives in the compound"),
	"in-grid":        say("本网格", "in this grid"),
	"in-large":       say("本大网格", "nearby"),
	"free":           say("%s有空", "free: %s"),
	"not-free":       say("只有%s有空", "free only: %s"),
	"covers-grid":    say("包保本网格", "covers this grid"),
	"serves":         say("管%s", "does: %s"),
	"did-similar":    say("办过 %s 件，平均 %s 天", "did %s, %s days each"),
}

// These are the forms of "did-similar" for one day each and for none.
var (
	didInADay = say("办过 %s 件，平均 %s 天", "did %s, %s day each")
	didAtOnce = say("办过 %s 件，当天办结", "did %s, the same day")
)

// Suggested says one reason why somebody is suggested. why and args are the Code and the Args of a Reason in package
// register. For a code that it does not know it returns the code.
func Suggested(l Lang, why string, args []string) string {
	switch {
	case why == "free" && len(args) == 1 && l == ZH && strings.HasSuffix(args[0], "在家"):
		return args[0] // who is at home has time
	case len(args) == 1 && (why == "works-grid" || why == "works-large"):
		return suggestedFor[why].In(l, Function(l, model.Function(args[0])))
	case len(args) == 2 && why == "did-similar" && args[1] == "0":
		return didAtOnce.In(l, args[0])
	case len(args) == 2 && why == "did-similar" && args[1] == "1":
		return didInADay.In(l, args[0], args[1])
	}
	return reasonIn(l, suggestedFor, why, args)
}

// alikeFor has a sentence for each reason to think that two tasks are about the same matter.
var alikeFor = words[string]{
	"same-stair":    say("同一楼道", "same staircase"),
	"same-building": say("同一栋楼", "same building"),
	"same-compound": say("同一小区", "same compound"),
	"same-grid":     say("同一网格", "same grid"),
	"same-menu":     say("都是%s", "both %s"),
	"same-words":    say("都说「%s」", `both say "%s"`),
}

// Alike says one reason why a task is like another. menu is that of the county. why and args are the Code and the Args
// of a Reason in package register. For a code that it does not know it returns the code.
func Alike(l Lang, menu *model.MenuList, why string, args []string) string {
	if why == "same-menu" && len(args) == 1 {
		return alikeFor[why].In(l, Menu(l, menu, model.Menu(args[0])))
	}
	return reasonIn(l, alikeFor, why, args)
}

// reasonIn returns the sentence of a reason with its arguments, and the code itself if there is no sentence for it.
func reasonIn(l Lang, all words[string], why string, args []string) string {
	s, known := all[why]
	if !known {
		return why
	}
	said := make([]any, len(args))
	for i, a := range args {
		said[i] = a
	}
	return s.In(l, said...)
}

// Listed joins clauses with the comma of the language.
func Listed(l Lang, clauses ...string) string {
	if l == EN {
		return strings.Join(clauses, ", ")
	}
	return strings.Join(clauses, "，")
}

// These are the words of the dialog 研判派单.
var (
	TriageTitle     = say("研判派单", "Dispatch")
	RedispatchTitle = say("改派", "Dispatch to another")

	LabelSphere = say("三事", "sphere")
	LabelMenu   = say("菜单", "menu")
	LabelTo     = say("派给", "to")
	LabelBrief  = say("事由", "brief")
	LabelDue    = say("时限", "due")
	LabelAlike  = say("同样的", "like it")

	BriefHint       = say("要做什么；姓名、电话、门牌不写", "what is to be done; no name, phone or door")
	BriefAsk        = say("事由里有不该写的", "The brief tells too much")
	BriefChange     = say("回去改", "change it")
	BriefAsItIs     = say("不是那个意思，照样派", "it means something else: dispatch it")
	BriefOwnHint    = say("不写就各用各的事由", "if empty, each has the brief of its own words")
	BriefFamilyHint = say("给承办人的话，只有他看得到，可以不写", "a word only its holder sees, or nothing")
	dueByMenuOne    = say("%d 个工作日，按菜单", "%d working day, by the menu")
	dueByMenu       = say("%d 个工作日，按菜单", "%d working days, by the menu")
	DueChosen       = say("自己定的", "chosen")

	SomebodyElse = say("另选", "somebody else")
	OnlySort     = say("不用派，归好类就行", "no dispatch needed, only sort it")

	PickHint = say("姓名、职务、特长，单位、队、岗位", "name, function, skill; unit, team, post")
	PickNone = say("没有这样的人或单位", "nobody like that")
)

// DueByMenu says how many working days a task has because of its menu category.
func DueByMenu(l Lang, days int) string { return counted(days, dueByMenuOne, dueByMenu).In(l, days) }

// These are the words of a step that is taken for several tasks in one save.
var (
	saidEachOpened = say("%d 件已放开认领", "%d open to anyone")

	EachBack = say("先回去", "go back")

	severalTasks               = say("一起派 %d 件", "%d tasks together")
	eachMisfitOne, eachMisfits = say("有 %d 件不合适", "%d does not fit"), say("有 %d 件不合适", "%d do not fit")
	eachOtherOne, eachOthers   = say("只办合适的 %d 件", "go on with %d"),
		say("只办合适的 %d 件", "go on with the other %d")
	saidEachSorted, saidEachSent = say("%d 件已研判", "%d sorted"), say("%d 件已派给 %s", "%d dispatched to %s")
)

// SeveralTasks says how many tasks are dispatched together.
func SeveralTasks(l Lang, n int) string { return severalTasks.In(l, n) }

// EachMisfits says for how many tasks a step cannot be taken.
func EachMisfits(l Lang, n int) string { return counted(n, eachMisfitOne, eachMisfits).In(l, n) }

// EachOthers names the answer to take the step for the other n tasks.
func EachOthers(l Lang, n int) string { return counted(n, eachOtherOne, eachOthers).In(l, n) }

// SaidEach says how many tasks were dispatched, and to whom. If to is nobody, they were only sorted.
func SaidEach(l Lang, n int, to model.Addressee) string {
	switch to.Kind {
	case model.ToNobody:
		return saidEachSorted.In(l, n)
	case model.ToOpen:
		return saidEachOpened.In(l, n)
	}
	return saidEachSent.In(l, n, to.Name)
}
