package sample

import (
	"slices"
	"time"

	"sidan/model"
)

// This file settles how many people the monthly notices (月末公示) of a community will show, so that the county has the
// number of the case study. Shown is whoever claimed, finished or helped in a month that is published: the last
// whole month of every community, and of some also the one before.

// peopleShown is how many people the notices of the county show in all, and twoMonths how many communities publish two
// months.
const (
	peopleShown = 395
	twoMonths   = 4
)

// worked is one time at which somebody claimed, finished or helped, or had a result accepted.
type worked struct {
	at   time.Time
	by   *person
	flag bool // the result was accepted
}

// did notes that somebody worked on the matter.
func (m *matter) did(at time.Time, by *person) { m.worked = append(m.worked, worked{at: at, by: by}) }

// shown are the people whom the notices of one community show.
type shown struct {
	months []model.Month // those that are published
	people map[*person]bool
	most   int
	units  map[model.Month]map[*person]bool // in each month, the liaisons of the units that had a result accepted
	record map[model.Month]int              // how many units each month may have
}

// newShown begins with nobody, for the i-th community.
func newShown(day model.Day, i int) *shown {
	s := &shown{
		people: map[*person]bool{}, most: share(peopleShown, len(communityNames), i),
		units: map[model.Month]map[*person]bool{}, record: map[model.Month]int{},
	}
	s.months = append(s.months, day.Month()-1)
	if i < twoMonths {
		s.months = append(s.months, day.Month()-2)
	}
	for n, month := range s.months {
		s.units[month], s.record[month] = map[*person]bool{}, recordsOf(i, n)
	}
	return s
}

// by returns the people that a matter adds to those shown. Liaisons stand in the record of their unit.
func (s *shown) by(m *matter) (more []*person) {
	for _, w := range m.worked {
		published := slices.Contains(s.months, model.DayOf(w.at).Month())
		if published && w.by.Function != model.Liaison && !s.people[w.by] && !slices.Contains(more, w.by) {
			more = append(more, w.by)
		}
	}
	return more
}

// add shows whom the matter adds.
func (s *shown) add(m *matter) {
	for _, p := range s.by(m) {
		s.people[p] = true
	}
	for _, w := range m.worked {
		if rows := s.units[model.DayOf(w.at).Month()]; rows != nil && w.flag && w.by.Function == model.Liaison {
			rows[w.by] = true
		}
	}
}

// crowded reports whether the matter gives a month that is published one unit more than there should be.
func (s *shown) crowded(m *matter) bool {
	return slices.ContainsFunc(m.worked, func(w worked) bool {
		month := model.DayOf(w.at).Month()
		rows := s.units[month]
		return rows != nil && w.flag && w.by.Function == model.Liaison && !rows[w.by] && len(rows) >= s.record[month]
	})
}

// fits adds whom the matter adds, if there is room for them. It reports whether there was. A matter that was done twice
// adds nobody, because its first claim or its first result counts for nothing in the end.
func (s *shown) fits(m *matter, f fate) bool {
	more := s.by(m)
	twice := f == returned || f == reopened || f == unsatisfied
	if len(more) > 0 && (twice || len(s.people)+len(more) > s.most) || s.crowded(m) {
		return false
	}
	s.add(m)
	return true
}

// wants reports whether somebody should be given something to do in one of the months, because too few are shown.
func (s *shown) wants(p *person) bool {
	return p.Function != model.Liaison && !s.people[p] && len(s.people) < s.most
}
