package tui

import (
	"testing"

	"sidan/model"
	"sidan/sync/store"
	"sidan/tui/anywhere"
	"sidan/tui/page/pagetest"
	"sidan/tui/widget"
)

// TestWhatCannotBeReadIsTold: once when the home is opened, and on the sync page as long as it is so.
func TestWhatCannotBeReadIsTold(t *testing.T) {
	dir := pagetest.Home(t, model.WorkerRole)
	home, err := store.Open(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	cs, err := home.Communities()
	if err != nil || len(cs) == 0 {
		t.Fatal(cs, err)
	}
	err = home.Commit([]store.Write{store.SkipRow{Community: cs[0].Path, ID: model.RecordID{1}, Rev: 1}})
	if err != nil || home.Close() != nil {
		t.Fatal(err)
	}
	told := map[string]string{"zh": "有 1 条读不出来", "en": "1 could not be read"}[string(speaking)]
	a := sit(t, dir, nil)
	sees(t, a, told)
	a.toast = widget.Toast{}
	for i, root := range a.Roots {
		if _, is := root.(*anywhere.Sync); is {
			press(t, a, string(rune('1'+i)))
		}
	}
	if _, is := a.Page().(*anywhere.Sync); !is {
		t.Fatalf("on %T", a.Page())
	}
	sees(t, a, told)
}
