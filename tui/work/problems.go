package work

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// problems is the tab 共性问题 of the branch: the common problems, with how many households each one helps and how many
// of them have their answer.
type problems struct {
	host  page.Host
	list  widget.List
	rows  []register.Problem
	file  *caseFile // of the marked row; nil: the list is empty
	stale bool
}

// NewProblems returns the list of common problems.
func NewProblems(host page.Host) page.Screen {
	p := &problems{host: host, stale: true}
	p.list.Row, p.list.Head = p.row, p.head
	return p
}

// Refresh makes the rows stale. They are built anew when they are next needed.
func (p *problems) Refresh() { p.stale = true }

// Typing reports false: the screen has no field.
func (p *problems) Typing() bool { return false }

// fresh builds the rows if they are stale. The mark stays on its problem.
func (p *problems) fresh() {
	if !p.stale {
		return
	}
	p.stale = false
	p.rows = p.host.Desk().Register().Problems("")
	p.list.N = len(p.rows)
	p.list.Changed()
	for i, one := range p.rows {
		if p.file != nil && one.Task.ID == p.file.task.ID {
			p.list.Cur = i
		}
	}
	p.look()
}

// look puts together the case file of the marked problem.
func (p *problems) look() {
	p.list.Cur = max(0, min(p.list.Cur, len(p.rows)-1))
	if p.file = nil; len(p.rows) > 0 {
		p.file = caseOf(p.host, p.rows[p.list.Cur].Task)
	}
}

// Key moves the mark, opens the problem (Enter), or begins a new one (Ctrl+N).
func (p *problems) Key(k tea.KeyPressMsg) tea.Cmd {
	p.fresh()
	switch name := widget.Name(k); {
	case p.list.Move(k):
		p.look()
	case name == "enter":
		return p.open()
	case name == "ctrl+n":
		p.host.ShowDialog(newProblem(p.host))
	}
	return nil
}

func (p *problems) open() tea.Cmd {
	if p.file == nil {
		return nil
	}
	return p.host.Open(p.file.task.ID.Record())
}

// Click marks a row. A click on the marked row opens its problem.
func (p *problems) Click(_, y int) tea.Cmd {
	p.fresh()
	cmd := page.ClickList(&p.list, y, p.open)
	p.look()
	return cmd
}

// Mark puts the mark on a problem, if it is listed.
func (p *problems) Mark(id model.RecordID) {
	p.fresh()
	for i, one := range p.rows {
		if one.Task.RecordID() == id {
			p.list.Cur = i
		}
	}
	p.look()
}

// Actions returns what the branch can do here, for the list of Ctrl+P.
func (p *problems) Actions() []page.Action {
	return []page.Action{{
		Name: p.host.Say(text.NewProblem), Key: "Ctrl+N",
		Do: func() tea.Cmd { p.host.ShowDialog(newProblem(p.host)); return nil },
	}}
}

// Hints returns the keys that work here.
func (p *problems) Hints() []widget.Hint {
	hints := []widget.Hint{
		{Key: "Ctrl+N", Verb: p.host.Say(text.NewProblem)}, {Key: "/", Verb: p.host.Say(text.DoFind)},
		{Key: "Tab", Verb: p.host.Say(text.DoPage)},
	}
	if p.fresh(); p.file == nil {
		return hints
	}
	return append([]widget.Hint{{Key: "Enter", Verb: p.host.Say(text.DoOpen)}}, hints...)
}

// Draw paints the list, and the marked problem in the pane or in the peek.
func (p *problems) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	p.fresh()
	list := p.file.beside(g, r)
	title, body := list.Top(2)
	g.Text(title.X+2, title.Y, widget.Text|widget.Bold, p.host.Say(text.ProblemsTitle), title.W-4)
	if p.file == nil {
		return drawNone(p.host, g, body, text.ProblemsNone, text.ProblemsNext)
	}
	return p.list.Draw(g, body)
}

// These are the widths in cells of the columns at the right.
const (
	problemReach = 18
	problemTold  = 12
	problemState = 18
)

func (p *problems) head(g *widget.Grid, r widget.Rect, _ int, _ bool) {
	state := r.W - problemState
	told := state - problemTold
	reach := told - problemReach
	g.Text(r.X+2, r.Y, widget.Muted, p.host.Say(text.ColumnTask), 16)
	g.Text(r.X+reach, r.Y, widget.Muted, p.host.Say(text.ColumnReach), problemReach-2)
	g.Text(r.X+told, r.Y, widget.Muted, p.host.Say(text.ColumnTold), problemTold-2)
	g.Text(r.X+state, r.Y, widget.Muted, p.host.Say(text.ColumnState), problemState-2)
}

// row paints the beginning of the words, how many households and buildings the problem has, how many have their
// answer, and the state.
func (p *problems) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	one, ink, l := p.rows[i], widget.Text, p.host.Lang()
	if marked {
		ink |= widget.Bold
	}
	if one.Task.State == model.Closed {
		ink = ink&widget.Bold | widget.Muted
	}
	state := r.W - problemState
	told := state - problemTold
	reach := told - problemReach
	drawTitle(p.host, g, r.X+2, r.Y, r.X+reach-2, ink, one.Task)
	g.Text(r.X+reach, r.Y, widget.Muted, text.Reach(l, one.Households, len(one.Buildings)), problemReach-2)
	g.Text(r.X+told, r.Y, widget.Muted, text.ToldOfDoors(l, one.Told, len(one.Members)), problemTold-2)
	drawSign(g, r.X+state, r.Y, reader(p.host).ListSign(register.AllView, one.Task), problemState-2)
}

// WantsNews reports true: the list shows what other people do.
func (p *problems) WantsNews() bool { return true }
