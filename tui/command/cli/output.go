package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"

	"sidan/model"
	"sidan/model/text"
)

// Object prints a value as JSON on one line. It escapes only what JSON requires, so that words stay as they were said.
func (p *Run) Object(v any) {
	enc := json.NewEncoder(p.Out)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // End reports a failed write when it flushes the output
}

// Say prints a line for people, without the characters that a terminal would obey.
func (p *Run) Say(w io.Writer, line string) {
	fmt.Fprintln(w, strings.ReplaceAll(model.Tidy(line), "\n", " "))
}

// Answer prints an object for programs, or a line for people.
func (p *Run) Answer(v any, line string) {
	if p.JSON {
		p.Object(v)
		return
	}
	p.Say(p.Out, line)
}

// Columns is a table for people. Each column is as wide as its widest cell; the last one is not limited.
type Columns struct {
	p    *Run
	head []string
	rows [][]string
}

// Table begins a table with its heads.
func (p *Run) Table(head ...text.Sentence) *Columns {
	t := &Columns{p: p}
	for _, h := range head {
		t.head = append(t.head, h.In(p.Lang))
	}
	return t
}

// Row adds a row. It cleans the cells as Say cleans a line.
func (t *Columns) Row(cells ...string) {
	for i, c := range cells {
		cells[i] = model.TidyLine(c)
	}
	t.rows = append(t.rows, cells)
}

// Print prints the table, or a sentence that there is nothing to list.
func (t *Columns) Print() {
	if len(t.rows) == 0 {
		fmt.Fprintln(t.p.Out, text.ListNothing.In(t.p.Lang))
		return
	}
	widths := make([]int, len(t.head))
	all := append([][]string{t.head}, t.rows...)
	for _, row := range all {
		for i, c := range row {
			widths[i] = max(widths[i], runewidth.StringWidth(c))
		}
	}
	for _, row := range all {
		var b strings.Builder
		for i, c := range row {
			b.WriteString(c)
			b.WriteString(strings.Repeat(" ", widths[i]-runewidth.StringWidth(c)+2))
		}
		fmt.Fprintln(t.p.Out, strings.TrimRight(b.String(), " "))
	}
}

// Under prints the table below an empty line. Without rows it prints nothing.
func (t *Columns) Under() {
	if len(t.rows) > 0 {
		fmt.Fprintln(t.p.Out)
		t.Print()
	}
}

// Facts lists facts about one thing, one per line. A fact without a value is left out.
type Facts struct{ Columns }

// Pairs begins a list of facts.
func (p *Run) Pairs() *Facts { return &Facts{Columns{p: p}} }

// Add adds a fact, unless its value is empty.
func (l *Facts) Add(label text.Sentence, value string) {
	if value != "" {
		l.Row(label.In(l.p.Lang), value)
	}
}

// Print prints the facts.
func (l *Facts) Print() {
	width := 0
	for _, row := range l.rows {
		width = max(width, runewidth.StringWidth(row[0]))
	}
	for _, row := range l.rows {
		fmt.Fprintln(l.p.Out, row[0]+strings.Repeat(" ", width-runewidth.StringWidth(row[0])+2)+row[1])
	}
}

// Cut shortens a text to at most so many cells of a terminal.
func Cut(s string, cells int) string { return runewidth.Truncate(s, cells, "⋯") }

// Short returns the last 8 characters of an id, which are enough to name the record on the command line.
func Short(id model.RecordID) string {
	s := id.String()
	return s[max(0, len(s)-8):]
}

// NonNil returns the list, or an empty one for nil, so that JSON never has null for it.
func NonNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// Count returns a number for people, and "" for 0.
func Count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// Join joins words with a separator.
func Join[T ~string](list []T, by string) string {
	words := make([]string, len(list))
	for i, w := range list {
		words[i] = string(w)
	}
	return strings.Join(words, by)
}
