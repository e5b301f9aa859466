package simulate

import (
	"slices"

	"sidan/model"
)

const (
	lostAnswer = "a member's answer is never lost"
	wrongFace  = "a face's figures are what its steps say"
)

// lifeMutations break what the rules make of a task, on the hub and in the checkers' own copy of the log alike.
var lifeMutations = []mutation{
	{rule: "task", name: "taken out of its problem, it loses the answers", checker: lostAnswer,
		broken: afterStep(func(_, t *model.Task, _ model.TaskUnjoined) { loseAnswers(t) })},
	{rule: "task", name: "an answer that comes after it was taken out is dropped", checker: lostAnswer,
		broken: afterStep(func(was, t *model.Task, b model.TaskAnswered) {
			if b.Final && was.State != model.Joined {
				loseAnswers(t)
			}
		})},
	{rule: "task", name: "the resident of a joined one is told, and it does not say so", checker: lostAnswer,
		broken: afterStep(func(was, t *model.Task, _ model.TaskAnswered) {
			if was.State == model.Joined {
				t.Told = was.Told
			}
		})},
	{rule: "task", name: "handed on, it keeps the day it was taken", checker: wrongFace,
		broken: afterStep(func(was, t *model.Task, _ model.TaskHandedOn) { t.Took = was.Took })},
	{rule: "task", name: "recalled, it keeps the day it was taken", checker: wrongFace,
		broken: afterStep(func(was, t *model.Task, _ model.TaskRecalled) { t.Took = was.Took })},
	{rule: "task", name: "sent back, it stays done", checker: wrongFace,
		broken: afterStep(func(was, t *model.Task, _ model.TaskSentBack) { t.Done = was.Done })},
	{rule: "task", name: "accepted, it earns no flag", checker: wrongFace,
		broken: afterStep(func(_, t *model.Task, _ model.TaskAccepted) { t.Flag = 0 })},
	{rule: "task", name: "answered by the branch, nobody was told", checker: wrongFace,
		broken: afterStep(func(was, t *model.Task, _ model.TaskSettled) { t.Told = was.Told })},
	{rule: "task", name: "not satisfied, and no rating", checker: wrongFace,
		broken: afterStep(func(was, t *model.Task, _ model.TaskRated) { t.Rating = was.Rating })},
	{rule: "task", name: "dispatched, and not counted", checker: wrongFace,
		broken: afterStep(func(was, t *model.Task, _ model.TaskDispatched) { t.Sent = was.Sent })},
	{rule: "task", name: "a return is counted twice", checker: wrongFace,
		broken: afterStep(func(_, t *model.Task, _ model.TaskReturned) { t.Returns *= 2 })},
	{rule: "task", name: "whoever helps counts again and again", checker: wrongFace,
		broken: afterStep(func(was, t *model.Task, _ model.TaskProgressed) {
			if len(was.Helped) > 0 {
				t.Helped = append(t.Helped, was.Helped[0])
			}
		})},
	{rule: "task", name: "an undo leaves the figures", checker: wrongFace,
		broken: afterStep(func(was, t *model.Task, _ model.TaskUndone) { t.Took, t.Done = was.Took, was.Done })},
}

// afterStep alters what a step of one type makes of a task.
func afterStep[B model.Body](alter func(was, t *model.Task, b B)) func() Broken {
	return always(Broken{Rule: func(before, after model.Record, c model.Change) model.Record {
		was, task := before.(*model.Task)
		b, is := c.Body.(B)
		if !task || !is {
			return after
		}
		t, in := *after.(*model.Task), *after.(*model.Task).Inside
		in.Steps, t.Helped, t.Inside = slices.Clone(in.Steps), slices.Clone(t.Helped), &in
		alter(was, &t, b)
		return &t
	}})
}

// loseAnswers leaves the steps out that say what the resident was told.
func loseAnswers(t *model.Task) {
	t.Inside.Steps = slices.DeleteFunc(t.Inside.Steps, func(s model.Step) bool {
		return s.What == model.DidTell || s.What == model.DidInterim
	})
}
