package tui

import (
	"testing"

	"sidan/model"
	"sidan/model/text"
)

// TestCommonProblem looks at a common problem of the sample and the households that it helped, begins another one,
// takes three requests into it, and opens one of them from there.
func TestCommonProblem(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		a := openAs(t, model.SupervisorRole)
		press(t, a, "2")
		golden(t, a, "problems")
		press(t, a, "enter")
		golden(t, a, "problem")
		press(t, a, "end", "down", "down", "down", "enter")
		golden(t, a, "problem-members")
		press(t, a, "esc", "esc", "ctrl+n", "金桂苑停车难", "tab", "金桂苑")
		golden(t, a, "problem-new")
		press(t, a, "ctrl+s")
		common := a.desk.Register().Problems("")[0].Task
		if common.Text() != "金桂苑停车难" || common.State != model.Raised {
			t.Fatalf("raised %q, %s", common.Text(), common.State)
		}
		press(t, a, "2")
		golden(t, a, "problem-take-in")
		press(t, a, "space", "space", "space", "enter")
		p, _ := a.desk.Register().Problem(common.ID)
		if len(p.Members) != 3 {
			t.Fatalf("%d were joined", len(p.Members))
		}
		sees(t, a, text.Helps(a.lang, 3, 3))
		press(t, a, "3", "enter")
		sees(t, a, a.Say(text.LabelJoined))
		if got := now(a, p.Members[0].ID); got.State != model.Joined || got.Into != common.ID {
			t.Errorf("it opens %s", got.State)
		}
	})
}
