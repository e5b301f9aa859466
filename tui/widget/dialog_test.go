package widget

import "testing"

func TestDialogRect(t *testing.T) {
	for _, tt := range []struct {
		name       string
		W, H, w, h int
		want       Rect
	}{
		{"in the middle", 120, 36, 80, 20, Rect{20, 8, 80, 20}},
		{"slivers", 80, 24, 60, 10, Rect{0, 7, 80, 10}},
		{"just wide enough beside", 80, 24, 56, 10, Rect{12, 7, 56, 10}},
		{"too high", 80, 24, 56, 40, Rect{12, 2, 56, 20}},
		{"too wide", 80, 24, 200, 10, Rect{0, 7, 80, 10}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := DialogRect(tt.W, tt.H, tt.w, tt.h); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestDialogSinksThePage(t *testing.T) {
	g := newGrid(80, 24)
	for y := range 24 {
		g.Text(0, y, Warn, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 80)
	}
	r := Dialog(g, 40, 10)
	for y := range 24 {
		for x := range 80 {
			c := g.cells[y*80+x]
			in := x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
			air := x >= r.X-2 && x < r.X+r.W+2 && y >= r.Y-1 && y < r.Y+r.H+1
			want := cell{"x", 1, Sunk}
			if in {
				want = cell{" ", 1, OnPanel}
			} else if air {
				want = cell{" ", 1, Text}
			}
			if c != want {
				t.Fatalf("cell %d,%d is %v, want %v", x, y, c, want)
			}
		}
	}
}
