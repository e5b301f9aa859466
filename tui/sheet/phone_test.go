package sheet

import (
	"strings"
	"testing"
)

// FuzzPhones: whatever a cell holds, what is read of it are digits of a number's length, each number once.
func FuzzPhones(f *testing.F) {
	for _, s := range []string{"19900000001", "19,900,000,001", "0854-0005007", "本人19900000001", "1.99E+10", "无",
		"19900000001/19900000002", "+86 199 0000 0605", "199****0505", "19900000001 19900000001"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		list, no := phones(cell)
		if !no.none() {
			return
		}
		seen := map[string]bool{}
		for _, n := range list {
			if len(n) < 10 || len(n) > 12 || strings.Trim(n, "0123456789") != "" || seen[n] {
				t.Fatalf("%q reads %q", cell, list)
			}
			seen[n] = true
			if again, no := phone(n); !no.none() || again != n {
				t.Fatalf("%q reads %q, and that %q", cell, n, again)
			}
		}
	})
}
