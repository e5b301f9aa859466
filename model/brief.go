package model

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file makes the brief (事由) of a task from the resident's words: what the job is, and nobody's name,
// phone or door.

// Privacy is what the register knows that a brief must not say: it stands on the task's face, and who might
// claim the task reads it before anybody knows them.
type Privacy struct {
	Residents []string // of the task's household: found in every form in which people speak of them
	Others    iter.Seq[string]
	Phones    []string  // the household's; any other number is known by its length
	Door      Address   // the household's
	Near      []string  // doors of its staircase, as they stand on the plates
	Streets   []string  // compounds and streets: a number behind one is a door
	found     []private // of the text that is being looked through
}

// Private is a kind of thing that a brief must not say.
type Private string

// The kinds.
const (
	PrivateName  Private = "name"
	PrivatePhone Private = "phone"
	PrivateDoor  Private = "door"
)

// private is something found, by characters.
type private struct {
	from, to int
	kind     Private
}

// What stands in a brief where somebody was spoken of.
const (
	someHouse = "某户"
	somebody  = "住户"
)

// mostRead is how much of what a resident said is looked through for a brief.
const mostRead = 1200

// Brief says what the job is in the resident's own words, without what they begin with before they come to the
// matter, and without whatever p knows or a stranger could call or visit. It is "" where nothing is left.
func (p Privacy) Brief(words string) string {
	words = TidyLine(words)
	if r := []rune(words); len(r) > mostRead {
		words = string(r[:mostRead])
	}
	for range 8 { // what closes up around a gap may be a name again
		if p.look(words); len(p.found) == 0 {
			return bounded(begin(words))
		}
		words = p.without(words)
	}
	return ""
}

// Find is the first thing in a text that a brief must not say.
func (p Privacy) Find(brief string) (Private, string, bool) {
	if p.look(brief); len(p.found) == 0 {
		return "", "", false
	}
	one := p.found[0]
	return one.kind, string([]rune(brief)[one.from:one.to]), true
}

// look finds everything, from left to right; what overlaps is one.
func (p *Privacy) look(s string) {
	text := foldRunes(s)
	p.found = nil
	p.phones(text)
	p.doors(text)
	p.names(text)
	slices.SortFunc(p.found, func(a, b private) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return b.to - a.to
	})
	var apart []private
	for _, one := range p.found {
		if n := len(apart); n > 0 && one.from < apart[n-1].to {
			apart[n-1].to = max(apart[n-1].to, one.to)
			continue
		}
		apart = append(apart, one)
	}
	p.found = apart
}

func (p *Privacy) add(from, to int, kind Private) { p.found = append(p.found, private{from, to, kind}) }

// without puts 住户 and 某户 where names and doors stood, one of them where several stood together, and closes
// up around numbers.
func (p *Privacy) without(s string) string {
	text := []rune(s)
	var b strings.Builder
	end := 0
	for _, one := range p.found {
		between := string(text[end:one.from])
		said := b.String()
		b.WriteString(between)
		end = one.to
		beside := strings.Trim(between, " -·,，、的") == "" &&
			(strings.HasSuffix(said, somebody) || strings.HasSuffix(said, someHouse))
		switch {
		case one.kind == PrivatePhone:
			kept := numberAhead(b.String())
			b.Reset()
			b.WriteString(kept)
		case beside:
			b.Reset()
			b.WriteString(said)
		case one.kind == PrivateDoor:
			b.WriteString(someHouse)
		default:
			b.WriteString(somebody)
		}
	}
	return mended(b.String() + string(text[end:]))
}

// numberAhead leaves out the words that only said a number was to follow.
func numberAhead(s string) string {
	s = strings.TrimRight(s, " :：是为()（）")
	for _, word := range []string{"号码", "电话", "手机", "联系", "我的", "tel", "Tel", "phone",
		"请打", "打", "身份证", "证号", "号"} {
		s = strings.TrimRight(strings.TrimSuffix(s, word), " :：,，")
	}
	return s
}

// mended closes up punctuation that lost what stood between.
func mended(s string) string {
	var b strings.Builder
	var last rune
	for _, r := range strings.NewReplacer("()", "", "（）", "", "( )", "", "“”", "", "「」", "").Replace(s) {
		if r != ' ' && strings.ContainsRune(stops, r) && (last == 0 || strings.ContainsRune(stops, last)) {
			continue
		}
		b.WriteRune(r)
		if r != ' ' {
			last = r
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// openings are what people begin with before they come to the matter. Longer ones stand before those they begin with.
var openings = []string{
	"我就只说一件事", "我只说一件事", "我就说一件事", "我只讲一件事", "我就讲一件事", "不止我一家讲",
	"不止我一家说", "院坝会上也提过", "会上也提过", "上回也讲过", "上次也说过", "上回就讲过", "跟你们讲过",
	"我跟你们讲", "我跟你讲", "我跟你们说", "我跟你说", "麻烦问一下", "麻烦您一下", "麻烦你们", "麻烦您",
	"麻烦你", "打扰一下", "想请问一下", "请问一下", "请问", "我想问一下", "我想问问", "想问一下", "想问问",
	"问一下", "我想反映一下", "想反映一下", "反映一下", "我想说一下", "我想说", "说一下", "不好意思",
	"不晓得该不该说", "您好", "你好", "你们好", "i say only one thing", "just one thing", "i only want to say",
	"excuse me", "may i ask", "hello", "hi there", "please", "i would like to ask", "我是某户的住户",
	"我是某户的", "我是某户", "我是住户", "我住在某户", "我住某户", "我家在某户", "我家住某户", "家住某户",
	"我叫住户", "我住户", "某户的住户反映", "某户反映", "住户反映",
}

// callings are no part of the matter only where a stop follows: 那个, but not 那个井盖; 书记, but not 书记说要修.
var callings = []string{
	"就一件事", "有个事情", "有件事情", "有个事", "有件事", "说个事", "讲个事", "跟你们说个事", "跟你说个事",
	"反映个事", "同志", "领导", "书记", "主任", "网格员", "那个", "其实", "就是说", "是这样的", "是这样", "哎呀",
	"哎", "唉", "喂", "诶", "嗯", "well", "you know", "hey",
}

const stops = " ,，。.;；、!！?？:：…⋯"

// begin leaves out what a text begins with before the matter, as often as there is something, unless nothing
// would be left.
func begin(words string) string {
	for {
		rest, cut := words, false
		for i, o := range append(slices.Clone(openings), callings...) {
			if len(rest) < len(o) || !strings.EqualFold(rest[:len(o)], o) ||
				!endsWord(rest[len(o):], i >= len(openings)) {
				continue
			}
			rest, cut = strings.TrimLeft(rest[len(o):], stops+"呀啊嘛哈"), true
			break
		}
		if !cut || utf8.RuneCountInString(rest) < 2 {
			return words
		}
		words = rest
	}
}

// endsWord reports whether an opening ends here: at a stop, or in Chinese, unless a stop is wanted, with more of the
// sentence behind it.
func endsWord(rest string, stop bool) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return strings.ContainsRune(stops, r) || !stop && r > unicode.MaxASCII
}

// bounded ends a text with its last whole sentence, or clause, that a brief has room for.
func bounded(s string) string {
	r := []rune(s)
	if len(r) <= MostBrief {
		return s
	}
	r = r[:MostBrief]
	for _, stops := range []string{"。!！?？;；\n", ",，、 "} {
		for i := len(r) - 1; i > MostBrief/4; i-- {
			if strings.ContainsRune(stops, r[i]) {
				return strings.TrimRight(string(r[:i+1]), ",，、 ")
			}
		}
	}
	return string(r)
}
