package text

import "sidan/model"

// This file holds the words of promises (亮承诺) and of good deeds and model families (好人好事).

var promiseStates = words[model.PromiseState]{
	model.PromiseIsOpen:    say("在做", "open"),
	model.PromiseIsKept:    say("兑现", "kept"),
	model.PromiseIsDropped: say("不做了", "dropped"),
}

// PromiseState returns the word for what became of a promise.
func PromiseState(l Lang, s model.PromiseState) string { return promiseStates.in(l, s) }

var deedSorts = words[model.DeedSort]{
	model.GoodDeed:    say("好人好事", "good deed"),
	model.ModelFamily: say("文明家庭", "model family"),
	model.GoodWife:    say("好媳妇", "good wife"),
	model.GoodMother:  say("好婆婆", "good mother-in-law"),
	model.GoodFather:  say("好公爹", "good father-in-law"),
}

// DeedSort returns the word for what somebody is recommended for.
func DeedSort(l Lang, s model.DeedSort) string { return deedSorts.in(l, s) }

// ParseDeedSort returns the sort with a Chinese or English word, or with a name on the wire. It reports whether there
// is one.
func ParseDeedSort(word string) (model.DeedSort, bool) { return deedSorts.parse(word) }

var deedStates = words[model.DeedState]{
	model.DeedIsRecommended: say("等评议", "to be judged"),
	model.DeedIsChosen:      say("评上", "chosen"),
	model.DeedIsNotChosen:   say("没评上", "not chosen"),
}

// DeedState returns the word for how far a recommendation has come.
func DeedState(l Lang, s model.DeedState) string { return deedStates.in(l, s) }

// These are of the pages.
var (
	PromisesTitle   = say("亮承诺", "Promises")
	MyPromisesTitle = say("我的承诺", "My promises")
	PromisesNone    = say("还没有承诺", "no promises yet")
	PromisesNext    = say("Ctrl+N 记一个承诺", "Ctrl+N enters one")
	NewPromise      = say("新承诺", "new promise")
	AskPromise      = say("承诺", "promise")
	HintPromise     = say("做什么，一句话", "what, in one line")
	AskBy           = say("到期", "by")
	AskWho          = say("谁", "who")
	HintWho         = say("不写就是自己", "nobody: yourself")
	AskKept         = say("怎么兑现的", "what was done")
	HintKept        = say("做了什么，一句话", "what was done, in one line")
	HintDropped     = say("为什么不做了", "why nothing comes of it")
	DoKeepPromise   = say("兑现了", "kept")
	DoDropPromise   = say("不做了", "drop it")
	OnlyNotKept     = say("只看没兑现", "only what is not kept")
	ColumnWho       = say("谁", "who")
	ColumnPromise   = say("承诺", "promise")
	ColumnBy        = say("到期", "by")
	LateIsPrivate   = say("到期没兑现的只有本人和支部看得见，公示上只有数",
		"What is late only they themselves and the branch see; notices have a figure alone")
	SaidPromised = say("%s 已记下承诺", "%s: promised")
	SaidKept     = say("%s 已兑现", "%s: kept")
	SaidDropped  = say("%s 不做了", "%s: dropped")

	NobodyNamed = say("名册里没有「%s」，或者不止一个", `nobody is called "%s" here, or more than one`)
	SaveAnyway  = say("再按 Enter 就照样存。", "Enter once more saves it as it is.")

	DeedsTitle    = say("好人好事", "Good deeds")
	DeedsNone     = say("还没有推荐", "no recommendations yet")
	DeedsNext     = say("Ctrl+N 推荐一位", "Ctrl+N recommends somebody")
	NewDeed       = say("推荐", "recommend")
	AskSort       = say("种类", "for")
	AskHonoured   = say("推荐谁", "whom")
	HintHonoured  = say("姓名，或哪一家", "a name, or whose family")
	HintDeed      = say("做了什么", "what they did")
	ColumnHonoure = say("推荐", "recommended")
	ColumnAgreed  = say("本人", "consent")
	DoAgree       = say("本人同意", "they agree")
	DoNotAgree    = say("本人不同意", "they do not agree")
	DoChoose1     = say("评上", "chosen")
	DoNotChoose   = say("没评上", "not chosen")
	HintJudged    = say("评议说了什么，可以不写", "what was said, or nothing")
	DeedAgreed    = say("同意", "agreed")
	DeedNotAsked  = say("没问过", "not asked")
	DeedDeclined  = say("不同意", "declined")
	DeedNameless  = say("某居民", "a resident")
	SaidDeed      = say("%s 已推荐", "%s: recommended")
	SaidAgreed    = say("%s 已记下本人的意思", "%s: noted")
	SaidJudged    = say("%s 已评议", "%s: judged")
)

