package work

import (
	"slices"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/page/pagetest"
)

// openCounty shows the page of the county's menu and days off.
func openCounty(t *testing.T, role model.Role) (*pagetest.Window, *county) {
	t.Helper()
	w := pagetest.Open(t, role, text.ZH, NewCounty)
	return w, w.Root().(*county)
}

// TestCategoryFormSaysWhatIsWrong: at the field, and nothing is saved.
func TestCategoryFormSaysWhatIsWrong(t *testing.T) {
	w, c := openCounty(t, model.OrganiserRole)
	c.list.Cur = len(c.menu)
	w.Press("enter")
	f := w.Page().(*categoryForm)
	for _, x := range []struct {
		zh, en, days string
		at           **page.Field
		says         string
	}{
		{"", "lifts", "3", &f.zh, "还缺中文名"},
		{"电梯", "", "3", &f.en, "代号"},
		{"电梯", "lifts", "", &f.days, "还缺天数"},
		{"电梯", "lifts", "0", &f.days, "天数填得不对"},
		{"电梯", "lifts", "61", &f.days, "天数填得不对"},
		{"环境卫生", "lifts", "3", &f.zh, "已有一类叫「环境卫生」"},
		{"电梯", "Care", "3", &f.en, "已有一类叫「Care」"},
		{"电梯", "Safety!", "3", &f.en, "已有一类叫「Safety!」"},
	} {
		f.put(categoryDraft{Zh: x.zh, En: x.en, Days: x.days})
		if w.Press("ctrl+s"); f.At != *x.at || !contains((*x.at).Bad, x.says) {
			t.Errorf("%+v: %q at another field, or not %q", x, (*x.at).Bad, x.says)
		}
	}
	if w.Desk().MenuList() == nil || len(w.Desk().MenuList().All()) != 7 {
		t.Errorf("the menu is %+v", w.Desk().MenuList())
	}
}

// TestKeyOfACategory: small letters, with a dash between words.
func TestKeyOfACategory(t *testing.T) {
	for en, want := range map[string]model.Menu{
		"lifts": "lifts", "Night Care": "night-care", " A/C 2 ": "a-c", "电梯": "",
		"a very long word of its own": "a-very-long-word-of",
	} {
		if got := keyOf(en); got != want || want != "" && !got.Valid() {
			t.Errorf("the key of %q is %q, want %q", en, got, want)
		}
	}
}

// TestDaysFormSaysWhatIsWrong, and moves days that are there to where they belong.
func TestDaysFormSaysWhatIsWrong(t *testing.T) {
	w, c := openCounty(t, model.OrganiserRole)
	c.list.Cur = c.list.N - 1
	w.Press("enter")
	f := w.Page().(*daysForm)
	for _, x := range []struct {
		from, last string
		at         **page.Field
		says       string
	}{
		{"", "", &f.from, "还缺第一天"},
		{"2月30日", "", &f.from, "没有「2月30日」这一天"},
		{"2027-02-11", "某天", &f.last, "「某天」看不懂是哪天"},
		{"2027-02-17", "2027-02-11", &f.last, "最后一天填得不对"},
		{"2027-01-01", "2027-12-31", &f.last, "2027 年就只剩 0 个工作日了"},
	} {
		f.put(daysDraft{From: x.from, Last: x.last, As: model.Holiday})
		if w.Press("ctrl+s"); f.At != *x.at || !contains((*x.at).Bad, x.says) {
			t.Errorf("%+v: %q, want %q", x, (*x.at).Bad, x.says)
		}
	}
	f.put(daysDraft{From: "2026-12-24", As: model.Holiday})
	w.Press("ctrl+s")
	days := w.Desk().Calendar().Year(2026)
	if n := len(days); n != 3 || days[2].From.String() != "2026-12-24" || days[2].From != days[2].To {
		t.Fatalf("the year is %v", days)
	}
	c.list.Cur = c.list.N - 2
	w.Press("enter")
	w.Page().(*daysForm).put(daysDraft{From: "2026-12-25", Last: "2026-12-28", As: model.Holiday})
	w.Press("ctrl+s")
	if days = w.Desk().Calendar().Year(2026); len(days) != 3 || days[2].From.String() != "2026-12-25" {
		t.Errorf("moved, the year is %v", days)
	}
}

