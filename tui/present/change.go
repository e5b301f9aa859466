package present

import (
	"sidan/model"
	"sidan/model/text"
)

// ChangeSubject returns what a change in a community is about, for a line about the change: the name and door of a
// household, the words of a task, or the number of a task that the reader cannot see; for the county's menu and
// calendar, what the change sets. It returns "" if the record is not known and no task.
func (r Reader) ChangeSubject(community model.Path, c model.Change) string {
	if visit, ok := c.Body.(model.VisitMade); ok {
		if h := r.Register.Household(visit.Household); h != nil {
			return HouseholdLine(r.Lang, h)
		}
	}
	if raised, ok := c.Body.(model.TaskRaised); ok {
		return raised.Words
	}
	if set, ok := c.Body.(model.MenuSet); ok {
		return text.CategoryName(r.Lang, set.Category)
	}
	if set, ok := c.Body.(model.CalendarSet); ok {
		return text.DaySpan(r.Lang, set.Days, r.Today) + "  " + text.DaySpanKind(r.Lang, set.Days.As)
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

// titles has an entry for each kind whose records a line names by more than the title of their search text.
var titles = map[model.Kind]func(r Reader, rec model.Record) string{
	model.KindHousehold: func(r Reader, rec model.Record) string {
		return HouseholdLine(r.Lang, rec.(*model.Household))
	},
	model.KindTask: func(r Reader, rec model.Record) string { return r.TaskText(rec.(*model.Task)) },
}

// Title returns what a line calls a record: a household by name and door, a task by its words, a person by name.
func (r Reader) Title(rec model.Record) string {
	if title := titles[rec.Kind()]; title != nil {
		return title(r, rec)
	}
	return rec.SearchText().Title
}

// ChangeLine returns which step a change is, and what it is about.
func (r Reader) ChangeLine(community model.Path, c model.Change) string {
	return text.Change(r.Lang, c.Body) + "  " + r.ChangeSubject(community, c)
}
