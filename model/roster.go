package model

import (
	"slices"
	"strings"
)

// This file compares a row of a list with what is known: whom it means, and what it says otherwise. A blank in
// a list says nothing, so it never takes a value away; and what was found at a door since is not in the list,
// so nothing known is lost by one: what a list adds stands beside it.

// RowState is how a row of a list stands to what is known.
type RowState string

// The states of a row.
const (
	RowNew     RowState = "new"
	RowSame    RowState = "same"
	RowDiffers RowState = "differs" // written only where somebody says so
	RowBad     RowState = "bad"     // it can never be taken
	RowAsk     RowState = "ask"     // only a person can say what it means
)

// Reasons that only a list meets.
const (
	DoorElsewhere Reason = "door-elsewhere" // args: the grid in which somebody lives at that door
	DoorTaken     Reason = "door-taken"     // args: the householder who lives at that door
	MovedAway     Reason = "moved-away"     // args: who moved away from that door
	Namesake      Reason = "namesake"       // args: the name that two people may have
	SaidTwice     Reason = "said-twice"     // args: the name; two rows of one list say different things of it
)

// Match is what a row means.
type Match struct {
	State RowState
	Meets RecordID // the record it means, zero for none
	// what to write where it is new, or where it is taken although it differs or asks; nil: it cannot be taken
	Body   Body
	Fields []Field // in which it differs
	Why    Refusal
}

// Taking is a list on its way in: which rows spoke of what. One list says one thing of a record.
type Taking struct {
	Accept bool // what differs is written, and what asks and can be taken as it stands
	said   map[RecordID]int
}

// Judge says what becomes of a row, numbered from 1, by whom it means. Like is the row above that spoke of the
// same, 0 for none; write reports whether the match's body is to be written.
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

// Said remembers which row spoke of a record.
func (t *Taking) Said(row int, id RecordID) {
	if t.said == nil {
		t.said = map[RecordID]int{}
	}
	t.said[id] = row
}

// MatchHousehold compares a row with the households known at its door, wherever in the community they are
// listed. One that was struck is none, and one that is another is met as that other.
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

// DoorKeys are the keys by which a row or a household of some people is met at a door: where the houses of a
// village have no numbers, one for each of the people, so that it is met whoever a list names first.
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

func (h *Household) sharesName(b HouseholdAdded) bool {
	names := h.Names()
	return slices.ContainsFunc(b.Residents, func(r Resident) bool { return slices.Contains(names, r.Name) })
}

// match is a row that means this household.
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

// Lacks is the edit that writes to a household what it lacks of another: people, phones, tags, languages, notes. What
// is known of its own people stays, and its householder stays the first.
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

// others are people to be added behind those of the household: its householder first, of whom it knows already only
// what is not known, and of a householder elsewhere no longer that.
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

// withPeople are those known, with what a list adds to them and who it adds; the list's householder comes first.
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

// union is a list, and what another adds to it.
func union[T comparable](list, more []T) []T {
	list = slices.Clone(list)
	for _, x := range more {
		if !slices.Contains(list, x) {
			list = append(list, x)
		}
	}
	return list
}

// MatchPerson compares a row with those of its name known at its place. A name alone is nobody: phone or
// function must agree.
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

// match is a row that means this person.
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
