package model_test

import (
	"testing"

	"sidan/model"
)

var judged = model.UnitJudged{
	Unit: theUnit, Place: "522730/01", Month: today.Month() - 1, Asked: 30, Good: 21, Fair: 6, Bad: 2,
}

func TestWhatAJudgementNeeds(t *testing.T) {
	but := func(change func(*model.UnitJudged)) model.Body { b := judged; change(&b); return b }
	for name, c := range map[string]struct {
		body model.Body
		why  model.Reason
	}{
		"as it is":           {judged, ""},
		"more than asked":    {but(func(b *model.UnitJudged) { b.Good = 29 }), ""}, // kept and flagged
		"of no unit":         {but(func(b *model.UnitJudged) { b.Unit = model.Addressee{} }), model.Missing},
		"of a team":          {but(func(b *model.UnitJudged) { b.Unit = theTeam }), model.BadInput},
		"in a grid":          {but(func(b *model.UnitJudged) { b.Place = grid }), model.BadInput},
		"of no month":        {but(func(b *model.UnitJudged) { b.Month = 0 }), model.Missing},
		"before 1970":        {but(func(b *model.UnitJudged) { b.Month = -3 }), model.BadInput},
		"of nobody asked":    {but(func(b *model.UnitJudged) { b.Asked = 0 }), model.Missing},
		"minus one answer":   {but(func(b *model.UnitJudged) { b.Bad = -1 }), model.BadInput},
		"a million answers":  {but(func(b *model.UnitJudged) { b.Fair = 1_000_000 }), model.BadInput},
		"reported on no day": {model.PersonReported{Unit: theUnit}, model.Missing},
		"reported of a team": {model.PersonReported{Unit: theTeam, On: today}, model.BadInput},
		"reported of none":   {model.PersonReported{On: today}, ""},
	} {
		if got := reasonOf(c.body.Check()); got != c.why {
			t.Errorf("%s: %q, want %q", name, got, c.why)
		}
	}
}

// TestAJudgementIsKeptWhateverItSays: there is one for each unit, community and month, and the newest counts.
func TestAJudgementIsKeptWhateverItSays(t *testing.T) {
	more, ahead, other, march := judged, judged, judged, judged
	more.Good, ahead.Month, other.Unit, march.Month = 29, today.Month()+1, otherUnit, judged.Month+1
	ids := map[model.RecordID]bool{}
	for _, b := range []model.UnitJudged{judged, other, march} {
		m, _ := model.MakingOf(b)
		ids[m.Record] = m.Record.IsSlot()
	}
	if len(ids) != 3 {
		t.Errorf("three judgements have the ids %v", ids)
	}
	for name, c := range map[string]struct {
		who  model.Account
		body model.UnitJudged
		flag model.Reason
	}{
		"the branch":         {branch, judged, ""},
		"more than asked":    {branch, more, model.FlagCount},
		"of a month to come": {branch, ahead, model.FlagAhead},
		"the unit itself":    {seat("unt"), judged, model.FlagNotBranch},
		"another branch":     {seat("fbr"), judged, model.FlagNotBranch},
	} {
		y := (&story{}).do(c.who, c.body)
		if !y.out.Accepted() || y.out.Why.Reason != c.flag || y.r.(*model.Judgement).Asked != 30 {
			t.Errorf("%s: %v, want the flag %q", name, y.out, c.flag)
		}
	}
	y := (&story{}).do(branch, judged).do(branch, more)
	if j := y.r.(*model.Judgement); y.out.Why.Reason != model.FlagCount || j.Good != 29 || len(j.Flags) != 1 {
		t.Errorf("entered again: %v, %+v", y.out, j)
	}
	second := branch
	second.Person = model.Ref{ID: model.PersonID{77}, Name: "书记"}
	y.do(second, judged)
	if j := y.r.(*model.Judgement); y.out.Why.Reason != model.FlagSecond || j.Good != 21 || j.Author != branch.Person {
		t.Errorf("entered by another: %v, %+v", y.out, j)
	}
	if y.do(branch, other); y.out.Why.Reason != model.FlagMisplaced || y.r.(*model.Judgement).Unit != theUnit {
		t.Errorf("of another unit under the same id: %v", y.out)
	}
}

// reportedIn plays a report of a person who is known.
func reportedIn(p *model.Person, who model.Account, b model.PersonReported) *story {
	return (&story{r: p}).do(who, b)
}

// TestReportingIn: the branch or the person says so, the newest counts, and a list that is read again leaves it.
func TestReportingIn(t *testing.T) {
	added := model.PersonAdded{Name: "石兴旺", Function: model.Member, Place: "522730/01", Phone: "19900000001"}
	p := (&story{}).do(county, added).r.(*model.Person)
	self := seat("vol")
	self.Person.ID = p.ID
	report := model.PersonReported{Unit: theUnit, On: today}
	for name, c := range map[string]struct {
		who  model.Account
		body model.PersonReported
		flag model.Reason
	}{
		"the branch":  {branch, report, ""},
		"the person":  {self, report, ""},
		"a worker":    {worker, report, model.FlagNotBranch},
		"of tomorrow": {branch, model.PersonReported{On: today + 1}, model.FlagAhead},
	} {
		y := reportedIn(p, c.who, c.body)
		q := y.r.(*model.Person)
		if !y.out.Accepted() || y.out.Why.Reason != c.flag || q.Unit != c.body.Unit || q.Reported != c.body.On {
			t.Errorf("%s: %v, %+v", name, y.out, q)
		}
		if !model.CouldSee(p, c.who.Person.ID, c.who.TagsIn("522730/01")) != (c.flag == model.FlagNotBranch) {
			t.Errorf("%s: whoever could not see the inside is held by the hub, and nobody else", name)
		}
	}
	y := reportedIn(p, branch, report).do(self, model.PersonReported{Unit: otherUnit, On: today - 3}).do(county, added)
	if q := y.r.(*model.Person); q.Unit != otherUnit || q.Reported != today-3 || q.Inside.Phone != added.Phone {
		t.Errorf("said again, and the list read again: %+v", q)
	}
}
