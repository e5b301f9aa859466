package sheet

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sidan/model"
	"sidan/model/pattern"
	"sidan/model/text"
)

// A cell of names is read word by word. A word is a role (妻, 长子), a sex, a year of birth, or a name. A role, a sex
// and a year belong to the name beside them. A cell with any other word gets the verdict Ask: the program does not
// guess where one name ends and the next begins.

// roles holds the words for what somebody is to the householder.
var roles = map[string]bool{}

func init() {
	for w := range strings.FieldsSeq(`户主 本人 房主 配偶 夫 妻 丈夫 妻子 老公 老婆 爱人 老伴 媳妇 前妻 前夫 子
		儿 儿子 长子 次子 三子 四子 大儿子 二儿子 三儿子 小儿子 大儿 二儿 养子 继子 独子 独生子 之子 女儿 长女
		次女 二女 三女 四女 大女儿 二女儿 三女儿 小女儿 养女 继女 独女 独生女 之女 子女 父 母 父亲 母亲 爸 妈
		爸爸 妈妈 继父 继母 养父 养母 之父 之母 之妻 之夫 岳父 岳母 公公 婆婆 公爹 婆母 儿媳 儿媳妇 大儿媳
		二儿媳 小儿媳 女婿 孙媳 孙媳妇 孙女婿 孙 孙子 孙女 长孙 长孙女 次孙 外孙 外孙女 孙儿 曾孙 曾孙女 重孙
		重孙女 外曾孙 外曾孙女 祖父 祖母 爷爷 奶奶 外公 外婆 外祖父 外祖母 姥姥 姥爷 公 婆 兄 弟 姐 妹 哥 哥哥
		弟弟 姐姐 妹妹 兄弟 姐弟 兄妹 姐妹 大哥 二哥 嫂 嫂子 弟媳 弟媳妇 姐夫 妹夫 侄 侄子 侄儿 侄女 外甥 外甥女
		叔 叔叔 伯 伯父 伯母 姑 姑姑 姨 舅 舅舅 租户 租客 承租人 房客 同住人 保姆 监护人 其他亲属 非亲属
		householder wife husband son daughter mother father spouse`) {
		roles[w] = true
	}
}

var sexes = map[string]bool{"男": true, "女": true, "男性": true, "女性": true, "m": true, "f": true}

var (
	yearWord = pattern.New(
		`^([0-9]{4})(?:年?|年?(?:生|出生)|年[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:生|出生)?|` +
			`[-./][0-9]{1,2}(?:[-./][0-9]{1,2})?)$`,
	)
	nameYear = pattern.New(`^(\p{Han}{2,4})([0-9]{4}年?生?)$`)
	identity = pattern.New(`[0-9]{14,}`)
	alias    = pattern.New(`^(?:小名|又名|曾用名|别名|绰号|乳名)`)
	// noName matches words that tell something about people and are part of no name.
	noName = pattern.New(`等|一家|夫妇|夫妻|全家|[一二三四五六七八九十两][人口户]|外出|在外|务工|打工|常年|` +
		`去世|死亡|已故|已死|搬走|搬离|` +
		`出租|租住|空房|空置|失联|失踪|入伍|当兵|上学|读书|服刑|住院|外地|务农|残疾|低保|` +
		`五保|独居|空巢|留守|党员|贫困|单身|离异|丧偶|未婚|` +
		`已婚|分离|在家|老家|户主|本人|业主|房东|电话|手机|身份证`)
	inBrackets = pattern.New(`[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]`)
	afterOne   = pattern.New(`([)\]】〕])\s*([^\s、,;|/)\]】〕])`)
	labelled   = pattern.New(`\s+([^\s:、,;]+\s*:)`)
)

// vacant lists words for a flat in which nobody lives.
var vacant = []string{"空房", "空置", "空户", "空置房", "无人居住", "无人", "暂缺", "未入住", "待入住", "闲置"}

// people reads a cell of names. remark is what was in brackets and is not part of a name.
func people(cell string, thisYear int) (list []model.Resident, remark string, no trouble) {
	if isNothing(cell) || slices.Contains(vacant, cell) {
		return nil, "", no
	}
	pieces := parts(pieced(half(cell)))
	r := reader{thisYear: thisYear, several: len(pieces) > 1}
	for _, piece := range pieces {
		if no := r.piece(piece); !no.none() {
			return nil, "", no
		}
	}
	if r.role != "" {
		return nil, "", bad(text.NameLacks, r.role)
	}
	return r.list, strings.Join(r.remarks, "；"), no
}

