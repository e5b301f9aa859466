package command

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"sidan/model"
	"sidan/model/text"
	"sidan/sync/hub"
)

// A list is a CSV file: UTF-8, with a header row that names the columns, in English or Chinese and in any order. Columns it
// does not know are left alone.

// listKind is a kind of list: its columns, and what a row of it becomes.
type listKind struct {
	columns []column
	body    func(cells) (model.Body, wrongRow)
	key     func(model.Body) string // of the one record a row can mean
	twice   text.Sentence
}

// column of a list, and what else its header may say.
type column struct {
	name   string
	also   []string
	needed bool
}

// list is a file that was read.
type list struct {
	rows  []listRow
	wrong int
}

type listRow struct {
	number int // as a sheet numbers it
	body   model.Body
	wrong  wrongRow
}

// wrongRow is what is wrong with a row; the zero one is nothing.
type wrongRow struct {
	what    text.Sentence
	args    []any
	refusal *model.Refusal // of the row's own check, for what has no sentence here
}

func (w wrongRow) none() bool { return w.what.IsZero() && w.refusal == nil }

func (w wrongRow) say(l text.Lang) string {
	if w.refusal != nil {
		return text.Why(l, w.refusal)
	}
	args := slices.Clone(w.args)
	for i, a := range args {
		if f, ok := a.(model.Field); ok {
			args[i] = text.Field(l, f)
		}
	}
	return w.what.In(l, args...)
}

func wrong(what text.Sentence, args ...any) wrongRow { return wrongRow{what: what, args: args} }

// cells of one row, by the name of their column.
type cells map[string]string

// good are the rows that read.
func (l *list) good() (rows []hub.Row) {
	for _, r := range l.rows {
		if r.wrong.none() {
			rows = append(rows, hub.Row{Body: r.body})
		}
	}
	return rows
}

// readList reads a whole file, and every row of it, also past one that is wrong.
func readList(file string, kind listKind) (*list, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	if err := checkText(file, b); err != nil {
		return nil, err
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff"))))
	r.FieldsPerRecord, r.TrimLeadingSpace, r.ReuseRecord = -1, true, true
	header, err := r.Read()
	if errors.Is(err, io.EOF) {
		return nil, listFault(text.ListEmpty, clip(file), kind.needed())
	}
	if err != nil {
		return nil, unreadable(file, err)
	}
	at, err := kind.find(file, header)
	if err != nil {
		return nil, err
	}
	l, seen := &list{}, map[string]int{}
	for number := 2; ; number++ {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return l, nil
		}
		if err != nil {
			return nil, unreadable(file, err)
		}
		if row := at.cells(record); len(row) > 0 { // a blank row is none
			l.add(kind, number, row, seen)
		}
	}
}

// add reads a row, and finds the one it repeats.
func (l *list) add(kind listKind, number int, row cells, seen map[string]int) {
	r := listRow{number: number}
	if r.body, r.wrong = kind.body(row); r.wrong.none() {
		key := kind.key(r.body)
		if first, again := seen[key]; again {
			r.wrong = wrong(kind.twice, first)
		} else {
			seen[key] = number
		}
	}
	if !r.wrong.none() {
		l.wrong++
	}
	l.rows = append(l.rows, r)
}

// checkText turns away what is not UTF-8, and says what it seems to be: Excel in China saves CSV as GB18030.
func checkText(file string, b []byte) error {
	if utf8.Valid(b) {
		return nil
	}
	if s, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b); err == nil && !bytes.ContainsRune(s, utf8.RuneError) {
		return listFault(text.ListNotUTF8, clip(file))
	}
	return listFault(text.ListNotText, clip(file))
}

// listFault is what is wrong with a file as a whole.
func listFault(says text.Fault, args ...any) error { return &fault{exitFailed, "list", says, args} }

func unreadable(file string, err error) error {
	line := 0
	if p := new(csv.ParseError); errors.As(err, &p) {
		line = p.Line
	}
	return listFault(text.ListUnreadable, clip(file), line)
}

// placed says which column each cell of a row is.
type placed map[int]string

// find reads the header.
func (k listKind) find(file string, header []string) (placed, error) {
	at, found := placed{}, map[string]bool{}
	for i, h := range header {
		word := strings.ToLower(model.TidyLine(h))
		c := slices.IndexFunc(k.columns, func(c column) bool { return c.name == word || slices.Contains(c.also, word) })
		if c >= 0 && !found[k.columns[c].name] {
			at[i], found[k.columns[c].name] = k.columns[c].name, true
		}
	}
	if found["compound"] { // an address in parts
		found["address"] = true
	}
	for _, c := range k.columns {
		if c.needed && !found[c.name] {
			return nil, listFault(text.ListNoColumn, clip(file), c.name+" "+c.also[0], k.needed())
		}
	}
	return at, nil
}

// needed are the columns there must be.
func (k listKind) needed() string {
	var names []string
	for _, c := range k.columns {
		if c.needed {
			names = append(names, c.name)
		}
	}
	return strings.Join(names, " ")
}

// cells of a row that are not empty.
func (p placed) cells(record []string) cells {
	row := cells{}
	for i, s := range record {
		if name, ok := p[i]; ok {
			if s = model.Tidy(s); s != "" {
				row[name] = s
			}
		}
	}
	return row
}
