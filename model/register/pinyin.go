package register

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// surnames are the surnames of one character that are read in another way than the dictionary's first reading of the
// character, or in two ways.
var surnames = map[string][]string{
	"单": {"Shan"}, "仇": {"Qiu"}, "解": {"Xie"}, "曾": {"Zeng"}, "查": {"Zha"}, "区": {"Ou"}, "朴": {"Piao"},
	"任": {"Ren"}, "华": {"Hua"}, "乐": {"Yue", "Le"}, "覃": {"Qin", "Tan"}, "翟": {"Zhai", "Di"}, "缪": {"Miao"},
	"繁": {"Po"}, "盖": {"Ge", "Gai"}, "葛": {"Ge"}, "种": {"Chong"}, "谌": {"Chen", "Shen"}, "员": {"Yun"},
	"宓": {"Mi", "Fu"}, "黑": {"He"}, "折": {"She"}, "召": {"Shao"}, "秘": {"Bi"}, "洗": {"Xian"}, "冼": {"Xian"},
	"牟": {"Mou", "Mu"}, "隗": {"Wei", "Kui"}, "佴": {"Nai"}, "句": {"Gou"}, "祭": {"Zhai"}, "薄": {"Bo"},
	"车": {"Che"}, "纪": {"Ji"}, "宁": {"Ning"}, "曲": {"Qu"}, "都": {"Du"}, "卜": {"Bu"}, "干": {"Gan"},
	"冯": {"Feng"}, "贾": {"Jia"}, "沈": {"Shen"}, "石": {"Shi"}, "俞": {"Yu"}, "粘": {"Nian"}, "哈": {"Ha"},
	"撒": {"Sa"}, "尉": {"Wei"}, "晁": {"Chao"}, "蒙": {"Meng"}, "应": {"Ying"}, "相": {"Xiang"}, "强": {"Qiang"},
	"藏": {"Zang"}, "能": {"Nai"}, "莘": {"Shen", "Xin"}, "柏": {"Bai", "Bo"}, "盛": {"Sheng"},
	"郇": {"Xun", "Huan"}, "逄": {"Pang"}, "万": {"Wan"}, "夏": {"Xia"},
}

// doubleSurnames are the surnames of two characters that are read in another way than their single characters.
var doubleSurnames = map[string][]string{
	"万俟": {"Mo", "Qi"}, "尉迟": {"Yu", "Chi"}, "长孙": {"Zhang", "Sun"}, "单于": {"Chan", "Yu"},
	"澹台": {"Tan", "Tai"}, "鲜于": {"Xian", "Yu"}, "令狐": {"Ling", "Hu"}, "皇甫": {"Huang", "Fu"},
	"夏侯": {"Xia", "Hou"}, "欧阳": {"Ou", "Yang"},
}

// polyphones are the characters of given names that are read in several ways, each of which somebody may type, or in
// another way than the dictionary's first.
var polyphones = map[string][]string{
	"乐": {"Le", "Yue"}, "朝": {"Chao", "Zhao"}, "长": {"Chang", "Zhang"}, "重": {"Zhong", "Chong"},
	"行": {"Xing", "Hang"}, "盛": {"Sheng", "Cheng"}, "晟": {"Sheng", "Cheng"}, "茜": {"Xi", "Qian"},
	"柏": {"Bai", "Bo"}, "莘": {"Xin", "Shen"}, "炅": {"Jiong", "Gui"}, "单": {"Dan", "Shan"}, "解": {"Jie", "Xie"},
	"传": {"Chuan", "Zhuan"}, "娜": {"Na", "Nuo"}, "曾": {"Zeng", "Ceng"}, "蔚": {"Wei", "Yu"}, "仔": {"Zi", "Zai"},
	"和": {"He"}, "红": {"Hong"}, "兴": {"Xing"}, "强": {"Qiang"}, "英": {"Ying"}, "华": {"Hua"}, "石": {"Shi"},
	"奇": {"Qi"}, "予": {"Yu"}, "万": {"Wan"}, "宁": {"Ning"}, "会": {"Hui"}, "大": {"Da"}, "龙": {"Long"},
	"广": {"Guang"}, "云": {"Yun"}, "洪": {"Hong"}, "合": {"He"}, "阿": {"A"},
	"卜": {"Bu", "Bo"}, "勒": {"Le", "Lei"},
}

// mostReadings is how many readings of one name are kept at most.
const mostReadings = 4

// speller knows how names are read. It remembers the readings of every character that it was asked for: all names
// together have only a few thousand characters.
type speller struct {
	known map[string][]string
	list  [][]string // the readings of each syllable of the name that is being spelled
}

func newSpeller() *speller { return &speller{known: map[string][]string{}} }

// spell appends the syllables of a name, each of which begins with a capital: 王秀英 becomes "WangXiuYing". If the name
// is read in several ways, it appends up to four of them, with blanks between them. A Latin word is one syllable.
// Characters that have no reading are left out.
func (s *speller) spell(to []byte, name string) []byte {
	readings := 1
	s.list = s.syllables(s.list[:0], name)
	for i, ways := range s.list {
		if readings *= len(ways); readings > mostReadings {
			readings /= len(ways)
			s.list[i] = ways[:1]
		}
	}
	for n := range readings {
		if n > 0 {
			to = append(to, ' ')
		}
		for _, ways := range s.list {
			to = append(to, ways[n%len(ways)]...)
			n /= len(ways)
		}
	}
	return to
}

// syllables appends the ways to read each syllable of a name. Characters are taken for a surname only if something
// follows them.
func (s *speller) syllables(list [][]string, name string) [][]string {
	one := runes(name, 1)
	two := runes(name, 2)
	if both := doubleSurnames[name[:two]]; both != nil && two < len(name) {
		list, name = append(list, both[:1], both[1:]), name[two:]
	} else if ways := surnames[name[:one]]; ways != nil && one < len(name) {
		list, name = append(list, ways), name[one:]
	}
	for name != "" {
		n := max(latinWord(name), runes(name, 1))
		if ways := s.read(name[:n]); len(ways) > 0 {
			list = append(list, ways)
		}
		name = name[n:]
	}
	return list
}

// read returns the ways to read a character or a Latin word, without tones and with v for ü. It returns nil if there is
// none.
func (s *speller) read(word string) []string {
	ways, known := s.known[word]
	if known {
		return ways
	}
	r, _ := utf8.DecodeRuneInString(word)
	switch {
	case polyphones[word] != nil:
		ways = polyphones[word]
	case unicode.Is(unicode.Han, r):
		if syllable := readingOf(r); syllable != "" {
			ways = []string{capital(syllable)}
		}
	case latinWord(word) > 0:
		ways = []string{capital(strings.ToLower(word))}
	}
	s.known[strings.Clone(word)] = ways
	return ways
}

// capital returns s with its first letter, which is ASCII, as a capital.
func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// latinWord returns how many ASCII letters a text begins with.
func latinWord(s string) (n int) {
	for n < len(s) && 'a' <= s[n]|0x20 && s[n]|0x20 <= 'z' {
		n++
	}
	return n
}

// runes returns how many bytes the first n characters of a text take. If there are fewer characters, it returns the
// length of the text.
func runes(s string, n int) (length int) {
	for ; n > 0 && length < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[length:])
		length += size
	}
	return length
}
