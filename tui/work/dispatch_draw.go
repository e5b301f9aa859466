package work

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// Size is the dialog's: wide enough for reasons, and as high as its words are long.
func (d *dispatch) Size(w, h int) (int, int) {
	w = min(80, w)
	words := len(widget.Wrap(d.words(), w-page.LeastLabel-4))
	rows := d.fixed(w) + words + 2
	for _, n := range d.reasonRows(w, h-2-d.fixed(w)-min(words, 2)) {
		rows += n - 1
	}
	return w, min(h, rows+d.alikeRows(h-rows))
}

// mostAlike are named in the dialog.
const mostAlike = 3

// alikeRows is how many rows those like it get of room that is free: one each, under a blank where there is
// room for it.
func (d *dispatch) alikeRows(room int) int {
	n := min(len(d.similar), mostAlike, room)
	if n > 0 && room > n {
		return n + 1
	}
	return max(0, n)
}

// backRows is how many rows the reason it came back with gets.
func (d *dispatch) backRows(w int) int {
	line := reader(d.host).TaskCameBack(d.task)
	if line == "" {
		return 0
	}
	return min(2, len(widget.Wrap(line, w-page.LeastLabel-4)))
}

// reasonRows is how many rows the reasons of each suggestion get: as many as they need, from the first on,
// while there is room for more than one each.
func (d *dispatch) reasonRows(w, room int) []int {
	rows := make([]int, len(d.suggested))
	for i, s := range d.suggested {
		more := len(widget.Wrap(present.Reasons(d.host.Lang(), s), d.reasonWidth(w-2-page.LeastLabel-2, s))) - 1
		rows[i] = 1 + max(0, min(more, room))
		room -= rows[i] - 1
	}
	return rows
}

// nameWidth is that of the longest name of those suggested, within reason: a unit's is longer than a person's.
func (d *dispatch) nameWidth() int {
	w := 14
	for _, s := range d.suggested {
		w = max(w, min(2+widget.Width(s.To.Name), 18))
	}
	return w
}

// reasonWidth is what name and load leave of w columns.
func (d *dispatch) reasonWidth(w int, s register.Suggestion) int {
	return w - d.nameWidth() - 4 - widget.Width(text.InHand(d.host.Lang(), s.Load))
}

// fixed is the rows of all but the words, with one for each suggestion.
func (d *dispatch) fixed(w int) int {
	rows := 1 + 1 + 1 + 1 + d.menu.Choice.Height(w-page.LeastLabel-4) + 1 + max(
		1, len(d.suggested)+1,
	) + d.whyNotRows(w) + d.backRows(w)
	if d.sends() {
		rows += 4 + d.due.BadRows(w-page.LeastLabel-4)
	}
	return rows
}

// whyNot says why it was not sent.
func (d *dispatch) whyNot() string {
	if d.no == nil {
		return ""
	}
	return desk.Sentence(d.host.Lang(), d.no)
}

// whyNotRows is how many rows that takes, none where nothing was refused.
func (d *dispatch) whyNotRows(w int) int {
	if d.no == nil {
		return 0
	}
	return len(widget.Wrap(d.whyNot(), w-page.LeastLabel-6))
}

func (d *dispatch) words() string { return reader(d.host).TaskWords(d.task) }

