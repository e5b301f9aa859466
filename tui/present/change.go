package present

import (
	"sidan/model"
	"sidan/model/text"
)

// ChangeSubject says what a change in a community is about, for a line about the change: a household's name and door,
// the words of a task, or its number where the task is out of sight.
func (r Reader) ChangeSubject(community model.Path, c model.Change) string {
	if visit, ok := c.Body.(model.VisitMade); ok {
		if h := r.Register.Household(visit.Household); h != nil {
			return HouseholdLine(r.Lang, h)
		}
	}
	if raised, ok := c.Body.(model.TaskRaised); ok {
		return raised.Words
	}
	shown, _ := r.Register.Record(c.Record)
	switch {
	case shown != nil:
		return r.Title(shown)
	case model.KindOf(c.Body) == model.KindTask:
		return model.Number(community, model.TaskID(c.Record))
	}
	return ""
}

// titles are how lines call the records of the kinds that have more to them than the title of their search text.
var titles = map[model.Kind]func(l text.Lang, rec model.Record) string{
	model.KindHousehold: func(l text.Lang, rec model.Record) string { return HouseholdLine(l, rec.(*model.Household)) },
	model.KindTask:      func(l text.Lang, rec model.Record) string { return TaskText(l, rec.(*model.Task)) },
}

// Title is how a line calls a record: a household by name and door, a task by its words, a person by name.
func (r Reader) Title(rec model.Record) string {
	if title := titles[rec.Kind()]; title != nil {
		return title(r.Lang, rec)
	}
	return rec.SearchText().Title
}

// ChangeLine says which step a change is, and what it is about.
func (r Reader) ChangeLine(community model.Path, c model.Change) string {
	return text.Change(r.Lang, c.Body) + "  " + r.ChangeSubject(community, c)
}
