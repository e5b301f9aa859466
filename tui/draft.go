package tui

import (
	"bytes"
	"time"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// draftPause is how long after the first key that is not on the disk yet a draft goes there, however one types
// on: with the write itself within a second, and not at every key.
const draftPause = 600 * time.Millisecond

// draft keeps what is being typed in a form: the form's own bytes, nil for a form as it was opened. All of it
// belongs to the App's goroutine but for the write itself.
type draft struct {
	host page.Host
	key  desk.DraftKey
	kept []byte
	at   time.Time // when it was kept; zero: never
	back bool      // it was found again when the form was opened
	lost bool      // the disk did not take it
	done bool      // the form was saved, its draft is gone with the same transaction

	due    bool   // something was typed, and a write follows by itself
	flight bool   // a write is under way, or waits its turn
	next   []byte // what the form held when it was last asked to be kept

	saving bool // a plan of the form went to the writer
}

// found brings back what was being typed when the form was last left, or the laptop's battery was out.
func (d *draft) found() []byte {
	d.kept, d.at = d.host.Desk().Draft(d.key)
	d.back = d.kept != nil
	return d.kept
}

// typed has what the form holds a pause from now kept; keys that follow meanwhile go with the same write.
func (d *draft) typed(data func() []byte) tea.Cmd {
	if d.due {
		return nil
	}
	d.due = true
	return tea.Tick(draftPause, func(time.Time) tea.Msg {
		return page.Call(func() tea.Cmd {
			d.due = false
			if d.host.Desk() == nil {
				return nil
			}
			return d.keep(data())
		})
	})
}

// busy says that the form is on its way to the disk: a second Enter comes too soon. Where the disk does not
// take it, it is not.
func (d *draft) busy() bool { return d.saving && d.host.Writing() }

// keep writes the draft, or throws it away where there is nothing to keep. What is on its way to the disk needs
// none, and would have an old one. A draft has one write under way at most: what was typed since follows it.
func (d *draft) keep(data []byte) tea.Cmd {
	if d.done || d.busy() || !d.flight && bytes.Equal(data, d.kept) {
		return nil
	}
	if d.next = data; d.flight {
		return nil
	}
	d.flight = true
	home := d.host.Desk()
	return d.host.Write(func() error {
		switch {
		case d.done: // saved while this waited its turn
			return nil
		case data == nil:
			return home.DropDraft(d.key)
		}
		return home.PutDraft(d.key, data)
	}, func(err error) tea.Cmd { return d.written(home, data, err) })
}

// written is the end of a write.
func (d *draft) written(home *desk.Desk, data []byte, err error) tea.Cmd {
	d.flight = false
	if d.lost = err != nil; d.lost {
		return nil // its line says so; what to do is said when it matters, at the save
	}
	d.kept, d.back, d.at = data, false, home.Now()
	if d.host.Desk() == nil {
		return nil
	}
	if d.host.Front() == d.host.Root() { // the form was left: its door is marked
		d.host.Root().Refresh()
	}
	return d.keep(d.next)
}

// Draw says, in the line of the toast while there is none, when the draft was kept.
func (d *draft) Draw(g *widget.Grid, r widget.Rect) {
	if d.host.Toast().Standing() {
		return
	}
	y, w := r.Y+r.H, r.W-4
	switch clock := text.Moment(d.at); {
	case d.lost:
		g.Spans(
			2, y, w, widget.Span{Ink: widget.Bad, Text: "✗ "},
			widget.Span{Ink: widget.Text, Text: d.host.Say(text.DraftNotKept)},
		)
	case d.kept == nil:
	case d.back:
		g.Text(2, y, widget.Muted, d.host.Say(text.DraftBack, clock), w)
	default:
		g.Text(2, y, widget.Muted, d.host.Say(text.DraftKept, clock), w)
	}
}
