package model_test

import (
	"go/ast"
	"reflect"
	"strings"
	"testing"

	"sidan/model"
)

// mayTellKindsApart are the files that may tell records of several kinds, or changes of several types, apart, and why:
// what they do is only about these. Whatever is there for every kind is a method of Record or Body, a column of
// model.Kinds, or a map from kinds with something to fall back on, so that a new kind needs no line in it.
var mayTellKindsApart = map[string]string{
	"sync/hub/known.go":           "how a row of a list meets what is known differs by what the list is of",
	"sync/hub/slot.go":            "so does what goes into the id of a row",
	"sync/store/index.go":         "by what else than the end of its id a record is looked up",
	"tui/desk/part.go":            "what happened at one household is read with it",
	"sync/simulate/oracle.go":     "who holds a task, by its steps alone",
	"sync/simulate/check_hub.go":  "which steps of a task a run came by",
	"sync/simulate/check_life.go": "so does this file, and which answers residents got",
	"tui/desk/plan.go":            "the door that a form was about: of a visit, or of a new household",
	"tui/present/handler.go":      "a task goes to a person or to a group",
}

// TestKindsAreToldApartInFewPlaces: a kind is added in files of its own and with a line in model.Kinds. A
// switch over the kinds there are somewhere else would have to be found and extended, and nothing says so when
// it is not.
func TestKindsAreToldApartInFewPlaces(t *testing.T) {
	kinds := map[string]bool{}
	for _, k := range model.Kinds {
		name := reflect.TypeOf(k.Zero).Elem().Name()
		kinds[name], kinds["Kind"+name] = true, true
	}
	for _, b := range model.Bodies() {
		kinds[reflect.TypeOf(b).Name()] = true
	}
	seen := map[string]bool{}
	eachSource(t, func(pkg, file string, f *ast.File) {
		ast.Inspect(f, func(n ast.Node) bool {
			body := switchBody(n)
			if body == nil {
				return true
			}
			told := map[string]bool{}
			for _, clause := range body.List {
				for _, e := range clause.(*ast.CaseClause).List {
					if name := nameIn(pkg, e); kinds[name] {
						told[name] = true
					}
				}
			}
			if len(told) < 2 {
				return true
			}
			seen[file] = true
			if mayTellKindsApart[file] == "" {
				t.Errorf("%s: a switch tells %d kinds or types of changes apart: make it a method of the record or "+
					"the body, or a look-up by kind with a default (docs/architecture.md, A new kind of record)", file,
					len(told))
			}
			return true
		})
	})
	for file := range mayTellKindsApart {
		if !seen[file] {
			t.Errorf("%s tells no kinds apart any more: take it off the list", file)
		}
	}
}

// switchBody is that of a switch over types or values, nil for any other node.
func switchBody(n ast.Node) *ast.BlockStmt {
	switch n := n.(type) {
	case *ast.TypeSwitchStmt:
		return n.Body
	case *ast.SwitchStmt:
		return n.Body
	}
	return nil
}

// nameIn is the name of what a case is of, where it is one of package model: Task of *model.Task, KindTask of
// model.KindTask; "" for anything else.
func nameIn(pkg string, e ast.Expr) string {
	if star, ok := e.(*ast.StarExpr); ok {
		e = star.X
	}
	switch e := e.(type) {
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok && x.Name == "model" {
			return e.Sel.Name
		}
	case *ast.Ident:
		if strings.HasSuffix(pkg, "/model") {
			return e.Name
		}
	}
	return ""
}
