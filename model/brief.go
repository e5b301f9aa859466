package model

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file makes the brief (事由) of a task from the resident's words. A brief says what is to be done, and holds no
// name, phone or door of anybody.

// Privacy holds the names, phones and doors from the register that a brief must not say. The brief is on the face of
// the task, so everybody who might claim the task can read it. Others gives all names in the register, which are found
// only as whole names. It may be nil.
type Privacy struct {
	Residents []string // the names of the task's household, found in every form in which people say them
	Others    iter.Seq[string]
	Phones    []string  // the household's phones; any other phone is found by its length
	Door      Address   // the household's door
	Near      []string  // the doors of its staircase, as they are written on the plates
	Streets   []string  // the names of compounds and streets: a number after such a name is a door
	found     []private // what look has found in its last text
}

// Private is the kind of a private piece of text, which a brief must not say.
type Private string

// The kinds.
const (
	PrivateName  Private = "name"
	PrivatePhone Private = "phone"
	PrivateDoor  Private = "door"
)

// private is a private piece that was found in a text. It lies between the characters from, inclusive, and to,
// exclusive.
type private struct {
	from, to int
	kind     Private
}

// A brief has these words in place of a door and of a name.
const (
	someHouse = "某户"
	somebody  = "住户"
)

// mostRead is how many characters of the resident's words are read for a brief at most.
const mostRead = 1200

// Brief makes a brief from the resident's own words, with at most MostBrief characters. It leaves out the phrases with
// which people begin before they come to the matter. It leaves out the phones, and puts other words in place of the
// names and doors that p holds, and of any other door. It returns "" if nothing is left, or if something private still
// appears after eight passes.
func (p Privacy) Brief(words string) string {
	words = TidyLine(words)
	if r := []rune(words); len(r) > mostRead {
		words = string(r[:mostRead])
	}
	for range 8 { // the text on both sides of a piece that is left out may form a name
		if p.look(words); len(p.found) == 0 {
			return bounded(finish(begin(words)))
		}
		words = p.without(words)
	}
	return ""
}

// Find returns the kind and the text of the first piece in a text that a brief must not say. It returns false if there
// is none.
func (p Privacy) Find(brief string) (Private, string, bool) {
	if p.look(brief); len(p.found) == 0 {
		return "", "", false
	}
	one := p.found[0]
	return one.kind, string([]rune(brief)[one.from:one.to]), true
}

// look sets p.found to all private pieces of a text, from left to right. Pieces that overlap become one piece, of the
// kind of the first.
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

// add adds a piece to those that were found.
func (p *Privacy) add(from, to int, kind Private) { p.found = append(p.found, private{from, to, kind}) }

// without returns a text without the pieces that were found. It puts 住户 in place of a name and 某户 in place of a
// door, and only one word in place of several pieces that stand together. It leaves out phones, with the words that
// announce them.
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

// numberAhead returns a text without the words at its end that only announce a number, such as 电话.
func numberAhead(s string) string {
	s = strings.TrimRight(s, " :：是为()（）")
	for _, word := range []string{"号码", "电话", "手机", "联系", "我的", "tel", "Tel", "phone",
		"请打", "打", "身份证", "证号", "号"} {
		s = strings.TrimRight(strings.TrimSuffix(s, word), " :：,，")
	}
	return s
}

// mended returns a text without the empty brackets and the repeated punctuation that are left when pieces are taken
// out.
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

// openings are the phrases with which people begin before they come to the matter. A longer phrase comes before a
// shorter one with which it begins.
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

// callings are phrases that are left out only if a stop follows: 那个 alone, but not in 那个井盖, and 书记 alone, but
// not in 书记说要修.
var callings = []string{
	"就一件事", "有个事情", "有件事情", "有个事", "有件事", "说个事", "讲个事", "跟你们说个事", "跟你说个事",
	"反映个事", "同志", "领导", "书记", "主任", "网格员", "那个", "其实", "就是说", "是这样的", "是这样", "哎呀",
	"哎", "唉", "喂", "诶", "嗯", "well", "you know", "hey",
}

// stops are the characters that end a word or a clause.
const stops = " ,，。.;；、!！?？:：…⋯"

// begin returns a text without the openings and callings at its beginning. It keeps the last of them if fewer than two
// characters would be left.
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

// closings are the phrases with which people end after they have said the matter.
var closings = []string{
	"不止我一家讲", "不止我一家说", "院坝会上也提过", "会上也提过", "上回也讲过", "上回就讲过", "上次也说过",
	"上次就说过", "谢谢你们", "谢谢您", "谢谢了", "谢谢", "麻烦你们了", "麻烦您了", "麻烦你了", "麻烦了",
	"辛苦你们了", "辛苦了", "就这个事", "就说这些", "thank you", "thanks",
}

// finish returns a text without the closings at its end. It keeps a closing before which no stop stands, because it
// belongs to the sentence then, and the last of them if nothing else would be left.
func finish(words string) string {
	for {
		rest, cut := strings.TrimRight(words, stops), false
		for _, c := range closings {
			before := max(0, len(rest)-len(c))
			if !strings.EqualFold(rest[before:], c) || strings.TrimRight(rest[:before], stops) == rest[:before] {
				continue
			}
			rest, cut = strings.TrimRight(rest[:before], ",，、 "), true
			break
		}
		if !cut || utf8.RuneCountInString(rest) < 2 {
			return words
		}
		words = rest
	}
}

// endsWord reports whether an opening may end before rest. It may end before a stop. Unless stop is set, it may also
// end at the end of the text, or before a character that is not ASCII.
func endsWord(rest string, stop bool) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return strings.ContainsRune(stops, r) || !stop && r > unicode.MaxASCII
}

// bounded returns a text with at most MostBrief characters. It cuts a longer text after the last whole sentence that
// fits, or after the last clause, if that leaves more than a quarter of MostBrief. Otherwise it cuts at MostBrief.
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
