package text

import (
	"fmt"
	"strings"

	"sidan/model"
)

// This file holds what is said about the work of units and teams, its judgement by residents, reporting in, and a
// county's rules.

var activitySorts = words[model.ActivitySort]{
	model.Walk:    say("走访", "walk"),
	model.Patrol:  say("巡查", "patrol"),
	model.Finding: say("摸排", "finding"),
	model.Helping: say("帮办", "help"),
	model.Cleanup: say("保洁", "cleanup"),
}

// ActivitySort returns the word for a sort of activity.
func ActivitySort(l Lang, s model.ActivitySort) string { return activitySorts.in(l, s) }

// ParseActivitySort returns the sort with a Chinese or English word, and reports whether there is one.
func ParseActivitySort(word string) (model.ActivitySort, bool) { return activitySorts.parse(word) }

var rules = words[model.RuleKey]{
	model.RuleWeek:           say("每周清单", "weekly list"),
	model.RuleMonth:          say("月末公示", "month-end notice"),
	model.RuleHonour:         say("荣誉墙", "honour wall"),
	model.RuleUnits:          say("亮实绩", "unit record"),
	model.RulePromises:       say("亮承诺", "promises"),
	model.RuleFlags:          say("红旗", "red flags"),
	model.RuleFlagsBy:        say("何时得旗", "a flag is earned when"),
	model.RuleStars:          say("服务明星", "service stars"),
	model.RuleStarsOf:        say("谁可以是明星", "who may be a star"),
	model.RuleStarsPlaces:    say("明星名次", "places of stars"),
	model.RuleStarsMost:      say("明星最多几人", "stars at most"),
	model.RuleRanking:        say("网格排名", "ranking of grids"),
	model.RuleRankingWeights: say("走访/按时/回音占比", "weights: walks/on time/told"),
	model.RuleRankingLeast:   say("不足几件不计", "cases a part needs"),
	model.RuleRankingEnough:  say("达到多少分不通报", "score never named"),
	model.RuleRankingName:    say("最多通报几个", "grids named at most"),
	model.RuleRankingBoard:   say("排名上公示页", "ranking on the board"),
	model.RulePoints:         say("积分", "points"),
	model.RulePointsWeights:  say("认领/办结/红旗/承诺分值", "claim/finish/flag/promise"),
}

// Rule returns the word for a key of a county's rules.
func Rule(l Lang, k model.RuleKey) string { return rules.in(l, k) }

var ruleValues = words[string]{
	model.RuleOn:          say("开", "on"),
	model.RuleOff:         say("关", "off"),
	model.FlagByAccepted:  say("支部验收", "the branch accepts"),
	model.FlagByConfirmed: say("居民满意", "the resident is satisfied"),
}

// RuleValue returns a value of a key in words.
func RuleValue(l Lang, k model.RuleKey, value string) string {
	if k != model.RuleStarsOf {
		return ruleValues.in(l, value)
	}
	var names []string
	for f := range strings.SplitSeq(value, ",") {
		names = append(names, Function(l, model.Function(f)))
	}
	return Listed(l, names...)
}

