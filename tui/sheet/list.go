package sheet

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"sidan/model"
	"sidan/model/pattern"
	"sidan/model/text"
)

// Verdict says what becomes of a row (docs/lists.md).
type Verdict string

// These are the verdicts. A row is skipped if it holds no record, but a title, a sum or a signature for example.
const (
	New     Verdict = "new"
	Same    Verdict = "same"
	Differs Verdict = "differs"
	Bad     Verdict = "bad"
	Ask     Verdict = "ask"
	Skipped Verdict = "skipped"
)

// Kind is a kind of list: its columns, and what a row of it becomes.
type Kind struct {
	Name    string
	columns []meaning
	ticks   bool // whether a tag may have a column of its own
	read    func(*row) (model.Body, any)
}

// Options say what the list itself does not say.
type Options struct {
	Grid     model.Path // the grid of the rows that name none
	Compound string     // the compound of the addresses that have none
	Places   []Place    // the places of the directory, which a list may name
	ThisYear int
}

// List is a list that was read.
type List struct {
	HeaderRow int
	Columns   []Column
	Entries   []Entry // one for each row that is not blank

	header []string
}

// Entry is what was read in one row.
type Entry struct {
	Row     int
	Verdict Verdict    // "" if nothing is wrong with the row itself
	Column  string     // the head of the column that the verdict is about
	Body    model.Body // nil if the row cannot be taken; an Ask with a Body can be taken as it is
	Value   any        // the body, as --json prints it

	trouble trouble
	cells   []string
}

// Why returns a sentence about what is wrong with a row, and "" if nothing is.
func (e *Entry) Why(l text.Lang) string { return e.trouble.why(l) }

// ErrEmpty means that a file has no rows.
var ErrEmpty = errors.New("no rows")

// NoColumn is the error of a list that lacks a needed column.
type NoColumn struct{ Missing string }

func (e *NoColumn) Error() string { return fmt.Sprintf("no column %s", e.Missing) }

// Missing returns ErrEmpty if there are no rows, a *NoColumn if a needed column is missing, and nil otherwise.
func (k Kind) Missing(rows []Row, o Options) error {
	if len(rows) == 0 {
		return ErrEmpty
	}
	_, columns, ok := k.head(rows)
	if missing := k.missing(columns, o); !ok || missing != "" {
		return &NoColumn{missing}
	}
	return nil
}

// Understand reads rows of cells as a list of this kind. It returns the errors of Missing; what is wrong with single
// rows is in their entries.
func (k Kind) Understand(rows []Row, o Options) (*List, error) {
	if err := k.Missing(rows, o); err != nil {
		return nil, err
	}
	at, columns, _ := k.head(rows)
	l := &List{HeaderRow: rows[at].Number, Columns: columns, header: rows[at].Cells}
	for _, r := range rows[:at] {
		l.Entries = append(l.Entries, skipped(r, text.RowTitle))
	}
	above := make([]string, len(columns))
	for _, r := range rows[at+1:] {
		l.Entries = append(l.Entries, k.entry(r, columns, above, o))
	}
	return l, nil
}

// missing returns the needed column that neither the list nor the options have, and "" if there is none.
func (k Kind) missing(columns []Column, o Options) string {
	for _, m := range k.columns {
		has := func(c Column) bool { return c.As == m.as }
		given := (m.as == "grid" || m.as == "place") && o.Grid != ""
		if m.needed && !given && !slices.ContainsFunc(columns, has) {
			return m.as + " " + m.word()
		}
	}
	return ""
}

// Meanings returns the columns that a list of this kind may have.
func (k Kind) Meanings() (list []Meaning) {
	for _, m := range k.columns {
		name := m.as
		if m.part != "" {
			name = m.part
		}
		words := slices.DeleteFunc(slices.Clone(m.words), func(w string) bool { return w == name })
		list = append(list, Meaning{name, words, m.needed})
	}
	return list
}

// ColumnOf returns the head of the column that holds a field of the record, and "" if none does.
func (l *List) ColumnOf(field string) string {
	also := map[string]string{"residents": "names", "door": "address"}
	if as, ok := also[field]; ok {
		field = as
	}
	for _, c := range l.Columns {
		if c.As == "" {
			continue
		}
		if c.As == field || c.As == strings.TrimSuffix(field, "s") || strings.TrimSuffix(c.As, "s") == field {
			return c.Header
		}
	}
	return ""
}

// skipped returns the entry of a row that holds no record.
func skipped(r Row, why text.Sentence) Entry {
	return Entry{Row: r.Number, Verdict: Skipped, cells: r.Cells, trouble: trouble{verdict: Skipped, say: why}}
}

var (
	sumRow  = pattern.New(`^(?:小计|合计|总计|累计|共计|本页合计)`)
	countOf = pattern.New(`^(?:共|合计|总共)?\s*[0-9]+\s*(?:条|户|人|行)(?:记录|数据)?$|^共[0-9]+`)
	signed2 = pattern.New(
		`^(?:填表|制表|审核|填报|采集|统计|登记|负责人|经办|录入|报送|联系人|日期|时间|说明|注|备注|备注说明|单位|` +
			`社区)(?:人|单位|日期|时间|者|盖章|签字|签名|说明)*[:：]`,
	)
)

