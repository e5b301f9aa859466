package model_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"sidan/model"
)

const grid = model.Path("522730/01/01/02")

var (
	morning = time.Date(2026, 11, 24, 10, 42, 0, 0, model.Zone)
	task    = model.TaskID{7}
	worker  = account(1, model.WorkerRole, grid)
	other   = account(2, model.WorkerRole, "522730/01/02/05")
	branch  = account(3, model.SupervisorRole, "522730/01")
	county  = account(4, model.OrganiserRole, "522730")
)

func account(n byte, role model.Role, scope model.Path) model.Account {
	return model.Account{
		Person: model.Ref{ID: model.PersonID{n}, Name: fmt.Sprintf("person %d", n)}, Role: role,
		Scopes: []model.Path{scope},
	}
}

// story plays changes on one record, a minute apart.
type story struct {
	r     model.Record
	out   model.Outcome
	last  model.ChangeID
	n     int
	start time.Time
}

func (y *story) do(who model.Account, b model.Body) *story {
	y.n++
	if y.start.IsZero() {
		y.start = morning
	}
	at := y.start.Add(time.Duration(y.n) * time.Minute)
	c := model.Change{ID: model.ChangeID{byte(y.n)}, Record: task.Record(), Author: who.Person.ID, At: at, Body: b}
	s := model.Stamp{By: who.Person, Tags: who.TagsIn("522730/01"), At: at, On: at, Received: at, Rev: uint64(y.n)}
	y.r, y.out = model.Apply(y.r, c, s)
	if y.out.Accepted() {
		y.last = c.ID
	}
	return y
}

func (y *story) later(days int) *story { y.start = y.start.AddDate(0, 0, days); return y }

func (y *story) task() *model.Task { return y.r.(*model.Task) }

var (
	raise    = model.TaskRaised{Grid: grid, Channel: model.ByVisit, Words: "三单元楼道灯坏了三天"}
	promised = model.TaskRaised{
		Grid: grid, Channel: model.ByVisit, Words: "社保认证怎么办",
		Answer: &model.DoorAnswer{By: model.DayOf(morning) + 3},
	}
	settled = model.TaskRaised{
		Grid: grid, Channel: model.ByVisit, Words: "补贴什么时候发",
		Answer: &model.DoorAnswer{Words: "还差两个月"},
	}
	sorted = model.TaskSorted{Sphere: model.Everyone, Menu: model.Facilities}
	open   = model.TaskDispatched{
		To: model.Addressee{Kind: model.ToOpen}, Due: model.DayOf(morning) + 3, Brief: "换一只灯",
	}
	toOther = model.TaskDispatched{
		To:  model.Addressee{Kind: model.ToPerson, ID: other.Person.ID.Record(), Name: other.Person.Name},
		Due: model.DayOf(morning) + 3,
	}
)

// reach gives a task in each state, by the shortest way.
func reach(state model.State) *story {
	y := (&story{}).do(worker, raise)
	steps := []struct {
		to  model.State
		who model.Account
		b   model.Body
	}{
		{model.Sorted, branch, sorted}, {model.Dispatched, branch, open}, {model.Claimed, worker, model.TaskClaimed{}},
		{model.Finished, worker, model.TaskFinished{Result: "换好了"}}, {model.Accepted, branch, model.TaskAccepted{}},
		{model.Told, worker, model.TaskAnswered{How: model.ByVisit}},
		{model.Closed, worker, model.TaskRated{Rating: model.Satisfied}},
	}
	if state == model.Returned {
		return reach(model.Claimed).do(worker, model.TaskReturned{Why: "要动维修资金"})
	}
	if state == model.Joined {
		return reach(model.Sorted).do(branch, model.TaskJoined{Into: common})
	}
	for _, s := range steps {
		if y.task().State == state {
			return y
		}
		y.do(s.who, s.b)
	}
	return y
}

var reachable = []model.State{
	model.Raised, model.Sorted, model.Dispatched, model.Claimed, model.Finished, model.Accepted, model.Told,
	model.Closed, model.Returned, model.Joined,
}

