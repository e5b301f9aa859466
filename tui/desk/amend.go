package desk

import "sidan/model"

// This file puts right what was written down by mistake: one's own visit, a household that is none. The screens and the
// commands call the same.

// Amendable reports whether one may correct or strike a visit: one's own, that stands.
func (d *Desk) Amendable(v *model.Visit) bool { return v.Stands() && v.By.ID == d.me.Person.ID }

// own is a visit of one's own that stands.
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

// PlanAmend rehearses the correction of a visit: outcome, with, note and next of the form are what it says from
// now on. An outcome that is newly *moved* closes the household too, as at a visit. drop names the draft it was
// typed in.
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

// PlanStrike rehearses the striking of a visit.
func (d *Desk) PlanStrike(id model.VisitID, why string, drop ...DraftKey) (*Plan, error) {
	if _, err := d.own(id); err != nil {
		return nil, err
	}
	return d.Plan(drop, Act{id.Record(), model.VisitStruck{Why: model.Tidy(why)}})
}

// Strikable refuses to strike a household that has a history, or one so old that its visits may have left this
// laptop: where something happened, it moves away or is merged.
func (d *Desk) Strikable(h *model.Household) *model.Refusal {
	switch {
	case h.Struck != 0:
		return &model.Refusal{Reason: model.Struck}
	case d.reg.HasHistory(h.ID), h.Since < d.Today()-7*model.Horizon:
		return &model.Refusal{Reason: model.HasHistory}
	}
	return nil
}

// PlanStrikeHousehold rehearses the striking of a household that was added by mistake.
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

// checkNext wants the day of the next visit to be after today and within a year: a slip of a digit would else
// put a door out of sight for ever.
func (d *Desk) checkNext(next model.Day) *model.Refusal {
	if today := d.Today(); next != 0 && (next <= today || next > today+model.MostAhead) {
		return &model.Refusal{Reason: model.BadDay, Args: []string{"next", next.String()}}
	}
	return nil
}

// checkPromise wants the day of a promise to be today at the earliest, and within a year.
func (d *Desk) checkPromise(by model.Day) *model.Refusal {
	if today := d.Today(); by != 0 && (by < today || by > today+model.MostAhead) {
		return &model.Refusal{Reason: model.BadDay, Args: []string{"by", by.String()}}
	}
	return nil
}
