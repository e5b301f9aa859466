package work

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// other is the list of the tasks that a step can name beside its own: the common problems that a request can be joined
// to, or the requests that it may repeat. What is typed narrows the list, and Enter takes the step.
type other struct {
	host  page.Host
	task  *model.Task
	step  desk.Offer
	with  []*model.Task // the tasks to be joined, if they are several; task is one of them
	then  func() tea.Cmd
	field widget.Edit
	list  widget.List
	shown []*model.Task
}

func newOther(host page.Host, t *model.Task, step desk.Offer, then func() tea.Cmd) *other {
	o := &other{host: host, task: t, step: step, then: then, field: widget.Edit{Limit: model.MostLine}}
	o.list.Row = o.row
	o.Refresh()
	return o
}

// Refresh lists the tasks that the step can name and that hold what was typed. Those that are likely the same come
// first.
func (o *other) Refresh() {
	o.field.Hint = o.host.Say(text.OtherHint)
	typed := strings.ToLower(strings.TrimSpace(o.field.Value()))
	d := o.host.Desk()
	o.shown = nil
	listed := map[model.TaskID]bool{}
	take := func(t *model.Task) {
		about := strings.ToLower(t.Text() + " " + t.No() + " " + reader(o.host).TaskPlace(t))
		if !listed[t.ID] && o.step.Asks.Other.Offered(o.task, t) && strings.Contains(about, typed) {
			o.shown, listed[t.ID] = append(o.shown, t), true
		}
	}
	for _, like := range d.Register().Like(o.task, d.Today()) {
		take(like.Task)
	}
	for _, t := range d.Register().Tasks(register.AllView, d.Today(), "") {
		take(t)
	}
	o.list.N = len(o.shown)
	o.list.Changed()
}

// Key types into the field, moves the mark, takes the step with the marked task, or begins a common problem to join to
// (Ctrl+N).
func (o *other) Key(k tea.KeyPressMsg) tea.Cmd {
	switch name := widget.Name(k); {
	case name == "ctrl+n" && o.joins():
		o.host.ShowDialog(newProblemOf(o.host, o.tasks(), func() tea.Cmd {
			o.host.CloseDialogs(o)
			return o.then()
		}))
	case name == "enter" && o.list.N > 0:
		if o.host.Ahead() {
			return o.host.TooSoon()
		}
		return o.take(o.shown[o.list.Cur])
	case name == "up", name == "down", name == "pgup", name == "pgdown":
		o.list.Move(k)
	case o.field.Key(k):
		o.list.Cur = 0
		o.Refresh()
	}
	return nil
}

// joins reports whether the step joins tasks to a common problem.
func (o *other) joins() bool { return o.step.Name == "join" }

// tasks returns the tasks for which the step is taken.
func (o *other) tasks() []*model.Task {
	if len(o.with) > 0 {
		return o.with
	}
	return []*model.Task{o.task}
}

// take takes the step with the task that was chosen, for all tasks if they are several.
func (o *other) take(chosen *model.Task) tea.Cmd {
	then := func() tea.Cmd {
		o.host.CloseDialogs(o)
		return o.then()
	}
	if len(o.with) > 0 {
		return joinAll(o.host, chosen, o.with, then)
	}
	return saveStep(o.host, o.task, o.step, chosen, then)
}

// Paste pastes text into the field.
func (o *other) Paste(s string) tea.Cmd { o.field.Paste(s); o.Refresh(); return nil }

// Size returns the size of the dialog in cells.
func (o *other) Size(w, h int) (int, int) { return min(76, w), min(h, 16) }

// Draw paints the title, the field, and the list below it.
func (o *other) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	g.Text(in.X, in.Y, widget.Text|widget.Bold, o.host.Say(o.step.Asks.Other.Title), in.W)
	list := widget.Rect{X: r.X + 1, Y: in.Y + 4, W: r.W - 2, H: in.H - 4}
	if o.list.N == 0 {
		g.Text(in.X, list.Y, widget.Muted, o.host.Say(text.OtherNone), in.W)
	} else {
		o.list.Draw(g, list)
	}
	return o.field.Draw(g, widget.Rect{X: in.X, Y: in.Y + 2, W: in.W, H: 1}, widget.Text, true)
}

func (o *other) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	t, ink := o.shown[i], widget.Text
	if marked {
		ink |= widget.Bold
	}
	read := reader(o.host)
	state := read.TaskState(t)
	right := g.TextRight(r.X+r.W-2, r.Y, widget.Muted, state, 14)
	place := read.TaskPlace(t)
	at := max(r.X+26, right-2-20)
	g.Text(r.X+2, r.Y, ink, read.TaskLine(t), at-r.X-4)
	g.Text(at, r.Y, widget.Muted, place, right-2-at)
}

// Typing reports true: characters are typed into the field.
func (o *other) Typing() bool { return true }

// Hints returns Enter, the keys that move the mark, and Esc.
func (o *other) Hints() []widget.Hint {
	hints := []widget.Hint{{Key: "Enter", Verb: o.host.Say(o.step.Verb)},
		{Key: o.host.Say(text.KeyUpDown), Verb: o.host.Say(text.DoChoose)}}
	if o.joins() {
		hints = append(hints, widget.Hint{Key: "Ctrl+N", Verb: o.host.Say(text.NewProblem)})
	}
	return append(hints, widget.Hint{Key: "Esc", Verb: o.host.Say(text.DoBack)})
}
