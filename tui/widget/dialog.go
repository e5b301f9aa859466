package widget

// Dialog makes room for a dialog w by h cells in the middle of the window and
// gives its place. The page behind goes grey; two columns and a row of air
// keep cut words off its edge; the ground is a panel. No slivers of page stay
// left and right: when fewer than 12 columns would, the dialog takes the whole
// width. The first two and the last two rows of the window stay free of it.
// Within, text begins at Inset(3, 1); columns 0 and 1 belong to the mark. A
// second dialog over the first sinks that one too.
func Dialog(g *Grid, w, h int) Rect {
	r := DialogRect(g.W, g.H, w, h)
	g.Sink()
	g.Fill(Rect{r.X - 2, r.Y - 1, r.W + 4, r.H + 2}, Text)
	g.Fill(r, OnPanel)
	return r
}

// DialogRect is where Dialog would put it in a window of W by H cells.
func DialogRect(W, H, w, h int) Rect {
	if w = min(w, W); (W-w)/2 < 12 {
		w = W
	}
	h = max(0, min(h, H-4))
	return Rect{(W - w) / 2, (H - h) / 2, w, h}
}
