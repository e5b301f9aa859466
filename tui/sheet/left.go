package sheet

import (
	"encoding/csv"
	"io"
	"strings"

	"sidan/model/text"
)

// WriteLeft writes the rows that were left out, below the head, each with what stands against it: a CSV that
// Excel opens as UTF-8, ready to be corrected and read again. why says it of each row; a row of which it says
// nothing was taken.
func (l *List) WriteLeft(w io.Writer, lang text.Lang, why func(i int) string) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	write := func(cells []string, last string) {
		row := make([]string, len(l.Columns)+1)
		for i := range min(len(cells), len(l.Columns)) {
			row[i] = inert(cells[i])
		}
		row[len(l.Columns)] = inert(last)
		_ = out.Write(row) // Flush knows of it
	}
	write(l.header, text.LeftWhy.In(lang))
	for i, e := range l.Entries {
		if said := why(i); said != "" {
			write(e.cells, said)
		}
	}
	out.Flush()
	return out.Error()
}

// inert is a cell with which no program for sheets computes: it begins with an apostrophe where it would begin
// with = + - @.
func inert(cell string) string {
	if s := half(strings.TrimSpace(cell)); s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + cell
	}
	return cell
}
