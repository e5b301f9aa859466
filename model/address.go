package model

import (
	"regexp"
	"strconv"
	"strings"
)

// Address is a door: compound · building · unit · floor · door (小区 · 栋 · 单元 · 层 · 门牌).
// Any part may be missing: a courtyard or a street has neither buildings nor units. Numbers are text,
// as they stand on the plate, and are compared as numbers (see [CompareWalk]).
type Address struct {
	Compound string `cbor:"1,keyasint,omitempty"` // 金桂苑, or a street: 望城路
	Building string `cbor:"2,keyasint,omitempty"` // "3", "3A", "" for a courtyard
	Unit     string `cbor:"3,keyasint,omitempty"` // "3", "" when the building has none
	// Floor 1 is the ground floor, -1 the first below ground; 0 is what the door says: 1 for 102, 12 for 1203,
	// -1 for -101, else unknown.
	Floor int `cbor:"4,keyasint,omitempty"`
	// Door is "102", "102-1", "-101" below ground, "门面2"; in a street "12", "12附1", in a courtyard "附1"; ""
	// where the houses of a village have no numbers.
	Door string `cbor:"5,keyasint,omitempty"`
}

// StairKey names a staircase, and can be compared: all doors of one staircase have the same.
type StairKey struct {
	Compound, Building, Unit string
}

// String writes the address as the screens show it: 金桂苑 3 栋 3 单元 102, in a street 望城路 12附1号.
// [ParseAddress] reads it back.
func (a Address) String() string {
	return joinParts(" ", a.Stair(), a.DoorText())
}

// Short is String in less room, as the English screens show it: 金桂苑 3-3-102.
// Where there are no buildings it is String itself.
func (a Address) Short() string {
	if !a.inStaircase() {
		return a.String()
	}
	return joinParts(" ", a.Compound, joinParts("-", a.Building, a.Unit, a.saidFloor(), a.Door))
}

// Stair is the heading over the doors of one staircase: 金桂苑 3 栋 3 单元, or the street's name.
func (a Address) Stair() string {
	return joinParts(" ", a.Compound, counted(a.Building, " 栋"), counted(a.Unit, " 单元"))
}

// StairKey is the staircase the door belongs to; for a street or courtyard all of it.
func (a Address) StairKey() StairKey {
	return StairKey{Compound: a.Compound, Building: a.Building, Unit: a.Unit}
}

// DoorText is the door under its staircase's heading: 102, 12附1号; 1 层 2 where the number does not tell the floor.
func (a Address) DoorText() string {
	door := a.Door
	if !a.inStaircase() && !isShop.MatchString(door) {
		door = counted(door, "号")
	}
	return joinParts(" ", counted(a.saidFloor(), " 层"), door)
}

var isShop = regexp.MustCompile(`^` + shop + `$`)

// inStaircase tells a flat from a house in a street or courtyard, whose number says nothing of a floor.
func (a Address) inStaircase() bool { return a.Building != "" || a.Unit != "" }

// floor is the floor that is given, else the one the door's number tells, else 0.
func (a Address) floor() int {
	if a.Floor != 0 {
		return a.Floor
	}
	return a.floorOfDoor()
}

// floorOfDoor reads the floor off a flat's number of three or four digits: the last two count the doors.
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

// saidFloor is the floor where it must be said, because the door's number does not tell it.
func (a Address) saidFloor() string {
	if a.Floor == 0 || a.Floor == a.floorOfDoor() {
		return ""
	}
	if a.Floor < 0 {
		return below + strconv.Itoa(-a.Floor)
	}
	return strconv.Itoa(a.Floor)
}

// counted puts a counting word behind a number, and nothing behind none.
func counted(number, word string) string {
	if number == "" {
		return ""
	}
	return number + word
}

// joinParts is strings.Join without the parts that are missing.
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
