package work

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// boxes is the page of all suggestion boxes (意见箱).
type boxes struct {
	host page.Host
	list widget.List
	rows []*model.Box
}

// NewBoxes returns the list of suggestion boxes.
func NewBoxes(host page.Host) page.Screen {
	l := &boxes{host: host}
	l.list.Row, l.list.Head = l.row, l.head
	l.Refresh()
	return l
}

// Refresh lists the boxes anew.
func (l *boxes) Refresh() {
	l.rows = l.host.Desk().Register().Boxes()
	l.list.N = len(l.rows)
	l.list.Changed()
}

// Typing reports false: the screen has no field.
func (l *boxes) Typing() bool { return false }

// Key moves the mark, opens the page of a box (Enter), and begins a new box (Ctrl+N).
func (l *boxes) Key(k tea.KeyPressMsg) tea.Cmd {
	switch name := widget.Name(k); {
	case l.list.Move(k):
	case name == "enter":
		return l.open()
	case name == "ctrl+n" && mayPlace(l.host):
		openBoxForm(l.host)
	}
	return nil
}

// mayPlace reports whether the person in front puts up and removes boxes: the branch does.
func mayPlace(host page.Host) bool {
	home := host.Desk().Community()
	return host.Desk().Tags(home).Branch(home)
}

func (l *boxes) open() tea.Cmd {
	if l.list.Cur >= len(l.rows) {
		return nil
	}
	return l.host.Open(l.rows[l.list.Cur].RecordID())
}

// Click marks a row. A click on the marked row opens its box.
func (l *boxes) Click(_, y int) tea.Cmd { return page.ClickList(&l.list, y, l.open) }

// Help returns the section of the help that lists the keys of boxes.
func (l *boxes) Help() text.HelpSection { return text.HelpBoxes }

// Hints returns the keys that work here.
func (l *boxes) Hints() (hints []widget.Hint) {
	if len(l.rows) > 0 {
		hints = append(hints, widget.Hint{Key: "Enter", Verb: l.host.Say(text.DoOpen)})
	}
	if mayPlace(l.host) {
		hints = append(hints, widget.Hint{Key: "Ctrl+N", Verb: l.host.Say(text.DoPlaceBox)})
	}
	return append(hints, widget.Hint{Key: "Esc", Verb: l.host.Say(text.DoBack)})
}

// Draw paints the title and the list.
func (l *boxes) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	g.Text(r.X+2, r.Y, widget.Text|widget.Bold, l.host.Say(text.BoxesTitle), r.W-4)
	_, body := r.Top(2)
	if len(l.rows) == 0 {
		return drawNone(l.host, g, body, text.BoxesNone, text.BoxesNext)
	}
	return l.list.Draw(g, body)
}

// These are the widths in cells of the columns at the right. The place of the box gets the rest of the row.
const boxOpened, boxCount, boxState = 14, 8, 24

func (l *boxes) head(g *widget.Grid, r widget.Rect, _ int, _ bool) {
	state := r.X + r.W - boxState
	g.Text(r.X+2, r.Y, widget.Muted, l.host.Say(text.ColumnPlace), 20)
	g.Text(state-boxCount-boxOpened, r.Y, widget.Muted, l.host.Say(text.HeadOpened), boxOpened-1)
	g.TextRight(state-3, r.Y, widget.Muted, l.host.Say(text.HeadOpinions), boxCount)
	g.Text(state, r.Y, widget.Muted, l.host.Say(text.ColumnState), boxState-2)
}

// row paints where the box hangs, when it was last opened, how many opinions it brought, and its state.
func (l *boxes) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	b, ink := l.rows[i], widget.Text
	if marked {
		ink |= widget.Bold
	}
	if !b.Stands() {
		ink = widget.Muted
	}
	reg, state := l.host.Desk().Register(), r.X+r.W-boxState
	last, count := "--", 0
	for i, m := range reg.Openings(b.ID) {
		if i == 0 {
			last = text.On(l.host.Lang(), m.On, l.host.Desk().Today())
		}
		count += len(reg.Opinions(m.ID))
	}
	at := state - boxCount - boxOpened
	g.Text(r.X+2, r.Y, ink, b.Spoken(), at-r.X-4)
	g.Text(at, r.Y, widget.Muted, last, boxOpened-1)
	g.TextRight(state-3, r.Y, widget.Muted, strconv.Itoa(count), boxCount)
	drawSign(g, state, r.Y, reader(l.host).BoxState(b), boxState-2)
}
