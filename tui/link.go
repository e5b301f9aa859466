package tui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
)

// link is what the App knows of the exchange under way. The desk carries it out in a Cmd.
type link struct {
	busy   bool
	holds  bool          // of those, one that only waits for news: whatever else there is to do ends it
	away   bool          // the last try did not reach the hub
	since  time.Time     // of those, when the first of them in a row ended
	met    bool          // one did, at this sitting: only then a question is held there
	again  bool          // wanted while one was under way
	asked  bool          // of those, by a person who waits to be told
	waits  int           // begun so far, for a hub that was away: only the newest ends in another try
	owing  time.Time     // since when a save waits for its toast to be over; zero: none does
	flight chan struct{} // of the exchange under way, closed when it has ended; nil before the first
	stop   context.CancelFunc
}

// exchanged ends an exchange; asked says that a person waits for the word, held that it was one that waited for news.
type exchanged struct {
	news        desk.News
	err         error
	asked, held bool
}

// working says that an exchange is under way that somebody would wait for.
func (l *link) working() bool { return l.busy && !l.holds }

// letGo ends a question held open.
func (l *link) letGo() {
	if l.holds {
		l.stop()
	}
}

// retry is the end of the n-th wait after a hub that was away.
type retry struct{ n int }

// syncNow begins an exchange, or has one follow the one under way. asked: a person pressed F5 and is told what came.
func (a *App) syncNow(asked bool) tea.Cmd {
	if a.desk == nil || !asked && a.desk.Status().WorkOffline {
		return nil
	}
	if a.link.busy {
		a.link.again, a.link.asked = true, a.link.asked || asked
		a.link.letGo()
		return nil
	}
	d := a.desk
	var foretold tea.Cmd
	if asked && d.Status().Pending > 0 {
		foretold = a.toast.Begin(a.Say(text.Foretold, d.Status().Pending, text.Size(a.lang, d.Status().Bytes)))
	}
	return tea.Batch(foretold, a.link.begin(func(ctx context.Context) tea.Msg {
		news, err := d.Exchange(ctx)
		return exchanged{news: news, err: err, asked: asked}
	}))
}

// begin has an exchange under way until its message comes.
func (l *link) begin(exchange func(ctx context.Context) tea.Msg) tea.Cmd {
	ctx, stop := context.WithCancel(context.Background())
	flight := make(chan struct{})
	l.busy, l.stop, l.flight = true, stop, flight
	return func() tea.Msg {
		defer close(flight)
		return exchange(ctx)
	}
}

// leave lets go of a question for good: no other is held before the next exchange has met a hub.
func (l *link) leave() {
	l.met = false
	l.letGo()
}

// watch holds a question open while the screen in front is one that news would change, and lets go of it on any
// other. It is looked at after every message, and costs nothing while all stays as it is.
func (a *App) watch() tea.Cmd {
	want := a.desk != nil && a.desk.Holds() && !a.desk.Status().WorkOffline && a.wantsNews()
	if !want {
		a.link.letGo()
	}
	if !want || a.link.busy || a.link.away || !a.link.met {
		return nil
	}
	d := a.desk
	a.link.holds = true
	return a.link.begin(func(ctx context.Context) tea.Msg {
		news, err := d.Hold(ctx)
		return exchanged{news: news, err: err, held: true}
	})
}

// wantsNews reports whether the page under all dialogs shows what others do, or how the line stands.
func (a *App) wantsNews() bool {
	n, ok := a.Page().(page.Newsy)
	return ok && n.WantsNews()
}

// mostOwing is how long saves in a row may put an exchange off.
const mostOwing = 2 * time.Minute

// syncSoon follows a save: a laptop syncs whenever it can, but not while F4 may still take the save back.
func (a *App) syncSoon() tea.Cmd {
	if a.link.owing.IsZero() {
		a.link.owing = time.Now()
	}
	return a.settle(time.Since(a.link.owing) > mostOwing)
}

