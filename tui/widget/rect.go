package widget

// Rect is a part of the window, in cells.
type Rect struct{ X, Y, W, H int }

// Inset returns r without x columns at either side and y rows above and below.
func (r Rect) Inset(x, y int) Rect {
	return Rect{r.X + x, r.Y + y, max(0, r.W-2*x), max(0, r.H-2*y)}
}

// Line returns the n-th row of r, from 0.
func (r Rect) Line(n int) Rect { return Rect{r.X, r.Y + n, r.W, 1} }

// Top returns the first n rows of r, and the rest below them.
func (r Rect) Top(n int) (top, rest Rect) {
	n = max(0, min(n, r.H))
	return Rect{r.X, r.Y, r.W, n}, Rect{r.X, r.Y + n, r.W, r.H - n}
}

// Left returns the first n columns of r, and the rest at their right.
func (r Rect) Left(n int) (left, rest Rect) {
	n = max(0, min(n, r.W))
	return Rect{r.X, r.Y, n, r.H}, Rect{r.X + n, r.Y, r.W - n, r.H}
}
