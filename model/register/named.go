package register

import (
	"strings"

	"sidan/model"
)

// fewestOfID is the fewest characters from the end of an id that a command accepts in place of the whole id.
const fewestOfID = 6

// Named returns the records of a kind that a command's argument may mean, among those that are shown. A record is
// meant by its whole id or the end of it, a task also by its number. There are several if the end is too short, or if
// two tasks have the same number.
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
