package work

import (
	"testing"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page/pagetest"
)

// openRule opens the form of a key on the page of the county's rules.
func openRule(t *testing.T, w *pagetest.Window, key model.RuleKey) *ruleForm {
	t.Helper()
	p := w.Root().(*rules)
	for i, k := range p.keys {
		if k == key {
			p.list.Cur = i
		}
	}
	w.Press("enter")
	f, ok := w.Page().(*ruleForm)
	if !ok {
		t.Fatalf("no form is open:\n%s", w.Draw())
	}
	return f
}

// TestRuleFormSaysWhatIsWrong: at the field, and nothing is saved.
func TestRuleFormSaysWhatIsWrong(t *testing.T) {
	w := pagetest.Open(t, model.OrganiserRole, text.ZH, NewRules)
	for _, x := range []struct {
		key         model.RuleKey
		value, from string
		atFrom      bool
		says        string
	}{
		{model.RuleStarsMost, "很多", "", false, "明星最多几人填得不对"},
		{model.RuleStarsOf, "网格员、路人", "", false, "谁可以是明星填得不对"},
		{model.RuleStarsMost, "6", "2026-11", true, "最早从 2026-12 起改"},
		{model.RulePoints, model.RuleOn, "2026-11", true, "最早从 2026-12 起改"},
		{model.RuleRankingLeast, "6", "2028-12", true, "2028-12太远"},
		{model.RuleRankingLeast, "6", "下个月", true, "月份填得不对"},
	} {
		before := len(w.Desk().Rules().Settings)
		f := openRule(t, w, x.key)
		f.put(ruleDraft{Value: x.value, From: x.from})
		w.Press("ctrl+s")
		at := f.value
		if x.atFrom {
			at = f.from
		}
		if f.At != at || !contains(at.Bad, x.says) || len(w.Desk().Rules().Settings) != before {
			t.Errorf("%+v: %q at another field, or not %q", x, at.Bad, x.says)
		}
		w.Press("esc")
	}
}

// TestRuleFormReadsWords: functions may be typed as people say them, and a month in full width.
func TestRuleFormReadsWords(t *testing.T) {
	w := pagetest.Open(t, model.OrganiserRole, text.ZH, NewRules)
	f := openRule(t, w, model.RuleStarsOf)
	f.put(ruleDraft{Value: "党员、志愿者，网格员", From: "２０２７－０１"})
	w.Press("ctrl+s")
	next := model.Date(2027, 1, 1).Month()
	if got := w.Desk().Rules().Value(model.RuleStarsOf, next); got != "worker,member,volunteer" {
		t.Errorf("stars are of %s: %q", got, f.value.Bad)
	}
	if got := w.Desk().Rules().Value(model.RuleStarsOf, next-1); got != "worker,head,member" {
		t.Errorf("the month before they are of %s", got)
	}
}

// TestRuleFormKeepsItsDraft until the form is as it was opened.
func TestRuleFormKeepsItsDraft(t *testing.T) {
	w := pagetest.Open(t, model.OrganiserRole, text.ZH, NewRules)
	f := openRule(t, w, model.RuleStars)
	if f.held() != nil {
		t.Errorf("untouched, it holds %s", f.held())
	}
	w.Press("2", "esc")
	if again := openRule(t, w, model.RuleStars); again.set().Value != model.RuleOff {
		t.Errorf("opened again, it says %s", again.set().Value)
	}
}

// TestOnlyOrganisersOfTheCountySetRules: anybody else is told so.
func TestOnlyOrganisersOfTheCountySetRules(t *testing.T) {
	w := pagetest.Open(t, model.SupervisorRole, text.ZH, NewRules)
	if w.Press("enter"); w.Page() != w.Root() {
		t.Errorf("a form is open:\n%s", w.Draw())
	}
	if _, err := w.Desk().PlanRules([]model.RuleValue{{Key: model.RuleWeek, Value: model.RuleOff}}, 0); err == nil {
		t.Error("the branch sets the rules")
	}
}
