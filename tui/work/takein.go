package work

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// takeIn is the page on which the branch joins requests to a common problem (再并一件): those that it has not given to
// anybody yet, the likely ones first. Space marks, Enter joins the marked ones, or the one under the mark, in one save.
type takeIn struct {
	host   page.Host
	id     model.TaskID
	list   widget.List
	field  widget.Edit
	shown  []*model.Task
	marked marks
}

func newTakeIn(host page.Host, id model.TaskID) *takeIn {
	p := &takeIn{host: host, id: id, field: widget.Edit{Limit: model.MostLine}}
	p.list.Row = p.row
	p.Refresh()
	return p
}

// Refresh lists the requests that can be joined and hold what was typed, the likely ones first.
func (p *takeIn) Refresh() {
	p.field.Hint = p.host.Say(text.OtherHint)
	typed := strings.ToLower(strings.TrimSpace(p.field.Value()))
	d, listed := p.host.Desk(), map[model.TaskID]bool{}
	problem := d.Register().Task(p.id)
	p.shown = nil
	take := func(t *model.Task) {
		about := strings.ToLower(t.Text() + " " + t.No() + " " + reader(p.host).TaskPlace(t))
		if listed[t.ID] || t.Common || !register.IsDispatchable(t) || t.Community() != problem.Community() {
			return
		}
		if listed[t.ID] = true; strings.Contains(about, typed) {
			p.shown = append(p.shown, t)
		}
	}
	if problem != nil {
		for _, like := range d.Register().Like(problem, d.Today()) {
			take(like.Task)
		}
		for _, t := range d.Register().Tasks(register.AllView, d.Today(), "") {
			take(t)
		}
	}
	p.list.N = len(p.shown)
	p.list.Changed()
}

// Key types into the field, moves the mark, marks a row with Space while nothing is typed, or joins with Enter.
func (p *takeIn) Key(k tea.KeyPressMsg) tea.Cmd {
	switch name := widget.Name(k); {
	case name == "enter" && p.list.N > 0:
		return p.join()
	case name == "up", name == "down", name == "pgup", name == "pgdown":
		p.list.Move(k)
	case widget.IsSpace(k) && p.field.Value() == "" && p.list.N > 0:
		p.marked.toggle(p.shown[p.list.Cur].ID)
		p.list.Cur = min(p.list.Cur+1, p.list.N-1)
		p.list.Changed()
	case p.field.Key(k):
		p.list.Cur = 0
		p.Refresh()
	}
	return nil
}

// join joins the marked requests, or the one under the mark, and closes the page.
func (p *takeIn) join() tea.Cmd {
	if p.host.Ahead() {
		return p.host.TooSoon()
	}
	reg := p.host.Desk().Register()
	tasks := p.marked.tasks(reg)
	if len(tasks) == 0 {
		tasks = []*model.Task{p.shown[p.list.Cur]}
	}
	return joinAll(p.host, reg.Task(p.id), tasks, func() tea.Cmd {
		p.host.ClosePage(p)
		return nil
	})
}

// Paste pastes text into the field.
func (p *takeIn) Paste(s string) tea.Cmd { p.field.Paste(s); p.Refresh(); return nil }

// Draw paints the problem, the field, and the list below it.
func (p *takeIn) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	problem := p.host.Desk().Register().Task(p.id)
	if problem == nil {
		return drawNothing(p.host, g, r, text.TaskGone, text.TaskGoneNext)
	}
	in := widget.Rect{X: r.X + 2, Y: r.Y, W: r.W - 4, H: r.H}
	right := g.TextRight(in.X+in.W, in.Y, widget.Accent|widget.Bold, text.Marked(p.host.Lang(), len(p.marked.ids)), 20)
	g.Spans(in.X, in.Y, right-in.X-2,
		widget.Span{Ink: widget.Text | widget.Bold, Text: p.host.Say(text.DoTakeIn) + "   "},
		widget.Span{Ink: widget.Muted, Text: reader(p.host).TaskLine(problem)})
	list := widget.Rect{X: r.X, Y: r.Y + 4, W: r.W, H: r.H - 4}
	if p.list.N == 0 {
		g.Text(in.X, list.Y, widget.Muted, p.host.Say(text.OtherNone), in.W)
	} else {
		p.list.Draw(g, list)
	}
	return p.field.Draw(g, widget.Rect{X: in.X, Y: in.Y + 2, W: in.W, H: 1}, widget.Text, true)
}

func (p *takeIn) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	t, ink := p.shown[i], widget.Text
	if marked {
		ink |= widget.Bold
	}
	if p.marked.has(t.ID) {
		g.Text(r.X+2, r.Y, widget.Good, "✓", 1)
	}
	_, place, state := taskColumns(r.W)
	drawTitle(p.host, g, r.X+4, r.Y, r.X+place-2, ink, t)
	g.Text(r.X+place, r.Y, widget.Muted, reader(p.host).TaskPlace(t), state-place-4)
	drawSign(g, r.X+state, r.Y, reader(p.host).ListSign(register.UnsortedView, t), r.W-2-state)
}

// Typing reports true: characters are typed into the field.
func (p *takeIn) Typing() bool { return true }

// Hints returns the keys that work here.
func (p *takeIn) Hints() []widget.Hint {
	return []widget.Hint{
		{Key: "Enter", Verb: p.host.Say(text.DoJoinTo)}, {Key: "Space", Verb: p.host.Say(text.DoTick)},
		{Key: p.host.Say(text.KeyUpDown), Verb: p.host.Say(text.DoChoose)},
		{Key: "Esc", Verb: p.host.Say(text.DoBack)},
	}
}
