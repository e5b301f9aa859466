package widget

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// press makes the key press of a name: "up", "ctrl+f" is not needed here.
func press(name string) tea.KeyPressMsg {
	codes := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome,
		"end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "enter": tea.KeyEnter,
		"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "f1": tea.KeyF1,
	}
	if code, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: []rune(letter)[0], Mod: tea.ModCtrl}
	}
	code := []rune(name)[0]
	if len([]rune(name)) > 1 {
		code = tea.KeyExtended
	}
	return tea.KeyPressMsg{Code: code, Text: name}
}

func newList(n int, starts ...int) *List {
	return &List{
		N: n, Starts: starts,
		Row: func(g *Grid, r Rect, i int, marked bool) {
			ink := Text
			if marked {
				ink = Bold
			}
			g.Text(r.X+2, r.Y, ink, fmt.Sprint("row ", i), r.W-4)
		},
		Head: func(g *Grid, r Rect, group int, top bool) {
			s := fmt.Sprint("group ", group)
			if top {
				s += " columns"
			}
			g.Text(r.X+2, r.Y, Muted|Bold, s, r.W-4)
		},
	}
}

func drawList(l *List, h int) (string, *tea.Cursor, *Grid) {
	g := newGrid(24, h)
	c := l.Draw(g, Rect{0, 0, 24, h})
	return g.Plain(), c, g
}

func TestListDraw(t *testing.T) {
	for _, tt := range []struct {
		name string
		list *List
		cur  int
		h    int
		want string
	}{
		{"one group", newList(3, 0), 0, 5, "  group 0 columns\n▐ row 0\n  row 1\n  row 2\n"},
		{"next group after a blank", newList(
			4, 0, 2,
		), 1, 7, "  group 0 columns\n  row 0\n▐ row 1\n\n  group 1\n  row 2\n  row 3"},
		{"scrolled, the heading stands", newList(9, 0, 5), 4, 5, "  group 0 columns\n  row 2\n  row 3\n▐ row 4\n"},
		{"a heading is not shown twice", newList(
			9, 0, 2,
		), 6, 5, "  group 1 columns\n  row 4\n  row 5\n▐ row 6\n  row 7"},
		{"end", newList(9, 0, 5), 8, 4, "  group 1 columns\n  row 6\n  row 7\n▐ row 8"},
		{"mark beyond the end", newList(3, 0), 9, 5, "  group 0 columns\n  row 0\n  row 1\n▐ row 2\n"},
		{"no groups", newList(3), 1, 5, "  group 0 columns\n  row 0\n▐ row 1\n  row 2\n"},
		{"no rows", newList(0), 0, 3, "\n\n"},
		{"one line", newList(5, 0), 3, 2, "  group 0 columns\n▐ row 3"},
		{"only the heading fits", newList(5, 0), 3, 1, "  group 0 columns"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.list.Cur = tt.cur
			got, c, _ := drawList(tt.list, tt.h)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			if c == nil || c.X != 1 {
				t.Errorf("cursor %v is not parked at the mark", c)
			}
		})
	}
}

func TestListWithoutHeadings(t *testing.T) {
	l := newList(5, 0, 2)
	l.Head, l.Cur = nil, 3
	if got, _, _ := drawList(l, 4); got != "  row 1\n  row 2\n▐ row 3\n  row 4" {
		t.Errorf("got %q", got)
	}
}

func TestListMark(t *testing.T) {
	l := newList(5, 0)
	l.Cur = 1
	row := l.Row
	l.Row = func(g *Grid, r Rect, i int, marked bool) {
		row(g, r, i, marked)
		g.Set(23, r.Y, OnHit, "x")
	}
	_, c, g := drawList(l, 4)
	for x := range 23 {
		if ground := g.cells[2*24+x].ink & grounds; ground != OnFocus {
			t.Fatalf("column %d of the marked row is not on the focus ground", x)
		}
	}
	if got := g.cells[2*24+23].ink; got != OnHit {
		t.Errorf("a hit in the marked row is %b", got)
	}
	if got := g.cells[2*24].ink; got != Accent|OnFocus {
		t.Errorf("the mark is %b", got)
	}
	if got := g.cells[2*24+2].ink; got != Bold|OnFocus {
		t.Errorf("the marked name is %b, not bold", got)
	}
	if c.Y != 2 {
		t.Errorf("cursor in row %d, want 2", c.Y)
	}
}

func TestListMove(t *testing.T) {
	for _, tt := range []struct {
		keys string
		want int
		mine bool
	}{
		{"down", 11, true}, {"j", 11, true}, {"up", 9, true}, {"k", 9, true}, {"pgdown", 15, true},
		{"pgup", 5, true}, {"home", 0, true}, {"end", 99, true}, {"home up", 0, true}, {"end down", 99, true},
		{"end pgdown", 99, true}, {"enter", 10, false}, {"home up down", 1, true}, {"left", 10, false},
	} {
		t.Run(tt.keys, func(t *testing.T) {
			l := newList(100, 0)
			l.Cur = 10
			drawList(l, 8) // seven rows
			mine := false
			for key := range strings.FieldsSeq(tt.keys) {
				mine = l.Move(press(key))
			}
			if l.Cur != tt.want || mine != tt.mine {
				t.Errorf("mark at %d, %v, want %d, %v", l.Cur, mine, tt.want, tt.mine)
			}
		})
	}
}

