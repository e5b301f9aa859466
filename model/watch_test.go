package model_test

import (
	"reflect"
	"strings"
	"testing"

	"sidan/model"
)

var (
	toWorker = model.Addressee{Kind: model.ToPerson, ID: worker.Person.ID.Record(), Name: worker.Person.Name}
	openTo   = model.Addressee{Kind: model.ToOpen}
	today    = model.DayOf(morning)
	recalled = model.TaskRecalled{From: toOther.To}
	extended = model.TaskExtended{Until: today + 9, Why: "要等配件"}
	nudged   = model.TaskNudged{Note: "住户又问了"}
)

// named is a task sent to the other worker by name.
func named() *story { return reach(model.Sorted).do(branch, toOther) }

// sentOn is a dispatch of what is with somebody already.
func sentOn(to, instead model.Addressee) model.TaskDispatched {
	return model.TaskDispatched{To: to, Due: today + 5, Instead: instead}
}

// TestWatchedTasks is what may be done with a task that is with somebody: by whom, in which state.
func TestWatchedTasks(t *testing.T) {
	family := func() *story {
		return reach(model.Raised).do(
			branch, model.TaskSorted{Sphere: model.Family, Menu: model.Care},
		).do(branch, toOther)
	}
	for _, tc := range []struct {
		name string
		from *story
		who  model.Account
		b    model.Body
		to   model.State
		out  string
	}{
		{"recall", named(), branch, recalled, model.Sorted, "ok"},
		{"recall what is open", reach(model.Dispatched), branch, model.TaskRecalled{From: openTo}, model.Sorted, "ok"},
		{"recall from another than it is with", named(), branch, model.TaskRecalled{
			From: toWorker,
		}, model.Dispatched, "refused sent-elsewhere"},
		{"recall by its grid's worker", named(), worker, recalled, model.Dispatched, "refused not-branch"},
		{"recall by the addressee", named(), other, recalled, model.Dispatched, "refused not-branch"},
		{"recall from a holder who is not late", named().do(
			other, model.TaskClaimed{},
		), branch, model.TaskRecalled{From: toOther.To}, model.Claimed, "refused wrong-state"},
		{"recall from a holder who is late", named().do(
			other, model.TaskClaimed{},
		).later(9), branch, model.TaskRecalled{From: toOther.To}, model.Sorted, "ok"},
		{"recall once claimed", named().do(
			other, model.TaskClaimed{},
		), branch, recalled, model.Claimed, "refused wrong-state"},

		{"send on", named(), branch, sentOn(toWorker, toOther.To), model.Dispatched, "ok"},
		{"send on from another than it is with", named(), branch, sentOn(
			toWorker, openTo,
		), model.Dispatched, "refused sent-elsewhere"},
		{"send on once claimed", named().do(
			other, model.TaskClaimed{},
		), branch, sentOn(toWorker, toOther.To), model.Claimed, "refused wrong-state"},
		{"send on what was never sent", reach(model.Sorted), branch, sentOn(
			toWorker, toOther.To,
		), model.Sorted, "refused wrong-state"},
		{"dispatch what another has dispatched", named(), branch, open, model.Dispatched, "refused wrong-state"},
		{"send a family matter on to anyone", family(), branch, sentOn(
			openTo, toOther.To,
		), model.Dispatched, "refused family-open"},
		{"send on by a worker", named(), worker, sentOn(toWorker, toOther.To), model.Dispatched, "refused not-branch"},

		{"dispatch until today", reach(model.Sorted), branch, model.TaskDispatched{
			To: openTo, Due: today, Brief: "b",
		}, model.Dispatched, "ok"},
		{"dispatch until yesterday", reach(model.Sorted), branch, model.TaskDispatched{
			To: openTo, Due: today - 1, Brief: "b",
		}, model.Sorted, "refused bad-input"},
		{"dispatch for a year", reach(model.Sorted), branch, model.TaskDispatched{
			To: openTo, Due: today + 366, Brief: "b",
		}, model.Dispatched, "ok"},
		{"dispatch for longer", reach(model.Sorted), branch, model.TaskDispatched{
			To: openTo, Due: today + 367, Brief: "b",
		}, model.Sorted, "refused bad-input"},

		{"open without a brief", reach(model.Sorted), branch, model.TaskDispatched{
			To: openTo, Due: today,
		}, model.Sorted, "refused missing"},
		{"open with a phone in its brief", reach(model.Sorted), branch,
			model.TaskDispatched{To: openTo, Due: today, Brief: "换灯,电话 1990000 0001"}, model.Sorted,
			"refused brief-tells"},
		{"send to somebody without a brief", reach(model.Sorted), branch, model.TaskDispatched{
			To: toOther.To, Due: today,
		}, model.Dispatched, "ok"},

		{"nudge the addressee", named(), branch, nudged, model.Dispatched, "ok"},
		{"nudge the holder", reach(model.Claimed), branch, nudged, model.Claimed, "ok"},
		{"nudge nobody", reach(model.Dispatched), branch, nudged, model.Dispatched, "refused nobody-has-it"},
		{"nudge by a worker", reach(model.Claimed), worker, nudged, model.Claimed, "refused not-branch"},

		{"extend what is claimed", reach(model.Claimed), branch, extended, model.Claimed, "ok"},
		{"extend what is dispatched", named(), branch, extended, model.Dispatched, "ok"},
		{"extend by the holder", reach(model.Claimed), worker, extended, model.Claimed, "refused not-branch"},
		{"extend to the same day", reach(model.Claimed), branch, model.TaskExtended{
			Until: today + 3, Why: "w",
		}, model.Claimed, "refused bad-extension"},
		{"extend to the day after", reach(model.Claimed), branch, model.TaskExtended{
			Until: today + 4, Why: "w",
		}, model.Claimed, "ok"},
		{"extend to a day past", reach(model.Claimed).later(9), branch, model.TaskExtended{
			Until: today + 8, Why: "w",
		}, model.Claimed, "refused bad-extension"},
		{"extend to today", reach(model.Claimed).later(9), branch, model.TaskExtended{
			Until: today + 9, Why: "w",
		}, model.Claimed, "ok"},
		{"extend by a year", reach(model.Claimed), branch, model.TaskExtended{
			Until: today + 366, Why: "w",
		}, model.Claimed, "ok"},
		{"extend by more", reach(model.Claimed), branch, model.TaskExtended{
			Until: today + 367, Why: "w",
		}, model.Claimed, "refused bad-extension"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			y := tc.from.do(tc.who, tc.b)
			got := strings.TrimSpace(y.out.Code.String() + " " + string(y.out.Why.Reason))
			if got != tc.out || y.task().State != tc.to {
				t.Errorf("got %s, %s; want %s, %s", got, y.task().State, tc.out, tc.to)
			}
		})
	}
	for _, state := range reachable { // in every other state they are refused
		for _, b := range []model.Body{nudged, extended, model.TaskRecalled{From: openTo}, sentOn(toWorker, openTo)} {
			_, watches := b.(model.TaskNudged)
			_, extends := b.(model.TaskExtended)
			if state == model.Dispatched || state == model.Claimed && (watches || extends) {
				continue
			}
			if y := reach(state).do(branch, b); y.out.Why.Reason != model.WrongState &&
				y.out.Why.Reason != model.Unsorted {
				t.Errorf("%s, %T: %v", state, b, y.out)
			}
		}
	}
}

