package work

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// task is the page of a task: what was asked for, the state, the history, and the steps that the person may take now,
// with the likeliest one marked.
type task struct {
	host    page.Host
	id      model.TaskID
	decided func() tea.Cmd // called after a step was saved and the page closed; nil: the page stays open

	file   *caseFile // nil: the person can no longer see the task
	steps  []desk.Offer
	extra  []page.Action // what can be done beside the steps; they stand below them
	cur    int           // the marked one of both
	above  int           // how many rows of the history are hidden below; 0 shows the newest
	room   int           // how many rows the history had when it was last drawn
	bar    widget.Rect   // where the steps were drawn, for the mouse
	saving bool
}

// TaskPage returns the page of a record that is a task.
func TaskPage(host page.Host, r model.Record) page.Screen {
	return NewTask(host, model.TaskID(r.RecordID()))
}

// NewTask returns the page of a task.
func NewTask(host page.Host, id model.TaskID) page.Screen { return newTask(host, id) }

func newTask(host page.Host, id model.TaskID) *task {
	p := &task{host: host, id: id}
	p.Refresh()
	return p
}

// Refresh reads the task as it is now. The mark stays on its step, or goes to the first, likeliest step if that is no
// longer offered.
func (p *task) Refresh() {
	was := ""
	if p.cur < len(p.steps) {
		was = p.steps[p.cur].Name
	}
	p.file, p.steps, p.extra, p.cur, p.saving = nil, nil, nil, 0, false
	t, ok := p.host.Desk().Whole(p.id.Record()).(*model.Task)
	if !ok {
		return
	}
	p.file, p.steps = caseOf(p.host, t), p.host.Desk().StepsOn(t)
	for i, one := range p.steps {
		if one.Name == was {
			p.cur = i
		}
	}
	p.extra = p.more()
}

// choices returns how many things can be done: the steps and what stands below them.
func (p *task) choices() int { return len(p.steps) + len(p.extra) }

// verb returns the name of the i-th of them.
func (p *task) verb(i int) string {
	if i < len(p.steps) {
		return p.host.Say(p.steps[i].Verb)
	}
	return p.extra[i-len(p.steps)].Name
}

// Typing reports false: the page has no field.
func (p *task) Typing() bool { return false }

// Key marks a step with up and down, takes it with Enter, its digit or its own key, and scrolls the history with PgUp,
// PgDn, Home and End. Ctrl+Down lists similar tasks.
func (p *task) Key(k tea.KeyPressMsg) tea.Cmd {
	switch name := widget.Name(k); {
	case name == "up", k.Text == "k":
		p.cur = max(0, p.cur-1)
	case name == "down", k.Text == "j":
		p.cur = max(0, min(p.cur+1, p.choices()-1))
	case name == "pgup":
		p.scroll(max(1, p.room-1))
	case name == "pgdown":
		p.scroll(-max(1, p.room-1))
	case name == "home":
		p.scroll(1 << 20)
	case name == "end":
		p.scroll(-1 << 20)
	case name == "ctrl+down":
		return p.openAlike()
	case name == "enter" && p.choices() > 0:
		return p.take(p.cur)
	case widget.Nth(k, p.choices()) >= 0:
		return p.take(widget.Nth(k, p.choices()))
	default:
		return p.takeKey(name)
	}
	return nil
}

// scroll scrolls the history by so many rows, towards older rows if the number is positive.
func (p *task) scroll(rows int) {
	if p.file != nil {
		p.above = max(0, min(p.above+rows, len(p.file.lines)-p.room))
	}
}

// takeKey takes the step that has this key as its own.
func (p *task) takeKey(name string) tea.Cmd {
	for i, one := range p.steps {
		if one.Key != "" && one.Key == name {
			return p.take(i)
		}
	}
	return nil
}

// take takes the i-th step, or does what stands below the steps.
func (p *task) take(i int) tea.Cmd {
	if i >= len(p.steps) {
		p.cur = i
		return p.extra[i-len(p.steps)].Do()
	}
	if p.steps[i].AtOnce() && p.host.Ahead() {
		return p.host.TooSoon()
	}
	if p.saving && p.host.Writing() { // Enter was pressed twice, and the first save is not on disk yet
		return nil
	}
	p.cur = i
	p.saving = p.steps[i].AtOnce()
	return takeStep(p.host, p.file.task, p.steps[i], p.leave)
}

// leave is called after a step was saved. If the page was opened from the queue, it closes, and the queue goes on to
// the next task. Otherwise the page stays.
func (p *task) leave() tea.Cmd {
	if p.decided == nil {
		p.cur = 0 // mark the step that is the likeliest now
		return nil
	}
	if p.host.Page() == page.Screen(p) {
		p.host.Pop()
	}
	return p.decided()
}

// Actions returns the steps, and the page of the household, for the list of Ctrl+P.
func (p *task) Actions() (all []page.Action) {
	for i, one := range p.steps {
		all = append(
			all,
			page.Action{
				Name: p.host.Say(one.Verb),
				Key:  strings.ToUpper(one.Key),
				Do:   func() tea.Cmd { return p.take(i) },
			},
		)
	}
	all = append(all, p.extra...)
	if p.file != nil {
		all = append(all, p.alikeAction()...)
		all = append(all, chatAction(p.host, []*model.Task{p.file.task})...)
	}
	if door := p.door(); !door.IsZero() {
		all = append(
			all,
			page.Action{
				Name: p.host.Say(text.DoSeeDoor),
				Key:  "",
				Do:   func() tea.Cmd { return p.host.Open(door.Record()) },
			},
		)
	}
	return all
}

// door returns the household that the task is about, and the zero id if the person cannot see it.
func (p *task) door() (id model.HouseholdID) {
	if p.file != nil && p.host.Desk().Register().Household(p.file.task.Door().ID) != nil {
		id = p.file.task.Door().ID
	}
	return id
}

// Click marks a step. A click on the marked step takes it.
func (p *task) Click(x, y int) tea.Cmd {
	for i := range p.choices() {
		c := p.cell(i)
		switch {
		case y != c.Y || x < c.X || x >= c.X+c.W:
			continue
		case i == p.cur:
			return p.take(i)
		}
		p.cur = i
	}
	return nil
}

// Hints returns the keys that work here, Enter with the marked step first.
func (p *task) Hints() []widget.Hint {
	host := p.host
	var hints []widget.Hint
	if p.file == nil {
		return []widget.Hint{{Key: "Esc", Verb: host.Say(text.DoBack)}}
	}
	if p.choices() > 0 {
		hints = append(hints, widget.Hint{Key: "Enter", Verb: p.verb(p.cur)})
	}
	if n := p.choices(); n > 1 {
		hints = append(hints, widget.Hint{Key: host.Say(text.KeyDigits, n), Verb: host.Say(text.DoChoose)})
	}
	for i, one := range p.steps {
		if one.Key != "" && i != p.cur { // the hint of Enter names the marked step already
			hints = append(hints, widget.Hint{Key: strings.ToUpper(one.Key), Verb: host.Say(one.Verb)})
		}
	}
	if p.file.task.Inside == nil {
		return append(hints, widget.Hint{Key: "Esc", Verb: host.Say(text.DoBack)})
	}
	return append(
		hints, widget.Hint{Key: "PgUp/PgDn", Verb: host.Say(text.HistoryHead)},
		widget.Hint{Key: "Esc", Verb: host.Say(text.DoBack)},
	)
}

// Help returns the section of the help that lists the keys of this page.
func (p *task) Help() text.HelpSection { return text.HelpTask }

// WantsNews reports true: the page shows what other people do.
func (p *task) WantsNews() bool { return true }
