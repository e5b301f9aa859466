package sample

import (
	"time"

	"sidan/model"
)

// This file plans the promises (承诺) of a community's year.

// vow is what somebody promises, and what they wrote when they had done it.
type vow struct{ words, how string }

var vows = []vow{
	{"每月陪独居老人买一次菜", "陪张奶奶去了菜场,米和油一起提上楼。"},
	{"帮楼上老人看护水电,随叫随到", "换了两个水龙头,插板也固定了。"},
	{"周末到社区教一次手机", "教了六位老人打视频、查余额。"},
	{"把本单元楼道的杂物劝清一遍", "四户都搬走了,楼道走得开。"},
	{"每周巡一次夜,看门禁和消防通道", "巡了四晚,两处堆物当场挪开。"},
	{"给留守娃娃补一个月数学", "补了四个周末,娃娃愿意来。"},
	{"带头不占车位,劝一户算一户", "劝了三户,桩子都收了。"},
	{"帮三户困难家庭跑一次手续", "低保和医保都交上去了。"},
	{"参加一次河边捡垃圾", "捡了半天,装了十二袋。"},
	{"为院坝会做一次普法", "讲了防诈骗和赡养,来了三十几个人。"},
	{"给行动不便的老人理一次发", "上门理了五位。"},
	{"把花坛边的菜地说服平掉", "两家都收了菜,补了草皮。"},
	{"陪高龄老人做一次体检", "陪去的,单子也拿回来了。"},
	{"每月扫一次单元门口", "扫了,小广告也铲了。"},
}

// promiseAll plans that some Party members in service promise two things each. Most were kept.
func (y *yearPlan) promiseAll(i int) {
	n := len(communityNames)
	people, all := share(model.LongliCase.Promising, n, i), share(model.LongliCase.Promises, n, i)
	words := newDeck(y.dice, vows)
	for k := range all {
		y.promise(y.members[k%people], words.draw(), false)
	}
	for range 2 {
		y.promise(y.members[y.IntN(people)], words.draw(), true)
	}
}

// promise plans one promise: kept, dropped, or still open.
func (y *yearPlan) promise(by *person, v vow, dropped bool) {
	made := y.day - model.Day(y.between(2, 345))
	if dropped {
		made = y.day - model.Day(y.between(90, 345))
	}
	at := clock(made, 19, 0).Add(y.minutes(0, 120))
	id, due := newID[model.Promise](y.dice, at).Record(), made+model.Day(y.between(10, 60))
	y.add(at, by, id, model.PromiseMade{Place: by.Place, Words: v.words, By: due})
	done := clock(due-model.Day(y.between(0, 8)), 20, 0).Add(y.minutes(0, 60))
	if y.chance(6) { // some are kept late
		done = done.AddDate(0, 0, 14)
	}
	switch {
	case done.After(clock(y.day, 0, 0)), !dropped && y.chance(4):
	case dropped:
		y.add(done.Add(-time.Hour), by, id, model.PromiseDropped{Why: "调到县里去了,来不及做。"})
	default:
		y.add(done, by, id, model.PromiseKept{How: v.how})
	}
}
