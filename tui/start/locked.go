package start

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// locked is the screen that asks for the passphrase of a home, at the start and after ten minutes without a key. F2
// says what happens if the passphrase was forgotten.
type locked struct {
	host  Host
	entry Entry
	field widget.Edit
	busy  bool
	fault saying
}

// NewLocked returns the screen that asks for the passphrase of a locked home.
func NewLocked(host Host, e Entry) *locked {
	return &locked{host: host, entry: e, field: widget.Edit{Limit: 200, Mask: true}}
}

// Key types into the field. Enter opens the home, and F2 says what happens if the passphrase was forgotten.
func (l *locked) Key(k tea.KeyPressMsg) tea.Cmd {
	if l.busy {
		return nil
	}
	switch widget.Name(k) {
	case "enter":
		return l.open()
	case "f2":
		l.host.ShowDialog(newForgot(l.host, l.entry))
	default:
		l.field.Key(k)
	}
	return nil
}

// open tries the passphrase, which takes a moment by design.
func (l *locked) open() tea.Cmd {
	l.busy, l.fault = true, nil
	pass, unlock := []byte(l.field.Value()), l.entry.Unlock
	return opening(
		l.host,
		l.entry,
		func() (*desk.Desk, error) { return unlock(context.Background(), pass) },
		func(err error) tea.Cmd {
			l.busy, l.fault = false, saysOf(l.host, err)
			l.field.SetValue("")
			return nil
		},
	)
}

// Paste pastes a passphrase, for example from a password manager.
func (l *locked) Paste(s string) tea.Cmd { l.field.Paste(s); return nil }

// Draw paints whose home it is, the field, and below it what is wrong.
func (l *locked) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	x, y := 14, 4
	if g.W >= page.PaneFromW {
		x, y = 34, 10
	}
	y = masthead(l.host, g, x, y)
	if l.entry.Person != "" {
		g.Text(x, y, widget.Text, l.entry.Person, 50)
		y++
	}
	g.Text(x, y, widget.Muted, l.host.Say(text.LockedNote), g.W-x-2)
	y += 2
	label := l.host.Say(text.LockedPass)
	w := widget.Width(label) + 2
	widget.Mark(g, widget.Rect{X: x - 2, Y: y, W: 1, H: 1})
	g.Text(x, y, widget.Muted, label, w)
	cursor := l.field.Draw(g, widget.Rect{X: x + w, Y: y, W: 32, H: 1}, widget.Text, true)
	if n := l.entry.Pending; n > 0 {
		g.Text(x+w, y+2, widget.Warn, l.host.Say(text.LockedWaiting, n), g.W-x-w-2)
	}
	foot(l.host, g, x, y+4, l.busy, text.LockedOpening, l.fault)
	return cursor
}

// Typing reports true: characters are typed into the field.
func (l *locked) Typing() bool { return true }

// Refresh does nothing, because Draw computes everything anew.
func (l *locked) Refresh() {}

// Hints returns the keys that open and leave.
func (l *locked) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Enter", Verb: l.host.Say(text.DoOpen)}, {Key: "F2", Verb: l.host.Say(text.DoForgot)},
		{Key: "Ctrl+C", Verb: l.host.Say(text.DoQuit)},
		{Key: "F10", Verb: l.host.Say(text.OtherLanguage)}}
}

// newForgot returns the dialog that says what a forgotten passphrase means, and asks whether to move the sealed home
// aside. The first answer is not to.
func newForgot(host Host, e Entry) page.Dialog {
	return page.NewQuestion(host, func() page.Question {
		title, advice := text.ForgottenPassphrase.Title(
			host.Lang(),
		), text.ForgottenPassphrase.Advice(
			host.Lang(),
			e.Pending,
		)
		return page.Question{
			Title: title,
			Body:  advice + "\n\n" + host.Say(text.LockedForgetNote, e.Pending),
			Answers: []page.Answer{
				{Text: host.Say(text.LockedForgetNo), Do: func() tea.Cmd { return nil }},
				{Text: host.Say(text.LockedForget), Do: func() tea.Cmd { return setAside(host, e) }},
			},
		}
	})
}

// setAside moves the sealed home aside, and shows the first screen.
func setAside(host Host, e Entry) tea.Cmd {
	return func() tea.Msg {
		kept, err := e.Forget(context.Background())
		return page.Call(func() tea.Cmd {
			if err != nil {
				return host.Toast().Fail(desk.Sentence(host.Lang(), err))
			}
			e.Locked, e.Pending = false, 0
			host.Only(newFirst(host, e))
			return host.Toast().Say(host.Say(text.LockedSetAside, kept))
		})
	}
}
