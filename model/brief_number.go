package model

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sidan/model/pattern"
)

// This file finds the numbers that a brief must not say. It knows a phone or an identity number by its length, and a
// door by the spelling of an address.

// fewestDigits is how many digits a number must have to be one that could be called: a landline without its area code
// has seven.
const fewestDigits = 7

// foldRunes returns the characters of a text in the form in which they are compared: half-width and lower-case.
func foldRunes(s string) []rune {
	text := []rune(s)
	for i, r := range text {
		text[i] = unicode.ToLower(HalfWidth(r))
	}
	return text
}

const spokenDigits = "零一二三四五六七八九"

// digitOf returns the value of a digit of any script, or of a character by which people say a digit, as 幺 says one
// on the phone. It returns -1 for any other character.
func digitOf(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case r == '〇':
		return 0
	case r == '幺':
		return 1
	case '①' <= r && r <= '⑨':
		return int(r-'①') + 1
	case r < unicode.MaxASCII:
		return -1
	}
	if at := strings.Index(spokenDigits, string(r)); at >= 0 {
		return at / len("零")
	}
	if at := strings.Index("壹贰叁肆伍陆柒捌玖", string(r)); at >= 0 {
		return at/len("壹") + 1
	}
	if unicode.Is(unicode.Nd, r) { // the ten digits of a script follow one another
		n := 0
		for n < 9 && unicode.Is(unicode.Nd, r-rune(n)-1) && (r-rune(n)-1)/16 == r/16 {
			n++
		}
		return n % 10
	}
	return -1
}

// parts reports whether a character may stand between two digits of one number.
func parts(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("-–—−‐―._·•/()+", r)
}

// calendar matches a day of the years 2020 to 2039, as it may stand in a brief. taskNumber matches the number of a
// task, as people say it.
var (
	calendar   = pattern.New(`^20[23]\d[-./ 年]?(?:0?[1-9]|1[0-2])[-./ 月]?(?:3[01]|[12]\d|0?[1-9])(?:[^0-9]|$)`)
	taskNumber = pattern.New(`^\d{2}-\d{7}(?:[^0-9]|$)`)
)

// phones finds phone and identity numbers, whatever stands between their digits. A number with fewer than
// fewestDigits digits is found only if it is a phone of the household.
func (p *Privacy) phones(text []rune) {
	known := make([]string, len(p.Phones))
	for i, phone := range p.Phones {
		known[i] = runOf(foldRunes(phone))
	}
	for i := 0; i < len(text); i++ {
		if digitOf(text[i]) < 0 {
			continue
		}
		if skip := harmless(string(text[i:min(i+12, len(text))])); skip > 0 {
			i += skip - 1
			continue
		}
		to := numberEnd(text, i)
		run := runOf(text[i:to])
		if len(run) >= fewestDigits || len(run) > 3 && slices.Contains(known, run) {
			if to < len(text) && text[to] == 'x' && len(run) > 14 {
				to++ // an identity number may end with an x
			}
			p.add(i, to, PrivatePhone)
		}
		i = to
	}
}

// harmless returns how many characters to skip because a day or the number of a task begins here, and 0 if neither
// does.
func harmless(s string) int {
	if d := calendar().FindString(s); d != "" {
		return len([]rune(strings.TrimRight(d, " "))) - 1
	}
	if taskNumber().MatchString(s) {
		return len("03-4172086")
	}
	return 0
}

// numberEnd returns the end of the number that begins at i. At most three other characters stand between two of its
// digits.
func numberEnd(text []rune, i int) (end int) {
	for gap := 0; i < len(text) && gap <= 3; i++ {
		switch {
		case digitOf(text[i]) >= 0:
			end, gap = i+1, 0
		case parts(text[i]):
			gap++
		default:
			return end
		}
	}
	return end
}

// runOf returns the digits of a text as 0 to 9, without what stands between them.
func runOf(text []rune) string {
	var b strings.Builder
	for _, r := range text {
		if n := digitOf(r); n >= 0 {
			b.WriteByte(byte('0' + n))
		}
	}
	return b.String()
}

// holdsNumber reports whether a text holds what looks like a phone or an identity number. A rule sees only one
// record, and can find nothing else that is private.
func holdsNumber(s string) bool {
	var p Privacy
	p.phones(foldRunes(s))
	return len(p.found) > 0
}

// longestDoor is how many characters the spelling of a door has at most, without its compound.
const longestDoor = 22

// These characters tell the number of a door from a number that counts something. A number of one or two digits
// counts something if a character of counting follows it, a longer one if a character of measures does. A number with
// 号 names a thing if a character of numbered follows it. The number of a door ends with a character of ownEnd. The
// name of a street, of a village or of a group of a village ends with a character of streets.
const (
	counting = "个盏只辆次天家人块元角分米平方层楼点号时月年日岁条根栋单幢座台扇把张瓶桶户位名道间件份袋车处样种回" +
		"遍趟度吨斤克升%万千百十多几来路周星半毫厘公里口头匹"
	measures = "元块米平年月日度吨斤克升%万千百多公里"
	numbered = "灯井杆线楼车桩桥台柱箱变塔机" // 502号灯杆, 12号线
	ownEnd   = "室户房门号"
	streets  = "路街巷坡组村寨弄院坪坎湾冲屯苑"
)

