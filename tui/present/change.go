package present

import (
	"sidan/model"
	"sidan/model/text"
)

// ChangeSubject says what a change in a community is about, for a line about the change: a household's name and door,
// the words of a task, or its number where the task is out of sight.
func (r Reader) ChangeSubject(community model.Path, c model.Change) string {
	switch b := c.Body.(type) {
	case model.VisitMade:
		if h := r.Register.Household(b.Household); h != nil {
			return HouseholdLine(r.Lang, h)
		}
	case model.TaskRaised:
		return b.Words
	}
	shown, _ := r.Register.Record(c.Record)
	switch rec := shown.(type) {
	case *model.Household:
		return HouseholdLine(r.Lang, rec)
	case *model.Task:
		return TaskText(r.Lang, rec)
	case *model.Person:
		return rec.Name
	case *model.Place:
		return rec.Name
	}
	if model.KindOf(c.Body) == model.KindTask {
		return model.Number(community, model.TaskID(c.Record))
	}
	return ""
}

// ChangeLine says which step a change is, and what it is about.
func (r Reader) ChangeLine(community model.Path, c model.Change) string {
	return text.Change(r.Lang, c.Body) + "  " + r.ChangeSubject(community, c)
}
