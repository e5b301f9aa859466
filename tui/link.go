package tui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
)

// link is the state of the exchange with the hub. There is one exchange at a time; the desk carries it out in a Cmd.
//
// An exchange that has nothing to send and waits at the hub until there is news is a long poll. Anything else there is
// to do cancels it.
type link struct {
	busy     bool               // an exchange is under way
	longPoll bool               // it is a long poll
	stop     context.CancelFunc // cancels it
	flight   chan struct{}      // closed when it has ended; nil before the first
	again    bool               // another exchange follows it
	asked    bool               // a person waits to be told what that one brings

	away    bool      // the last exchange did not reach the hub
	since   time.Time // when the first of those in a row ended that did not
	reached bool      // the last one did, since the home was opened: long polls begin only then
	waits   int       // waits begun after a failure; only the end of the newest tries again

	unsyncedSince time.Time // of the saves that wait for their toast to be over, the time of the first; zero: none
}

// exchanged is the message that ends an exchange.
type exchanged struct {
	news     desk.News
	err      error
	asked    bool // a person waits to be told what came
	longPoll bool
}

// working reports whether an exchange is under way that somebody would wait for.
func (l *link) working() bool { return l.busy && !l.longPoll }

// cancelLongPoll cancels the exchange under way if it is a long poll.
func (l *link) cancelLongPoll() {
	if l.longPoll {
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
		a.link.cancelLongPoll()
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

// begin runs an exchange; it is under way until its message comes.
func (l *link) begin(exchange func(ctx context.Context) tea.Msg) tea.Cmd {
	ctx, stop := context.WithCancel(context.Background())
	flight := make(chan struct{})
	l.busy, l.stop, l.flight = true, stop, flight
	return func() tea.Msg {
		defer close(flight)
		return exchange(ctx)
	}
}

// stopLongPolls cancels a long poll, and none begins before another exchange has reached the hub.
func (l *link) stopLongPolls() {
	l.reached = false
	l.cancelLongPoll()
}

// longPoll begins a long poll where the screen in front is one that news would change, and cancels it on any other. It
// runs after every message, and does nothing while all stays as it is.
func (a *App) longPoll() tea.Cmd {
	want := a.desk != nil && a.desk.CanLongPoll() && !a.desk.Status().WorkOffline && a.wantsNews()
	if !want {
		a.link.cancelLongPoll()
	}
	if !want || a.link.busy || a.link.away || !a.link.reached {
		return nil
	}
	d := a.desk
	a.link.longPoll = true
	return a.link.begin(func(ctx context.Context) tea.Msg {
		news, err := d.LongPoll(ctx)
		return exchanged{news: news, err: err, longPoll: true}
	})
}

// wantsNews reports whether news would change the page under all dialogs.
func (a *App) wantsNews() bool {
	n, ok := a.Page().(page.Watcher)
	return ok && n.WantsNews()
}

// longestPutOff is how long saves in a row may put an exchange off.
const longestPutOff = 2 * time.Minute

// syncAfterSave has an exchange follow a save, but not while F4 may still take the save back.
func (a *App) syncAfterSave() tea.Cmd {
	if a.link.unsyncedSince.IsZero() {
		a.link.unsyncedSince = time.Now()
	}
	return a.syncAfterToast(time.Since(a.link.unsyncedSince) > longestPutOff)
}

// syncAfterToast begins the exchange that saves wait for: once no toast stands, or now.
func (a *App) syncAfterToast(now bool) tea.Cmd {
	if a.link.unsyncedSince.IsZero() || !now && a.toast.Standing() {
		return nil
	}
	a.link.unsyncedSince = time.Time{}
	return a.syncNow(false)
}

// lastExchange sends what was just saved when a person leaves, if the hub is there, and takes three seconds at most. An
// exchange under way was told to stop, and ends first.
func (a *App) lastExchange() tea.Cmd {
	if a.desk == nil || a.link.away {
		return nil
	}
	if s := a.desk.Status(); s.WorkOffline || s.Pending == 0 && a.link.unsyncedSince.IsZero() {
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

// exchanged takes what an exchange brought into the register, and tells the person what concerns them.
func (a *App) exchanged(m exchanged) tea.Cmd {
	a.link.busy, a.link.longPoll = false, false
	a.link.stop()
	if a.desk == nil { // the home was locked meanwhile
		return nil
	}
	if m.longPoll && errors.Is(m.err, context.Canceled) {
		return a.exchangeAgain()
	}
	was := before{a.desk.Me(), a.newTasks(), a.desk.Status().Bounced, a.desk.Damaged()}
	var cmds []tea.Cmd
	if err := a.desk.Merge(m.news); err != nil {
		cmds = append(cmds, a.Fail(err))
	}
	a.adoptRole(was.account)
	a.Refresh()
	cmds = append(cmds, a.exchangeAgain())
	switch {
	case desk.ProblemOf(m.err) == desk.ProblemRevoked:
		cmds = append(cmds, a.revoked())
	case m.err != nil:
		cmds = append(cmds, a.exchangeFailed(m))
	default:
		cmds = append(cmds, a.tellNews(m, was))
	}
	return tea.Batch(cmds...)
}

// before is what was known before an exchange.
type before struct {
	account  model.Account
	newTasks []*model.Task
	bounced  int
	damaged  int
}

// exchangeFailed tells a person who asked, and has the next try follow after a while. Nobody who did not ask is told
// that the hub is out of reach: the band says so.
func (a *App) exchangeFailed(m exchanged) tea.Cmd {
	if !a.link.away {
		a.link.away, a.link.since = true, a.desk.Now()
	}
	var told tea.Cmd
	switch sentence := desk.Sentence(a.lang, m.err); {
	case m.asked:
		told = a.tell(sentence)
	case !desk.Away(m.err):
		told = a.toast.Fail(sentence)
	}
	a.link.waits++
	next := retry{a.link.waits}
	return tea.Batch(told, tea.Tick(a.desk.Wait(m.err), func(time.Time) tea.Msg { return next }))
}

// tellNews says what an exchange brought: which tasks changed for the person, unless something of their own came back.
func (a *App) tellNews(m exchanged, was before) tea.Cmd {
	a.link.away, a.link.reached = false, true
	var told, unread tea.Cmd
	bounced := a.desk.Status().Bounced > was.bounced
	if said := a.whatIsNew(was.newTasks); said != "" && !bounced && !m.news.Notable() {
		told = a.toast.Say(said)
	} else if m.asked || m.news.Notable() || bounced {
		told = a.toast.Say(desk.CameBack(a.lang, m.news))
	}
	if a.desk.Damaged() > was.damaged {
		unread = a.tellUnread()
	}
	return tea.Batch(told, unread)
}

// tellUnread says once that something cannot be read; the page of the exchange says it as long as it is so.
func (a *App) tellUnread() tea.Cmd {
	if n := a.desk.Damaged(); n > 0 {
		return a.toast.Fail(text.DamagedValues.Title(a.lang, n))
	}
	return nil
}

// exchangeAgain begins the exchange that was wanted while one was under way.
func (a *App) exchangeAgain() tea.Cmd {
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