func TestTable(t *testing.T) {
	why := "走不开"
	for _, tc := range []struct {
		name string
		from *story
		who  model.Account
		b    model.Body
		to   model.State
		out  string // code and reason
	}{
		{"raise", &story{}, worker, raise, model.Raised, "ok"},
		{"settled at the door", &story{}, worker, settled, model.Told, "ok"},
		{"promised at the door", &story{}, worker, promised, model.Claimed, "ok"},
		{"raise for another's grid", &story{}, other, raise, model.Raised, "flagged flag-out-of-sight"},
		{"sort", reach(model.Raised), branch, sorted, model.Sorted, "ok"},
		{"sort what was promised stays", (&story{}).do(worker, promised), branch, sorted, model.Claimed, "ok"},
		{"worker cannot sort", reach(model.Raised), worker, sorted, model.Raised, "refused not-branch"},
		{"dispatch unsorted", reach(model.Raised), branch, open, model.Raised, "refused unsorted"},
		{"dispatch", reach(model.Sorted), branch, open, model.Dispatched, "ok"},
		{"dispatch returned", reach(model.Returned), branch, toOther, model.Dispatched, "ok"},
		{"family matter is never open", reach(model.Raised).do(
			branch, model.TaskSorted{Sphere: model.Family, Menu: model.Care},
		), branch, open, model.Sorted, "refused family-open"},
		{"claim open", reach(model.Dispatched), other, model.TaskClaimed{}, model.Claimed, "ok"},
		{"claim what is addressed to another", reach(model.Sorted).do(
			branch, toOther,
		), worker, model.TaskClaimed{}, model.Dispatched, "refused not-addressed"},
		{"claim unsorted", reach(model.Raised), worker, model.TaskClaimed{}, model.Raised, "refused wrong-state"},
		{"claim taken", reach(model.Claimed), branch, model.TaskClaimed{}, model.Claimed, "refused taken"},
		{"claim twice", reach(model.Claimed), worker, model.TaskClaimed{}, model.Claimed, "refused yours"},
		{"progress", reach(model.Claimed), worker, model.TaskProgressed{Note: "到现场看了"}, model.Claimed, "ok"},
		{"another's progress is help", reach(model.Claimed), branch, model.TaskProgressed{
			Note: "联系了物业",
		}, model.Claimed, "ok"},
		{"release", reach(model.Claimed), worker, model.TaskReleased{Why: why}, model.Dispatched, "ok"},
		{"release what never was dispatched", (&story{}).do(worker, promised), worker, model.TaskReleased{
			Why: why,
		}, model.Returned, "ok"},
		{"another cannot release", reach(model.Claimed), branch, model.TaskReleased{
			Why: why,
		}, model.Claimed, "refused not-holder"},
		{"return by the holder", reach(model.Claimed), worker, model.TaskReturned{Why: why}, model.Returned, "ok"},
		{"return by the addressee", reach(model.Sorted).do(branch, toOther), other, model.TaskReturned{
			Why: why,
		}, model.Returned, "ok"},
		{"return of an open one", reach(model.Dispatched), worker, model.TaskReturned{
			Why: why,
		}, model.Dispatched, "refused wrong-state"},
		{"finish", reach(model.Claimed), worker, model.TaskFinished{Result: "好了"}, model.Finished, "ok"},
		{"another's result is help", reach(model.Claimed), branch, model.TaskFinished{
			Result: "好了",
		}, model.Claimed, "flagged flag-help"},
		{"accept", reach(model.Finished), branch, model.TaskAccepted{}, model.Accepted, "ok"},
		{"worker cannot accept", reach(
			model.Finished,
		), worker, model.TaskAccepted{}, model.Finished, "refused not-branch"},
		{"send back", reach(model.Finished), branch, model.TaskSentBack{Why: why}, model.Claimed, "ok"},
		{"told", reach(model.Accepted), worker, model.TaskAnswered{
			How: model.ByVisit, Words: "换好了",
		}, model.Told, "ok"},
		{"interim answer moves nothing", reach(model.Claimed), worker, model.TaskAnswered{
			How: model.ByPhone,
		}, model.Claimed, "ok"},
		{"satisfied", reach(model.Told), worker, model.TaskRated{Rating: model.Satisfied}, model.Closed, "ok"},
		{"not satisfied", reach(model.Told), worker, model.TaskRated{Rating: model.Unsatisfied}, model.Claimed, "ok"},
		{"not satisfied after closing", reach(model.Closed), worker, model.TaskRated{
			Rating: model.Unsatisfied,
		}, model.Claimed, "ok"},
		{"not satisfied too late", reach(model.Closed).later(31), worker, model.TaskRated{
			Rating: model.Unsatisfied,
		}, model.Closed, "flagged flag-late"},
		{"rated before told", reach(model.Accepted), worker, model.TaskRated{
			Rating: model.Fair,
		}, model.Accepted, "flagged flag-state"},
		{"close", reach(model.Told), branch, model.TaskClosed{Why: "三次没找到人"}, model.Closed, "ok"},
		{"close unanswered", reach(model.Accepted), branch, model.TaskClosed{
			Why: why,
		}, model.Accepted, "refused wrong-state"},
		{"reopen", reach(model.Closed), branch, model.TaskReopened{Why: why}, model.Sorted, "ok"},
		{"reopen on the last day", reach(model.Closed).later(30), branch, model.TaskReopened{
			Why: why,
		}, model.Sorted, "ok"},
		{"not satisfied on the last day", reach(model.Closed).later(30), worker, model.TaskRated{
			Rating: model.Unsatisfied,
		}, model.Claimed, "ok"},
		{"reopen too late", reach(model.Closed).later(31), branch, model.TaskReopened{
			Why: why,
		}, model.Closed, "refused too-late"},
		{"claim lost out of sight", reach(model.Claimed), other, model.TaskClaimed{}, model.Claimed, "refused taken"},
		{"out of sight", reach(model.Claimed), other, model.TaskReturned{
			Why: why,
		}, model.Claimed, "refused out-of-sight"},
		{"fact out of sight", reach(model.Claimed), other, model.TaskProgressed{
			Note: "路过看了",
		}, model.Claimed, "flagged flag-out-of-sight"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			y := tc.from.do(tc.who, tc.b)
			got := strings.TrimSpace(y.out.Code.String() + " " + string(y.out.Why.Reason))
			if got != tc.out || y.task().State != tc.to {
				t.Errorf("got %s, %s; want %s, %s", got, y.task().State, tc.out, tc.to)
			}
		})
	}
}

