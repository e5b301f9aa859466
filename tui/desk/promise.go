package desk

import "sidan/model"

// This file plans what is done with promises (承诺) and with recommendations for good deeds (好人好事). A rule keeps
// and flags what does not fit, because the facts of a laptop that was off line stand. Whoever types is told at once
// here.

// PlanPromise rehearses a promise. Its day is today or later, and within a year. Only the branch enters the promise of
// somebody else.
func (d *Desk) PlanPromise(b model.PromiseMade, drop ...DraftKey) (*Plan, error) {
	b.Words = model.TidyLine(b.Words)
	if no := d.checkPromise(b.By); no != nil {
		return nil, no
	}
	if !b.Who.IsZero() && b.Who.ID != d.me.Person.ID && !d.Tags(b.Place.Community()).Branch(b.Place) {
		return nil, &model.Refusal{Reason: model.NotYourPromise}
	}
	return d.Plan(drop, Act{Body: b})
}

// PlanPromiseKept rehearses that a promise was kept. how says what was done for it.
func (d *Desk) PlanPromiseKept(p *model.Promise, how string, drop ...DraftKey) (*Plan, error) {
	if no := d.notMine(p); no != nil {
		return nil, no
	}
	return d.Plan(drop, Act{p.RecordID(), model.PromiseKept{How: model.TidyLine(how)}})
}

// PlanPromiseDropped rehearses that nothing will come of a promise.
func (d *Desk) PlanPromiseDropped(p *model.Promise, why string, drop ...DraftKey) (*Plan, error) {
	if no := d.notMine(p); no != nil {
		return nil, no
	}
	return d.Plan(drop, Act{p.RecordID(), model.PromiseDropped{Why: model.TidyLine(why)}})
}

// notMine refuses to say what became of a promise that is another's, or is over.
func (d *Desk) notMine(p *model.Promise) error {
	switch {
	case !d.MayKeep(p):
		return &model.Refusal{Reason: model.NotYourPromise}
	case p.State() != model.PromiseIsOpen:
		return &model.Refusal{Reason: model.PromiseOver}
	}
	return nil
}

// MayKeep reports whether the person at the desk says what became of a promise: whoever promised, or the branch.
func (d *Desk) MayKeep(p *model.Promise) bool {
	return p.Who.ID == d.me.Person.ID || d.Tags(p.Community()).Branch(p.Place)
}

// PlanDeed rehearses a recommendation.
func (d *Desk) PlanDeed(b model.DeedRecommended, drop ...DraftKey) (*Plan, error) {
	b.Who, b.Words = model.TidyLine(b.Who), model.Tidy(b.Words)
	return d.Plan(drop, Act{Body: b})
}

// PlanDeedAgreed rehearses whether the person recommended agrees to be shown.
func (d *Desk) PlanDeedAgreed(deed *model.Deed, yes bool) (*Plan, error) {
	if deed.Author.ID != d.me.Person.ID && !d.Tags(deed.Community()).Branch(deed.Place) {
		return nil, &model.Refusal{Reason: model.NotYourDeed}
	}
	return d.Plan(nil, Act{deed.RecordID(), model.DeedAgreed{Yes: yes}})
}

// PlanDeedJudged rehearses the judgement of the branch.
func (d *Desk) PlanDeedJudged(deed *model.Deed, b model.DeedJudged, drop ...DraftKey) (*Plan, error) {
	b.Why = model.Tidy(b.Why)
	return d.Plan(drop, Act{deed.RecordID(), b})
}
