package sheet

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sidan/model"
	"sidan/model/pattern"
	"sidan/model/text"
)

// mostCell is how many characters a cell may have: twice as many as the longest note.
const mostCell = 2 * model.MostWords

// trouble is what is wrong with a cell or a whole row, or has to be asked about it. The zero trouble means that nothing
// is.
type trouble struct {
	verdict Verdict
	column  string // the header of the column; "" for the row as a whole
	say     text.Sentence
	args    []any
	refusal *model.Refusal // used instead of say: what the check of the record found
}

// none reports whether there is no trouble.
func (t trouble) none() bool { return t.verdict == "" }

// why returns a sentence about the trouble, and "" if there is none.
func (t trouble) why(l text.Lang) string {
	switch {
	case t.none():
		return ""
	case t.refusal != nil:
		return text.Why(l, t.refusal)
	}
	args := make([]any, len(t.args))
	for i, a := range t.args {
		if args[i] = a; isField(a) {
			args[i] = text.Field(l, a.(model.Field))
		}
	}
	return t.say.In(l, args...)
}

// isField reports whether an argument of a sentence is the name of a field, which depends on the language.
func isField(a any) bool { _, is := a.(model.Field); return is }

func bad(say text.Sentence, args ...any) trouble { return trouble{verdict: Bad, say: say, args: args} }
func ask(say text.Sentence, args ...any) trouble { return trouble{verdict: Ask, say: say, args: args} }

var (
	asText     = pattern.New(`^="(.*)"$`)
	sheetError = pattern.New(
		`(?i)^#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|GETTING_DATA|#+)$`,
	)
	// signed matches a number that may begin with a sign: -101, +86 19900000001.
	signed = pattern.New(`^[-+][0-9][-0-9 .,]*$`)
	scaled = pattern.New(`^[0-9]+(?:\.[0-9]+)?[eE]\+?[0-9]+$`)
)

// clean returns a cell without blanks around it, without an apostrophe or a ="…" that keeps its digits, and without
// characters that nobody sees. It returns a trouble for content that a clerk would not copy.
func clean(raw string) (string, trouble) {
	if utf8.RuneCountInString(raw) > mostCell {
		return "", bad(text.CellTooLong, mostCell)
	}
	if strings.ContainsFunc(raw, hidden) {
		return "", bad(text.CellHidden)
	}
	s := model.Tidy(strings.ReplaceAll(raw, "\u00a0", " "))
	if found := asText().FindStringSubmatch(s); found != nil {
		s = found[1]
	}
	s = strings.TrimSpace(strings.Trim(s, "'`"))
	switch {
	case sheetError().MatchString(half(s)):
		return "", bad(text.CellError, clip(s))
	case isFormula(half(s)):
		return "", bad(text.CellFormula, clip(s))
	case strings.ContainsFunc(s, model.IsPrivate):
		return s, ask(text.CellPrivate, clip(s))
	}
	return s, trouble{}
}

// hidden reports whether a character is a control character that only a machine writes. Blanks are allowed, and so are
// the marks of direction that telephones and browsers leave in copied text.
func hidden(r rune) bool { return unicode.IsControl(r) && !strings.ContainsRune("\t\n\r\v\f", r) }

// isFormula reports whether a spreadsheet would compute with a cell. A cell that begins with = + - or @ is a formula,
// unless it is a number with a sign, because no name begins like that.
func isFormula(s string) bool {
	if s == "" || !strings.ContainsRune("=+-@", rune(s[0])) {
		return false
	}
	return !signed().MatchString(s) && strings.Trim(s, "-") != ""
}

// half returns a text with half-width characters in place of full-width ones.
func half(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\u3000' {
			return ' '
		}
		return model.HalfWidth(r)
	}, s)
}

// nothing holds the words by which a cell says that there is nothing to say.
var nothing = map[string]bool{}

func init() {
	for w := range strings.FieldsSeq(`无 没有 暂无 空 空号 无号码 无电话 没有电话 没电话 无手机 不详 未知 不清楚 /
	\ - -- --- — —— – － ／ none null nil n/a na`) {
		nothing[w] = true
	}
}

// isNothing reports whether a cell is empty or says that there is nothing to say.
func isNothing(s string) bool { return s == "" || nothing[strings.ToLower(strings.TrimSpace(s))] }

// dittos holds the marks that repeat the cell above.
var dittos = map[string]bool{
	"〃": true, "″": true, `"`: true, "”": true, "“": true, "''": true, "同上": true, "〞": true, "同上行": true,
}

// whole parses a whole number as spreadsheets write it, such as 12, 12.0 or 1,200, and reports whether s is one.
func whole(s string) (int, bool) {
	s = strings.ReplaceAll(half(s), ",", "")
	if i := strings.IndexByte(s, '.'); i >= 0 && strings.Trim(s[i+1:], "0") == "" {
		s = s[:i]
	}
	n, err := strconv.Atoi(strings.TrimSpace(s))
	return n, err == nil
}

// parts returns the pieces of a cell that holds several, without blanks around them.
func parts(s string) (list []string) {
	for _, p := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、,，;；|｜/／\n", r) }) {
		if p = strings.TrimSpace(p); p != "" {
			list = append(list, p)
		}
	}
	return list
}

// clip returns the beginning of a cell, short enough for a sentence.
func clip(s string) string {
	const most = 30
	s = model.TidyLine(s)
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "⋯"
}
