package tui

import (
	"errors"
	"maps"

	tea "charm.land/bubbletea/v2"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/desk"
)

// save keeps what was changed, or the new door; what stands as it was is no edit.
func (e *edit) save() tea.Cmd {
	if e.draft.busy() {
		return nil
	}
	now := e.now()
	if !e.id.IsZero() && maps.Equal(now, e.saw) {
		e.a.leave(e)
		return tea.Batch(e.draft.keep(nil), e.a.toast.Say(e.a.say(text.NoChange)))
	}
	plan, err := e.plan(now)
	if there := new(desk.DoorThere); errors.As(err, &there) {
		e.a.askThere(there, func() tea.Cmd { e.another = true; return e.save() })
		return nil
	}
	if err != nil {
		return e.refused(err)
	}
	e.draft.saving = true
	plan.Typed(e.held())
	return e.a.save(plan, e.called(now)+" "+e.a.say(text.Saved), func() tea.Cmd { return e.saved(plan) })
}

func (e *edit) plan(now desk.Fields) (*desk.Plan, error) {
	if e.id.IsZero() {
		now[model.FieldDoor] = e.door(now[model.FieldDoor])
		return e.a.desk.PlanHousehold(
			desk.Found{Grid: e.grid, Fields: now, Was: e.was, Another: e.another}, e.draft.key,
		)
	}
	return e.a.desk.PlanEdit(e.id, e.saw, now, e.draft.key)
}

// called is the household in the toast: the first name typed, else its address.
func (e *edit) called(now desk.Fields) string {
	if all := model.ParseResidents(now[model.FieldResidents]); len(all) > 0 {
		return all[0].Name
	}
	return now[model.FieldDoor]
}

// again saves once more, after the disk did not take it.
func (e *edit) again() tea.Cmd { return e.save() }

// saved leaves the form; on the round, the mark goes to a household that was added.
func (e *edit) saved(plan *desk.Plan) tea.Cmd {
	e.draft.done = true
	e.a.leave(e)
	if r, ok := e.a.page().(*round); ok && e.id.IsZero() {
		r.mark(model.HouseholdID(plan.Records()[0]))
	}
	return nil
}

// refused puts the focus on the field a rule speaks of.
func (e *edit) refused(err error) tea.Cmd {
	var no *model.Refusal
	if !errors.As(err, &no) || len(no.Args) == 0 || e.fields[model.Field(no.Args[0])] == nil {
		return e.a.fail(err)
	}
	name := model.Field(no.Args[0])
	sentence := text.Why(e.a.lang, no)
	switch {
	case no.Reason != model.BadInput:
	case name == model.FieldDoor && e.fields[name].edit.Value() != "":
		sentence = e.a.say(text.BadDoor)
	case name == model.FieldCadence:
		sentence = e.a.say(text.BadCadence)
	}
	return e.form.refuse(e.fields[name], sentence)
}
