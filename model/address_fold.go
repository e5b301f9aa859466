package model

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// foldSpelling brings the ways to write an address to one: half-width, without blanks, Arabic numerals, and
// 栋, 单元, 层, 附 behind or before their numbers as in 3栋3单元1层102 and 12附1. Names are left as they are.
func foldSpelling(s string) string {
	s = foldNumerals(foldCharacters(foldDashes(s)))
	for _, r := range rewrites {
		s = r.spelling.ReplaceAllString(s, r.as)
	}
	return s
}

// rewrites are applied in this order. Dashes stand only between two numbers by now.
var rewrites = []struct {
	spelling *regexp.Regexp
	as       string
}{
	// 老街12#: behind the name of a street it is a house, everywhere else a building.
	{regexp.MustCompile(`([路街巷道弄坡])(?:([0-9]+[A-Za-z]?)#|#([0-9]+[A-Za-z]?))$`), `${1}${2}${3}号`},
	{regexp.MustCompile(`([路街巷道弄坡][0-9]+)#附([0-9])`), `${1}附${2}`},
	// 3幢, A座, 10号楼, 3#, 3#楼; but a name such as 三座桥路 stays.
	{regexp.MustCompile(`([0-9A-Za-z])(?:幢|座|号楼|#楼?)([0-9A-Za-z]|单元|$)`), `${1}栋${2}`},
	// The word first: 栋2单元1门301, 栋2门301, #2.
	{regexp.MustCompile(
		`(^|[^0-9A-Za-z])(?:栋|幢|#)([0-9]{1,3}[A-Za-z]?)-?单元([0-9]{1,2}|[A-Za-z])(?:门|-|$)`,
	), `${1}${2}栋${3}单元`},
	{regexp.MustCompile(`(^|[^0-9A-Za-z])(?:栋|幢|#)([0-9]{1,3}[A-Za-z]?)(?:门|-|$)`), `${1}${2}栋`},
	// 楼 is a floor behind a building, a unit or a house number, else a building.
	{regexp.MustCompile(`(栋|单元|号|号院)([0-9]{1,2})楼`), `${1}${2}层`},
	{regexp.MustCompile(`([0-9])楼([0-9A-Za-z]|$)`), `${1}栋${2}`},
	// 3-2单元501.
	{regexp.MustCompile(`(^|[^-0-9A-Za-z])([0-9]{1,3}[A-Za-z]?)-([0-9]{1,2})单元`), `${1}${2}栋${3}单元`},
	// 3栋3-102, 3栋3门102.
	{regexp.MustCompile(`栋([0-9]{1,2}|[A-Za-z])[-门]([0-9A-Za-z])`), `栋${1}单元${2}`},
	// 3单元5-3 is the third door of the fifth floor.
	{regexp.MustCompile(`单元([0-9]{1,2})-([0-9])`), `单元${1}层${2}`},
	// 3单元门102.
	{regexp.MustCompile(`(栋|单元|层)门([0-9A-Za-z])`), `${1}${2}`},
	// 03栋03单元0102: a plate's leading zeros are no part of the number.
	{regexp.MustCompile(`(^|[^0-9])0+([0-9])`), `${1}${2}`},
	// 12号附1号, 5号院附3号.
	{regexp.MustCompile(`([0-9A-Za-z])号院?附([0-9])`), `${1}附${2}`},
}

// below is how a fold writes what lies below ground: 负1层, 负101.
const below = "负"

var (
	// 负一层, 地下1楼, -1层, B1层: the floors below ground. A dash between two numbers only parts them.
	floorBelow = regexp.MustCompile(
		`(?:(?:负|地下)[ 　]*([1-5一二三四五])|(^|[^0-9A-Za-z \t　])[ 　]*-[ 　]*([1-5])|(栋|单元|幢|` +
			`座)[ 　]*[Bb]([1-5]))[层楼]`,
	)
	// 2单元B1-2 is the second door of that floor.
	letterBelow = regexp.MustCompile(`(栋|单元|幢|座)[ 　]*[Bb]([1-5])[ 　]*-[ 　]*([0-9]{1,2}(?:号|$))`)
	// 5栋2单元-101: the one dash of an address, right behind building or unit, is a minus where the number is
	// one of the first floors. Where other dashes part the numbers, as in 3-2单元-501, this one does too.
	doorBelow = regexp.MustCompile(`(栋|单元|幢|座|号楼)[ 　]*-[ 　]*([1-3][0-9]{2})([室号户房]?)$`)
	partDash  = regexp.MustCompile(`-[ 　]*[0-9]`)
	// 25号-2 is the second of house 25, as 25-2号 is; a flat has more digits.
	houseDash  = regexp.MustCompile(`([0-9])号[ 　]*-[ 　]*([0-9]{1,2}(?:号|$))`)
	streetDash = regexp.MustCompile(`([路街巷道弄坡][ 　]*[0-9]+)#[ 　]*-[ 　]*([0-9]{1,2}$)`)
	// 3一2一501: who has no dash at hand takes the numeral that looks like one.
	numeralDash = regexp.MustCompile(`([0-9])[ 　]*[一ㄧ⼀ー][ 　]*([0-9])`)
)

