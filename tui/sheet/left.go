package sheet

import (
	"encoding/csv"
	"io"
	"strings"

	"sidan/model/text"
)

// WriteLeft writes the rows that were left out, below the head, with the reason at the end of each row. It writes a CSV
// in UTF-8 that Excel opens, and that can be corrected and read again. why returns the reason for the entry with index
// i, and "" if its row was taken.
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
		_ = out.Write(row) // out.Error returns a failed write
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

// inert returns a cell with which no spreadsheet computes: it puts an apostrophe before a cell that begins with = + -
// or @.
func inert(cell string) string {
	if s := half(strings.TrimSpace(cell)); s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + cell
	}
	return cell
}
