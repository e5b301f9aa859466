package desk

import (
	"strconv"

	"sidan/model"
)

// Fields are a household's fields in their text form, as forms and commands hold them.
type Fields map[model.Field]string

// Found is a household that nobody listed: where, and what is known of it.
type Found struct {
	Grid    model.Path
	Fields  Fields
	Was     model.HouseholdID // the household it was elsewhere, zero for none
	Another bool              // at a door where others live, it is another family
}

// DoorThere says that somebody is known at the door of a household that is added: it is the same one, or
// another family.
type DoorThere struct {
	There *model.Household
	Why   *model.Refusal
}

func (e *DoorThere) Error() string { return e.Why.Error() }

// Unwrap gives the refusal.
func (e *DoorThere) Unwrap() error { return e.Why }

// PlanHousehold rehearses a household that was found. Where somebody is known at its door, also in another grid
// of the community, it is a *DoorThere unless it is said to be another family; new people at a door that others
// moved away from have those as what was there before.
func (d *Desk) PlanHousehold(found Found, drop ...DraftKey) (*Plan, error) {
	f := found.Fields
	b := model.HouseholdAdded{Grid: found.Grid, Note: model.Tidy(f[model.FieldNote]), Was: found.Was}
	empty := &model.Household{Inside: &model.HouseholdInside{}}
	filled, no := empty.With(map[model.Field]string(f))
	if no != nil {
		return nil, no
	}
	b.Door, b.Residents, b.Phones, b.Tags, b.Languages, b.Weeks = filled.Door, filled.Inside.Residents,
		filled.Inside.Phones,
		filled.Inside.Tags, filled.Inside.Languages, filled.Inside.Weeks
	if no := d.checkBorn(b.Residents); no != nil {
		return nil, no
	}
	there, err := d.At(b.Grid.Community(), b.Door, filled.Householder())
	if err != nil {
		return nil, err
	}
	if len(there) > 0 {
		before := b.Was
		switch m := model.MatchHousehold(there, b); {
		case m.State == model.RowNew:
			b = m.Body.(model.HouseholdAdded)
			if !before.IsZero() {
				b.Was = before
			}
		case !found.Another:
			return nil, doorThere(there, m)
		default:
			b.Beside = there[0].ID
		}
	}
	return d.Plan(drop, Act{NewID(), b})
}

// doorThere names the household that a match met, else one that lives at the door.
func doorThere(there []*model.Household, m model.Match) *DoorThere {
	met := there[0]
	for _, h := range there {
		if h.RecordID() == m.Meets || m.Meets.IsZero() && h.Moved == 0 {
			met = h
			break
		}
	}
	why := &model.Refusal{Reason: model.DoorTaken, Args: []string{met.Householder()}}
	if m.Why.Reason != "" {
		why = &m.Why
	}
	return &DoorThere{met, why}
}

// PlanMerge rehearses that a household is another one (并户): what the other lacks of people, phones, tags and notes is
// written to it, and visits and tasks of both are shown under it.
func (d *Desk) PlanMerge(id, into model.HouseholdID, why string, drop ...DraftKey) (*Plan, error) {
	h, other := d.reg.Household(id), d.reg.Household(d.reg.Into(into))
	switch {
	case h == nil || other == nil:
		return nil, ErrNoRecord
	case h.Community() != other.Community():
		return nil, &model.Refusal{Reason: model.MergeElsewhere}
	case d.reg.Into(id) == other.ID:
		return nil, &model.Refusal{Reason: model.MergeSame}
	case other.Moved != 0 || other.Struck != 0:
		return nil, &model.Refusal{Reason: model.MergeGone}
	}
	acts := []Act{{id.Record(), model.HouseholdMerged{Into: other.ID, Why: model.Tidy(why)}}}
	if edit := other.Lacks(h); len(edit.Fields) > 0 {
		acts = append(acts, Act{other.RecordID(), edit})
	}
	return d.Plan(drop, acts...)
}

// PlanUnmerge rehearses the taking back of a merging. What was written to the other household stays there.
func (d *Desk) PlanUnmerge(id model.HouseholdID, why string, drop ...DraftKey) (*Plan, error) {
	switch h := d.reg.Household(id); {
	case h == nil:
		return nil, ErrNoRecord
	case h.Into.IsZero():
		return nil, &model.Refusal{Reason: model.NotMerged}
	}
	return d.Plan(drop, Act{id.Record(), model.HouseholdUnmerged{Why: model.Tidy(why)}})
}

// PlanEdit rehearses an edit: of the fields handed in, those that differ from what their author saw, each with
// that. saw holds the fields as they were when the form was opened.
func (d *Desk) PlanEdit(id model.HouseholdID, saw, now Fields, drop ...DraftKey) (*Plan, error) {
	var b model.HouseholdEdited
	for _, f := range model.Fields {
		if v, ok := now[f]; ok && v != saw[f] {
			if f == model.FieldResidents {
				if no := d.checkBorn(model.ParseResidents(v)); no != nil {
					return nil, no
				}
			}
			b.Fields = append(b.Fields, model.FieldEdit{Field: f, Saw: saw[f], Now: model.Tidy(v)})
		}
	}
	return d.Plan(drop, Act{id.Record(), b})
}

// firstBorn is the year before which nobody who lives was born.
const firstBorn = 1870

// checkBorn wants years of birth that are past: 2190 is a slip for 1990.
func (d *Desk) checkBorn(residents []model.Resident) *model.Refusal {
	for _, r := range residents {
		if r.Born != 0 && (r.Born < firstBorn || r.Born > d.Today().Start().Year()) {
			return &model.Refusal{
				Reason: model.BadBorn, Args: []string{string(model.FieldResidents), strconv.Itoa(r.Born)},
			}
		}
	}
	return nil
}

// FieldsOf a household, as a form shows them.
func FieldsOf(h *model.Household) Fields {
	f := Fields{}
	for _, k := range model.Fields {
		f[k] = h.Get(k)
	}
	return f
}
