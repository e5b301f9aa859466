package tui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"sidan/model/text"
	"sidan/tui/widget"
)

// Pictures of the screens. `go test ./tui -update` writes them anew: read what changed.

var update = flag.Bool("update", false, "write the goldens anew")

// speaking is the language a test's person reads: Chinese, but in the second telling of inBoth.
var speaking = text.ZH

// odd is set while golden looks at windows there are no pictures of.
var odd bool

// inBoth tells a story to somebody who reads Chinese, to somebody who reads English, and once more in windows
// of odd sizes and without colours.
func inBoth(t *testing.T, story func(t *testing.T)) {
	t.Cleanup(func() { speaking, odd = text.ZH, false })
	for _, c := range []struct {
		name string
		l    text.Lang
		odd  bool
	}{{"zh", text.ZH, false}, {"en", text.EN, false}, {"odd", text.EN, true}} {
		t.Run(c.name, func(t *testing.T) {
			speaking, odd = c.l, c.odd
			story(t)
		})
	}
}

// sizes are the windows there are pictures of: the least one, and the one where a pane opens.
var sizes = [][2]int{{80, 24}, {120, 36}}

// golden holds the screen and its cursor, in each of the sizes, against testdata/<name>.<language>.<size>.txt.
func golden(t *testing.T, a *App, name string) {
	t.Helper()
	defer resize(a, 80, 24)
	if odd {
		anySize(t, a)
		plain(t, a)
		return
	}
	for _, s := range sizes {
		resize(a, s[0], s[1])
		held(t, a, fmt.Sprintf("%s.%s.%dx%d", name, a.lang, s[0], s[1]))
	}
	if resize(a, 80, 24); !*update {
		turned(t, a, name)
	}
}

// anySize draws in windows there are no pictures of: one too small for anything, and some that are odd, wide or high.
func anySize(t *testing.T, a *App) {
	t.Helper()
	for _, s := range [][2]int{{1, 1}, {60, 15}, {80, 80}, {119, 24}, {121, 25}, {200, 60}} {
		resize(a, s[0], s[1])
		shown := strings.Split(ansi.Strip(a.View().Content), "\n")
		if len(shown) > s[1] {
			t.Errorf("%d rows in %d", len(shown), s[1])
		}
		for _, row := range shown {
			if w := widget.Width(strings.TrimRight(row, " ")); w > s[0] {
				t.Errorf("a row of %d cells in %dx%d: %q", w, s[0], s[1], row)
			}
		}
	}
}

// colour is a sequence that sets ink or ground.
var colour = regexp.MustCompile("\x1b\\[([0-9]+;)*(3[0-8]|4[0-8]|9[0-7]|10[0-7])(;[0-9]+)*m")

// plain holds that without colours there are none, and the same is to be read; only a bar's rest gets a glyph
// of its own.
func plain(t *testing.T, a *App) {
	t.Helper()
	resize(a, 80, 24)
	with := a.theme
	a.theme = widget.NewTheme(true, nil, nil, false)
	content := a.View().Content
	if a.theme = with; colour.MatchString(content) {
		t.Errorf("a colour without colours: %q", colour.FindString(content))
	}
	for i, row := range strings.Split(a.grid.Plain(), "\n") {
		got := strings.TrimRight(strings.Split(ansi.Strip(content), "\n")[i], " ")
		if strings.ReplaceAll(got, "⋅", "▬") != row {
			t.Errorf("row %d reads %q without colours, %q with them", i, got, row)
		}
	}
}

// turned holds F10 to the picture of whoever read the other language from the beginning; only the toast was
// said before.
func turned(t *testing.T, a *App, name string) {
	t.Helper()
	a.switchLanguage()
	want, err := os.ReadFile(filepath.Join("testdata", fmt.Sprintf("%s.%s.80x24.txt", name, a.lang)))
	if err != nil {
		t.Fatal(err)
	}
	was, is := strings.Split(string(want), "\n"), strings.Split(screen(a), "\n")
	for i, row := range is {
		if i != a.h-2 && row != was[i] {
			t.Errorf("%s after F10, row %d: %q, want %q", name, i, row, was[i])
		}
	}
	a.switchLanguage()
}

// held compares one picture, and holds every row to the window.
func held(t *testing.T, a *App, name string) {
	t.Helper()
	v := a.View()
	got := a.grid.Plain() + "\n"
	if v.Cursor != nil {
		got += fmt.Sprintf("cursor %d,%d\n", v.Cursor.X, v.Cursor.Y)
	}
	narrow(t, a)
	file := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s differs (-want +got):\n%s\n%s", file, d, got)
	}
}

// narrow holds every row to the window's width.
func narrow(t *testing.T, a *App) {
	t.Helper()
	for i, row := range strings.Split(a.grid.Plain(), "\n") {
		if w := widget.Width(row); w > a.w {
			t.Errorf("row %d is %d cells wide, the window %d", i, w, a.w)
		}
	}
}
