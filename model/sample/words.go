package sample

import (
	"strings"
	"time"

	"sidan/model"
)

// audience says at which visits a line of a note may be used.
type audience int

const (
	forAll audience = iota
	forOld
	forIll
	forChild
	forTenant
	forPlace // whoever is at home all day, in a building or not
	forAway
	forAwayEnd
	forRefused
	inWinter
	inSpring
	inSummer
	inAutumn
	forEnd
)

// lines are lines of notes as workers write them. {人} stands for the person spoken to: 王孃孃, 小罗.
var lines = map[audience][]string{
	forAll: {
		"家里都好,没得啥子事。", "{人}说最近忙,家里平安。", "聊了一阵,没有诉求。",
		"{人}问了下社区换届的事,讲清楚了。", "发了一张防诈骗的单子,念了一遍。", "看了燃气管和插板,没问题。",
		"{人}讲上回的事办得好。", "{人}在做饭,站门口说了几句。", "核对了电话,没换。",
		"{人}说楼下新开了面馆,味道还可以。", "家里来客,改天再细聊。", "{人}说单位忙,月底才得闲。",
		"讲了医保缴费的时间,{人}说已经交了。", "问了家里几口人,和册子上一样。", "{人}才下班,精神还好。",
		"提醒门口的鞋柜往里收一点,答应了。", "{人}想报名楼道值日,记下了。", "把微信群的码给扫了。",
		"{人}说对门好久没见人,我去敲了。", "灭火器过期了,答应换。", "{人}下个月搬去和儿子住几天,先说一声。",
		"说了垃圾分类的新点位。", "屋里干净,阳台堆物不多。", "{人}问低保怎么申请,给亲戚问的。",
		"新换了防盗门,钥匙多配了一把给亲戚。",
	},
	forOld: {
		"{人}精神好,早上还去买了菜。", "血压有点高,药还够吃一周。", "{人}耳朵背,说话要大声点。",
		"{人}说膝盖痛,上下楼慢。", "米和油都还有,冰箱看了,有菜。", "{人}想儿子,帮着拨了个视频。",
		"钥匙放在对门,万一有事好开门。", "{人}晚上睡不好,喊少喝浓茶。", "燃气阀看了,用完都关的。",
		"{人}说牙痛,只吃得稀饭。", "社区食堂的饭送到了,还是热的。", "{人}在楼下晒太阳,扶上楼的。",
		"床头灯够得着,手机充起电的。", "陪着说了半个钟头话,讲年轻时修水库。", "体检单子拿给我看了,只是血脂高。",
		"{人}念到孙子快放假了。", "浴室垫了防滑垫,还装了个扶手。", "{人}不肯开取暖器,怕费电。",
		"有人来推销保健品,{人}没买,表扬了。", "眼睛花,药盒上给写了大字。", "{人}今天生日,煮了碗面。",
		"女儿昨天来过,带了换洗的。", "{人}走路比上个月稳。", "收音机坏了,说想听山歌。", "约好周末来洗窗帘。",
	},
	forIll: {
		"复查结果还可以,月底再去一回。", "药快吃完了,帮记着去拿。", "轮椅刹车松了,给紧了一下。",
		"{人}今天吃得下半碗饭。", "护理的来过,翻身换药都做了。", "家里人轮流守,{人}脸色好些。",
		"床边的呼叫铃试了,响。", "康复动作做了十分钟,说手有劲了。", "输液的针眼有点红,喊注意看。",
		"医药费的单子收拢了,等报销。",
	},
	forChild: {
		"娃娃作业在客厅写,灯有点暗。", "娃娃感冒请了两天假,今天上学了。", "娃娃期中考得好,高兴得很。",
		"讲了放学走斑马线,娃娃点头。", "{人}说娃娃爱看手机,讲了几句。", "娃娃和爸妈视频过了,没哭。",
		"校服小了,问哪里可以换大一号的。", "娃娃说想学打篮球。", "窗子都装了护栏,放心些。", "疫苗本看了,还差一针。",
	},
	forTenant: {
		"合同到明年三月,登记还对。", "{人}在商贸城上班,夜里十点才回。", "新来一个合租的,登记了。",
		"讲了电瓶不能上楼充,答应了。", "{人}问居住证怎么办,给了地址。", "房东电话留了一份。",
		"屋里隔了两间,看了线路,没乱拉。", "{人}是从惠水来的,在工地做木工。", "{人}说住得惯,就是停车难。",
		"租房的备案单子给了一张。",
	},
	forPlace: {
		"{区}这几天修路,{人}说进出还方便。", "门口的缝补上了,雨水不进屋。", "水表箱盖子松了,顺手按紧。",
		"{人}说隔壁装修,中午敲得响。", "公示栏的单子看了,{人}说清楚。", "过道清了,走得开。",
		"门牌掉了一颗钉,给按回去了。", "邻居都在家,打了一圈招呼。",
	},
	forAway: {
		"不在家,门上留了条。", "敲门没人应,隔壁说上班去了。", "不在家,隔壁说晚上才回。",
		"门锁着,邻居说回老家办酒去了。", "没人,门口的报纸没收。", "听见屋里有声音,没开门。",
		"去接娃娃了,在楼下碰到说了一句。", "门口快递堆起,可能出差了。", "不在,邻居说去医院看人了。",
		"没人应,灯也没亮。",
	},
	forAwayEnd: {
		"", "", "", "晚上再来一趟。", "周末再来。", "给楼下小卖部带了话。", "电话里讲家里都好。", "发了短信。",
		"下回早点来。", "电话没接。", "问了对门,说昨天还见到的。",
	},
	forRefused: {
		"隔着门说不用了,没得事。", "说在休息,不方便。", "讲有事会打电话,门没开。", "说才登记过,不想再说一遍。",
		"在开视频会,摆手。",
	},
	inWinter: {
		"天冷了,烤火炉离床远点,窗子留条缝。", "讲了一氧化碳的事,窗子开着的。", "电热毯看了,线没破。",
		"路上有凌,喊早上莫急着出门。", "囤了点煤,堆在屋外的。", "炉子烟囱接得紧,没漏气。",
		"冷得很,{人}手冻裂了,给了支油。", "给水管包了旧衣服,怕冻。", "烤火的时候莫锁门,都记得。",
		"腊肉熏起了,火看着的。",
	},
	inSpring: {
		"回潮,墙角起霉,喊开窗。", "倒春寒,棉衣莫收早了。", "春耕回去帮忙几天。", "花粉重,娃娃打喷嚏。",
		"雷雨前把阳台花盆收了。", "清明上坟讲了莫烧山。", "下雨路滑,送到楼下。",
	},
	inSummer: {
		"天热,藿香正气水给了两支。", "雨大,看了窗台不渗水。", "娃娃放假,讲了莫下河。", "蚊子多,门口积水倒了。",
		"空调外机响,喊人看看。", "涨水那天没出门,平安。", "西瓜吃多了拉肚子,好了。",
	},
	inAutumn: {
		"下雨天凉,添了衣服。", "回老家打谷子才回来。", "连着落雨,墙上没有印水。", "讲了秋天火烛要小心。",
		"天短了,楼道灯看了都亮。", "腌了一坛酸菜,摆在阳台。", "咳嗽几天了,喊去看看。",
		"下雨路滑,喊走慢点。",
	},
	forEnd: {
		"", "", "", "", "下周再来看。", "留了我的电话。", "有事打电话。", "走的时候把门带上了。",
		"跟邻居也交代了一声。", "喊注意关气关电。",
	},
}

