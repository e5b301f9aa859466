package present

import (
	"slices"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
)

// Handler is somebody whom a task could go to, as a list shows them: a person, a unit, a team or a post.
type Handler struct {
	To     model.Addressee
	What   string // the function of a person, or the kind of group
	Where  string
	Skills string // what they are good at or do; "" if not known
}

// Handlers returns those who serve a grid, the nearest first.
func (r Reader) Handlers(grid model.Path) (all []Handler) {
	for _, rec := range r.Register.Handlers(grid) {
		switch one := rec.(type) {
		case *model.Person:
			to := model.Addressee{Kind: model.ToPerson, ID: one.RecordID(), Name: one.Name}
			all = append(all, Handler{
				to, text.Function(r.Lang, one.Function), r.Register.PlaceName(one.Place), r.PersonSkills(one),
			})
		case *model.Group:
			all = append(all, Handler{
				one.Addressee(), text.ToKind(r.Lang, one.Sort), r.Register.PlaceName(one.Place),
				text.Listed(r.Lang, one.Does...),
			})
		}
	}
	return all
}

// PersonSkills returns what a person is good at and would like to do, and their teams. If the reader may not see the
// inside, it returns only the teams.
func (r Reader) PersonSkills(p *model.Person) string {
	if p.Inside == nil {
		return text.Listed(r.Lang, p.Teams...)
	}
	return text.Listed(r.Lang, slices.Concat(p.Inside.Specialities, p.Inside.Wishes, p.Teams)...)
}

// PersonWork returns what a person does, and where.
func (r Reader) PersonWork(p *model.Person) string {
	return text.Function(r.Lang, p.Function) + "  " + r.Register.PlaceName(p.Place)
}

// Alike returns in one line why a task is like another.
func (r Reader) Alike(like register.Likeness) string {
	said := make([]string, len(like.Why))
	for i, why := range like.Why {
		said[i] = text.Alike(r.Lang, r.Register.MenuList(like.Task.Grid), string(why.Code), why.Args)
	}
	return text.Listed(r.Lang, said...)
}

// Reasons returns in one line why somebody is suggested for a task.
func Reasons(l text.Lang, s register.Suggestion) string {
	said := make([]string, len(s.Reasons))
	for i, why := range s.Reasons {
		said[i] = text.Suggested(l, string(why.Code), why.Args)
	}
	return text.Listed(l, said...)
}

// mostCalled is how many people of a group are named with their phones at most.
const mostCalled = 2

// TaskReach returns who has a task in hand, or else whom it was sent to, with the phones of those people as far as the
// reader may see them. Of a team, a post or a unit it names people who are known to belong to it.
func (r Reader) TaskReach(t *model.Task) string {
	who := r.TaskHolder(t)
	said := who
	for _, p := range r.reached(t) {
		if p.Name != who {
			said += "  " + p.Name
		}
		said += "  " + text.Phone(p.Inside.Phone)
	}
	return said
}

// Reachable reports whether the reader may see the phone of somebody who has a task in hand or whom it was sent to.
func (r Reader) Reachable(t *model.Task) bool { return len(r.reached(t)) > 0 }

// reached returns the people who have a task in hand or whom it was sent to, and whose phones the reader may see.
func (r Reader) reached(t *model.Task) (people []*model.Person) {
	one := t.Holder.ID
	if one.IsZero() && t.State == model.Dispatched && t.To.Kind == model.ToPerson {
		one = model.PersonID(t.To.ID)
	}
	if !one.IsZero() {
		if p := r.Register.Person(one); p != nil && p.Inside != nil && p.Inside.Phone != "" {
			people = append(people, p)
		}
		return people
	}
	if t.State != model.Dispatched || t.To.Kind == model.ToOpen {
		return nil
	}
	for _, p := range r.Register.People() {
		if in := p.Inside; in != nil && in.Phone != "" && belongs(p, t.To.Name) && len(people) < mostCalled {
			people = append(people, p)
		}
	}
	return people
}

// belongs reports whether a list names a group among the teams of a person. The liaison of a unit has its name among
// the specialities.
func belongs(p *model.Person, group string) bool {
	return slices.Contains(p.Teams, group) ||
		p.Function == model.Liaison && slices.Contains(p.Inside.Specialities, group)
}
