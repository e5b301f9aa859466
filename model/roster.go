package model

import (
	"slices"
	"strings"
)

// This file compares a row of a list with the records that are known: which record the row means, and in which fields
// it differs. A list never takes anything away. An empty cell says nothing, so it does not clear a value. What a worker
// found at a door may not be in the list, so what a list adds is put beside it.

// RowState says how a row of a list compares with the records that are known.
type RowState string

// The states of a row.
const (
	RowNew     RowState = "new"     // no record is known that the row could mean
	RowSame    RowState = "same"    // the record has everything that the row says
	RowDiffers RowState = "differs" // the row says something else; it is written only if a person accepts that
	RowBad     RowState = "bad"     // the row can never be written
	RowAsk     RowState = "ask"     // only a person can say what the row means
)

// Reasons that only the rows of lists have.
const (
	DoorElsewhere Reason = "door-elsewhere" // args: the grid in which somebody lives at that door
	DoorTaken     Reason = "door-taken"     // args: the householder who lives at that door, "" if not known
	MovedAway     Reason = "moved-away"     // args: the person in the row, who moved away from that door
	Namesake      Reason = "namesake"       // args: the name that two people may have
	SaidTwice     Reason = "said-twice"     // two rows of one list say different things about one record
)

// Match is the result of comparing a row with the records that are known.
type Match struct {
	State RowState
	Meets RecordID // the record that the row means, zero if there is none
	// the body to write if the row is new, or if a person accepts it although it differs or asks; nil: nothing can be
	// written
	Body   Body
	Fields []Field // the fields in which the row differs
	Why    Refusal
}

// Taking follows one list while its rows are read, and remembers which row was about which record. Two rows of one list
// must not say different things about one record. The zero Taking is ready to use, by one goroutine.
type Taking struct {
	Accept bool // also write the rows that differ, and those that ask and have a body
	said   map[RecordID]int
}

// Judge decides what to do with a row, and remembers which record it is about. Rows are numbered from 1. state is the
// final state of the row, and why gives the reason for it. like is the number of an earlier row about the same record,
// or 0. write reports whether the body of the match is to be written.
func (t *Taking) Judge(row int, m Match) (state RowState, like int, why Refusal, write bool) {
	like = t.said[m.Meets]
	switch {
	case like != 0 && m.State == RowDiffers: // only a person can say which of two rows is right
		return RowAsk, like, Refusal{Reason: SaidTwice}, false
	case like == 0 && !m.Meets.IsZero() && m.State != RowAsk:
		t.Said(row, m.Meets)
	}
	if m.Body == nil || m.State != RowNew && !t.Accept {
		return m.State, like, m.Why, false
	}
	switch {
	case m.State == RowAsk && m.Meets.IsZero():
		m.State = RowNew
	case m.State == RowAsk: // an update is never counted as new
		m.State = RowDiffers
	}
	return m.State, like, m.Why, true
}

// Said remembers that a row was about a record.
func (t *Taking) Said(row int, id RecordID) {
	if t.said == nil {
		t.said = map[RecordID]int{}
	}
	t.said[id] = row
}

// MatchHousehold compares a row with the households that are known at its door, in whichever grid of the community they
// are listed. It skips households that were struck or merged into another. The row means the first household in its
// grid that shares a resident with it. If the row or a household names nobody, the row also means that household.
func MatchHousehold(there []*Household, b HouseholdAdded) Match {
	var here, elsewhere, moved []*Household
	for _, h := range there {
		switch {
		case h.Struck != 0 || !h.Into.IsZero():
		case h.Moved != 0:
			moved = append(moved, h)
		case h.Grid != b.Grid:
			elsewhere = append(elsewhere, h)
		default:
			here = append(here, h)
		}
	}
	for _, h := range here {
		if names := h.Names(); len(names) == 0 || len(b.Residents) == 0 || h.sharesName(b) {
			return h.match(b)
		}
	}
	switch {
	case len(elsewhere) > 0:
		return Match{State: RowBad, Why: Refusal{Reason: DoorElsewhere, Args: []string{string(elsewhere[0].Grid)}}}
	case len(here) > 0:
		b.Beside = here[0].ID
		return Match{State: RowAsk, Body: b, Why: Refusal{Reason: DoorTaken, Args: []string{here[0].Householder()}}}
	case len(moved) == 0:
		return Match{State: RowNew, Body: b}
	}
	last := slices.MaxFunc(moved, func(a, b *Household) int { return int(a.Moved - b.Moved) })
	if len(b.Residents) == 0 {
		return Match{State: RowSame, Meets: last.RecordID()}
	}
	for _, h := range moved {
		if h.sharesName(b) {
			return Match{
				State: RowAsk, Meets: h.RecordID(), Body: HouseholdReopened{},
				Why: Refusal{Reason: MovedAway, Args: []string{b.Residents[0].Name}},
			}
		}
	}
	b.Was = last.ID
	return Match{State: RowNew, Body: b}
}

