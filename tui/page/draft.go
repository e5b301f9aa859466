package page

import (
	"bytes"
	"time"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/widget"
)

// DraftPause is the time from the first key that is not on the disk to the write of the draft, however one types on.
// So a draft is on the disk within a second, and not every key is a write.
const DraftPause = 600 * time.Millisecond

// Draft keeps what is being typed in a form, as the form's own bytes; a form as it was opened has none. All of it
// belongs to the goroutine of Update, but for the write itself.
type Draft struct {
	Key desk.DraftKey

	host   Host
	held   func() []byte // what the form holds, nil for a form as it was opened
	kept   []byte
	at     time.Time // when it was kept; zero: never
	back   bool      // it was found again when the form was opened
	lost   bool      // the disk did not take it
	saving bool      // a plan of the form went to the writer
	done   bool      // the form was saved, its draft is gone with the same transaction

	due    bool   // something was typed, and a write follows by itself
	flight bool   // a write is under way, or waits its turn
	next   []byte // what the form held when it was last asked to be kept
}

// NewDraft is the draft of a form that holds what held gives. It must not be copied once it is in use.
func NewDraft(host Host, key desk.DraftKey, held func() []byte) Draft {
	return Draft{host: host, Key: key, held: held}
}

// Found brings back what was being typed when the form was last left, or the laptop's battery was out.
func (d *Draft) Found() []byte {
	d.kept, d.at = d.host.Desk().Draft(d.Key)
	d.back = d.kept != nil
	return d.kept
}

// Typed has what the form holds a pause from now kept; keys that follow meanwhile go with the same write.
func (d *Draft) Typed() tea.Cmd {
	if d.due {
		return nil
	}
	d.due = true
	return tea.Tick(DraftPause, func(time.Time) tea.Msg {
		return Call(func() tea.Cmd {
			d.due = false
			if d.host.Desk() == nil {
				return nil
			}
			return d.Leave()
		})
	})
}

// Resting reports whether nothing of the draft is on its way to the disk.
func (d *Draft) Resting() bool { return !d.due && !d.flight }

// Busy reports whether the form is on its way to the disk: a second Enter comes too soon. Where the disk does not
// take it, it is not.
func (d *Draft) Busy() bool { return d.saving && d.host.Writing() }

// Save writes a plan of what the form holds, and then goes on. Undone, it is the form's draft again.
func (d *Draft) Save(p *desk.Plan, said string, then func() tea.Cmd) tea.Cmd {
	d.saving = true
	p.Typed(d.held())
	return d.host.Save(p, said, func() tea.Cmd {
		d.done = true
		return then()
	})
}

// Leave keeps what the form holds.
func (d *Draft) Leave() tea.Cmd { return d.keep(d.held()) }

// Drop throws the draft away.
func (d *Draft) Drop() tea.Cmd { return d.keep(nil) }

// keep writes the draft, or throws it away where there is nothing to keep. What is on its way to the disk needs
// none, and would have an old one. A draft has one write under way at most: what was typed since follows it.
func (d *Draft) keep(data []byte) tea.Cmd {
	if d.done || d.Busy() || !d.flight && bytes.Equal(data, d.kept) {
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
			return home.DropDraft(d.Key)
		}
		return home.PutDraft(d.Key, data)
	}, func(err error) tea.Cmd { return d.written(home, data, err) })
}

// written is the end of a write.
func (d *Draft) written(home *desk.Desk, data []byte, err error) tea.Cmd {
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

// DrawNote says, in the line of the toast while there is none, when the draft was kept.
func (d *Draft) DrawNote(g *widget.Grid) {
	if d.host.Toast().Standing() {
		return
	}
	y, w := g.H-2, g.W-4
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
