package model

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sidan/model/pattern"
)

// ErrAddress means that a text cannot be read as an address.
var ErrAddress = errors.New("not an address")

// mostAddress is how many characters an address may have at most to be read.
const mostAddress = 80

// shop matches the door of a shop: 门面2, 商铺3.
const shop = `(?:门面|商铺|铺面|门市|车库)[0-9]{1,4}`

// addressShapes are tried in this order on a folded spelling (see foldSpelling).
var addressShapes = func() []func() *regexp.Regexp {
	const (
		// A number begins only where no letter or digit stands before it, so that 12栋 is never read as 1 and 2栋.
		name = `^(?P<compound>|.*?[^0-9A-Za-z])`
		// No other number may stand before a series of numbers with dashes, as the series could begin with that number.
		plainName = `^(?P<compound>|.*?[^-0-9A-Za-z]|.*?[A-Za-z]{2}-)`
		building  = `(?P<building>[0-9]{1,3}[A-Za-z]?|[A-Za-z][0-9]{0,2})`
		unit      = `(?P<unit>[0-9]{1,2}|[A-Za-z])`
		floor     = `(?P<floor>` + below + `?[0-9]{1,2})`
		flat      = `(?P<door>` + below + `?[A-Za-z]?[0-9]{1,5}[A-Za-z]?(?:-[0-9]{1,2})?(?:附[0-9]{1,3})?|` + shop + `)`
		tall      = `(?P<door>[A-Za-z]?[0-9]{3,4}[A-Za-z]?(?:-[0-9]{1,2})?)` // gives its floor, so it is not a unit
		low       = `(?P<door>[0-9]{1,2}[A-Za-z]?)`
		house     = `(?P<door>[A-Za-z]?[0-9]{1,5}[A-Za-z]?(?:-[0-9]{1,3})?(?:附[0-9]{1,3})?|附[0-9]{1,3}|` + shop + `)`
		end       = `[号室户房门]?$`
	)
	var shapes []func() *regexp.Regexp
	for _, shape := range []string{
		// Addresses without a door: a courtyard in which several families live, and a part of a village whose houses
		// have no numbers.
		`^(?P<compound>.*[^0-9A-Za-z-][0-9]{1,4}号院)$`,
		`^(?P<compound>.*[^0-9A-Za-z-]第?(?:[0-9]{1,2}|[` + hanNumerals + `]{1,3})(?:组|村民小组|队|社))$`,
		name + building + `栋(?:` + unit + `单元)?(?:` + floor + `层)?(?:` + flat + end + `|$)`, // 3栋3单元1层2
		name + unit + `单元(?:` + floor + `层)?(?:` + flat + end + `|$)`,                       // 望城路12号 2单元301
		plainName + building + `-` + unit + `-` + floor + `-` + low + end,                   // 3-3-1-2
		plainName + building + `-` + unit + `-` + flat + end,                                // 3-3-102
		plainName + building + `-` + tall + end,                                             // 3-102
		name + floor + `层(?:` + house + end + `|$)`,                                         // 望城路12号 3层
		name + house + end, // 12附1号
	} {
		shapes = append(shapes, pattern.New(shape))
	}
	return shapes
}()

// ParseAddress reads an address in any usual spelling: 金桂苑3栋3单元102, 金桂苑 3幢 三单元 102室,
// 金桂苑3-3-102, 3#3单元102, 金桂苑栋2单元1门301, 望城路12号附1号. Parts may be missing (10号楼, 3-3-102); the caller
// checks for those it needs. Any other text gives [ErrAddress]. So does a text whose address, written out by String,
// would be read as another address: one door would become two.
func ParseAddress(s string) (Address, error) {
	a, ok := readAddress(s)
	if !ok {
		return Address{}, ErrAddress
	}
	if again, ok := readAddress(a.String()); !ok || again != a {
		return Address{}, ErrAddress
	}
	return a, nil
}

