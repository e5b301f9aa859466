package model

import "slices"

// This file limits the lists in a record. Apply may not refuse a fact because there were many before it, so a record
// keeps only the newest entries. The hub's log keeps all of them.

const (
	mostFlags   = 100
	mostRatings = 100
	mostHelped  = 8
	mostHistory = 64 << 10 // limit for the words of all steps, or of all edits, of a record, in bytes
)

// newest returns the last elements of a list: as many as fit into mostHistory bytes by their size, but no more than
// most. It always keeps the last element. The result shares the memory of list.
func newest[T any](list []T, most int, size func(T) int) []T {
	from, bytes := len(list), 0
	for from > 0 && len(list)-from < most {
		if bytes += size(list[from-1]); bytes > mostHistory && from < len(list) {
			break
		}
		from--
	}
	return list[from:]
}

// flagWith returns a list with one more flag. It returns the list itself if the same person has a flag of the same day
// for the same reason already, since the branch needs to look only once. It may append in place.
func flagWith(flags []Flag, s Stamp, why Reason) []Flag {
	f := Flag{DayOf(s.On), s.By, why}
	if slices.Contains(flags, f) {
		return flags
	}
	return newest(append(flags, f), mostFlags, func(Flag) int { return 0 })
}
