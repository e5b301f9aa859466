package tui

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/widget"
)

// household is the page of a door: what is owed to it first; who lives there and what one can do; visits and requests.
type household struct {
	a     *App
	id    model.HouseholdID
	side  *doorside
	lines []houseLine
	cur   int
	top   int // rows of visits and requests scrolled out of sight
}

// houseLine is what the mark can stand on: something owed, an action, a visit or a request.
type houseLine struct {
	owed   *register.Owed
	action *action
	past   *pastLine
	spot   widget.Rect // where it was drawn last, for the mouse
}

// pastLine is one visit or request of the last weeks.
type pastLine struct {
	day    model.Day
	minute int
	sign   []widget.Span
	who    string
	words  string
	task   model.TaskID // none: a visit nothing was asked for at
}

func newHousehold(a *App, id model.HouseholdID) *household {
	h := &household{a: a, id: id}
	h.Refresh()
	return h
}

// Refresh reads the door anew; the mark stays at its place.
func (h *household) Refresh() {
	h.side = h.a.doorside(h.id, 7*(model.Horizon+1))
	h.lines = nil
	if !h.side.ok {
		return
	}
	for _, o := range h.side.step.Owed {
		h.lines = append(h.lines, houseLine{owed: &o})
	}
	for _, act := range h.Actions() {
		h.lines = append(h.lines, houseLine{action: &act})
	}
	for _, p := range h.past() {
		h.lines = append(h.lines, houseLine{past: &p})
	}
	h.cur = max(0, min(h.cur, len(h.lines)-1))
}

// past are visits and requests, the newest first; of one moment, the visit before what was asked for at it.
func (h *household) past() (lines []pastLine) {
	a, step := h.a, h.side.step
	asked := map[model.RecordID]model.TaskID{}
	for _, t := range step.Tasks {
		if t.Inside != nil {
			asked[t.Inside.From] = t.ID
		}
	}
	for _, v := range step.Visits {
		p := pastLine{day: v.On, minute: v.Minute, who: v.By.Name, task: asked[v.RecordID()]}
		glyph := widget.Span{Ink: widget.Good, Text: "✓ "}
		if v.Outcome != model.Met && v.Outcome != model.FamilySpoke {
			glyph = widget.Span{Ink: widget.Muted, Text: "◌ "}
		}
		p.sign = []widget.Span{glyph, {Ink: widget.Text, Text: text.Outcome(a.lang, v.Outcome)}}
		if a.desk.Register().Pending(v.RecordID()) {
			p.sign = append(p.sign, widget.Span{Ink: widget.Warn, Text: " ⇡"})
		}
		if v.Inside != nil {
			p.words = v.Inside.Note
		}
		lines = append(lines, p)
	}
	for _, t := range step.Tasks {
		at := t.Raised.In(model.Zone)
		glyph, word := a.signOf(t)
		lines = append(lines, pastLine{model.DayOf(at), at.Hour()*60 + at.Minute(),
			[]widget.Span{{Ink: glyph.Ink, Text: glyph.Text + " "}, {Ink: widget.Text, Text: text.Field(a.lang, "request") + "  "}, word},
			cmp.Or(a.holderOf(t), t.Author.Name), desk.TaskText(a.lang, t), t.ID})
	}
	slices.SortStableFunc(lines, func(x, y pastLine) int {
		return cmp.Or(cmp.Compare(y.day, x.day), cmp.Compare(y.minute, x.minute))
	})
	return lines
}

// Actions by name, the likeliest first; Ctrl+P has them too.
func (h *household) Actions() []action {
	if !h.side.ok {
		return nil
	}
	a, house := h.a, h.side.house()
	visit := action{a.say(text.DoVisit), "Space", h.begin}
	edit := action{a.say(text.DoEdit), "", func() tea.Cmd { a.push(newEdit(a, h.id)); return nil }}
	if house.Moved != 0 {
		return []action{visit, edit, {a.say(text.DoNewTenant), "Ctrl+N", h.add},
			{a.say(text.DoMovedTo), "", func() tea.Cmd { a.push(newElsewhere(a, house)); return nil }}}
	}
	return []action{visit, edit, {a.say(text.DoMoved), "", h.askMoved}, {a.say(text.DoAddBehind), "Ctrl+N", h.add}}
}

