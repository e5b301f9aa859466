package work

import (
	"slices"

	"sidan/model"
	"sidan/model/register"
)

// marks are the tasks of a list that a person marked with Space, in the order in which they were marked. They stay when
// the list is built anew, also for a task that is no longer in it.
type marks struct{ ids []model.TaskID }

// toggle marks a task, or takes its mark away.
func (m *marks) toggle(id model.TaskID) {
	if at := slices.Index(m.ids, id); at >= 0 {
		m.ids = slices.Delete(m.ids, at, at+1)
		return
	}
	m.ids = append(m.ids, id)
}

// has reports whether a task is marked.
func (m *marks) has(id model.TaskID) bool { return slices.Contains(m.ids, id) }

// clear takes all marks away, and reports whether there were any.
func (m *marks) clear() bool {
	was := len(m.ids) > 0
	m.ids = nil
	return was
}

// tasks returns the marked tasks as they are now, without those that the person can no longer see.
func (m *marks) tasks(r *register.Register) (tasks []*model.Task) {
	for _, id := range m.ids {
		if t := r.Task(id); t != nil {
			tasks = append(tasks, t)
		}
	}
	return tasks
}
