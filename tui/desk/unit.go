package desk

import (
	"fmt"
	"slices"

	"sidan/model"
	"sidan/model/register"
)

// This file holds what units and teams do, how residents judge it, who reports in, and the county's rules.

// PlanActivity rehearses that a unit or a team did something. Its day may not be to come. A unit must cover the place
// or a part of it, and a team must be of the same community.
func (d *Desk) PlanActivity(b model.ActivityDone, drop ...DraftKey) (*Plan, error) {
	b.Words = model.Tidy(b.Words)
	g := d.reg.Group(model.GroupID(b.By.ID))
	switch {
	case g == nil:
		return nil, ErrNoRecord
	case g.Sort == model.ToUnit && !register.CoversWithin(g, b.Place):
		return nil, &model.Refusal{Reason: model.NoCover, Args: []string{g.Name, d.PlaceName(b.Place)}}
	case g.Sort == model.ToTeam && g.Community() != b.Place.Community():
		return nil, &model.Refusal{Reason: model.BadInput, Args: []string{"place", string(b.Place)}}
	}
	if no := d.checkPast(b.On); no != nil {
		return nil, no
	}
	return d.Plan(drop, Act{Body: b})
}

// PlanActivityStruck rehearses that an activity does not count, with a reason. Only its author and the branch strike
// one.
func (d *Desk) PlanActivityStruck(id model.ActivityID, why string, drop ...DraftKey) (*Plan, error) {
	a := d.reg.Activity(id)
	switch {
	case a == nil:
		return nil, ErrNoRecord
	case !a.Stands():
		return nil, &model.Refusal{Reason: model.Struck}
	case !a.StruckBy(d.Stamp(a.Community())):
		return nil, &model.Refusal{Reason: model.NotYourActivity}
	}
	return d.Plan(drop, Act{id.Record(), model.ActivityStruck{Why: model.Tidy(why)}})
}

// PlanJudgement rehearses what residents think of a unit in a month. Only the branch enters it. The unit must cover
// something in the community, the month must have begun, and no more residents may have answered than were asked.
func (d *Desk) PlanJudgement(b model.UnitJudged, drop ...DraftKey) (*Plan, error) {
	refused := func(why model.Reason, args ...string) (*Plan, error) {
		return nil, &model.Refusal{Reason: why, Args: args}
	}
	g := d.reg.Group(model.GroupID(b.Unit.ID))
	switch {
	case g == nil:
		return nil, ErrNoRecord
	case !d.Stamp(b.Place).Tags.Branch(b.Place):
		return refused(model.NotBranch)
	case !register.CoversWithin(g, b.Place):
		return refused(model.NoCover, g.Name, d.PlaceName(b.Place))
	case b.Month > d.Today().Month():
		return refused(model.FutureDay, "month", b.Month.String())
	case b.Asked > 0 && b.Counted() > b.Asked:
		return refused(model.BadInput, "asked", fmt.Sprintf("%d > %d", b.Counted(), b.Asked))
	}
	return d.Plan(drop, Act{model.JudgementIDOf(b.Unit.ID, b.Place, b.Month).Record(), b})
}

// PlanReportIn rehearses that a person reported in. The branch says so, or the person. A zero unit leaves the one that
// is known.
func (d *Desk) PlanReportIn(id model.PersonID, unit model.Addressee, on model.Day, drop ...DraftKey) (*Plan, error) {
	p := d.reg.Person(id)
	if p == nil {
		return nil, ErrNoRecord
	}
	if p.ID != d.me.Person.ID && !d.Stamp(p.Community()).Tags.Branch(p.Place) {
		return nil, &model.Refusal{Reason: model.NotBranch}
	}
	if unit.ID.IsZero() {
		unit = p.Unit
	}
	if no := d.checkPast(on); no != nil {
		return nil, no
	}
	return d.Plan(drop, Act{id.Record(), model.PersonReported{Unit: unit, On: on}})
}

// Rules returns the rules of the county that the person at the desk works in. They are nil, which stands for the
// defaults, if the county has set none.
func (d *Desk) Rules() *model.Rules { return d.reg.Rules(d.County()) }

// PlanRules rehearses that keys of the county's rules have other values from a month on. If from is 0, each counts from
// the first month that is possible.
func (d *Desk) PlanRules(values []model.RuleValue, from model.Month, drop ...DraftKey) (*Plan, error) {
	record, byMonth := model.RulesIDOf(d.County()).Record(), map[model.Month][]model.RuleValue{}
	var months []model.Month
	for _, v := range values {
		at := from
		if at == 0 {
			at = v.EarliestFor(d.Today().Month())
		}
		if byMonth[at] == nil {
			months = append(months, at)
		}
		byMonth[at] = append(byMonth[at], v)
	}
	slices.Sort(months)
	acts := make([]Act, len(months))
	for i, m := range months {
		acts[i] = Act{record, model.RulesSet{County: d.County(), From: m, Values: byMonth[m]}}
	}
	return d.planCounty(drop, acts...)
}
