package model

import "slices"

// This file keeps a record's lists from growing for ever. The hub's log keeps all that was ever said; a record keeps
// the newest, as Apply may not refuse a fact because there were many before it.

const (
	mostFlags   = 100
	mostRatings = 100
	mostHistory = 64 << 10 // bytes of words that a record's steps, or edits, come to
)

// newest are the last elements of a list, at most most of them and mostHistory of size, but always the last.
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

// flagWith is a list with one flag more. What the same person did for the same reason on the same day is looked at
// once.
func flagWith(flags []Flag, s Stamp, why Reason) []Flag {
	f := Flag{DayOf(s.On), s.By, why}
	if slices.Contains(flags, f) {
		return flags
	}
	return newest(append(flags, f), mostFlags, func(Flag) int { return 0 })
}
