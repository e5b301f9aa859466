package model

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file finds the numbers that a brief must not say: phones and identity numbers by their length, doors by
// their spelling.

// fewestDigits make a number one could call: a landline without its area code has seven.
const fewestDigits = 7

// foldRunes is a text character by character as it is compared: half-width and lower-case.
func foldRunes(s string) []rune {
	text := []rune(s)
	for i, r := range text {
		text[i] = unicode.ToLower(HalfWidth(r))
	}
	return text
}

const spokenDigits = "零一二三四五六七八九"

// digitOf reads a digit of any script, and those that are spoken: 幺 is one on the phone. -1 for what is none.
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

// parts stand between the digits of one number.
func parts(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("-–—−‐―._·•/()+", r)
}

// calendar is a day of these years, as it may stand in a brief; taskNumber is the number of a task, said aloud.
var (
	calendar   = regexp.MustCompile(`^20[23]\d[-./ 年]?(?:0?[1-9]|1[0-2])[-./ 月]?(?:3[01]|[12]\d|0?[1-9])(?:[^0-9]|$)`)
	taskNumber = regexp.MustCompile(`^\d{2}-\d{7}(?:[^0-9]|$)`)
)

// phones finds runs of digits as long as a phone or an identity number, however they are parted.
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
				to++ // an identity number ends so
			}
			p.add(i, to, PrivatePhone)
		}
		i = to
	}
}

// harmless is how many characters of a text are a day or a task's number.
func harmless(s string) int {
	if d := calendar.FindString(s); d != "" {
		return len([]rune(strings.TrimRight(d, " "))) - 1
	}
	if taskNumber.MatchString(s) {
		return len("03-4172086")
	}
	return 0
}

// numberEnd is where a number that begins at i ends: its digits are parted by at most three other characters.
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

func runOf(text []rune) string {
	var b strings.Builder
	for _, r := range text {
		if n := digitOf(r); n >= 0 {
			b.WriteByte(byte('0' + n))
		}
	}
	return b.String()
}

// holdsNumber reports whether a text holds what looks like a phone or an identity number: all of privacy that a
// rule can tell from one record.
func holdsNumber(s string) bool {
	var p Privacy
	p.phones(foldRunes(s))
	return len(p.found) > 0
}

// longestDoor is that of one door's spelling without its compound, in characters.
const longestDoor = 22

// What stands behind a number that counts something and is no door: behind a short one nearly anything may,
// behind one of three digits a measure. Then what a door's number ends in, and what the name of a street, a
// village or its group does.
const (
	counting = "个盏只辆次天家人块元角分米平方层楼点号时月年日岁条根栋单幢座台扇把张瓶桶户位名道间件份袋车处样种回" +
		"遍趟度吨斤克升%万千百十多几来路周星半毫厘公里口头匹"
	measures = "元块米平年月日度吨斤克升%万千百多公里"
	numbered = "灯井杆线楼车桩桥台柱箱变塔机" // 502号灯杆, 12号线
	ownEnd   = "室户房门号"
	streets  = "路街巷坡组村寨弄院坪坎湾冲屯苑"
)

// doors finds what [ParseAddress] reads as a door, in whatever spelling, and a number behind a street.
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

// cutsWord reports whether a number or a word goes on at j: 501门口, 501户主, 501房东.
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

func isFigure(r rune) bool { return '0' <= r && r <= '9' }

func isNumeral(r rune) bool { return isFigure(r) || isHanNumeral(r) }

// mayBegin reports whether a spelling of a door may begin at i: at the beginning of a number, or with a mark.
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

func mayEnd(r rune) bool {
	return isNumberPart(r) || isHanNumeral(r) || strings.ContainsRune(ownEnd+"院", r)
}

// isDoor reports whether an address read from text[i:j] is a door, and not a staircase, a floor, or so many of
// something.
func (p *Privacy) isDoor(a Address, text []rune, i, j int) bool {
	long := len(leadingDigits(strings.TrimLeft(a.Door, "ABCDEFGHIJKLMNOPQRSTUVWXYZ附"))) >= 3
	end, next := text[j-1], rune(0)
	if behind := strings.TrimLeft(string(text[j:min(j+3, len(text))]), " "); behind != "" {
		next, _ = utf8.DecodeRuneInString(behind)
	}
	switch {
	case a.Door == "", a.Compound != "": // the name of a place stays; what it holds here is more of the sentence
		return false
	case long && strings.ContainsRune(measures, next), !long && strings.ContainsRune(counting, next):
		return false
	case end == '户' && !long: // two households, not the second door
		return false
	case !a.inStaircase() && (end == '号' && strings.ContainsRune(numbered, next) || end != '号' && next == '号'):
		return false // the second: as far as 号 it was looked at before
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

// behindStreet reports whether a compound, a street or a village ends here, so that a number that follows is a door
// of it: behind one that the register knows any number, behind what only looks like one a number that looks
// like a door's.
func (p *Privacy) behindStreet(before []rune, looks bool, next rune) bool {
	s := strings.TrimRight(string(before), " -的")
	known := func(street string) bool { return street != "" && strings.HasSuffix(s, strings.ToLower(street)) }
	if known(p.Door.Compound) || slices.ContainsFunc(p.Streets, known) {
		return looks || !unicode.IsLetter(next) || strings.ContainsRune("那的屋门", next)
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return looks && s != "" && strings.ContainsRune(streets, r)
}