// dashes are the characters that are typed for a dash: hyphens, the rules of a font, the lines that boxes are
// drawn with.
const dashes = "-‐‑‒–—―−─━﹘﹣－"

// dashSigns are the characters of which each pattern of readDashes wants one. Most addresses have none of them.
const dashSigns = "-一ㄧ⼀ーBb负地"

// twoDashes before a number may be a dash and a minus, or a slip: 5-2--101. Two long ones are the dash of
// Chinese writing.
var twoDashes = regexp.MustCompile(`[0-9０-９][ 　]*[-－−‐]{2,}[ 　]*[0-9０-９]`)

// foldDashes reads the dashes of an address, which mean a minus, a part or nothing by where they stand.
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

// readDashes is foldDashes of a text whose characters are half-width.
func readDashes(s string) string {
	for numeralDash.MatchString(s) { // one match takes the number that the next would begin with
		s = numeralDash.ReplaceAllString(s, "$1-$2")
	}
	s = letterBelow.ReplaceAllString(s, "${1}B${2}层$3")
	s = floorBelow.ReplaceAllStringFunc(s, func(found string) string {
		part := floorBelow.FindStringSubmatch(found)
		number, _ := arabic(strings.Trim(part[1]+part[3]+part[5], " 　"))
		return part[2] + part[4] + below + number + "层"
	})
	if len(partDash.FindAllString(s, 2)) == 1 {
		s = doorBelow.ReplaceAllString(s, "${1}"+below+"$2$3")
	}
	return streetDash.ReplaceAllString(houseDash.ReplaceAllString(s, "$1-$2"), "$1-$2")
}

// foldCharacters makes full-width characters half-width and drops blanks, punctuation, dashes and what cannot be seen;
// between two numbers all of these are one dash.
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

// plainHan reports whether a character is of the main block of Chinese writing, which has neither blanks nor marks.
func plainHan(r rune) bool { return 0x4e00 <= r && r <= 0x9fff }

const hanNumerals = "〇零一二两三四五六七八九十廿卅百"

func isHanNumeral(r rune) bool { return strings.ContainsRune(hanNumerals, r) }

func isNumberPart(r rune) bool {
	return '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z'
}

var (
	hanNumber = regexp.MustCompile(`[` + hanNumerals + `]+`)
	// A numeral counts where a mark follows that no other word begins with (三门 but not 三门峡, 一号 but not
	// 一号公馆) …
	markAhead = regexp.MustCompile(
		`^(?:栋|幢|座|号楼?|楼|单元|层|门|室|户|#)(?:$|[-#0-9A-Za-z` + hanNumerals + `附院栋幢座门层]|单元|号楼)`,
	)
	// … or where it stands between a mark and the end of the door.
	markBehind = regexp.MustCompile(`(?:栋|幢|座|号|楼|单元|层|门|附|#|[0-9]-)$`)
	doorAhead  = regexp.MustCompile(`^(?:$|[-号室户房门])`)
)

// foldNumerals writes the Chinese numerals of an address as Arabic ones, and leaves those in names alone.
func foldNumerals(s string) string {
	folded, done := "", 0
	for _, run := range hanNumber.FindAllStringIndex(s, -1) {
		folded += s[done:run[0]]
		numeral, ahead := s[run[0]:run[1]], s[run[1]:]
		done = run[1]
		counts := markAhead.MatchString(ahead) || markBehind.MatchString(folded) && doorAhead.MatchString(ahead)
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

func endsInNumber(s string) bool { return s != "" && isNumberPart(rune(s[len(s)-1])) }

// arabic reads 十二 and 一百零二 as numbers below a thousand, and 一零二 digit by digit.
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