// houseNotes are notes on households: what one should know before a visit.
var houseNotes = []string{
	"耳背,敲门要重些。", "养了条大狗,先打电话。", "布依话好沟通。", "上夜班,上午莫敲。", "周末才在家。",
	"门铃坏了,敲窗子。", "钥匙在对门。", "只认熟人,先说是网格员。", "白天在菜场摆摊。", "下午在楼下打牌。",
	"轮椅,开门慢,等一下。", "娃娃午睡,一点到三点莫来。",
}

// noteDecks returns a deck for each audience, so that all lines are used equally often.
func noteDecks(d dice) map[audience]*deck[string] {
	decks := map[audience]*deck[string]{}
	for a := forAll; a <= forEnd; a++ {
		decks[a] = newDeck(d, lines[a])
	}
	return decks
}

// seasonOf a day in Longli.
func seasonOf(at time.Time) audience {
	switch at.In(model.Zone).Month() {
	case time.November, time.December, time.January, time.February:
		return inWinter
	case time.March, time.April, time.May:
		return inSpring
	case time.June, time.July, time.August:
		return inSummer
	}
	return inAutumn
}

// addressed is how a worker speaks of somebody: by surname, age and sex.
func (s *soul) addressed(year int) string {
	switch age := year - s.Born; {
	case age >= 70 && s.woman:
		return s.family + "奶奶"
	case age >= 65:
		return s.family + "大爷"
	case age >= 48 && s.woman:
		return s.family + "孃孃"
	case age >= 48:
		return s.family + "叔"
	case age >= 33 && s.woman:
		return s.family + "姐"
	case age >= 33:
		return s.family + "哥"
	case len(s.family) > len("王"):
		return s.Name
	}
	return "小" + s.family
}

