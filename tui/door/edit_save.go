package door

import (
	"errors"
	"maps"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
)

// save saves the fields that were changed, or the added household. If nothing was changed, it writes nothing and
// closes the form. If somebody is known at the door of an added household, it asks first.
func (e *Edit) save() tea.Cmd {
	now := e.now()
	if !e.id.IsZero() && maps.Equal(now, e.saw) {
		e.host.ClosePage(e)
		return tea.Batch(e.Drop(), e.host.Toast().Say(e.host.Say(text.NoChange)))
	}
	plan, err := e.plan(now)
	if there := new(desk.DoorThere); errors.As(err, &there) {
		askThere(e.host, there, func() tea.Cmd { e.another = true; return e.SaveAgain() })
		return nil
	}
	if err != nil {
		return e.refused(err)
	}
	return e.Save(plan, e.called(now)+" "+e.host.Say(text.Saved), func() tea.Cmd { return e.saved(plan) })
}

// plan returns the plan that saves the fields.
func (e *Edit) plan(now desk.Fields) (*desk.Plan, error) {
	if e.id.IsZero() {
		now[model.FieldDoor] = e.door(now[model.FieldDoor])
		return e.host.Desk().PlanHousehold(
			desk.Found{Grid: e.grid, Fields: now, Was: e.was, Another: e.another}, e.Draft.Key,
		)
	}
	return e.host.Desk().PlanEdit(e.id, e.saw, now, e.Draft.Key)
}

// called returns the name of the household for the toast: that of the first resident typed, or else the address.
func (e *Edit) called(now desk.Fields) string {
	if all := model.ParseResidents(now[model.FieldResidents]); len(all) > 0 {
		return all[0].Name
	}
	return now[model.FieldDoor]
}

// saved closes the form. If the round is below, the mark goes to the household that was added.
func (e *Edit) saved(plan *desk.Plan) tea.Cmd {
	e.host.ClosePage(e)
	if r, ok := e.host.Page().(*Round); ok && e.id.IsZero() {
		r.Mark(plan.Records()[0])
	}
	return nil
}

// refused handles an error of the plan. If a rule refused a field, that field gets the focus and the sentence.
func (e *Edit) refused(err error) tea.Cmd {
	var no *model.Refusal
	if !errors.As(err, &no) || len(no.Args) == 0 || e.fields[model.Field(no.Args[0])] == nil {
		return e.host.Fail(err)
	}
	name := model.Field(no.Args[0])
	sentence := text.Why(e.host.Lang(), no)
	switch {
	case no.Reason != model.BadInput:
	case name == model.FieldDoor && e.fields[name].Edit.Value() != "":
		sentence = e.host.Say(text.BadDoor)
	case name == model.FieldCadence:
		sentence = e.host.Say(text.BadCadence)
	}
	return e.Refuse(e.fields[name], sentence)
}
