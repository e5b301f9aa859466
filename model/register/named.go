package register

import (
	"strings"

	"sidan/model"
)

// fewestOfID is how much of an id's end must be given to mean it (contract, JSON).
const fewestOfID = 6

// Named is what a command's argument may mean among the records of a kind that are shown: one by its whole id
// or its end, a task also by its number. More than one when the argument is too short, or two tasks share a
// number.
func (r *Register) Named(kind model.Kind, word string) (ids []model.RecordID) {
	word = strings.ToLower(word)
	means := func(id model.RecordID) bool {
		return len(word) >= fewestOfID && strings.HasSuffix(id.String(), word)
	}
	switch kind {
	case model.KindHousehold:
		for id, d := range r.doors {
			if d.house != nil && means(id.Record()) {
				ids = append(ids, id.Record())
			}
		}
	case model.KindVisit:
		for _, d := range r.doors {
			for _, v := range d.visits {
				if means(v.RecordID()) {
					ids = append(ids, v.RecordID())
				}
			}
		}
	case model.KindTask:
		for id, t := range r.tasks {
			if means(id.Record()) || t.No() == word {
				ids = append(ids, id.Record())
			}
		}
	case model.KindGroup:
		for id := range r.groups {
			if means(id.Record()) {
				ids = append(ids, id.Record())
			}
		}
	case model.KindPerson:
		for id := range r.people {
			if means(id.Record()) {
				ids = append(ids, id.Record())
			}
		}
	}
	return ids
}
