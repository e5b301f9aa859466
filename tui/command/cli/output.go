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

// Object prints one object on a line. Nothing is escaped that JSON does not want escaped: words stay as they were said.
func (p *Run) Object(v any) {
	enc := json.NewEncoder(p.Out)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // what cannot be written is found when the output is flushed
}

// Say prints a line for people, stripped of whatever a terminal would obey.
func (p *Run) Say(w io.Writer, line string) {
	fmt.Fprintln(w, strings.ReplaceAll(model.Tidy(line), "\n", " "))
}

// Answer prints an object for programs, else a line for people.
func (p *Run) Answer(v any, line string) {
	if p.JSON {
		p.Object(v)
		return
	}
	p.Say(p.Out, line)
}

// Columns are columns for people, as wide as what stands in them; the last one is as long as it likes.
type Columns struct {
	p    *Run
	head []string
	rows [][]string
}

// Table begins columns under their heads.
func (p *Run) Table(head ...text.Sentence) *Columns {
	t := &Columns{p: p}
	for _, h := range head {
		t.head = append(t.head, h.In(p.Lang))
	}
	return t
}

// Row adds one; cells are stripped as say strips.
func (t *Columns) Row(cells ...string) {
	for i, c := range cells {
		cells[i] = model.TidyLine(c)
	}
	t.rows = append(t.rows, cells)
}

// Print writes the table, or that there is nothing.
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

// Under prints the table below something else, with a line of air; nothing where it has no rows.
func (t *Columns) Under() {
	if len(t.rows) > 0 {
		fmt.Fprintln(t.p.Out)
		t.Print()
	}
}

// Facts are facts about one thing, a line each; those without a value are left out.
type Facts struct{ Columns }

// Pairs begins facts.
func (p *Run) Pairs() *Facts { return &Facts{Columns{p: p}} }

// Add one.
func (l *Facts) Add(label text.Sentence, value string) {
	if value != "" {
		l.Row(label.In(l.p.Lang), value)
	}
}

// Print writes them.
func (l *Facts) Print() {
	width := 0
	for _, row := range l.rows {
		width = max(width, runewidth.StringWidth(row[0]))
	}
	for _, row := range l.rows {
		fmt.Fprintln(l.p.Out, row[0]+strings.Repeat(" ", width-runewidth.StringWidth(row[0])+2)+row[1])
	}
}

// Cut is a text in at most so many cells.
func Cut(s string, cells int) string { return runewidth.Truncate(s, cells, "⋯") }

// Short is the end of an id, enough to name it by.
func Short(id model.RecordID) string {
	s := id.String()
	return s[max(0, len(s)-8):]
}

// NonNil is a list that is never null in JSON.
func NonNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// Count is a number for people, nothing for none.
func Count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// Join words.
func Join[T ~string](list []T, by string) string {
	words := make([]string, len(list))
	for i, w := range list {
		words[i] = string(w)
	}
	return strings.Join(words, by)
}