// DoorKeys returns the keys under which a row or a household with these people is found at a door. For a door with a
// number it is one key. In a village whose houses have no numbers there is a key for each person, so that the household
// is found whoever is first in a list.
func DoorKeys(a Address, people []Resident) []DoorKey {
	if a.Door != "" || len(people) == 0 {
		return []DoorKey{a.Key("")}
	}
	keys := make([]DoorKey, len(people))
	for i, r := range people {
		keys[i] = a.Key(r.Name)
	}
	return keys
}

// sharesName reports whether a resident in the row has the name of a resident of the household.
func (h *Household) sharesName(b HouseholdAdded) bool {
	names := h.Names()
	return slices.ContainsFunc(b.Residents, func(r Resident) bool { return slices.Contains(names, r.Name) })
}

// match returns the result for a row that means this household. If the row adds something, the body is an edit.
func (h *Household) match(b HouseholdAdded) Match {
	n := h.clone()
	n.Inside.Residents = withPeople(h.Inside, b.Residents)
	n.Inside.Phones = union(n.Inside.Phones, b.Phones)
	n.Inside.Tags = union(n.Inside.Tags, b.Tags)
	n.Inside.Languages = union(n.Inside.Languages, b.Languages)
	if !strings.Contains(n.Inside.Note, b.Note) {
		n.Inside.Note = strings.Trim(n.Inside.Note+"\n"+b.Note, "\n")
	}
	if b.Weeks != 0 {
		n.Inside.Weeks = b.Weeks
	}
	m := Match{State: RowSame, Meets: h.RecordID()}
	var edit HouseholdEdited
	for _, f := range Fields {
		if was, now := h.Get(f), n.Get(f); was != now {
			edit.Fields = append(edit.Fields, FieldEdit{Field: f, Saw: was, Now: now})
			m.Fields = append(m.Fields, f)
		}
	}
	if len(m.Fields) > 0 {
		m.State, m.Body = RowDiffers, edit
	}
	return m
}

// Lacks returns the edit that adds to a household the people, phones, tags, languages and notes of another household
// that it does not have. What the household has about its own people stays, and its householder stays the first. The
// edit has no fields if there is nothing to add.
func (h *Household) Lacks(of *Household) (edit HouseholdEdited) {
	if of.Inside == nil {
		return edit
	}
	in := of.Inside
	m := h.match(HouseholdAdded{
		Residents: h.others(in.Residents), Phones: in.Phones, Tags: in.Tags, Languages: in.Languages, Note: in.Note,
	})
	edit, _ = m.Body.(HouseholdEdited)
	return edit
}

// others returns people of another household in the form in which match adds them. The householder of this household
// comes first, so that it stays the first. For a person who is known here, only the year of birth and the role that are
// not known here are kept. The first of them is the other householder, who loses that role unless known here.
func (h *Household) others(people []Resident) (list []Resident) {
	if h.Inside == nil || len(h.Inside.Residents) == 0 {
		return people
	}
	own := h.Inside.Residents
	list = []Resident{{Name: own[0].Name}}
	for i, r := range people {
		at := slices.IndexFunc(own, func(o Resident) bool { return o.Name == r.Name })
		switch {
		case at < 0 && i == 0:
			r.Role = ""
		case at >= 0 && own[at].Born != 0:
			r.Born = 0
		}
		if at >= 0 && own[at].Role != "" {
			r.Role = ""
		}
		list = append(list, r)
	}
	return list
}

