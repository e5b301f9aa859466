package register

import (
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/mozillazg/go-pinyin"
)

var update = flag.Bool("update", false, "write readings.txt anew from go-pinyin")

// TestReadings holds the table against the dictionary it is made of, character by character.
// go test ./model/register -run Readings -update writes it anew.
func TestReadings(t *testing.T) {
	dictionary := map[rune]string{}
	for r := range pinyin.PinyinDict {
		if unicode.Is(unicode.Han, rune(r)) {
			dictionary[rune(r)] = pinyin.SinglePinyin(rune(r), pinyin.NewArgs())[0]
		}
	}
	if *update {
		writeReadings(t, dictionary)
	}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if got := readingOf(r); got != dictionary[r] {
			t.Errorf("%c (%U) is read %q, want %q", r, r, got, dictionary[r])
		}
	}
}

func writeReadings(t *testing.T, dictionary map[rune]string) {
	t.Helper()
	const perLine = 16
	var b strings.Builder
	for i, r := range slices.Sorted(maps.Keys(dictionary)) {
		if i > 0 && i%perLine == 0 {
			b.WriteByte('\n')
		}
		b.WriteRune(r)
		b.WriteString(dictionary[r])
	}
	b.WriteByte('\n')
	if err := os.WriteFile("readings.txt", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	readings = b.String()
}