func TestListKeepsRowsUntilChanged(t *testing.T) {
	l, painted := newList(100_000, 0), map[int]int{}
	l.Row = func(g *Grid, r Rect, i int, marked bool) {
		if !marked {
			painted[i]++
		}
	}
	for range 3 {
		drawList(l, 11)
	}
	if len(painted) != 9 || painted[5] != 1 {
		t.Errorf("painted %v, want each row in sight once", painted)
	}
	l.Changed()
	if drawList(l, 11); painted[5] != 2 {
		t.Error("not painted again after Changed")
	}
}

func TestListRowAt(t *testing.T) {
	l := newList(4, 0, 2)
	drawList(l, 7)
	for y, want := range []int{-1, 0, 1, -1, -1, 2, 3, -1} {
		got, ok := l.RowAt(y)
		if ok != (want >= 0) || ok && got != want {
			t.Errorf("row at %d is %d, %v, want %d", y, got, ok, want)
		}
	}
}

// However the mark moves and the rows change, the mark is in sight, the
// heading is that of the first row below it, and what is painted from kept
// cells is what would be painted anew.
func TestListHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(t, "rows")
		starts := []int{0}
		for i := 1; i < n; i++ {
			if rapid.IntRange(0, 4).Draw(t, "new group") == 0 {
				starts = append(starts, i)
			}
		}
		l := newList(n, starts...)
		for range rapid.IntRange(1, 20).Draw(t, "moves") {
			l.Move(press(rapid.SampledFrom([]string{"up", "down", "pgup", "pgdown", "home", "end"}).Draw(t, "key")))
			h := rapid.IntRange(2, 12).Draw(t, "height")
			got, c, _ := drawList(l, h)
			rows := strings.Split(got, "\n")
			if want := fmt.Sprint("▐ row ", l.Cur); rows[c.Y] != want {
				t.Fatalf("row %d is %q, want %q in\n%s", c.Y, rows[c.Y], want, got)
			}
			first, _ := l.RowAt(1)
			if want := fmt.Sprintf("  group %d columns", l.group(first)); rows[0] != want {
				t.Fatalf("heading %q, want %q", rows[0], want)
			}
			anew := newList(n, starts...)
			anew.Cur, anew.top = l.Cur, l.top
			if want, _, _ := drawList(anew, h); want != got {
				t.Fatalf("kept cells differ:\n%s\nwant\n%s", got, want)
			}
		}
	})
}

func BenchmarkListDraw(b *testing.B) {
	for _, n := range []int{30, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var starts []int
			for i := 0; i < n; i += 12 {
				starts = append(starts, i)
			}
			l, g, theme := newList(n, starts...), new(Grid), NewTheme(true, nil, nil, true)
			keys := []tea.KeyPressMsg{press("down"), press("pgdown"), press("end"), press("home")}
			for i := 0; b.Loop(); i++ {
				l.Move(keys[i%len(keys)])
				g.Reset(120, 36)
				l.Draw(g, Rect{0, 2, 120, 32})
				_ = g.String(theme)
			}
		})
	}
}

// TestListBelow: what is said of the marked row stands under it, moves with it, and stays in sight with it.
func TestListBelow(t *testing.T) {
	said := func(n int, l *List) *List {
		l.More = n
		l.Below = func(g *Grid, r Rect) {
			for i := range r.H {
				g.Text(r.X+4, r.Y+i, Text, fmt.Sprint("said ", i), r.W-4)
			}
		}
		return l
	}
	for _, tt := range []struct {
		name string
		list *List
		cur  int
		h    int
		want string
	}{
		{"in the middle", said(
			2, newList(3, 0),
		), 1, 7, "  group 0 columns\n  row 0\n▐ row 1\n    said 0\n    said 1\n  row 2\n"},
		{"the last", said(1, newList(2, 0)), 1, 5, "  group 0 columns\n  row 0\n▐ row 1\n    said 0\n"},
		{"before a group", said(
			1, newList(2, 0, 1),
		), 0, 7, "  group 0 columns\n▐ row 0\n    said 0\n\n  group 1\n  row 1\n"},
		{"scrolled to", said(2, newList(9, 0)), 8, 5, "  group 0 columns\n  row 7\n▐ row 8\n    said 0\n    said 1"},
		{"more than there is room for", said(
			9, newList(3, 0),
		), 2, 4, "  group 0 columns\n▐ row 2\n    said 0\n    said 1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.list.Cur = tt.cur
			got, c, _ := drawList(tt.list, tt.h)
			var lines []string
			for _, l := range strings.Split(got, "\n") {
				lines = append(lines, strings.TrimRight(l, " "))
			}
			if got := strings.TrimRight(strings.Join(lines, "\n"), "\n"); got != strings.TrimRight(tt.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
			if i, ok := tt.list.RowAt(c.Y); !ok || i != tt.cur {
				t.Errorf("the cursor stands on row %d", i)
			}
			if _, ok := tt.list.RowAt(c.Y + 1); ok {
				t.Error("what is said of a row is no row")
			}
		})
	}
}
