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

// link is the state of the exchange with the hub. There is one exchange at a time, and the desk carries it out in a
// Cmd.
//
// A long poll is an exchange that has nothing to send and waits at the hub until there is news. It is cancelled as
// soon as another exchange is to be made.
type link struct {
	busy     bool               // an exchange is under way
	longPoll bool               // it is a long poll
	stop     context.CancelFunc // cancels the exchange
	flight   chan struct{}      // closed when the exchange has ended; nil before the first exchange
	again    bool               // another exchange is to follow the one under way
	asked    bool               // a person waits to be told what that other exchange brings

	away    bool      // the last exchange did not reach the hub
	since   time.Time // when the first of the failed exchanges in a row ended
	reached bool      // an exchange has reached the hub since the home was opened; only then do long polls begin
	waits   int       // how many waits were begun after failures; only the end of the newest one tries again

	unsyncedSince time.Time // when the first of the saves was made that have no exchange yet; zero if there is none
}

// exchanged is the message with which an exchange ends.
type exchanged struct {
	news     desk.News
	err      error
	asked    bool // a person waits to be told what came
	longPoll bool
}

// working reports whether an exchange other than a long poll is under way.
func (l *link) working() bool { return l.busy && !l.longPoll }

// cancelLongPoll cancels the exchange under way if it is a long poll.
func (l *link) cancelLongPoll() {
	if l.longPoll {
		l.stop()
	}
}

// retry is the message that the n-th wait after a failed exchange is over.
type retry struct{ n int }

// syncNow begins an exchange. If one is under way, another is to follow it. asked says that a person pressed F5, who
// is then told what came, also while working off line; without asked, nothing is exchanged while off line.
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

// begin returns the command that runs an exchange. From now on the exchange counts as under way, until its message
// comes.
func (l *link) begin(exchange func(ctx context.Context) tea.Msg) tea.Cmd {
	ctx, stop := context.WithCancel(context.Background())
	flight := make(chan struct{})
	l.busy, l.stop, l.flight = true, stop, flight
	return func() tea.Msg {
		defer close(flight)
		return exchange(ctx)
	}
}

// stopLongPolls cancels a long poll. No other long poll begins before an exchange has reached the hub again.
func (l *link) stopLongPolls() {
	l.reached = false
	l.cancelLongPoll()
}

// longPoll begins a long poll if news would change the page under all dialogs, and cancels it if not. It runs after
// every message, and does nothing if nothing is to be changed.
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

// longestPutOff is how long a series of saves may delay the exchange that is to follow them.
const longestPutOff = 2 * time.Minute

// syncAfterSave makes an exchange follow a save. It waits as long as F4 can take back the save, but not longer than
// longestPutOff after the first save of a series.
func (a *App) syncAfterSave() tea.Cmd {
	if a.link.unsyncedSince.IsZero() {
		a.link.unsyncedSince = time.Now()
	}
	return a.syncAfterToast(time.Since(a.link.unsyncedSince) > longestPutOff)
}

// syncAfterToast begins the exchange that saves wait for, if there is one. Unless now is set, it does so only if no
// toast stands.
func (a *App) syncAfterToast(now bool) tea.Cmd {
	if a.link.unsyncedSince.IsZero() || !now && a.toast.Standing() {
		return nil
	}
	a.link.unsyncedSince = time.Time{}
	return a.syncNow(false)
}

// lastExchange sends what was just saved when a person leaves. It does nothing while working off line, or if the last
// exchange did not reach the hub, and takes three seconds at most. If an exchange is under way, which was told to
// stop, lastExchange first waits for its end.
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
		_, _ = d.Exchange(ctx) // if this fails, the changes stay pending and are sent the next time
		return nil
	}
}

// exchanged takes what an exchange brought into the register, and tells the person about what concerns them.
func (a *App) exchanged(m exchanged) tea.Cmd {
	a.link.busy, a.link.longPoll = false, false
	a.link.stop()
	if a.desk == nil { // the home was closed meanwhile
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

// before is what was known before an exchange. It is compared with what is known after it.
type before struct {
	account  model.Account
	newTasks []*model.Task
	bounced  int
	damaged  int
}

// exchangeFailed handles an exchange that failed, and has the next one follow after a while. A person who asked for
// the exchange is told why it failed. Anybody else is told only if the reason is not that the hub is out of reach,
// which the band shows.
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

// tellNews tells the person what an exchange brought. It names the tasks that have news for the person, unless
// something of the person's own came back, which is told instead.
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

// tellUnread tells the person that some values in the home cannot be read, if there are any. The page of the exchange
// shows this as long as it lasts.
func (a *App) tellUnread() tea.Cmd {
	if n := a.desk.Damaged(); n > 0 {
		return a.toast.Fail(text.DamagedValues.Title(a.lang, n))
	}
	return nil
}

// exchangeAgain begins the exchange that was asked for while another one was under way.
func (a *App) exchangeAgain() tea.Cmd {
	if !a.link.again {
		return nil
	}
	asked := a.link.asked
	a.link.again, a.link.asked = false, false
	return a.syncNow(asked)
}

// retry begins another exchange after a failed one, unless an exchange has reached the hub or failed since.
func (a *App) retry(m retry) tea.Cmd {
	if !a.link.away || m.n != a.link.waits {
		return nil
	}
	return a.syncNow(false)
}

// WorkOffline turns working off line on or off. The switch takes effect at once, and the write follows.
func (a *App) WorkOffline(on bool) tea.Cmd {
	return a.writer.do(job{write: a.desk.WorkOffline(on)})
}
