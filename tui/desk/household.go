package desk

import (
	"sidan/model"
)

// Fields are a household's fields in their text form, as forms and commands hold them.
type Fields map[model.Field]string

// PlanHousehold rehearses a household that nobody listed, found in a grid.
func (d *Desk) PlanHousehold(grid model.Path, f Fields, was model.HouseholdID, drop ...DraftKey) (*Plan, error) {
	b := model.HouseholdAdded{Grid: grid, Note: model.Tidy(f[model.FieldNote]), Was: was}
	empty := &model.Household{Inside: &model.HouseholdInside{}}
	filled, no := empty.With(map[model.Field]string(f))
	if no != nil {
		return nil, no
	}
	b.Door, b.Residents, b.Phones, b.Tags, b.Languages, b.Weeks = filled.Door, filled.Inside.Residents, filled.Inside.Phones,
		filled.Inside.Tags, filled.Inside.Languages, filled.Inside.Weeks
	return d.Plan(drop, Act{NewID(), b})
}

// PlanEdit rehearses an edit: of the fields handed in, those that differ from what their author saw, each with that. saw
// holds the fields as they were when the form was opened.
func (d *Desk) PlanEdit(id model.HouseholdID, saw, now Fields, drop ...DraftKey) (*Plan, error) {
	var b model.HouseholdEdited
	for _, f := range model.Fields {
		if v, ok := now[f]; ok && v != saw[f] {
			b.Fields = append(b.Fields, model.FieldEdit{Field: f, Saw: saw[f], Now: model.Tidy(v)})
		}
	}
	return d.Plan(drop, Act{id.Record(), b})
}

// FieldsOf a household, as a form shows them.
func FieldsOf(h *model.Household) Fields {
	f := Fields{}
	for _, k := range model.Fields {
		f[k] = h.Get(k)
	}
	return f
}
