package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// Row is a row of cells, with the number that Excel shows on its left.
type Row struct {
	Number int
	Cells  []string
}

// ErrNotText means that a file is not text in an encoding that this package reads.
var ErrNotText = errors.New("not text")

// BrokenQuote is the error of a cell whose quotes do not close. Row is the number of its row.
type BrokenQuote struct{ Row int }

func (e *BrokenQuote) Error() string { return fmt.Sprintf("row %d: quotes do not close", e.Row) }

// ReadText reads a text file as rows of cells. It leaves out blank rows, but counts them in the numbers of the rows.
func ReadText(b []byte) ([]Row, error) {
	s, err := decode(b)
	if err != nil {
		return nil, err
	}
	return cells(s, separator(s))
}

// decode converts the bytes of a file to UTF-8. Excel in China saves CSV as GB18030, and its "Unicode text" as UTF-16.
func decode(b []byte) (string, error) {
	mark := func(m string) bool { return bytes.HasPrefix(b, []byte(m)) }
	switch {
	case mark("\xff\xfe"), mark("\xfe\xff"):
		return decoded(unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM), b)
	case utf8.Valid(b):
		return strings.TrimPrefix(string(b), "\ufeff"), nil
	}
	return decoded(simplifiedchinese.GB18030, b)
}

// decoded decodes the bytes of a file. It returns ErrNotText if they are not text in that encoding.
func decoded(e encoding.Encoding, b []byte) (string, error) {
	s, err := e.NewDecoder().Bytes(b)
	if err != nil || bytes.ContainsRune(s, utf8.RuneError) || bytes.IndexByte(s, 0) >= 0 {
		return "", ErrNotText
	}
	return string(s), nil
}

// separator returns the character that most often separates cells in the first 20 lines of a file.
func separator(s string) byte {
	const candidates = ",\t;"
	var counts [len(candidates)]int
	quoted, lines := false, 0
	for i := 0; i < len(s) && lines < 20; i++ {
		switch at := strings.IndexByte(candidates, s[i]); {
		case s[i] == '"':
			quoted = !quoted
		case quoted:
		case s[i] == '\n':
			lines++
		case at >= 0:
			counts[at]++
		}
	}
	best := 0
	for i, n := range counts {
		if n > counts[best] {
			best = i
		}
	}
	return candidates[best]
}

// cells splits a text into rows as Excel does. A quoted cell may hold separators and line breaks, and is still part of
// one row. In a cell that does not begin with a quote, quotes are part of the cell (="0102").
func cells(s string, sep byte) (rows []Row, err error) {
	for number := 1; s != ""; number++ {
		row := Row{Number: number}
		for more := true; more; {
			var cell string
			if cell, s, more, err = oneCell(s, sep); err != nil {
				return nil, &BrokenQuote{number}
			}
			row.Cells = append(row.Cells, cell)
		}
		if !blank(row.Cells) {
			rows = append(rows, row)
		}
	}
	return rows, nil
}

var errQuote = errors.New("quotes do not close")

// oneCell takes the next cell from a text. more reports whether the row has another cell.
func oneCell(s string, sep byte) (cell, rest string, more bool, err error) {
	if !strings.HasPrefix(s, `"`) {
		end := strings.IndexAny(s, string(sep)+"\r\n")
		if end < 0 {
			return s, "", false, nil
		}
		rest, more = behind(s[end:], sep)
		return s[:end], rest, more, nil
	}
	var b strings.Builder
	for s = s[1:]; ; {
		end := strings.IndexByte(s, '"')
		if end < 0 {
			return "", "", false, errQuote
		}
		b.WriteString(s[:end])
		if s = s[end+1:]; !strings.HasPrefix(s, `"`) {
			break
		}
		b.WriteByte('"')
		s = s[1:]
	}
	if s != "" && s[0] != sep && s[0] != '\r' && s[0] != '\n' {
		return "", "", false, errQuote
	}
	rest, more = behind(s, sep)
	return b.String(), rest, more, nil
}

// behind returns the text after a separator or after the end of a line, and reports whether it was a separator.
func behind(s string, sep byte) (rest string, more bool) {
	switch {
	case s == "":
		return "", false
	case s[0] == sep:
		return s[1:], true
	case strings.HasPrefix(s, "\r\n"):
		return s[2:], false
	}
	return s[1:], false
}

// blank reports whether all cells of a row are empty or have only blanks.
func blank(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}