// TestWatchedTasksChangeOnlyWhatTheySay holds where a task stands after each of them, and that undo puts it back.
func TestWatchedTasksChangeOnlyWhatTheySay(t *testing.T) {
	for name, c := range map[string]struct {
		from *story
		b    model.Body
		want func(was model.Stand) model.Stand
		step model.What
		via  string
	}{
		"recall": {named(), recalled, func(s model.Stand) model.Stand {
			s.State, s.To, s.Due = model.Sorted, model.Addressee{}, 0
			return s
		}, model.DidRecall, other.Person.Name},
		"send on": {named(), sentOn(toWorker, toOther.To), func(s model.Stand) model.Stand {
			s.To, s.Due, s.Sent = toWorker, today+5, 2
			return s
		}, model.DidDispatch, worker.Person.Name},
		"nudge": {reach(
			model.Claimed,
		), nudged, func(s model.Stand) model.Stand { return s }, model.DidNudge, worker.Person.Name},
		"extend": {
			reach(model.Claimed), extended, func(s model.Stand) model.Stand { s.Due = today + 9; return s },
			model.DidExtend, (today + 9).String(),
		},
	} {
		was := c.from.task().Stand
		y := c.from.do(branch, c.b)
		got, want := y.task().Stand, c.want(was)
		if (got.Nudged.IsZero()) == (name == "nudge") {
			t.Errorf("%s: nudged at %v", name, got.Nudged)
		}
		got.Nudged, got.Since = want.Nudged, want.Since
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
		steps := y.task().Inside.Steps
		if last := steps[len(steps)-1]; last.What != c.step || last.Via != c.via || last.Words != model.WordsOf(c.b) {
			t.Errorf("%s: the history ends with %+v", name, last)
		}
		y.do(branch, model.TaskUndone{Change: y.last})
		if y.out.Code != model.OK || !reflect.DeepEqual(y.task().Stand, was) {
			t.Errorf("%s: undone, %v: %+v, want %+v", name, y.out, y.task().Stand, was)
		}
	}
}

