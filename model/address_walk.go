package model

import (
	"cmp"
	"slices"
	"strings"
)

// CompareWalk compares two doors by compound, building, unit, floor from below, and door. It returns a negative number,
// 0 or a positive number, as cmp.Compare does. Numbers are compared as numbers: 2栋 comes before 10栋, 3 before 3A
// before 4, and 12附1号 between 12 and 13. CompareWalk does not know which staircases are walked downwards (see
// [WalkOrder]).
func CompareWalk(a, b Address) int {
	return cmp.Or(
		compareStairs(a.StairKey(), b.StairKey()),
		cmp.Compare(a.floor(), b.floor()),
		compareNumbers(a.Door, b.Door),
	)
}

// WalkOrder returns the order in which the doors are walked (扫楼), as indices of addrs. Equal doors keep their order.
// The staircases of a compound are walked one after the other: down the first, up the second, down the third, and so
// on. The doors of one floor are walked by their numbers. Streets and courtyards are walked upwards by number. Whether
// a staircase is walked up or down depends on those before it. So a caller must pass all doors of a grid, and
// afterwards leave out those that are not due.
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

// walkDown sorts the doors of one staircase so that the top floor comes first. The order on each floor stays.
func walkDown(addrs []Address, stair []int) {
	slices.SortStableFunc(stair, func(i, j int) int {
		return cmp.Compare(addrs[j].floor(), addrs[i].floor())
	})
}

// compareStairs compares two staircases by compound, building and unit.
func compareStairs(a, b StairKey) int {
	return cmp.Or(
		compareNumbers(a.Compound, b.Compound),
		compareNumbers(a.Building, b.Building),
		compareNumbers(a.Unit, b.Unit),
	)
}

// compareNumbers compares two texts. It compares runs of digits as numbers, and all other characters by code point. A
// digit comes before any other character. It returns 0 only for equal texts, so that a sort puts equal texts together.
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

// compareDigits compares two numbers of any length, given as digits.
func compareDigits(n, m string) int {
	n, m = strings.TrimLeft(n, "0"), strings.TrimLeft(m, "0")
	return cmp.Or(cmp.Compare(len(n), len(m)), strings.Compare(n, m))
}

// leadingDigits returns the digits 0 to 9 with which a text begins.
func leadingDigits(s string) string {
	end := 0
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	return s[:end]
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
