package wire

import (
	"strings"
	"testing"
)

func TestCodes(t *testing.T) {
	pin := Pin{0xff, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}.Short()
	for _, c := range []Code{{Invitation: "K7QF3M9XT0"}, {Invitation: "K7QF3M9XT0", Pin: &pin}} {
		written := c.String()
		for _, typed := range []string{written, strings.ToLower(written), strings.ReplaceAll(written, "-", "　"), strings.ReplaceAll(written, "0", "o"), strings.ReplaceAll(written, "1", "l")} {
			got, ok := ReadCode(typed)
			if !ok || got.Invitation != c.Invitation || (got.Pin == nil) != (c.Pin == nil) ||
				got.Pin != nil && *got.Pin != pin {
				t.Errorf("%q reads %+v, %v", typed, got, ok)
			}
		}
		if n := len(strings.ReplaceAll(written, "-", "")); n != 10 && n != 26 {
			t.Errorf("%q has %d characters", written, n)
		}
	}
	for _, typed := range []string{"", "K7QF-3M9-XT", "K7QF-3M9-XTBB", "K7QF-3M9-XTU", "K7QF-3M9-XTB-0D4A-9Z1M-7RWE-V2K", "一二三四五六七八九十"} {
		if got, ok := ReadCode(typed); ok {
			t.Errorf("%q reads %+v", typed, got)
		}
	}
}
