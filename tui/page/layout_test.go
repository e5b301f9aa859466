package page

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"sidan/tui/widget"
)

// TestAPaneOpensInAWideWindow only, and the two do not meet.
func TestAPaneOpensInAWideWindow(t *testing.T) {
	for _, c := range []struct {
		w    int
		open bool
	}{{80, false}, {119, false}, {120, true}, {200, true}} {
		var g widget.Grid
		g.Reset(c.w, 36)
		r := widget.Rect{Y: 3, W: c.w, H: 30}
		list, pane, ok := Pane(&g, r)
		if ok != c.open {
			t.Fatalf("%d columns: open is %v", c.w, ok)
		}
		if !ok && list != r {
			t.Errorf("%d columns: the list has %+v", c.w, list)
		}
		if ok && (list.X+list.W > pane.X || pane.X+pane.W > c.w || pane.W < 30 || list.H != r.H) {
			t.Errorf("%d columns: list %+v, pane %+v", c.w, list, pane)
		}
	}
}

func TestPeekPartsRowsOff(t *testing.T) {
	var g widget.Grid
	g.Reset(80, 24)
	r := widget.Rect{Y: 3, W: 80, H: 18}
	list, peek := Peek(&g, r, 4)
	if list.H != 14 || peek.H != 4 || peek.Y != list.Y+list.H {
		t.Errorf("list %+v, peek %+v", list, peek)
	}
}

func TestHeadingAndWhatIsBelow(t *testing.T) {
	var g widget.Grid
	g.Reset(40, 5)
	below := Heading(&g, widget.Rect{X: 2, Y: 1, W: 30, H: 4}, "待办", "12")
	row := strings.Split(g.Plain(), "\n")[1]
	if !strings.HasPrefix(row, "  待办") || !strings.HasSuffix(strings.TrimRight(row, " "), "12") {
		t.Errorf("the heading is %q", row)
	}
	if below.Y != 2 || below.H != 3 {
		t.Errorf("below is %+v", below)
	}
}

// TestCentredStaysInside however long the sentence is.
func TestCentredStaysInside(t *testing.T) {
	for _, what := range []string{"没有", strings.Repeat("今天没有要走的户", 12)} {
		var g widget.Grid
		g.Reset(80, 24)
		c := Centred(&g, widget.Rect{Y: 2, W: 80, H: 18}, what, "Tab")
		if c == nil || c.X < 0 || c.X >= 80 || c.Y < 2 || c.Y >= 20 {
			t.Errorf("the cursor is at %+v", c)
		}
		if !strings.Contains(g.Plain(), what[:6]) || !strings.Contains(g.Plain(), "Tab") {
			t.Errorf("it is not drawn:\n%s", g.Plain())
		}
	}
}

// TestAClickMarksThenOpens.
func TestAClickMarksThenOpens(t *testing.T) {
	l, opened := widget.List{N: 5}, 0
	l.Row = func(*widget.Grid, widget.Rect, int, bool) {}
	var g widget.Grid
	g.Reset(20, 10)
	l.Draw(&g, widget.Rect{Y: 2, W: 20, H: 6})
	open := func() tea.Cmd { opened++; return nil }
	for _, c := range []struct{ y, cur, opened int }{{4, 2, 0}, {4, 2, 1}, {3, 1, 1}, {0, 1, 1}, {9, 1, 1}, {3, 1, 2}} {
		ClickList(&l, c.y, open)
		if l.Cur != c.cur || opened != c.opened {
			t.Errorf("row %d: the mark is at %d, opened %d times; want %d, %d", c.y, l.Cur, opened, c.cur, c.opened)
		}
	}
}
