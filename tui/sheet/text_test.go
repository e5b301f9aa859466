package sheet

import (
	"errors"
	"slices"
	"testing"
)

func TestSeparator(t *testing.T) {
	for s, want := range map[string]byte{"a,b,c\n": ',', "a\tb\tc\n": '\t', "a;b;c\n": ';', "a\n": ',', "": ','} {
		if got := separator(s); got != want {
			t.Errorf("%q is separated by %q, want %q", s, got, want)
		}
	}
}

func TestReadTextNamesTheRowOfABrokenQuote(t *testing.T) {
	_, err := ReadText([]byte("a,b\n1,2\n\"3,4\n5,6\n"))
	if broken := new(BrokenQuote); !errors.As(err, &broken) || broken.Row != 3 {
		t.Errorf("%v", err)
	}
}

// FuzzReadText: rows are numbered in order, and each has something in it.
func FuzzReadText(f *testing.F) {
	for _, s := range []string{
		"a,b\n1,2\n", "a\tb\n", "\ufeff地址,户主\n", "\"a\nb\",c\n", "a;b\r\n\r\nc;d", "\xff\xfea\x00",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		rows, err := ReadText(b)
		if err != nil {
			return
		}
		for i, r := range rows {
			empty := !slices.ContainsFunc(r.Cells, func(c string) bool { return c != "" })
			if empty || i > 0 && r.Number <= rows[i-1].Number {
				t.Fatalf("row %d is %+v", i, r)
			}
		}
	})
}
