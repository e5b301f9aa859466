package tui

import (
	"os"
	"strings"
	"testing"
)

// TestReadmePicture holds that the picture in both READMEs is the round as it is drawn; with -update it is drawn anew.
func TestReadmePicture(t *testing.T) {
	golden, err := os.ReadFile("testdata/round.zh.80x24.txt")
	if err != nil {
		t.Fatal(err)
	}
	picture, _, _ := strings.Cut(string(golden), "cursor ")
	picture = strings.TrimRight(picture, "\n")
	for _, name := range []string{"../README.md", "../README.zh-CN.md"} {
		page, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		before, rest, _ := strings.Cut(string(page), "```\n")
		shown, after, found := strings.Cut(rest, "\n```")
		if shown == picture {
			continue
		}
		if !found || !*update {
			t.Errorf("%s does not show the round as it is drawn: go test ./tui -run Readme -update", name)
			continue
		}
		if err := os.WriteFile(name, []byte(before+"```\n"+picture+"\n```"+after), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
