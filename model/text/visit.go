package text

import (
	"fmt"

	"sidan/model"
)

// This file holds the words of the visit form: its labels, the answers that it offers, and what it says about the draft
// that it keeps while somebody types.

// These are the words of the form that are not the name of a field of a record.
var (
	VisitOwed     = say("欠这户", "owed")
	VisitLast     = say("上次", "last")
	VisitRequest  = say("诉求 %d", "request %d")
	VisitNext     = say("下次", "next")
	VisitNextNote = say("%s，按%s自动排", "%s, %s as usual")
	VisitNoNext   = say("已搬走，不再排", "moved away, no more visits")
	VisitDateHint = say("如 12-4、下周三", "12-4, next wed")
	VisitPast     = say("日子已经过了", "that day is past")
	VisitFar      = say("最多排到一年以后", "within a year at most")
)

// VisitAnswers are the ways to answer a request at the door. The digit of each is its place in the list.
var VisitAnswers = []Sentence{
	say("交支部", "to the branch"), say("当场办结", "settled now"), say("承诺办结", "promised"),
}

// VisitPromise labels the words of a promise. It replaces the label of an answer.
var VisitPromise = say("承诺", "promise")

// VisitKeeps are the two ways to report on a promise at the door where it was given. The digit of each is its place in
// the list. KeepDone and KeepSaid label the words for each.
var (
	VisitKeeps = []Sentence{say("办好了", "done"), say("还没办好，先答复", "not yet, told so far")}
	KeepDone   = say("怎么办的", "what was done")
	KeepSaid   = say("怎么答的", "what was said")
)

// The form asks this if nobody was met, although a request was recorded or something was told or answered.
var (
	WhoAsked     = say("结果是「%s」，谁提的诉求？", `The outcome is "%s": who asked for it?`)
	WhoAskedBody = say(
		"记了诉求，或者告知、答复了什么，总有人在场。",
		"Something was asked for, told or answered, so somebody was there.",
	)
	WhoBack   = say("回去改", "back to the form")
	WhoFamily = say("家里人：改成家属代答", "family: the outcome is answered by family")
	WhoMet    = say("本人：改成见到本人", "they themselves: the outcome is met")
	WhoOther  = say("邻居或电话里说的：照样存", "a neighbour, or by phone: save as it is")
)

// WithOffers says which name each digit chooses.
var WithOffers = say("按数字：%s", "by digit: %s")

// ToldOnly is the choice for an answer that was told and that the resident did not rate.
var ToldOnly = say("已告知，没评价", "told, not rated")

// These are about the draft, and about the limit of a field.
var (
	DraftKept    = say("草稿已存 %s", "draft kept %s")
	DraftBack    = say("草稿找回来了，%s 存的", "draft is back, kept %s")
	DraftHere    = say("草稿", "draft")
	DraftNotKept = say("草稿没存上", "the draft is not kept")
	FieldFull    = say("写满了，最多 %d 字", "full: %d characters at most")
)

// clockOf returns a minute of the day as a time: 10:16.
func clockOf(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }

// NextByCadence is shown beside the day of the next visit if that day follows from the cadence: 周二，按每周一次自动排.
func NextByCadence(l Lang, d model.Day, weeks int) string {
	return VisitNextNote.In(l, Weekday(l, d), Cadence(l, weeks))
}