// Draw paints what was asked for, then the fields.
func (d *dispatch) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	// as forms part it: labels at 2, fields at leastLabel
	frame := widget.Rect{X: r.X + 1, Y: in.Y, W: r.W - 2, H: in.H}
	x, end := frame.X+page.LeastLabel, in.X+in.W
	title := text.TriageTitle
	if d.instead.Kind != model.ToNobody {
		title = text.RedispatchTitle
	}
	g.Text(in.X, in.Y, widget.Text|widget.Bold, d.host.Say(title), page.LeastLabel-2)
	right := g.TextRight(end, in.Y, widget.Muted, reader(d.host).TaskRaised(d.task), (end-x)/2+6)
	g.Text(x, in.Y, widget.Text|widget.Bold, reader(d.host).TaskPlace(d.task), right-x-2)
	_, frame = frame.Top(1)
	words := min(2, len(widget.Wrap(d.words(), end-x)))
	reasons, more := d.reasonRows(r.W, in.H-d.fixed(r.W)-words), 0
	for _, rows := range reasons {
		more += rows - 1
	}
	n := g.Paragraph(
		widget.Rect{X: x, Y: frame.Y, W: end - x, H: max(1, in.H-d.fixed(r.W)-more)}, widget.Text, d.words(),
	)
	if rows := d.backRows(r.W); rows > 0 { // why it came back, above the choice
		g.Text(in.X, frame.Y+n, widget.Bad, d.host.Say(text.AskWhy), page.LeastLabel-2)
		n += g.Paragraph(
			widget.Rect{X: x, Y: frame.Y + n, W: end - x, H: rows},
			widget.Text,
			reader(d.host).TaskCameBack(d.task),
		)
	}
	_, frame = frame.Top(n + 1)

	sort, rest := frame.Top(2 + d.menu.Choice.Height(frame.W-page.LeastLabel-2))
	cursor := d.sort.Draw(g, sort)
	_, rest = rest.Top(1)
	to, rest := rest.Top(max(1, len(d.suggested)+1) + more)
	if c := d.drawTo(g, to, reasons); c != nil {
		cursor = c
	}
	if d.sends() {
		_, rest = rest.Top(1)
		var more widget.Rect
		more, rest = rest.Top(3 + d.due.BadRows(rest.W-page.LeastLabel-2))
		if c := d.more.Draw(g, more); c != nil {
			cursor = c
		}
	}
	if d.no != nil {
		g.Text(x, rest.Y, widget.Bad, "✗", 1)
		n := g.Paragraph(widget.Rect{X: x + 2, Y: rest.Y, W: end - x - 2, H: max(1, rest.H)}, widget.Text, d.whyNot())
		_, rest = rest.Top(n)
	}
	d.drawAlike(g, rest)
	d.draft.DrawNote(g)
	return cursor
}

// drawAlike names those like it where there is room, with their count.
func (d *dispatch) drawAlike(g *widget.Grid, r widget.Rect) {
	rows := d.alikeRows(r.H)
	if rows == 0 {
		return
	}
	shown, _ := r.Top(rows)
	n := min(len(d.similar), mostAlike, rows)
	_, shown = shown.Top(rows - n)
	g.Text(r.X+2, shown.Y, widget.Muted, d.host.Say(text.LabelAlike), page.LeastLabel-3)
	for i, t := range d.similar[:n] {
		line := shown.Line(i)
		line.X, line.W = line.X+page.LeastLabel, line.W-page.LeastLabel-2
		if i == n-1 && len(d.similar) > n { // what is not named is counted
			more := text.SimilarMore(d.host.Lang(), len(d.similar)-n)
			end := g.TextRight(line.X+line.W, line.Y, widget.Muted, more, 16)
			line.W = end - line.X - 2
		}
		alikeLine(d.host, g, line, t)
	}
}

// drawTo paints the rows of 派给, the marked one on a ground; somebody else and open to anyone share the last.
func (d *dispatch) drawTo(g *widget.Grid, r widget.Rect, reasons []int) *tea.Cursor {
	focused := d.at == atTo
	label := widget.Muted
	if focused {
		label = widget.Accent | widget.Bold
	}
	g.Text(r.X+2, r.Y, label, d.host.Say(text.LabelTo), page.LeastLabel-3)
	x, end := r.X+page.LeastLabel, r.X+r.W-2
	if !d.sends() {
		d.option(g, x, r.Y, end-x, 0, "1", d.host.Say(text.OnlySort))
	}
	name := d.nameWidth()
	at, y := r.Y, r.Y // the marked row; the next to draw
	for i, s := range d.suggested {
		if i == d.to {
			at = y
			if focused {
				g.Ground(widget.Rect{X: x - 1, Y: y, W: end - x + 2, H: reasons[i]}, widget.OnFocus)
			}
		}
		d.option(g, x, y, name, i, strconv.Itoa(i+1), s.To.Name)
		g.TextRight(end, y, widget.Muted, text.InHand(d.host.Lang(), s.Load), 14)
		g.Paragraph(
			widget.Rect{X: x + name + 2, Y: y, W: d.reasonWidth(end-x, s), H: reasons[i]}, widget.Muted,
			present.Reasons(d.host.Lang(), s),
		)
		y += reasons[i]
	}
	if n := len(d.suggested); d.sends() {
		another := d.host.Say(text.SomebodyElse)
		if d.other != nil {
			another += "  " + d.other.To.Name + "  " + d.other.What
		}
		behind := d.option(g, x, y, end-x-20, n, strconv.Itoa(n+1), another)
		if d.openable() {
			d.option(g, behind+3, y, 24, n+1, "0", text.ToKind(d.host.Lang(), model.ToOpen))
		}
		if d.to >= n {
			at = y
		}
	}
	if !focused {
		return nil
	}
	widget.Mark(g, widget.Rect{X: r.X, Y: at, W: 1, H: 1})
	return widget.Cursor(x, at)
}

