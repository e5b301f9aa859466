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
	if len(word) < fewestOfID {
		return nil
	}
	for rec := range r.allShown(kind) {
		task, isTask := rec.(*model.Task)
		if strings.HasSuffix(rec.RecordID().String(), word) || isTask && task.No() == word {
			ids = append(ids, rec.RecordID())
		}
	}
	return ids
}