// People reads names that somebody typed as in a cell of a list. The verdict is "" if every word is understood, Bad if
// a year or a role has no name or is impossible, and Ask otherwise.
func People(typed string, thisYear int) ([]model.Resident, Verdict) {
	list, _, no := people(model.Tidy(typed), thisYear)
	if no.verdict == Bad && no.say != text.NameYear && no.say != text.NameLacks {
		return nil, Ask
	}
	return list, no.verdict
}

// pieced puts separators between the people of a cell where only brackets or labels separate them:
// 王秀英(户主)李芳(妻), 户主:王秀英 妻:李芳. It puts none within brackets.
func pieced(s string) string {
	s = inBrackets().ReplaceAllStringFunc(s, func(b string) string {
		return strings.Map(func(c rune) rune {
			if strings.ContainsRune("、,;|/\n", c) {
				return ' '
			}
			return c
		}, b)
	})
	return labelled().ReplaceAllString(afterOne().ReplaceAllString(s, "$1、$2"), "、$1")
}

// reader collects the people of a cell.
type reader struct {
	thisYear int
	several  bool // the cell holds more than one word or piece
	list     []model.Resident
	role     string // said before its name: 妻：李芳
	remarks  []string
}

// piece reads the text between two separators: a name, with roles and years before it, after it and in brackets.
func (r *reader) piece(s string) trouble {
	said := inBrackets().FindAllString(s, -1)
	s = inBrackets().ReplaceAllString(s, " ")
	if before, behind, found := strings.Cut(s, ":"); found {
		word, label := strings.TrimSpace(before), strings.TrimSpace(behind)
		switch {
		case roles[word] || word == "女":
			r.role, s = word, label
		case word == "姓名":
			s = label
		case roles[label]: // 王秀英：户主
			s = word + " " + label
		default:
			return ask(text.NameUnsure, clip(s))
		}
	}
	if no := r.words(strings.Fields(s)); !no.none() {
		return no
	}
	for _, b := range said {
		inside := []rune(b)
		for _, word := range strings.Fields(string(inside[1 : len(inside)-1])) {
			if no := r.bracket(word); !no.none() {
				return no
			}
		}
	}
	return trouble{}
}

// words reads words that are separated by blanks only: several names, one name with blanks in it, or a name with roles.
func (r *reader) words(words []string) trouble {
	r.several = r.several || len(words) > 1
	named := 0
	for i := 0; i < len(words); {
		if len(r.list) > 0 && (named > 0 || len(words) == 1) && r.isSaid(words[i]) || yearWord().MatchString(words[i]) {
			if roles[words[i]] && (i+1 < len(words) && !r.isSaid(words[i+1]) || named == 0 && words[i] != "户主") {
				return ask(text.NameUnsure, clip(words[i])) // it may belong to the name on either side
			}
			if no := r.said(words[i]); !no.none() {
				return no
			}
			i++
			continue
		}
		n := nameLength(words[i:])
		if n == 1 && i+1 < len(words) && named == 0 && r.role == "" && roles[words[i]] { // 妻 李芳
			r.role = words[i]
			i++
			continue
		}
		if no := r.name(join(words[i : i+n])); !no.none() {
			return no
		}
		i, named = i+n, named+1
	}
	return trouble{}
}

// join joins the words of one name: Chinese ones without, others with a blank between them.
func join(words []string) string {
	if isHan(words[0]) {
		return strings.Join(words, "")
	}
	return strings.Join(words, " ")
}

// nameLength returns how many of the first words make up one name: both of 王 英, 欧阳 娜 and 王 秀英, one of 张伟
// 李芳.
func nameLength(words []string) int {
	long := func(i int) int {
		if i < len(words) && isHan(words[i]) {
			return utf8.RuneCountInString(words[i])
		}
		return 0
	}
	switch {
	case isLatin(words[0]):
		n := 1
		for n < len(words) && isLatin(words[n]) && !sexes[strings.ToLower(words[n])] && !roles[words[n]] {
			n++
		}
		return n
	case isDoubled(words[0]) && (long(1) == 1 || long(1) == 2 && !isSurnamed(words[1])):
		return 2
	case long(0) == 1 && long(1) == 1 && long(2) == 1:
		return 3
	case long(0) == 1 && long(1) == 1, long(0) == 1 && long(1) == 2 && isSurnamed(words[0]) && !isSurnamed(words[1]):
		return 2
	}
	return 1
}

