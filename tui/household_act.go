package tui

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
)

// Actions by name, the likeliest first, and behind them those of the marked visit: for Ctrl+P.
func (h *household) Actions() []action {
	all := h.acts()
	if v := h.ownVisit(); v != nil {
		all = append(all, action{h.a.say(text.DoAmend), "", func() tea.Cmd { return h.amend(v) }},
			action{h.a.say(text.DoStrikeVisit), "", func() tea.Cmd { return h.strikeVisit(v) }})
	}
	return all
}

// acts are what one can do with the household: a row under what is owed.
func (h *household) acts() []action {
	if !h.side.ok {
		return nil
	}
	a, house := h.a, h.side.house()
	visit := action{a.say(text.DoVisit), "Space", h.begin}
	edit := action{a.say(text.DoEdit), "", func() tea.Cmd { a.push(newEdit(a, h.id)); return nil }}
	var all []action
	switch {
	case house.Struck != 0:
		all = []action{{a.say(text.DoAddBehind), "Ctrl+N", h.add}}
	case house.Moved != 0:
		all = []action{visit, edit, {a.say(text.DoNewTenant), "Ctrl+N", h.add},
			{a.say(text.DoMovedTo), "", func() tea.Cmd { a.push(newElsewhere(a, house)); return nil }}}
	default:
		all = []action{visit, edit, {a.say(text.DoMoved), "", h.askMoved}, {a.say(text.DoAddBehind), "Ctrl+N", h.add}}
	}
	all = append(all, a.mergeActions(house)...)
	if a.desk.Strikable(house) == nil {
		all = append(all, action{a.say(text.DoStrike), "", h.strike})
	}
	return all
}

// begin begins the visit at once; a household that was struck is no door.
func (h *household) begin() tea.Cmd {
	if h.side.house().Struck != 0 {
		return h.a.toast.Fail(h.a.say(text.HouseStruck))
	}
	return h.a.visitAt(h.id)
}

// add begins a household nobody listed, behind the same door.
func (h *household) add() tea.Cmd {
	h.a.push(newBehind(h.a, h.side.house()))
	return nil
}

// askMoved asks before a household is closed: the question names the door, and not to do it comes first.
func (h *household) askMoved() tea.Cmd {
	a, house := h.a, h.side.house()
	a.ask(newQuestion(a, func() asked {
		return asked{a.say(text.MovedAsk, a.nameOf(house)), a.say(
			text.MovedBody, text.Address(a.lang, house.Door),
		), []answer{
			{a.say(text.MovedNo), func() tea.Cmd { return nil }},
			{a.say(text.MovedYes), h.moved},
		}}
	}))
	return nil
}

func (h *household) moved() tea.Cmd {
	plan, err := h.a.desk.Plan(nil, desk.Act{Record: h.id.Record(), Body: model.HouseholdMoved{}})
	if err != nil {
		return h.a.fail(err)
	}
	return h.a.save(plan, h.a.nameOf(h.side.house())+" "+h.a.say(text.Saved), nil)
}

// strike takes out a household that was added by mistake; it asks why.
func (h *household) strike() tea.Cmd {
	a, house := h.a, h.side.house()
	a.askReason(desk.DraftKey{Form: "strike", Record: h.id.Record()}, &reasonForm{
		says: func() (title, about, hint string) {
			return a.say(text.DoStrike), a.nameOf(house), a.say(text.HintStrike)
		},
		plan: func(why string, drop desk.DraftKey) (*desk.Plan, error) {
			return a.desk.PlanStrikeHousehold(h.id, why, drop)
		},
		said: func() string { return a.say(text.SaidStruck, a.nameOf(house)) },
	})
	return nil
}

// ownVisit is the marked visit where one may correct or strike it, nil else.
func (h *household) ownVisit() *model.Visit {
	if h.cur >= len(h.lines) || h.lines[h.cur].past == nil {
		return nil
	}
	if v := h.lines[h.cur].past.visit; v != nil && h.a.desk.Amendable(v) {
		return v
	}
	return nil
}

// chooseVisit asks what to do with a visit of one's own.
func (h *household) chooseVisit(v *model.Visit, task model.TaskID) tea.Cmd {
	a := h.a
	a.ask(newMenu(a, text.AmendTitle, func() []choice {
		all := []choice{{a.say(text.DoAmend), -1, func() tea.Cmd { return h.amend(v) }},
			{a.say(text.DoStrikeVisit), -1, func() tea.Cmd { return h.strikeVisit(v) }}}
		if !task.IsZero() {
			all = append(all, choice{a.say(text.DoOpenTask), -1, func() tea.Cmd { a.openTask(task); return nil }})
		}
		return all
	}))
	return nil
}

func (h *household) amend(v *model.Visit) tea.Cmd {
	h.a.push(newAmend(h.a, v))
	return nil
}

// strikeVisit takes back a visit that never was; it asks why.
func (h *household) strikeVisit(v *model.Visit) tea.Cmd {
	a := h.a
	a.askReason(desk.DraftKey{Form: "strike", Record: v.RecordID()}, &reasonForm{
		says: func() (title, about, hint string) {
			return a.say(text.DoStrikeVisit), v.On.Short() + "  " + text.Outcome(a.lang, v.Outcome), a.say(
				text.HintStrikeVisit,
			)
		},
		plan: func(why string, drop desk.DraftKey) (*desk.Plan, error) { return a.desk.PlanStrike(v.ID, why, drop) },
		said: func() string { return a.say(text.SaidStruck, v.On.Short()+" "+text.Outcome(a.lang, v.Outcome)) },
	})
	return nil
}