// noRecord reports whether a row below the head holds no record, and returns the reason.
func noRecord(r Row) (text.Sentence, bool) {
	var filled []string
	for _, c := range r.Cells {
		if c = half(model.TidyLine(c)); c != "" {
			filled = append(filled, strings.ReplaceAll(c, " ", ""))
		}
	}
	switch {
	case len(filled) == 0:
		return text.RowNothing, true
	case sumRow().MatchString(filled[0]), len(filled) > 1 && sumRow().MatchString(
		filled[1],
	) && len(filled) < 4, len(filled) == 1 && countOf().MatchString(filled[0]):
		return text.RowSum, true
	case signed2().MatchString(filled[0]) && len(filled) <= 4:
		return text.RowSigned, true
	}
	return text.Sentence{}, false
}

// entry reads a row below the head. above holds, for each column, the last cell that was not empty, for the marks that
// repeat it.
func (k Kind) entry(raw Row, columns []Column, above []string, o Options) Entry {
	if why, none := noRecord(raw); none {
		return skipped(raw, why)
	}
	r := &row{columns: columns, cells: make([]string, len(columns)), options: o, number: raw.Number}
	read := false
	for i, c := range raw.Cells {
		if i >= len(columns) {
			if !blank([]string{c}) {
				r.fail(-1, bad(text.RowBeyond, clip(c)))
			}
			continue
		}
		if columns[i].As == "" {
			r.cells[i] = model.TidyLine(c)
			continue
		}
		s, no := clean(c)
		if r.cells[i] = r.repeated(i, s, above); r.cells[i] != "" {
			above[i], read = r.cells[i], true
		}
		r.fail(i, no)
		read = read || !no.none()
	}
	if !read {
		return skipped(raw, text.RowUnread)
	}
	e := Entry{Row: raw.Number, cells: raw.Cells}
	body, value := k.read(r)
	if no := body.Check(); no != nil {
		r.refused(no)
	}
	e.Verdict, e.trouble = r.trouble.verdict, r.trouble
	if e.Column = r.trouble.column; !r.stuck {
		e.Body, e.Value = body, value
	}
	return e
}

// row is a row that is being read.
type row struct {
	number  int
	columns []Column
	cells   []string // cleaned
	options Options
	trouble trouble // the first trouble, or the first that is bad if there is one
	stuck   bool    // whether the row cannot be taken as it is
}

// fail notes a trouble with the cell of a column. A column of -1 stands for the row as a whole.
func (r *row) fail(column int, t trouble) {
	if t.none() {
		return
	}
	if column >= 0 {
		t.column = r.columns[column].Header
	}
	r.stuck = r.stuck || t.say != text.CellPrivate
	if r.trouble.none() || r.trouble.verdict == Ask && t.verdict == Bad {
		r.trouble = t
	}
}

// wrong notes a trouble with a meaning. It names the first column with that meaning.
func (r *row) wrong(as string, t trouble) {
	r.fail(slices.IndexFunc(r.columns, func(c Column) bool { return c.As == as }), t)
}

// refused notes what the check of the record found, unless the row cannot be taken anyway.
func (r *row) refused(no *model.Refusal) {
	if r.stuck {
		return
	}
	t := trouble{verdict: Bad, refusal: no}
	if len(no.Args) > 0 {
		l := List{Columns: r.columns}
		t.column = l.ColumnOf(no.Args[0])
	}
	r.stuck, r.trouble = true, t
}

// repeated returns a cell, or the cell above it if it is a mark of repetition.
func (r *row) repeated(i int, s string, above []string) string {
	if !dittos[s] {
		if s == "同左" && r.columns[i].Joined {
			return ""
		}
		return s
	}
	if slices.Contains([]string{"names", "name", "born", "note"}, r.columns[i].As) || above[i] == "" {
		r.fail(i, ask(text.CellDitto, clip(s)))
		return ""
	}
	return above[i]
}

// cell returns the one cell of a meaning. If two columns have that meaning and differ, it notes an Ask.
func (r *row) cell(as, part string) string {
	found := ""
	for i, c := range r.columns {
		if s := r.cells[i]; c.As == as && c.Part == part && s != "" {
			if found != "" && found != s {
				r.fail(i, ask(text.CellTwo, clip(found), clip(s)))
			}
			found = s
		}
	}
	return found
}

// all returns the indexes of the cells of a meaning that are not empty, in the order of their ranks.
func (r *row) all(as string) (at []int) {
	for i, c := range r.columns {
		if c.As == as && r.cells[i] != "" {
			at = append(at, i)
		}
	}
	slices.SortStableFunc(at, func(i, j int) int { return r.columns[i].rank - r.columns[j].rank })
	return at
}

// listed returns the words in the cells of a meaning.
func (r *row) listed(as string) (list []string) {
	for _, i := range r.all(as) {
		for _, w := range parts(r.cells[i]) {
			if w = model.TidyLine(w); !isNothing(w) {
				list = append(list, w)
			}
		}
	}
	return unique(list)
}
