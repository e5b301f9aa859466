package model_test

import (
	"testing"

	"sidan/model"
)

const promiseRows = `
	promise                    f   f   f   f   .   f   .   f   f   .   f   f   .   f   f   f   .   .   f
	promise kept               f   f   f   f   .   f   .   f   f   .   f   f   .   f   f   f   .   .   f
	promise dropped            f   f   f   f   .   f   .   f   f   .   f   f   .   f   f   f   .   .   f
`

var (
	promise = model.PromiseMade{Place: "522730/01", Words: "每月查一次三栋的楼道灯", By: today + 10}
	keeps   = model.PromiseKept{How: "查了，换了两盏"}
	drops   = model.PromiseDropped{Why: "调走了"}
)

func init() {
	added = append(added, struct {
		lines   string
		records func(made func(model.Body) model.Record) map[string]model.Record
	}{promiseRows, func(made func(model.Body) model.Record) map[string]model.Record {
		return map[string]model.Record{
			"promise":         made(promise),
			"promise kept":    (&story{}).do(worker, promise).do(worker, keeps).r,
			"promise dropped": (&story{}).do(worker, promise).do(branch, drops).r,
		}
	}})
}

func TestWhatAPromiseNeeds(t *testing.T) {
	but := func(change func(*model.PromiseMade)) model.Body { b := promise; change(&b); return b }
	for name, c := range map[string]struct {
		body model.Body
		why  model.Reason
	}{
		"as it is":             {promise, ""},
		"of the branch":        {but(func(b *model.PromiseMade) { b.Who = other.Person }), ""},
		"no words":             {but(func(b *model.PromiseMade) { b.Words = " " }), model.Missing},
		"two lines":            {but(func(b *model.PromiseMade) { b.Words = "a\nb" }), model.BadInput},
		"no day":               {but(func(b *model.PromiseMade) { b.By = 0 }), model.Missing},
		"a county":             {but(func(b *model.PromiseMade) { b.Place = "522730" }), model.BadInput},
		"a name without an id": {but(func(b *model.PromiseMade) { b.Who.Name = "石光荣" }), model.BadInput},
		"kept somehow":         {model.PromiseKept{}, model.Missing},
		"dropped for nothing":  {model.PromiseDropped{}, model.Missing},
		"dropped for a reason": {drops, ""},
	} {
		if got := reasonOf(c.body.Check()); got != c.why {
			t.Errorf("%s: %q, want %q", name, got, c.why)
		}
	}
}

