package publish

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/widget"
)

// promises is the page of promises: of the branch's people for the branch (亮承诺), and of their own for anybody else
// (我的承诺). What is late is marked; only whoever promised and the branch see that.
type promises struct {
	host   page.Host
	mine   bool // only those of the person in front
	unkept bool // only those that are not kept (F2)
	list   widget.List
	rows   []*model.Promise
	all    int // how many there are whatever is shown, and of them:
	keptNo int
	openNo int
	lateNo int
}

// NewPromises returns the page of all promises of the community, for the branch.
func NewPromises(host page.Host) page.Screen { return newPromises(host, false) }

// NewMyPromises returns the page of the promises of the person in front.
func NewMyPromises(host page.Host) page.Screen { return newPromises(host, true) }

func newPromises(host page.Host, mine bool) *promises {
	p := &promises{host: host, mine: mine}
	p.list.Row, p.list.Head = p.row, p.head
	p.Refresh()
	return p
}

// Refresh lists the promises anew, and counts them. The mark stays on its promise.
func (p *promises) Refresh() {
	was := p.marked()
	today, me := p.host.Desk().Today(), p.host.Desk().Me().Person.ID
	p.rows, p.all, p.keptNo, p.openNo, p.lateNo = nil, 0, 0, 0, 0
	for _, one := range p.host.Desk().Register().Promises() {
		if p.mine && one.Who.ID != me {
			continue
		}
		switch p.all++; {
		case one.State() == model.PromiseIsKept:
			p.keptNo++
		case one.Late(today):
			p.lateNo++
			p.openNo++
		case one.State() == model.PromiseIsOpen:
			p.openNo++
		}
		if !p.unkept || one.State() == model.PromiseIsOpen {
			p.rows = append(p.rows, one)
		}
	}
	p.list.N = len(p.rows)
	p.list.Changed()
	for i, one := range p.rows {
		if was != nil && one.ID == was.ID {
			p.list.Cur = i
		}
	}
	p.list.Cur = max(0, min(p.list.Cur, len(p.rows)-1))
}

// marked returns the promise under the mark, or nil if the list is empty.
func (p *promises) marked() *model.Promise {
	if p.list.Cur >= len(p.rows) {
		return nil
	}
	return p.rows[p.list.Cur]
}

// Typing reports false: the page has no field.
func (p *promises) Typing() bool { return false }

// Key moves the mark, says that the marked promise was kept (Space), narrows the list (F2), begins a promise (Ctrl+N).
func (p *promises) Key(k tea.KeyPressMsg) tea.Cmd {
	switch name := widget.Name(k); {
	case p.list.Move(k):
	case widget.IsSpace(k), name == "enter":
		p.end(true)
	case name == "f2":
		p.unkept = !p.unkept
		p.Refresh()
	case name == "ctrl+n":
		openPromise(p.host, p.mine)
	}
	return nil
}

// end opens the question what was done for the marked promise, or why nothing comes of it, if that is for the person in
// front to say.
func (p *promises) end(kept bool) {
	one := p.marked()
	if one == nil || one.State() != model.PromiseIsOpen || !p.host.Desk().MayKeep(one) {
		return
	}
	title, hint, said, form, plan := text.DoDropPromise, text.HintDropped, text.SaidDropped, "promise-drop",
		p.host.Desk().PlanPromiseDropped
	if kept {
		title, hint, said, form, plan = text.DoKeepPromise, text.HintKept, text.SaidKept, "promise-keep",
			p.host.Desk().PlanPromiseKept
	}
	page.AskReason(p.host, desk.DraftKey{Form: form, Record: one.RecordID()}, page.Reason{
		Says: func() (string, string, string) {
			return p.host.Say(title), one.Who.Name + "  " + one.Words, p.host.Say(hint)
		},
		Plan: func(words string, drop desk.DraftKey) (*desk.Plan, error) { return plan(one, words, drop) },
		Said: func() string { return p.host.Say(said, one.Who.Name) },
	})
}

// ends returns what an action does: it opens that question.
func (p *promises) ends(kept bool) func() tea.Cmd {
	return func() tea.Cmd { p.end(kept); return nil }
}

// Clear lists everything again, and reports whether the list was narrowed.
func (p *promises) Clear() bool {
	was := p.unkept
	p.unkept = false
	p.Refresh()
	return was
}

// Click marks a row.
func (p *promises) Click(_, y int) tea.Cmd {
	return page.ClickList(&p.list, y, p.ends(true))
}

// Mark puts the mark on a promise, if it is listed.
func (p *promises) Mark(id model.RecordID) {
	for i, one := range p.rows {
		if one.RecordID() == id {
			p.list.Cur = i
		}
	}
}

// Actions returns what can be done with the marked promise, and a new one.
func (p *promises) Actions() []page.Action {
	all := []page.Action{{Name: p.host.Say(text.NewPromise), Key: "Ctrl+N", Do: func() tea.Cmd {
		openPromise(p.host, p.mine)
		return nil
	}}}
	if one := p.marked(); one != nil && one.State() == model.PromiseIsOpen && p.host.Desk().MayKeep(one) {
		all = append(all,
			page.Action{Name: p.host.Say(text.DoKeepPromise), Key: "Space", Do: p.ends(true)},
			page.Action{Name: p.host.Say(text.DoDropPromise), Do: p.ends(false)})
	}
	return all
}

// Hints returns the keys that work here.
func (p *promises) Hints() (hints []widget.Hint) {
	if one := p.marked(); one != nil && one.State() == model.PromiseIsOpen && p.host.Desk().MayKeep(one) {
		hints = append(hints, widget.Hint{Key: "Space", Verb: p.host.Say(text.DoKeepPromise)})
	}
	return append(hints,
		widget.Hint{Key: "F2", Verb: p.host.Say(text.OnlyNotKept)},
		widget.Hint{Key: "Ctrl+N", Verb: p.host.Say(text.NewPromise)},
		widget.Hint{Key: "Ctrl+P", Verb: p.host.Say(text.DoDropPromise)},
		widget.Hint{Key: "Esc", Verb: p.host.Say(text.DoBack)})
}

// WantsNews reports true: the list shows what other people do.
func (p *promises) WantsNews() bool { return true }
