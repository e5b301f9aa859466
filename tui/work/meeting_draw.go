package work

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// These are the widths in cells of the columns of the opinions at the right.
const opinionGrid, opinionState = 14, 16

// Draw paints the title, then the opinions that are saved, the fields, and what is likely the same matter. In a wide
// window that stands beside the rest.
func (f *meeting) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	list, pane, wide := page.Pane(g, r)
	l := f.host.Lang()
	right := g.TextRight(list.X+list.W-2, list.Y, widget.Muted, text.OpinionsSaved(l, len(f.rows)), 20)
	g.Spans(
		list.X+2, list.Y, right-list.X-4,
		widget.Span{Ink: widget.Text | widget.Bold, Text: text.MeetingSort(l, f.head.kind())},
		widget.Span{Ink: widget.Text, Text: "  " + f.head.name.Edit.Value()},
	)
	_, body := list.Top(2)
	if f.inHead() {
		return f.Form.Draw(g, body)
	}
	g.Text(list.X+2, list.Y+1, widget.Muted, f.head.line(), list.W-4)
	_, body = body.Top(1)
	like := 0
	if !wide {
		like = f.likeRows()
	}
	fields := min(body.H-like-2, f.fieldRows(body.W))
	rows, rest := body.Top(body.H - fields - like - 1)
	f.drawRows(g, rows)
	_, rest = rest.Top(1)
	form, below := rest.Top(fields)
	cursor := f.Form.Draw(g, form)
	if wide {
		below = pane
	}
	f.drawLike(g, below)
	return cursor
}

// fieldRows returns how many rows the fields of the opinion take in w columns.
func (f *meeting) fieldRows(w int) (rows int) {
	in := w - f.Column() - 2
	for _, fd := range f.one.fields() {
		switch {
		case fd.Choice != nil:
			rows += fd.Choice.Height(in)
		default:
			rows += max(1, fd.Rows)
		}
		rows += fd.BadRows(in)
	}
	return rows
}

// likeRows returns how many rows below the fields are for what is likely the same: always as many, so that the cursor
// does not jump while an input method is open on it.
func (f *meeting) likeRows() int { return mostLike + 2 }

// drawRows paints the opinions that are saved, the newest last, as many as there is room for.
func (f *meeting) drawRows(g *widget.Grid, r widget.Rect) {
	if r.H < 1 {
		return
	}
	state := r.X + r.W - opinionState
	grid := state - opinionGrid
	g.Text(r.X+2, r.Y, widget.Muted, f.host.Say(text.HeadOpinions), 20)
	g.Text(grid, r.Y, widget.Muted, f.host.Say(text.ColumnGrid), opinionGrid-1)
	g.Text(state, r.Y, widget.Muted, f.host.Say(text.ColumnState), opinionState-2)
	shown := f.rows[max(0, len(f.rows)-(r.H-1)):]
	first := len(f.rows) - len(shown) + 1
	for i, t := range shown {
		y := r.Y + 1 + i
		g.TextRight(r.X+4, y, widget.Muted, strconv.Itoa(first+i), 3)
		g.Text(r.X+6, y, widget.Text, reader(f.host).TaskLine(t), grid-r.X-8)
		g.Text(grid, y, widget.Muted, f.host.Desk().Register().ShortName(t.Grid), opinionGrid-2)
		drawSign(g, state, y, reader(f.host).TaskSign(t), opinionState-2)
	}
}

// drawLike paints what is likely the same matter as the opinion, or that its grid is not one of the person's.
func (f *meeting) drawLike(g *widget.Grid, r widget.Rect) {
	if r.H < 1 {
		return
	}
	in := widget.Rect{X: r.X + 2, Y: r.Y + 1, W: r.W - 4, H: r.H - 1}
	if w, _ := f.host.Size(); w >= page.PaneFromW {
		in = r
	}
	if f.one.elsewhere() {
		g.Text(in.X, in.Y, widget.Warn, f.host.Say(text.OpinionElsewhere), in.W)
		_, in = in.Top(1)
	}
	if len(f.one.like) == 0 {
		return
	}
	note := ""
	if p := f.one.problem(f.host); p != nil {
		note = f.host.Say(text.JoinHint)
		if f.one.into == p.ID {
			note = f.host.Say(text.JoinChosen)
		}
	}
	in = page.Heading(g, in, f.host.Say(text.SameMatter), note)
	for i, t := range f.one.like[:min(len(f.one.like), in.H)] {
		f.drawLikely(g, in.Line(i), t)
	}
}

// drawLikely paints one task that is likely the same. A common problem says so.
func (f *meeting) drawLikely(g *widget.Grid, r widget.Rect, t *model.Task) {
	x, ink := r.X, widget.Text
	if t.Common {
		sign := widget.Span{Ink: widget.Accent, Text: f.host.Say(text.LabelCommon)}
		if f.one.into == t.ID {
			sign = widget.Span{Ink: widget.Good, Text: "✓ " + sign.Text}
		}
		x = g.Spans(x, r.Y, r.W, sign) + 2
	}
	read := reader(f.host)
	right := g.TextRight(r.X+r.W, r.Y, widget.Muted, read.TaskState(t), 16)
	place := right - 2 - 16
	if r.W >= 70 {
		g.Text(place, r.Y, widget.Muted, f.reach(t), 15)
	} else {
		place = right
	}
	g.Text(x, r.Y, ink, reader(f.host).TaskLine(t), place-x-2)
}

// reach returns how many households a common problem helps, and for any other task its place.
func (f *meeting) reach(t *model.Task) string {
	if p, ok := f.host.Desk().Register().Problem(t.ID); ok {
		return text.Reach(f.host.Lang(), p.Households, len(p.Buildings))
	}
	return reader(f.host).TaskPlace(t)
}