// option is one answer of 派给 with its digit, ✓ where it is the marked one; it gives the column behind it.
func (d *dispatch) option(g *widget.Grid, x, y, most, row int, digit, name string) int {
	sign, ink := widget.Span{Ink: widget.Muted, Text: digit + " "}, widget.Text
	if row == d.to {
		sign, ink = widget.Span{Ink: widget.Text, Text: "✓ "}, widget.Text|widget.Bold
		ground := widget.OnFocus
		if d.at == atTo {
			ground = widget.OnChosen
		}
		g.Ground(widget.Rect{X: x - 1, Y: y, W: min(most, 2+widget.Width(name)) + 2, H: 1}, ground)
	}
	return g.Spans(x, y, most, sign, widget.Span{Ink: ink, Text: name})
}

// dueNote says why it is due then.
func (d *dispatch) dueNote() string {
	day, ok := page.ReadDay(d.due.Edit.Value(), d.host.Desk().Today())
	if !ok || day == 0 {
		return ""
	}
	note := text.Weekday(d.host.Lang(), day) + "  "
	if _, menu := d.chosen(); menu != "" && day == d.host.Desk().Today()+model.Day(menu.Days()) {
		return note + text.DueByMenu(d.host.Lang(), menu.Days())
	}
	return note + d.host.Say(text.DueChosen)
}

// Hints are the keys of the field one is in.
func (d *dispatch) Hints() []widget.Hint {
	host := d.host
	digits := func(n int) widget.Hint {
		return widget.Hint{Key: host.Say(text.KeyDigits, n), Verb: host.Say(text.DoChoose)}
	}
	next := widget.Hint{Key: "Tab", Verb: host.Say(text.DoField)}
	leave := widget.Hint{Key: "Esc", Verb: host.Say(text.DoLeaveIt)}
	switch {
	case d.at == atSphere:
		return []widget.Hint{digits(len(model.Spheres)), next, {Key: "Ctrl+S", Verb: host.Say(d.asItIs())}, leave}
	case d.at == atMenu:
		return []widget.Hint{digits(len(model.Menus)), next, {Key: "Ctrl+S", Verb: host.Say(d.asItIs())}, leave}
	case !d.sends():
		return []widget.Hint{{Key: "Enter", Verb: host.Say(text.DoSort)}, leave}
	case d.at == atTo && d.to == len(d.suggested):
		return d.hintsOfAnother(next, leave)
	case d.at == atTo && d.openable():
		return []widget.Hint{{Key: "Enter", Verb: host.Say(text.DoDispatch)}, digits(len(d.suggested) + 1),
			{Key: "0", Verb: text.ToKind(host.Lang(), model.ToOpen)}, next, leave}
	case d.at == atTo:
		return []widget.Hint{{Key: "Enter", Verb: host.Say(text.DoDispatch)}, digits(len(d.suggested) + 1), next, leave}
	}
	return []widget.Hint{{Key: "Enter", Verb: host.Say(text.DoDispatch)}, next, leave}
}

// hintsOfAnother are the keys on the row of 另选: until somebody is chosen there, Enter opens the list.
func (d *dispatch) hintsOfAnother(next, leave widget.Hint) []widget.Hint {
	list := widget.Hint{Key: strconv.Itoa(len(d.suggested) + 1), Verb: d.host.Say(text.SomebodyElse)}
	if d.other == nil {
		list.Key = "Enter"
		return []widget.Hint{list, next, leave}
	}
	return []widget.Hint{{Key: "Enter", Verb: d.host.Say(text.DoDispatch)}, list, next, leave}
}
