package pattern

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoneIsCompiledAtStart holds that the program makes all its regular expressions by New.
func TestNoneIsCompiledAtStart(t *testing.T) {
	const root = "../.."
	seen := 0
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		source, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		seen += strings.Count(string(source), "pattern.New(")
		if filepath.Base(name) != "pattern.go" && strings.Contains(string(source), "regexp.MustCompile(") {
			t.Errorf("%s compiles a regular expression by itself: use pattern.New", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen == 0 {
		t.Fatal("no pattern was found: the test looks in the wrong place")
	}
}