func TestAPromiseIsDueOnItsDay(t *testing.T) {
	got := (&story{}).do(worker, promised).task()
	if !got.Promised || got.Due != promised.Answer.By || got.Holder != worker.Person {
		t.Errorf("promised %v, due %v, holder %v", got.Promised, got.Due, got.Holder)
	}
	if kind, by := got.Owed(nil); kind != model.OwedPromise || by != promised.Answer.By {
		t.Errorf("owed %q by %v", kind, by)
	}
}

func TestHolderKeepsWhatIsNotSatisfied(t *testing.T) {
	y := reach(model.Told).do(branch, model.TaskRated{Rating: model.Unsatisfied})
	if got := y.task(); got.Holder != worker.Person || got.Reopened != 1 || got.Due == 0 {
		t.Errorf("holder %v, reopened %d, due %v", got.Holder, got.Reopened, got.Due)
	}
}

func TestClaimOfWhoSeesTheFaceOnlyKeepsTheBrief(t *testing.T) {
	y := reach(model.Dispatched)
	face := *y.task()
	face.Inside = nil
	y.r = &face
	if got := y.do(other, model.TaskClaimed{}).task().Text(); got != open.Brief {
		t.Errorf("lists show %q, want the brief", got)
	}
}

func TestClaimNamesWhoWasFirst(t *testing.T) {
	if got := reach(model.Claimed).do(branch, model.TaskClaimed{}).out.Why.Against; got != worker.Person {
		t.Errorf("against %v", got)
	}
}

func TestUndo(t *testing.T) {
	y := reach(model.Sorted).do(branch, open)
	if y.do(worker, model.TaskUndone{Change: y.last}); y.out.Why.Reason != model.NotYours {
		t.Errorf("another's step: %v", y.out)
	}
	if y.do(branch, model.TaskUndone{Change: y.last}); y.out.Code != model.OK || y.task().State != model.Sorted ||
		y.task().Due != 0 {
		t.Errorf("undo: %v, %v", y.out, y.task().Stand)
	}
	y = reach(model.Sorted).do(branch, open)
	step := y.last
	if y.do(
		worker, model.TaskClaimed{},
	).do(branch, model.TaskUndone{Change: step}); y.out.Why.Reason != model.ActedSince {
		t.Errorf("after a claim: %v", y.out)
	}
}

