package widget

import "testing"

func TestRect(t *testing.T) {
	r := Rect{2, 3, 10, 4}
	top, below := r.Top(1)
	left, right := r.Left(20)
	for _, tt := range []struct {
		name      string
		got, want Rect
	}{
		{"inset", r.Inset(3, 1), Rect{5, 4, 4, 2}},
		{"inset beyond", r.Inset(9, 9), Rect{11, 12, 0, 0}},
		{"line", r.Line(2), Rect{2, 5, 10, 1}},
		{"top", top, Rect{2, 3, 10, 1}},
		{"below", below, Rect{2, 4, 10, 3}},
		{"left beyond", left, r},
		{"right of it", right, Rect{12, 3, 0, 4}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.got != tt.want {
				t.Errorf("got %v, want %v", tt.got, tt.want)
			}
		})
	}
}
