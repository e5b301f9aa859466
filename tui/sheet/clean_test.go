package sheet

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for _, c := range []struct {
		name, raw, want string
		verdict         Verdict
	}{
		{"plain", "王秀英", "王秀英", ""},
		{"blanks around", "  王秀英\t", "王秀英", ""},
		{"a blank that does not break", "王\u00a0英", "王 英", ""},
		{"an apostrophe that keeps digits", "'0102", "0102", ""},
		{"a formula that keeps digits", `="0102"`, "0102", ""},
		{"a negative number is no formula", "-101", "-101", ""},
		{"a phone with a plus is no formula", "+86 19900000001", "+86 19900000001", ""},
		{"a dash alone", "-", "-", ""},
		{"a formula", "=1+1", "", Bad},
		{"a formula in full width", "＝1+1", "", Bad},
		{"a formula with @", "@SUM(1)", "", Bad},
		{"an error of a sheet", "#REF!", "", Bad},
		{"an escape", "\x1b[31m王", "", Bad},
		{"too long", strings.Repeat("长", mostCell+1), "", Bad},
		{"a private character of GBK", "\ue863", "䶮", ""},
		{"a private character of a program", "\uf8ff", "\uf8ff", Ask},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, no := clean(c.raw)
			if no.verdict != c.verdict || c.verdict != Bad && got != c.want {
				t.Errorf("%q reads %q with %q, want %q with %q", c.raw, got, no.verdict, c.want, c.verdict)
			}
		})
	}
}

func TestWhole(t *testing.T) {
	for s, want := range map[string]int{"12": 12, "12.0": 12, "1,200": 1200, "１２": 12, " 7 ": 7, "-3": -3} {
		if n, ok := whole(s); !ok || n != want {
			t.Errorf("%q reads %d, %v", s, n, ok)
		}
	}
	for _, s := range []string{"", "12.5", "十二", "1e3", "12 户"} {
		if n, ok := whole(s); ok {
			t.Errorf("%q reads %d", s, n)
		}
	}
}

func TestParts(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "、": "", "a": "a", "a、b": "a|b", "a，b；c/d": "a|b|c|d", "a \n b": "a|b", "a b": "a b", "a,,b": "a|b",
	} {
		if got := strings.Join(parts(s), "|"); got != want {
			t.Errorf("%q has the parts %q, want %q", s, got, want)
		}
	}
}

func TestIsNothing(t *testing.T) {
	for _, s := range []string{"", "无", "空号", "-", "——", "／", "NULL", " 没有 "} {
		if !isNothing(s) {
			t.Errorf("%q is something", s)
		}
	}
	for _, s := range []string{"0", "无名", "吴", "a-"} {
		if isNothing(s) {
			t.Errorf("%q is nothing", s)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"王秀英", `="0102"`, "'1", "=1+1", "＝", "\u00a0", "-101", "''", "\x1b", "\ue863"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		s, no := clean(raw)
		if no.verdict == Bad {
			return
		}
		if strings.ContainsFunc(s, hidden) || !utf8.ValidString(s) || isFormula(half(s)) {
			t.Fatalf("%q reads %q", raw, s)
		}
		if again, _ := clean(s); again != s && !strings.ContainsAny(s, "'`=") {
			t.Fatalf("%q reads %q, and that %q", raw, s, again)
		}
	})
}
