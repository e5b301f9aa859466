package desk

import (
	"strconv"

	"sidan/model"
)

// Fields are the fields of a household in text form, as forms and commands hold them.
type Fields map[model.Field]string

// Found is a household that is not in the register, and that somebody found: its grid, and what is known of it.
type Found struct {
	Grid    model.Path
	Fields  Fields
	Was     model.HouseholdID // the household that these people were elsewhere; zero if none
	Another bool              // others live at the door, and this is another family
}

// DoorThere is the error of adding a household at a door where the register knows somebody. The user has to say whether
// it is the same household or another family.
type DoorThere struct {
	There *model.Household
	Why   *model.Refusal
}

func (e *DoorThere) Error() string { return e.Why.Error() }

// Unwrap returns the refusal.
func (e *DoorThere) Unwrap() error { return e.Why }

// PlanHousehold rehearses adding a household that was found. If the register knows somebody at its door, also in
// another grid of the community, it returns a *DoorThere, unless Another is set. If others moved away from the door,
// the new household refers to them as the one that was there before.
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

// doorThere returns the error that names the household which a match met, or else one that lives at the door.
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

// PlanMerge rehearses merging a household into another, because both are the same (并户). People, phones, tags and
// notes that the other lacks are written to it, and the visits and tasks of both are shown under it.
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

// PlanUnmerge rehearses taking back a merge. What the merge wrote to the other household stays there.
func (d *Desk) PlanUnmerge(id model.HouseholdID, why string, drop ...DraftKey) (*Plan, error) {
	switch h := d.reg.Household(id); {
	case h == nil:
		return nil, ErrNoRecord
	case h.Into.IsZero():
		return nil, &model.Refusal{Reason: model.NotMerged}
	}
	return d.Plan(drop, Act{id.Record(), model.HouseholdUnmerged{Why: model.Tidy(why)}})
}

// PlanEdit rehearses an edit of a household. saw holds the fields as they were when the form was opened. Each field of
// now that differs from saw is edited, and carries the value that the author saw.
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

// firstBorn is the earliest year of birth that is accepted.
const firstBorn = 1870

// checkBorn refuses a year of birth before firstBorn or after the present year: 2190 is a slip for 1990.
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

// FieldsOf returns the fields of a household as a form shows them.
func FieldsOf(h *model.Household) Fields {
	f := Fields{}
	for _, k := range model.Fields {
		f[k] = h.Get(k)
	}
	return f
}