// TestOnlyOrganisersOfTheCountySetIt: anybody else is told so, and the desk refuses as well.
func TestOnlyOrganisersOfTheCountySetIt(t *testing.T) {
	w, _ := openCounty(t, model.SupervisorRole)
	if w.Press("enter"); w.Page() != w.Root() {
		t.Errorf("a form is open:\n%s", w.Draw())
	}
	if _, err := w.Desk().PlanMenu(model.Category{Key: "lifts", Zh: "电梯", En: "lifts", Days: 3}); err == nil {
		t.Error("the branch sets the menu")
	}
}

// TestDispatchOffersWhatTheCountyHas: its own categories and words, not those that are gone; a task that has such a
// one keeps it until another is chosen.
func TestDispatchOffersWhatTheCountyHas(t *testing.T) {
	w, _ := openQueue(t)
	task := mark(t, w, register.UnsortedView, 0)
	list := &model.MenuList{ID: model.MenuListIDOf("522730"), County: "522730", Categories: []model.Category{
		{Key: "lifts", Zh: "电梯加装", En: "lifts", Days: 20},
		{Key: model.Care, Zh: "关爱", En: "caring", Days: 2},
		{Key: model.Facilities, Zh: "公共设施", En: "facilities", Days: 3, Gone: true},
	}}
	w.Desk().Register().Put(list, 99)
	w.Press("enter", "1", "1")
	d := dialog(t, w)
	if _, menu := d.chosen(); menu != "lifts" || !slices.Equal(d.menus, []model.Menu{"lifts", model.Care}) {
		t.Fatalf("offered are %v, chosen is %q", d.menus, menu)
	}
	w.Sees("✓ 电梯加装", "2 关爱", "12-22", "20 个工作日")
	w.Press("1")
	if got := now(w, task.ID); got.Menu != "lifts" || got.Due != w.Desk().Today()+28 {
		t.Errorf("sent, it is %s, due %v", got.Menu, got.Due)
	}
	old := *now(w, task.ID)
	old.Menu = model.Facilities
	if d := newDispatch(w, &old, marks{}, nil); !slices.Contains(d.menus, model.Facilities) {
		t.Errorf("for a task of a category that is gone, %v are offered", d.menus)
	}
}

// TestDaysAreCountedByTheCalendar: what an unsatisfied rating gives back, and what an extension proposes, is due after
// as many working days as the category has.
func TestDaysAreCountedByTheCalendar(t *testing.T) {
	w, p := openFirst(t, model.SupervisorRole, register.OwedView, model.Accepted)
	today := w.Desk().Today()
	var off []model.Day
	for d := today + 1; d <= today+40; d++ {
		off = append(off, d)
	}
	w.Desk().Register().Put(&model.Calendar{ID: model.CalendarIDOf("522730"), County: "522730", Off: off}, 99)
	menu := now(w, p.id).Menu
	want := w.Desk().Register().Due("522730/01", menu, today)
	if want < today+41 {
		t.Fatalf("%s is due %v, over the days off", menu, want)
	}
	w.Press("enter", "1", "tab", "办好了", "ctrl+s", "enter", "3")
	got := now(w, p.id)
	if got.State != model.Claimed || got.Due != want {
		t.Errorf("not satisfied, it is %s, due %v, want %v", got.State, got.Due, want)
	}
	for _, o := range w.Desk().StepsOn(got) {
		if day := o.Asks.Day; o.Name == "extend" {
			if proposed := day.Proposed(w.Desk(), got); proposed <= want || !w.Desk().Calendar().Works(proposed) {
				t.Errorf("extended until %v", proposed)
			}
			return
		}
	}
	t.Error("it cannot be extended")
}