// doors finds the doors in a text: what [ParseAddress] reads as a door, in whatever spelling, and also a number that
// follows the name of a street.
func (p *Privacy) doors(text []rune) {
	for i := 0; i < len(text); i++ {
		if !p.mayBegin(text, i) {
			continue
		}
		for j := min(i+longestDoor, len(text)); j > i; j-- {
			if !mayEnd(text[j-1]) || strings.ContainsAny(string(text[i:j]), ":;!?。\n") {
				continue
			}
			a, err := ParseAddress(string(text[i:j]))
			if err == nil && !cutsWord(text, j) && p.isDoor(a, text, i, j) {
				p.add(i, j, PrivateDoor)
				i = j - 1
				break
			}
		}
	}
}

// cutsWord reports whether a door that ended at j would cut a number or a word in two: 501门口, 501户主, 501房东.
func cutsWord(text []rune, j int) bool {
	if j == len(text) {
		return false
	}
	if isFigure(text[j-1]) && isFigure(text[j]) || latin(text[j-1]) && latin(text[j]) {
		return true
	}
	return slices.Contains([]string{
		"门口", "门前", "门外", "门边", "门头", "户主", "户口", "房东", "房子", "房间", "号楼", "号线", "号码",
	}, string(text[j-1:j+1]))
}

// isFigure reports whether r is one of the figures 0 to 9.
func isFigure(r rune) bool { return '0' <= r && r <= '9' }

// isNumeral reports whether r is a figure or a Chinese numeral.
func isNumeral(r rune) bool { return isFigure(r) || isHanNumeral(r) }

// mayBegin reports whether the spelling of a door may begin at i. It begins with a character such as 栋 or #, or at
// the first character of a number or of a run of Latin letters.
func (p *Privacy) mayBegin(text []rune, i int) bool {
	r := text[i]
	switch {
	case strings.ContainsRune("栋幢#附负地", r):
		return true
	case !isNumeral(r) && !('a' <= r && r <= 'z'):
		return false
	}
	return i == 0 || !isNumeral(text[i-1]) && !('a' <= text[i-1] && text[i-1] <= 'z')
}

// mayEnd reports whether the spelling of a door may end with r.
func mayEnd(r rune) bool {
	return isNumberPart(r) || isHanNumeral(r) || strings.ContainsRune(ownEnd+"院", r)
}

// isDoor reports whether an address that was read from text[i:j] is a door, and not a staircase, a floor or a number
// that counts something.
func (p *Privacy) isDoor(a Address, text []rune, i, j int) bool {
	long := len(leadingDigits(strings.TrimLeft(a.Door, "ABCDEFGHIJKLMNOPQRSTUVWXYZ附"))) >= 3
	end, next := text[j-1], rune(0)
	if behind := strings.TrimLeft(string(text[j:min(j+3, len(text))]), " "); behind != "" {
		next, _ = utf8.DecodeRuneInString(behind)
	}
	switch {
	case a.Door == "", a.Compound != "": // a place may be named; a compound read here is a part of the sentence
		return false
	case long && strings.ContainsRune(measures, next), !long && strings.ContainsRune(counting, next):
		return false
	case end == '户' && !long: // two households, not the second door
		return false
	case !a.inStaircase() && (end == '号' && strings.ContainsRune(numbered, next) || end != '号' && next == '号'):
		return false // a number that 号 follows was tried with its 号 before
	case a.inStaircase() || strings.Contains(a.Door, "附") || a.Floor > 0:
		return true
	case p.behindStreet(text[:i], end == '号' || long, next):
		return true
	case long:
		return strings.ContainsRune(ownEnd, end) || slices.Contains(p.Near, a.Door) || a.Door == p.Door.Door
	}
	return a.Door == p.Door.Door && !p.Door.inStaircase() && end == '号' &&
		(i == 0 || text[i-1] != '月' && text[i-1] != '周')
}

// behindStreet reports whether the name of a compound, a street or a village ends here, so that the number after it
// is a door. After a name that the register knows, every number is one unless another word follows it. After what
// only looks like such a name, the number has to look like that of a door.
func (p *Privacy) behindStreet(before []rune, looks bool, next rune) bool {
	s := strings.TrimRight(string(before), " -的")
	known := func(street string) bool { return street != "" && strings.HasSuffix(s, strings.ToLower(street)) }
	if known(p.Door.Compound) || slices.ContainsFunc(p.Streets, known) {
		return looks || !unicode.IsLetter(next) || strings.ContainsRune("那的屋门", next)
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return looks && s != "" && strings.ContainsRune(streets, r)
}
