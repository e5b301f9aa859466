package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/desk"
)

// link is what the App knows of the exchange under way. The desk carries it out in a Cmd.
type link struct {
	busy  bool
	away  bool // the last try did not reach the hub
	again bool // asked for while one was under way
	stop  context.CancelFunc
}

// exchanged ends an exchange; asked says that a person waits for the word.
type exchanged struct {
	news  desk.News
	err   error
	asked bool
}

// retry is the end of a wait after a hub that was away.
type retry struct{}

// syncNow begins an exchange, or has one follow the one under way. asked: a person pressed F5 and is told what came.
func (a *App) syncNow(asked bool) tea.Cmd {
	if a.desk == nil || !asked && a.desk.Status().WorkOffline {
		return nil
	}
	if a.link.busy {
		a.link.again = true
		return nil
	}
	ctx, stop := context.WithCancel(context.Background())
	a.link.busy, a.link.stop = true, stop
	d := a.desk
	var foretold tea.Cmd
	if asked {
		foretold = a.toast.Say(a.say(text.Foretold, d.Status().Pending, text.Size(a.lang, d.Status().Bytes)))
	}
	return tea.Batch(foretold, func() tea.Msg {
		news, err := d.Exchange(ctx)
		return exchanged{news, err, asked}
	})
}

// syncSoon follows a save: a laptop syncs whenever it can.
func (a *App) syncSoon() tea.Cmd { return a.syncNow(false) }

// exchanged takes what came into the register, tells a person who asked, and tries again later where the hub was away.
func (a *App) exchanged(m exchanged) tea.Cmd {
	a.link.busy = false
	a.link.stop()
	if a.desk == nil { // locked meanwhile
		return nil
	}
	bounced := a.desk.Status().Bounced
	var cmds []tea.Cmd
	if err := a.desk.Merge(m.news); err != nil {
		cmds = append(cmds, a.fail(err))
	}
	a.refresh()
	if a.link.again {
		a.link.again = false
		cmds = append(cmds, a.syncNow(false))
	}
	switch {
	case m.err != nil:
		a.link.away = true
		if m.asked || !desk.Away(m.err) {
			cmds = append(cmds, a.toast.Fail(desk.Sentence(a.lang, m.err)))
		}
		cmds = append(cmds, tea.Tick(a.desk.Wait(m.err), func(time.Time) tea.Msg { return retry{} }))
	default:
		a.link.away = false
		if m.asked || a.desk.Status().Bounced > bounced {
			cmds = append(cmds, a.toast.Say(desk.CameBack(a.lang, m.news)))
		}
	}
	return tea.Batch(cmds...)
}

// retry tries again, if nothing else did meanwhile.
func (a *App) retry(retry) tea.Cmd {
	if !a.link.away {
		return nil
	}
	return a.syncNow(false)
}
