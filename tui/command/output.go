package command

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/present"
)

// object prints one object on a line. Nothing is escaped that JSON does not want escaped: words stay as they were said.
func (p *program) object(v any) {
	enc := json.NewEncoder(p.out)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // what cannot be written is found when the output is flushed
}

// say prints a line for people, stripped of whatever a terminal would obey.
func (p *program) say(w io.Writer, line string) {
	fmt.Fprintln(w, strings.ReplaceAll(model.Tidy(line), "\n", " "))
}

// answer prints an object for programs, else a line for people.
func (p *program) answer(v any, line string) {
	if p.json {
		p.object(v)
		return
	}
	p.say(p.out, line)
}

// table is columns for people, as wide as what stands in them; the last one is as long as it likes.
type table struct {
	head []string
	rows [][]string
}

func (p *program) table(head ...text.Sentence) *table {
	t := &table{}
	for _, h := range head {
		t.head = append(t.head, h.In(p.lang))
	}
	return t
}

// row adds one; cells are stripped as say strips.
func (t *table) row(cells ...string) {
	for i, c := range cells {
		cells[i] = model.TidyLine(c)
	}
	t.rows = append(t.rows, cells)
}

// print writes the table, or that there is nothing.
func (t *table) print(p *program) {
	if len(t.rows) == 0 {
		fmt.Fprintln(p.out, text.ListNothing.In(p.lang))
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
		fmt.Fprintln(p.out, strings.TrimRight(b.String(), " "))
	}
}

// under prints the table below something else, with a line of air; nothing where it has no rows.
func (t *table) under(p *program) {
	if len(t.rows) > 0 {
		fmt.Fprintln(p.out)
		t.print(p)
	}
}

// pairs are facts about one thing, a line each; those without a value are left out.
type pairs struct{ table }

func (l *pairs) add(p *program, label text.Sentence, value string) {
	if value != "" {
		l.row(label.In(p.lang), value)
	}
}

func (l *pairs) print(p *program) {
	width := 0
	for _, row := range l.rows {
		width = max(width, runewidth.StringWidth(row[0]))
	}
	for _, row := range l.rows {
		fmt.Fprintln(p.out, row[0]+strings.Repeat(" ", width-runewidth.StringWidth(row[0])+2)+row[1])
	}
}

// cut is a text in at most so many cells.
func cut(s string, cells int) string { return runewidth.Truncate(s, cells, "⋯") }

// reader is the person at a desk, for how records look to them.
func (p *program) reader(s *seat) present.Reader { return present.NewReader(p.lang, s.Desk) }

// beginning of a task's words, as lists show it.
func beginning(words string) string {
	return cut(present.FirstLine(words), 48)
}

// short is the end of an id, enough to name it by.
func short(id model.RecordID) string {
	s := id.String()
	return s[max(0, len(s)-8):]
}

// some is a list that is never null in JSON.
func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// count is a number for people, nothing for none.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
