package anywhere

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/code"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// Sync is the page of the exchange (同步). It shows what bounced and what to do about it, what waits, how the last
// exchanges went, and the switch for working off line.
type Sync struct {
	host page.Host
	list widget.List
	rows []syncRow
	head []syncHead
}

// syncRow is one row: a bounced save, a waiting or held change, an exchange, or the switch.
type syncRow struct {
	bounced *desk.Bounced
	home    model.Path
	change  model.Change
	waiting *desk.Waiting
	log     *desk.Exchanged
	toggle  bool
}

type syncHead struct {
	title, note string
	count       int
}

// NewSync returns the page of the exchange.
func NewSync(host page.Host) page.Screen {
	s := &Sync{host: host}
	s.list.Row, s.list.Head, s.list.Below = s.row, s.heading, s.below
	s.Refresh()
	return s
}

// Refresh lists anew what the desk knows. The mark keeps its row, or goes to the last one.
func (s *Sync) Refresh() {
	d, l := s.host.Desk(), s.host.Lang()
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
			saves[b.Save] = true // the changes of one save are shown in one row
			bounced = append(bounced, syncRow{bounced: &b, home: b.Community, change: c})
		}
	}
	for _, w := range d.Waiting() {
		row := syncRow{waiting: &w, home: w.Kept.Community, change: w.Change}
		if w.Kept.Held() {
			held = append(held, row)
		} else {
			waiting = append(waiting, row)
		}
	}
	for _, e := range d.Log() {
		log = append(log, syncRow{log: &e})
	}
	group(text.BouncedHead, s.host.Say(text.BouncedNote), bounced)
	group(text.ToSendHead, text.Size(l, d.Status().Bytes), waiting)
	group(text.HeldHead, s.host.Say(text.HeldNote), held)
	group(text.LastHead, "", log)
	group(text.WorkOffline, "", []syncRow{{toggle: true}})
	s.list.N = len(s.rows)
	s.list.Changed()
}

// Key moves the mark, or opens the marked row with Enter.
func (s *Sync) Key(k tea.KeyPressMsg) tea.Cmd {
	if s.list.Move(k) || s.list.N == 0 {
		return nil
	}
	if widget.Name(k) == "enter" {
		return s.open(s.rows[s.list.Cur])
	}
	return nil
}

// open handles Enter on a row. It opens the answers to a bounced save, opens the page of the record of a waiting
// change, or turns the switch.
func (s *Sync) open(row syncRow) tea.Cmd {
	switch {
	case row.toggle:
		on := !s.host.Desk().Status().WorkOffline
		cmd := s.host.WorkOffline(on)
		s.list.Changed()
		return cmd
	case row.bounced != nil:
		s.host.ShowDialog(newBounced(s.host, *row.bounced, row.change))
	case row.log == nil:
		return s.host.Open(row.change.Record)
	}
	return nil
}

// Typing reports false: the page has no field.
func (s *Sync) Typing() bool { return false }

// Hints returns the keys that begin an exchange, open, search, and change the tab.
func (s *Sync) Hints() []widget.Hint {
	return []widget.Hint{{Key: "F5", Verb: s.host.Say(text.DoSyncNow)}, {Key: "Enter", Verb: s.host.Say(text.DoOpen)},
		{Key: "/", Verb: s.host.Say(text.DoFind)},
		{Key: "Tab", Verb: s.host.Say(text.DoPage)}}
}

// Click marks a row. A click on the marked row opens it.
func (s *Sync) Click(_, y int) tea.Cmd {
	return page.ClickList(&s.list, y, func() tea.Cmd { return s.open(s.rows[s.list.Cur]) })
}

// Help returns the section of the help that lists the keys of this page.
func (s *Sync) Help() text.HelpSection { return text.HelpSync }

// WantsNews reports true: the page shows whether the hub can be reached.
func (s *Sync) WantsNews() bool { return true }
