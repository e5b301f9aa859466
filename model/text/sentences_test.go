package text

import (
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// A written is a sentence as it stands in the source: what say was given.
type written struct {
	zh, en, where string
}

// sentences reads every say(…) of this package's own source, so that no sentence escapes the rules below.
func sentences(t *testing.T) (all []written) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no source: %v", err)
	}
	set := token.NewFileSet()
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || !isCall(call, "say") {
				return true
			}
			where := set.Position(call.Pos()).String()
			if len(call.Args) != 2 {
				t.Errorf("%s: say wants two literals", where)
				return true
			}
			all = append(all, written{literal(t, call.Args[0], where), literal(t, call.Args[1], where), where})
			return true
		})
	}
	if len(all) < 300 {
		t.Fatalf("only %d sentences found: is say still the way to write one?", len(all))
	}
	return all
}

func isCall(c *ast.CallExpr, name string) bool {
	id, ok := c.Fun.(*ast.Ident)
	return ok && id.Name == name
}

// literal is a string literal, or several put together.
func literal(t *testing.T, e ast.Expr, where string) string {
	t.Helper()
	switch e := e.(type) {
	case *ast.BasicLit:
		return constant.StringVal(constant.MakeFromLiteral(e.Value, e.Kind, 0))
	case *ast.BinaryExpr:
		return literal(t, e.X, where) + literal(t, e.Y, where)
	}
	t.Errorf("%s: say wants literals, so that this test can read them", where)
	return ""
}

var verb = regexp.MustCompile(`%(?:\[(\d+)\])?[-+# 0]*\d*(?:\.\d+)?([a-zA-Z%])`)

// verbsOf lists which argument is written with which verb, in the order of the arguments.
func verbsOf(form string) (list []string) {
	next := 1
	for _, m := range verb.FindAllStringSubmatch(form, -1) {
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		list = append(list, strconv.Itoa(next)+m[2])
		next++
	}
	slices.Sort(list)
	return list
}

func TestBothLanguagesSayTheSame(t *testing.T) {
	for _, s := range sentences(t) {
		if s.zh == "" || s.en == "" {
			t.Errorf("%s: a side is empty", s.where)
		}
		if strings.TrimSpace(s.zh) != s.zh || strings.TrimSpace(s.en) != s.en {
			t.Errorf("%s: blanks at an end: %q %q", s.where, s.zh, s.en)
		}
		if zh, en := verbsOf(s.zh), verbsOf(s.en); !slices.Equal(zh, en) {
			t.Errorf("%s: arguments differ: %v %v", s.where, zh, en)
		}
		if strings.Count(s.zh, "%") != len(verbsOf(s.zh)) || strings.Contains(s.zh+s.en, "%%") {
			t.Errorf("%s: a sign of per cent that is no verb: %q", s.where, s.zh)
		}
	}
}

// glyphs that chrome may use: all Neutral, one cell whatever a terminal thinks of ambiguous width (screens, Glyphs).
const glyphs = "▐✓!◉◌✗⇡⟳▬⋅⋯"

const fullWidth = "，。：；？、（）「」"

func TestCharacters(t *testing.T) {
	url := regexp.MustCompile(`https?://\S*`)
	halfAfterHan := regexp.MustCompile(`\p{Han}[,;:?.]|[,;?]\p{Han}`)
	for _, s := range sentences(t) {
		for _, r := range s.zh {
			if r > unicode.MaxASCII && !unicode.Is(unicode.Han, r) && !strings.ContainsRune(glyphs+fullWidth, r) {
				t.Errorf("%s: %q may be one cell wide or two: %s", s.where, r, s.zh)
			}
		}
		for _, r := range strings.ReplaceAll(s.en, "中文", "") { // the other language's own name
			if r > unicode.MaxASCII && !strings.ContainsRune(glyphs, r) {
				t.Errorf("%s: %q in English: %s", s.where, r, s.en)
			}
		}
		if halfAfterHan.MatchString(url.ReplaceAllString(s.zh, "")) {
			t.Errorf("%s: half-width punctuation beside Han: %s", s.where, s.zh)
		}
	}
}

func TestSentencesEndCalmly(t *testing.T) {
	for _, s := range sentences(t) {
		if strings.ContainsAny(s.zh+s.en, "!！") {
			t.Errorf("%s: nobody is shouted at: %q %q", s.where, s.zh, s.en)
		}
		if s.en == "yest." { // cut short for a column, as the screens have it
			continue
		}
		if strings.HasSuffix(s.zh, "。") != strings.HasSuffix(s.en, ".") {
			t.Errorf("%s: one side is a sentence, the other a clause: %q %q", s.where, s.zh, s.en)
		}
		if first := strings.TrimLeft(s.en, `"`); strings.HasSuffix(s.en, ".") && unicode.IsLower(rune(first[0])) &&
			!strings.HasPrefix(first, "sidan ") {
			t.Errorf("%s: a sentence begins with a capital: %q", s.where, s.en)
		}
	}
}

// Words that a script or a person looks for stand in one sentence only.
func TestWordsThatStandAlone(t *testing.T) {
	for _, word := range []string{"本周走访", "走访登记", "已存本机", "This week's round", "saved here"} {
		t.Run(word, func(t *testing.T) {
			var found []string
			for _, s := range sentences(t) {
				if strings.Contains(strings.ToLower(s.zh+"\n"+s.en), strings.ToLower(word)) {
					found = append(found, s.where)
				}
			}
			if len(found) != 1 {
				t.Errorf("stands in %v, want one sentence", found)
			}
		})
	}
	for _, s := range sentences(t) {
		if s.en == "Visit" && s.zh != VisitTitle.zh {
			t.Errorf("%s: the form's title stands elsewhere", s.where)
		}
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct {
		name, all, messages, lang string
		want                      Lang
	}{
		{name: "nothing set", want: ZH},
		{name: "chinese", lang: "zh_CN.UTF-8", want: ZH},
		{name: "taiwan", lang: "zh_TW", want: ZH},
		{name: "english", lang: "en_GB.UTF-8", want: EN},
		{name: "another", lang: "fr_FR.UTF-8", want: EN},
		{name: "messages before lang", messages: "zh_CN.UTF-8", lang: "en_US.UTF-8", want: ZH},
		{name: "all before messages", all: "C.UTF-8", messages: "zh_CN.UTF-8", want: EN},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := FromEnv(c.all, c.messages, c.lang); got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
	for name, want := range map[string]Lang{"zh": ZH, "en": EN} {
		if got, ok := Parse(name); !ok || got != want || got.String() != name {
			t.Errorf("Parse(%q) = %v %v", name, got, ok)
		}
	}
	if _, ok := Parse("de"); ok {
		t.Error("de was taken for a language we speak")
	}
}