// subject of most lines for this household.
func (h *history) subject(house *house) audience {
	fit := []audience{forAll, forPlace}
	switch {
	case house.has(model.Alone, model.EmptyNest, model.Elderly):
		fit = []audience{forOld, forOld, forOld, forAll}
	case withChild(house):
		fit = append(fit, forChild, forChild)
	case house.has(model.Tenant):
		fit = append(fit, forTenant, forTenant)
	}
	if house.has(model.Ill, model.Disabled) {
		fit = append(fit, forIll, forIll, forIll)
	}
	return pick(h.dice, fit)
}

// note of a visit: what was raised and told, else a line for this household, the season, and a last word; often
// nothing.
func (h *history) note(v *visit) string {
	switch {
	case v.outcome == model.Away:
		return h.maybe(45, forAway, forAwayEnd)
	case v.outcome == model.TurnedAway:
		return h.maybe(60, forRefused)
	case v.outcome == model.GoneAway:
		return "搬走了,房子空着,邻居说去" + pick(h.dice, []string{"贵阳", "惠水", "儿子那里", "城北新区"}) + "了。"
	}
	var b strings.Builder
	for _, what := range v.told {
		b.WriteString(what + "的事当面讲了。")
	}
	for _, what := range v.raised {
		b.WriteString("反映" + what + ",已登记。")
	}
	if b.Len() == 0 && h.chance(30) {
		return ""
	}
	if v.outcome == model.FamilySpoke {
		b.WriteString(v.met.kin() + "代答,")
	}
	b.WriteString(h.notes[h.subject(v.house)].draw())
	if h.chance(35) {
		b.WriteString(h.notes[seasonOf(v.at)].draw())
	}
	b.WriteString(h.notes[forEnd].draw())
	who := &v.house.souls[0]
	if v.outcome == model.Met {
		who = v.met
	}
	return strings.ReplaceAll(v.house.at(b.String()), "{人}", who.addressed(h.year))
}

// maybe a line of each, so many times in a hundred.
func (h *history) maybe(percent int, of ...audience) (s string) {
	if !h.chance(percent) {
		return ""
	}
	for _, a := range of {
		s += h.notes[a].draw()
	}
	return s
}

// kin is what a resident is to the house: 女儿 of 女儿，周末来.
func (s *soul) kin() string {
	kin, _, _ := strings.Cut(s.Role, "，")
	return kin
}
