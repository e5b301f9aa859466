package command

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// copyRoster puts the roster of 300 households where a script wants it: roster FILE.
func copyRoster(ts *testscript.TestScript, _ bool, args []string) {
	b, err := os.ReadFile(filepath.Join("testdata", "roster.csv"))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o644))
}

// checkVerdicts compares what the last command said of each row with what roster.want says, by hand: verdicts.
func checkVerdicts(ts *testscript.TestScript, _ bool, _ []string) {
	b, err := os.ReadFile(filepath.Join("testdata", "roster.want"))
	ts.Check(err)
	said := map[string]string{}
	for _, row := range readRows(ts) {
		if number, ok := lookup(row, "row"); ok {
			said[number] = verdictOf(row)
		}
	}
	rows, wrong := 0, 0
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "#") {
			continue
		}
		rows++
		if number, _, _ := strings.Cut(line, "|"); said[number] != line {
			ts.Logf("said %s\nwant %s", said[number], line)
			wrong++
		}
	}
	if wrong > 0 || rows != len(said) {
		ts.Fatalf("%d rows, want %d, and %d of them are not read as a clerk reads them", len(said), rows, wrong)
	}
}

// verdictOf is a row as roster.want writes it.
func verdictOf(row any) string {
	line := make([]string, 7)
	for i, name := range []string{"row", "verdict", "column"} {
		line[i], _ = lookup(row, name)
	}
	if v := line[1]; v == "new" || v == "same" || v == "differs" {
		line[3], _ = lookup(row, "value.address")
		for i, list := range []string{"names", "phones", "tags"} {
			var words []string
			for n := 0; ; n++ {
				w, ok := lookup(row, fmt.Sprintf("value.%s.%d", list, n))
				if !ok {
					break
				}
				words = append(words, w)
			}
			line[4+i] = strings.Join(words, "、")
		}
	}
	return strings.Join(line, "|")
}
