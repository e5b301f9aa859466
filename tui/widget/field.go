package widget

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// DefaultLimit is how many characters an Edit takes if Limit is 0.
const DefaultLimit = 1000

// Edit is a field for text. The zero Edit is an empty field of one line. The text is always clean, also if it was
// given by SetValue or Paste. The limit counts characters, so a Han character counts as much as a letter.
type Edit struct {
	Multi bool   // the text may have several lines, and Enter begins a new one
	Mask  bool   // the field shows stars, for a passphrase; only for one line
	Limit int    // in characters; 0 means DefaultLimit
	Hint  string // shown in muted letters while the field is empty

	text string
	at   int // the place of the cursor: a byte offset that never splits a character
	size Rect
	top  int // the first line in sight
	left int // the first cell in sight, in a field of one line
}

// Value returns the text.
func (e *Edit) Value() string { return e.text }

// SetValue replaces the text, cut to the limit, and puts the cursor at its end.
func (e *Edit) SetValue(s string) {
	e.text, e.at, e.top, e.left = "", 0, 0, 0
	e.Paste(s)
}

// Rows returns how many rows the text takes in w columns.
func (e *Edit) Rows(w int) int {
	if !e.Multi || w <= 1 {
		return 1
	}
	return len(paragraphs(e.text, w-1))
}

// AtStart reports whether the cursor stands before the first character.
func (e *Edit) AtStart() bool { return e.at == 0 }

// Room returns how many characters may still be typed.
func (e *Edit) Room() int {
	limit := e.Limit
	if limit == 0 {
		limit = DefaultLimit
	}
	return max(0, limit-utf8.RuneCountInString(e.text))
}

// Paste inserts s at the cursor, as much of it as there is room for. It reports whether some was left out, so that the
// caller can tell the person. It does not read what does not fit, so a paste of megabytes is quick.
func (e *Edit) Paste(s string) (clipped bool) {
	head, tail := e.text[:e.at], e.text[e.at:]
	// The text to insert may begin with a mark that belongs to the last character before the cursor. clean would drop
	// that mark if it saw the text alone, so it gets that character too.
	last := head[e.before(e.at):]
	room := e.Room() + utf8.RuneCountInString(last)
	joined, clipped := clean(last+s, e.Multi, room)
	head = head[:len(head)-len(last)] + joined
	e.text, e.at = head+tail, len(head)
	return clipped
}

// Key handles a key, and reports whether it used it. Ctrl+U deletes the line up to the cursor, as shells do. Up in the
// first line and Down in the last are not used, so they leave the field.
func (e *Edit) Key(k tea.KeyPressMsg) bool {
	switch Name(k) {
	case "left":
		e.at = e.before(e.at)
	case "right":
		e.at = e.after(e.at)
	case "backspace", "shift+backspace":
		e.remove(e.before(e.at), e.at)
	case "delete":
		e.remove(e.at, e.after(e.at))
	case "ctrl+u":
		e.remove(strings.LastIndexByte(e.text[:e.at], '\n')+1, e.at)
	case "home", "end", "up", "down":
		return e.move(Name(k))
	case "enter":
		if e.Multi {
			e.Paste("\n")
		}
		return e.Multi
	default:
		if k.Text == "" || k.Mod&(tea.ModCtrl|tea.ModAlt|tea.ModMeta|tea.ModSuper) != 0 {
			return false
		}
		e.Paste(k.Text)
	}
	return true
}

func (e *Edit) remove(from, to int) {
	e.text, e.at = e.text[:from]+e.text[to:], from
}

// before returns the offset of the character that ends at i. after returns the offset behind the character that begins
// at i.
func (e *Edit) before(i int) int {
	for i > 0 {
		r, size := utf8.DecodeLastRuneInString(e.text[:i])
		if i -= size; !isMark(r) {
			break
		}
	}
	return i
}

func (e *Edit) after(i int) int {
	if i == len(e.text) {
		return i
	}
	head, _, _ := next(e.text[i:])
	return i + len(head)
}

// move moves the cursor to the head or the end of the line, or to the nearest column of the line above or below. It
// reports whether it could.
func (e *Edit) move(key string) bool {
	shown, at := e.shown()
	lines := e.lines(shown)
	n := lineAt(lines, at)
	col := width(shown[lines[n][0]:at])
	switch {
	case key == "home":
		e.at = e.offset(lines[n][0])
	case key == "end":
		e.at = e.offset(e.lineEnd(lines, n))
	case key == "up" && n > 0:
		e.at = e.column(lines, n-1, col)
	case key == "down" && n < len(lines)-1:
		e.at = e.column(lines, n+1, col)
	default:
		return false
	}
	return true
}

// column returns the offset in line n that is nearest to a column.
func (e *Edit) column(lines [][2]int, n, col int) int {
	at, end := lines[n][0], e.lineEnd(lines, n)
	for w := 0; at < end; {
		head, _, cw := next(e.text[at:])
		if w+cw > col {
			break
		}
		w, at = w+cw, at+len(head)
	}
	return at
}