// begin begins the visit at once.
func (h *household) begin() tea.Cmd {
	h.a.push(newVisit(h.a, h.id))
	return nil
}

// add begins a household nobody listed, behind the same door.
func (h *household) add() tea.Cmd {
	h.a.push(newBehind(h.a, h.side.house()))
	return nil
}

// askMoved asks before a household is closed: the question names the door, and not to do it comes first.
func (h *household) askMoved() tea.Cmd {
	a, house := h.a, h.side.house()
	a.ask(newQuestion(a, func() asked {
		return asked{a.say(text.MovedAsk, a.nameOf(house)), a.say(text.MovedBody, text.Address(a.lang, house.Door)), []answer{
			{a.say(text.MovedNo), func() tea.Cmd { return nil }},
			{a.say(text.MovedYes), h.moved},
		}}
	}))
	return nil
}

func (h *household) moved() tea.Cmd {
	plan, err := h.a.desk.Plan(nil, desk.Act{Record: h.id.Record(), Body: model.HouseholdMoved{}})
	if err != nil {
		return h.a.fail(err)
	}
	return h.a.save(plan, h.a.nameOf(h.side.house())+" "+h.a.say(text.Saved), nil)
}

func (h *household) Key(k tea.KeyPressMsg) tea.Cmd {
	if !h.side.ok {
		return nil
	}
	switch name := widget.Name(k); {
	case widget.IsSpace(k):
		return h.begin()
	case name == "enter":
		return h.take()
	case name == "ctrl+n":
		return h.add()
	case name == "up", k.Text == "k":
		h.cur--
	case name == "down", k.Text == "j":
		h.cur++
	case name == "pgup":
		h.cur -= 5
	case name == "pgdown":
		h.cur += 5
	case name == "home":
		h.cur = 0
	case name == "end":
		h.cur = len(h.lines) - 1
	}
	h.cur = max(0, min(h.cur, len(h.lines)-1))
	return nil
}

// task is the one the marked line speaks of, none where it speaks of none.
func (h *household) task() (id model.TaskID) {
	if h.cur >= len(h.lines) {
		return id
	}
	switch l := h.lines[h.cur]; {
	case l.owed != nil:
		return l.owed.Task.ID
	case l.past != nil:
		return l.past.task
	}
	return id
}

// take opens the task of the marked line, or does the marked action.
func (h *household) take() tea.Cmd {
	if id := h.task(); !id.IsZero() {
		return h.a.openTask(id)
	}
	if act := h.lines[h.cur].action; act != nil {
		return act.do()
	}
	return nil
}

// Click marks a line, and takes it on the second.
func (h *household) Click(x, y int) tea.Cmd {
	for i, l := range h.lines {
		if s := l.spot; x < s.X || x >= s.X+s.W || y < s.Y || y >= s.Y+s.H {
			continue
		}
		if h.cur == i {
			return h.take()
		}
		h.cur = i
	}
	return nil
}

func (h *household) Typing() bool { return false }

func (h *household) Hints() []widget.Hint {
	a := h.a
	if !h.side.ok {
		return []widget.Hint{{Key: "Esc", Verb: a.say(text.DoBack)}}
	}
	hints := []widget.Hint{{Key: "Space", Verb: a.say(text.DoVisit)}}
	if id := h.task(); !id.IsZero() {
		hints = append(hints, widget.Hint{Key: "Enter", Verb: a.say(text.DoOpen)})
	} else if act := h.lines[h.cur].action; act != nil {
		hints = append(hints, widget.Hint{Key: "Enter", Verb: strings.ToLower(act.name)})
	}
	return append(hints, widget.Hint{Key: "Ctrl+N", Verb: a.say(text.DoAddDoor)}, widget.Hint{Key: "Esc", Verb: a.say(text.DoBack)})
}
