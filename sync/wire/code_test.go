package wire

import (
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"
)

func TestReadCode(t *testing.T) {
	pin := Pin{0xff, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}.Short()
	for _, c := range []Code{{Invitation: "K7QF3M9XT0"}, {Invitation: "K7QF3M9XT0", Pin: &pin}} {
		written := c.String()
		for _, typed := range []string{
			written, " " + written + " ", strings.ToLower(written), strings.ReplaceAll(written, "-", ""),
			strings.ReplaceAll(written, "-", " "), strings.ReplaceAll(written, "-", "　"),
			strings.ReplaceAll(written, "0", "o"), strings.ReplaceAll(written, "1", "l"),
			strings.ReplaceAll(written, "1", "I"),
		} {
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
	for _, typed := range []string{
		"", "K7QF-3M9-XT", "K7QF-3M9-XTBB", "K7QF-3M9-XTU", "K7QF-3M9-XTB-0D4A-9Z1M-7RWE-V2K",
		"K7QF-3M9-XTB-0D4A-9Z1M-7RWE-V2K88", "一二三四五六七八九十", "K7QF_3M9_XTB", "K7QF-3M9-XT\x00",
	} {
		if got, ok := ReadCode(typed); ok {
			t.Errorf("%q reads %+v", typed, got)
		}
	}
}

func TestCodeIsWrittenInGroups(t *testing.T) {
	pin := ShortPin{0x03, 0x48, 0xa4, 0xfc, 0x34, 0x3e, 0x38, 0xed, 0x8a, 0x68}
	for _, c := range []struct {
		code Code
		want string
	}{
		{Code{Invitation: "K7QF3M9XTB"}, "K7QF-3M9-XTB"},
		{Code{Invitation: "K7QF3M9XTB", Pin: &pin}, "K7QF-3M9-XTB-0D4A-9Z1M-7RWE-V2K8"},
		{Code{Invitation: "0000000000", Pin: &ShortPin{}}, "0000-000-000-0000-0000-0000-0000"},
	} {
		if got := c.code.String(); got != c.want {
			t.Errorf("%+v is written %q, want %q", c.code, got, c.want)
		}
	}
}

func TestPinAsText(t *testing.T) {
	pin := Pin{0: 1, 31: 0xfe}
	b, err := json.Marshal(pin)
	if err != nil || string(b) != `"`+hex.EncodeToString(pin[:])+`"` {
		t.Fatalf("written %s, %v", b, err)
	}
	var got Pin
	if err := json.Unmarshal(b, &got); err != nil || got != pin {
		t.Errorf("%s reads %x, %v", b, got, err)
	}
	whole := hex.EncodeToString(pin[:])
	for _, other := range []string{"", whole[2:], whole + "00", whole[1:], whole + "0", "zz" + whole[2:]} {
		if err := new(Pin).UnmarshalText([]byte(other)); err == nil {
			t.Errorf("%q reads as a pin", other)
		}
	}
}

func FuzzReadCode(f *testing.F) {
	for _, typed := range []string{"K7QF-3M9-XTB", "k7qf 3m9 xtb", "K7QF-3M9-XTB-0D4A-9Z1M-7RWE-V2K8", "", "ÖO0"} {
		f.Add(typed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		c, ok := ReadCode(typed)
		if !ok {
			return
		}
		again, ok := ReadCode(c.String())
		if !ok || again.Invitation != c.Invitation || (again.Pin == nil) != (c.Pin == nil) ||
			c.Pin != nil && *again.Pin != *c.Pin {
			t.Fatalf("%q reads %+v, which is written %q and reads %+v", typed, c, c, again)
		}
	})
}
