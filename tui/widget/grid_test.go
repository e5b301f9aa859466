package widget

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func newGrid(w, h int) *Grid {
	g := new(Grid)
	g.Reset(w, h)
	return g
}

func TestText(t *testing.T) {
	for _, tt := range []struct {
		name  string
		paint func(g *Grid)
		want  string
	}{
		{"at the edge", func(g *Grid) { g.Text(6, 0, Text, "王秀英", 9) }, "      王⋯"},
		{"right", func(g *Grid) { g.TextRight(9, 0, Text, "11-25 前", 8) }, " 11-25 前"},
		{"right, cut", func(g *Grid) { g.TextRight(9, 0, Text, "楼道灯换好", 6) }, "    楼道⋯"},
		{"half a han goes", func(g *Grid) { g.Text(0, 0, Text, "王王", 9); g.Set(1, 0, Text, "x") }, " x王"},
		{"other half goes", func(g *Grid) { g.Text(0, 0, Text, "王王", 9); g.Text(1, 0, Text, "英", 2) }, " 英"},
		{"han over the edge", func(g *Grid) { g.Set(9, 0, Text, "王") }, ""},
		{"left of the edge", func(g *Grid) { g.Text(-2, 0, Text, "王秀", 9) }, "秀"},
		{"outside", func(g *Grid) {
			g.Text(0, 5, Text, "王", 9)
			g.Text(0, -1, Text, "王", 9)
			g.Text(20, 0, Text, "王", 9)
		}, ""},
		{"spans share the room", func(g *Grid) { g.Spans(0, 0, 6, Span{Text, "离线 "}, Span{Warn, "⇡3"}) }, "离线 ⋯"},
		{"fill", func(g *Grid) { g.Text(0, 0, Text, "王秀英", 9); g.Fill(Rect{1, 0, 2, 9}, OnPanel) }, "    英"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			g := newGrid(10, 1)
			tt.paint(g)
			if got := g.Plain(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestTextKeepsTheGround(t *testing.T) {
	g := newGrid(10, 1)
	g.Fill(Rect{0, 0, 10, 1}, OnPanel)
	g.Text(0, 0, Warn, "王", 2)
	g.Text(2, 0, Text|OnHit, "秀", 2)
	if got := g.cells[0].ink; got != Warn|OnPanel {
		t.Errorf("ink %b, want that of the panel", got)
	}
	if got := g.cells[2].ink; got != OnHit {
		t.Errorf("ink %b, want the ground it names", got)
	}
}

func TestParagraph(t *testing.T) {
	g := newGrid(8, 3)
	if n := g.Paragraph(Rect{0, 0, 6, 2}, Text, "楼道灯坏了三天，上楼靠摸"); n != 2 {
		t.Errorf("took %d rows, want 2", n)
	}
	if diff := cmp.Diff("楼道灯\n坏了⋯\n", g.Plain()); diff != "" {
		t.Error(diff)
	}
}

// Whatever is painted, every row is exactly as wide as the window by our own
// count, and no wider by either count a terminal may use.
func TestNoRowIsWider(t *testing.T) {
	theme := NewTheme(true, nil, nil, true)
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(1, 40).Draw(t, "w"), rapid.IntRange(1, 6).Draw(t, "h")
		g := newGrid(w, h)
		for range rapid.IntRange(1, 8).Draw(t, "paints") {
			paintAnything(t, g)
		}
		rows := strings.Split(g.String(theme), "\n")
		if len(rows) != h {
			t.Fatalf("%d rows, want %d", len(rows), h)
		}
		for y, row := range rows {
			cells := 0
			for _, c := range g.cells[y*w : (y+1)*w] {
				cells += int(c.w)
			}
			seen := ansi.Strip(row)
			if cells != w || ansi.StringWidth(seen) > w || ansi.StringWidthWc(seen) > w {
				t.Fatalf(
					"row %d is %d cells, shown as %d or %d: %q", y, cells, ansi.StringWidth(seen),
					ansi.StringWidthWc(seen), seen,
				)
			}
		}
	})
}

func paintAnything(t *rapid.T, g *Grid) {
	s := hostile().Draw(t, "text")
	at := rapid.IntRange(-3, 42)
	x, y, most := at.Draw(t, "x"), at.Draw(t, "y")%g.H, at.Draw(t, "most")
	r := Rect{x, y, most, at.Draw(t, "h")}
	ink := Ink(rapid.Byte().Draw(t, "ink"))
	switch rapid.IntRange(0, 9).Draw(t, "what") {
	case 0:
		g.Text(x, y, ink, s, most)
	case 1:
		g.TextRight(x, y, ink, s, most)
	case 2:
		g.Set(x, y, ink, s)
	case 3:
		g.Paragraph(r, ink, s)
	case 4:
		g.Fill(r, ink)
	case 5:
		e := Edit{Multi: y%2 == 0, Hint: s}
		e.Paste(s)
		e.Draw(g, r, ink, x%2 == 0)
	case 6:
		c := Choice{Items: []string{s, "家属代答", s}}
		c.Choose(y)
		c.Draw(g, r, x%2 == 0)
	case 7:
		Band{Tabs: []string{"走访", s}, Right: []Span{{ink, s}, {Warn, "⇡3"}}}.Draw(g, r)
		Keys(g, r, []Hint{{"Space", s}, {s, "查找"}, {"F1", "全部按键"}})
	case 8:
		Dialog(g, most, x)
	case 9:
		l := List{N: 20, Starts: []int{0, 3, 9}, Cur: y}
		l.Row = func(g *Grid, r Rect, i int, marked bool) { g.Text(r.X+2, r.Y, ink, s, r.W-4) }
		l.Head = func(g *Grid, r Rect, group int, top bool) { g.Text(r.X+2, r.Y, Muted|Bold, s, r.W-4) }
		l.Draw(g, r)
		l.Draw(g, r)
	}
}
