package register

import (
	"slices"
	"strings"

	"sidan/model"
)

// person adds the reasons for a person: the place where they work, what they can do and wish to do, how near they are,
// and whether they are free before the task is due.
func (s *seeking) person(f *fitness, p *model.Person) {
	atWork := p.Function == model.GridWorker || p.Function == model.GridHead
	grid, large := sameGrid(p.Place, s.task.Grid)
	switch {
	case atWork && grid:
		f.give(ownGrid, WorksGrid, string(p.Function))
	case atWork && large:
		f.give(ownLarge, WorksLarge, string(p.Function))
	}
	if in := p.Inside; in != nil {
		s.ability(f, in)
	}
	if s.menu != "" && !f.has(Skilled, Willing) {
		if team := s.fitting(p.Teams); team != "" {
			f.give(member, InGroup, team)
		}
	}
	if !atWork {
		s.near(f, p)
	}
	if p.Inside != nil {
		s.time(f, p.Inside.Hours)
	}
}

// ability adds what a person can do and wishes to do as reasons, where that fits the menu or the household.
func (s *seeking) ability(f *fitness, in *model.PersonInside) {
	if s.menu != "" {
		if can := s.fitting(in.Specialities); can != "" {
			f.give(skill, Skilled, can)
		}
		if wish := s.fitting(in.Wishes); wish != "" {
			f.give(will, Willing, wish)
		}
	}
	for _, can := range in.Specialities {
		if slices.Contains(s.speaks, can) {
			f.give(speaker, Speaks, can)
		}
	}
}

// near adds as a reason how near to the task a person lives or serves.
func (s *seeking) near(f *fitness, p *model.Person) {
	home, at := s.lives[p.ID], s.task.Door().Door
	grid, large := sameGrid(p.Place, s.task.Grid)
	switch {
	case home.Compound != "" && home.Compound == at.Compound && home.Building != "" && home.Building == at.Building:
		f.give(sameBuilding, LivesBuilding, home.Building)
	case home.Compound != "" && home.Compound == compoundOf(s.task):
		f.give(sameCompound, LivesCompound)
	case grid:
		f.give(nearbyGrid, InGrid)
	case large:
		f.give(nearbyLarge, InLarge)
	}
}

// time adds as a reason whether somebody is free when the work can be done, and the clause of their hours that says so.
// Hours that cannot be read say nothing.
func (s *seeking) time(f *fitness, said string) {
	all, ok := readHours(said)
	if !ok {
		return
	}
	if !all.meet(s.when, s.today, s.last) {
		f.give(isNotFree, NotFree, said)
		return
	}
	for _, clause := range hourClauses(said) {
		if h, ok := readHours(clause); ok && h.meet(s.when, s.today, s.last) {
			f.give(isFree, Free, strings.TrimSpace(clause))
			return
		}
	}
}

// workable returns when the work on the task can be done, and the day by whose end it is due. Errands are done while
// offices are open. What disturbs people at night is looked into in the evening. Everything else is done at any time.
func (s *seeking) workable() (hours, model.Day) {
	last := s.task.Due
	if last < s.today {
		last = s.today + model.Day(s.menu.Days())
	}
	atNight := strings.ContainsAny(s.task.Text(), "晚夜") &&
		(s.menu == model.Safety || s.menu == model.Environment)
	switch {
	case s.menu == model.Errands:
		return on(daytime, workdays...), last
	case atNight:
		return on(evening, everyDay...), last
	}
	return on(wholeDay, everyDay...), last
}

// sameGrid reports whether a place is a grid, and whether it is in the same large grid.
func sameGrid(place, grid model.Path) (same, large bool) {
	large = grid.Level() >= model.LargeGrid && place.Level() >= model.LargeGrid &&
		place.At(model.LargeGrid) == grid.At(model.LargeGrid)
	return place == grid, large
}

// fitting returns the first of the words that suggests the menu category of the task, or "" if none does. The name of a
// team or a post suggests what that does.
func (s *seeking) fitting(words []string) string {
	for _, w := range words {
		means := w
		if does, ok := s.fields[w]; ok {
			means = does
		}
		if s.r.menuLike(means) == s.menu {
			return w
		}
	}
	return ""
}

// livesAt returns the homes of those people whose name and phone a household in the register has.
func (r *Register) livesAt() map[model.PersonID]model.Address {
	if r.homes != nil {
		return r.homes
	}
	r.homes = map[model.PersonID]model.Address{}
	phones := map[string]*model.Person{}
	for _, p := range r.People() {
		if p.Inside != nil && p.Inside.Phone != "" {
			phones[p.Inside.Phone] = p
		}
	}
	for h := range r.Households() {
		if h.Inside == nil {
			continue
		}
		for _, phone := range h.Inside.Phones {
			if p := phones[phone]; p != nil && slices.Contains(h.Names(), p.Name) {
				r.homes[p.ID] = h.Door
			}
		}
	}
	return r.homes
}
