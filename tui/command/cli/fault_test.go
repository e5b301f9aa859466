package cli

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sidan/model/text"
	"sidan/tui/desk"
)

// untold are errors that no person and no program ever meets, with the reason.
var untold = map[string]string{
	"store.ErrNotKept": "the engine begins its exchange anew",
}

// TestEveryErrorIsInATable: whoever adds an error that callers test for says what it means to a shell, to a program and
// to people.
func TestEveryErrorIsInATable(t *testing.T) {
	told := map[string]bool{}
	for _, file := range []string{"../../desk/fault.go", "fault.go"} {
		ast.Inspect(parsed(t, file), func(n ast.Node) bool {
			if row, ok := n.(*ast.KeyValueExpr); ok && fmt.Sprint(row.Key) == "Err" {
				told[nameOf(row.Value, "desk")] = true
			}
			return true
		})
	}
	if len(told) < 20 {
		t.Fatalf("the tables are not found: %v", told)
	}
	for pkg, dir := range map[string]string{
		"desk": "../../desk", "sync": "../../../sync", "store": "../../../sync/store", "hub": "../../../sync/hub",
		"serve": "../../../sync/hub/serve",
	} {
		for name, value := range sentinels(t, dir) {
			own, other := pkg+"."+name, nameOf(value, pkg)
			switch {
			case untold[own] != "" || told[own]:
			case strings.Contains(other, ".Err") && told[other]: // another name of one that is told
			case own == "store.ErrFull" && told["store.ErrFull"]:
			default:
				t.Errorf("%s is in no table of errors (fault.go here or in tui/desk)", own)
			}
		}
	}
}

func TestTablesAreWhole(t *testing.T) {
	for _, k := range slices.Concat(hubErrors, fileErrors, desk.KnownErrors()) {
		if k.Code == "" || k.Exit == ExitDone || k.Say == (text.Fault{}) {
			t.Errorf("%v lacks a word for programs, an exit code or a sentence", k.Err)
		}
		err := fmt.Errorf("open home: %w", k.Err)
		if exit, code := ExitOf(err); exit == ExitDone || code == "" || code == "internal" {
			t.Errorf("%v ends with %d, %q", k.Err, exit, code)
		}
		for _, l := range []text.Lang{text.ZH, text.EN} {
			if said := (&Run{Lang: l}).Sentence(err); strings.Contains(said, "%!") ||
				said == text.Internal.In(l, "sidan.log") {
				t.Errorf("%v is said as %q", k.Err, said)
			}
		}
	}
}

// nameOf an expression that names an error, with its package; pkg is the file's own.
func nameOf(e ast.Expr, pkg string) string {
	switch e := e.(type) {
	case *ast.SelectorExpr:
		return fmt.Sprint(e.X) + "." + e.Sel.Name
	case *ast.Ident:
		return pkg + "." + e.Name
	}
	return ""
}

// sentinels are the exported errors that a package declares, with what they are.
func sentinels(t *testing.T, dir string) map[string]ast.Expr {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %d files, %v", dir, len(files), err)
	}
	found := map[string]ast.Expr{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		for _, d := range parsed(t, file).Decls {
			vars, ok := d.(*ast.GenDecl)
			if !ok || vars.Tok != token.VAR {
				continue
			}
			for _, spec := range vars.Specs {
				v := spec.(*ast.ValueSpec)
				for i, name := range v.Names {
					if strings.HasPrefix(name.Name, "Err") && i < len(v.Values) {
						found[name.Name] = v.Values[i]
					}
				}
			}
		}
	}
	return found
}

func parsed(t *testing.T, file string) *ast.File {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	f, err := parser.ParseFile(token.NewFileSet(), file, b, 0)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
