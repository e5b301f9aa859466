package model

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestAddressesWithoutDashSignsHaveNoDashes: what foldDashes passes over holds nothing that readDashes would alter.
func TestAddressesWithoutDashSignsHaveNoDashes(t *testing.T) {
	letters := rapid.SampledFrom(
		[]rune("0123456789ABCab 　金桂苑望城路街巷道弄坡栋单元幢座号楼层室户房门#附负地下一二三五-ー"),
	)
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(letters, 0, 14, -1).Draw(t, "address")
		if strings.ContainsAny(s, dashSigns) {
			for _, sign := range dashSigns {
				s = strings.ReplaceAll(s, string(sign), "")
			}
		}
		if got := readDashes(s); got != s {
			t.Errorf("%q becomes %q", s, got)
		}
	})
}

// TestFoldCharacters: what parts two numbers becomes one dash, all else that is no letter goes.
func TestFoldCharacters(t *testing.T) {
	for s, want := range map[string]string{
		"":               "",
		"金桂苑 3 栋，3 单元":   "金桂苑3栋3单元",
		"３　栋":            "3栋",
		"3 / 3 . 102":    "3-3-102",
		"三 二":            "三-二",
		"三 桥":            "三桥",
		"桥 三":            "桥三",
		"金\u200b桂\x07苑":  "金桂苑",
		"12—3":           "12-3",
		"路·12 附 1":       "路12附1",
		"\U00020bb7 1 2": "\U00020bb71-2",
	} {
		if got := foldCharacters(s); got != want {
			t.Errorf("%q becomes %q, want %q", s, got, want)
		}
	}
}
