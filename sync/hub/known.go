package hub

import (
	"slices"

	"sidan/model"
	"sidan/model/code"
)

// known holds the records that the rows of a list may mean. A household is found by its door, and a person by name and
// place, whatever their ids: a laptop that found them first gave them other ids than a list does.
type known struct {
	households map[doorKey][]*model.Household
	people     map[personKey][]*model.Person
	stored     map[model.RecordID]Stored // the stored form of those records
	taken      map[model.RecordID]bool   // ids of all households and people of those communities
}

type doorKey struct {
	community model.Path
	door      model.DoorKey
}

type personKey struct {
	place model.Path
	name  string
}

// doorsOf returns the keys by which a household at a door, or its residents, can be found.
func doorsOf(community model.Path, a model.Address, people []model.Resident) (keys []doorKey) {
	for _, key := range model.DoorKeys(a, people) {
		keys = append(keys, doorKey{community, key})
	}
	return keys
}

// load reads all records of the communities that the rows with households and people name, and keeps those that a row
// may mean.
func (k *known) load(s Snapshot, rows []Row) error {
	k.households, k.people = map[doorKey][]*model.Household{}, map[personKey][]*model.Person{}
	k.stored, k.taken = map[model.RecordID]Stored{}, map[model.RecordID]bool{}
	communities := map[model.Path]bool{}
	for _, row := range rows {
		switch b := row.Body.(type) {
		case model.HouseholdAdded:
			for _, door := range doorsOf(b.Grid.Community(), b.Door, b.Residents) {
				k.households[door] = nil
			}
			communities[b.Grid.Community()] = true
		case model.PersonAdded:
			k.people[personKey{b.Place, b.Name}] = nil
			communities[b.Place.Community()] = true
		}
	}
	delete(communities, "")
	for community := range communities {
		const page = 1000
		for after := (model.RecordID{}); ; {
			all, err := s.Records(community, after, page)
			if err != nil {
				return err
			}
			for _, stored := range all {
				after = stored.ID
				k.add(stored)
			}
			if len(all) < page {
				break
			}
		}
	}
	return nil
}

// add keeps a record if a row may mean it. A record that cannot be read is not kept: Hub.Check reports it.
func (k *known) add(stored Stored) {
	if stored.Kind != model.KindHousehold && stored.Kind != model.KindPerson {
		return
	}
	k.taken[stored.ID] = true
	r, err := code.Open(stored.Face, stored.Inside)
	if err != nil {
		return
	}
	wanted := false
	switch r := r.(type) {
	case *model.Household:
		var residents []model.Resident
		if r.Inside != nil {
			residents = r.Inside.Residents
		}
		for _, door := range doorsOf(r.Community(), r.Door, residents) {
			wanted = keep(k.households, door, r) || wanted
		}
	case *model.Person:
		wanted = keep(k.people, personKey{r.Place, r.Name}, r)
	}
	if wanted {
		k.stored[stored.ID] = stored
	}
}

// keep stores a record under a key, in place of its older version, and reports whether a row asks for the key. It
// stores nothing under a key for which no row asks.
func keep[K comparable, R model.Record](at map[K][]R, key K, r R) bool {
	there, wanted := at[key]
	if !wanted {
		return false
	}
	for i, old := range there {
		if old.RecordID() == r.RecordID() {
			there[i] = r
			return true
		}
	}
	at[key] = append(there, r)
	return true
}

// match compares a row with what is known so far, the rows before it included. A row with an id means the record with
// that id and no other.
func (l *list) match(row Row) model.Match {
	switch b := row.Body.(type) {
	case model.HouseholdAdded:
		var there []*model.Household
		for _, door := range doorsOf(b.Grid.Community(), b.Door, b.Residents) {
			for _, h := range l.known.households[door] {
				if !slices.Contains(there, h) {
					there = append(there, h)
				}
			}
		}
		if !row.Record.IsZero() {
			there = one[*model.Household](l, row)
		}
		return model.MatchHousehold(there, b)
	case model.PersonAdded:
		there := l.known.people[personKey{b.Place, b.Name}]
		if !row.Record.IsZero() {
			there = one[*model.Person](l, row)
		}
		return model.MatchPerson(there, b)
	case model.GroupAdded:
		return model.MatchGroup(one[*model.Group](l, row), b)
	case model.PlaceAdded:
		return model.MatchPlace(one[*model.Place](l, row), b)
	}
	return model.Match{State: model.RowBad}
}

// one returns, as a slice of one, the record that has the id of a row. It returns nil if there is none.
func one[R model.Record](l *list, row Row) []R {
	stored, ok := l.steps[model.CommunityOf(row.Body)].records[l.ids(row)[0]]
	if !ok {
		return nil
	}
	r, err := code.Open(stored.Face, stored.Inside)
	if found, is := r.(R); err == nil && is {
		return []R{found}
	}
	return nil
}