// lineEnd returns the last offset at which the cursor is in line n. The end of a line that was wrapped belongs to the
// next line, so there it is one character earlier.
func (e *Edit) lineEnd(lines [][2]int, n int) int {
	end := lines[n][1]
	if n+1 < len(lines) && lines[n+1][0] == end && end > lines[n][0] {
		return e.before(end)
	}
	return end
}

// shown returns the text as it is drawn, and the place of the cursor in it.
func (e *Edit) shown() (string, int) {
	if !e.Mask {
		return e.text, e.at
	}
	return stars(e.text), len(stars(e.text[:e.at]))
}

// offset returns the place in the text for a place in what is drawn.
func (e *Edit) offset(shown int) int {
	if !e.Mask {
		return shown
	}
	at := 0
	for range shown {
		at = e.after(at)
	}
	return at
}

// stars returns one star for each character of s.
func stars(s string) string {
	n := 0
	for ; s != ""; n++ {
		_, s, _ = next(s)
	}
	return strings.Repeat("*", n)
}

// lines returns the byte range of each line. It keeps one cell of the width for the cursor.
func (e *Edit) lines(shown string) (lines [][2]int) {
	if !e.Multi || e.size.W <= 1 {
		return paragraphs(shown, 1<<30)
	}
	return paragraphs(shown, e.size.W-1)
}

// paragraphs returns the byte range of each line of s, which breaks at newlines and after at most w cells.
func paragraphs(s string, w int) (lines [][2]int) {
	off := 0
	for p := range strings.SplitSeq(s, "\n") {
		for _, b := range Breaks(p, w) {
			lines = append(lines, [2]int{off + b[0], off + b[1]})
		}
		off += len(p) + 1
	}
	return lines
}

// lineAt returns the line of the cursor: the last line that holds the offset at.
func lineAt(lines [][2]int, at int) (n int) {
	for i, l := range lines {
		if at >= l[0] && at <= l[1] {
			n = i
		}
	}
	return n
}

// Draw paints the field into r, with the text in the role of ink. It returns the cursor if the field is focused, and
// nil if not. A field of several lines shows its first line while it is not focused. A ⋯ at the end of a row says that
// there is more above or below.
func (e *Edit) Draw(g *Grid, r Rect, ink Ink, focused bool) *tea.Cursor {
	e.size = r
	ground := OnField
	if focused {
		ground = OnFocus | Underline
	}
	ink = ink.On(0) | ground
	g.Fill(r, ink)
	if e.text == "" {
		g.Text(r.X, r.Y, Muted|ground, e.Hint, r.W)
	}
	shown, at := e.shown()
	if !focused && !e.Multi {
		g.Text(r.X, r.Y, ink, shown, r.W)
		return nil
	}
	lines := e.lines(shown)
	n := lineAt(lines, at)
	col := width(shown[lines[n][0]:at])
	e.slide(width(shown), n, col, len(lines))
	if !focused {
		e.top = 0
	}
	e.paint(g, shown, lines, ink)
	if e.Multi && r.W > 1 && r.H > 0 {
		if e.top > 0 {
			g.Text(r.X+r.W-1, r.Y, Muted|ground, "⋯", 1)
		}
		if e.top+r.H < len(lines) {
			g.Text(r.X+r.W-1, r.Y+r.H-1, Muted|ground, "⋯", 1)
		}
	}
	if !focused || r.W <= 0 || r.H <= 0 {
		return nil
	}
	// Blanks at the end of a wrapped line may lie outside the field, but the cursor must not.
	return Cursor(r.X+min(col-e.left, r.W-1), r.Y+n-e.top)
}

// slide moves the part in sight so that the cursor, in line n and column col, is in it.
func (e *Edit) slide(wide, n, col, lines int) {
	r := e.size
	e.top = max(0, min(e.top, lines-r.H))
	e.top = max(min(e.top, n), n-r.H+1)
	if e.Multi {
		e.left = 0
		return
	}
	e.left = max(0, min(e.left, wide-r.W+1)) // after text was deleted, show more of what is at the left
	if col < e.left {
		e.left = max(0, col-r.W/3)
	} else if col >= e.left+r.W {
		e.left = col - r.W + 1 + r.W/3
	}
}

func (e *Edit) paint(g *Grid, shown string, lines [][2]int, ink Ink) {
	r := e.size
	for y := 0; y < r.H && e.top+y < len(lines); y++ {
		l := lines[e.top+y]
		x, s := -e.left, shown[l[0]:l[1]]
		for s != "" && x < r.W {
			head, rest, w := next(s)
			if x >= 0 && x+w <= r.W {
				g.set(r.X+x, r.Y+y, ink, head, w)
			}
			x, s = x+w, rest
		}
	}
}
