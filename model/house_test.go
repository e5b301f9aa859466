package model_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// topLevel is all that may lie beside the dotfiles (docs/architecture.md), and all of it must.
var topLevel = []string{
	"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "NOTICE", "README.md", "SECURITY.md",
	"docs", "go.mod", "go.sum", "main.go", "model", "sync", "tui",
}

// room is what a room of screens may import: none imports another.
var room = []string{"sidan/tui/page", "sidan/tui/present", "sidan/tui/widget", "sidan/tui/desk", "sidan/model/..."}

// arrows says what each of our packages may import of ours (docs/architecture.md). "x/..." is x and
// everything below it. A package that is not named here may not exist.
var arrows = map[string][]string{
	"sidan":                {"sidan/tui/command"},
	"sidan/model":          {"sidan/model/pattern"},
	"sidan/model/pattern":  {},
	"sidan/model/text":     {"sidan/model"},
	"sidan/model/code":     {"sidan/model"},
	"sidan/sync/disk":      {},
	"sidan/sync/store":     {"sidan/model", "sidan/model/code", "sidan/sync/disk"},
	"sidan/model/register": {"sidan/model", "sidan/model/code"},
	"sidan/model/notice":   {"sidan/model", "sidan/model/text"},
	"sidan/model/sample":   {"sidan/model"},
	"sidan/sync":           {"sidan/model", "sidan/model/code", "sidan/sync/store", "sidan/sync/wire"},
	"sidan/sync/wire":      {"sidan/model", "sidan/model/code"},
	"sidan/sync/hub":       {"sidan/sync/wire", "sidan/sync/disk", "sidan/model/..."},
	"sidan/sync/hub/bolt":  {"sidan/sync/hub", "sidan/sync/wire", "sidan/sync/disk", "sidan/model/..."},
	"sidan/sync/hub/serve": {"sidan/sync/hub", "sidan/sync/wire", "sidan/sync/disk", "sidan/model/..."},
	"sidan/sync/hub/suite": {"sidan/sync/hub", "sidan/sync/wire", "sidan/model/..."},
	"sidan/sync/simulate":  {"sidan/sync", "sidan/sync/store", "sidan/sync/hub", "sidan/sync/wire", "sidan/model/..."},
	"sidan/tui": {"sidan/tui/desk", "sidan/tui/page", "sidan/tui/present", "sidan/tui/widget",
		"sidan/tui/anywhere", "sidan/tui/door", "sidan/tui/start", "sidan/tui/work",
		"sidan/tui/publish", "sidan/model/..."},
	"sidan/tui/anywhere": room,
	"sidan/tui/start":    room,
	"sidan/tui/present":  {"sidan/tui/widget", "sidan/model/..."},
	"sidan/tui/page":     {"sidan/tui/desk", "sidan/tui/widget", "sidan/model/..."},
	"sidan/tui/desk":     {"sidan/sync", "sidan/sync/store", "sidan/sync/disk", "sidan/model/..."},
	"sidan/tui/door":     room,
	"sidan/tui/work":     room,
	"sidan/tui/publish":  room,
	"sidan/tui/page/pagetest": {
		"sidan/tui/page", "sidan/tui/widget", "sidan/tui/desk", "sidan/sync/...", "sidan/model/...",
	},
	"sidan/tui/command": {"sidan/tui", "sidan/tui/desk", "sidan/tui/present", "sidan/tui/sheet", "sidan/sync/disk",
		"sidan/sync/hub/...", "sidan/tui/command/...", "sidan/model/..."},
	"sidan/tui/command/admin": {
		"sidan/tui/command/cli", "sidan/tui/command/roster", "sidan/tui/desk", "sidan/tui/sheet", "sidan/sync/hub/...",
		"sidan/model/...",
	},
	"sidan/tui/command/roster": {"sidan/tui/command/cli", "sidan/tui/sheet", "sidan/sync/hub", "sidan/model/..."},
	"sidan/tui/command/cli": {
		"sidan/tui/desk", "sidan/sync/hub", "sidan/sync/hub/serve", "sidan/model", "sidan/model/text",
	},
	"sidan/tui/sheet":  {"sidan/model", "sidan/model/text", "sidan/model/pattern"},
	"sidan/tui/widget": {},
}

func TestTopLevelIsExact(t *testing.T) {
	entries, err := os.ReadDir(moduleRoot(t))
	if err != nil {
		t.Fatal(err)
	}
	present := map[string]bool{}
	for _, e := range entries {
		name := e.Name()
		present[name] = true
		switch translated, _ := path.Match("README.*.md", name); {
		case translated, strings.HasPrefix(name, "."):
		case name == "sidan", name == "sidan.exe": // built here, and ignored by git
		case !slices.Contains(topLevel, name):
			t.Errorf("%s does not belong at the top level", name)
		}
	}
	for _, name := range topLevel {
		if !present[name] {
			t.Errorf("%s is missing at the top level", name)
		}
	}
}

