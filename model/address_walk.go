package model

import (
	"cmp"
	"slices"
	"strings"
)

// CompareWalk orders doors as they lie: compound, building, unit, floor from below, door. Numbers are
// compared as numbers, never as text: 栋2 before 栋10, 3 before 3A before 4, 12附1号 between 12 and 13.
// Which staircases are walked down depends on the others: that is [WalkOrder]'s to say.
func CompareWalk(a, b Address) int {
	return cmp.Or(
		compareStairs(a.StairKey(), b.StairKey()),
		cmp.Compare(a.floor(), b.floor()),
		compareNumbers(a.Door, b.Door),
	)
}

// WalkOrder is the walking order (扫楼) of addrs, as indices into it; equal doors keep their order.
// The staircases of a compound are walked one after the other, down the first, up the next, and so on;
// on each floor by door. Streets and courtyards are walked upwards by number. Since a staircase's turn depends on
// those before it, hand in all doors of a grid and leave out afterwards those that are not due.
func WalkOrder(addrs []Address) []int {
	order := make([]int, len(addrs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return CompareWalk(addrs[i], addrs[j]) })

	down := true
	for start := 0; start < len(order); {
		first, end := addrs[order[start]], start+1
		for end < len(order) && addrs[order[end]].StairKey() == first.StairKey() {
			end++
		}
		if start > 0 && addrs[order[start-1]].Compound != first.Compound {
			down = true
		}
		if first.inStaircase() {
			if down {
				walkDown(addrs, order[start:end])
			}
			down = !down
		}
		start = end
	}
	return order
}

// walkDown turns one staircase's doors, sorted from below, so that the top floor comes first.
func walkDown(addrs []Address, stair []int) {
	slices.SortStableFunc(stair, func(i, j int) int {
		return cmp.Compare(addrs[j].floor(), addrs[i].floor())
	})
}

func compareStairs(a, b StairKey) int {
	return cmp.Or(
		compareNumbers(a.Compound, b.Compound),
		compareNumbers(a.Building, b.Building),
		compareNumbers(a.Unit, b.Unit),
	)
}

// compareNumbers compares the runs of digits in a and b by value and what stands between them by code point;
// digits come before all else. It is 0 only for equal texts, so that a sort keeps what is equal together.
func compareNumbers(a, b string) int {
	x, y := a, b
	for x != "" && y != "" {
		n, m := leadingDigits(x), leadingDigits(y)
		if n == "" && m == "" {
			if c := cmp.Compare(x[0], y[0]); c != 0 { // UTF-8 sorts by code point
				return c
			}
			x, y = x[1:], y[1:]
			continue
		}
		if n == "" || m == "" {
			return cmp.Compare(len(m), len(n))
		}
		if c := compareDigits(n, m); c != 0 {
			return c
		}
		x, y = x[len(n):], y[len(m):]
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(a, b))
}

// compareDigits compares numbers of any length.
func compareDigits(n, m string) int {
	n, m = strings.TrimLeft(n, "0"), strings.TrimLeft(m, "0")
	return cmp.Or(cmp.Compare(len(n), len(m)), strings.Compare(n, m))
}

func leadingDigits(s string) string {
	end := 0
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	return s[:end]
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
