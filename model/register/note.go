package register

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"sidan/model"
)

// Notes are what was noted at visits, to be looked through: made when somebody looks for something, not held
// before, for they are most of what a home stores.
type Notes struct {
	list  []note
	known map[model.VisitID]bool
}

type note struct {
	house model.HouseholdID
	on    model.Day
	text  string
}

// fewestOfNote is how many characters must be looked for in notes: one alone stands in a great many.
const fewestOfNote = 2

// Add a visit, unless it is there; one that was struck, of which the inside is not known, or nothing was noted
// at, is none.
func (n *Notes) Add(v *model.Visit) {
	if n.known[v.ID] {
		return
	}
	if n.known == nil {
		n.known = map[model.VisitID]bool{}
	}
	n.known[v.ID] = true
	if v.Stands() && v.Inside != nil && v.Inside.Note != "" {
		n.list = append(n.list, note{v.Household, v.On, model.TidyLine(v.Inside.Note)})
	}
}

// Sort puts the newest first, when all are added.
func (n *Notes) Sort() {
	slices.SortStableFunc(n.list, func(a, b note) int { return cmp.Compare(b.on, a.on) })
}

// Find is at most limit notes that hold all words, the newest of each household, the newest first.
func (n *Notes) Find(words string, limit int) (hits []Hit) {
	terms := strings.Fields(strings.ToLower(strings.Map(model.HalfWidth, model.TidyLine(words))))
	if n == nil || utf8.RuneCountInString(strings.Join(terms, "")) < fewestOfNote {
		return nil
	}
	seen := map[model.HouseholdID]bool{}
	for _, one := range n.list {
		if len(hits) == limit {
			break
		}
		if seen[one.house] {
			continue
		}
		if marks := marksIn(one.text, terms); len(marks) > 0 {
			seen[one.house] = true
			hits = append(
				hits,
				Hit{Kind: model.KindHousehold, ID: one.house.Record(), Also: one.text, InAlso: marks, Noted: one.on},
			)
		}
	}
	return hits
}

// marksIn are where a text holds the terms, none when it lacks one.
func marksIn(s string, terms []string) (marks []Mark) {
	lower := strings.ToLower(s)
	if len(lower) != len(s) { // a letter whose small form is longer: places in one are not places in the other
		lower = s
	}
	for _, t := range terms {
		at := strings.Index(lower, t)
		if at < 0 {
			return nil
		}
		marks = append(marks, Mark{at, at + len(t)})
	}
	slices.SortFunc(marks, func(a, b Mark) int { return cmp.Compare(a.From, b.From) })
	return apart(marks)
}

// WaitingNotes are those of visits that the hub has not answered yet, which the register holds whole.
func (r *Register) WaitingNotes() *Notes {
	n := &Notes{}
	for _, over := range r.unanswered {
		if v := as[model.Visit](over.shown); v != nil {
			n.Add(v)
		}
	}
	return n
}

// Noted completes hits of notes with whom and where they are about, without households that are listed already,
// and those one does not see.
func (r *Register) Noted(notes, listed []Hit) (hits []Hit) {
	known := map[model.RecordID]bool{}
	for _, h := range listed {
		known[h.ID] = true
	}
	for _, h := range notes {
		house := r.Household(model.HouseholdID(h.ID))
		if house == nil || known[h.ID] {
			continue
		}
		h.Title, h.Address, h.Place, h.Gone = house.Householder(), house.Door.String(), house.Grid, house.Moved != 0
		hits = append(hits, h)
	}
	return hits
}
