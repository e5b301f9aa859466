package model_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"sidan/model"
)

// lamp is what the register knows around one door of 金桂苑.
var lamp = model.Privacy{
	Residents: []string{"王秀英", "欧阳桂兰", "高兴", "Mary Ann Smith", "阿依古丽·买买提"},
	Others:    slices.Values([]string{"张伟", "单德福", "文明", "Tom Lee", "王者"}),
	Phones:    []string{"19900009473", "668812"},
	Door:      model.Address{Compound: "金桂苑", Building: "3", Unit: "2", Floor: 5, Door: "501"},
	Near:      []string{"401", "502", "601"},
	Streets:   []string{"望城路", "金桂苑"},
}

func TestBrief(t *testing.T) {
	for _, c := range []struct{ name, words, want string }{
		{"as it is", "楼道灯坏了三天,晚上上楼全靠摸。", "楼道灯坏了三天,晚上上楼全靠摸。"},
		{"a staircase and a floor tell nobody", "3 栋二单元六楼那盏声控灯不亮", "3 栋二单元六楼那盏声控灯不亮"},
		{
			"counts are no doors", "3栋2盏灯不亮,2单元三家漏水,五楼六楼都遭了,3 栋两户在修",
			"3栋2盏灯不亮,2单元三家漏水,五楼六楼都遭了,3 栋两户在修",
		},
		{"a filler", "我只说一件事,楼顶漏水。", "楼顶漏水。"},
		{"several fillers", "您好,麻烦问一下,那个,路灯几时修?", "路灯几时修?"},
		{"an English filler", "I say only one thing, the lamp is broken", "the lamp is broken"},
		{"nothing but fillers stays", "您好", "您好"},
		{"a name", "王秀英家灯泡坏了,够不着。", "住户家灯泡坏了,够不着。"},
		{"spaced, given name, title", "王 秀 英说水管漏,秀英一个人,王孃孃够不着", "住户说水管漏,住户一个人,住户够不着"},
		{"a double surname", "欧阳桂兰腿不好,桂兰要人接,欧阳奶奶在二楼", "住户腿不好,住户要人接,住户在二楼"},
		{"老 and 小 before the surname", "老王讲过,小王也讲过,小区门口灯不亮", "住户讲过,住户也讲过,小区门口灯不亮"},
		{"the household's name that is a word", "高兴家水管漏", "住户家水管漏"},
		{"another's name that is a word", "大家一起讲文明,王者归来", "大家一起讲文明,王者归来"},
		{"another's, alone", "找 文明,他有钥匙", "找 住户,他有钥匙"},
		{"a neighbour", "对门张伟家的狗没牵绳", "对门住户家的狗没牵绳"},
		{
			"Latin names", "mary ann smith's lamp; Ann is old, annual check, tom lee knows",
			"住户's lamp; 住户 is old, annual check, 住户 knows",
		},
		{"parts of a name with a dot", "买买提家要换灯,阿依古丽 买买提在家", "住户家要换灯,住户在家"},
		{"a phone", "门禁坏了,打电话19900009473", "门禁坏了"},
		{"a phone, full-width and spaced", "门禁坏了,联系电话:１９９ ００００ ９４７３。", "门禁坏了。"},
		{"a phone in spoken digits", "门禁坏了,一九九零零零零九四七三", "门禁坏了"},
		{"the household's short number", "打 668812 叫门", "叫门"},
		{"an identity number", "身份证52273019480512123X,办高龄补贴", "办高龄补贴"},
		{
			"days and task numbers stay", "2026-11-24 停水,和 03-4172086 一起办,拨 12345",
			"2026-11-24 停水,和 03-4172086 一起办,拨 12345",
		},
		{"a door", "三单元501的水管漏", "某户的水管漏"},
		{"a door with dashes", "3-2-501 水管漏,３－２－５０１漏", "某户 水管漏,某户漏"},
		{
			"a door of many spellings", "3栋2单元501门口堆纸壳;3#2单元501室漏;3幢五零一漏;２号楼四〇一漏",
			"某户门口堆纸壳;某户漏;某户漏;某户漏",
		},
		{"a door parted by commas", "3栋,2单元,501 漏水; 3 栋、4 栋都停水", "某户 漏水; 3 栋、4 栋都停水"},
		{"a door and its people", "金桂苑3栋2单元501王秀英家漏水", "金桂苑某户家漏水"},
		{"who one is", "我是3栋2单元501的王秀英,楼道灯坏了", "楼道灯坏了"},
		{"what one is called", "我姓王,楼道灯坏了", "楼道灯坏了"},
		{
			"the bare number of a door near", "501 漏到 401 去了,要 401 块砖,修 200 米",
			"某户 漏到 某户 去了,要 401 块砖,修 200 米",
		},
		{"a number behind a street", "望城路12号附1号门前积水,望城路 7号也积", "望城路某户门前积水,望城路 某户也积"},
		{"times stay", "早上7-8点、2:30-4:30有人,12号和15号停水", "早上7-8点、2:30-4:30有人,12号和15号停水"},
		{"numbered things stay", "502号灯杆斜了,12号井盖松了", "502号灯杆斜了,12号井盖松了"},
		{"money and lengths stay", "要交10-200元,围3-120米", "要交10-200元,围3-120米"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := lamp.Brief(c.words); got != c.want {
				t.Errorf("%s\ngot  %s\nwant %s", c.words, got, c.want)
			}
		})
	}
}