func TestImportsFollowTheArrows(t *testing.T) {
	eachSource(t, func(pkg, file string, f *ast.File) {
		allowed, drawn := arrows[pkg]
		if !drawn {
			t.Errorf("%s: no arrow begins at package %s", file, pkg)
			return
		}
		for _, imported := range imports(f) {
			ours := imported == "sidan" || strings.HasPrefix(imported, "sidan/")
			if ours && !slices.ContainsFunc(allowed, func(rule string) bool { return covers(rule, imported) }) {
				t.Errorf("%s imports %s: no arrow leads there from %s", file, imported, pkg)
			}
		}
	})
}

// TestModelIsPure holds what lets laptop and hub compute the same from the same.
func TestModelIsPure(t *testing.T) {
	impure := []string{
		"os/...", "net/...", "io/fs/...", "io/ioutil/...", "log/...", "syscall/...", "runtime/...", "plugin/...",
		"sync/...", "math/rand/...", "crypto/rand/...",
	}
	eachSource(t, func(pkg, file string, f *ast.File) {
		if pkg != "sidan/model" {
			return
		}
		for _, imported := range imports(f) {
			host, _, _ := strings.Cut(imported, "/")
			if strings.Contains(host, ".") {
				t.Errorf("%s imports %s: model is the standard library only", file, imported)
			}
			if slices.ContainsFunc(impure, func(rule string) bool { return covers(rule, imported) }) {
				t.Errorf("%s imports %s: model has no clock, randomness, disk, network or lock", file, imported)
			}
		}
		for _, found := range impurities(f) {
			t.Errorf("%s: %s: model is pure, time is handed in", file, found)
		}
	})
}

// impurities finds what reads a clock or the disk through package time, and goroutines.
func impurities(f *ast.File) []string {
	clock := []string{
		"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Local",
		"LoadLocation",
	}
	var found []string
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			found = append(found, "a go statement")
		case *ast.SelectorExpr:
			x, ok := n.X.(*ast.Ident)
			if ok && x.Name == localName(f, "time") && slices.Contains(clock, n.Sel.Name) {
				found = append(found, "time."+n.Sel.Name)
			}
		}
		return true
	})
	return found
}

// eachSource parses every .go file that is built into the program, whatever its build tags.
func eachSource(t *testing.T, visit func(pkg, file string, f *ast.File)) {
	t.Helper()
	root := moduleRoot(t)
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := d.Name()
		if d.IsDir() {
			if name != root && (base == "testdata" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_")) {
				return filepath.SkipDir
			}
			return nil
		}
		if filepath.Ext(base) != ".go" || strings.HasSuffix(base, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		file, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		file = filepath.ToSlash(file)
		visit(path.Join("sidan", path.Dir(file)), file, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func moduleRoot(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = parent
	}
}

func imports(f *ast.File) []string {
	var paths []string
	for _, spec := range f.Imports {
		if p, err := strconv.Unquote(spec.Path.Value); err == nil {
			paths = append(paths, p)
		}
	}
	return paths
}

// localName is what f calls the package at importPath, or "" when it does not import it.
func localName(f *ast.File, importPath string) string {
	for _, spec := range f.Imports {
		if spec.Path.Value != strconv.Quote(importPath) {
			continue
		}
		if spec.Name != nil {
			return spec.Name.Name
		}
		return path.Base(importPath)
	}
	return ""
}

func covers(rule, imported string) bool {
	tree, whole := strings.CutSuffix(rule, "/...")
	return imported == tree || whole && strings.HasPrefix(imported, tree+"/")
}

// mostColumns is the longest line. A tab counts as 4 columns, a Chinese character as 2.
const mostColumns = 120

// TestLinesAreShort looks at all Go files and at the pages for people.
func TestLinesAreShort(t *testing.T) {
	root := moduleRoot(t)
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		switch name := d.Name(); {
		case err != nil:
			return err
		case d.IsDir() && name != "." && file != root && (strings.HasPrefix(name, ".") || name == "testdata"):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, ".md"):
			return nil
		}
		b, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		for n, line := range strings.Split(string(b), "\n") {
			if w := columns(line); w > mostColumns {
				t.Errorf("%s:%d: %d columns, at most %d", file, n+1, w, mostColumns)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func columns(line string) (n int) {
	for _, r := range line {
		switch {
		case r == '\t':
			n += 4
		case isWide(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

// isWide reports whether a terminal shows a character in two cells: Chinese characters, their punctuation and
// full-width forms.
func isWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff01 && r <= 0xff60
}

func TestColumns(t *testing.T) {
	for line, want := range map[string]int{"": 0, "abc": 3, "\ta": 5, "走访": 4, "，a": 3, "·": 1, "（）": 4} {
		if got := columns(line); got != want {
			t.Errorf("%q has %d columns, want %d", line, got, want)
		}
	}
}
