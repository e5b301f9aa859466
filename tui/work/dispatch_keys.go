package work

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/widget"
)

// enter puts the focus on a field.
func (d *dispatch) enter(at dispatchField) {
	d.at, d.sorting.At, d.details.At = at, nil, nil
	switch at {
	case atSphere:
		d.sorting.At = d.sphere
	case atMenu:
		d.sorting.At = d.menu
	case atBrief:
		d.details.At = d.brief
	case atDue:
		d.details.At = d.due
	}
}

// move moves the focus by so many fields. After the last field comes the first.
func (d *dispatch) move(by int) {
	n := int(atDue) + 1
	if !d.sends() {
		n = int(atTo) + 1
	}
	d.enter(dispatchField((int(d.at) + by + n) % n))
}

// Key handles a key. Tab moves between fields, Ctrl+S saves, and any other key goes to the field in focus.
func (d *dispatch) Key(k tea.KeyPressMsg) tea.Cmd {
	if d.draft.Busy() {
		return nil
	}
	d.refused, d.due.Bad = nil, ""
	switch widget.Name(k) {
	case "tab":
		d.move(1)
		return nil
	case "shift+tab":
		d.move(-1)
		return nil
	case "ctrl+s":
		return d.take(d.row)
	case "pgdown", "ctrl+down":
		d.openAlike()
		return nil
	}
	switch d.at {
	case atSphere, atMenu:
		return d.choose(d.sorting.At.Choice, k)
	case atTo:
		return d.address(k)
	}
	return d.write(k)
}

// choose handles a key on the sphere or the menu. A digit chooses and moves on, and Enter moves on with the choice
// made.
func (d *dispatch) choose(c *widget.Choice, k tea.KeyPressMsg) tea.Cmd {
	switch name := widget.Name(k); {
	case c.Key(k):
		d.suggest()
		if widget.Digit(k) >= 0 {
			d.move(1)
		}
		return d.draft.Typed()
	case name == "enter" && c.Chosen() >= 0, name == "down":
		d.move(1)
	case name == "up" && d.at > atSphere:
		d.move(-1)
	}
	return nil
}

// address handles a key in 派给. The digit of a suggestion dispatches at once, the next digit opens the list of 另选,
// 0 opens the task to anyone, and Enter takes the marked row. If the task cannot be opened to anyone, 0 says why.
func (d *dispatch) address(k tea.KeyPressMsg) tea.Cmd {
	last := d.rows() - 1
	name, nth := widget.Name(k), widget.Nth(k, len(d.suggested)+1)
	switch {
	case widget.Digit(k) == 0 && d.sends():
		return d.save(model.Addressee{Kind: model.ToOpen})
	case nth == len(d.suggested) && d.sends():
		return d.seekOther()
	case nth >= 0:
		return d.take(nth)
	case name == "enter":
		return d.take(d.row)
	case name == "down" && d.row < last:
		d.row++
	case name == "up" && d.row > 0:
		d.row--
	case name == "down" && last > 0:
		d.move(1)
	case name == "up":
		d.move(-1)
	}
	return nil
}

// write handles a key in the brief or the due date. Enter sends the task to the marked addressee.
func (d *dispatch) write(k tea.KeyPressMsg) tea.Cmd {
	if widget.Name(k) == "enter" {
		return d.take(d.row)
	}
	if d.details.At.Key(d.host, k) {
		return d.typed()
	}
	switch name := widget.Name(k); {
	case name == "down" && d.at == atBrief:
		d.move(1)
	case name == "up":
		d.move(-1)
	}
	return nil
}

// typed is called after something was typed into the brief or the due date.
func (d *dispatch) typed() tea.Cmd {
	d.dueChosen = d.dueChosen || d.at == atDue
	return d.draft.Typed()
}

// Paste pastes into the brief or the due date, if one of them is in focus.
func (d *dispatch) Paste(s string) tea.Cmd {
	if d.details.At == nil || !d.details.Paste(s) {
		return nil
	}
	return d.typed()
}

// openAlike opens the list of the tasks that are probably about the same, so that they are dispatched together. A task
// that is sent on goes alone.
func (d *dispatch) openAlike() {
	if len(d.similar) == 0 {
		return
	}
	with := &d.with
	if d.instead.Kind != model.ToNobody || !d.sends() {
		with = nil
	}
	list := newAlike(d.host, d.task, with)
	list.left = d.suggest
	d.host.ShowDialog(list)
}

// Hints returns the keys of the field in focus, and the key that lists similar tasks if there are any.
func (d *dispatch) Hints() []widget.Hint {
	hints := d.hints()
	if len(d.similar) > 0 {
		alike := widget.Hint{Key: "PgDn", Verb: text.AlikeMany(d.host.Lang(), len(d.similar))}
		hints = slices.Insert(hints, len(hints)-1, alike)
	}
	return hints
}

// hints returns the keys of the field in focus. The last one leaves the dialog.
func (d *dispatch) hints() []widget.Hint {
	host := d.host
	digits := func(n int) widget.Hint {
		return widget.Hint{Key: host.Say(text.KeyDigits, n), Verb: host.Say(text.DoChoose)}
	}
	next := widget.Hint{Key: "Tab", Verb: host.Say(text.DoField)}
	leave := widget.Hint{Key: "Esc", Verb: host.Say(text.DoLeaveIt)}
	switch {
	case d.at == atSphere:
		return []widget.Hint{digits(len(model.Spheres)), next, {Key: "Ctrl+S", Verb: host.Say(d.asItIs())}, leave}
	case d.at == atMenu:
		return []widget.Hint{digits(len(d.menus)), next, {Key: "Ctrl+S", Verb: host.Say(d.asItIs())}, leave}
	case !d.sends():
		return []widget.Hint{{Key: "Enter", Verb: host.Say(text.DoSort)}, leave}
	case d.at == atTo && d.row == len(d.suggested):
		return d.hintsOfAnother(next, leave)
	case d.at == atTo && d.openable():
		return []widget.Hint{{Key: "Enter", Verb: host.Say(text.DoDispatch)}, digits(len(d.suggested) + 1),
			{Key: "0", Verb: text.ToKind(host.Lang(), model.ToOpen)}, next, leave}
	case d.at == atTo:
		return []widget.Hint{{Key: "Enter", Verb: host.Say(text.DoDispatch)}, digits(len(d.suggested) + 1), next, leave}
	}
	return []widget.Hint{{Key: "Enter", Verb: host.Say(text.DoDispatch)}, next, leave}
}

// hintsOfAnother returns the keys on the row of 另选. While nobody is chosen there, Enter opens the list.
func (d *dispatch) hintsOfAnother(next, leave widget.Hint) []widget.Hint {
	list := widget.Hint{Key: strconv.Itoa(len(d.suggested) + 1), Verb: d.host.Say(text.SomebodyElse)}
	if d.other == nil {
		list.Key = "Enter"
		return []widget.Hint{list, next, leave}
	}
	return []widget.Hint{{Key: "Enter", Verb: d.host.Say(text.DoDispatch)}, list, next, leave}
}
