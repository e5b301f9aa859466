package work

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// historyRows is how many rows under the lists show the history in a window without a pane, with its heading.
const historyRows = 4

// Draw paints the two lists, and the history of the one in which the mark is: in the pane, or under the lists.
func (c *county) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	list, side, wide := page.Pane(g, r)
	if !wide {
		list, side = page.Peek(g, list, historyRows)
		side = widget.Rect{X: side.X + 2, Y: side.Y, W: side.W - 4, H: side.H}
	}
	title, body := list.Top(2)
	g.Text(title.X+2, title.Y, widget.Text|widget.Bold, c.host.Say(text.CountyTitle), title.W-4)
	c.drawHistory(g, side)
	return c.list.Draw(g, body)
}

// head paints the heading of the menu, or that of the year.
func (c *county) head(g *widget.Grid, r widget.Rect, group int, _ bool) {
	title, right := c.host.Say(text.MenuHead), c.host.Say(text.MenuHeadDays)
	if group == 1 {
		title = c.host.Say(text.YearHead, c.year)
		right = text.Workdays(c.host.Lang(), c.host.Desk().Calendar().Workdays(c.year))
	}
	g.Text(r.X+2, r.Y, widget.Muted|widget.Bold, title, r.W/2)
	g.TextRight(r.X+r.W-2, r.Y, widget.Muted, right, r.W/2)
}

// row paints a category, some days, or the row that adds one.
func (c *county) row(g *widget.Grid, r widget.Rect, row int, marked bool) {
	ink := widget.Text
	if marked {
		ink |= widget.Bold
	}
	switch i, menu := c.inMenu(row); {
	case menu && i < len(c.menu):
		c.drawCategory(g, r, i, ink)
	case menu:
		g.Text(r.X+2, r.Y, ink, "+ "+c.host.Say(text.AddCategory), r.W-4)
	case i < len(c.days):
		c.drawDays(g, r, c.days[i], ink)
	default:
		g.Text(r.X+2, r.Y, ink, "+ "+c.host.Say(text.AddDays), r.W-4)
	}
}

// drawCategory paints the digit of a category, its words in both languages, and its days.
func (c *county) drawCategory(g *widget.Grid, r widget.Rect, i int, ink widget.Ink) {
	one, l := c.menu[i], c.host.Lang()
	digit, days := 1, text.Workdays(l, one.Days)
	for _, before := range c.menu[:i] {
		if !before.Gone {
			digit++
		}
	}
	sign := strconv.Itoa(digit)
	if one.Gone {
		ink, sign, days = ink&widget.Bold|widget.Muted, "", text.GoneMenu(l, one)
	}
	first, second := one.Zh, one.En
	if l == text.EN {
		first, second = second, first
	}
	const wordW = 26
	end := g.TextRight(r.X+r.W-2, r.Y, ink&^widget.Bold, days, 18)
	g.Text(r.X+2, r.Y, widget.Muted, sign, 2)
	g.Text(r.X+4, r.Y, ink, first, wordW-1)
	g.Text(r.X+4+wordW, r.Y, widget.Muted, second, min(wordW, end-r.X-4-wordW-1))
}

// drawDays paints the first and the last of some days, how many they are, and what they are.
func (c *county) drawDays(g *widget.Grid, r widget.Rect, span model.DaySpan, ink widget.Ink) {
	l := c.host.Lang()
	end := g.TextRight(r.X+r.W-2, r.Y, ink&^widget.Bold, text.DaySpanKind(l, span.As), 16)
	end = g.TextRight(end-2, r.Y, widget.Muted, text.DayCount(l, int(span.To-span.From)+1), 8)
	g.Text(r.X+2, r.Y, ink, text.DaySpan(l, span, model.Date(c.year, 1, 1)), end-r.X-4)
}

// drawHistory paints who changed what in the list in which the mark is, the newest first.
func (c *county) drawHistory(g *widget.Grid, r widget.Rect) {
	lines := c.history()
	r = page.Heading(g, r, c.host.Say(text.CountyEdits), "")
	if len(lines) == 0 {
		g.Text(r.X, r.Y, widget.Muted, c.host.Say(text.CountyUnset), r.W)
		return
	}
	for _, line := range lines {
		if r.H <= 0 {
			return
		}
		_, r = r.Top(g.Paragraph(r, widget.Text, line))
	}
}

// history returns the lines of the history, the newest first.
func (c *county) history() (lines []string) {
	d, l := c.host.Desk(), c.host.Lang()
	if _, menu := c.inMenu(c.list.Cur); menu {
		if list := d.MenuList(); list != nil {
			for _, e := range slices.Backward(list.Edits) {
				lines = append(lines, text.MenuEdit(l, e, d.Today()))
			}
		}
		return lines
	}
	if calendar := d.Calendar(); calendar != nil {
		for _, e := range slices.Backward(calendar.Edits) {
			lines = append(lines, text.CalendarEdit(l, e, d.Today()))
		}
	}
	return lines
}
