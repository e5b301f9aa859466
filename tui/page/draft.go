package page

import (
	"bytes"
	"time"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/widget"
)

// DraftPause is the time from the first key that is not on the disk to the write of the draft, even if the person goes
// on typing. So a draft is on the disk within a second, and not every key causes a write.
const DraftPause = 600 * time.Millisecond

// Draft keeps what is being typed in a form, as bytes that the form defines. A form that is as it was opened has no
// draft. Everything belongs to the goroutine of Update, except the write itself, which runs in a Cmd.
type Draft struct {
	Key desk.DraftKey

	host   Host
	held   func() []byte // returns what the form holds; nil if the form is as it was opened
	kept   []byte
	at     time.Time // when the draft was kept last; zero: never
	back   bool      // the draft was found when the form was opened
	lost   bool      // the last write failed
	saving bool      // a plan of the form was given to the writer
	done   bool      // the form was saved, and the same transaction dropped its draft

	due    bool   // something was typed, and a timer will write it
	flight bool   // a write of the draft is under way or queued
	next   []byte // what the form held when keep was last called
}

// NewDraft returns the draft of a form. held returns what the form holds. The draft must not be copied once it is in
// use.
func NewDraft(host Host, key desk.DraftKey, held func() []byte) Draft {
	return Draft{host: host, Key: key, held: held}
}

// Found returns what was typed before the form was last left, or before the laptop went off. It returns nil if there
// is no draft.
func (d *Draft) Found() []byte {
	d.kept, d.at = d.host.Desk().Draft(d.Key)
	d.back = d.kept != nil
	return d.kept
}

// Typed has the draft written after DraftPause. Keys that follow in that time go with the same write.
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

// Resting reports whether the draft is neither being written nor going to be written.
func (d *Draft) Resting() bool { return !d.due && !d.flight }

// Busy reports whether a save of the form is under way, so that a second Enter must do nothing. After a failed save it
// reports false.
func (d *Draft) Busy() bool { return d.saving && d.host.Writing() }

// Save writes a plan of what the form holds, and then calls then. If the save is undone, what was typed becomes the
// draft of the form again.
func (d *Draft) Save(p *desk.Plan, said string, then func() tea.Cmd) tea.Cmd {
	d.saving = true
	p.Typed(d.held())
	return d.host.Save(p, said, func() tea.Cmd {
		d.done = true
		return then()
	})
}

// Again begins another draft of a form that stays open after a save.
func (d *Draft) Again() { d.done, d.saving, d.back, d.kept = false, false, false, nil }

// Back notes that a save of a form that stayed open was taken back, so that the disk has a draft of it again. The next
// write replaces that, whatever it holds.
func (d *Draft) Back() { d.kept, d.at = []byte{}, d.host.Desk().Now() }

// Leave keeps what the form holds.
func (d *Draft) Leave() tea.Cmd { return d.keep(d.held()) }

// Drop deletes the draft.
func (d *Draft) Drop() tea.Cmd { return d.keep(nil) }

// keep writes the draft, or deletes it if data is nil. It does nothing while the form is being saved or once it was
// saved, because a saved form needs no draft. At most one write of a draft is under way; what was typed meanwhile is
// written after it.
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
		case d.done: // the form was saved while this write waited its turn
			return nil
		case data == nil:
			return home.DropDraft(d.Key)
		}
		return home.PutDraft(d.Key, data)
	}, func(err error) tea.Cmd { return d.written(home, data, err) })
}

// written handles the end of a write.
func (d *Draft) written(home *desk.Desk, data []byte, err error) tea.Cmd {
	d.flight = false
	if d.lost = err != nil; d.lost {
		return nil // DrawNote says so; the save, if it fails too, says what to do
	}
	d.kept, d.back, d.at = data, false, home.Now()
	if d.host.Desk() == nil {
		return nil
	}
	if d.host.Front() == d.host.Root() { // the form was left, and the list below shows which doors have a draft
		d.host.Root().Refresh()
	}
	return d.keep(d.next)
}

// DrawNote paints when the draft was kept, in the line of the toast. It paints nothing while a toast stands there.
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