// readAddress does what ParseAddress does, without comparing the result with what String writes. It returns false if it
// cannot read the text.
func readAddress(s string) (Address, bool) {
	if !utf8.ValidString(s) || utf8.RuneCountInString(s) > mostAddress {
		return Address{}, false
	}
	if twoDashes().MatchString(s) {
		return Address{}, false
	}
	folded := foldSpelling(s)
	for _, shape := range addressShapes {
		found := shape().FindStringSubmatch(folded)
		if found == nil {
			continue
		}
		return addressOf(func(part string) string {
			if i := shape().SubexpIndex(part); i >= 0 {
				return found[i]
			}
			return ""
		})
	}
	return Address{}, false
}

// addressOf makes an address from the named parts of a shape. It returns false if the compound cannot be the name of
// one, or if the floor is 0.
func addressOf(part func(string) string) (Address, bool) {
	a := Address{
		Compound: strings.Trim(part("compound"), "-"),
		Building: strings.ToUpper(part("building")),
		Unit:     strings.ToUpper(part("unit")),
		Door:     strings.Replace(strings.ToUpper(part("door")), below, "-", 1),
	}
	if a.Compound != "" && !isCompound(a.Compound) {
		return Address{}, false
	}
	a.Floor = a.floorOfDoor()
	if said := part("floor"); said != "" {
		a.Floor, _ = strconv.Atoi(strings.Replace(said, below, "-", 1))
		return a, a.Floor != 0
	}
	return a, true
}

// secondMark matches what a compound's name may not contain: it would be a second building, unit or floor.
var secondMark = pattern.New(
	`单元|[0-9A-Za-z]栋|[0-9]层|[0-9]-[0-9]|[0-9]一[0-9]|[栋幢层附#之]$|` + below + `[0-9]`,
)

// oddMark matches a single character between two numbers that somebody typed in place of a dash, but that is not read
// as one, as in 3丨2丨501. In a name that goes on, as in 105医院, or that ends in a word for places, the character is
// part of the name.
var oddMark = pattern.New(`[0-9][^-0-9A-Za-z()号组队社村区期院路街巷弄道寨屯坝坪里坊苑园厂][0-9]|` +
	`[0-9][^-0-9A-Za-z()号组队社村区期院路街巷弄道寨屯坝坪里坊苑园厂]$`)

// isCompound reports whether a text can be the name of a compound: letters, digits and brackets, but not only digits.
func isCompound(name string) bool {
	odd := func(r rune) bool {
		return !unicode.IsLetter(r) && !isNumberPart(r) && r != '〇' && !strings.ContainsRune("-()", r)
	}
	return strings.ContainsFunc(
		name, unicode.IsLetter,
	) && !strings.ContainsFunc(name, odd) && !secondMark().MatchString(name) && !oddMark().MatchString(name)
}

// SearchForms returns the compact lower-case spellings by which an address is found. A query that was folded by
// [NormalAddressQuery] must be a part of one of them. 金桂苑3栋3单元102 and 金桂苑3-3-102 contain every shorter
// spelling (3栋3单元, 3-102).
func (a Address) SearchForms() []string {
	long := strings.TrimSuffix(strings.ToLower(foldCharacters(foldDashes(a.String()))), "号")
	if !a.inStaircase() {
		return []string{long}
	}
	return []string{long, strings.ToLower(foldCharacters(a.Short()))}
}

var (
	// queryEnd matches the word after a door's number, which the search forms leave out.
	queryEnd = pattern.New(`([0-9A-Za-z])(?:号院|[号室户房门])$`)
	// queryFloor matches a floor before its door. The search forms leave out the floor if the door's number gives it.
	queryFloor = pattern.New(`(栋|单元)([0-9]{1,2})层([0-9]+)`)
)

// NormalAddressQuery folds any spelling of an address, or the beginning of one, into that of [Address.SearchForms].
// Other text only loses its blanks, punctuation and capitals.
func NormalAddressQuery(s string) string {
	q := queryEnd().ReplaceAllString(foldSpelling(s), "$1")
	q = queryFloor().ReplaceAllStringFunc(q, func(found string) string {
		part := queryFloor().FindStringSubmatch(found)
		said, _ := strconv.Atoi(part[2])
		if (Address{Unit: "1", Door: part[3]}).floorOfDoor() != said {
			return found
		}
		return part[1] + part[3]
	})
	return strings.ToLower(q)
}
