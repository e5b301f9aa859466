package model

import (
	"strconv"
	"strings"

	"sidan/model/pattern"
)

// Address is the address of a door: compound, building, unit, floor and door (小区, 栋, 单元, 层, 门牌). Any part may
// be missing: a courtyard or a street has neither buildings nor units. Numbers are held as text, as they are written on
// the plate, and are compared as numbers (see [CompareWalk]).
type Address struct {
	Compound string `cbor:"1,keyasint,omitempty"` // the name of a compound, 金桂苑, or of a street, 望城路
	Building string `cbor:"2,keyasint,omitempty"` // "3", "3A", "" for a courtyard
	Unit     string `cbor:"3,keyasint,omitempty"` // "3"; "" if the building has no units
	// Floor is 1 for the ground floor and -1 for the first floor below ground. If it is 0, the number of the door gives
	// the floor, 1 for 102, 12 for 1203, -1 for -101, or the floor is not known.
	Floor int `cbor:"4,keyasint,omitempty"`
	// Door is, for example, "102", "102-1", "-101" for a door below ground, or "门面2" for a shop. In a street it is
	// "12" or "12附1", and in a courtyard "附1". It is "" in a village whose houses have no numbers.
	Door string `cbor:"5,keyasint,omitempty"`
}

// StairKey identifies a staircase. All doors of one staircase have equal keys.
type StairKey struct {
	Compound, Building, Unit string
}

// String returns the address as the screens show it: 金桂苑 3 栋 3 单元 102, or 望城路 12附1号 in a street.
// [ParseAddress] reads it as the same address.
func (a Address) String() string {
	return joinParts(" ", a.Stair(), a.DoorText())
}

// Short returns a shorter form, as the English screens show it: 金桂苑 3-3-102. It is equal to String if the address
// has neither building nor unit.
func (a Address) Short() string {
	if !a.inStaircase() {
		return a.String()
	}
	return joinParts(" ", a.Compound, joinParts("-", a.Building, a.Unit, a.saidFloor(), a.Door))
}

// Stair returns the heading for the doors of one staircase: 金桂苑 3 栋 3 单元, or the name of the street.
func (a Address) Stair() string {
	return joinParts(" ", a.Compound, counted(a.Building, " 栋"), counted(a.Unit, " 单元"))
}

// StairKey returns the key of the door's staircase. A whole street or courtyard has one key.
func (a Address) StairKey() StairKey {
	return StairKey{Compound: a.Compound, Building: a.Building, Unit: a.Unit}
}

// DoorText returns the door as it is shown under the heading of its staircase: 102 or 12附1号. It includes the floor if
// the number does not give it: 1 层 2.
func (a Address) DoorText() string {
	door := a.Door
	if !a.inStaircase() && !isShop().MatchString(door) {
		door = counted(door, "号")
	}
	return joinParts(" ", counted(a.saidFloor(), " 层"), door)
}

// isShop matches the whole text of Door if it is the door of a shop.
var isShop = pattern.New(`^` + shop + `$`)

// inStaircase reports whether the door is a flat in a staircase, and not a house in a street or courtyard. The number
// of such a house says nothing about a floor.
func (a Address) inStaircase() bool { return a.Building != "" || a.Unit != "" }

// floor returns the floor: Floor if it is set, otherwise the floor from the door's number, and 0 if neither is known.
func (a Address) floor() int {
	if a.Floor != 0 {
		return a.Floor
	}
	return a.floorOfDoor()
}

// floorOfDoor returns the floor from the number of a flat. Of three or four digits, the last two count the doors and
// the others are the floor. It returns 0 for any other number, and for a house.
func (a Address) floorOfDoor() int {
	if !a.inStaircase() {
		return 0
	}
	door, isBelow := strings.CutPrefix(a.Door, "-")
	digits := leadingDigits(strings.TrimLeft(door, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	if len(digits) != 3 && len(digits) != 4 {
		return 0
	}
	n, _ := strconv.Atoi(digits[:len(digits)-2])
	if isBelow {
		return -n
	}
	return n
}

// saidFloor returns the floor as text if the door's number does not give it, and "" otherwise.
func (a Address) saidFloor() string {
	if a.Floor == 0 || a.Floor == a.floorOfDoor() {
		return ""
	}
	if a.Floor < 0 {
		return below + strconv.Itoa(-a.Floor)
	}
	return strconv.Itoa(a.Floor)
}

// counted returns a number with a counting word after it, or "" if there is no number.
func counted(number, word string) string {
	if number == "" {
		return ""
	}
	return number + word
}

// joinParts joins the parts that are not empty.
func joinParts(sep string, parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		if p == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(sep)
		}
		b.WriteString(p)
	}
	return b.String()
}
