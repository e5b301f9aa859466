package work

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// alike is the dialog with the tasks that are probably about the same as one (同样的事), and why. Enter shows the task
// under the cursor whole. Where the person may dispatch, Space marks those that are dispatched or joined together with
// the task.
type alike struct {
	host   page.Host
	task   *model.Task
	marked *marks         // of the tasks that go together with the task; nil if none may
	send   func() tea.Cmd // dispatches the task and the marked ones; nil: the dialog below does so later
	left   func()         // called when the dialog closes; may be nil
	list   widget.List
	shown  []register.Likeness
}

func newAlike(host page.Host, t *model.Task, marked *marks) *alike {
	a := &alike{host: host, task: t, marked: marked}
	a.list.Row, a.list.Below, a.list.More = a.row, a.why, 1
	a.Refresh()
	return a
}

// Refresh lists the tasks as they are now.
func (a *alike) Refresh() {
	a.shown = a.host.Desk().Register().Like(a.task, a.host.Desk().Today())
	a.list.N = len(a.shown)
	a.list.Changed()
}

// Leave is called before the dialog closes.
func (a *alike) Leave() tea.Cmd {
	if a.left != nil {
		a.left()
	}
	return nil
}

// Typing reports false: the dialog has no field.
func (a *alike) Typing() bool { return false }

// Key moves the cursor, shows a task (Enter), marks it (Space), dispatches all (Ctrl+S), or joins all to a common
// problem (F6).
func (a *alike) Key(k tea.KeyPressMsg) tea.Cmd {
	name := widget.Name(k)
	switch {
	case a.list.N == 0, a.list.Move(k):
	case name == "enter":
		a.host.ShowDialog(&oneCase{a.host, caseOf(a.host, a.shown[a.list.Cur].Task)})
	case a.marked == nil:
	case widget.IsSpace(k):
		return a.toggle(a.shown[a.list.Cur].Task)
	case name == "ctrl+s":
		return a.together()
	case name == "f6":
		return joinSeveral(a.host, a.all(), func() tea.Cmd { a.close(); return nil })
	}
	return nil
}

// toggle marks a task, or says that it cannot be dispatched because somebody has it already.
func (a *alike) toggle(t *model.Task) tea.Cmd {
	if !a.marked.has(t.ID) && !register.IsDispatchable(t) {
		return a.host.Toast().Fail(text.AlikeHas(a.host.Lang(), text.StateOf(a.host.Lang(), t)))
	}
	a.marked.toggle(t.ID)
	a.list.Changed()
	return nil
}

// together closes the dialog, and dispatches the task and the marked ones, or goes back to the dialog that does so.
func (a *alike) together() tea.Cmd {
	a.close()
	if a.send == nil {
		return nil
	}
	return a.send()
}

func (a *alike) close() {
	a.Leave()
	a.host.CloseDialogs(a)
}

// all returns the task and the marked ones.
func (a *alike) all() []*model.Task {
	return append([]*model.Task{a.task}, a.marked.tasks(a.host.Desk().Register())...)
}

// Size returns the size of the dialog in cells.
func (a *alike) Size(w, h int) (int, int) { return min(76, w), min(h, len(a.shown)+6) }

// Draw paints how many tasks are alike and marked, and the list.
func (a *alike) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	count := a.host.Say(text.SimilarIn, len(a.shown))
	if a.marked != nil && len(a.marked.ids) > 0 {
		count = text.Marked(a.host.Lang(), len(a.marked.ids))
	}
	right := g.TextRight(in.X+in.W, in.Y, widget.Muted, count, 24)
	g.Text(in.X, in.Y, widget.Text|widget.Bold, a.host.Say(text.SimilarHead), right-in.X-2)
	return a.list.Draw(g, widget.Rect{X: r.X + 1, Y: in.Y + 2, W: r.W - 2, H: in.H - 2})
}

// row paints ✓ if the task is marked, the day it was raised, its words, and how it ended.
func (a *alike) row(g *widget.Grid, r widget.Rect, i int, cursor bool) {
	t, line := a.shown[i].Task, widget.Rect{X: r.X + 4, Y: r.Y, W: r.W - 6, H: 1}
	if a.marked != nil && a.marked.has(t.ID) {
		g.Text(r.X+2, r.Y, widget.Accent|widget.Bold, "✓", 1)
	}
	drawSimilar(a.host, g, line, t)
	if cursor {
		g.Text(line.X, r.Y, widget.Text|widget.Bold, model.DayOf(t.Raised).Short(), 6)
	}
}

// why paints below the row of the cursor why its task is like the other.
func (a *alike) why(g *widget.Grid, r widget.Rect) {
	g.Text(r.X+11, r.Y, widget.Muted, reader(a.host).Alike(a.shown[a.list.Cur]), r.W-13)
}

// Hints returns the keys that work here.
func (a *alike) Hints() []widget.Hint {
	hints := []widget.Hint{{Key: "Enter", Verb: a.host.Say(text.DoOpen)}}
	if a.marked != nil {
		hints = append(
			hints, widget.Hint{Key: "Space", Verb: a.host.Say(text.DoTick)},
			widget.Hint{Key: "Ctrl+S", Verb: text.DispatchMarked(a.host.Lang(), len(a.marked.ids)+1)},
			widget.Hint{Key: "F6", Verb: a.host.Say(text.DoJoinTo)},
		)
	}
	return append(hints, widget.Hint{Key: "Esc", Verb: a.host.Say(text.DoBack)})
}

// oneCase is the dialog that shows a task whole, over whatever is being decided.
type oneCase struct {
	host page.Host
	file *caseFile
}

// Refresh reads the task as it is now.
func (o *oneCase) Refresh() {
	if t := o.host.Desk().Register().Task(o.file.task.ID); t != nil {
		o.file = caseOf(o.host, t)
	}
}

// Typing reports false: the dialog has no field.
func (o *oneCase) Typing() bool { return false }

// Key does nothing: the dialog is only read.
func (o *oneCase) Key(tea.KeyPressMsg) tea.Cmd { return nil }

// Size returns the size of the dialog in cells.
func (o *oneCase) Size(w, h int) (int, int) { return min(70, w), min(h, 20) }

// Draw paints the task.
func (o *oneCase) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	in := r.Inset(3, 1)
	rest := o.file.drawHead(g, in)
	rest = o.file.drawWords(g, rest, 6)
	rest = o.file.drawCameBack(g, rest)
	rest = o.file.drawFacts(g, rest, 1)
	o.file.drawLastSteps(g, rest, max(1, rest.H-2))
	return widget.Cursor(in.X, in.Y)
}

// Hints returns the key that goes back.
func (o *oneCase) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Esc", Verb: o.host.Say(text.DoBack)}}
}
