package simulate

import (
	"slices"

	"sidan/model"
	"sidan/sync/hub"
)

// This file checks the answers to residents whose tasks are joined to a common problem, and counts what people did
// with tasks, meetings and boxes.

// memberAnswer is an answer to the resident of a joined task, as a line of the log has it.
type memberAnswer struct {
	id    model.ChangeID
	by    model.PersonID
	words string
	told  bool // it was final, and the task was joined: the resident was told with it
}

// answered notes a line that answers the resident of a joined task, or takes such an answer back. The task may be
// joined no more: the author, off line, took it for joined.
func (b *oracle) answered(l hub.Line, was model.Record, body model.Body) {
	t, _ := was.(*model.Task)
	joined := t != nil && t.State == model.Joined
	switch body := body.(type) {
	case model.TaskAnswered:
		if joined || body.Final {
			b.answers[l.Record] = append(b.answers[l.Record], memberAnswer{
				l.ID, l.By.ID, body.Words, joined && body.Final,
			})
		}
	case model.TaskUndone:
		b.answers[l.Record] = slices.Clone(b.answers[l.Record])
		for i, a := range b.answers[l.Record] {
			if a.id == body.Change {
				b.answers[l.Record][i].told = false
			}
		}
	}
}

// checkAnswers requires that each answer to the resident of a joined task is in the history of the task, whatever
// became of the task, and that the day on which the resident was told stands.
func (w *world) checkAnswers(b *oracle, id model.RecordID, t *model.Task) {
	for _, a := range b.answers[id] {
		if a.told && t.Told == 0 {
			w.violated("a member's answer is never lost", "task %s: its resident was told, it says not", id)
		}
		if t.Inside.More == 0 && !slices.ContainsFunc(t.Inside.Steps, func(s model.Step) bool {
			return s.Words == a.words && s.Who.ID == a.by && (s.What == model.DidTell || s.What == model.DidInterim)
		}) {
			w.violated("a member's answer is never lost", "task %s: %q is not in its history", id, a.words)
		}
	}
}

// lifeNames are the situations that an accepted step stands for.
var lifeNames = map[model.Type]string{
	model.TypeOf(model.TaskNudged{}): "nudged", model.TypeOf(model.TaskExtended{}): "extended",
	model.TypeOf(model.TaskRecalled{}): "recalled", model.TypeOf(model.TaskJoined{}): "joined to a common problem",
	model.TypeOf(model.TaskUnjoined{}):          "taken out of a common problem",
	model.TypeOf(model.TaskDoubled{}):           "closed as written down twice",
	model.TypeOf(model.TaskExtensionAsked{}):    "extension asked for",
	model.TypeOf(model.TaskExtensionDeclined{}): "extension declined",
	model.TypeOf(model.TaskHandedOn{}):          "handed on",
	model.TypeOf(model.TaskWhistled{}):          "department called",
	model.TypeOf(model.TaskReportedIn{}):        "department reported in",
	model.TypeOf(model.TaskAsked{}):             "author asked what is meant",
	model.TypeOf(model.TaskReplied{}):           "question answered",
	model.TypeOf(model.TaskSettled{}):           "answered by the branch itself",
}

// countLife counts what an accepted line does, before it is added to the oracle.
func (w *world) countLife(b *oracle, l hub.Line, body model.Body) {
	if name := lifeNames[model.TypeOf(body)]; name != "" {
		w.reached(name)
	}
	t, _ := b.records[l.Record].rec.(*model.Task)
	switch body := body.(type) {
	case model.TaskDispatched:
		if body.Instead.Kind != model.ToNobody {
			w.reached("sent on")
		}
		if len(body.Also) > 0 {
			w.reached("sent to two groups")
		}
	case model.TaskRaised:
		w.countRaised(b, body)
	case model.TaskRecalled:
		if t != nil && !t.Holder.IsZero() {
			w.reached("recalled from a late holder")
		}
	case model.TaskJoined:
		if into, ok := b.records[body.Into.Record()].rec.(*model.Task); ok && into.State == model.Closed {
			w.reached("joined to a problem that is closed")
		}
	case model.TaskAnswered:
		w.countAnswer(b, t, body)
	case model.MeetingHeld:
		if x, ok := b.records[body.Box.Record()].rec.(*model.Box); ok && !x.Stands() {
			w.reached("opening of a box that was taken down")
		} else if ok {
			w.reached("box opened")
		}
	}
}

func (w *world) countRaised(b *oracle, body model.TaskRaised) {
	if body.Common {
		w.reached("common problem raised")
	}
	if _, ok := b.records[body.From].rec.(*model.Meeting); ok {
		w.reached("opinion of a meeting")
	}
}

// countAnswer counts an answer by what the hub has of the task and of its problem when it comes.
func (w *world) countAnswer(b *oracle, t *model.Task, body model.TaskAnswered) {
	switch {
	case t == nil || !body.Final:
	case t.State != model.Joined:
		w.reached("member answered while it was taken out")
	default:
		w.reached("member answered")
		if p, ok := b.records[t.Into.Record()].rec.(*model.Task); ok && p.State == model.Closed {
			w.reached("member answered after its problem was closed")
		}
	}
}

// countRefused counts the intents of two people off line of which the hub takes only one.
func (w *world) countRefused(l hub.Line, body model.Body) {
	switch body.(type) {
	case model.TaskHandedOn:
		w.reached("handed on by one who has it no more")
	case model.TaskJoined, model.TaskUnjoined:
		w.reached("joined or taken out too late")
	case model.TaskExtensionAsked, model.TaskExtensionDeclined:
		w.reached("extension asked for or declined too late")
	}
}
