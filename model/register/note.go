package register

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"sidan/model"
)

// Notes are the notes of visits, for a search. They are collected when somebody searches, and are not held in memory
// before, because they are most of what a home stores. The zero Notes is empty and ready to use.
type Notes struct {
	list  []note
	known map[model.VisitID]bool
}

type note struct {
	house model.HouseholdID
	on    model.Day
	text  string
}

// fewestOfNote is how many characters a search in notes needs: a single character occurs in a great many notes.
const fewestOfNote = 2

// Add adds the note of a visit. It does nothing for a visit that was added before, that was struck, whose inside is not
// known, or that has no note.
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

// Sort puts the newest notes first. Find needs it after the last Add.
func (n *Notes) Sort() {
	slices.SortStableFunc(n.list, func(a, b note) int { return cmp.Compare(b.on, a.on) })
}

// Find returns at most limit notes that hold all the words, newest first. Of each household it returns only the newest
// such note. The hits have no Title, Address and Place until Noted completes them. Find returns nil if the words have
// fewer than two characters.
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

// marksIn returns where a text holds each of the terms for the first time. It returns nil if one of the terms is
// missing.
func marksIn(s string, terms []string) (marks []Mark) {
	lower := strings.ToLower(s)
	if len(lower) != len(s) { // a small letter may take more bytes: a place in lower is then none in s
		lower = s
	}
	for _, t := range terms {
		at := strings.Index(lower, t)
		if at < 0 {
			return nil
		}
		marks = append(marks, Mark{at, at + len(t)})
	}
	return inOrder(marks)
}

// WaitingNotes returns the notes of visits that the hub has not answered yet. The register holds these visits whole.
func (r *Register) WaitingNotes() *Notes {
	n := &Notes{}
	for _, over := range r.unanswered {
		if v := as[model.Visit](over.shown.face); v != nil {
			n.Add(v)
		}
	}
	return n
}

// Noted completes hits that Notes.Find returned: it sets the householder, the address and the grid. It leaves out
// households that are in listed already, and those that are not in sight.
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
