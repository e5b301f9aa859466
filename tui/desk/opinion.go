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
	acts, err := d.opinionActs(o)
	if err != nil {
		return nil, err
	}
	return d.Plan(drop, acts...)
}

// PlanAtMeeting rehearses an opinion of a meeting, together with the meeting itself if that is new or was corrected.
// Either may be nil. drop names the draft that both were typed in.
func (d *Desk) PlanAtMeeting(id model.MeetingID, b *model.MeetingHeld, o *Opinion, drop ...DraftKey) (*Plan, error) {
	var acts []Act
	if b != nil {
		act, err := d.meetingAct(id, *b)
		if err != nil {
			return nil, err
		}
		acts = append(acts, act)
	}
	if o != nil {
		raised, err := d.opinionActs(*o)
		if err != nil {
			return nil, err
		}
		acts = append(acts, raised...)
	}
	return d.Plan(drop, acts...)
}

// opinionActs returns the changes of an opinion: it is raised, and perhaps joined.
func (d *Desk) opinionActs(o Opinion) ([]Act, error) {
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
	if o.Into.IsZero() {
		return acts, nil
	}
	into := d.reg.Task(o.Into)
	if into == nil {
		return nil, ErrNoRecord
	}
	join, err := joins(nil, Given{Other: into})
	if err != nil {
		return nil, err
	}
	return append(acts, Act{id, join}), nil
}
