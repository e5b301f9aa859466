package work

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
)

// openAlike opens the list of the tasks that are probably about the same as this one. Whoever may dispatch this one can
// dispatch them together with it.
func (p *task) openAlike() tea.Cmd {
	if p.file == nil || len(p.file.similar) == 0 {
		return nil
	}
	t := p.file.task
	if !register.IsDispatchable(t) || !p.file.read.IsBranchOf(t) {
		p.host.ShowDialog(newAlike(p.host, t, nil))
		return nil
	}
	with := &marks{}
	list := newAlike(p.host, t, with)
	list.send = func() tea.Cmd {
		p.host.ShowDialog(newDispatch(p.host, t, *with, p.leave))
		return nil
	}
	p.host.ShowDialog(list)
	return nil
}

// alikeAction returns the action that opens the list, if there are similar tasks.
func (p *task) alikeAction() []page.Action {
	n := len(p.file.similar)
	if n == 0 {
		return nil
	}
	return []page.Action{{Name: text.AlikeMany(p.host.Lang(), n), Key: p.host.Say(text.KeyCtrlDown), Do: p.openAlike}}
}
