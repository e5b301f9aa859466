package anywhere

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// Actions is the dialog of Ctrl+P: it lists every action by name, those of the screen in front first. What is typed
// narrows the list.
type Actions struct {
	host  page.Host
	front page.Screen // the screen whose actions come first
	rest  func() []page.Action
	field widget.Edit
	list  widget.List
	all   []page.Action
	shown []page.Action
}

// NewActions makes the dialog. It lists the actions of the screen in front, and after them those that rest returns, in
// the current language.
func NewActions(host page.Host, front page.Screen, rest func() []page.Action) *Actions {
	p := &Actions{host: host, front: front, rest: rest, field: widget.Edit{Limit: 30}}
	p.list.Row = p.row
	p.Refresh()
	return p
}

// Refresh lists the actions that are possible now and whose names hold the text in the field.
func (p *Actions) Refresh() {
	p.field.Hint = p.host.Say(text.ActionsHint)
	p.all, p.shown = nil, nil
	if own, ok := p.front.(page.Actor); ok {
		p.all = own.Actions()
	}
	p.all = append(p.all, p.rest()...)
	for _, c := range p.all {
		if strings.Contains(strings.ToLower(c.Name), strings.ToLower(strings.TrimSpace(p.field.Value()))) {
			p.shown = append(p.shown, c)
		}
	}
	p.list.N = len(p.shown)
	p.list.Changed()
}

// Key types into the field, moves the mark, or does the marked action with Enter.
func (p *Actions) Key(k tea.KeyPressMsg) tea.Cmd {
	switch name := widget.Name(k); {
	case name == "enter" && p.list.N > 0:
		p.host.CloseDialog()
		return p.shown[p.list.Cur].Do()
	case name == "up", name == "down", name == "pgup", name == "pgdown":
		p.list.Move(k)
	case p.field.Key(k):
		p.list.Cur = 0
		p.Refresh()
	}
	return nil
}

// Size returns the size of the dialog in cells: up to 56 columns and 20 rows.
func (p *Actions) Size(w, _ int) (int, int) { return min(56, w), min(20, len(p.all)+5) }

// Draw paints the field and the actions listed.
func (p *Actions) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	g.Text(in.X, in.Y, widget.Text|widget.Bold, p.host.Say(text.ActionsTitle), in.W)
	p.list.Draw(g, widget.Rect{X: r.X, Y: in.Y + 3, W: r.W, H: in.H - 3})
	return p.field.Draw(g, widget.Rect{X: in.X, Y: in.Y + 1, W: in.W, H: 1}, widget.Text, true)
}

func (p *Actions) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	ink := widget.Text
	if marked {
		ink |= widget.Bold
	}
	g.Text(r.X+3, r.Y, ink, p.shown[i].Name, r.W-16)
	g.TextRight(r.X+r.W-3, r.Y, widget.Accent, p.shown[i].Key, 10)
}

// Paste pastes text into the field and narrows the list by it.
func (p *Actions) Paste(s string) tea.Cmd { p.field.Paste(s); p.Refresh(); return nil }

// Typing reports true: characters are typed into the field.
func (p *Actions) Typing() bool { return true }

// Hints returns the keys that choose and leave.
func (p *Actions) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Enter", Verb: p.host.Say(text.DoChoose)}, {Key: "Esc", Verb: p.host.Say(text.DoClose)}}
}
