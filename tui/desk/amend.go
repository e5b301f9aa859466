package desk

import "sidan/model"

// This file plans the correction of what was written down by mistake: a visit by the person who made it, or a household
// that does not exist. The screens and the commands call the same functions.

// Amendable reports whether the person at the desk may correct or strike a visit. They may if they made it themselves
// and it is not struck.
func (d *Desk) Amendable(v *model.Visit) bool { return v.Stands() && v.By.ID == d.me.Person.ID }

// own returns a visit that the person at the desk made and that is not struck. For any other visit it returns a
// *model.Refusal, and ErrNoRecord if the register shows no such visit.
func (d *Desk) own(id model.VisitID) (*model.Visit, error) {
	v, ok := d.Whole(id.Record()).(*model.Visit)
	switch {
	case !ok:
		return nil, ErrNoRecord
	case v.By.ID != d.me.Person.ID:
		return nil, &model.Refusal{Reason: model.NotYourVisit, Against: v.By}
	case !v.Stands():
		return nil, &model.Refusal{Reason: model.Struck}
	}
	return v, nil
}

// PlanAmend rehearses the correction of a visit. Of the form, the outcome, With, Note and Next replace what the visit
// said. If the outcome becomes *moved* only now, the plan also closes the household, as a new visit would. drop names
// the draft that the correction was typed in.
func (d *Desk) PlanAmend(id model.VisitID, f VisitForm, drop ...DraftKey) (*Plan, error) {
	v, err := d.own(id)
	if err != nil {
		return nil, err
	}
	if f.Next != v.Next {
		if no := d.checkNext(f.Next); no != nil {
			return nil, no
		}
	}
	acts := []Act{{id.Record(), model.VisitAmended{
		Outcome: f.Outcome, With: model.TidyLine(f.With), Note: model.Tidy(f.Note), Next: f.Next,
	}}}
	h := d.reg.Household(v.Household)
	if h != nil && h.Moved == 0 && f.Outcome == model.GoneAway && v.Outcome != model.GoneAway {
		acts = append(acts, Act{h.ID.Record(), model.HouseholdMoved{}})
	}
	return d.Plan(drop, acts...)
}

// PlanStrike rehearses striking a visit. drop names the draft that the reason was typed in.
func (d *Desk) PlanStrike(id model.VisitID, why string, drop ...DraftKey) (*Plan, error) {
	if _, err := d.own(id); err != nil {
		return nil, err
	}
	return d.Plan(drop, Act{id.Record(), model.VisitStruck{Why: model.Tidy(why)}})
}

// Strikable refuses to strike a household that is struck already, that has a history, or that is so old that its visits
// may have left this laptop. It returns nil if the household may be struck. A household where something happened has to
// be moved away or merged instead.
func (d *Desk) Strikable(h *model.Household) *model.Refusal {
	switch {
	case h.Struck != 0:
		return &model.Refusal{Reason: model.Struck}
	case d.reg.HasHistory(h.ID), h.Since < d.Today()-7*model.Horizon:
		return &model.Refusal{Reason: model.HasHistory}
	}
	return nil
}

// PlanStrikeHousehold rehearses striking a household that was added by mistake.
func (d *Desk) PlanStrikeHousehold(id model.HouseholdID, why string, drop ...DraftKey) (*Plan, error) {
	h := d.reg.Household(id)
	if h == nil {
		return nil, ErrNoRecord
	}
	if no := d.Strikable(h); no != nil {
		return nil, no
	}
	return d.Plan(drop, Act{id.Record(), model.HouseholdStruck{Why: model.Tidy(why)}})
}

// checkNext refuses a day of the next visit that is not after today, or is more than model.MostAhead days away.
// Otherwise one mistyped digit could keep a door out of the rounds for ever. Zero means that no day was set.
func (d *Desk) checkNext(next model.Day) *model.Refusal {
	if today := d.Today(); next != 0 && (next <= today || next > today+model.MostAhead) {
		return &model.Refusal{Reason: model.BadDay, Args: []string{"next", next.String()}}
	}
	return nil
}

// checkPromise refuses a day for a promise that is before today, or more than model.MostAhead days away. Zero means
// that no day was set.
func (d *Desk) checkPromise(by model.Day) *model.Refusal {
	if today := d.Today(); by != 0 && (by < today || by > today+model.MostAhead) {
		return &model.Refusal{Reason: model.BadDay, Args: []string{"by", by.String()}}
	}
	return nil
}
