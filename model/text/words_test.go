package text

import (
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
)

// valuesOf reads from the model's source the constants of each named string type: a value added there and not here is
// found, though no list holds it.
func valuesOf(t *testing.T) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("../*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no source of the model: %v", err)
	}
	values := map[string][]string{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.CONST {
				continue
			}
			for _, spec := range g.Specs {
				v := spec.(*ast.ValueSpec)
				kind, ok := v.Type.(*ast.Ident)
				if !ok || len(v.Values) != 1 {
					continue
				}
				if lit, ok := v.Values[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
					values[kind.Name] = append(
						values[kind.Name], constant.StringVal(constant.MakeFromLiteral(lit.Value, lit.Kind, 0)),
					)
				}
			}
		}
	}
	return values
}

func names[K ~string, V any](m map[K]V) (list []string) {
	for k := range m {
		list = append(list, string(k))
	}
	slices.Sort(list)
	return list
}

func TestEveryValueHasItsWords(t *testing.T) {
	values := valuesOf(t)
	for kind, have := range map[string][]string{
		"State": names(states), "Sphere": names(spheres), "DayKind": names(dayKinds), "Channel": names(channels),
		"Rating": names(ratings), "VisitOutcome": names(outcomes), "OwedKind": names(owed), "HouseTag": names(tags),
		"Function": names(functions), "Role": names(roles), "What": names(steps), "Reason": names(reasons),
	} {
		t.Run(kind, func(t *testing.T) {
			want := slices.Sorted(slices.Values(values[kind]))
			if diff := cmp.Diff(want, have); diff != "" {
				t.Errorf("values without words, or words without a value (-model +text):\n%s", diff)
			}
		})
	}
	for _, f := range values["Field"] {
		if _, ok := fields[model.Field(f)]; !ok {
			t.Errorf("no word for the field %s", f)
		}
	}
}

// Every field that a refusal of the model names has a word: read from the calls that make one.
func TestEveryRefusedFieldHasItsWord(t *testing.T) {
	files, _ := filepath.Glob("../*.go")
	at := map[string]int{"checkWords": 0, "refuse": 1}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			for fn, i := range at {
				if !isCall(call, fn) || len(call.Args) <= i {
					continue
				}
				if lit, ok := call.Args[i].(*ast.BasicLit); ok {
					field := constant.StringVal(constant.MakeFromLiteral(lit.Value, lit.Kind, 0))
					if _, ok := fields[model.Field(field)]; !ok {
						t.Errorf("%s refuses the field %q, which has no word", name, field)
					}
				}
			}
			return true
		})
	}
}

func TestParseWords(t *testing.T) {
	for _, tag := range model.HouseTags {
		for _, word := range []string{Tag(ZH, tag), Tag(EN, tag), string(tag), " " + Tag(ZH, tag) + " "} {
			if got, ok := ParseTag(word); !ok || got != tag {
				t.Errorf("ParseTag(%q) = %q %v, want %q", word, got, ok, tag)
			}
		}
	}
	for _, f := range model.Functions {
		if got, ok := ParseFunction(Function(ZH, f)); !ok || got != f {
			t.Errorf("ParseFunction(%q) = %q", Function(ZH, f), got)
		}
	}
	for _, s := range model.Spheres {
		if got, ok := ParseSphere(Sphere(ZH, s)); !ok || got != s {
			t.Errorf("ParseSphere(%q) = %q", Sphere(ZH, s), got)
		}
	}
	for _, o := range model.VisitOutcomes {
		if got, ok := ParseOutcome(Outcome(ZH, o)); !ok || got != o {
			t.Errorf("ParseOutcome(%q) = %q", Outcome(ZH, o), got)
		}
	}
	for v := model.County; v <= model.SmallGrid; v++ {
		if got, ok := ParseLevel(Level(ZH, v)); !ok || got != v {
			t.Errorf("ParseLevel(%q) = %v", Level(ZH, v), got)
		}
	}
	if _, ok := ParseTag("没有"); ok {
		t.Error("a word that is no tag was taken for one")
	}
}

func TestParseTags(t *testing.T) {
	for _, c := range []struct {
		name, list string
		want       []model.HouseTag
		unknown    string
	}{
		{name: "none"},
		{name: "as screens show them", list: "独居老人 高龄", want: []model.HouseTag{model.Alone, model.Elderly}},
		{name: "as lists part them", list: "独居老人、高龄；低保", want: []model.HouseTag{
			model.Alone, model.Elderly, model.LowIncome,
		}},
		{name: "english, with blanks inside", list: "lives alone, 80+", want: []model.HouseTag{
			model.Alone, model.Elderly,
		}},
		{name: "names on the wire", list: "alone,party", want: []model.HouseTag{model.Alone, model.Party}},
		{name: "a word that is none", list: "独居老人 富豪", unknown: "富豪"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, unknown := ParseTags(c.list)
			if diff := cmp.Diff(c.want, got); diff != "" || unknown != c.unknown {
				t.Errorf("unknown %q, want %q; tags (-want +got):\n%s", unknown, c.unknown, diff)
			}
		})
	}
}

func TestWordsInContext(t *testing.T) {
	task := func(to model.Addressee) *model.Task {
		return &model.Task{Stand: model.Stand{State: model.Dispatched, To: to}}
	}
	for _, c := range []struct{ name, got, want string }{
		{"open", StateOf(ZH, task(model.Addressee{Kind: model.ToOpen})), "可认领"},
		{"sent to somebody", StateOf(ZH, task(model.Addressee{Kind: model.ToPerson, Name: "甲"})), "已派给 甲"},
		{"sent to a name unknown", StateOf(EN, task(model.Addressee{Kind: model.ToUnit})), "dispatched"},
		{"a newer program's state", State(ZH, "parked"), "parked"},
		{"tags", Tags(EN, []model.HouseTag{model.Alone, model.Elderly}), "lives alone, 80+"},
		{"tags in chinese", Tags(ZH, []model.HouseTag{model.Alone, model.Elderly}), "独居老人 高龄"},
		{"step, raised", Step(ZH, nil, model.Step{What: model.DidRaise, Via: "visit"}), "走访时登记"},
		{"step, sorted", Step(
			ZH, nil, model.Step{What: model.DidSort, Via: "everyone facilities"},
		), "研判为 大家事 公共设施"},
		{"step, opened", Step(EN, nil, model.Step{What: model.DidDispatch, Via: "open"}), "opened to anyone"},
		{"step, sent", Step(ZH, nil, model.Step{What: model.DidDispatch, Via: "甲"}), "派给 甲"},
		{"step, promised", Step(ZH, nil, model.Step{What: model.DidPromise, Via: "2026-11-27"}), "承诺 11-27 前办结"},
		{"step, told", Step(ZH, nil, model.Step{What: model.DidTell, Via: "phone"}), "电话回访"},
		{"step, rated", Step(ZH, nil, model.Step{What: model.DidRate, Via: "unsatisfied"}), "评价 不满意"},
		{"step, plain", Step(ZH, nil, model.Step{What: model.DidClaim}), "认领"},
		{"change", Change(ZH, model.VisitMade{}), "走访"},
		{"no change", Change(EN, nil), "change"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.got != c.want {
				t.Errorf("got %q, want %q", c.got, c.want)
			}
		})
	}
}
