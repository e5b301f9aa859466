package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/widget"
)

// locked is a home that wants its passphrase: at the start, and after ten idle minutes. F2 tells what a
// forgotten one costs.
type locked struct {
	a     *App
	field widget.Edit
	busy  bool
	fault saying
}

func newLocked(a *App) *locked { return &locked{a: a, field: widget.Edit{Limit: 200, Mask: true}} }

func (l *locked) Key(k tea.KeyPressMsg) tea.Cmd {
	if l.busy {
		return nil
	}
	switch widget.Name(k) {
	case "enter":
		return l.open()
	case "f2":
		l.a.ask(newForgot(l.a))
	default:
		l.field.Key(k)
	}
	return nil
}

// open tries the passphrase, which takes a moment by design.
func (l *locked) open() tea.Cmd {
	l.busy, l.fault = true, nil
	pass, unlock := []byte(l.field.Value()), l.a.entry.Unlock
	return l.a.opening(func() (*desk.Desk, error) { return unlock(context.Background(), pass) }, func(err error) {
		l.busy, l.fault = false, l.a.saysOf(err)
		l.field.SetValue("")
	})
}

// Paste takes a passphrase from a keeper of passphrases.
func (l *locked) Paste(s string) tea.Cmd { l.field.Paste(s); return nil }

func (l *locked) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	x, y := 14, 4
	if g.W >= paneFromW {
		x, y = 34, 10
	}
	y = l.a.masthead(g, x, y)
	if l.a.entry.Person != "" {
		g.Text(x, y, widget.Text, l.a.entry.Person, 50)
		y++
	}
	g.Text(x, y, widget.Muted, l.a.say(text.LockedNote), g.W-x-2)
	y += 2
	label := l.a.say(text.LockedPass)
	w := widget.Width(label) + 2
	widget.Mark(g, widget.Rect{X: x - 2, Y: y, W: 1, H: 1})
	g.Text(x, y, widget.Muted, label, w)
	cursor := l.field.Draw(g, widget.Rect{X: x + w, Y: y, W: 32, H: 1}, widget.Text, true)
	if n := l.a.entry.Pending; n > 0 {
		g.Text(x+w, y+2, widget.Warn, l.a.say(text.LockedWaiting, n), g.W-x-w-2)
	}
	l.a.foot(g, x, y+4, l.busy, text.LockedOpening, l.fault)
	return cursor
}

func (l *locked) Typing() bool { return true }
func (l *locked) Refresh()     {}
func (l *locked) Hints() []widget.Hint {
	return []widget.Hint{{Key: "Enter", Verb: l.a.say(text.DoOpen)}, {Key: "F2", Verb: l.a.say(text.DoForgot)},
		{Key: "Ctrl+C", Verb: l.a.say(text.DoQuit)},
		{Key: "F10", Verb: l.a.say(text.OtherLanguage)}}
}

// newForgot tells what a forgotten passphrase costs, and puts the sealed home aside when that is wanted. The
// safe answer stands first.
func newForgot(a *App) Dialog {
	return newQuestion(a, func() asked {
		n := a.entry.Pending
		return asked{text.ForgottenPassphrase.Title(a.lang), text.ForgottenPassphrase.Advice(
			a.lang, n,
		) + "\n\n" + a.say(text.LockedForgetNote, n), []answer{
			{a.say(text.LockedForgetNo), func() tea.Cmd { return nil }},
			{a.say(text.LockedForget), a.setAside},
		}}
	})
}

// setAside puts the sealed home aside and begins anew.
func (a *App) setAside() tea.Cmd {
	forget := a.entry.Forget
	return func() tea.Msg {
		kept, err := forget(context.Background())
		return call(func(a *App) tea.Cmd {
			if err != nil {
				return a.toast.Fail(desk.Sentence(a.lang, err))
			}
			a.entry.Locked, a.entry.Pending = false, 0
			a.only(newFirst(a))
			return a.toast.Say(a.say(text.LockedSetAside, kept))
		})
	}
}
