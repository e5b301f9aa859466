package work

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// words returns the resident's words, as far as the person may read them. For several tasks it returns a line for each.
func (d *dispatch) words() string {
	if d.several() {
		w, _ := d.host.Size()
		return d.list(min(widest, w) - page.LeastLabel - 4)
	}
	return reader(d.host).TaskWords(d.task)
}

// Draw paints the resident's words, then the fields, then why the save was refused, and the similar tasks.
func (d *dispatch) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	// As in a form, the labels begin in column 2 of the frame, and the fields follow them.
	frame := widget.Rect{X: r.X + 1, Y: in.Y, W: r.W - 2, H: in.H}
	column := widget.Rect{X: frame.X + page.LeastLabel, Y: in.Y + 1, W: in.X + in.W - frame.X - page.LeastLabel}
	d.drawTitle(g, in, column)
	least := min(2, len(widget.Wrap(d.words(), column.W)))
	reasons, more := d.reasonRows(r.W, in.H-d.fixed(r.W)-least), 0
	for _, rows := range reasons {
		more += rows - 1
	}
	column.H = max(1, in.H-d.fixed(r.W)-more)
	said := g.Paragraph(column, widget.Text, d.words())
	said += d.drawCameBack(g, in, widget.Rect{X: column.X, Y: column.Y + said, W: column.W, H: d.backRows(r.W)})
	_, rest := frame.Top(1 + said + 1)
	cursor, rest := d.drawFields(g, rest, reasons, more)
	if d.refused != nil {
		g.Text(column.X, rest.Y, widget.Bad, "✗", 1)
		at := widget.Rect{X: column.X + 2, Y: rest.Y, W: column.W - 2, H: max(1, rest.H)}
		_, rest = rest.Top(g.Paragraph(at, widget.Text, d.whyNot()))
	}
	d.drawAlike(g, rest)
	d.draft.DrawNote(g)
	return cursor
}

// drawTitle paints what the dialog does, the place of the task, and how the task came in.
func (d *dispatch) drawTitle(g *widget.Grid, in, column widget.Rect) {
	title, end := text.TriageTitle, column.X+column.W
	if d.instead.Kind != model.ToNobody {
		title = text.RedispatchTitle
	}
	read := reader(d.host)
	g.Text(in.X, in.Y, widget.Text|widget.Bold, d.host.Say(title), page.LeastLabel-2)
	if n := len(d.with.ids) + 1; n > 1 {
		g.Text(column.X, in.Y, widget.Text|widget.Bold, text.SeveralTasks(d.host.Lang(), n), column.W)
		return
	}
	right := g.TextRight(end, in.Y, widget.Muted, read.TaskRaised(d.task), column.W/2+6)
	g.Text(column.X, in.Y, widget.Text|widget.Bold, read.TaskPlace(d.task), right-column.X-2)
}

// drawCameBack paints into r from whom the task came back and why. It returns how many rows it used.
func (d *dispatch) drawCameBack(g *widget.Grid, in, r widget.Rect) int {
	if r.H == 0 {
		return 0
	}
	g.Text(in.X, r.Y, widget.Bad, d.host.Say(text.AskWhy), page.LeastLabel-2)
	return g.Paragraph(r, widget.Text, reader(d.host).TaskCameBack(d.task))
}

// drawFields paints the sphere, the menu and 派给, and, if the dialog dispatches, the brief and the due date. more is
// how many rows the reasons need beyond the first of each. It returns the cursor, and what is left of r.
func (d *dispatch) drawFields(g *widget.Grid, r widget.Rect, reasons []int, more int) (*tea.Cursor, widget.Rect) {
	sorting, r := r.Top(2 + d.menu.Choice.Height(r.W-page.LeastLabel-2))
	cursor := d.sorting.Draw(g, sorting)
	_, r = r.Top(1)
	to, r := r.Top(max(1, len(d.suggested)+1) + more)
	if c := d.drawTo(g, to, reasons); c != nil {
		cursor = c
	}
	if !d.sends() {
		return cursor, r
	}
	_, r = r.Top(1)
	details, r := r.Top(3 + d.due.BadRows(r.W-page.LeastLabel-2))
	if c := d.details.Draw(g, details); c != nil {
		cursor = c
	}
	return cursor, r
}

// drawAlike paints the titles of similar tasks, as many as fit, and counts the others.
func (d *dispatch) drawAlike(g *widget.Grid, r widget.Rect) {
	rows := d.alikeRows(r.H)
	if rows == 0 {
		return
	}
	shown, _ := r.Top(rows)
	n := min(len(d.similar), mostAlike, rows)
	_, shown = shown.Top(rows - n)
	g.Text(r.X+2, shown.Y, widget.Muted, d.host.Say(text.LabelAlike), page.LeastLabel-3)
	for i, like := range d.similar[:n] {
		line := shown.Line(i)
		line.X, line.W = line.X+page.LeastLabel, line.W-page.LeastLabel-2
		if i == n-1 && len(d.similar) > n { // the tasks without a row are counted here
			more := text.SimilarMore(d.host.Lang(), len(d.similar)-n)
			end := g.TextRight(line.X+line.W, line.Y, widget.Muted, more, 16)
			line.W = end - line.X - 2
		}
		drawSimilar(d.host, g, line, like.Task)
	}
}

