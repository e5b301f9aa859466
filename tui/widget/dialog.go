package widget

// Dialog makes room for a dialog of w by h cells in the middle of the window, and returns its place. Everything
// painted before goes grey, also another dialog. The dialog has the ground of a panel, with two blank columns and one
// blank row around it. If fewer than 12 columns of the page would stay at either side, the dialog takes the whole
// width. The first two and the last two rows of the window stay free of the dialog. The text of a dialog begins at
// Inset(3, 1), and columns 0 and 1 are for the mark.
func Dialog(g *Grid, w, h int) Rect {
	r := DialogRect(g.W, g.H, w, h)
	g.Sink()
	g.Fill(Rect{r.X - 2, r.Y - 1, r.W + 4, r.H + 2}, Text)
	g.Fill(r, OnPanel)
	return r
}

// DialogRect returns where Dialog puts a dialog of w by h cells in a window of W by H cells.
func DialogRect(W, H, w, h int) Rect {
	if w = min(w, W); (W-w)/2 < 12 {
		w = W
	}
	h = max(0, min(h, H-4))
	return Rect{(W - w) / 2, (H - h) / 2, w, h}
}