// facts there are, with words that must be found in the record afterwards.
func facts(words string) []model.Body {
	return []model.Body{
		model.TaskRaised{Grid: grid, Channel: model.ByVisit, Words: words},
		model.TaskProgressed{Note: words}, model.TaskFinished{Result: words},
		model.TaskAnswered{How: model.ByVisit, Words: words},
		model.TaskRated{Rating: model.Satisfied, Words: words},
		model.TaskRated{Rating: model.Unsatisfied, Words: words},
	}
}

// TestFactsStand is invariant 11, and the half of 10 that rules can break: every fact in every state, by anybody, is
// accepted, and its words are in the record.
func TestFactsStand(t *testing.T) {
	for _, state := range reachable {
		for i, b := range facts("一个字都不能丢") {
			for _, who := range []model.Account{worker, other, branch, county, seat("unt"), seat("mem"), seat("non")} {
				y := reach(state).do(who, b)
				if !y.out.Accepted() {
					t.Errorf("%s, %T by %s: %v", state, b, who.Role, y.out)
				}
				if !strings.Contains(fmt.Sprintf("%+v", *y.task().Inside), "一个字都不能丢") {
					t.Errorf("%s, fact %d by %s: its words are not in the record", state, i, who.Role)
				}
			}
		}
	}
}

// TestAnyHistory plays random changes by random people: a fact is never refused, a refusal changes nothing, a
// record that was handed out is never altered, whoever sees an inside sees the face, and a task has a holder
// from claim to close.
func TestAnyHistory(t *testing.T) {
	people := []model.Account{worker, other, branch, county}
	for _, v := range viewers {
		people = append(people, v.Account)
	}
	rapid.Check(t, func(t *rapid.T) {
		y := (&story{}).do(worker, rapid.SampledFrom([]model.Body{raise, promised, settled}).Draw(t, "raise"))
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			b := rapid.SampledFrom(append(facts("话"), sorted,
				model.TaskSorted{Sphere: model.Family, Menu: model.Care}, open, toOther, send(theUnit),
				send(theTeam), send(thePost), model.TaskClaimed{}, model.TaskReleased{Why: "忙"},
				model.TaskReturned{Why: "难"}, model.TaskAccepted{}, model.TaskSentBack{Why: "再看"},
				model.TaskClosed{Why: "找不到"}, model.TaskReopened{Why: "又坏了"},
				model.TaskUndone{Change: y.last},
				nudged, extended, recalled, model.TaskRecalled{From: openTo}, sentOn(toWorker, toOther.To),
				sentOn(openTo, toWorker))).Draw(t, "change")
			before := y.r
			was := fmt.Sprintf("%+v %+v", *y.task(), *y.task().Inside)
			y.do(rapid.SampledFrom(people).Draw(t, "who"), b)
			if model.IsFact(b) && !y.out.Accepted() {
				t.Fatalf("a fact was %s: %v", y.out.Code, y.out.Why.Reason)
			}
			if !y.out.Accepted() && y.r != before {
				t.Fatal("a refusal changed the record")
			}
			if now := fmt.Sprintf("%+v %+v", *before.(*model.Task), *before.(*model.Task).Inside); now != was {
				t.Fatal("a record was altered after it was handed out")
			}
			a := model.AudienceOf(y.r)
			if len(a.Inside.Without(a.Face)) > 0 {
				t.Fatalf("inside %v not within face %v", a.Inside, a.Face)
			}
			tk := y.task()
			if held := tk.State == model.Claimed || tk.State == model.Finished ||
				tk.State == model.Accepted; held == tk.Holder.IsZero() && tk.State != model.Told &&
				tk.State != model.Closed {
				t.Fatalf("%s with holder %v", tk.State, tk.Holder)
			}
			if tk.Sphere == model.Family && tk.Brief != "" {
				t.Fatal("a family matter with a brief")
			}
		}
	})
}

