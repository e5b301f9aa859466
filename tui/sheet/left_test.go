package sheet

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"sidan/model/text"
)

func listOf(t *testing.T, csv string) *List {
	t.Helper()
	rows, err := ReadText([]byte(csv))
	if err != nil {
		t.Fatal(err)
	}
	kind, _ := KindNamed("households")
	list, err := kind.Understand(rows, Options{Grid: "522730/01/01/01"})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestWriteLeft: the rows that were left out can be read again, with the reason in a column more.
func TestWriteLeft(t *testing.T) {
	list := listOf(t, "地址,户主\n双井街1号,王英\n双井街,李芳\n双井街3号,张伟\n")
	why := func(i int) string { return list.Entries[i].Why(text.ZH) }
	var out bytes.Buffer
	if err := list.WriteLeft(&out, text.ZH, why); err != nil {
		t.Fatal(err)
	}
	again, err := ReadText(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if len(again) != 2 || len(again[1].Cells) != 3 || again[1].Cells[0] != "双井街" || again[1].Cells[2] == "" {
		t.Fatalf("left: %q", out.String())
	}
	if left := listOf(t, out.String()); len(left.Entries) != 1 || left.Entries[0].Verdict != Bad {
		t.Errorf("read again it has %d rows", len(left.Entries))
	}
	mended := strings.Replace(out.String(), "双井街,", "双井街2号,", 1)
	if left := listOf(t, mended); len(left.Entries) != 1 || left.Entries[0].Verdict != "" {
		t.Errorf("corrected, it is %q: %s", left.Entries[0].Verdict, left.Entries[0].Why(text.EN))
	}
}

var errBroken = errors.New("broken")

type brokenWriter struct{ left int }

func (w *brokenWriter) Write(b []byte) (int, error) {
	if w.left -= len(b); w.left < 0 {
		return 0, errBroken
	}
	return len(b), nil
}

func TestWriteLeftReportsAFailedWrite(t *testing.T) {
	list := listOf(t, "地址,户主\n双井街,李芳\n")
	for _, room := range []int{0, 3, 10} {
		err := list.WriteLeft(&brokenWriter{room}, text.EN, func(int) string { return "why" })
		if !errors.Is(err, errBroken) {
			t.Errorf("with room for %d bytes: %v", room, err)
		}
	}
}

func TestInert(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "王": "王", "=1+1": "'=1+1", " =1": "' =1", "＝1": "'＝1", "-5": "'-5", "@a": "'@a", "a=b": "a=b",
	} {
		if got := inert(cell); got != want {
			t.Errorf("%q is written %q, want %q", cell, got, want)
		}
	}
}
