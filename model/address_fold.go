package model

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"sidan/model/pattern"
)

// foldSpelling returns an address in one common spelling: half-width, without blanks, with Arabic numerals, and with
// 栋, 单元, 层 and 附 placed as in 3栋3单元1层102 and 12附1. It does not change the words and numerals in names.
func foldSpelling(s string) string {
	s = foldNumerals(foldCharacters(foldDashes(s)))
	for _, r := range rewrites {
		s = r.spelling().ReplaceAllString(s, r.as)
	}
	return s
}

// rewrites are applied in this order, after foldCharacters. So every dash that is left stands between two numbers.
var rewrites = []struct {
	spelling func() *regexp.Regexp
	as       string
}{
	// 老街12#: the sign # means a house after the name of a street, and a building everywhere else.
	{pattern.New(`([路街巷道弄坡])(?:([0-9]+[A-Za-z]?)#|#([0-9]+[A-Za-z]?))$`), `${1}${2}${3}号`},
	{pattern.New(`([路街巷道弄坡][0-9]+)#附([0-9])`), `${1}附${2}`},
	// 3幢, A座, 10号楼, 3#, 3#楼. A name such as 三座桥路 stays.
	{pattern.New(`([0-9A-Za-z])(?:幢|座|号楼|#楼?)([0-9A-Za-z]|单元|$)`), `${1}栋${2}`},
	// The word comes before its number: 栋2单元1门301, 栋2门301, #2.
	{pattern.New(
		`(^|[^0-9A-Za-z])(?:栋|幢|#)([0-9]{1,3}[A-Za-z]?)-?单元([0-9]{1,2}|[A-Za-z])(?:门|-|$)`,
	), `${1}${2}栋${3}单元`},
	{pattern.New(`(^|[^0-9A-Za-z])(?:栋|幢|#)([0-9]{1,3}[A-Za-z]?)(?:门|-|$)`), `${1}${2}栋`},
	// 楼 means a floor after a building, a unit or a house number, and a building everywhere else.
	{pattern.New(`(栋|单元|号|号院)([0-9]{1,2})楼`), `${1}${2}层`},
	{pattern.New(`([0-9])楼([0-9A-Za-z]|$)`), `${1}栋${2}`},
	// 3-2单元501.
	{pattern.New(`(^|[^-0-9A-Za-z])([0-9]{1,3}[A-Za-z]?)-([0-9]{1,2})单元`), `${1}${2}栋${3}单元`},
	// 3栋3-102, 3栋3门102.
	{pattern.New(`栋([0-9]{1,2}|[A-Za-z])[-门]([0-9A-Za-z])`), `栋${1}单元${2}`},
	// 3单元5-3 is the third door of the fifth floor.
	{pattern.New(`单元([0-9]{1,2})-([0-9])`), `单元${1}层${2}`},
	// 3单元门102.
	{pattern.New(`(栋|单元|层)门([0-9A-Za-z])`), `${1}${2}`},
	// 03栋03单元0102: leading zeros on a plate are not part of the number.
	{pattern.New(`(^|[^0-9])0+([0-9])`), `${1}${2}`},
	// 12号附1号, 5号院附3号.
	{pattern.New(`([0-9A-Za-z])号院?附([0-9])`), `${1}附${2}`},
}

// below is the prefix of floors and doors below ground in a folded address: 负1层, 负101.
const below = "负"

