package register

import (
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"
)

// surnames whose reading as a surname is not the first of the dictionary, or is not one alone. Those of two characters go
// before their first character's own.
var surnames = map[string]string{
	"单": "shan", "仇": "qiu", "解": "xie", "曾": "zeng", "查": "zha", "区": "ou", "朴": "piao", "任": "ren", "华": "hua",
	"乐": "yue le", "覃": "qin tan", "翟": "zhai di", "缪": "miao", "繁": "po", "盖": "ge gai", "葛": "ge", "种": "chong",
	"谌": "chen shen", "员": "yun", "宓": "mi fu", "黑": "he", "折": "she", "召": "shao", "秘": "bi", "洗": "xian", "冼": "xian",
	"牟": "mou mu", "隗": "wei kui", "佴": "nai", "句": "gou", "祭": "zhai", "薄": "bo", "车": "che", "纪": "ji", "宁": "ning",
	"曲": "qu", "都": "du", "卜": "bu", "干": "gan", "冯": "feng", "贾": "jia", "沈": "shen", "石": "shi", "俞": "yu",
	"粘": "nian", "哈": "ha", "撒": "sa", "尉": "wei", "晁": "chao", "蒙": "meng", "应": "ying", "相": "xiang", "强": "qiang",
	"长": "chang zhang", "行": "xing", "重": "chong", "藏": "zang", "参": "shen", "传": "fu chuan", "度": "du", "能": "nai",
	"莘": "shen xin", "柏": "bai bo", "盛": "sheng", "夏": "xia", "万": "wan", "臧": "zang", "郇": "xun huan", "逄": "pang",
	"万俟": "mo qi", "尉迟": "yu chi", "长孙": "zhang sun", "单于": "chan yu", "澹台": "tan tai", "欧阳": "ou yang",
	"皇甫": "huang fu", "令狐": "ling hu", "夏侯": "xia hou", "呼延": "hu yan", "鲜于": "xian yu", "宰父": "zai fu",
}

// given are characters of given names that are read in two ways, either of which somebody may type.
var given = map[rune]string{
	'乐': "le yue", '朝': "chao zhao", '长': "chang zhang", '重': "zhong chong", '行': "xing hang", '盛': "sheng cheng",
	'晟': "sheng cheng", '茜': "xi qian", '柏': "bai bo", '莘': "xin shen", '炅': "jiong gui", '单': "dan shan", '解': "jie xie",
	'传': "chuan zhuan", '藏': "cang zang", '娜': "na nuo", '曾': "zeng ceng", '尉': "wei yu", '蔚': "wei yu", '参': "can shen",
	'调': "tiao diao", '强': "qiang", '兴': "xing", '石': "shi", '和': "he", '红': "hong", '朴': "pu", '曲': "qu", '英': "ying",
	'华': "hua", '大': "da", '小': "xiao", '都': "dou du", '降': "jiang", '仔': "zi zai", '奇': "qi", '予': "yu", '约': "yue",
	'贤': "xian", '贵': "gui", '玲': "ling", '沈': "shen", '冯': "feng", '任': "ren", '葛': "ge", '万': "wan", '宁': "ning",
}

// mostReadings of one name are kept.
const mostReadings = 4

// speller knows how names are read, and remembers each character it was asked for: the dictionary takes microseconds, and
// the same few thousand characters make up all names.
type speller map[rune][]string

// spell is a name's syllables, each beginning with a capital: 王秀英 is "WangXiuYing". Where it is read in several ways,
// all follow, parted by blanks. Latin words are syllables of their own; what cannot be read is left out.
func (s speller) spell(name string) string {
	readings := []string{""}
	syllable := func(choices []string) {
		if len(choices) == 0 {
			return
		}
		if len(readings)*len(choices) > mostReadings {
			choices = choices[:1]
		}
		next := make([]string, 0, len(readings)*len(choices))
		for _, before := range readings {
			for _, c := range choices {
				next = append(next, before+strings.ToUpper(c[:1])+c[1:])
			}
		}
		readings = next
	}
	rest := s.surname(name, syllable)
	for rest != "" {
		if n := latinWord(rest); n > 0 {
			syllable([]string{strings.ToLower(rest[:n])})
			rest = rest[n:]
			continue
		}
		for i, r := range rest {
			if i > 0 {
				rest = rest[i:]
				break
			}
			syllable(s.read(r))
			if len(rest) == len(string(r)) {
				rest = ""
				break
			}
		}
	}
	return strings.Join(readings, " ")
}

// surname reads a name's surname where the table has it, and gives what follows it.
func (s speller) surname(name string, syllable func([]string)) (given string) {
	ends := []int{}
	for i := range name {
		if i > 0 {
			ends = append(ends, i)
		}
		if len(ends) == 2 {
			break
		}
	}
	if len(ends) == 2 { // of a two-character surname something must follow
		if both, ok := surnames[name[:ends[1]]]; ok {
			for one := range strings.FieldsSeq(both) {
				syllable([]string{one})
			}
			return name[ends[1]:]
		}
	}
	if len(ends) > 0 {
		if ways, ok := surnames[name[:ends[0]]]; ok {
			syllable(strings.Fields(ways))
			return name[ends[0]:]
		}
	}
	return name
}

// read is the ways to read a character, without tones; ü is v.
func (s speller) read(r rune) []string {
	ways, ok := s[r]
	if ok {
		return ways
	}
	if table, known := given[r]; known {
		ways = strings.Fields(table)
	} else if unicode.Is(unicode.Han, r) {
		ways = pinyin.SinglePinyin(r, pinyin.NewArgs())
	}
	s[r] = ways
	return ways
}

// latinWord is the length of the letters and digits of ASCII a text begins with.
func latinWord(s string) (n int) {
	for n < len(s) && (s[n] >= 'a' && s[n] <= 'z' || s[n] >= 'A' && s[n] <= 'Z') {
		n++
	}
	return n
}
