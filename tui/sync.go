package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/code"
	"sidan/model/store"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/widget"
)

// syncScreen tells the truth about the exchange (同步): what bounced and what to do about it, what waits, how the last
// exchanges went, and the switch to work off line.
type syncScreen struct {
	a    *App
	list widget.List
	rows []syncRow
	head []syncHead
}

// syncRow is one line: a bounced save, a waiting change, the switch, or an exchange.
type syncRow struct {
	bounced *store.Bounced
	home    model.Path
	change  model.Change
	waiting *desk.Waiting
	log     *store.Exchange
	toggle  bool
}

type syncHead struct {
	title, note string
	count       int
}

func newSyncScreen(a *App) *syncScreen {
	s := &syncScreen{a: a}
	s.list.Row, s.list.Head = s.row, s.heading
	s.Refresh()
	return s
}

// Refresh lists anew what the desk knows. The mark stays where it is, within what there is.
func (s *syncScreen) Refresh() {
	d, l := s.a.desk, s.a.lang
	s.rows, s.head, s.list.Starts = nil, nil, nil
	group := func(title text.Sentence, note string, rows []syncRow) {
		if len(rows) > 0 {
			s.head = append(s.head, syncHead{title.In(l), note, len(rows)})
			s.list.Starts = append(s.list.Starts, len(s.rows))
			s.rows = append(s.rows, rows...)
		}
	}
	var bounced, held, waiting, log []syncRow
	saves := map[uint64]bool{}
	for _, b := range d.Bounced() {
		if c, err := code.Change(b.Core); err == nil && !saves[b.Save] {
			saves[b.Save] = true // what hangs together is shown together
			bounced = append(bounced, syncRow{bounced: &b, home: b.Home, change: c})
		}
	}
	for _, w := range d.Waiting() {
		row := syncRow{waiting: &w, home: w.Kept.Home, change: w.Change}
		if w.Kept.Held() {
			held = append(held, row)
		} else {
			waiting = append(waiting, row)
		}
	}
	for _, e := range d.Log() {
		log = append(log, syncRow{log: &e})
	}
	group(text.BouncedHead, s.a.say(text.BouncedNote), bounced)
	group(text.ToSendHead, text.Size(l, d.Status().Bytes), waiting)
	group(text.HeldHead, s.a.say(text.HeldNote), held)
	group(text.WorkOffline, "", []syncRow{{toggle: true}})
	group(text.LastHead, "", log)
	s.list.N = len(s.rows)
	s.list.Changed()
}

func (s *syncScreen) Draw(g *widget.Grid, r widget.Rect) *tea.Cursor {
	st := s.a.desk.Status()
	state := text.SyncOnline
	switch {
	case st.WorkOffline:
		state = text.SyncByChoice
	case s.a.link.away:
		state = text.SyncOffline
	}
	g.Spans(2, r.Y, r.W-4, widget.Span{Ink: widget.Text | widget.Bold, Text: s.a.say(text.SyncTitle)}, widget.Span{Ink: widget.Muted, Text: "  " + s.a.say(state)})
	last := s.a.say(text.SyncNever)
	if !st.Last.IsZero() {
		last = s.a.say(text.SyncLast, text.When(s.a.lang, st.Last, s.a.desk.Now()))
	}
	g.TextRight(r.W-2, r.Y, widget.Muted, last, 40)
	rest := widget.Rect{X: 0, Y: r.Y + 2, W: r.W, H: r.H - 2}
	list, peek := rest.Top(rest.H - 4)
	cursor := s.list.Draw(g, list)
	g.Fill(peek, widget.OnPanel)
	s.peek(g, peek.Inset(2, 0))
	return cursor
}

func (s *syncScreen) heading(g *widget.Grid, r widget.Rect, group int, _ bool) {
	h := s.head[group]
	x := g.Text(2, r.Y, widget.Muted|widget.Bold, h.title, 30)
	if s.rows[s.list.Starts[group]].toggle || s.rows[s.list.Starts[group]].log != nil {
		return
	}
	x = g.Text(x+1, r.Y, widget.Text|widget.Bold, fmt.Sprint(h.count), 8)
	g.Text(x+2, r.Y, widget.Muted, h.note, r.W-x-4)
}

func (s *syncScreen) row(g *widget.Grid, r widget.Rect, i int, marked bool) {
	row, l, y := s.rows[i], s.a.lang, r.Y
	name := widget.Text
	if marked {
		name |= widget.Bold
	}
	switch {
	case row.toggle:
		say := text.WorkOfflineOff
		if s.a.desk.Status().WorkOffline {
			say = text.WorkOfflineOn
		}
		g.Text(2, y, name, s.a.say(say), r.W-4)
	case row.log != nil:
		s.logLine(g, r, row.log)
	default:
		glyph, ink, at := "⇡", widget.Warn, row.change.At
		if row.bounced != nil {
			glyph, ink, at = "✗", widget.Bad, row.bounced.At
		}
		g.Text(2, y, ink, glyph, 1)
		x := max(13, g.Text(4, y, widget.Muted, text.Change(l, row.change.Body), 12)+2)
		when := text.When(l, at, s.a.desk.Now())
		g.Text(x, y, name, s.a.desk.Subject(l, row.home, row.change), r.W-x-widget.Width(when)-4)
		g.TextRight(r.W-2, y, widget.Muted, when, 20)
	}
}