// TestANudgeStandsUntilItIsAnswered holds what ends it: a note by whoever has it, and any step that moves the task.
func TestANudgeStandsUntilItIsAnswered(t *testing.T) {
	for name, c := range map[string]struct {
		who    model.Account
		b      model.Body
		stands bool
	}{
		"progress":        {worker, model.TaskProgressed{Note: "料到了"}, false},
		"another's note":  {branch, model.TaskProgressed{Note: "看了"}, true},
		"finished":        {worker, model.TaskFinished{Result: "好了"}, false},
		"released":        {worker, model.TaskReleased{Why: "忙"}, false},
		"returned":        {worker, model.TaskReturned{Why: "难"}, false},
		"extended":        {branch, extended, false},
		"sorted anew":     {branch, sorted, true},
		"told in between": {worker, model.TaskAnswered{How: model.ByPhone}, true},
	} {
		y := reach(model.Claimed).do(branch, nudged).do(c.who, c.b)
		if !y.out.Accepted() || y.task().Nudged.IsZero() == c.stands {
			t.Errorf("%s: %v, nudged at %v", name, y.out, y.task().Nudged)
		}
	}
}

func TestWatchBodiesAreChecked(t *testing.T) {
	long := strings.Repeat("字", model.MostWords+1)
	for name, c := range map[string]struct {
		b    model.Body
		want string
	}{
		"nudge without words":       {model.TaskNudged{}, ""},
		"nudge too long":            {model.TaskNudged{Note: long}, "refused: too-long note 2000"},
		"extend without a day":      {model.TaskExtended{Why: "w"}, "refused: missing until"},
		"extend without a reason":   {model.TaskExtended{Until: 1}, "refused: missing why"},
		"extend, too long a reason": {model.TaskExtended{Until: 1, Why: long}, "refused: too-long why 2000"},
		"recall from nobody":        {model.TaskRecalled{}, "refused: missing to"},
		"recall from nobody in short": {model.TaskRecalled{
			From: model.Addressee{Kind: model.ToPerson},
		}, "refused: missing to"},
		"recall, too long a reason": {model.TaskRecalled{From: openTo, Why: long}, "refused: too-long why 2000"},
		"recall":                    {model.TaskRecalled{From: openTo}, ""},
		"send on from a made-up kind": {sentOn(
			openTo, model.Addressee{Kind: "in:522730", ID: model.RecordID{1}},
		), "refused: missing to"},
		"send on from no id": {sentOn(openTo, model.Addressee{Kind: model.ToUnit}), "refused: missing to"},
		"send on":            {sentOn(openTo, toOther.To), ""},
	} {
		got := ""
		if no := c.b.Check(); no != nil {
			got = no.Error()
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestCameBack is by which step a task came back to who acts on it now.
func TestCameBack(t *testing.T) {
	finish := model.TaskFinished{Result: "好了"}
	for name, c := range map[string]struct {
		from *story
		want model.What
	}{
		"returned": {reach(model.Returned), model.DidReturn},
		"a promise given up": {(&story{}).do(worker, promised).do(
			worker, model.TaskReleased{Why: "忙"},
		), model.DidRelease},
		"claimed": {reach(model.Claimed), ""},
		"sent back": {reach(model.Finished).do(
			branch, model.TaskSentBack{Why: "再看"},
		), model.DidSendBack},
		"sent back, with a note since": {reach(model.Finished).do(branch, model.TaskSentBack{Why: "再看"}).do(
			worker, model.TaskProgressed{Note: "n"},
		), model.DidSendBack},
		"sent back, finished again": {reach(model.Finished).do(
			branch, model.TaskSentBack{Why: "再看"},
		).do(worker, finish), ""},
		"sent back, and undone": {undo(
			reach(model.Finished).do(branch, model.TaskSentBack{Why: "再看"}), branch,
		), ""},
		"not satisfied": {reach(model.Told).do(
			worker, model.TaskRated{Rating: model.Unsatisfied},
		), model.DidRate},
		"dispatched anew":      {reach(model.Returned).do(branch, toOther), ""},
		"given up, open again": {reach(model.Claimed).do(worker, model.TaskReleased{Why: "忙"}), ""},
		"closed":               {reach(model.Closed), ""},
	} {
		if s, ok := c.from.task().CameBack(); s.What != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q, %v, want %q", name, s.What, ok, c.want)
		}
	}
}

func undo(y *story, who model.Account) *story { return y.do(who, model.TaskUndone{Change: y.last}) }
