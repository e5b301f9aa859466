package widget

import "strings"

// The Chinese rules of line breaking (GB/T 15834, JIS X 4051): a mark in notFirst never begins a line, and a mark in
// notLast never ends one.
const (
	notFirst = "，。、；：？！）】》〉”’」』〕％…·～,.;:?!)]}%"
	notLast  = "（【《〈“‘「『〔￥([{"
)

// Breaks returns the byte range of each line of s if lines may be w cells wide. s must be clean and have no newline. A
// line may break at any Han character, except beside the marks above. Words of letters and digits stay whole if they
// fit. Blanks at a break belong to the line before it and may reach beyond w. So every byte belongs to a line, which
// Edit needs.
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
		if brk <= start { // there is only one long word, or only marks
			brk, brkWide = pos, wide
		}
		lines = append(lines, [2]int{start, brk})
		start, wide = brk, wide-brkWide
	}
	return append(lines, [2]int{start, len(s)})
}

// canBreak reports whether a line may break between the characters a and b.
func canBreak(a, b string) bool {
	word := func(s string) bool { return s[0] < 0x80 && s != " " && s != "-" }
	return a != "" && b != " " && !strings.Contains(
		notFirst, b,
	) && !strings.Contains(notLast, a) && !(word(a) && word(b))
}

// Wrap breaks s, which may have several lines, into lines of at most w cells.
func Wrap(s string, w int) (lines []string) {
	for p := range strings.SplitSeq(CleanLines(s), "\n") {
		for _, b := range Breaks(p, w) {
			lines = append(lines, cut(strings.TrimRight(p[b[0]:b[1]], " "), w))
		}
	}
	return lines
}
