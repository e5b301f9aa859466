package work

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// meetings is the page 会议和征集: all meetings, collection days and openings of boxes, the newest first.
type meetings struct {
	host  page.Host
	of    func() []*model.Meeting // returns what is listed
	list  widget.List
	rows  []*model.Meeting
	only  model.MeetingSort // the sort that is listed (F2); "": all
	stale bool
}

// NewMeetings returns the list of meetings.
func NewMeetings(host page.Host) page.Screen {
	l := &meetings{}
	l.make(host, func() []*model.Meeting { return host.Desk().Register().Meetings() })
	return l
}

// make makes a list of the meetings that of returns.
func (l *meetings) make(host page.Host, of func() []*model.Meeting) {
	l.host, l.of, l.stale = host, of, true
	l.list.Row, l.list.Head = l.row, l.head
}

// Refresh makes the rows stale. They are built anew when they are next needed.
func (l *meetings) Refresh() { l.stale = true }

// Typing reports false: the screen has no field.
func (l *meetings) Typing() bool { return false }

// fresh builds the rows if they are stale. The mark stays on its meeting.
func (l *meetings) fresh() {
	if !l.stale {
		return
	}
	l.stale = false
	marked := l.marked()
	l.rows = nil
	for _, m := range l.of() {
		if l.only == "" || l.only == m.Sort {
			l.rows = append(l.rows, m)
		}
	}
	l.list.N = len(l.rows)
	l.list.Changed()
	for i, m := range l.rows {
		if marked != nil && m.ID == marked.ID {
			l.list.Cur = i
		}
	}
}

// marked returns the marked meeting, and nil if the list is empty.
func (l *meetings) marked() *model.Meeting {
	if l.list.Cur >= len(l.rows) {
		return nil
	}
	return l.rows[l.list.Cur]
}

// Key moves the mark, opens the meeting (Enter), begins a new one (Ctrl+N), and filters by sort (F2).
func (l *meetings) Key(k tea.KeyPressMsg) tea.Cmd {
	l.fresh()
	switch name := widget.Name(k); {
	case l.list.Move(k):
	case name == "enter":
		return l.open()
	case name == "ctrl+n":
		return openMeeting(l.host, func() *meeting { return newMeeting(l.host) })
	case name == "f2":
		l.host.ShowDialog(page.NewMenu(l.host, text.MeetingsOf, l.sorts))
	}
	return nil
}

// sorts returns the lines of the filter: all meetings, and each sort, with their numbers.
func (l *meetings) sorts() []page.MenuLine {
	count := map[model.MeetingSort]int{}
	for _, m := range l.host.Desk().Register().Meetings() {
		count[m.Sort]++
		count[""]++
	}
	line := func(sort model.MeetingSort, said string) page.MenuLine {
		return page.MenuLine{Text: said, Count: count[sort], Do: func() tea.Cmd {
			l.only, l.stale, l.list.Cur = sort, true, 0
			return nil
		}}
	}
	lines := []page.MenuLine{line("", l.host.Say(text.MeetingsAll))}
	for _, s := range model.MeetingSorts {
		lines = append(lines, line(s, text.MeetingSort(l.host.Lang(), s)))
	}
	return lines
}

func (l *meetings) open() tea.Cmd {
	if m := l.marked(); m != nil {
		return l.host.Open(m.RecordID())
	}
	return nil
}

// Click marks a row. A click on the marked row opens its meeting.
func (l *meetings) Click(_, y int) tea.Cmd {
	l.fresh()
	return page.ClickList(&l.list, y, l.open)
}

// Help returns the section of the help that lists the keys of the list.
func (l *meetings) Help() text.HelpSection { return text.HelpMeetings }

// Hints returns the keys that work here.
func (l *meetings) Hints() []widget.Hint {
	l.fresh()
	var hints []widget.Hint
	if l.marked() != nil {
		hints = []widget.Hint{{Key: "Enter", Verb: l.host.Say(text.DoOpen)}}
	}
	if mayRaise(l.host) {
		hints = append(hints, widget.Hint{Key: "Ctrl+N", Verb: l.host.Say(text.DoMeeting)})
	}
	return append(
		hints, widget.Hint{Key: "F2", Verb: l.host.Say(text.DoFilter)},
		widget.Hint{Key: "Esc", Verb: l.host.Say(text.DoBack)},
	)
}

