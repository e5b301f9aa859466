package desk

import (
	"slices"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/text"
)

// now is a moment on a working day.
var now = time.Date(2026, 11, 24, 10, 42, 0, 0, model.Zone)

// cast is who may act in the tests of what one may do, with what each sees of a task in grid 02.
var cast = func() map[string]model.Stamp {
	person := func(n byte, role model.Role, scope model.Path) model.Stamp {
		account := model.Account{
			Person: model.Ref{ID: model.PersonID{n}, Name: string(role)}, Role: role,
			Scopes: []model.Path{scope},
		}
		return model.Stamp{
			By: account.Person, Tags: account.TagsIn("522730/01"), At: now, On: now,
			Received: now,
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
			ID: model.ChangeID{byte(i + 1)}, Record: model.RecordID{7}, Author: stamp.By.ID, At: now,
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

func TestStepsFor(t *testing.T) {
	today := model.DayOf(now)
	raised := step{"worker", model.TaskRaised{Grid: "522730/01/01/02", Channel: model.ByVisit, Words: "楼道灯坏了"}}
	settled := step{"worker", model.TaskRaised{
		Grid: "522730/01/01/02", Channel: model.ByVisit, Words: "补贴何时发",
		Answer: &model.DoorAnswer{Words: "还差两个月"},
	}}
	sorted := step{"branch", model.TaskSorted{Sphere: model.Everyone, Menu: model.Facilities}}
	open := step{"branch", model.TaskDispatched{To: model.Addressee{Kind: model.ToOpen}, Due: today + 3, Brief: "换灯"}}
	named := step{"branch", model.TaskDispatched{
		To: model.Addressee{Kind: model.ToPerson, ID: model.RecordID{1}, Name: "worker"}, Due: today + 3,
	}}
	claimed := step{"worker", model.TaskClaimed{}}
	finished := step{"worker", model.TaskFinished{Result: "换好了"}}
	accepted := step{"branch", model.TaskAccepted{}}
	told := step{"worker", model.TaskAnswered{How: model.ByVisit}}
	rated := step{"worker", model.TaskRated{Rating: model.Satisfied}}
	for _, c := range []struct {
		name  string
		steps []step
		who   string
		want  []string
	}{
		{"unsorted, the branch", []step{raised}, "branch", []string{"sort", "ask", "settle", "join", "double"}},
		{"unsorted, a worker", []step{raised}, "worker", nil},
		{"settled at the door, the branch", []step{settled}, "branch", []string{"sort", "rate", "close"}},
		{"sorted, the branch", []step{raised, sorted}, "branch", []string{
			"dispatch", "ask", "settle", "join", "double", "undo",
		}},
		{"open, its grid's worker", []step{raised, sorted, open}, "worker", []string{"claim"}},
		{"open, another's", []step{raised, sorted, open}, "other", []string{"claim"}},
		{"by name, to whom", []step{raised, sorted, named}, "worker", []string{"claim", "return"}},
		{"claimed, the holder", []step{raised, sorted, open, claimed}, "worker", []string{
			"finish", "progress", "answer", "release", "return", "askmore", "handon", "whistle", "undo",
		}},
		{"claimed, the branch", []step{
			raised, sorted, open, claimed,
		}, "branch", []string{"nudge", "extend", "progress", "whistle"}},
		{"open, the branch", []step{raised, sorted, open}, "branch", []string{
			"claim", "extend", "dispatch", "recall",
		}},
		{"by name, the branch", []step{raised, sorted, named}, "branch", []string{
			"nudge", "extend", "dispatch", "recall",
		}},
		{"by name, another", []step{raised, sorted, named}, "other", nil},
		{"finished, the branch", []step{
			raised, sorted, open, claimed, finished,
		}, "branch", []string{"accept", "sendback"}},
		{"finished, the holder", []step{raised, sorted, open, claimed, finished}, "worker", []string{"undo"}},
		{"accepted, the holder", []step{
			raised, sorted, open, claimed, finished, accepted,
		}, "worker", []string{"answer"}},
		{"told, a worker", []step{
			raised, sorted, open, claimed, finished, accepted, told,
		}, "worker", []string{"rate", "undo"}},
		{"told, the branch", []step{
			raised, sorted, open, claimed, finished, accepted, told,
		}, "branch", []string{"rate", "close"}},
		{"closed, the branch", []step{
			raised, sorted, open, claimed, finished, accepted, told, rated,
		}, "branch", []string{"reopen"}},
		{"returned, the branch", []step{
			raised, sorted, open, claimed, {"worker", model.TaskReturned{Why: "要动维修资金"}},
		}, "branch", []string{"dispatch", "ask", "settle", "join", "double"}},
		{"asked, who recorded it", []step{raised, {"branch", model.TaskAsked{Words: "哪一楼"}}}, "worker",
			[]string{"reply"}},
		{"more time is asked for, the branch", []step{
			raised, sorted, open, claimed, {"worker", model.TaskExtensionAsked{Until: today + 9, Why: "w"}},
		}, "branch", []string{"grant", "decline", "nudge", "extend", "progress", "whistle"}},
		{"joined, the branch", []step{
			raised, {"branch", model.TaskJoined{Into: model.TaskID{1}}},
		}, "branch", []string{"unjoin", "answer", "undo"}},
		{"a common problem, the branch", []step{{"branch", model.TaskRaised{
			Grid: "522730/01", Channel: model.ByMeeting, Common: true, Words: "停车难",
		}}}, "branch", []string{"sort"}},
		{"whistled, the branch", []step{raised, sorted, open, claimed, {"branch", model.TaskWhistled{
			To: model.Addressee{Kind: model.ToUnit, ID: model.RecordID{9}}, By: today, Why: "w",
		}}}, "branch", []string{"reportin", "nudge", "extend", "progress", "whistle", "undo"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, one := range StepsFor(story(t, c.steps...), cast[c.who]) {
				got = append(got, one.Name)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
	t.Run("by the face alone one can claim, no more", func(t *testing.T) {
		face := *story(t, raised, sorted, open)
		face.Inside = nil
		if got := StepsFor(&face, cast["other"]); len(got) != 1 || got[0].Name != "claim" {
			t.Errorf("got %v", got)
		}
		for _, steps := range [][]step{{
			raised, sorted, open, claimed, finished, accepted,
		}, {raised, sorted, open, claimed, finished, accepted, told}} {
			face := *story(t, steps...)
			face.Inside = nil
			if got := StepsFor(&face, cast["worker"]); len(got) != 0 {
				t.Errorf("%s: %s", face.State, got[0].Name)
			}
		}
	})
}

// TestStepsAreWhole holds what the form and the command take for granted of each step.
func TestStepsAreWhole(t *testing.T) {
	names, keys := map[string]bool{}, map[string]bool{"": true}
	for _, s := range Steps {
		if names[s.Name] || s.Key != "" && keys[s.Key] {
			t.Errorf("%s or its key stands twice", s.Name)
		}
		names[s.Name], keys[s.Key] = true, true
		if s.Body == nil || len(s.Offers) == 0 || s.Help == (text.Sentence{}) {
			t.Errorf("%s lacks a body, an offer or its help", s.Name)
		}
		a := s.Asks
		if (a.To != nil || a.Day != nil || a.Choice != nil) && (a.Words == nil || a.Words.Rows == 0) {
			t.Errorf("%s: the form has a field for words, whatever else it asks for", s.Name)
		}
		if c := a.Choice; c != nil {
			for _, one := range append(slices.Clone(c.Form), c.All...) {
				if said, ok := c.Parse(one); !ok || said != one || !slices.Contains(c.All, one) {
					t.Errorf("%s: %q is offered, and --%s does not take it", s.Name, one, c.Flag)
				}
			}
			if c.First >= len(c.Form) {
				t.Errorf("%s: choice %d is marked, of %d", s.Name, c.First, len(c.Form))
			}
		}
		for _, o := range s.Offers {
			if !s.Triage && o.Said == (text.Sentence{}) || o.Verb == (text.Sentence{}) || len(o.In) == 0 {
				t.Errorf("%s is offered without a verb, a toast or a state", s.Name)
			}
		}
	}
}
