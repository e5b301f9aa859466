package register_test

import (
	"slices"
	"testing"

	"sidan/model"
	"sidan/model/register"
)

// The requests of the case study, as people say them, with the menus the case allows in their sphere.
var requests = map[model.Sphere][]string{
	model.Public: {
		"路口那个井盖松了,车一过就咣当响,晚上老人怕踩空。", "小区门口的路灯坏了三盏,接娃娃放学黑漆漆的。",
		"河边步道护栏断了一截,娃娃老在那里跑。", "我们这片什么时候通天然气嘛,隔壁都通了。",
		"公交站台搬走以后,去医院要走二十分钟。", "工地半夜还在打桩,窗子都关不住。",
		"医保异地报销要哪些材料,跑了两回都说不齐。", "下水主管道返水,一下大雨一楼就进水。",
		"学区到底怎么划的,两边都说不归他管。",
		"街边摆摊把消防通道占了,喊也喊不走。",
	},
	model.Everyone: {
		"三单元楼道灯坏了三天,晚上上楼全靠摸。", "电瓶车都在楼梯间充电,看着就怕。",
		"垃圾桶满了两天没人收,夏天味道大得很。", "车位太少,晚上回来转三圈都停不下。",
		"楼顶漏水,五楼六楼都遭了,物业说等一等。", "楼上天天晚上拖凳子,说了几次都不听。",
		"有人在绿化带种菜浇粪,窗子不敢开。", "快递柜装在单元门口,轮椅过不去。", "单元门禁坏了,啥子人都能进来。",
		"小广场跳舞声音太大,娃娃要中考了。",
	},
	model.Family: {
		"老人家腿脚不方便,想请人帮忙去社保局做一下认证。", "我一个人住,灯泡坏了够不着。",
		"两口子为了娃娃读书的事吵了好几天,想请人劝一下。", "兄弟几个为赡养老人的钱说不拢。",
		"娃娃放学没人接,我要上到七点。", "手机不会用,养老金到没到都不晓得。", "房东要涨租还不退押金,合同在这里。",
		"出院回来要人帮忙量血压,自己看不来。", "想找点零工做,带娃娃走不远。",
		"妈妈听不见了,想问残疾证怎么办。",
	},
}

var menusOf = map[model.Sphere][]model.Menu{
	model.Public:   {model.Facilities, model.Environment, model.Safety, model.Policy},
	model.Everyone: {model.Facilities, model.Environment, model.Safety, model.Errands, model.Mediation},
	model.Family:   {model.Care, model.Mediation, model.Errands, model.Policy},
}

func TestGuessKnowsHowPeopleSpeak(t *testing.T) {
	for sphere, list := range requests {
		for _, words := range list {
			got, menu, ok := register.Guess(words, nil)
			if !ok || got != sphere || !slices.Contains(menusOf[sphere], menu) {
				t.Errorf("%s: %v %v %v, want %v", words, got, menu, ok, sphere)
			}
		}
	}
}

func TestGuessOfMenus(t *testing.T) {
	for words, want := range map[string]model.Menu{
		"三单元楼道灯坏了三天,晚上上楼全靠摸。":      model.Facilities,
		"电瓶车都在楼梯间充电,看着就怕。":         model.Safety,
		"垃圾桶满了两天没人收,夏天味道大得很。":      model.Environment,
		"医保异地报销要哪些材料,跑了两回都说不齐。":    model.Policy,
		"两口子为了娃娃读书的事吵了好几天,想请人劝一下。": model.Mediation,
		"我一个人住,灯泡坏了够不着。":           model.Care,
		"手机不会用,养老金到没到都不晓得。":        model.Errands,
		"街边摆摊把消防通道占了,喊也喊不走。":       model.Safety,
		"楼上天天晚上拖凳子,说了几次都不听。":       model.Mediation,
		"妈妈听不见了,想问残疾证怎么办。":         model.Policy,
		"老人家腿脚不方便,想请人帮忙去社保局做一下认证。": model.Errands,
	} {
		if _, menu, _ := register.Guess(words, nil); menu != want {
			t.Errorf("%s: %v, want %v", words, menu, want)
		}
	}
	if s, m, ok := register.Guess("今天天气好", nil); ok {
		t.Errorf("words that say nothing: %v %v", s, m)
	}
}
