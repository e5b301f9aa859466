package door

import (
	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
	"sidan/tui/page"
	"sidan/tui/present"
)

// Actions returns the actions for the list of Ctrl+P, the likeliest first. Those of the marked visit follow at the
// end.
func (h *Household) Actions() []page.Action {
	all := h.acts()
	if v := h.ownVisit(); v != nil {
		all = append(
			all,
			page.Action{Name: h.host.Say(text.DoAmend), Key: "", Do: func() tea.Cmd { return h.amend(v) }},
			page.Action{Name: h.host.Say(text.DoStrikeVisit), Key: "", Do: func() tea.Cmd { return h.strikeVisit(v) }},
		)
	}
	return all
}

// acts returns what the person can do with the household. The page shows these in a row under what is owed.
func (h *Household) acts() []page.Action {
	if !h.side.ok {
		return nil
	}
	host, house := h.host, h.side.house()
	visit := page.Action{Name: host.Say(text.DoVisit), Key: "Space", Do: h.begin}
	edit := page.Action{
		Name: host.Say(text.DoEdit),
		Key:  "",
		Do:   func() tea.Cmd { host.Push(NewEdit(host, h.id)); return nil },
	}
	var all []page.Action
	switch {
	case house.Struck != 0:
		all = []page.Action{{Name: host.Say(text.DoAddBehind), Key: "Ctrl+N", Do: h.add}}
	case house.Moved != 0:
		all = []page.Action{visit, edit, {Name: host.Say(text.DoNewTenant), Key: "Ctrl+N", Do: h.add},
			{
				Name: host.Say(text.DoMovedTo),
				Key:  "",
				Do:   func() tea.Cmd { host.Push(newElsewhere(host, house)); return nil },
			}}
	default:
		all = []page.Action{
			visit,
			edit,
			{Name: host.Say(text.DoMoved), Key: "", Do: h.askMoved},
			{Name: host.Say(text.DoAddBehind), Key: "Ctrl+N", Do: h.add},
		}
	}
	all = append(all, mergeActions(host, house)...)
	if host.Desk().Strikable(house) == nil {
		all = append(all, page.Action{Name: host.Say(text.DoStrike), Key: "", Do: h.strike})
	}
	return all
}

// begin begins a visit. At a household that was struck it refuses to, because nothing can be recorded there.
func (h *Household) begin() tea.Cmd {
	if h.side.house().Struck != 0 {
		return h.host.Toast().Fail(h.host.Say(text.HouseStruck))
	}
	return beginVisit(h.host, h.id)
}

// add opens the form that adds another household behind the same door.
func (h *Household) add() tea.Cmd {
	h.host.Push(newBehind(h.host, h.side.house()))
	return nil
}

// askMoved asks before a household is marked as moved away. The first answer is not to do it.
func (h *Household) askMoved() tea.Cmd {
	host, house := h.host, h.side.house()
	host.ShowDialog(page.NewQuestion(host, func() page.Question {
		return page.Question{Title: host.Say(text.MovedAsk, present.HouseholdName(host.Lang(), house)), Body: host.Say(
			text.MovedBody, text.Address(host.Lang(), house.Door),
		), Answers: []page.Answer{
			{Text: host.Say(text.MovedNo), Do: func() tea.Cmd { return nil }},
			{Text: host.Say(text.MovedYes), Do: h.moved},
		}}
	}))
	return nil
}

// moved marks the household as moved away.
func (h *Household) moved() tea.Cmd {
	plan, err := h.host.Desk().Plan(nil, desk.Act{Record: h.id.Record(), Body: model.HouseholdMoved{}})
	if err != nil {
		return h.host.Fail(err)
	}
	return h.host.Save(plan, present.HouseholdName(h.host.Lang(), h.side.house())+" "+h.host.Say(text.Saved), nil)
}

// strike asks for the reason, and then strikes a household that was added by mistake.
func (h *Household) strike() tea.Cmd {
	host, house := h.host, h.side.house()
	page.AskReason(host, desk.DraftKey{Form: "strike", Record: h.id.Record()}, page.Reason{
		Says: func() (title, about, hint string) {
			return host.Say(text.DoStrike), present.HouseholdName(host.Lang(), house), host.Say(text.HintStrike)
		},
		Plan: func(why string, drop desk.DraftKey) (*desk.Plan, error) {
			return host.Desk().PlanStrikeHousehold(h.id, why, drop)
		},
		Said: func() string { return host.Say(text.SaidStruck, present.HouseholdName(host.Lang(), house)) },
	})
	return nil
}

// ownVisit returns the marked visit if the person may correct or strike it, and nil otherwise.
func (h *Household) ownVisit() *model.Visit {
	if h.cur >= len(h.lines) || h.lines[h.cur].past == nil {
		return nil
	}
	if v := h.lines[h.cur].past.visit; v != nil && h.host.Desk().Amendable(v) {
		return v
	}
	return nil
}

// chooseVisit asks what to do with a visit that the person may correct: correct it, strike it, or open the task that
// it raised, if it raised one.
func (h *Household) chooseVisit(v *model.Visit, task model.TaskID) tea.Cmd {
	host := h.host
	host.ShowDialog(page.NewMenu(host, text.AmendTitle, func() []page.MenuLine {
		all := []page.MenuLine{{Text: host.Say(text.DoAmend), Count: -1, Do: func() tea.Cmd { return h.amend(v) }},
			{Text: host.Say(text.DoStrikeVisit), Count: -1, Do: func() tea.Cmd { return h.strikeVisit(v) }}}
		if !task.IsZero() {
			all = append(
				all,
				page.MenuLine{
					Text:  host.Say(text.DoOpenTask),
					Count: -1,
					Do:    func() tea.Cmd { return host.Open(task.Record()) },
				},
			)
		}
		return all
	}))
	return nil
}

// amend opens the form that corrects a visit.
func (h *Household) amend(v *model.Visit) tea.Cmd {
	h.host.Push(newAmend(h.host, v))
	return nil
}

// strikeVisit asks for the reason, and then strikes a visit that never took place.
func (h *Household) strikeVisit(v *model.Visit) tea.Cmd {
	host := h.host
	page.AskReason(host, desk.DraftKey{Form: "strike", Record: v.RecordID()}, page.Reason{
		Says: func() (title, about, hint string) {
			return host.Say(text.DoStrikeVisit), present.VisitName(host.Lang(), v, "  "), host.Say(
				text.HintStrikeVisit,
			)
		},
		Plan: func(why string, drop desk.DraftKey) (*desk.Plan, error) {
			return host.Desk().PlanStrike(v.ID, why, drop)
		},
		Said: func() string { return host.Say(text.SaidStruck, present.VisitName(host.Lang(), v, " ")) },
	})
	return nil
}