// settle makes the exchange that saves wait for, once no toast stands in its way.
func (a *App) settle(now bool) tea.Cmd {
	if a.link.owing.IsZero() || !now && a.toast.Standing() {
		return nil
	}
	a.link.owing = time.Time{}
	return a.syncNow(false)
}

// lastExchange is on leaving: what was just saved goes, if the hub is there; nobody waits long for it. An
// exchange under way was told to stop, and ends first: there is one at a time.
func (a *App) lastExchange() tea.Cmd {
	if a.desk == nil || a.link.away {
		return nil
	}
	if s := a.desk.Status(); s.WorkOffline || s.Pending == 0 && a.link.owing.IsZero() {
		return nil
	}
	d, flight, busy := a.desk, a.link.flight, a.link.busy
	return func() tea.Msg {
		ctx, stop := context.WithTimeout(context.Background(), 3*time.Second)
		defer stop()
		if busy {
			select {
			case <-flight:
			case <-ctx.Done():
				return nil
			}
		}
		_, _ = d.Exchange(ctx) // not reached: it is pending, and goes the next time
		return nil
	}
}

// exchanged takes what came into the register, tells a person who asked, and tries again later where the hub was away.
func (a *App) exchanged(m exchanged) tea.Cmd {
	a.link.busy, a.link.holds = false, false
	a.link.stop()
	if a.desk == nil { // locked meanwhile
		return nil
	}
	if m.held && errors.Is(m.err, context.Canceled) { // let go of
		return a.followUp()
	}
	bounced, was := a.desk.Status().Bounced, a.desk.Me()
	known, unread := a.newTasks(), a.desk.Damaged()
	var cmds []tea.Cmd
	if err := a.desk.Merge(m.news); err != nil {
		cmds = append(cmds, a.Fail(err))
	}
	a.regard(was)
	a.Refresh()
	cmds = append(cmds, a.followUp())
	switch {
	case desk.ProblemOf(m.err) == desk.ProblemRevoked:
		cmds = append(cmds, a.revoked())
	case m.err != nil:
		if !a.link.away {
			a.link.away, a.link.since = true, a.desk.Now()
		}
		switch sentence := desk.Sentence(a.lang, m.err); {
		case m.asked:
			cmds = append(cmds, a.tell(sentence))
		case !desk.Away(m.err):
			cmds = append(cmds, a.toast.Fail(sentence))
		}
		a.link.waits++
		next := retry{a.link.waits}
		cmds = append(cmds, tea.Tick(a.desk.Wait(m.err), func(time.Time) tea.Msg { return next }))
	default:
		a.link.away, a.link.met = false, true
		if said := a.whatIsNew(known); said != "" && a.desk.Status().Bounced <= bounced && !m.news.Notable() {
			cmds = append(cmds, a.toast.Say(said))
		} else if m.asked || m.news.Notable() || a.desk.Status().Bounced > bounced {
			cmds = append(cmds, a.toast.Say(desk.CameBack(a.lang, m.news)))
		}
		if a.desk.Damaged() > unread {
			cmds = append(cmds, a.tellUnread())
		}
	}
	return tea.Batch(cmds...)
}

// tellUnread says once that something cannot be read; the page of the exchange says it as long as it is so.
func (a *App) tellUnread() tea.Cmd {
	if n := a.desk.Damaged(); n > 0 {
		return a.toast.Fail(text.DamagedValues.Title(a.lang, n))
	}
	return nil
}

// followUp begins the exchange that was wanted while one was under way.
func (a *App) followUp() tea.Cmd {
	if !a.link.again {
		return nil
	}
	asked := a.link.asked
	a.link.again, a.link.asked = false, false
	return a.syncNow(asked)
}

// retry tries again, if nothing else did meanwhile.
func (a *App) retry(m retry) tea.Cmd {
	if !a.link.away || m.n != a.link.waits {
		return nil
	}
	return a.syncNow(false)
}

// WorkOffline turns working off line on or off; the switch moves at once, the write follows.
func (a *App) WorkOffline(on bool) tea.Cmd {
	return a.writer.do(job{write: a.desk.WorkOffline(on)})
}
