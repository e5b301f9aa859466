package model_test

import (
	"testing"
	"time"

	"sidan/model"
)

// ranked turns the ranking on from the next month.
var ranked = setRules(today.Month()+1, model.RuleRanking, model.RuleOn)

// setRules makes a change of the county's rules, of keys and values in turn.
func setRules(from model.Month, pairs ...any) model.RulesSet {
	b := model.RulesSet{County: "522730", From: from}
	for i := 0; i < len(pairs); i += 2 {
		b.Values = append(b.Values, model.RuleValue{Key: pairs[i].(model.RuleKey), Value: pairs[i+1].(string)})
	}
	return b
}

func TestMonths(t *testing.T) {
	nov := model.Date(2026, time.November, 27).Month()
	if nov.String() != "2026-11" || nov.First().String() != "2026-11-01" || nov.Last().String() != "2026-11-30" ||
		(nov+2).String() != "2027-01" || !nov.Holds(nov.Last()) || nov.Holds(nov.Last()+1) || nov.Holds(0) {
		t.Errorf("%s is from %s to %s", nov, nov.First(), nov.Last())
	}
	if m, err := model.ParseMonth("2026-11"); err != nil || m != nov {
		t.Errorf("read as %s, %v", m, err)
	}
	for _, typed := range []string{"", "2026-13", "2026-11-01", "2026", "11"} {
		if m, err := model.ParseMonth(typed); err == nil {
			t.Errorf("%q reads as %s", typed, m)
		}
	}
}

// TestRulesReadValues: each key has a default that reads as itself, and refuses what does not fit.
func TestRulesReadValues(t *testing.T) {
	for _, k := range model.RuleKeys() {
		if v, ok := k.Read(k.Default()); !ok || v != k.Default() {
			t.Errorf("%s: its default %q reads as %q", k, k.Default(), v)
		}
		for _, typed := range []string{"", "nonsense", "-1", "99999"} {
			if v, ok := k.Read(typed); ok {
				t.Errorf("%s takes %q, as %q", k, typed, v)
			}
		}
	}
	for _, c := range []struct {
		key         model.RuleKey
		typed, want string // want is "" for what is not taken
	}{
		{model.RuleRanking, " on ", "on"},
		{model.RuleFlagsBy, "confirmed", "confirmed"},
		{model.RuleFlagsBy, "on", ""},
		{model.RuleStarsOf, "member, worker", "worker,member"},
		{model.RuleStarsOf, "member,member", ""},
		{model.RuleStarsPlaces, "03", "3"},
		{model.RuleStarsPlaces, "0", ""},
		{model.RuleRankingWeights, "20/60/20", "20/60/20"},
		{model.RuleRankingWeights, "20/60", ""},
		{model.RuleRankingWeights, "0/0/0", ""},
		{model.RuleRankingEnough, "85", "85.0"},
		{model.RuleRankingEnough, "85.55", ""},
		{model.RuleRankingEnough, "100.1", ""},
		{model.RulePointsWeights, "2/1/1/2/9", ""},
		{"stars.colour", "red", ""},
	} {
		if v, ok := c.key.Read(c.typed); ok != (c.want != "") || ok && v != c.want {
			t.Errorf("%s=%s reads as %q, %t", c.key, c.typed, v, ok)
		}
	}
}

func TestWhatRulesNeed(t *testing.T) {
	next := today.Month() + 1
	here := ranked
	here.County = "522730/01"
	for name, c := range map[string]struct {
		body model.RulesSet
		why  model.Reason
	}{
		"as it is":           {ranked, ""},
		"of a community":     {here, model.BadInput},
		"of no month":        {setRules(0, model.RuleRanking, "on"), model.Missing},
		"nothing":            {setRules(next), model.Missing},
		"an unknown key":     {setRules(next, model.RuleKey("colour"), "red"), model.BadInput},
		"a key twice":        {setRules(next, model.RuleRanking, "on", model.RuleRanking, "off"), model.BadInput},
		"a value that fails": {setRules(next, model.RuleStarsMost, "many"), model.BadInput},
		"another form of it": {setRules(next, model.RuleRankingEnough, "90"), model.BadInput},
	} {
		if got := reasonOf(c.body.Check()); got != c.why {
			t.Errorf("%s: %q, want %q", name, got, c.why)
		}
	}
}