func (s *syncScreen) logLine(g *widget.Grid, r widget.Rect, e *store.Exchange) {
	l, y := s.a.lang, r.Y
	g.TextRight(13, y, widget.Muted, text.When(l, e.At, s.a.desk.Now()), 12)
	switch e.Result {
	case "":
		x := g.Spans(15, y, 40, widget.Span{Ink: widget.Good, Text: "✓ "}, widget.Span{Ink: widget.Text, Text: s.a.say(text.Told, e.Sent, e.Got)})
		g.Text(x+3, y, widget.Muted, s.a.say(text.Took, e.Took.Seconds()), 12)
	case "away":
		g.Spans(15, y, 60, widget.Span{Ink: widget.Bad, Text: "✗ "}, widget.Span{Ink: widget.Muted, Text: s.a.say(text.LinkDown)})
	default:
		g.Spans(15, y, r.W-17, widget.Span{Ink: widget.Bad, Text: "✗ "}, widget.Span{Ink: widget.Muted, Text: text.Result(l, e.Result)})
	}
}

// peek says of what is marked why it stands here and what to do.
func (s *syncScreen) peek(g *widget.Grid, r widget.Rect) {
	if s.list.N == 0 {
		return
	}
	row := s.rows[s.list.Cur]
	var say string
	switch {
	case row.bounced != nil:
		say = text.Why(s.a.lang, &row.bounced.Why) + "\n" + text.BouncedNext(s.a.lang, row.change.Body, &row.bounced.Why)
	case row.waiting != nil && row.waiting.Kept.Held():
		say = text.Why(s.a.lang, &row.waiting.Kept.Why)
	case row.waiting != nil:
		say = model.WordsOf(row.change.Body)
	}
	g.Paragraph(r, widget.Text, say)
}

func (s *syncScreen) Key(k tea.KeyPressMsg) tea.Cmd {
	if s.list.Move(k) || s.list.N == 0 {
		return nil
	}
	if widget.Name(k) == "enter" {
		return s.open(s.rows[s.list.Cur])
	}
	return nil
}

// open is Enter: the actions of what bounced, the page of what waits, the switch.
func (s *syncScreen) open(row syncRow) tea.Cmd {
	switch {
	case row.toggle:
		on := !s.a.desk.Status().WorkOffline
		cmd := s.a.workOffline(on)
		s.list.Changed()
		return cmd
	case row.bounced != nil:
		s.a.ask(newBounced(s.a, *row.bounced, row.change))
	case row.log == nil:
		s.a.openRecord(row.change.Record)
	}
	return nil
}

// openRecord opens the page of a task or a door.
func (a *App) openRecord(id model.RecordID) {
	switch r := a.desk.Whole(id).(type) {
	case *model.Task:
		a.openTask(r.ID)
	case *model.Household:
		a.push(newHousehold(a, r.ID))
	case *model.Visit:
		a.push(newHousehold(a, r.Household))
	}
}

// newBounced asks what to do with a save that came back. Its words are kept until one of the answers lets go of them.
func newBounced(a *App, b store.Bounced, c model.Change) Dialog {
	let := func() tea.Cmd {
		cmd := a.writer.do(job{a.desk.Dismiss(a.desk.Together(b)...), nil})
		a.refresh()
		return cmd
	}
	plan := func(make func(store.Bounced) (*desk.Plan, error)) func() tea.Cmd {
		return func() tea.Cmd {
			p, err := make(b)
			if err != nil {
				return a.fail(err)
			}
			return a.save(p, a.say(text.Saved), let)
		}
	}
	return newQuestion(a, func() asked {
		q := asked{text.Change(a.lang, c.Body) + "  " + a.desk.Subject(a.lang, b.Home, c), text.Refusal(a.lang, &b.Why), []answer{{a.say(text.DoRead), let}}}
		words := model.WordsOf(c.Body)
		if words != "" {
			q.body += "\n\n" + words
		}
		if c.Body.Type() >= model.TypeTaskRaised {
			q.answers = append(q.answers, answer{a.say(text.DoSeeTask), func() tea.Cmd { a.openRecord(c.Record); return nil }})
			if words != "" {
				q.answers = append(q.answers, answer{a.say(text.DoAsNote), plan(a.desk.AsNote)})
			}
		}
		q.answers = append(q.answers, answer{a.say(text.DoTryAgain), plan(a.desk.Retry)})
		return q
	})
}

func (s *syncScreen) Typing() bool { return false }
func (s *syncScreen) Hints() []widget.Hint {
	return []widget.Hint{{Key: "F5", Verb: s.a.say(text.DoSyncNow)}, {Key: "Enter", Verb: s.a.say(text.DoOpen)}, {Key: "/", Verb: s.a.say(text.DoFind)},
		{Key: "Tab", Verb: s.a.say(text.DoPage)}}
}

// Click marks a row.
func (s *syncScreen) Click(_, y int) tea.Cmd {
	return clickList(&s.list, y, func() tea.Cmd { return s.open(s.rows[s.list.Cur]) })
}

// clickList marks the row under a click, and opens the one that was marked already.
func clickList(l *widget.List, y int, open func() tea.Cmd) tea.Cmd {
	i, ok := l.RowAt(y)
	switch {
	case !ok:
		return nil
	case i == l.Cur:
		return open()
	}
	l.Cur = i
	return nil
}
