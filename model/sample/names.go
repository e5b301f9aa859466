package sample

import "slices"

// surname has the frequency of a surname among some thousand people, and the language that families of that name often
// speak beside Chinese.
type surname struct {
	name     string
	weight   int
	language string
	spoken   int // percent of such families that speak it
}

const (
	buyi = "布依语"
	miao = "苗语"
)

var surnames = []surname{
	{"杨", 46, miao, 12}, {"王", 44, buyi, 10}, {"李", 40, "", 0}, {"罗", 36, buyi, 30}, {"张", 34, "", 0},
	{"陈", 32, buyi, 8}, {"吴", 28, miao, 15}, {"刘", 28, "", 0}, {"龙", 24, miao, 45}, {"石", 16, miao, 30},
	{"周", 15, "", 0}, {"何", 15, "", 0}, {"黄", 14, buyi, 20}, {"唐", 12, "", 0}, {"谢", 11, "", 0},
	{"田", 11, miao, 10}, {"徐", 10, "", 0}, {"邓", 10, "", 0}, {"宋", 10, "", 0}, {"胡", 9, "", 0},
	{"彭", 8, "", 0}, {"赵", 8, "", 0}, {"余", 7, "", 0}, {"冯", 6, "", 0}, {"文", 6, "", 0}, {"冉", 6, "", 0},
	{"廖", 6, "", 0}, {"夏", 5, "", 0}, {"饶", 4, "", 0}, {"付", 4, "", 0}, {"代", 4, "", 0}, {"袁", 5, "", 0},
	{"蔡", 4, "", 0}, {"严", 4, "", 0}, {"兰", 4, "", 0}, {"向", 4, "", 0}, {"雷", 4, miao, 40}, {"简", 3, "", 0},
	{"瞿", 2, "", 0}, {"韦", 18, buyi, 75}, {"陆", 14, buyi, 65}, {"蒙", 13, buyi, 70}, {"潘", 14, miao, 60},
	{"莫", 11, buyi, 65}, {"班", 8, buyi, 75}, {"岑", 6, buyi, 70}, {"欧阳", 4, "", 0}, {"单", 3, "", 0},
	{"仇", 3, "", 0}, {"解", 3, "", 0}, {"曾", 7, "", 0}, {"查", 4, "", 0},
}

// cohort lists the given names of people who were born up to a year. A name has two parts, or is one whole.
type cohort struct {
	until       int
	men, women  [2][]string // fronts and backs
	boys, girls []string    // whole given names
}

var cohorts = []cohort{
	{1959,
		[2][]string{chars("正朝廷光德国兴仕永明祖启福万应天"), chars("贵华荣才友发祥昌清云富林成安学文")},
		[2][]string{chars("秀桂玉素兴仁德光开泽廷朝"), chars("英芬兰珍菊琼仙芝莲碧香芳")},
		[]string{"树清", "长顺", "老五", "洪恩", "金贵"}, []string{"小妹", "二妹", "素贞", "幺妹"}},
	{1974,
		[2][]string{chars("建志国大家世胜绍昌忠顺兴"), chars("平华勇林祥文忠全斌富才强")},
		[2][]string{chars("家丽秀兴春桂光仕永云"), chars("琼芬英群先琴珍莲梅容碧")},
		[]string{"大力", "国栋", "建黔", "启明", "松柏"}, []string{"红梅", "翠萍", "腊梅", "秋菊"}},
	{1989,
		[2][]string{chars("世昌永开正朝登应光"), chars("辉江松波洪祥雄鹏贤海")},
		[2][]string{chars("小丽海春晓大应光"), chars("燕萍霞琴娟梅艳群敏")},
		[]string{"忠", "洪", "俊", "江", "松", "小兵", "小勇", "文军"},
		[]string{"燕", "娟", "艳", "琴", "丽华", "江丽"}},
	{2004,
		[2][]string{chars("家光志远天成泽黔"), chars("豪鑫宇杰伟龙旭文")},
		[2][]string{chars("雪梦思小雨佳倩永"), chars("婷雪娇梅颖琳瑶丹")},
		[]string{"鑫", "黔", "俊", "旭", "家兴"}, []string{"婷", "雪", "颖", "丹", "朝霞"}},
	{9999,
		[2][]string{chars("子浩宇梓俊奕沐泽"), chars("轩然航辰熙睿博阳")},
		[2][]string{chars("梓欣雨诗可一语思"), chars("涵怡桐琪馨诺彤妍")},
		[]string{"黔林", "远航", "家乐", "安安"}, []string{"朵朵", "乐瑶", "苗苗", "心悦"}},
}