// These are of the commands.
var (
	CmdPromise     = say("承诺：记下、兑现、不做了", "promises: make, keep, drop")
	CmdPromiseMake = say("记一个承诺", "make a promise")
	CmdPromiseKeep = say("承诺兑现了", "a promise was kept")
	CmdPromiseDrop = say("承诺不做了", "drop a promise")
	CmdPromises    = say("承诺列表", "the list of promises")
	CmdDeed        = say("好人好事：推荐、本人意愿、评议", "good deeds: recommend, consent, judge")
	CmdDeedMake    = say("推荐一位", "recommend somebody")
	CmdDeedAgree   = say("本人同不同意公示", "whether they agree to be shown")
	CmdDeedJudge   = say("支部评议", "the branch's judgement")
	CmdDeeds       = say("推荐列表", "the list of recommendations")
	FlagPromise    = say("承诺什么", "what is promised")
	FlagByDay      = say("到期的日子", "the day it is promised for")
	FlagWhoElse    = say("谁的承诺；不写就是自己", "whose promise; else your own")
	FlagKept       = say("做了什么", "what was done")
	FlagDeedSort   = say("deed family wife mother father", "deed family wife mother father")
	FlagHonoured   = say("推荐谁", "whom")
	FlagDeed       = say("做了什么", "what they did")
	FlagYes        = say("同意", "they agree")
	FlagNo         = say("不同意", "they do not agree")
	FlagChosen     = say("评上", "chosen")
	FlagNotChosen  = say("没评上", "not chosen")
	FlagAtMeeting  = say("在哪次会上评的", "the meeting at which it was judged")
	PromiseKept    = say("已记下承诺 %s", "promise %s kept in the home")
	DeedKept       = say("已记下推荐 %s", "recommendation %s kept in the home")

	promisedOn  = say("%s 承诺", "promised %s")
	daysLate    = say("到期 %d 天", "%d days past")
	keptOn      = say("兑现 %s", "kept %s")
	droppedOn   = say("%s 不做了", "dropped %s")
	promiseSums = say("承诺 %d   兑现 %d", "promised %d   kept %d")
	promiseOpen = say("还在做 %d   到期没兑现 %d", "open %d   past their day %d")
)

// PromisedOn says when a promise was made.
func PromisedOn(l Lang, on, today model.Day) string { return promisedOn.In(l, On(l, on, today)) }

// PromiseSays says what became of a promise, or how late it is.
func PromiseSays(l Lang, p *model.Promise, today model.Day) string {
	switch {
	case p.Late(today):
		return daysLate.In(l, int(today-p.By))
	case p.State() == model.PromiseIsKept:
		return keptOn.In(l, On(l, p.Kept, today))
	case p.State() == model.PromiseIsDropped:
		return droppedOn.In(l, On(l, p.Dropped, today))
	}
	return PromiseState(l, p.State())
}

// PromiseSums says how many promises there are and how many were kept; PromisesOpen how many are open and how many of
// them are past their day.
func PromiseSums(l Lang, all, kept int) string { return promiseSums.In(l, all, kept) }

// PromisesOpen says how many promises are open, and how many of them are past their day.
func PromisesOpen(l Lang, open, late int) string { return promiseOpen.In(l, open, late) }
