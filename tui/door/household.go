package door

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// Household is the page of a household. It shows first what is owed to the household, then what the person can do,
// then who lives there, and the visits and requests.
type Household struct {
	host  page.Host
	id    model.HouseholdID
	side  *doorside
	lines []houseLine
	cur   int
	top   int // how many rows of visits and requests are scrolled out of sight
}

// houseLine is one place where the mark can stand: something owed, an action, or a visit or request. One of the first
// three fields is set.
type houseLine struct {
	owed   *register.Owed
	action *page.Action
	past   *pastLine
	spot   widget.Rect // where the line was drawn last, for the mouse
}

// pastLine is the line of one visit or request of the last weeks.
type pastLine struct {
	day    model.Day
	minute int
	sign   []widget.Span
	who    string
	words  string
	task   model.TaskID // zero for a visit at which nothing was asked for
	visit  *model.Visit // nil for a request
	struck bool
}

// HouseholdPage returns the page of a record that is a household.
func HouseholdPage(host page.Host, r model.Record) page.Screen {
	return NewHousehold(host, model.HouseholdID(r.RecordID()))
}

// VisitPage returns, for a record that is a visit, the page of the household that was visited.
func VisitPage(host page.Host, r model.Record) page.Screen {
	return NewHousehold(host, r.(*model.Visit).Household)
}

// NewHousehold returns the page of a household. If the person cannot see the household, the page says so.
func NewHousehold(host page.Host, id model.HouseholdID) page.Screen {
	h := &Household{host: host, id: id}
	h.Refresh()
	return h
}

// ID returns the id of the household.
func (h *Household) ID() model.HouseholdID { return h.id }

// Mark puts the mark on a visit or on a request, given the id of the visit or of the task. It does nothing if neither
// is listed.
func (h *Household) Mark(id model.RecordID) {
	for i, l := range h.lines {
		if p := l.past; p != nil && (p.task.Record() == id || p.visit != nil && p.visit.RecordID() == id) {
			h.cur = i
			return
		}
	}
}

// Refresh reads the household anew. The mark keeps its row.
func (h *Household) Refresh() {
	h.side = readDoor(h.host, h.id, 7*(model.Horizon+1))
	h.lines = nil
	if !h.side.ok {
		return
	}
	for _, o := range h.side.step.Owed {
		h.lines = append(h.lines, houseLine{owed: &o})
	}
	for _, act := range h.acts() {
		h.lines = append(h.lines, houseLine{action: &act})
	}
	for _, p := range h.past() {
		h.lines = append(h.lines, houseLine{past: &p})
	}
	h.cur = max(0, min(h.cur, len(h.lines)-1))
}

// past returns the visits and requests, newest first. If a visit and a request are of the same minute, the visit comes
// first.
func (h *Household) past() (lines []pastLine) {
	read, step := reader(h.host), h.side.step
	asked := map[model.RecordID]model.TaskID{}
	for _, t := range step.Tasks {
		if t.Inside != nil {
			asked[t.Inside.From] = t.ID
		}
	}
	for _, v := range step.Visits {
		lines = append(lines, h.pastVisit(v, asked[v.RecordID()]))
	}
	for _, t := range step.Tasks {
		at, state := t.Raised.In(model.Zone), read.TaskSign(t)
		state.Glyph.Text += " "
		lines = append(lines, pastLine{
			day: model.DayOf(at), minute: at.Hour()*60 + at.Minute(),
			sign: []widget.Span{
				state.Glyph, {Ink: widget.Text, Text: text.Field(read.Lang, "request") + "  "}, state.Word,
			},
			who: cmp.Or(read.TaskHolder(t), t.Author.Name), words: read.TaskText(t), task: t.ID,
		})
	}
	slices.SortStableFunc(lines, func(x, y pastLine) int {
		return cmp.Or(cmp.Compare(y.day, x.day), cmp.Compare(y.minute, x.minute))
	})
	return lines
}

// pastVisit returns the line of a visit.
func (h *Household) pastVisit(v *model.Visit, task model.TaskID) pastLine {
	read := reader(h.host)
	return pastLine{
		day: v.On, minute: v.Minute, who: v.By.Name, task: task, visit: v, struck: !v.Stands(),
		sign: read.VisitSign(v), words: present.VisitWords(read.Lang, v),
	}
}

// Key moves the mark. Enter opens or does what the marked line stands for, Space begins a visit, and Ctrl+N begins
// another household at the door.
func (h *Household) Key(k tea.KeyPressMsg) tea.Cmd {
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
	case name == "up", name == "left", k.Text == "k":
		h.cur--
	case name == "down", name == "right", k.Text == "j":
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

// task returns the id of the task that the marked line is about, and the zero id if there is none.
func (h *Household) task() (id model.TaskID) {
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

// take opens the task of the marked line, or does the marked action. If the line is a visit that the person may
// correct, it asks what to do with it.
func (h *Household) take() tea.Cmd {
	if h.cur >= len(h.lines) {
		return nil
	}
	if v := h.ownVisit(); v != nil {
		return h.chooseVisit(v, h.task())
	}
	if id := h.task(); !id.IsZero() {
		return h.host.Open(id.Record())
	}
	if act := h.lines[h.cur].action; act != nil {
		return act.Do()
	}
	return nil
}

// Click marks a line. A click on the marked line takes it as Enter does.
func (h *Household) Click(x, y int) tea.Cmd {
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

// Typing reports false: the page has no field.
func (h *Household) Typing() bool { return false }

// Hints returns the keys of the page: Space for a visit, what Enter does on the marked line, Ctrl+N and Esc.
func (h *Household) Hints() []widget.Hint {
	host := h.host
	if !h.side.ok {
		return []widget.Hint{{Key: "Esc", Verb: host.Say(text.DoBack)}}
	}
	var hints []widget.Hint
	if h.side.house().Struck == 0 {
		hints = append(hints, widget.Hint{Key: "Space", Verb: host.Say(text.DoVisit)})
	}
	add := widget.Hint{Key: "Ctrl+N", Verb: host.Say(text.DoAddDoor)}
	if verb := h.enters(); verb != "" {
		hints = append(hints, widget.Hint{Key: "Enter", Verb: verb})
	}
	return append(hints, add, widget.Hint{Key: "Esc", Verb: host.Say(text.DoBack)})
}

// enters returns the words for what Enter does on the marked line. It returns "" if Enter does nothing, or if the
// action shows a key of its own.
func (h *Household) enters() string {
	if h.cur >= len(h.lines) {
		return ""
	}
	if h.ownVisit() != nil {
		return h.host.Say(text.DoAmendOrStrike)
	}
	if !h.task().IsZero() {
		return h.host.Say(text.DoOpen)
	}
	if act := h.lines[h.cur].action; act != nil && act.Key == "" {
		return strings.ToLower(act.Name)
	}
	return ""
}

// Help returns the section of the help that lists the keys of this page.
func (h *Household) Help() text.HelpSection { return text.HelpHousehold }