// TestAPromiseIsKeptWhateverItSays: whoever enters it, and for whatever day, the promise is there. What the branch
// should look at is flagged.
func TestAPromiseIsKeptWhateverItSays(t *testing.T) {
	past, others := promise, promise
	past.By = today - 1
	others.Who = other.Person
	for name, c := range map[string]struct {
		who  model.Account
		body model.PromiseMade
		flag model.Reason
		by   model.Ref
	}{
		"their own":               {worker, promise, "", worker.Person},
		"a volunteer's":           {seat("vol"), promise, "", seat("vol").Person},
		"entered by the branch":   {branch, others, "", other.Person},
		"entered by a neighbour":  {worker, others, model.FlagNotBranch, other.Person},
		"for a day that was past": {worker, past, model.FlagPast, worker.Person},
		"of another community":    {seat("far"), promise, model.FlagOutOfSight, seat("far").Person},
	} {
		y := (&story{}).do(c.who, c.body)
		p := y.r.(*model.Promise)
		if !y.out.Accepted() || y.out.Why.Reason != c.flag || p.Who != c.by || p.Author != c.who.Person {
			t.Errorf("%s: %s %q, %+v, want the flag %q", name, y.out.Code, y.out.Why.Reason, p, c.flag)
		}
		if p.Made != today || p.State() != model.PromiseIsOpen || (c.flag != "") != (len(p.Flags) == 1) {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

// TestWhatBecomesOfAPromise plays its changes in every order that laptops off line may bring them in.
func TestWhatBecomesOfAPromise(t *testing.T) {
	type step struct {
		who  model.Account
		body model.Body
		flag model.Reason
	}
	for name, c := range map[string]struct {
		steps []step
		want  model.PromiseState
		how   string
	}{
		"kept":               {[]step{{worker, keeps, ""}}, model.PromiseIsKept, keeps.How},
		"kept by the branch": {[]step{{branch, keeps, ""}}, model.PromiseIsKept, keeps.How},
		"kept twice": {
			[]step{{worker, keeps, ""}, {branch, model.PromiseKept{How: "看过了"}, model.FlagState}},
			model.PromiseIsKept, keeps.How + "\n看过了",
		},
		"dropped, then kept": {
			[]step{{branch, drops, ""}, {worker, keeps, model.FlagState}}, model.PromiseIsKept, keeps.How,
		},
		"kept, then dropped": {
			[]step{{worker, keeps, ""}, {branch, drops, model.FlagState}}, model.PromiseIsKept, keeps.How,
		},
		"dropped twice": {
			[]step{{worker, drops, ""}, {worker, drops, model.FlagState}}, model.PromiseIsDropped, "",
		},
		"kept by a neighbour":       {[]step{{other, keeps, model.FlagNotOwn}}, model.PromiseIsOpen, keeps.How},
		"dropped by a neighbour":    {[]step{{other, drops, model.FlagNotOwn}}, model.PromiseIsOpen, ""},
		"dropped by the organisers": {[]step{{county, drops, model.FlagNotOwn}}, model.PromiseIsOpen, ""},
	} {
		y := (&story{}).do(worker, promise)
		for i, s := range c.steps {
			if y.do(s.who, s.body); !y.out.Accepted() || y.out.Why.Reason != s.flag {
				t.Errorf("%s, step %d: %s %q, want the flag %q", name, i+1, y.out.Code, y.out.Why.Reason, s.flag)
			}
		}
		p := y.r.(*model.Promise)
		if p.State() != c.want || p.How != c.how || (p.Why == "") != (c.steps[len(c.steps)-1].body != drops &&
			c.steps[0].body != drops) {
			t.Errorf("%s: %s, %+v", name, p.State(), p)
		}
	}
}

// TestAPromiseIsLate after its day, while it is open. Kept late, it is kept.
func TestAPromiseIsLate(t *testing.T) {
	y := (&story{}).do(worker, promise)
	p := y.r.(*model.Promise)
	if p.Late(promise.By) || !p.Late(promise.By+1) {
		t.Errorf("late on its day, or not the day after: %+v", p)
	}
	p = y.later(20).do(worker, keeps).r.(*model.Promise)
	if p.Late(promise.By+20) || p.Kept != today+20 || y.out.Code != model.OK {
		t.Errorf("kept late: %v, %+v", y.out, p)
	}
}

// TestAPromiseIsCorrected by sending it again: what became of it and its first day stay.
func TestAPromiseIsCorrected(t *testing.T) {
	again, away := promise, promise
	again.By, away.Place = today+20, otherCommunity
	y := (&story{}).do(worker, promise).do(worker, keeps).later(2).do(worker, again)
	p := y.r.(*model.Promise)
	if y.out.Code != model.OK || p.By != today+20 || p.Made != today || p.Kept != today || p.How != keeps.How {
		t.Errorf("corrected: %v, %+v", y.out, p)
	}
	if y.do(branch, again); y.out.Why.Reason != model.FlagSecond || y.r.(*model.Promise).Author != worker.Person {
		t.Errorf("corrected by another: %v, %+v", y.out, y.r)
	}
	if y.do(worker, away); y.out.Why.Reason != model.FlagMisplaced || y.r.Community() != promise.Place {
		t.Errorf("moved away: %v, to %s", y.out, y.r.Community())
	}
}