// Mark puts the mark on a meeting, if it is listed.
func (l *meetings) Mark(id model.RecordID) {
	l.stale = true
	l.fresh()
	if i := slices.IndexFunc(l.rows, func(m *model.Meeting) bool { return m.RecordID() == id }); i >= 0 {
		l.list.Cur = i
	}
}

// Draw paints the title and the list, and the marked meeting in the pane.
func (l *meetings) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	l.fresh()
	r, pane, wide := page.Pane(g, r)
	if m := l.marked(); wide && m != nil {
		drawMeeting(l.host, g, pane, m)
	}
	said := l.host.Say(text.MeetingsTitle)
	g.Text(r.X+2, r.Y, widget.Text|widget.Bold, said, r.W/2)
	if l.only != "" {
		g.TextRight(r.X+r.W-2, r.Y, widget.Text, text.MeetingSort(l.host.Lang(), l.only), 20)
	}
	_, body := r.Top(2)
	if len(l.rows) == 0 {
		return drawNone(l.host, g, body, text.MeetingsNone, text.MeetingsNext)
	}
	return l.list.Draw(g, body)
}

// drawMeeting paints what is known of a meeting, what became of its opinions, and the beginning of each.
func drawMeeting(host page.Host, g *widget.Grid, r widget.Rect, m *model.Meeting) {
	read := reader(host)
	r = page.Heading(g, r, read.MeetingTitle(m), "")
	var like []*model.Meeting
	if m.Stands() {
		like = host.Desk().Register().LikeMeetings(m)
	}
	for _, line := range read.MeetingLines(m, like) {
		_, r = r.Top(g.Paragraph(r, line.Ink, line.Text))
	}
	opinions := host.Desk().Register().Opinions(m.ID)
	_, r = r.Top(1)
	_, r = r.Top(g.Paragraph(r, widget.Muted, present.Became(host.Lang(), opinions)))
	_, r = r.Top(1)
	for i, t := range opinions[:min(len(opinions), r.H)] {
		right := g.TextRight(r.X+r.W, r.Y+i, widget.Muted, read.TaskState(t), 16)
		g.Text(r.X, r.Y+i, widget.Text, read.TaskLine(t), right-r.X-2)
	}
}

// These are the widths in cells of the columns. The title gets the rest of the row.
const meetingDay, meetingSort, meetingCount, meetingState = 13, 17, 6, 20

func (l *meetings) head(g *widget.Grid, r widget.Rect, _ int, _ bool) {
	state := r.X + r.W - meetingState
	g.Text(r.X+2, r.Y, widget.Muted, text.Field(l.host.Lang(), "date"), meetingDay-2)
	g.Text(r.X+meetingDay, r.Y, widget.Muted, text.Field(l.host.Lang(), "kind"), meetingSort-2)
	g.Text(r.X+meetingDay+meetingSort, r.Y, widget.Muted, l.host.Say(text.ColumnPlace), 16)
	g.TextRight(state-3, r.Y, widget.Muted, l.host.Say(text.HeadOpinions), 8)
	g.Text(state, r.Y, widget.Muted, l.host.Say(text.ColumnState), meetingState-2)
}

// row paints the day, the sort, the title, how many opinions came in, and what is to be pointed out. A struck meeting
// is muted.
func (l *meetings) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	m, ink := l.rows[i], widget.Text
	if marked {
		ink |= widget.Bold
	}
	if !m.Stands() {
		ink = widget.Muted
	}
	read, state := reader(l.host), r.X+r.W-meetingState
	title := r.X + meetingDay + meetingSort
	today := l.host.Desk().Today()
	g.Text(r.X+2, r.Y, widget.Muted, text.Date(m.On, today), meetingDay-3)
	g.Text(r.X+meetingDay, r.Y, widget.Muted, text.MeetingSort(l.host.Lang(), m.Sort), meetingSort-2)
	g.Text(title, r.Y, ink, read.MeetingTitle(m), state-meetingCount-title-3)
	count := len(l.host.Desk().Register().Opinions(m.ID))
	g.TextRight(state-3, r.Y, widget.Muted, strconv.Itoa(count), meetingCount)
	drawSign(g, state, r.Y, read.MeetingState(m), meetingState-2)
}
