package work

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// pick is the list of everybody who could have a task: for the branch, if it wants none of the suggestions (另选), and
// for the steps that name somebody. What is typed narrows the list by name, function, place and skill.
type pick struct {
	host  page.Host
	task  *model.Task
	title text.Sentence
	kinds []model.ToKind // who is listed; nil: everybody
	took  func(one present.Handler) tea.Cmd
	left  func(words string) // called when the list closes, with the words that narrowed it; may be nil
	field widget.Edit
	list  widget.List
	shown []present.Handler
}

func newPick(host page.Host, t *model.Task, took func(present.Handler) tea.Cmd) *pick {
	p := &pick{host: host, task: t, title: text.SomebodyElse, took: took, field: widget.Edit{Limit: model.MostName}}
	p.list.Row = p.row
	p.Refresh()
	return p
}

// Refresh lists those whom the words in the field fit.
func (p *pick) Refresh() {
	p.field.Hint = p.host.Say(text.PickHint)
	words := strings.Fields(strings.ToLower(p.field.Value()))
	p.shown = nil
	for _, one := range reader(p.host).Handlers(p.task.Grid) {
		about := strings.ToLower(strings.Join([]string{one.To.Name, one.What, one.Where, one.Skills}, " "))
		fits := p.kinds == nil || slices.Contains(p.kinds, one.To.Kind)
		for _, w := range words {
			fits = fits && (strings.Contains(about, w) || p.host.Desk().Register().Sounds(one.To.ID, w))
		}
		if fits {
			p.shown = append(p.shown, one)
		}
	}
	p.list.N = len(p.shown)
	p.list.Changed()
}

// narrow brings the list into the state in which it was last left: with the words that were typed, and the mark on the
// person who was chosen.
func (p *pick) narrow(words string, chosen *present.Handler) {
	p.field.SetValue(words)
	p.Refresh()
	for i, one := range p.shown {
		if chosen != nil && one.To.ID == chosen.To.ID {
			p.list.Cur = i
		}
	}
}

// Leave keeps the words that narrowed the list, for the next time that it is opened.
func (p *pick) Leave() tea.Cmd {
	if p.left != nil {
		p.left(p.field.Value())
	}
	return nil
}

// Key types into the field, moves the mark, or chooses the marked person with Enter.
func (p *pick) Key(k tea.KeyPressMsg) tea.Cmd {
	switch name := widget.Name(k); {
	case name == "enter" && p.list.N > 0:
		one := p.shown[p.list.Cur]
		p.Leave()
		p.host.CloseDialogs(p)
		return p.took(one)
	case name == "up", name == "down", name == "pgup", name == "pgdown":
		p.list.Move(k)
	case p.field.Key(k):
		p.list.Cur = 0
		p.Refresh()
	}
	return nil
}

// Paste pastes text into the field.
func (p *pick) Paste(s string) tea.Cmd { p.field.Paste(s); p.Refresh(); return nil }

// Size returns the size of the dialog in cells. It is small enough to leave the words of the task in sight, if the
// window has room.
func (p *pick) Size(w, h int) (int, int) { return min(72, w), min(h, 16) }

// Draw paints the field, and the list below it.
func (p *pick) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	g.Text(in.X, in.Y, widget.Text|widget.Bold, p.host.Say(p.title), in.W)
	list := widget.Rect{X: r.X + 1, Y: in.Y + 4, W: r.W - 2, H: in.H - 4}
	if p.list.N == 0 {
		g.Text(in.X, list.Y, widget.Muted, p.host.Say(text.PickNone), in.W)
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
	g.Text(r.X+2, r.Y, ink, one.To.Name, 16)
	g.Text(r.X+19, r.Y, widget.Muted, one.What, 12)
	g.Text(r.X+32, r.Y, widget.Muted, one.Where, 13)
	g.Text(r.X+46, r.Y, widget.Muted, one.Skills, r.W-48)
}

// Typing reports true: characters are typed into the field.
func (p *pick) Typing() bool { return true }

// Hints returns Enter, the keys that move the mark, and Esc.
func (p *pick) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Enter", Verb: p.host.Say(text.DoTake)},
		{Key: p.host.Say(text.KeyUpDown), Verb: p.host.Say(text.DoChoose)},
		{Key: "Esc", Verb: p.host.Say(text.DoBack)}}
}
