package tui

import (
	"testing"

	"sidan/model"
)

// cast is who may act in the tests of what one may do, with what each sees of a task in grid 02.
var cast = func() map[string]model.Stamp {
	person := func(n byte, role model.Role, scope model.Path) model.Stamp {
		account := model.Account{
			Person: model.Ref{ID: model.PersonID{n}, Name: string(role)}, Role: role,
			Scopes: []model.Path{scope},
		}
		return model.Stamp{
			By: account.Person, Tags: account.TagsIn("522730/01"), At: atTheDesk, On: atTheDesk,
			Received: atTheDesk,
		}
	}
	return map[string]model.Stamp{
		"worker": person(1, model.WorkerRole, "522730/01/01/02"),
		"other":  person(2, model.WorkerRole, "522730/01/02/05"),
		"branch": person(3, model.SupervisorRole, "522730/01"),
	}
}()

// step is a change and who makes it.
type step struct {
	who  string
	body model.Body
}

// story plays steps on one task.
func story(t *testing.T, steps ...step) *model.Task {
	t.Helper()
	var r model.Record
	for i, s := range steps {
		stamp := cast[s.who]
		c := model.Change{
			ID: model.ChangeID{byte(i + 1)}, Record: model.RecordID{7}, Author: stamp.By.ID, At: atTheDesk,
			Body: s.body,
		}
		after, out := model.Apply(r, c, stamp)
		if !out.Accepted() {
			t.Fatalf("step %d is refused: %v", i, out.Why)
		}
		r = after
	}
	return r.(*model.Task)
}