func TestBriefHasRoom(t *testing.T) {
	said := strings.Repeat("楼道灯坏了三天,晚上上楼全靠摸。", 40)
	got := lamp.Brief(said)
	if n := utf8.RuneCountInString(got); n > model.MostBrief || n < model.MostBrief-20 ||
		!strings.HasSuffix(got, "。") {
		t.Errorf("%d characters: %s", n, got)
	}
	if got := lamp.Brief(strings.Repeat("字", 5000)); utf8.RuneCountInString(got) != model.MostBrief {
		t.Errorf("%d characters", utf8.RuneCountInString(got))
	}
}

// TestBriefTellsNobody plants what the register knows into what somebody says, in any spelling and anywhere.
func TestBriefTellsNobody(t *testing.T) {
	said := rapid.SampledFrom([]string{
		"楼道灯坏了", "水管漏", "我住", ",", "。", " ", "说", "家", "找", "的", "、", "(", ")", "三天",
		"没人管", "2盏", " the lamp ", "小区", "打电话", "对门", "一楼",
	})
	planted := rapid.OneOf(
		rapid.SampledFrom([]string{
			"王秀英", "王 秀英", "欧阳桂兰", "高兴", "高 兴", "Mary Ann Smith", "阿依古丽·买买提", "张伟",
			"单德福",
		}),
		rapid.SampledFrom([]string{
			"19900009473", "199-0000-9473", "１９９０００ ０９４７３", "199 0000 9473", "+86 199 0000 9473",
			"一九九〇〇〇〇九四七三",
		}),
		rapid.SampledFrom([]string{
			"三单元501", "3-2-501", "3栋2单元501", "3栋二单元５０１", "3#2单元501", "3号楼2单元五〇一",
			"3 栋 2 单元 501 室",
		}),
	)
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(1, 4).Draw(t, "times") {
			for range rapid.IntRange(0, 3).Draw(t, "before") {
				b.WriteString(said.Draw(t, "said"))
			}
			b.WriteString(planted.Draw(t, "planted"))
			b.WriteString(said.Draw(t, "after"))
		}
		brief := lamp.Brief(b.String())
		if kind, what, found := lamp.Find(brief); found {
			t.Fatalf("%s\n%s\ntells a %s: %s", b.String(), brief, kind, what)
		}
		flat := strings.ReplaceAll(brief, " ", "")
		for _, secret := range []string{
			"王秀英", "秀英", "欧阳桂兰", "高兴", "Smith", "买买提", "张伟", "单德福", "9473", "501", "５０１",
			"五〇一", "四七三",
		} {
			if strings.Contains(flat, secret) {
				t.Fatalf("%s\n%s\nholds %s", b.String(), brief, secret)
			}
		}
		if utf8.RuneCountInString(brief) > model.MostBrief {
			t.Fatalf("too long: %s", brief)
		}
	})
}

// FuzzBrief: whatever somebody said, a brief has room, is one line, and tells nothing that is known.
func FuzzBrief(f *testing.F) {
	for _, s := range []string{
		"", "王秀英", "3-2-501 19900009473", "我姓王", "\xff栋\x00单元501", "栋栋栋#3#1-401", "2026-11-24",
		"İ王秀英İ", "１９９ ００００ ９４７３",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		brief := lamp.Brief(s)
		if utf8.RuneCountInString(brief) > model.MostBrief || strings.Contains(brief, "\n") {
			t.Errorf("%q", brief)
		}
		if kind, what, tells := lamp.Find(brief); tells {
			t.Errorf("%q of %q tells a %s: %q", brief, s, kind, what)
		}
	})
}

// TestBriefEndsWithTheMatter: what people say after the matter is left out, unless it belongs to the sentence.
func TestBriefEndsWithTheMatter(t *testing.T) {
	for words, want := range map[string]string{
		"楼道灯坏了三天,晚上上楼全靠摸。不止我一家讲。": "楼道灯坏了三天,晚上上楼全靠摸。",
		"换个灯，谢谢": "换个灯",
		"井盖松了。上回也讲过，麻烦你们了！": "井盖松了。",
		"门口贴的「辛苦了」牌子掉了":     "门口贴的「辛苦了」牌子掉了",
		"想说声谢谢":          "想说声谢谢",
		"谢谢":             "谢谢",
		"换灯, thank you.": "换灯",
	} {
		if got := (model.Privacy{}).Brief(words); got != want {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
	}
}
