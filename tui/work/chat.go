package work

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// chat is the page with the text for the chat group (群里的话). The text is copied to the clipboard when the page
// opens. Nothing else stands in its rows, so that it can also be selected with the mouse.
type chat struct {
	host page.Host
	ids  []model.TaskID
	said string
	left []*model.Task
}

// openChat opens the page for some tasks, and copies their text. If none of them can go to the chat group, it only says
// so.
func openChat(host page.Host, tasks []*model.Task) tea.Cmd {
	c := &chat{host: host}
	for _, t := range tasks {
		c.ids = append(c.ids, t.ID)
	}
	if c.Refresh(); c.said == "" {
		return host.Toast().Fail(host.Say(text.ChatNothing))
	}
	host.Push(c)
	return tea.SetClipboard(c.said)
}

// chatAction returns the action that opens the page, and none if no task can go to the chat group.
func chatAction(host page.Host, tasks []*model.Task) []page.Action {
	if said, _ := reader(host).ChatText(tasks); said == "" {
		return nil
	}
	return []page.Action{{Name: host.Say(text.DoChat), Do: func() tea.Cmd { return openChat(host, tasks) }}}
}

// Refresh makes the text anew.
func (c *chat) Refresh() {
	m := marks{c.ids}
	c.said, c.left = reader(c.host).ChatText(m.tasks(c.host.Desk().Register()))
}

// Typing reports false: the page has no field.
func (c *chat) Typing() bool { return false }

// Key copies the text once more with Enter.
func (c *chat) Key(k tea.KeyPressMsg) tea.Cmd {
	if widget.Name(k) != "enter" || c.said == "" {
		return nil
	}
	return tea.SetClipboard(c.said)
}

// Draw paints what was done, the text, and the tasks that are not in it.
func (c *chat) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := widget.Rect{X: r.X + 2, Y: r.Y, W: r.W - 4, H: r.H}
	g.Text(in.X, in.Y, widget.Text|widget.Bold, c.host.Say(text.DoChat), in.W)
	_, rest := in.Top(1)
	if c.said == "" {
		g.Text(in.X, rest.Y, widget.Muted, c.host.Say(text.ChatNothing), in.W)
	} else {
		_, rest = rest.Top(g.Paragraph(rest, widget.Muted, c.host.Say(text.ChatCopied)) + 1)
		_, rest = rest.Top(g.Paragraph(rest, widget.Text, c.said) + 1)
	}
	if len(c.left) > 0 {
		lines := []string{c.host.Say(text.ChatLeft)}
		read := reader(c.host)
		for _, t := range c.left {
			lines = append(lines, t.No()+"  "+read.ChatBars(t))
		}
		g.Paragraph(rest, widget.Muted, strings.Join(lines, "\n"))
	}
	return widget.Cursor(in.X, in.Y)
}

// Hints returns Enter and Esc.
func (c *chat) Hints() []widget.Hint {
	return []widget.Hint{
		{Key: "Enter", Verb: c.host.Say(text.DoCopy)}, {Key: "Esc", Verb: c.host.Say(text.DoBack)},
	}
}