// These say what the commands do, and what their flags mean.
var (
	CmdActivity       = say("活动：单位和志愿队做了什么", "what units and teams did")
	CmdActivityAdd    = say("记一次活动", "record an activity")
	CmdActivityStrike = say("活动作废：记重了，或没做成", "strike an activity entered twice, or not done")
	CmdActivities     = say("单位和志愿队的活动", "the activities of units and teams")
	CmdJudge          = say("群众评议：一个单位这个月的票数（支部）", "enter how residents judged a unit (branch)")
	CmdReportIn       = say("报到：谁到社区报到了", "record that somebody reported in")
	CmdRules          = say("县里的公示办法", "what the county publishes, and how")
	CmdRulesSet       = say("改公示办法（组织部）", "change the rules (organisers)")

	FlagActivityBy   = say("谁做的：unit:编号 或 team:编号", "who did it: unit:ID or team:ID")
	FlagActivitySort = say(
		"做了什么：walk patrol finding help cleanup", "what: walk patrol finding help cleanup",
	)
	FlagActivityPlace = say("哪个网格或社区", "the grid or community")
	FlagActivityDate  = say("哪一天", "the day")
	FlagActivityCount = say("多少：几户、几次、几处", "how many doors, rounds or findings")
	FlagActivityMen   = say("单位或队里去了几人", "how many of the unit or team took part")
	FlagTurnout       = say("多少居民参加", "how many residents took part")
	FlagActivityWords = say("一两句话", "a sentence or two")
	FlagWhichUnit     = say("哪个单位", "the unit")
	FlagJudgedMonth   = say("哪个月：2026-11", "the month: 2026-11")
	FlagAsked         = say("发了多少张票", "how many residents were asked")
	FlagGood          = say("满意几张", "how many are satisfied")
	FlagFair          = say("基本满意几张", "how many find it fair")
	FlagBad           = say("不满意几张", "how many are not satisfied")
	FlagRulesFrom     = say("从哪个月起：2026-12；不写就是最早的", "from which month: 2026-12; else the earliest")

	ActivityKept    = say("记下了：活动 %s", "activity %s recorded")
	ActivityStruck  = say("活动 %s 已作废", "activity %s is struck")
	JudgementKept   = say("记下了：评议 %s", "judgement %s recorded")
	ReportedInKept  = say("记下了：%s 报到", "%s reported in")
	activityStruck  = say("已作废：%s", "struck: %s")
	activityDoubled = say("像是记重了", "entered twice?")

	HeadBy      = say("谁", "by")
	HeadCount   = say("数量", "count")
	HeadValue   = say("现在", "now")
	HeadRule    = say("办法", "rule")
	HeadSince   = say("起", "since")
	HeadComing  = say("以后", "to come")
	rulePreset  = say("默认", "default")
	comingValue = say("%s 起：%s", "from %s: %s")
)

// ActivityState says of an activity that it was struck and why, or that it was likely entered twice, or nothing.
func ActivityState(l Lang, a *model.Activity, twice bool) string {
	switch {
	case !a.Stands():
		return activityStruck.In(l, a.Why)
	case twice:
		return activityDoubled.In(l)
	}
	return ""
}

// RuleSince says since which month a value counts, or that it is the default.
func RuleSince(l Lang, s model.RuleSetting) string {
	if s.From == 0 {
		return rulePreset.In(l)
	}
	return s.From.String()
}

// RuleComing says which value a key will have, and from which month on.
func RuleComing(l Lang, s model.RuleSetting) string {
	value := RuleValue(l, s.Key, s.Value)
	return comingValue.In(l, s.From.String(), value)
}

// These are the words of the pages of units and teams.
var (
	UnitsTitle      = say("包保单位", "Covering units")
	OwnWorkTitle    = say("本月工作", "This month's work")
	UnitsNone       = say("这里没有单位，也没有志愿队", "There is no unit and no team here")
	UnitsNext       = say("名录由组织部录入。", "The organisers enter the directory.")
	ReportedInCount = say("已报到 %d 人", "%d reported in")
	ActivitiesHead  = say("这个月的活动 %d", "activities of the month: %d")
	HeadUnitTasks   = say("办结", "tasks")
	HeadJudged      = say("评议", "judged")
	ActivityOf      = say("%s的活动", "Activity of %s")
	JudgementOf     = say("%s %s 群众评议", "Judgement of %s, %s")

	DoJudge       = say("登记评议", "judge")
	DoAddActivity = say("记活动", "add activity")
	DoMonth       = say("换一个月", "month")

	HintStrikeActivity = say("为什么不算数", "why it does not count")
	SaidActivityStruck = say("活动已作废", "The activity is struck,")
)

// Judged returns a judgement as a column shows it: how many were satisfied, found it fair, and were not satisfied, of
// how many asked.
func Judged(j *model.Judgement) string {
	return fmt.Sprintf("%d/%d/%d · %d", j.Good, j.Fair, j.Bad, j.Asked)
}
