package register

import (
	"strings"
	"unicode/utf8"

	"sidan/model"
)

// sphereWords are words by which a text suggests a sphere, that is, whose matter it is.
var sphereWords = map[model.Sphere][]string{
	model.Public: {
		"路口", "井盖", "路灯", "河边", "步道", "护栏", "天然气", "公交", "站台", "工地", "打桩", "医保",
		"异地报销", "下水主管", "主管道", "学区", "摆摊", "街边", "消防通道", "供电", "停电", "自来水", "停水",
		"红绿灯", "斑马线", "公厕", "桥", "马路", "学校", "医院",
	},
	model.Everyone: {
		"楼道", "单元", "楼梯", "电瓶车", "垃圾", "车位", "停车", "楼顶", "楼上", "楼下", "物业", "绿化",
		"快递", "门禁", "广场", "跳舞", "电梯", "邻居", "小区里", "花坛", "遛狗", "漏水",
	},
	model.Family: {
		"老人家", "一个人住", "两口子", "兄弟", "姐妹", "赡养", "娃娃没人", "没人接", "手机", "养老金", "房东",
		"涨租", "押金", "出院", "血压", "零工", "残疾证", "妈妈", "爸爸", "妈", "爸", "认证", "社保", "低保",
		"离婚", "吵", "够不着", "身份证", "户口", "我家", "孩子",
	},
}

// menuWords are words by which a text suggests a menu category, that is, what has to be done.
var menuWords = map[model.Menu][]string{
	model.Policy: {
		"政策", "法律", "医保", "报销", "材料", "学区", "残疾证", "怎么办", "补贴", "怎么划", "低保",
		"什么时候", "公积金", "咨询", "想问", "合法", "手续", "宣讲",
	},
	model.Mediation: {
		"吵", "劝", "说不拢", "拖凳子", "不听", "押金", "涨租", "纠纷", "赡养", "打架", "离婚", "调解", "矛盾",
		"漏到楼下", "不肯",
	},
	model.Errands: {
		"认证", "社保局", "代办", "跑一趟", "手机不会", "养老金", "身份证", "零工", "填表", "代缴", "取药",
		"户口", "找工作", "代办服务",
	},
	model.Environment: {
		"垃圾", "臭", "味道", "浇粪", "种菜", "打扫", "卫生", "声音太大", "打桩", "噪音", "吵人", "跳舞",
		"油烟", "苍蝇", "老鼠", "污水", "落叶", "狗屎", "环境", "保洁",
	},
	model.Facilities: {
		"井盖", "路灯", "护栏", "天然气", "站台", "下水", "返水", "楼道灯", "灯坏", "车位", "停车", "漏水",
		"门禁", "快递柜", "电梯", "水管", "停水", "停电", "坑", "裂", "栏杆", "轮椅", "维修", "电工", "水工",
		"水电",
	},
	model.Safety: {
		"消防", "通道占", "通道被占", "电瓶车", "充电", "摆摊", "偷", "打架", "陌生人", "巡逻", "巡查", "着火",
		"煤气", "高空", "治安", "安全",
	},
	model.Care: {
		"老人家", "腿脚", "灯泡", "够不着", "没人接", "血压", "一个人住", "独居", "陪", "护理", "照看", "买菜",
		"送饭", "住院", "出院", "残疾人", "留守", "孤", "帮扶", "关爱", "医生", "护士",
	},
}

// withWords are the categories that have words in menuWords.
var withWords = (*model.MenuList)(nil).Keys()

// usualSphere is the sphere that tasks of a menu category usually have. It is taken for a text that holds no word of
// sphereWords.
var usualSphere = map[model.Menu]model.Sphere{
	model.Policy: model.Public, model.Mediation: model.Family, model.Errands: model.Family,
	model.Environment: model.Everyone, model.Facilities: model.Everyone, model.Safety: model.Everyone,
	model.Care: model.Family,
}

// Guess returns the sphere and the category of a county's menu that a resident's words suggest. It returns false if
// they suggest none that the county offers. The result is a proposal: a person decides.
func Guess(words string, list *model.MenuList) (model.Sphere, model.Menu, bool) {
	menu := likeliest(words, list.Keys(), menuWords)
	if menu == "" {
		return "", "", false
	}
	sphere := likeliest(words, model.Spheres, sphereWords)
	if sphere == "" {
		sphere = usualSphere[menu]
	}
	return sphere, menu, true
}

// likeliest returns the choice whose words make up the most characters of the text. Of equal choices it returns the
// first, and the zero value if none of the words occurs.
func likeliest[T comparable](text string, choices []T, words map[T][]string) (best T) {
	most := 0
	for _, choice := range choices {
		sum := 0
		for _, w := range words[choice] {
			if strings.Contains(text, w) {
				sum += utf8.RuneCountInString(w)
			}
		}
		if sum > most {
			best, most = choice, sum
		}
	}
	return best
}

// sphereOf returns the sphere that the branch chose. If the branch has chosen none, it returns the one that the
// words of the task suggest, or "".
func (r *Register) sphereOf(t *model.Task) model.Sphere {
	if t.Sphere != "" {
		return t.Sphere
	}
	sphere, _, _ := Guess(t.Text(), r.MenuList(t.Grid))
	return sphere
}

// menuOf returns the menu category that the branch chose. If the branch has chosen none, it returns the one that the
// words of the task suggest, or "".
func (r *Register) menuOf(t *model.Task) model.Menu {
	if t.Menu != "" {
		return t.Menu
	}
	return r.menuLike(t.Text())
}

// menuLike returns the menu category that a text suggests, or "". It keeps the answers until a fact changes, because
// the same words of the same people are looked at again and again.
func (r *Register) menuLike(words string) model.Menu {
	menu, known := r.likeliest[words]
	if !known {
		if menu = likeliest(words, withWords, menuWords); r.likeliest == nil {
			r.likeliest = map[string]model.Menu{}
		}
		r.likeliest[words] = menu
	}
	return menu
}
