package present

import (
	"testing"
	"time"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

// The tests play the changes of a small cast in one community, and say how the records look to each of them.

// noon is when everything is read, on the Tuesday that is today.
var (
	noon  = time.Date(2026, 11, 24, 12, 0, 0, 0, model.Zone)
	today = model.DayOf(noon)
)

const (
	community = model.Path("522730/01")
	grid      = community + "/01/02"
)

// cast are who reads and who acts.
var cast = map[string]model.Account{
	"worker": account(1, model.WorkerRole, grid),
	"other":  account(2, model.WorkerRole, community+"/02/05"),
	"branch": account(3, model.SupervisorRole, community),
}

func account(n byte, role model.Role, scope model.Path) model.Account {
	return model.Account{
		Person: model.Ref{ID: model.PersonID{n}, Name: string(role)}, Role: role, Scopes: []model.Path{scope},
	}
}

// readers are somebody of the cast with a register that holds some records, once for each language.
func readers(who string, records ...model.Record) []Reader {
	reg := register.New(cast[who])
	for i, r := range records {
		reg.Put(r, uint64(i+1))
	}
	zh := Reader{Lang: text.ZH, Now: noon, Today: today, Me: cast[who], Register: reg}
	en := zh
	en.Lang = text.EN
	return []Reader{zh, en}
}

// step is a change, who makes it, and on which day.
type step struct {
	who  string
	on   model.Day
	body model.Body
}

// story plays steps on one task.
func story(t *testing.T, steps ...step) *model.Task {
	t.Helper()
	var r model.Record
	for i, s := range steps {
		at := s.on.Start().Add(9 * time.Hour)
		by := cast[s.who]
		stamp := model.Stamp{By: by.Person, Tags: by.TagsIn(community), At: at, On: at, Received: at}
		c := model.Change{
			ID: model.ChangeID{byte(i + 1)}, Record: model.RecordID{7}, Author: by.Person.ID, At: at, Body: s.body,
		}
		after, out := model.Apply(r, c, stamp)
		if !out.Accepted() {
			t.Fatalf("step %d, %T, is refused: %v", i, s.body, out.Why)
		}
		r = after
	}
	return r.(*model.Task)
}

// The steps that most stories begin with: two days ago it was raised, and today sorted and sent to the worker.
var (
	raised = step{"worker", today - 2, model.TaskRaised{
		Grid: grid, Compound: "金桂苑", Channel: model.ByVisit, Words: "楼道灯坏了\n上楼要摸黑",
		Household: model.DoorRef{ID: model.HouseholdID{1}, Name: "王秀英", Phone: "19900001234"},
	}}
	sorted = step{"branch", today - 2, model.TaskSorted{Sphere: model.Everyone, Menu: model.Facilities}}
	toMe   = model.Addressee{Kind: model.ToPerson, ID: model.PersonID{1}.Record(), Name: "worker"}
	sent   = step{"branch", today, model.TaskDispatched{To: toMe, Due: today + 3, Brief: "换楼道灯"}}
	opened = step{"branch", today, model.TaskDispatched{
		To: model.Addressee{Kind: model.ToOpen}, Due: today + 3, Brief: "换楼道灯",
	}}
	claimed  = step{"worker", today, model.TaskClaimed{}}
	finished = step{"worker", today, model.TaskFinished{Result: "换好了"}}
	accepted = step{"branch", today, model.TaskAccepted{}}
	told     = step{"branch", today, model.TaskAnswered{How: model.ByPhone, Words: "灯换了"}}
)

// isSign compares a sign, both of whose spans have one role.
func isSign(t *testing.T, what string, got Sign, glyph string, role widget.Ink, word string) {
	t.Helper()
	if got.Glyph != (widget.Span{Ink: role, Text: glyph}) || got.Word != (widget.Span{Ink: role, Text: word}) {
		t.Errorf("%s: %+v, want %q %q of role %d", what, got, glyph, word, role)
	}
}

func TestFirstLine(t *testing.T) {
	for words, want := range map[string]string{"": "", "一\n二": "一", "\n 一 \n二": "一 ", "one": "one"} {
		if got := FirstLine(words); got != want {
			t.Errorf("of %q it is %q, want %q", words, got, want)
		}
	}
}
