package command

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

// TestNoKeyIsEverLeftOut reads the tags of every struct that commands print: a key is always there, so none may say
// omitempty or omitzero for JSON.
func TestNoKeyIsEverLeftOut(t *testing.T) {
	tags := 0
	for _, pattern := range []string{"*.go", "../../model/*.go", "../../model/register/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				field, ok := n.(*ast.Field)
				if !ok || field.Tag == nil {
					return true
				}
				raw, err := strconv.Unquote(field.Tag.Value)
				if err != nil {
					t.Fatal(err)
				}
				if tag, has := reflect.StructTag(raw).Lookup("json"); has {
					tags++
					if strings.Contains(tag, ",omit") {
						t.Errorf("%s: a key is left out: %s", name, raw)
					}
				}
				return true
			})
		}
	}
	if tags < 100 {
		t.Errorf("%d tags were found: this test looks in the wrong place", tags)
	}
}