var (
	// Floors below ground: 负一层, 地下1楼, -1层, B1层. A dash between two numbers is not a minus, and only separates
	// them.
	floorBelow = pattern.New(
		`(?:(?:负|地下)[ 　]*([1-5一二三四五])|(^|[^0-9A-Za-z \t　])[ 　]*-[ 　]*([1-5])|(栋|单元|幢|` +
			`座)[ 　]*[Bb]([1-5]))[层楼]`,
	)
	// 2单元B1-2 is the second door of the first floor below ground.
	letterBelow = pattern.New(`(栋|单元|幢|座)[ 　]*[Bb]([1-5])[ 　]*-[ 　]*([0-9]{1,2}(?:号|$))`)
	// 5栋2单元-101: a dash directly after a building or a unit is a minus if it is the only dash of the address and the
	// number is that of a door on floors 1 to 3. If other dashes separate numbers, as in 3-2单元-501, this dash does
	// too.
	doorBelow = pattern.New(`(栋|单元|幢|座|号楼)[ 　]*-[ 　]*([1-3][0-9]{2})([室号户房]?)$`)
	partDash  = pattern.New(`-[ 　]*[0-9]`)
	// 25号-2 is the second door of house 25, as 25-2号 is. The number of a flat has more digits.
	houseDash  = pattern.New(`([0-9])号[ 　]*-[ 　]*([0-9]{1,2}(?:号|$))`)
	streetDash = pattern.New(`([路街巷道弄坡][ 　]*[0-9]+)#[ 　]*-[ 　]*([0-9]{1,2}$)`)
	// 3一2一501: people who have no dash on the keyboard type the numeral that looks like a dash.
	numeralDash = pattern.New(`([0-9])[ 　]*[一ㄧ⼀ー][ 　]*([0-9])`)
)

// dashes are the characters that people type for a dash: hyphens, long dashes, and the lines of boxes.
const dashes = "-‐‑‒–—―−─━﹘﹣－"

// dashSigns holds characters of which every text that a pattern of readDashes matches has at least one. Most addresses
// have none of them, and so need no patterns.
const dashSigns = "-一ㄧ⼀ーBb负地"

// twoDashes matches two or more short dashes between two numbers, as in 5-2--101. They may be a dash and a minus, or a
// typing error, so such an address is not read. Two long dashes are the dash of Chinese writing and are not matched.
var twoDashes = pattern.New(`[0-9０-９][ 　]*[-－−‐]{2,}[ 　]*[0-9０-９]`)

// foldDashes returns an address with half-width characters in which the meaning of its dashes is written out. By its
// place, a dash is a minus, separates two numbers, or means nothing.
func foldDashes(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(dashes, r) {
			return '-'
		}
		return HalfWidth(r)
	}, s)
	if strings.ContainsAny(s, dashSigns) {
		return readDashes(s)
	}
	return s
}

// readDashes does the work of foldDashes on a text whose characters are half-width and whose dashes are all "-".
func readDashes(s string) string {
	for numeralDash().MatchString(s) { // a match includes the number with which the next one would begin
		s = numeralDash().ReplaceAllString(s, "$1-$2")
	}
	s = letterBelow().ReplaceAllString(s, "${1}B${2}层$3")
	s = floorBelow().ReplaceAllStringFunc(s, func(found string) string {
		part := floorBelow().FindStringSubmatch(found)
		number, _ := arabic(strings.Trim(part[1]+part[3]+part[5], " 　"))
		return part[2] + part[4] + below + number + "层"
	})
	if len(partDash().FindAllString(s, 2)) == 1 {
		s = doorBelow().ReplaceAllString(s, "${1}"+below+"$2$3")
	}
	return streetDash().ReplaceAllString(houseDash().ReplaceAllString(s, "$1-$2"), "$1-$2")
}

// foldCharacters returns a text with half-width characters and without blanks, punctuation, dashes and invisible
// characters. Between two numbers, a run of blanks, punctuation or dashes becomes one dash.
func foldCharacters(s string) string {
	var b strings.Builder
	var last rune
	parted := false
	for _, r := range s {
		r = HalfWidth(r)
		if plainHan(r) && !parted {
			b.WriteRune(r)
			last = r
			continue
		}
		if unicode.IsSpace(r) || strings.ContainsRune(dashes+",;.:/_、。·•・", r) {
			parted = true
			continue
		}
		if unicode.In(r, unicode.Cc, unicode.Cf) {
			continue
		}
		if parted && (isNumberPart(last) && isNumberPart(r) || isHanNumeral(last) && isHanNumeral(r)) {
			b.WriteByte('-')
		}
		b.WriteRune(r)
		last, parted = r, false
	}
	return b.String()
}