// drawTo paints the rows of 派给. Somebody else and open to anyone share the last row.
func (d *dispatch) drawTo(g *widget.Grid, r widget.Rect, reasons []int) *tea.Cursor {
	focused := d.at == atTo
	label := widget.Muted
	if focused {
		label = widget.Accent | widget.Bold
	}
	g.Text(r.X+2, r.Y, label, d.host.Say(text.LabelTo), page.LeastLabel-3)
	in := widget.Rect{X: r.X + page.LeastLabel, Y: r.Y, W: r.W - page.LeastLabel - 2, H: r.H}
	marked := in.Y
	if !d.sends() {
		d.option(g, in.X, in.Y, in.W, 0, "1", d.host.Say(text.OnlySort))
	}
	for i := range d.suggested {
		if i == d.row {
			marked = in.Y
		}
		d.drawSuggested(g, widget.Rect{X: in.X, Y: in.Y, W: in.W, H: reasons[i]}, i)
		in.Y += reasons[i]
	}
	if d.sends() {
		d.drawOthers(g, in)
		if d.row >= len(d.suggested) {
			marked = in.Y
		}
	}
	if !focused {
		return nil
	}
	widget.Mark(g, widget.Rect{X: r.X, Y: marked, W: 1, H: 1})
	return widget.Cursor(in.X, marked)
}

// drawSuggested paints the i-th suggestion: the name, the reasons, and how many tasks that person has in hand.
func (d *dispatch) drawSuggested(g *widget.Grid, r widget.Rect, i int) {
	s, name := d.suggested[i], d.nameWidth()
	if i == d.row && d.at == atTo {
		g.Ground(widget.Rect{X: r.X - 1, Y: r.Y, W: r.W + 2, H: r.H}, widget.OnFocus)
	}
	d.option(g, r.X, r.Y, name, i, strconv.Itoa(i+1), s.To.Name)
	g.TextRight(r.X+r.W, r.Y, widget.Muted, text.InHand(d.host.Lang(), s.Load), 14)
	why := widget.Rect{X: r.X + name + 2, Y: r.Y, W: d.reasonWidth(r.W, s), H: r.H}
	g.Paragraph(why, widget.Muted, present.Reasons(d.host.Lang(), s))
}

// drawOthers paints the last row: somebody else, with the person chosen there, and open to anyone if that is possible.
func (d *dispatch) drawOthers(g *widget.Grid, r widget.Rect) {
	n, another := len(d.suggested), d.host.Say(text.SomebodyElse)
	if d.other != nil {
		another += "  " + d.other.To.Name + "  " + d.other.What
	}
	behind := d.option(g, r.X, r.Y, r.W-20, n, strconv.Itoa(n+1), another)
	if d.openable() {
		d.option(g, behind+3, r.Y, 24, n+1, "0", text.ToKind(d.host.Lang(), model.ToOpen))
	}
}

// option paints one answer of 派给 with its digit, or with ✓ if it is the marked one. It returns the column after it.
func (d *dispatch) option(g *widget.Grid, x, y, most, row int, digit, name string) int {
	sign, ink := widget.Span{Ink: widget.Muted, Text: digit + " "}, widget.Text
	if row == d.row {
		sign, ink = widget.Span{Ink: widget.Text, Text: "✓ "}, widget.Text|widget.Bold
		ground := widget.OnFocus
		if d.at == atTo {
			ground = widget.OnChosen
		}
		g.Ground(widget.Rect{X: x - 1, Y: y, W: min(most, 2+widget.Width(name)) + 2, H: 1}, ground)
	}
	return g.Spans(x, y, most, sign, widget.Span{Ink: ink, Text: name})
}

// dueNote returns the note behind the due day: its day of the week, and whether it is the day that the menu gives.
func (d *dispatch) dueNote() string {
	day, _ := page.ReadDay(d.host, d.due.Edit.Value())
	if day == 0 {
		return ""
	}
	note := page.DayNote(d.host, d.due.Edit.Value()) + "  "
	if _, menu := d.chosen(); menu != "" && day == d.dueBy(menu) {
		days := d.host.Desk().Register().MenuList(d.task.Grid).Days(menu)
		return note + text.DueByMenu(d.host.Lang(), days)
	}
	return note + d.host.Say(text.DueChosen)
}
