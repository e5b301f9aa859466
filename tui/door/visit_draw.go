package door

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/present"
	"sidan/tui/widget"
)

// Hints returns the keys of a form, and on a choice also its digits.
func (v *Visit) Hints() []widget.Hint {
	host := v.host
	hints := v.Form.Hints()
	if c := v.At.Choice; c != nil {
		hints = append(hints, widget.Hint{Key: host.Say(text.KeyDigits, len(c.Items)), Verb: host.Say(text.DoChoose)})
	}
	return hints
}

// Draw paints the form. If there is room beside it, it also paints who lives here and what was said before.
func (v *Visit) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	body, pane, wide := page.Pane(g, r)
	if !v.side.ok {
		return page.Centred(g, r, v.host.Say(text.HouseGone), "")
	}
	v.title(g, body.Line(0))
	if wide {
		pane = v.side.head(g, pane)
		pane = v.side.brief(g, pane)
		pane = v.side.people(g, pane)
		v.side.before(g, pane)
	}
	_, fields := body.Top(2)
	return v.Form.Draw(g, fields)
}

// title paints whose visit it is. Without a pane it adds, at the right, the tags and the phone of the household.
func (v *Visit) title(g *widget.Grid, r widget.Rect) {
	host, h, in := v.host, v.side.house(), v.side.inside()
	know := []widget.Span{{Ink: widget.Muted, Text: text.Tags(host.Lang(), present.OpenTags(h))}}
	if len(in.Phones) > 0 {
		know = append(
			know, widget.Span{Ink: widget.Muted, Text: "  "},
			widget.Span{Ink: widget.Text, Text: text.Phone(in.Phones[0])},
		)
	}
	what := host.Say(text.VisitTitle)
	if v.was != nil {
		what = host.Say(text.AmendForm) + " " + v.was.On.Short()
	}
	title := []widget.Span{{Ink: widget.Text | widget.Bold, Text: what + "  " + v.side.name()},
		{Ink: widget.Muted, Text: "  " + text.Address(host.Lang(), h.Door)}}
	room := r.W - 4
	if w := widget.SpansWidth(know...); g.W < page.PaneFromW && w > 0 {
		if w+2+widget.SpansWidth(title...) > room { // the phone matters more than the tags
			know = know[1:]
			w = widget.SpansWidth(know...)
		}
		g.Spans(r.X+r.W-2-w, r.Y, w, know...)
		room -= w + 2
	}
	g.Spans(r.X+2, r.Y, room, title...)
}
