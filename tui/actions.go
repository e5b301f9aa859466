package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/widget"
)

// Actor offers its own actions by name (Ctrl+P): what its page can do now.
type Actor interface{ Actions() []action }

// action is something one can do here, by name.
type action struct {
	name string
	key  string
	do   func() tea.Cmd
}

// actions is Ctrl+P: every action by name, those of the page first; letters narrow them.
type actions struct {
	a     *App
	page  Screen // whose actions come first
	field widget.Edit
	list  widget.List
	all   []action
	shown []action
}

func (a *App) actions() tea.Cmd {
	if _, form := a.front().(Closer); len(a.dialogs) > 0 && !form {
		return nil
	}
	p := &actions{a: a, page: a.front(), field: widget.Edit{Limit: 30}}
	p.list.Row = p.row
	p.Refresh()
	a.ask(p)
	return nil
}

// everywhere is what can be done on any page.
func (a *App) everywhere() []action {
	all := []action{
		{a.say(text.ActionFind), "Ctrl+F", a.find},
		{a.say(text.ActionSync), "F5", func() tea.Cmd { return tea.Batch(a.workOffline(false), a.syncNow(true)) }},
		{a.say(text.ActionWorkOffline), "", func() tea.Cmd { return a.workOffline(!a.desk.Status().WorkOffline) }},
		{a.say(text.ActionLanguage), "F10", func() tea.Cmd { a.switchLanguage(); return nil }},
		{a.say(text.ActionHelp), "F1", a.help},
	}
	if a.desk.Sealed() {
		all = append(all, action{a.say(text.ActionLock), "", a.lock})
	}
	return append(all, action{a.say(text.ActionQuit), "Ctrl+Q", a.quit})
}

// Refresh lists what can be done now, and narrows it by what stands in the field.
func (p *actions) Refresh() {
	p.field.Hint = p.a.say(text.ActionsHint)
	p.all, p.shown = nil, nil
	if own, ok := p.page.(Actor); ok {
		p.all = own.Actions()
	}
	p.all = append(append(p.all, p.back()...), p.a.everywhere()...)
	for _, c := range p.all {
		if strings.Contains(strings.ToLower(c.name), strings.ToLower(strings.TrimSpace(p.field.Value()))) {
			p.shown = append(p.shown, c)
		}
	}
	p.list.N = len(p.shown)
	p.list.Changed()
}

// back is the way back from a page over a root, by name: a form keeps its draft.
func (p *actions) back() []action {
	a := p.a
	if p.page == a.tabs[a.at].root {
		return nil
	}
	name := text.DoBack
	if _, form := p.page.(Closer); form {
		name = text.DoKeep
	}
	return []action{{a.say(name), "Esc", a.back}}
}

func (p *actions) Key(k tea.KeyPressMsg) tea.Cmd {
	switch name := widget.Name(k); {
	case name == "enter" && p.list.N > 0:
		p.a.answer()
		return p.shown[p.list.Cur].do()
	case name == "up", name == "down", name == "pgup", name == "pgdown":
		p.list.Move(k)
	case p.field.Key(k):
		p.list.Cur = 0
		p.Refresh()
	}
	return nil
}

func (p *actions) Size(w, _ int) (int, int) { return min(56, w), min(20, len(p.all)+5) }

func (p *actions) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	g.Text(in.X, in.Y, widget.Text|widget.Bold, p.a.say(text.ActionsTitle), in.W)
	p.list.Draw(g, widget.Rect{X: r.X, Y: in.Y + 3, W: r.W, H: in.H - 3})
	return p.field.Draw(g, widget.Rect{X: in.X, Y: in.Y + 1, W: in.W, H: 1}, widget.Text, true)
}

func (p *actions) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	ink := widget.Text
	if marked {
		ink |= widget.Bold
	}
	g.Text(r.X+3, r.Y, ink, p.shown[i].name, r.W-16)
	g.TextRight(r.X+r.W-3, r.Y, widget.Accent, p.shown[i].key, 10)
}

// Paste narrows by what was copied.
func (p *actions) Paste(s string) tea.Cmd { p.field.Paste(s); p.Refresh(); return nil }

func (p *actions) Typing() bool { return true }
func (p *actions) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Enter", Verb: p.a.say(text.DoChoose)}, {Key: "Esc", Verb: p.a.say(text.DoClose)}}
}
