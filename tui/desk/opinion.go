package desk

import (
	"sidan/model"
)

// Opinion is what a resident asked for other than at a visit to their door: at a meeting, in a box, by phone. The form
// of a request, the form of a meeting and the command fill it.
type Opinion struct {
	Request
	Channel  model.Channel
	From     model.RecordID // the meeting or visit it came from, or zero
	Grid     model.Path
	Compound string           // of the meeting; a household has its own
	House    *model.Household // nil if it is not known
	Name     string           // who asked, if House is nil; "" if they did not say
	Into     model.TaskID     // the common problem it is joined to, or zero
	Common   bool             // it is a common problem itself, which only the branch raises
}

// PlanOpinion rehearses an opinion, and joins it to a common problem if it names one. drop names the draft that it was
// typed in.
func (d *Desk) PlanOpinion(o Opinion, drop ...DraftKey) (*Plan, error) {
	b := model.TaskRaised{
		Grid: o.Grid, Compound: model.TidyLine(o.Compound), Channel: o.Channel, From: o.From,
		Words: model.Tidy(o.Words), Common: o.Common,
	}
	if o.Common && !d.Tags(o.Grid.Community()).Branch(o.Grid) {
		return nil, &model.Refusal{Reason: model.NotBranch}
	}
	if o.House != nil {
		b.Household, b.Compound = DoorOf(o.House), o.House.Door.Compound
	} else {
		b.Household.Name = model.TidyLine(o.Name)
	}
	if o.Answered {
		if no := d.checkPromise(o.By); no != nil {
			return nil, no
		}
		b.Answer = &model.DoorAnswer{Words: model.Tidy(o.Answer), By: o.By}
	}
	id := NewID()
	acts := []Act{{id, b}}
	if !o.Into.IsZero() {
		if no := d.checkCommon(o.Into); no != nil {
			return nil, no
		}
		acts = append(acts, Act{id, model.TaskJoined{Into: o.Into}})
	}
	return d.Plan(drop, acts...)
}

// checkCommon refuses a task that is no common problem, or one that was told or closed already, as the target of a
// joining. The rule for a single task cannot know this.
func (d *Desk) checkCommon(id model.TaskID) *model.Refusal {
	switch t := d.reg.Task(id); {
	case t == nil || !t.Common:
		return &model.Refusal{Reason: model.BadInput, Args: []string{"common", ""}}
	case t.State == model.Told || t.State == model.Closed:
		return &model.Refusal{Reason: model.WrongState, Args: []string{string(t.State)}}
	}
	return nil
}
