package code

import (
	"math"

	"sidan/model"
)

// This file reads and writes visits item by item, without looking at their types. Visits are nearly all that a hub
// reads and writes of an evening. The bytes are those of the general way. The tests hold that no field is left out.

// typeVisitMade is the type of the change that makes a visit.
var typeVisitMade = model.TypeOf(model.VisitMade{})

// readVisitMade decodes the body of a VisitMade that is encoded as Core encodes it. It returns false for any other
// bytes, among them those of a program that knows more fields.
func readVisitMade(b []byte) (v model.VisitMade, ok bool) {
	r := reader{rest: b, ok: true}
	major, n := r.item()
	r.ok = r.ok && major == mapItem
	for last := uint64(0); r.ok && n > 0; n-- {
		key := r.uint()
		if key <= last {
			return v, false
		}
		switch last = key; key {
		case 1:
			copy(v.Household[:], r.bytes(len(v.Household)))
		case 2:
			v.Grid = model.Path(r.text())
		case 3:
			v.Outcome = model.VisitOutcome(r.text())
		case 4:
			v.With = r.text()
		case 5:
			v.Note = r.text()
		case 6:
			day := r.int()
			r.ok = r.ok && day >= math.MinInt32 && day <= math.MaxInt32
			v.Next = model.Day(day)
		default:
			return v, false
		}
	}
	return v, r.ok && len(r.rest) == 0
}

// appendVisit appends what Marshal writes of a visit, which is its face without the kind.
func appendVisit(b []byte, v *model.Visit) []byte {
	b = appendHead(b, mapItem, uint64(7+countSet(v.Minute != 0, v.Next != 0, v.Struck != 0)))
	b = AppendBytes(AppendUint(b, 1), v.ID[:])
	b = AppendBytes(AppendUint(b, 2), v.Household[:])
	b = appendText(AppendUint(b, 3), string(v.Grid))
	b = AppendInt(AppendUint(b, 4), int64(v.Week))
	b = appendText(AppendUint(b, 5), string(v.Outcome))
	b = appendRef(AppendUint(b, 6), v.By)
	b = AppendInt(AppendUint(b, 7), int64(v.On))
	b = appendSet(b, 8, int64(v.Minute))
	b = appendSet(b, 9, int64(v.Next))
	return appendSet(b, 10, int64(v.Struck))
}

// appendVisitInside appends what Marshal writes of the inside of a visit that has no flags and no history. ok is false
// for any other inside, of which nothing is appended.
func appendVisitInside(b []byte, in *model.VisitInside) (_ []byte, ok bool) {
	if len(in.Flags) > 0 || len(in.Was) > 0 {
		return b, false
	}
	b = appendHead(b, mapItem, uint64(countSet(in.With != "", in.Note != "")))
	if in.With != "" {
		b = appendText(AppendUint(b, 1), in.With)
	}
	if in.Note != "" {
		b = appendText(AppendUint(b, 2), in.Note)
	}
	return b, true
}

// appendRef appends what Marshal writes of a reference to a person.
func appendRef(b []byte, ref model.Ref) []byte {
	b = appendHead(b, mapItem, uint64(countSet(!ref.ID.IsZero(), ref.Name != "")))
	if !ref.ID.IsZero() {
		b = AppendBytes(AppendUint(b, 1), ref.ID[:])
	}
	if ref.Name != "" {
		b = appendText(AppendUint(b, 2), ref.Name)
	}
	return b
}

// appendSet appends a key with its number, unless the number is 0.
func appendSet(b []byte, key uint64, n int64) []byte {
	if n == 0 {
		return b
	}
	return AppendInt(AppendUint(b, key), n)
}

// appendText appends a text.
func appendText(b []byte, s string) []byte {
	return append(appendHead(b, textItem, uint64(len(s))), s...)
}

// countSet returns how many of the values are true.
func countSet(set ...bool) (n int) {
	for _, is := range set {
		if is {
			n++
		}
	}
	return n
}
