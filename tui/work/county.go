package work

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// county is the page 菜单和工作日 of an organiser. It lists the county's categories, and the days of a year that are
// not as the week has them. Enter opens the form of the marked one. The last row of each list adds one.
type county struct {
	host page.Host
	list widget.List
	year int
	menu []model.Category
	days []model.DaySpan // of the year
}

// NewCounty returns the page of the county's menu and days off.
func NewCounty(host page.Host) page.Screen {
	c := &county{host: host, year: host.Desk().Today().Year()}
	c.list.Row, c.list.Head = c.row, c.head
	c.Refresh()
	return c
}

// Refresh lists the categories and days as they are now.
func (c *county) Refresh() {
	c.menu = c.host.Desk().MenuList().All()
	c.days = c.host.Desk().Calendar().Year(c.year)
	c.list.N = len(c.menu) + len(c.days) + 2
	c.list.Starts = []int{0, len(c.menu) + 1}
	c.list.Changed()
}

// inMenu reports whether a row is among those of the menu, and returns its place there or among those of the days.
func (c *county) inMenu(row int) (i int, menu bool) {
	if start := c.list.Starts[1]; row >= start {
		return row - start, false
	}
	return row, true
}

// Typing reports false: the page has no field.
func (c *county) Typing() bool { return false }

// Key moves the mark, opens the form of the marked row (Enter), and shows another year (left, right).
func (c *county) Key(k tea.KeyPressMsg) tea.Cmd {
	switch name := widget.Name(k); {
	case c.list.Move(k):
	case name == "left":
		c.show(c.year - 1)
	case name == "right":
		c.show(c.year + 1)
	case name == "enter":
		return c.open()
	}
	return nil
}

// show shows the days of another year. The mark stays in the list in which it is.
func (c *county) show(year int) {
	if year < 2000 || year > 2199 {
		return
	}
	c.year = year
	_, menu := c.inMenu(c.list.Cur)
	c.Refresh()
	if !menu {
		c.list.Cur = c.list.Starts[1]
	}
}

// open opens the form of the marked row. If the person may not set anything here, the toast says so.
func (c *county) open() tea.Cmd {
	if !c.host.Desk().SetsCounty() {
		no := &model.Refusal{Reason: model.NotOrganiser}
		return c.host.Toast().Fail(text.Refusal(c.host.Lang(), no))
	}
	switch i, menu := c.inMenu(c.list.Cur); {
	case menu && i < len(c.menu):
		c.host.Push(newCategoryForm(c.host, c.menu[i]))
	case menu:
		c.host.Push(newCategoryForm(c.host, model.Category{}))
	case i < len(c.days):
		c.host.Push(newDaysForm(c.host, c.days[i]))
	default:
		c.host.Push(newDaysForm(c.host, model.DaySpan{}))
	}
	return nil
}

// Click marks a row. A click on the marked row opens its form.
func (c *county) Click(_, y int) tea.Cmd { return page.ClickList(&c.list, y, c.open) }

// Hints returns the keys that work here.
func (c *county) Hints() []widget.Hint {
	open := text.DoChangeIt
	if i, menu := c.inMenu(c.list.Cur); menu && i == len(c.menu) || !menu && i == len(c.days) {
		open = text.DoAdd
	}
	return []widget.Hint{
		{Key: "Enter", Verb: c.host.Say(open)}, {Key: c.host.Say(text.KeyLeftRight), Verb: c.host.Say(text.DoYear)},
		{Key: "Esc", Verb: c.host.Say(text.DoBack)},
	}
}

// Help returns the section of the help that lists the keys of this page.
func (c *county) Help() text.HelpSection { return text.HelpCounty }
