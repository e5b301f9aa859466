package work

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// members is the page of the households that a common problem helps: each with its own request, and whether it has its
// answer.
type members struct {
	host    page.Host
	id      model.TaskID
	list    widget.List
	problem register.Problem
}

func newMembers(host page.Host, id model.TaskID) *members {
	m := &members{host: host, id: id}
	m.list.Row, m.list.Head = m.row, m.head
	m.Refresh()
	return m
}

// Refresh reads the members as they are now.
func (m *members) Refresh() {
	m.problem, _ = m.host.Desk().Register().Problem(m.id)
	m.list.N = len(m.problem.Members)
	m.list.Changed()
}

// Typing reports false: the page has no field.
func (m *members) Typing() bool { return false }

// Key moves the mark, or opens the marked request with Enter.
func (m *members) Key(k tea.KeyPressMsg) tea.Cmd {
	if m.list.Move(k) {
		return nil
	}
	if widget.Name(k) == "enter" {
		return m.open()
	}
	return nil
}

func (m *members) open() tea.Cmd {
	if m.list.N == 0 {
		return nil
	}
	return m.host.Open(m.problem.Members[m.list.Cur].RecordID())
}

// Click marks a row. A click on the marked row opens its request.
func (m *members) Click(_, y int) tea.Cmd { return page.ClickList(&m.list, y, m.open) }

// Hints returns the keys that work here.
func (m *members) Hints() []widget.Hint {
	return []widget.Hint{
		{Key: "Enter", Verb: m.host.Say(text.DoOpen)},
		{Key: m.host.Say(text.KeyUpDown), Verb: m.host.Say(text.DoChoose)},
		{Key: "Esc", Verb: m.host.Say(text.DoBack)},
	}
}

// Draw paints the problem and its counts, and the list.
func (m *members) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	if m.problem.Task == nil || m.list.N == 0 {
		return drawNothing(m.host, g, r, text.ProblemsNone, text.ProblemsNext)
	}
	l := m.host.Lang()
	title, body := r.Top(2)
	right := g.TextRight(title.X+title.W-2, title.Y, widget.Muted,
		text.Answered(l, m.problem.Told, len(m.problem.Members)-m.problem.Told), title.W/2)
	name := reader(m.host).TaskLine(m.problem.Task)
	g.Spans(title.X+2, title.Y, right-title.X-4, widget.Span{Ink: widget.Text | widget.Bold, Text: name},
		widget.Span{Ink: widget.Muted, Text: "   " + text.Helps(l, m.problem.Households, len(m.problem.Buildings))})
	return m.list.Draw(g, body)
}

func (m *members) head(g *widget.Grid, r widget.Rect, _ int, _ bool) {
	_, place, state := taskColumns(r.W)
	g.Text(r.X+2, r.Y, widget.Muted, m.host.Say(text.ColumnTask), 16)
	g.Text(r.X+place, r.Y, widget.Muted, m.host.Say(text.ColumnPlace), 16)
	g.Text(r.X+state, r.Y, widget.Muted, m.host.Say(text.ColumnTold), 14)
}

func (m *members) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	t, ink := m.problem.Members[i], widget.Text
	if marked {
		ink |= widget.Bold
	}
	_, place, state := taskColumns(r.W)
	drawTitle(m.host, g, r.X+2, r.Y, r.X+place-2, ink, t)
	g.Text(r.X+place, r.Y, widget.Muted, reader(m.host).TaskPlace(t), state-place-4)
	drawSign(g, r.X+state, r.Y, reader(m.host).MemberSign(t), r.W-2-state)
}

// WantsNews reports true: the list shows what other people do.
func (m *members) WantsNews() bool { return true }
