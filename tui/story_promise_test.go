package tui

import (
	"testing"

	"sidan/model"
	"sidan/model/text"
)

// TestPromisesAndDeedsAreOpenedByName holds how the pages of the branch look, reached through the list of actions.
func TestPromisesAndDeedsAreOpenedByName(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		press(t, a, "ctrl+p", a.Say(text.PromisesTitle), "enter")
		golden(t, a, "promises")
		press(t, a, "ctrl+n", "每月查一次楼道灯", "tab", "+6")
		golden(t, a, "promise-new")
		press(t, a, "esc", "esc", "ctrl+p", a.Say(text.DeedsTitle), "enter")
		golden(t, a, "deeds")
		press(t, a, "ctrl+n", "3", "tab", "莫雪梅", "tab", "照看婆婆六年")
		golden(t, a, "deed-new")
		press(t, a, "esc", "esc", "ctrl+p", a.Say(text.UnitsTitle), "enter")
		golden(t, a, "units")
		press(t, a, "ctrl+n", "2", "tab", "tab", "tab", "6")
		golden(t, a, "activity-new")
	})
}
