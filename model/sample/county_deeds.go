package sample

import (
	"time"

	"sidan/model"
)

// This file plans the good deeds and model families (好人好事、文明家庭) of a community's year.

// praise are the words with which somebody is recommended, by what for.
var praise = map[model.DeedSort][]string{
	model.GoodDeed: {
		"下雨天背对门老人上五楼,一年多没断过。", "捡到钱包守到失主来拿,一分没少。",
		"天天给单元门口的花浇水,从没要过钱。",
		"冬天把摔倒的老人送到医院,垫了药费。", "义务修楼道灯,修了二十几盏。", "劝和两家邻居,一碗茶喝到半夜。",
		"疫苗那几天帮忙登记,嗓子都喊哑了。", "每天接送隔壁的娃娃上学。", "垃圾桶倒了,顺手扶起扫干净,天天如此。",
	},
	model.ModelFamily: {"一家四代同堂,没红过脸,邻居有事都去搭把手。", "家里干净和气,娃娃懂礼,楼道也归他家扫。"},
	model.GoodWife:    {"婆婆瘫在床上六年,翻身擦洗没断过一天。", "丈夫在外打工,一个人照顾两个老人两个娃。"},
	model.GoodMother:  {"把儿媳当女儿,坐月子服侍得周周到到。", "带大三个孙子,还帮楼下双职工看娃。"},
	model.GoodFather: {
		"七十几了还天天接送孙女,家里脏活累活都抢着干。", "教儿子儿媳和气过日子,自己种菜分给邻居。",
	},
}

// recommendAll plans the recommendations of the i-th community: good deeds, of which the branch chooses most, and
// models, of which it chooses so many and some not.
func (y *yearPlan) recommendAll(i int) {
	n := len(communityNames)
	for range share(model.LongliCase.Deeds, n, i) {
		y.recommend(model.GoodDeed, y.chance(75))
	}
	others := newDeck(y.dice, model.DeedSorts[1:])
	for range share(model.LongliCase.Models, n, i) {
		y.recommend(others.draw(), true)
	}
	for range 3 {
		y.recommend(others.draw(), false)
	}
}

// recommend plans that somebody of the grid recommends a resident, who is asked, and that the branch judges.
func (y *yearPlan) recommend(sort model.DeedSort, chosen bool) {
	x := pick(y.dice, pick(y.dice, y.grids).houses)
	at := y.spare(clock(y.day-model.Day(y.between(45, 350)), 18, 0))
	who := x.souls[0].Name
	if sort == model.ModelFamily {
		who += "一家"
	}
	id, by := newID[model.Deed](y.dice, at).Record(), pick(y.dice, []*person{x.grid.head, x.grid.worker})
	words := pick(y.dice, praise[sort])
	y.add(at, by, id, model.DeedRecommended{Sort: sort, Place: x.grid.path, Who: who, Words: words})
	if y.chance(90) {
		asked := y.spare(at)
		y.add(asked, by, id, model.DeedAgreed{Yes: y.chance(94)})
	}
	judged := y.office(at.AddDate(0, 0, y.between(5, 30)))
	y.add(judged, y.officer, id, model.DeedJudged{Chosen: chosen, Meeting: y.meetingBefore(judged)})
}

// meetingBefore returns the last meeting before a time, or the zero id if there was none.
func (y *yearPlan) meetingBefore(at time.Time) (id model.MeetingID) {
	for _, o := range y.occasions[model.ByMeeting] {
		if o.at.Before(at) {
			return o.id
		}
	}
	return id
}