// withPeople returns the residents of a household with what a list says about them, and with the people that the list
// adds. The first person of the list becomes the first.
func withPeople(in *HouseholdInside, listed []Resident) []Resident {
	var list []Resident
	if in != nil {
		list = slices.Clone(in.Residents)
	}
	for i, r := range listed {
		at := slices.IndexFunc(list, func(o Resident) bool { return o.Name == r.Name })
		if at < 0 {
			list = append(list, r)
			at = len(list) - 1
		}
		if r.Born != 0 {
			list[at].Born = r.Born
		}
		if r.Role != "" {
			list[at].Role = r.Role
		}
		if i == 0 && at > 0 {
			first := list[at]
			list = slices.Insert(slices.Delete(list, at, at+1), 0, first)
		}
	}
	return list
}

// union returns a new list with the elements of list, and then the elements of more that are not in it yet.
func union[T comparable](list, more []T) []T {
	list = slices.Clone(list)
	for _, x := range more {
		if !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

// MatchPerson compares a row with the people of its name who are known at its place. A name alone does not identify a
// person: the phone or the function must agree too. The state is RowAsk if there are such people and neither agrees.
func MatchPerson(there []*Person, b PersonAdded) Match {
	phone := func(p *Person) string {
		if p.Inside == nil {
			return ""
		}
		return p.Inside.Phone
	}
	for _, same := range []func(*Person) bool{
		func(p *Person) bool { return b.Phone != "" && phone(p) == b.Phone },
		func(p *Person) bool { return p.Function == b.Function && (phone(p) == "" || b.Phone == "") },
		func(p *Person) bool { return p.Function == b.Function },
	} {
		if i := slices.IndexFunc(there, same); i >= 0 {
			return there[i].match(b)
		}
	}
	if len(there) == 0 {
		return Match{State: RowNew, Body: b}
	}
	return Match{State: RowAsk, Body: b, Why: Refusal{Reason: Namesake, Args: []string{b.Name}}}
}

// match returns the result for a row that means this person. If the row differs, the body holds what both say; where
// they contradict each other, it holds what the row says.
func (p *Person) match(b PersonAdded) Match {
	in := p.Inside
	if in == nil {
		in = &PersonInside{}
	}
	m := Match{State: RowSame, Meets: p.RecordID()}
	differ := func(f Field, otherwise bool) {
		if otherwise {
			m.Fields = append(m.Fields, f)
		}
	}
	specialities, wishes, teams := union(
		in.Specialities, b.Specialities,
	), union(in.Wishes, b.Wishes), union(p.Teams, b.Teams)
	differ("function", b.Function != p.Function)
	differ("phone", b.Phone != "" && b.Phone != in.Phone)
	differ("specialities", len(specialities) > len(in.Specialities))
	differ("wishes", len(wishes) > len(in.Wishes))
	differ("hours", b.Hours != "" && b.Hours != in.Hours)
	differ("teams", len(teams) > len(p.Teams))
	if len(m.Fields) == 0 {
		return m
	}
	b.Specialities, b.Wishes, b.Teams = specialities, wishes, teams
	if b.Phone == "" {
		b.Phone = in.Phone
	}
	if b.Hours == "" {
		b.Hours = in.Hours
	}
	m.State, m.Body = RowDiffers, b
	return m
}

// MatchPlace compares a row with the place that has its path, if there is one.
func MatchPlace(there []*Place, b PlaceAdded) Match {
	switch {
	case len(there) == 0:
		return Match{State: RowNew, Body: b}
	case there[0].Name == b.Name:
		return Match{State: RowSame, Meets: there[0].RecordID()}
	}
	return Match{State: RowDiffers, Meets: there[0].RecordID(), Body: b, Fields: []Field{"name"}}
}

// MatchGroup compares a row with the unit, team or post of its place and name, if there is one.
func MatchGroup(there []*Group, b GroupAdded) Match {
	if len(there) == 0 {
		return Match{State: RowNew, Body: b}
	}
	g := there[0]
	m := Match{State: RowSame, Meets: g.RecordID()}
	covers, does := union(g.Covers, b.Covers), union(g.Does, b.Does)
	if len(covers) > len(g.Covers) {
		m.Fields = append(m.Fields, "covers")
	}
	if len(does) > len(g.Does) {
		m.Fields = append(m.Fields, "does")
	}
	if len(m.Fields) > 0 {
		b.Covers, b.Does = covers, does
		m.State, m.Body = RowDiffers, b
	}
	return m
}
