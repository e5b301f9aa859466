package tui

import (
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/widget"
)

// TestTheWindowIsShared: the page has what band, toast and keys leave of it, at every size a terminal may have.
func TestTheWindowIsShared(t *testing.T) {
	for _, c := range []struct {
		w, h, top int
	}{{80, 24, 2}, {80, 40, 3}, {120, 36, 3}, {200, 60, 3}} {
		a, tabs := staged(t)
		resize(a, c.w, c.h)
		a.View()
		got := tabs[0].rect
		if got.X != 0 || got.W != c.w || got.Y < 2 || got.Y+got.H > c.h-2 || got.H < c.h-6 {
			t.Errorf("at %dx%d the page has %+v", c.w, c.h, got)
		}
		lines := strings.Split(a.grid.Plain(), "\n")
		if !strings.Contains(lines[got.Y], "tab1") {
			t.Errorf("at %dx%d the page does not stand where it was told", c.w, c.h)
		}
		if !strings.Contains(lines[c.h-1], "F1") || !strings.Contains(lines[c.h-1], "X tab1") {
			t.Errorf("at %dx%d the keys are %q", c.w, c.h, lines[c.h-1])
		}
	}
}

// TestASmallWindowSaysSo, and nothing is lost: it is drawn again when there is room.
func TestASmallWindowSaysSo(t *testing.T) {
	a, _ := staged(t)
	for _, size := range [][2]int{{79, 24}, {80, 23}, {20, 5}, {3, 1}, {1, 1}, {0, 0}} {
		resize(a, size[0], size[1])
		v := a.View()
		if strings.Contains(v.Content, "tab1") || v.Cursor != nil {
			t.Errorf("at %v the page is drawn", size)
		}
		lines := strings.Split(v.Content, "\n")
		if len(lines) > max(size[1], 1) {
			t.Errorf("at %v there are %d lines", size, len(lines))
		}
	}
	resize(a, 80, 24)
	sees(t, a, "tab1")
}

// TestTheCursorIsWhereOneTypes: an input method opens there, so a dialog has it while it is in front.
func TestTheCursorIsWhereOneTypes(t *testing.T) {
	a, tabs := staged(t)
	v := a.View()
	if v.Cursor == nil || v.Cursor.Position.X != tabs[0].rect.X+1 || v.Cursor.Position.Y != tabs[0].rect.Y {
		t.Errorf("over a page the cursor is %+v", v.Cursor)
	}
	d := &prop{name: "dialog"}
	a.ShowDialog(d)
	v = a.View()
	if v.Cursor == nil || v.Cursor.Position.X != d.rect.X+1 || v.Cursor.Position.Y != d.rect.Y {
		t.Errorf("over a dialog it is %+v, and the dialog stands at %+v", v.Cursor, d.rect)
	}
}

// TestTheBandSaysWhoAndWhere in both languages, for every role; its tabs are those of the role.
func TestTheBandSaysWhoAndWhere(t *testing.T) {
	inBoth(t, func(t *testing.T) {
		for role, tabs := range map[model.Role][]text.Sentence{
			model.WorkerRole:     {text.RoundTab, text.TasksTitle, text.SyncTitle},
			model.SupervisorRole: {text.QueueTitle, text.ProblemsTab, text.TasksTitle, text.SyncTitle},
			model.OrganiserRole:  {text.TasksTitle, text.SyncTitle},
			model.UnitRole:       {text.TasksTitle, text.SyncTitle},
			model.VolunteerRole:  {text.TasksTitle, text.SyncTitle},
		} {
			a := openAway(t, role)
			screen(a)
			band, _, _ := strings.Cut(a.grid.Plain(), "\n")
			want := []string{a.desk.Me().Person.Name, a.desk.Here(a.lang)}
			for _, s := range tabs {
				want = append(want, a.Say(s))
			}
			for _, w := range want {
				if !strings.Contains(band, w) {
					t.Errorf("%s: the band is %q, without %q", role, band, w)
				}
			}
			if len(a.tabs) != len(tabs) {
				t.Errorf("%s has %d tabs", role, len(a.tabs))
			}
		}
	})
}

// TestTheBandCountsWhatIsNew on one tab, and no longer once it was looked at.
func TestTheBandCountsWhatIsNew(t *testing.T) {
	a, _ := staged(t)
	a.counted, a.newCount = true, 7
	screen(a)
	band, _, _ := strings.Cut(a.grid.Plain(), "\n")
	if !strings.Contains(band, a.Say(text.TasksTitle)+" 7") || strings.Count(band, "7") != 1 {
		t.Errorf("the band is %q", band)
	}
	a.newCount = 0
	screen(a)
	if band, _, _ = strings.Cut(a.grid.Plain(), "\n"); strings.Contains(band, a.Say(text.TasksTitle)+" 0") {
		t.Errorf("nothing is new, and the band is %q", band)
	}
}

// TestADialogSinksThePage: the page is grey under it and stays readable, and the toast lies over both.
func TestADialogSinksThePage(t *testing.T) {
	a, _ := staged(t)
	before := a.View().Content
	a.ShowDialog(&prop{name: "dialog"})
	a.toast.Say("said")
	after := a.View().Content
	if before == after {
		t.Error("nothing changed")
	}
	sees(t, a, "tab1", "dialog", "said")
	a.Dialogs = nil
	a.toast = widget.Toast{}
	if got := a.View().Content; got != before {
		t.Error("the page is not as it was when the dialog has gone")
	}
}
