package model_test

import (
	"strings"
	"testing"

	"sidan/model"
)

const unitRows = `
	activity                   f   f   f   f   .   f   .   f   f   .   f   f   .   f   f   f   .   .   f
	activity struck            f   f   f   f   .   f   .   f   f   .   f   f   .   f   f   f   .   .   f
	judgement                  .   .   .   .   .   f   .   f   .   .   .   .   .   .   f   f   .   .   f
	person reported in         f   f   f   f   .   i   .   f   f   .   i   f   .   f   i   i   .   .   i
	rules                      f   f   f   f   f   f   f   f   f   f   f   f   f   f   f   f   .   .   f
`

var (
	walked = model.ActivityDone{
		By: theUnit, Sort: model.Walk, Place: grid, On: today, Count: 14, People: 3, Words: "入户问了用气安全。",
	}
	swept = model.ActivityDone{
		By: theTeam, Sort: model.Cleanup, Place: "522730/01", On: today - 1, Count: 1, People: 9, Residents: 12,
	}
)

func init() {
	added = append(added, struct {
		lines   string
		records func(made func(model.Body) model.Record) map[string]model.Record
	}{unitRows, func(made func(model.Body) model.Record) map[string]model.Record {
		struck := (&story{}).do(seat("unt"), walked).do(seat("unt"), model.ActivityStruck{Why: "w"})
		person := *made(model.PersonAdded{Name: "n", Function: model.Member, Place: grid}).(*model.Person)
		person.ID = seat("vol").Person.ID
		return map[string]model.Record{
			"activity": made(walked), "activity struck": struck.r, "judgement": made(judged),
			"person reported in": reportedIn(&person, branch, model.PersonReported{Unit: theUnit, On: today}).r,
			"rules":              made(ranked),
		}
	}})
}

func TestWhatAnActivityNeeds(t *testing.T) {
	but := func(change func(*model.ActivityDone)) model.Body { b := walked; change(&b); return b }
	long := strings.Repeat("字", 201)
	for name, c := range map[string]struct {
		body model.Body
		why  model.Reason
	}{
		"as it is":             {walked, ""},
		"a team's":             {swept, ""},
		"of nobody":            {but(func(b *model.ActivityDone) { b.By = model.Addressee{} }), model.Missing},
		"of a post":            {but(func(b *model.ActivityDone) { b.By = thePost }), model.BadInput},
		"without a name":       {but(func(b *model.ActivityDone) { b.By.Name = "" }), model.Missing},
		"of no sort":           {but(func(b *model.ActivityDone) { b.Sort = "party" }), model.BadInput},
		"in a county":          {but(func(b *model.ActivityDone) { b.Place = "522730" }), model.BadInput},
		"on no day":            {but(func(b *model.ActivityDone) { b.On = 0 }), model.Missing},
		"of minus one":         {but(func(b *model.ActivityDone) { b.Count = -1 }), model.BadInput},
		"of a million people":  {but(func(b *model.ActivityDone) { b.People = 1_000_000 }), model.BadInput},
		"minus one resident":   {but(func(b *model.ActivityDone) { b.Residents = -1 }), model.BadInput},
		"of very many words":   {but(func(b *model.ActivityDone) { b.Words = long }), model.TooLong},
		"struck for no reason": {model.ActivityStruck{Why: " "}, model.Missing},
	} {
		if got := reasonOf(c.body.Check()); got != c.why {
			t.Errorf("%s: %q, want %q", name, got, c.why)
		}
	}
}

// TestAnActivityIsKeptWhateverItSays: the liaison, a member of the team and the branch enter one; anybody else's, and
// one of a day to come, is kept and flagged.
func TestAnActivityIsKeptWhateverItSays(t *testing.T) {
	tomorrow := walked
	tomorrow.On = today + 1
	for name, c := range map[string]struct {
		who  model.Account
		body model.Body
		flag model.Reason
	}{
		"the liaison":             {seat("unt"), walked, ""},
		"a member":                {seat("mem"), swept, ""},
		"a worker who is one":     {seat("wme"), swept, ""},
		"the branch for the unit": {branch, walked, ""},
		"the branch for the team": {branch, swept, ""},
		"another unit's liaison":  {seat("un2"), walked, model.FlagNotMember},
		"a volunteer":             {seat("vol"), swept, model.FlagNotMember},
		"an organiser":            {county, walked, model.FlagNotMember},
		"of tomorrow":             {seat("unt"), tomorrow, model.FlagAhead},
		"from elsewhere":          {seat("fbr"), walked, model.FlagNotMember},
	} {
		y := (&story{}).do(c.who, c.body)
		if !y.out.Accepted() || y.out.Why.Reason != c.flag {
			t.Errorf("%s: %s %q, want the flag %q", name, y.out.Code, y.out.Why.Reason, c.flag)
		}
		if flags := y.r.(*model.Activity).Flags; (c.flag != "") != (len(flags) == 1 && flags[0].Why == c.flag) {
			t.Errorf("%s: the record has the flags %v", name, flags)
		}
	}
}

// TestAnActivityIsCorrected by sending it again: the newest version stands, another's is flagged, and none leaves its
// community.
func TestAnActivityIsCorrected(t *testing.T) {
	more, away := walked, walked
	more.Count, away.Place = 15, otherCommunity
	y := (&story{}).do(seat("unt"), walked).do(seat("unt"), more)
	if a := y.r.(*model.Activity); y.out.Code != model.OK || a.Count != 15 || a.Author != seat("unt").Person {
		t.Errorf("corrected by its author: %v, %+v", y.out, a)
	}
	y.do(branch, walked)
	if a := y.r.(*model.Activity); y.out.Why.Reason != model.FlagSecond || a.Count != 14 ||
		a.Author != seat("unt").Person || len(a.Flags) != 1 {
		t.Errorf("corrected by another: %v, %+v", y.out, a)
	}
	if y.do(seat("unt"), away); y.out.Why.Reason != model.FlagMisplaced || y.r.Where() != grid {
		t.Errorf("moved away: %v, to %s", y.out, y.r.Where())
	}
}

// TestAnActivityIsStruck by its author or the branch. Of anybody else's word only the reason is kept, and a second one
// leaves the first day.
func TestAnActivityIsStruck(t *testing.T) {
	for name, c := range map[string]struct {
		who    model.Account
		struck bool
		flag   model.Reason
	}{
		"its author":             {seat("unt"), true, ""},
		"the branch":             {branch, true, ""},
		"another unit's liaison": {seat("un2"), false, model.FlagNotMember},
		"another branch":         {seat("fbr"), false, model.FlagNotMember},
	} {
		y := (&story{}).do(seat("unt"), walked).do(c.who, model.ActivityStruck{Why: "记重了"})
		a := y.r.(*model.Activity)
		if !y.out.Accepted() || y.out.Why.Reason != c.flag || a.Stands() == c.struck || a.Why != "记重了" {
			t.Errorf("%s: %v, %+v", name, y.out, a)
		}
	}
	y := (&story{}).do(seat("unt"), walked).do(branch, model.ActivityStruck{Why: "a"}).later(1)
	y.do(seat("unt"), model.ActivityStruck{Why: "b"})
	if a := y.r.(*model.Activity); y.out.Why.Reason != model.FlagState || a.Struck != today || a.Why != "a\nb" {
		t.Errorf("struck twice: %v, %+v", y.out, a)
	}
	if y.do(seat("unt"), walked); y.r.(*model.Activity).Stands() {
		t.Error("corrected after it was struck, it counts again")
	}
}
