package hub

import (
	"slices"

	"sidan/model"
	"sidan/model/code"
)

// known is what a hub knows of whom the rows of a list may mean. A household is met at its door and somebody by
// name and place, whatever their ids: a laptop that found them gave them others.
type known struct {
	households map[doorKey][]*model.Household
	people     map[personKey][]*model.Person
	stored     map[model.RecordID]Stored // of those
	taken      map[model.RecordID]bool   // ids of whoever lives or works in those communities
}

type doorKey struct {
	home model.Path
	door model.DoorKey
}

type personKey struct {
	place model.Path
	name  string
}

func doorsOf(home model.Path, a model.Address, people []model.Resident) (keys []doorKey) {
	for _, key := range model.DoorKeys(a, people) {
		keys = append(keys, doorKey{home, key})
	}
	return keys
}

// load reads the records of the communities that rows of doors and people touch, and keeps those that a row may mean.
func (k *known) load(s Snapshot, rows []Row) error {
	k.households, k.people = map[doorKey][]*model.Household{}, map[personKey][]*model.Person{}
	k.stored, k.taken = map[model.RecordID]Stored{}, map[model.RecordID]bool{}
	homes := map[model.Path]bool{}
	for _, row := range rows {
		switch b := row.Body.(type) {
		case model.HouseholdAdded:
			for _, door := range doorsOf(b.Grid.Community(), b.Door, b.Residents) {
				k.households[door] = nil
			}
			homes[b.Grid.Community()] = true
		case model.PersonAdded:
			k.people[personKey{b.Place, b.Name}] = nil
			homes[b.Place.Community()] = true
		}
	}
	delete(homes, "")
	for home := range homes {
		const page = 1000
		for after := (model.RecordID{}); ; {
			all, err := s.Records(home, after, page)
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

// add keeps a record where a row may mean it. What cannot be read here is left to the check of the hub.
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

// keep puts a record at a key that rows ask for, in place of what it was before, and reports whether they do.
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

// match compares a row with what is known by now. A row with an id of its own means that record and no other.
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

// one is the record that has a row's id, none where there is none.
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
