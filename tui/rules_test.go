package tui

import (
	"testing"

	"sidan/model"
	"sidan/model/text"
)

// openRules opens the page of the county's rules by its name.
func openRules(t *testing.T, a *App) {
	t.Helper()
	for _, one := range a.pagesByName() {
		if one.Name == a.Say(text.RulesTitle) {
			run(t, a, one.Do())
			screen(a)
			return
		}
	}
	t.Fatal("no page has that name")
}

// TestRulesScreen: an organiser switches the stars off at once, and sets the weights from the next month.
func TestRulesScreen(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.OrganiserRole)
		openRules(t, a)
		golden(t, a, "rules")
		now := a.desk.Today().Month()
		press(t, a, "down", "down", "down", "down", "down", "down", "down", "enter", "2", "ctrl+s")
		if got := a.desk.Rules().Value(model.RuleStars, now); got != model.RuleOff {
			t.Errorf("stars are %s\n%s", got, screen(a))
		}
		press(t, a, "down", "down", "down", "down", "down", "enter", "ctrl+u", "20/50/30")
		golden(t, a, "rules-form")
		press(t, a, "ctrl+s")
		weights := a.desk.Rules()
		if got := weights.Value(model.RuleRankingWeights, now+1); got != "20/50/30" ||
			weights.Value(model.RuleRankingWeights, now) != "30/40/30" {
			t.Errorf("the weights will be %s\n%s", got, screen(a))
		}
		golden(t, a, "rules-set")
	})
}
