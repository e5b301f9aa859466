package sample

import (
	"time"

	"sidan/model"
)

// This file plans promises (承诺) and recommendations for good deeds (好人好事) of a community.

func init() {
	added[model.KindPromise] = (*history).promisesMade
	added[model.KindDeed] = (*history).deeds
}

// promises is what members and volunteers promise, and what they say when it is kept.
var promises = []struct{ words, how string }{
	{"每月查一次三栋的楼道灯和开关", "查了，换了两个灯头"},
	{"教十位老人用手机看养老金", "十位都会了"},
	{"雨季前清通一楼下水口", "清通了四个口"},
	{"每周六带娃娃们打扫小广场", "四个周六都扫了"},
	{"给独居的老人送一次年货单子", "三户都送到了"},
	{"帮楼里没有车的人代买药", "代买了五回"},
}

// promisesMade plans one promise of each of some helpers: kept in time, kept late, open, late and dropped.
func (h *history) promisesMade() {
	for i, p := range promises {
		who := h.memberOf(teams[i%len(teams)], i)
		id, at := newID[model.Promise](h.dice, clock(h.day-30, 20, 0)), clock(h.day-model.Day(30-i), 20, 5)
		by := h.day + model.Day(5*i-10)
		h.add(at, who, id.Record(), model.PromiseMade{Place: communityPath, Words: p.words, By: by})
		switch i {
		case 0, 3:
			h.add(clock(h.day-2, 19, 30), who, id.Record(), model.PromiseKept{How: p.how})
		case 4:
			h.add(clock(h.day-3, 19, 30), who, id.Record(), model.PromiseDropped{Why: "老人搬到儿子家去了"})
		}
	}
}

// praised are recommendations: who, for what, and why.
var praised = []struct {
	sort  model.DeedSort
	words string
}{
	{model.GoodDeed, "下大雨那晚挨家帮一楼的搬东西。"},
	{model.GoodWife, "照看瘫痪的婆婆六年，没有红过脸。"},
	{model.ModelFamily, "三代人住一起，楼里有事都来帮。"},
}

// deeds plans recommendations: one waits for the branch, one was chosen and may be shown, one was not chosen.
func (h *history) deeds() {
	for i, p := range praised {
		house := h.grids[i+1].houses[2*i]
		head := house.grid.head
		at := clock(officeDayBefore(h.day-model.Day(20-i)), 16, 10)
		id := newID[model.Deed](h.dice, at)
		h.add(at, head, id.Record(), model.DeedRecommended{
			Sort: p.sort, Place: house.grid.path, Who: house.ref().Name, Words: p.words,
		})
		if i == 0 {
			continue
		}
		h.add(at.Add(50*time.Hour), head, id.Record(), model.DeedAgreed{Yes: true})
		h.add(clock(officeDayBefore(h.day-5), 10, 30), h.officer, id.Record(), model.DeedJudged{
			Chosen: i == 1, Why: map[int]string{1: "楼里的人都说好"}[i],
		})
	}
}