// plainHan reports whether a character is in the main block of Chinese characters, which has no blanks or punctuation.
func plainHan(r rune) bool { return 0x4e00 <= r && r <= 0x9fff }

const hanNumerals = "〇零一二两三四五六七八九十廿卅百"

// isHanNumeral reports whether a character is a Chinese numeral.
func isHanNumeral(r rune) bool { return strings.ContainsRune(hanNumerals, r) }

// isNumberPart reports whether a character is a digit 0 to 9 or a letter A to Z, in either case.
func isNumberPart(r rune) bool {
	return '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z'
}

var (
	hanNumber = pattern.New(`[` + hanNumerals + `]+`)
	// markAhead matches the text after a numeral that is a number: a word such as 门 or 号 that does not go on as
	// another word (三门 but not 三门峡, 一号 but not 一号公馆).
	markAhead = pattern.New(
		`^(?:栋|幢|座|号楼?|楼|单元|层|门|室|户|#)(?:$|[-#0-9A-Za-z` + hanNumerals + `附院栋幢座门层]|单元|号楼)`,
	)
	// A numeral is a number too if markBehind matches the text before it, which ends with such a word, and doorAhead
	// matches the text after it, which is the end of the door.
	markBehind = pattern.New(`(?:栋|幢|座|号|楼|单元|层|门|附|#|[0-9]-)$`)
	doorAhead  = pattern.New(`^(?:$|[-号室户房门])`)
)

// foldNumerals returns an address with its Chinese numerals written as Arabic ones. It does not change those in names.
func foldNumerals(s string) string {
	folded, done := "", 0
	for _, run := range hanNumber().FindAllStringIndex(s, -1) {
		folded += s[done:run[0]]
		numeral, ahead := s[run[0]:run[1]], s[run[1]:]
		done = run[1]
		counts := markAhead().MatchString(ahead) || markBehind().MatchString(folded) && doorAhead().MatchString(ahead)
		if n, ok := arabic(numeral); ok && counts {
			folded = strings.TrimSuffix(folded, "-")
			if endsInNumber(folded) {
				folded += "-"
			}
			numeral = n
		}
		folded += numeral
	}
	return folded + s[done:]
}

// endsInNumber reports whether a text ends with a digit or a Latin letter.
func endsInNumber(s string) bool { return s != "" && isNumberPart(rune(s[len(s)-1])) }

// arabic returns a Chinese numeral in Arabic digits. It reads numerals below a thousand, such as 十二 and 一百零二, and
// series of digits, such as 一零二. It returns false if the units 百 and 十 are not in descending order. A text that
// begins with an Arabic digit stays as it is.
func arabic(numeral string) (string, bool) {
	if numeral != "" && isDigit(numeral[0]) {
		return numeral, true
	}
	numeral = strings.NewReplacer("廿", "二十", "卅", "三十").Replace(numeral)
	if !strings.ContainsAny(numeral, "十百") {
		var b strings.Builder
		for _, r := range numeral {
			b.WriteByte(byte('0' + hanDigit(r)))
		}
		return b.String(), true
	}
	sum, digit, below := 0, 0, 1000
	for _, r := range numeral {
		unit := map[rune]int{'十': 10, '百': 100}[r]
		switch {
		case unit == 0:
			digit = hanDigit(r)
			continue
		case unit >= below:
			return "", false
		}
		sum += max(digit, 1) * unit
		digit, below = 0, unit
	}
	return strconv.Itoa(sum + digit), true
}

// hanDigit returns the value of a Chinese digit, 0 to 9.
func hanDigit(r rune) int {
	const digits = "零一二三四五六七八九"
	switch r {
	case '〇':
		return 0
	case '两':
		return 2
	}
	return strings.Index(digits, string(r)) / len("零")
}
