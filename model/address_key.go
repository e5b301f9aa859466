package model

import (
	"strings"

	"sidan/model/pattern"
)

// DoorKey identifies a door within a community, in any spelling. Two households of a community with the same key are at
// the same door, even if they are listed in different grids. It is for comparing only: it is not shown and not stored.
type DoorKey string

// Key returns the key of the door. 光明村三组12号 and 光明村3组12号 have the same key; so have 25号附2 and 25-2号, and
// 负一层101 and -101. In a village whose houses have no numbers the householder's name is part of the key.
func (a Address) Key(householder string) DoorKey {
	floor, door := a.floor(), strings.TrimPrefix(a.Door, "-")
	if head, annex, ok := strings.Cut(door, "附"); ok && head != "" {
		door = head + "-" + annex
	}
	if door == "" && !a.wholeFloor() {
		door = householder
	}
	return DoorKey(strings.Join([]string{keyOfName(a.Compound), a.Building, a.Unit, itoa(floor), door}, "\n"))
}

// Leads reports whether a worker can find the door by the address. The address must have a compound, a street or a
// village, and the door must have a number. In a village whose houses have no numbers, the householder's name does
// instead of a number.
func (a Address) Leads(householder string) bool {
	if a.Compound == "" {
		return false
	}
	return a.Door != "" || a.wholeFloor() ||
		a.Building == "" && a.Unit == "" && a.Floor == 0 && householder != "" && villageGroup().MatchString(a.Compound)
}

// wholeFloor reports whether a household has a floor of a house with a number: 双井街31号 3 层.
func (a Address) wholeFloor() bool {
	return a.Door == "" && a.Building == "" && a.Unit == "" && a.Floor != 0 && houseNumber().MatchString(a.Compound)
}

// houseNumber matches a compound that ends with the number of a house.
var houseNumber = pattern.New(`[0-9]号$`)

// villageGroup matches the end of an address in a village whose houses have no numbers.
var villageGroup = pattern.New(`(?:组|队|社|村|寨|屯|坝)$`)

// group matches a part of a village: 三组, 第3组, 二队.
var group = pattern.New(`第?([0-9]{1,3}|[` + hanNumerals + `]{1,4})(组|村民小组|队|社|期|区)`)

// keyOfName returns the name of a compound in a form that is the same for all its spellings: without blanks, in
// capitals, and with Arabic numerals for the parts of a village.
func keyOfName(name string) string {
	if !strings.ContainsAny(name, "组队社期区") {
		return strings.ReplaceAll(strings.ToUpper(foldCharacters(name)), "-", "")
	}
	name = group().ReplaceAllStringFunc(strings.ToUpper(foldCharacters(name)), func(found string) string {
		part := group().FindStringSubmatch(found)
		number, ok := arabic(part[1])
		if !ok {
			return found
		}
		return strings.TrimLeft(number, "0") + strings.Replace(part[2], "村民小组", "组", 1)
	})
	return strings.ReplaceAll(name, "-", "")
}
