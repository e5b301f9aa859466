package work

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// meetingPage is the page of a meeting: when and where it was held, and what became of its opinions.
type meetingPage struct {
	host     page.Host
	id       model.MeetingID
	meeting  *model.Meeting // nil: this person may not see it any more
	opinions []*model.Task  // in the order in which they came
	like     []*model.Meeting
	list     widget.List
}

// MeetingPage returns the page of a meeting.
func MeetingPage(host page.Host, r model.Record) page.Screen {
	p := &meetingPage{host: host, id: model.MeetingID(r.RecordID())}
	p.list.Row = p.row
	p.Refresh()
	return p
}

// Refresh looks the meeting and its opinions up anew.
func (p *meetingPage) Refresh() {
	reg := p.host.Desk().Register()
	p.meeting, p.like = reg.Meeting(p.id), nil
	p.opinions = reg.Opinions(p.id)
	slices.Reverse(p.opinions)
	if p.meeting != nil && p.meeting.Stands() {
		p.like = reg.LikeMeetings(p.meeting)
	}
	p.list.N = len(p.opinions)
	p.list.Changed()
}

// Typing reports false: the page has no field.
func (p *meetingPage) Typing() bool { return false }

// Key moves the mark, opens an opinion (Enter), goes on with opinions (Ctrl+N), and strikes or restores the meeting
// (F6, F7).
func (p *meetingPage) Key(k tea.KeyPressMsg) tea.Cmd {
	if p.list.Move(k) || p.meeting == nil {
		return nil
	}
	if widget.Name(k) == "enter" {
		return p.open()
	}
	for _, a := range p.Actions() {
		if keyNamed(a.Key) == widget.Name(k) {
			return a.Do()
		}
	}
	return nil
}

// keyNamed returns the name under which package widget knows a key that is shown: ctrl+n for Ctrl+N.
func keyNamed(shown string) string {
	return map[string]string{"Ctrl+N": "ctrl+n", "F6": "f6", "F7": "f7"}[shown]
}

// Actions returns what the person can do with the meeting.
func (p *meetingPage) Actions() (all []page.Action) {
	if p.meeting == nil {
		return nil
	}
	host, m := p.host, p.meeting
	if m.Stands() && mayRaise(host) {
		all = append(all, page.Action{Name: host.Say(text.DoOpinions), Key: "Ctrl+N", Do: func() tea.Cmd {
			return openMeeting(host, func() *meeting { return newOpinions(host, m) })
		}})
	}
	if !host.Desk().MayStrike(m) {
		return all
	}
	if !m.Stands() {
		return append(all, page.Action{Name: host.Say(text.DoRestore), Key: "F7", Do: p.restore})
	}
	if len(p.like) > 0 {
		same := p.like[0]
		all = append(all, page.Action{Name: host.Say(text.DoSameMeeting), Key: "F6", Do: func() tea.Cmd {
			return p.strike(text.DoSameMeeting, same.ID)
		}})
	}
	return append(all, page.Action{Name: host.Say(text.DoStrikeMeeting), Key: "F7", Do: func() tea.Cmd {
		return p.strike(text.DoStrikeMeeting, model.MeetingID{})
	}})
}

// strike asks for the reason, and then strikes the meeting. same is the other record of it if it was entered twice.
func (p *meetingPage) strike(title text.Sentence, same model.MeetingID) tea.Cmd {
	host := p.host
	page.AskReason(host, desk.DraftKey{Form: "strike", Record: p.id.Record()}, page.Reason{
		Says: func() (string, string, string) {
			return host.Say(title), reader(host).MeetingTitle(p.meeting), host.Say(text.HintStrikeMeeting)
		},
		Plan: func(why string, drop desk.DraftKey) (*desk.Plan, error) {
			return host.Desk().PlanMeetingStruck(p.id, why, same, drop)
		},
		Said: func() string { return host.Say(text.SaidMeetingStruck) + " " + host.Say(text.Saved) },
	})
	return nil
}

// restore lets the struck meeting count again.
func (p *meetingPage) restore() tea.Cmd {
	plan, err := p.host.Desk().PlanMeetingRestored(p.id)
	if err != nil {
		return p.host.Fail(err)
	}
	return p.host.Save(plan, p.host.Say(text.SaidMeetingRestored)+" "+p.host.Say(text.Saved), nil)
}

func (p *meetingPage) open() tea.Cmd {
	if p.list.Cur >= len(p.opinions) {
		return nil
	}
	return p.host.Open(p.opinions[p.list.Cur].RecordID())
}

// Click marks a row. A click on the marked row opens its task.
func (p *meetingPage) Click(_, y int) tea.Cmd { return page.ClickList(&p.list, y, p.open) }

// Help returns the section of the help that lists the keys of meetings.
func (p *meetingPage) Help() text.HelpSection { return text.HelpMeetings }

// Hints returns the keys that work here.
func (p *meetingPage) Hints() (hints []widget.Hint) {
	if len(p.opinions) > 0 {
		hints = append(hints, widget.Hint{Key: "Enter", Verb: p.host.Say(text.DoOpen)})
	}
	for _, a := range p.Actions() {
		hints = append(hints, widget.Hint{Key: a.Key, Verb: a.Name})
	}
	return append(hints, widget.Hint{Key: "Esc", Verb: p.host.Say(text.DoBack)})
}

// Draw paints what is known of the meeting, what became of its opinions, and the opinions.
func (p *meetingPage) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	if p.meeting == nil {
		return drawNothing(p.host, g, r, text.MeetingUnseen, text.TaskGoneNext)
	}
	m, l, read := p.meeting, p.host.Lang(), reader(p.host)
	in := widget.Rect{X: r.X + 2, Y: r.Y, W: r.W - 4, H: r.H}
	at := read.MeetingState(m)
	right := g.TextRight(in.X+in.W, in.Y, at.Word.Ink, at.String(), in.W/2)
	g.Spans(in.X, in.Y, right-in.X-2, widget.Span{Ink: widget.Text | widget.Bold, Text: text.MeetingSort(l, m.Sort)},
		widget.Span{Ink: widget.Text, Text: "  " + read.MeetingTitle(m)})
	_, rest := in.Top(2)
	for _, line := range read.MeetingLines(m, p.like) {
		rows := g.Paragraph(rest, line.Ink, line.Text)
		_, rest = rest.Top(rows)
	}
	_, rest = rest.Top(1)
	if len(p.opinions) == 0 {
		rest.X, rest.W = r.X, r.W
		return drawNothing(p.host, g, rest, text.MeetingSilent, text.MeetingSilentNext)
	}
	rest = page.Heading(g, rest, p.host.Say(text.HeadOpinions), present.Became(l, p.opinions))
	return p.list.Draw(g, widget.Rect{X: r.X, Y: rest.Y, W: r.W, H: rest.H})
}

// row paints the beginning of an opinion's words, its grid and its state.
func (p *meetingPage) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	t, ink := p.opinions[i], widget.Text
	if marked {
		ink |= widget.Bold
	}
	state := r.X + r.W - taskState
	grid := state - opinionGrid
	drawTitle(p.host, g, r.X+2, r.Y, grid-2, ink, t)
	g.Text(grid, r.Y, widget.Muted, p.host.Desk().Register().ShortName(t.Grid), opinionGrid-2)
	drawSign(g, state, r.Y, reader(p.host).TaskSign(t), taskState-2)
}
