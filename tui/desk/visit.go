package desk

import (
	"slices"
	"strings"

	"sidan/model"
)

// VisitForm is what was written down at a door: one visit, what was asked for, and which answers and promises that were
// owed were given. The form of the screen and the command both fill it.
type VisitForm struct {
	Household model.HouseholdID
	Door      *model.Household // as the form had it, if the user may no longer see it; nil: as it is now
	Outcome   model.VisitOutcome
	With      string
	Note      string
	Requests  []Request
	Told      []Telling
	Kept      []Keeping
	Next      model.Day
}

// Request is one thing that was asked for at the door. Answered means that it was answered there: it is settled, or
// promised by a day.
type Request struct {
	Words    string
	Answered bool
	Answer   string
	By       model.Day // the day it is promised by, if Answered; zero if it is settled
}

// Telling is an answer that was owed and was given at the door. Rating is how the resident rated it, and "" if they did
// not say.
type Telling struct {
	Task   model.TaskID
	Words  string
	Rating model.Rating
}

// Keeping is a promise of the visitor that was spoken of at the door. If Done, Words say what was done; otherwise they
// say what the resident was told.
type Keeping struct {
	Task  model.TaskID
	Done  bool
	Words string
}

// body returns the body of the change that records the Keeping.
func (k Keeping) body() model.Body {
	if k.Done {
		return model.TaskFinished{Result: model.Tidy(k.Words)}
	}
	return model.TaskAnswered{How: model.ByVisit, Words: model.Tidy(k.Words)}
}

// visitActs returns the changes that a visit makes. Each is about one record, and all are saved in one transaction.
func (d *Desk) visitActs(f VisitForm) ([]Act, error) {
	h := d.reg.Household(f.Household)
	inSight := h != nil
	if !inSight {
		if h = f.Door; h == nil {
			return nil, ErrNoRecord
		}
	}
	if no := d.checkNext(f.Next); no != nil {
		return nil, no
	}
	back := f.Outcome == model.Met || f.Outcome == model.FamilySpoke
	if h.Moved != 0 && inSight && !back && f.Outcome != "" {
		return nil, &model.Refusal{Reason: model.NobodyHere, Args: []string{h.Householder()}}
	}
	visit := NewID()
	acts := []Act{{visit, model.VisitMade{
		Household: h.ID, Grid: h.Grid, Outcome: f.Outcome, With: model.TidyLine(f.With),
		Note: model.Tidy(f.Note), Next: f.Next,
	}}}
	raised, err := d.requestActs(f, h, visit)
	if err != nil {
		return nil, err
	}
	told, err := d.toldActs(f)
	if err != nil {
		return nil, err
	}
	acts = slices.Concat(acts, raised, told)
	for _, k := range f.Kept {
		acts = append(acts, Act{k.Task.Record(), k.body()})
	}
	switch {
	case !inSight:
	case f.Outcome == model.GoneAway && h.Moved == 0:
		acts = append(acts, Act{h.ID.Record(), model.HouseholdMoved{}})
	case back && h.Moved != 0: // somebody who is met at the door lives there
		acts = append(acts, Act{h.ID.Record(), model.HouseholdReopened{}})
	}
	return acts, nil
}

// requestActs raise what the household asked for at the visit. A request without words is left out, unless an answer
// was given to it: then Check refuses it with a sentence.
func (d *Desk) requestActs(f VisitForm, h *model.Household, visit model.RecordID) (acts []Act, err error) {
	for _, q := range f.Requests {
		if strings.TrimSpace(q.Words) == "" && !q.Answered {
			continue
		}
		raised := model.TaskRaised{
			Grid: h.Grid, Compound: h.Door.Compound, Household: DoorOf(h), Channel: model.ByVisit, From: visit,
			Words: model.Tidy(q.Words),
		}
		if q.Answered {
			if no := d.checkPromise(q.By); no != nil {
				return nil, no
			}
			raised.Answer = &model.DoorAnswer{Words: model.Tidy(q.Answer), By: q.By}
		}
		acts = append(acts, Act{NewID(), raised})
	}
	return acts, nil
}

// toldActs answer the tasks that the household was told of at the visit, and rate them where it said how it was.
func (d *Desk) toldActs(f VisitForm) (acts []Act, err error) {
	for _, t := range f.Told {
		task := d.reg.Task(t.Task)
		if task == nil {
			return nil, ErrNoRecord
		}
		if task.State != model.Told { // otherwise the resident was told before, and only rates it now
			acts = append(
				acts, Act{t.Task.Record(), model.TaskAnswered{How: model.ByVisit, Words: model.Tidy(t.Words)}},
			)
		}
		if t.Rating != "" {
			acts = append(acts, Act{t.Task.Record(), model.TaskRated{Rating: t.Rating, Due: d.dueAgain(task)}})
		}
	}
	return acts, nil
}

// PlanVisit rehearses a visit. drop names the draft that it was typed in.
func (d *Desk) PlanVisit(f VisitForm, drop ...DraftKey) (*Plan, error) {
	acts, err := d.visitActs(f)
	if err != nil {
		return nil, err
	}
	return d.Plan(drop, acts...)
}

// DoorOf returns the reference to a household that a task keeps. It says what the household is at this moment.
func DoorOf(h *model.Household) model.DoorRef {
	ref := model.DoorRef{ID: h.ID, Name: h.Householder(), Door: h.Door}
	if h.Inside != nil && len(h.Inside.Phones) > 0 {
		ref.Phone = h.Inside.Phones[0]
	}
	return ref
}