// isSaid reports whether a word tells something about the name beside it: a role, a sex or a year.
func (r *reader) isSaid(word string) bool {
	return roles[word] || sexes[strings.ToLower(word)] || yearWord().MatchString(word)
}

// said adds a role, a sex or a year to the name before it.
func (r *reader) said(word string) trouble {
	if len(r.list) == 0 || r.role != "" {
		if found := yearWord().FindStringSubmatch(word); found != nil && !isBirthYear(found[1], r.thisYear) {
			return bad(text.NameYear, clip(word))
		}
		return bad(text.NameLacks, clip(word))
	}
	last := &r.list[len(r.list)-1]
	found := yearWord().FindStringSubmatch(word)
	switch {
	case found == nil && sexes[strings.ToLower(word)]: // the register does not store it
	case found != nil:
		year, _ := strconv.Atoi(found[1])
		if !isBirthYear(found[1], r.thisYear) {
			return bad(text.NameYear, clip(word))
		}
		if last.Born != 0 && last.Born != year {
			return ask(text.NameUnsure, clip(word))
		}
		last.Born = year
	case last.Role == "" || last.Role == word:
		last.Role = word
	default:
		return ask(text.NameUnsure, clip(word))
	}
	return trouble{}
}

// bracket reads a word in brackets after a name.
func (r *reader) bracket(word string) trouble {
	switch {
	case len(r.list) > 0 && r.isSaid(word):
		return r.said(word)
	case len(r.list) > 0 && alias().MatchString(word):
		r.remarks = append(r.remarks, word)
		return trouble{}
	}
	return ask(text.NameUnsure, clip(word))
}

// isBirthYear reports whether a year is from 1900 to this year.
func isBirthYear(year string, thisYear int) bool {
	n, err := strconv.Atoi(year)
	return err == nil && n >= 1900 && n <= thisYear
}

// name adds one name.
func (r *reader) name(s string) trouble {
	if found := nameYear().FindStringSubmatch(s); found != nil { // 王秀英1948
		if no := r.name(found[1]); !no.none() {
			return no
		}
		return r.said(found[2])
	}
	n := utf8.RuneCountInString(s)
	switch {
	case identity().MatchString(s):
		return bad(text.NameIdentity)
	case strings.ContainsFunc(s, unicode.IsDigit):
		return bad(text.NameDigits, clip(s))
	case strings.ContainsFunc(s, func(c rune) bool { return !isNamePart(c) }):
		return bad(text.NameOdd, clip(s))
	case n > model.MostName:
		return bad(text.NameLong, model.MostName)
	case roles[s] || sexes[strings.ToLower(s)] && r.several:
		return bad(text.NameLacks, clip(s))
	case noName().MatchString(s), isHan(s) && n > 4 && !strings.ContainsAny(s, "·•・‧"):
		return ask(text.NameUnsure, clip(s))
	case isHan(s) && r.several && (n < 2 || !isSurnamed(s)): // it may be a word of a sentence
		return ask(text.NameUnsure, clip(s))
	case len(r.list) >= model.MostResidents:
		return bad(text.NameMany, model.MostResidents)
	}
	r.list = append(r.list, model.Resident{Name: s, Role: r.role})
	r.role = ""
	return trouble{}
}

// isNamePart reports whether a character may be part of a name. A character of private use may, because some systems
// write rare characters of names as such.
func isNamePart(c rune) bool {
	return unicode.IsLetter(c) || unicode.IsMark(c) || model.IsPrivate(c) || strings.ContainsRune("·•・‧.-' 〇", c)
}

// isHan reports whether a text consists of characters of Chinese names, and is not empty.
func isHan(s string) bool {
	for _, c := range s {
		if !unicode.Is(unicode.Han, c) && !model.IsPrivate(c) && !strings.ContainsRune("·•・‧〇", c) {
			return false
		}
	}
	return s != ""
}

// isLatin reports whether a text consists of Latin letters, and of the marks that names have between them.
func isLatin(s string) bool {
	return !strings.ContainsFunc(
		s, func(c rune) bool { return !unicode.Is(unicode.Latin, c) && !strings.ContainsRune(".-'", c) },
	)
}
