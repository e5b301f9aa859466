package work

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// boxPage is the page of a suggestion box: where it hangs, and its openings.
type boxPage struct {
	meetings
	id  model.BoxID
	box *model.Box // nil: this person may not see it any more
}

// BoxPage returns the page of a suggestion box.
func BoxPage(host page.Host, r model.Record) page.Screen {
	p := &boxPage{id: model.BoxID(r.RecordID())}
	p.make(host, func() []*model.Meeting { return host.Desk().Register().Openings(p.id) })
	p.Refresh()
	return p
}

// Refresh looks the box and its openings up anew.
func (p *boxPage) Refresh() {
	p.box = p.host.Desk().Register().Box(p.id)
	p.meetings.Refresh()
}

// Key moves the mark, opens an opening (Enter), opens the box (Ctrl+N), and removes it (F7).
func (p *boxPage) Key(k tea.KeyPressMsg) tea.Cmd {
	p.fresh()
	if p.list.Move(k) || p.box == nil {
		return nil
	}
	switch widget.Name(k) {
	case "enter":
		return p.open()
	case "ctrl+n":
		return openMeeting(p.host, func() *meeting { return newOpening(p.host, p.box) })
	case "f7":
		if p.removable() {
			return p.remove()
		}
	}
	return nil
}

func (p *boxPage) removable() bool { return p.box != nil && p.box.Stands() && mayPlace(p.host) }

// remove asks for the reason, and then removes the box.
func (p *boxPage) remove() tea.Cmd {
	host := p.host
	page.AskReason(host, desk.DraftKey{Form: "remove", Record: p.id.Record()}, page.Reason{
		Says: func() (title, about, hint string) {
			return host.Say(text.DoRemoveBox), p.box.Spoken(), host.Say(text.HintRemoveBox)
		},
		Plan: func(why string, drop desk.DraftKey) (*desk.Plan, error) {
			return host.Desk().PlanBoxRemoved(p.id, why, drop)
		},
		Said: func() string { return host.Say(text.SaidBoxRemoved) + " " + host.Say(text.Saved) },
	})
	return nil
}

// Help returns the section of the help that lists the keys of boxes.
func (p *boxPage) Help() text.HelpSection { return text.HelpBoxes }

// Hints returns the keys that work here.
func (p *boxPage) Hints() (hints []widget.Hint) {
	p.fresh()
	if len(p.rows) > 0 {
		hints = append(hints, widget.Hint{Key: "Enter", Verb: p.host.Say(text.DoOpen)})
	}
	if mayRaise(p.host) {
		hints = append(hints, widget.Hint{Key: "Ctrl+N", Verb: p.host.Say(text.DoOpenBox)})
	}
	if p.removable() {
		hints = append(hints, widget.Hint{Key: "F7", Verb: p.host.Say(text.DoRemoveBox)})
	}
	return append(hints, widget.Hint{Key: "Esc", Verb: p.host.Say(text.DoBack)})
}

// Draw paints where the box hangs and since when, why it was removed, and its openings.
func (p *boxPage) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	p.fresh()
	if p.box == nil {
		return drawNothing(p.host, g, r, text.BoxUnseen, text.TaskGoneNext)
	}
	at := reader(p.host).BoxState(p.box)
	right := g.TextRight(r.X+r.W-2, r.Y, at.Word.Ink, at.String(), r.W/2)
	g.Spans(r.X+2, r.Y, right-r.X-4,
		widget.Span{Ink: widget.Text | widget.Bold, Text: text.Kind(p.host.Lang(), model.KindBox)},
		widget.Span{Ink: widget.Text, Text: "  " + p.box.Spoken()})
	said := text.BoxSince(p.host.Lang(), p.box.Since, p.host.Desk().Today())
	if !p.box.Stands() {
		said += "   " + p.box.Why
	}
	_, body := r.Top(2)
	rows := g.Paragraph(widget.Rect{X: r.X + 2, Y: body.Y, W: r.W - 4, H: 4}, widget.Muted, said)
	_, body = body.Top(rows + 1)
	if len(p.rows) == 0 {
		return drawNothing(p.host, g, body, text.BoxUnopened, text.BoxUnopenedNext)
	}
	return p.list.Draw(g, body)
}