// known are names of well-known people that the lists above could produce. They are not used.
var known = []string{
	"李强", "王毅", "陈云", "李鹏", "杨洋", "杨颖", "张杰", "刘涛", "王凯", "罗翔", "李娜", "刘翔", "陈龙",
	"王宝强", "王建军", "王家平", "王国强", "李克强", "王志文", "张国荣", "陈建斌", "张国强", "李国华", "张志勇",
	"杨志平", "李大江", "张天成", "王国华", "李雪", "李琴", "李丹", "陈雪", "李雪琴", "王思聪", "张小燕", "张小斐",
	"张雨绮", "陈小春", "李雪健", "刘雪华", "张俊", "王俊", "李俊", "王旭", "王梓涵", "陈子豪", "刘国梁", "石雪清",
	"张国华", "李志强", "陈志文", "张建平", "王大文", "李国庆", "陈国强", "王小燕", "李小燕", "刘国强", "杨永祥",
	"王朝霞", "陈朝霞", "蒙曼", "王建平", "李建平", "陈建平", "吴建平", "李文军", "王文军", "杨小波", "李小鹏",
	"刘天华", "李大海", "张海燕", "陈海燕", "杨丽萍", "张丽萍", "李秀梅", "李德华", "刘德华", "张德江", "李德林",
	"刘永祥", "陈永贵", "张春梅", "李春梅", "吴小莉", "刘欢", "王欣怡", "张一诺", "陈雨涵", "王忠林", "胡志强",
	"宋世雄", "李永波", "李晓霞", "杨丽娟", "王丽萍", "周雨彤", "李一桐", "杨雪", "王丹", "王艳", "王光英",
	"张国清", "韦国清", "王德发", "徐福贵", "罗志祥", "罗家英", "黄家强", "黄志忠", "周国平", "周建平", "唐国强",
	"谢国忠", "邓小萍", "蔡国强", "袁国平", "王海燕", "李婷", "杨志勇", "石光荣",
}

// chars returns the characters of a text.
func chars(s string) (list []string) {
	for _, r := range s {
		list = append(list, string(r))
	}
	return list
}

// given returns a given name for somebody born in a year.
func (d dice) given(born int, woman bool) string {
	i := slices.IndexFunc(cohorts, func(c cohort) bool { return born <= c.until })
	c := cohorts[i]
	halves, whole := c.men, c.boys
	if woman {
		halves, whole = c.women, c.girls
	}
	if d.chance(14) {
		return pick(d, whole)
	}
	front, back := pick(d, halves[0]), pick(d, halves[1])
	for front == back {
		back = pick(d, halves[1])
	}
	return front + back
}

// fullName returns a name that is no well-known person's.
func (d dice) fullName(family string, born int, woman bool) string {
	for {
		if n := family + d.given(born, woman); !slices.Contains(known, n) {
			return n
		}
	}
}

// familyNames returns so many surnames by their frequency. Each name of the list is among them at least once if there
// is room: rare ones are those that programs get wrong.
func (d dice) familyNames(count int) []surname {
	var urn, names []surname
	for _, s := range surnames {
		for range s.weight {
			urn = append(urn, s)
		}
	}
	names = append(names, surnames[:min(count, len(surnames))]...)
	for len(names) < count {
		names = append(names, pick(d, urn))
	}
	d.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	return names
}
