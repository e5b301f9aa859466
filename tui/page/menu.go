package page

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/widget"
)

// menu is a dialog with a list of choices. A digit takes a choice, and Enter takes the marked one. A long list
// scrolls.
type menu struct {
	host  Host
	title text.Sentence
	says  func() []MenuLine // returns the lines in the current language
	all   []MenuLine
	list  widget.List
}

// MenuLine is one line of a menu. Its count stands at the right, unless it is negative.
type MenuLine struct {
	Text  string
	Count int
	Do    func() tea.Cmd
}

// NewMenu returns a dialog of the lines that says returns. It calls says again when a fact or the language changes.
func NewMenu(host Host, title text.Sentence, says func() []MenuLine) Dialog {
	m := &menu{host: host, title: title, says: says}
	m.list.Row = m.row
	m.Refresh()
	return m
}

// Refresh gets the lines anew.
func (m *menu) Refresh() {
	m.all = m.says()
	m.list.N = len(m.all)
	m.list.Cur = max(0, min(m.list.Cur, len(m.all)-1))
	m.list.Changed()
}

// Key moves the mark, or takes a line: the marked one by Enter, or one of the first nine by its digit.
func (m *menu) Key(k tea.KeyPressMsg) tea.Cmd {
	take := widget.Nth(k, min(9, len(m.all)))
	if widget.Name(k) == "enter" && len(m.all) > 0 {
		take = m.list.Cur
	}
	if take >= 0 {
		return m.take(take)
	}
	m.list.Move(k)
	return nil
}

func (m *menu) take(i int) tea.Cmd {
	m.host.CloseDialog()
	return m.all[i].Do()
}

// Click marks a line. A click on the marked line takes it.
func (m *menu) Click(_, y int) tea.Cmd {
	return ClickList(&m.list, y, func() tea.Cmd { return m.take(m.list.Cur) })
}

// Size returns the size of the dialog in cells: that of the whole list, as far as the window has room.
func (m *menu) Size(w, h int) (int, int) { return min(56, w), min(h-2, len(m.all)+5) }

// Draw paints the title and the list.
func (m *menu) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	g.Text(in.X, in.Y, widget.Text|widget.Bold, m.host.Say(m.title), in.W)
	return m.list.Draw(g, widget.Rect{X: r.X + 1, Y: in.Y + 2, W: r.W - 2, H: in.H - 2})
}

func (m *menu) row(g *widget.Grid, at widget.Rect, i int, marked bool) {
	one, ink, digit := m.all[i], widget.Text, ""
	if marked {
		ink |= widget.Bold
	}
	if i < 9 {
		digit = strconv.Itoa(i + 1)
	}
	end := at.X + at.W - 2
	if one.Count >= 0 {
		end = g.TextRight(end, at.Y, widget.Muted, strconv.Itoa(one.Count), 6) - 2
	}
	g.Text(at.X+2, at.Y, widget.Accent, digit, 1)
	g.Text(at.X+5, at.Y, ink, one.Text, end-at.X-5)
}

// Typing reports false: digits choose.
func (m *menu) Typing() bool { return false }

// Hints returns the keys that choose and leave.
func (m *menu) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Enter", Verb: m.host.Say(text.DoChoose)}, {Key: "Esc", Verb: m.host.Say(text.DoBack)}}
}