func TestFamilyMatterIsSeenByFewest(t *testing.T) {
	y := reach(model.Raised).do(branch, model.TaskSorted{Sphere: model.Family, Menu: model.Mediation})
	y.do(branch, toOther)
	neighbour := account(9, model.WorkerRole, grid)
	a := model.AudienceOf(y.r)
	for _, tc := range []struct {
		name         string
		who          model.Account
		face, inside bool
	}{
		{"the branch", branch, true, true}, {"the author", worker, true, true},
		{"whom it is addressed to", other, true, true},
		{"the organisers", county, true, false}, {"another worker of the grid", neighbour, false, false},
	} {
		tags := tc.who.TagsIn("522730/01")
		if a.Face.Meet(tags) != tc.face || a.Inside.Meet(tags) != tc.inside {
			t.Errorf("%s: face %v, inside %v", tc.name, a.Face.Meet(tags), a.Inside.Meet(tags))
		}
	}
	y.do(other, model.TaskReturned{Why: "请换人"})
	if model.AudienceOf(y.r).Face.Meet(other.TagsIn("522730/01")) {
		t.Error("who gave it back still sees it")
	}
}

// TestAFamilyMatterIsOpenToNobody: also not a record that says so, as another program might have written it.
func TestAFamilyMatterIsOpenToNobody(t *testing.T) {
	volunteer := account(8, model.VolunteerRole, "522730/01")
	y := reach(model.Dispatched)
	if !model.AudienceOf(y.r).Face.Meet(volunteer.TagsIn("522730/01")) {
		t.Fatal("an open task is not shown to volunteers")
	}
	family := *y.task()
	family.Sphere = model.Family
	if model.AudienceOf(&family).Face.Meet(volunteer.TagsIn("522730/01")) {
		t.Error("an open family matter is shown to volunteers")
	}
}

func TestEditsMerge(t *testing.T) {
	play := func(r model.Record, who model.Account, b model.Body) (model.Record, model.Outcome) {
		return model.Apply(r, model.Change{Record: model.RecordID{5}, Author: who.Person.ID, Body: b},
			model.Stamp{By: who.Person, Tags: who.TagsIn("522730/01"), On: morning})
	}
	edit := func(f model.Field, saw, now string) model.Body {
		return model.HouseholdEdited{Fields: []model.FieldEdit{{Field: f, Saw: saw, Now: now}}}
	}
	h, _ := play(nil, worker, model.HouseholdAdded{
		Grid: grid, Door: model.Address{Compound: "金桂苑", Building: "3", Door: "102"}, Phones: []string{"1"},
	})
	h, _ = play(h, worker, edit(model.FieldPhones, "1", "2"))
	h, out := play(h, branch, edit(model.FieldNote, "", "门铃坏了"))
	if out.Code != model.OK || h.(*model.Household).Get(model.FieldPhones) != "2" {
		t.Errorf("different fields merge: %v", out)
	}
	h, out = play(h, branch, edit(model.FieldPhones, "1", "3"))
	if out.Why.Reason != model.FlagEdit || h.(*model.Household).Get(model.FieldPhones) != "3" {
		t.Errorf("the last to arrive stands, flagged: %v", out)
	}
	if n := len(h.(*model.Household).Inside.Edits); n != 3 {
		t.Errorf("history keeps all: %d", n)
	}
	_, out = play(h, branch, edit(model.FieldPhones, "1", "4"))
	if out.Code != model.OK {
		t.Errorf("over one's own value: %v", out)
	}
	h, _ = play(h, worker, edit(model.FieldTags, "", "alone、party"))
	if h.(*model.Household).Cadence != 1 {
		t.Errorf("a tag that needs it is walked weekly: %d", h.(*model.Household).Cadence)
	}
	if _, out = play(h, worker, edit("colour", "", "红")); !out.Accepted() {
		t.Errorf("a field of another program: %v", out)
	}
}

func TestEditedNamesHaveTheSameLimit(t *testing.T) {
	long := strings.Repeat("长", model.MostName+1)
	b := model.HouseholdEdited{Fields: []model.FieldEdit{{Field: model.FieldResidents, Now: long + " 1948"}}}
	if no := b.Check(); no == nil || no.Reason != model.TooLong {
		t.Errorf("got %v", no)
	}
}
