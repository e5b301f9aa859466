package widget

import "strings"

// Chinese rules of breaking: these marks never begin a line, and those never
// end one (GB/T 15834, JIS X 4051).
const (
	notFirst = "，。、；：？！）】》〉”’」』〕％…·～,.;:?!)]}%"
	notLast  = "（【《〈“‘「『〔￥([{"
)

// Breaks gives the byte range of each line of s, which has no newline, when
// lines may be w cells wide. Han breaks anywhere but at the marks above, words
// of letters and digits stay whole when they fit. Blanks at a break hang over
// the end of their line, so that every byte has a line: the editor needs that.
// s must be clean.
func Breaks(s string, w int) (lines [][2]int) {
	start, wide, brk, brkWide, prev := 0, 0, 0, 0, ""
	for pos := 0; pos < len(s); {
		head, _, cw := next(s[pos:])
		if pos > start && canBreak(prev, head) {
			brk, brkWide = pos, wide
		}
		if wide+cw <= w || pos == start || head == " " {
			wide, prev, pos = wide+cw, head, pos+len(head)
			continue
		}
		if brk <= start { // one long word, or marks only
			brk, brkWide = pos, wide
		}
		lines = append(lines, [2]int{start, brk})
		start, wide = brk, wide-brkWide
	}
	return append(lines, [2]int{start, len(s)})
}

func canBreak(a, b string) bool {
	word := func(s string) bool { return s[0] < 0x80 && s != " " && s != "-" }
	return a != "" && b != " " && !strings.Contains(
		notFirst, b,
	) && !strings.Contains(notLast, a) && !(word(a) && word(b))
}

// Wrap breaks s, of one or more lines, into lines of at most w cells.
func Wrap(s string, w int) (lines []string) {
	for p := range strings.SplitSeq(CleanLines(s), "\n") {
		for _, b := range Breaks(p, w) {
			lines = append(lines, cut(strings.TrimRight(p[b[0]:b[1]], " "), w))
		}
	}
	return lines
}