// TestNoRuleChangesWithinAMonth: only a switch is turned off at once, only organisers set anything, and nothing is set
// for a past month or for one that is far away.
func TestNoRuleChangesWithinAMonth(t *testing.T) {
	now := today.Month()
	both := setRules(now, model.RuleStars, "off", model.RuleStarsMost, "6")
	for name, c := range map[string]struct {
		who  model.Account
		body model.RulesSet
		why  model.Reason
	}{
		"on from the next month": {county, ranked, ""},
		"on at once":             {county, setRules(now, model.RuleRanking, "on"), model.TooSoon},
		"off at once":            {county, setRules(now, model.RuleStars, "off"), ""},
		"off in the past":        {county, setRules(now-1, model.RuleStars, "off"), model.TooSoon},
		"a number at once":       {county, setRules(now, model.RuleStarsMost, "6"), model.TooSoon},
		"both at once":           {county, both, model.TooSoon},
		"in a year":              {county, setRules(now+12, model.RuleStarsMost, "6"), ""},
		"in more than a year":    {county, setRules(now+13, model.RuleStarsMost, "6"), model.TooFar},
		"by the branch":          {branch, ranked, model.NotOrganiser},
		"by a unit":              {seat("unt"), ranked, model.NotOrganiser},
	} {
		y := (&directory{}).do(c.who, c.body)
		if y.out.Why.Reason != c.why || (c.why == "") != (y.out.Code == model.OK) || (c.why == "") != (y.r != nil) {
			t.Errorf("%s: %v, %+v", name, y.out, y.r)
		}
	}
}

// TestRulesByMonth: a value counts from its month on, a later word for one month replaces the earlier one, and what is
// turned off in a month is off in it.
func TestRulesByMonth(t *testing.T) {
	now := today.Month()
	var none *model.Rules
	if none.Value(model.RuleRanking, now) != "off" || none.Value("colour", now) != "" ||
		none.Coming(model.RuleWeek, now) != nil {
		t.Error("a county that set nothing has not the defaults")
	}
	y := (&directory{}).do(county, ranked).do(county, setRules(now+3, model.RuleStarsMost, "7"))
	y.do(county, setRules(now+3, model.RuleStarsMost, "8")).do(county, setRules(now, model.RuleMonth, "off"))
	r := y.r.(*model.Rules)
	for _, c := range []struct {
		key   model.RuleKey
		month model.Month
		want  string
	}{
		{model.RuleRanking, now, "off"},
		{model.RuleRanking, now + 1, "on"},
		{model.RuleRanking, now + 20, "on"},
		{model.RuleStarsMost, now + 2, "5"},
		{model.RuleStarsMost, now + 3, "8"},
		{model.RuleMonth, now - 1, "on"},
		{model.RuleMonth, now, "off"},
	} {
		if got := r.Value(c.key, c.month); got != c.want {
			t.Errorf("%s in %s is %q, want %q", c.key, c.month, got, c.want)
		}
	}
	if s, ok := r.Setting(model.RuleMonth, now); !ok || s.By != county.Person || s.On != today || len(r.Settings) != 3 {
		t.Errorf("set by %+v among %+v", s, r.Settings)
	}
	if all := r.Of(model.RuleStarsMost); len(all) != 1 || all[0].From != now+3 || none.Of(model.RuleWeek) != nil {
		t.Errorf("of one key: %+v", all)
	}
	if c := r.Coming(model.RuleStarsMost, now); len(c) != 1 || c[0].Value != "8" || c[0].From != now+3 {
		t.Errorf("to come: %+v", c)
	}
}

// TestOldRulesAreLeftOut once they have not counted for three years, and never the one that counts.
func TestOldRulesAreLeftOut(t *testing.T) {
	now := today.Month()
	old := &model.Rules{County: "522730", Settings: []model.RuleSetting{
		{Key: model.RuleStarsMost, Value: "6", From: now - 60}, {Key: model.RuleStarsMost, Value: "7", From: now - 40},
		{Key: model.RuleWeek, Value: "off", From: now - 90},
	}}
	y := (&directory{r: old}).do(county, ranked)
	r := y.r.(*model.Rules)
	if len(r.Settings) != 3 || r.Value(model.RuleStarsMost, now) != "7" || r.Value(model.RuleWeek, now) != "off" {
		t.Errorf("%v: %+v", y.out, r.Settings)
	}
	if len(old.Settings) != 3 || old.Settings[0].Value != "6" {
		t.Error("the record that was handed out was altered")
	}
}
