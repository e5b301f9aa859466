package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/widget"
)

// pick chooses somebody who was not suggested (另选一人): letters narrow the people who serve the task's community.
type pick struct {
	a     *App
	took  func(to model.Addressee) tea.Cmd
	field widget.Edit
	list  widget.List
	all   []*model.Person
	shown []*model.Person
}

func newPick(a *App, t *model.Task, took func(model.Addressee) tea.Cmd) *pick {
	p := &pick{a: a, took: took, field: widget.Edit{Limit: model.MostName, Hint: a.say(text.PickHint)}}
	for _, one := range a.desk.Register().People() {
		if one.Home() == t.Home() || one.Place.Holds(t.Home()) {
			p.all = append(p.all, one)
		}
	}
	p.list.Row = p.row
	p.Refresh()
	return p
}

// Refresh narrows by what stands in the field.
func (p *pick) Refresh() {
	words := strings.Fields(strings.ToLower(p.field.Value()))
	p.shown = nil
	for _, one := range p.all {
		about := strings.ToLower(p.about(one))
		fits := true
		for _, w := range words {
			fits = fits && strings.Contains(about, w)
		}
		if fits {
			p.shown = append(p.shown, one)
		}
	}
	p.list.N = len(p.shown)
	p.list.Changed()
}

// about is everything somebody is found by.
func (p *pick) about(one *model.Person) string {
	return strings.Join([]string{one.Name, text.Function(p.a.lang, one.Function), p.a.desk.PlaceName(one.Place), p.skills(one)}, " ")
}

func (p *pick) skills(one *model.Person) string {
	if one.Inside == nil {
		return ""
	}
	return text.Listed(p.a.lang, append(append([]string{}, one.Inside.Specialities...), one.Inside.Wishes...)...)
}

// Key types, moves, or takes who is marked.
func (p *pick) Key(k tea.KeyPressMsg) tea.Cmd {
	switch name := widget.Name(k); {
	case name == "enter" && p.list.N > 0:
		one := p.shown[p.list.Cur]
		p.a.shut(p)
		return p.took(model.Addressee{Kind: model.ToPerson, ID: one.RecordID(), Name: one.Name})
	case name == "up", name == "down", name == "pgup", name == "pgdown":
		p.list.Move(k)
	case p.field.Key(k):
		p.list.Cur = 0
		p.Refresh()
	}
	return nil
}

// Paste narrows by what was copied.
func (p *pick) Paste(s string) tea.Cmd { p.field.Paste(s); p.Refresh(); return nil }

// Size leaves the case's words in sight above it where there is room.
func (p *pick) Size(w, h int) (int, int) { return min(72, w), min(h, 16) }

// Draw paints the field and who is left.
func (p *pick) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	g.Text(in.X, in.Y, widget.Text|widget.Bold, p.a.say(text.SomebodyElse), in.W)
	list := widget.Rect{X: r.X + 1, Y: in.Y + 4, W: r.W - 2, H: in.H - 4}
	if p.list.N == 0 {
		g.Text(in.X, list.Y, widget.Muted, p.a.say(text.PickNone), in.W)
	} else {
		p.list.Draw(g, list)
	}
	return p.field.Draw(g, widget.Rect{X: in.X, Y: in.Y + 2, W: in.W, H: 1}, widget.Text, true)
}

func (p *pick) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	one, ink := p.shown[i], widget.Text
	if marked {
		ink |= widget.Bold
	}
	g.Text(r.X+2, r.Y, ink, one.Name, 12)
	g.Text(r.X+15, r.Y, widget.Muted, text.Function(p.a.lang, one.Function), 12)
	g.Text(r.X+28, r.Y, widget.Muted, p.a.desk.PlaceName(one.Place), 16)
	g.Text(r.X+45, r.Y, widget.Muted, p.skills(one), r.W-47)
}

// Typing is true: letters narrow.
func (p *pick) Typing() bool { return true }

// Hints are Enter and the way back to the dialog.
func (p *pick) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Enter", Verb: p.a.say(text.DoDispatch)}, {Key: p.a.say(text.KeyUpDown), Verb: p.a.say(text.DoChoose)},
		{Key: "Esc", Verb: p.a.say(text.DoBack)}}
}
