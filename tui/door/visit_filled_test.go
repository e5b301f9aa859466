package door

import (
	"testing"

	"sidan/model"
	"sidan/tui/page"
)

// TestVisitSaysWhatIsMissing: each thing at its field, and nothing is written.
func TestVisitSaysWhatIsMissing(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		at   func(v *Visit) *page.Field
	}{
		{"an outcome", nil, func(v *Visit) *page.Field { return v.outcome }},
		{"an answer's words", []string{"1", "tab", "tab", "tab", "灯坏了", "tab", "2"},
			func(v *Visit) *page.Field { return v.requests[0].said }},
		{"a promise's day", []string{"1", "tab", "tab", "tab", "灯坏了", "tab", "3"},
			func(v *Visit) *page.Field { return v.requests[0].answer }},
		{"a day to come", []string{"1", "tab", "tab", "tab", "tab", "2026-11-01"},
			func(v *Visit) *page.Field { return v.next }},
		{"a day within a year", []string{"1", "tab", "tab", "tab", "tab", "2028-11-01"},
			func(v *Visit) *page.Field { return v.next }},
		{"a day that reads", []string{"1", "tab", "tab", "tab", "tab", "xx"},
			func(v *Visit) *page.Field { return v.next }},
	} {
		w, v := openVisit(t, plain)
		before := w.Desk().Status().Pending
		w.Press(append(c.keys, "ctrl+s")...)
		if at := c.at(v); v.At != at || at.Bad == "" || w.Desk().Status().Pending != before {
			t.Errorf("%s: the focus is elsewhere, or it was saved:\n%s", c.name, w.Draw())
		}
	}
}

// TestVisitSavesAllOfIt: the visit, what was asked for, and the day that was agreed.
func TestVisitSavesAllOfIt(t *testing.T) {
	w, v := openVisit(t, plain)
	today := w.Desk().Today()
	w.Press("1", "tab", "tab", "都好", "tab", "灯坏了", "tab", "3", "+3", "tab", "三天内换")
	w.Press("tab", "养老金没到", "tab", "tab", "ctrl+u")
	for v.At != v.next {
		w.Press("tab")
	}
	w.Press("+5", "ctrl+s")
	got := visits(w, v.id)
	if len(got) == 0 || got[0].Outcome != model.Met || got[0].Next != today+5 || got[0].Inside.Note != "都好" ||
		got[0].Inside.With != v.side.house().Householder() {
		t.Fatalf("the visit is %+v\n%s", got, w.Draw())
	}
	step, _ := w.Desk().Doorstep(v.id)
	asked := map[string]*model.Task{}
	for _, task := range step.Tasks {
		if task.Inside.From == got[0].RecordID() {
			asked[task.Text()] = task
		}
	}
	if promise := asked["灯坏了"]; promise == nil || !promise.Promised || promise.Due != today+3 {
		t.Errorf("the promise is %+v", promise)
	}
	if left := asked["养老金没到"]; left == nil || left.State != model.Raised {
		t.Errorf("what was left to the branch is %+v", left)
	}
	if kept, _ := w.Desk().Draft(v.Draft.Key); kept != nil {
		t.Errorf("saved, and the draft is still %q", kept)
	}
}
