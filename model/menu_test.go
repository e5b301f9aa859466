package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sidan/model"
)

func init() {
	added = append(added, struct {
		lines   string
		records func(made func(model.Body) model.Record) map[string]model.Record
	}{`
	menu                       f   f   f   f   f   f   f   f   f   f   f   f   f   f   f   f   .   .   f
	calendar                   f   f   f   f   f   f   f   f   f   f   f   f   f   f   f   f   .   .   f
`, func(made func(model.Body) model.Record) map[string]model.Record {
		return map[string]model.Record{"menu": made(setMenu(lift)), "calendar": made(off("2026-10-01", "2026-10-07"))}
	}})
}

// lift is a category that no program brings along.
var lift = model.Category{Key: "lifts", Zh: "电梯加装", En: "lifts", Days: 20}

func setMenu(c model.Category) model.MenuSet { return model.MenuSet{County: "522730", Category: c} }

// directory plays changes on one record of the county's directory.
type directory struct {
	r   model.Record
	out model.Outcome
}

func (y *directory) do(who model.Account, b model.Body) *directory {
	making, _ := model.MakingOf(b)
	c := model.Change{Record: making.Record, Author: who.Person.ID, At: morning, Body: b}
	s := model.Stamp{By: who.Person, Tags: who.TagsIn("522730"), At: morning, On: morning, Received: morning}
	y.r, y.out = model.Apply(y.r, c, s)
	return y
}

func (y *directory) menu() *model.MenuList { list, _ := y.r.(*model.MenuList); return list }

// TestMenuIsTheProgramsUntilTheCountySetsOne: a county without a record has the seven, with their days.
func TestMenuIsTheProgramsUntilTheCountySetsOne(t *testing.T) {
	var none *model.MenuList
	days := map[model.Menu]int{
		model.Policy: 3, model.Mediation: 5, model.Errands: 3, model.Environment: 7, model.Facilities: 3,
		model.Safety: 3, model.Care: 5, "lifts": 7,
	}
	for key, want := range days {
		if got := none.Days(key); got != want || key.Days() != want {
			t.Errorf("%s has %d days, want %d", key, got, want)
		}
	}
	if keys := fmt.Sprint(none.Keys()); keys != "[policy mediation errands environment facilities safety care]" {
		t.Errorf("the digits are %s", keys)
	}
}

// TestMenuIsSet: a category is added behind the others, changed where it stands, and kept when it is gone.
func TestMenuIsSet(t *testing.T) {
	y := (&directory{}).do(county, setMenu(lift))
	if y.out.Code != model.OK || y.menu().Days("lifts") != 20 || len(y.menu().Offered()) != 8 {
		t.Fatalf("%v: %+v", y.out, y.r)
	}
	longer := model.DefaultMenu[3]
	longer.Days = 10
	y.do(county, setMenu(longer))
	gone := model.DefaultMenu[1]
	gone.Gone = true
	y.do(county, setMenu(gone))
	list := y.menu()
	if list.Days(model.Environment) != 10 || list.All()[3] != longer || model.DefaultMenu[3].Days != 7 {
		t.Errorf("the days are %d in %+v", list.Days(model.Environment), list.All())
	}
	was, known := list.Category(model.Mediation)
	if slices.Contains(list.Keys(), model.Mediation) || !known || was.Zh != "矛盾纠纷调解" {
		t.Errorf("gone, it is %+v", was)
	}
	if len(list.Edits) != 3 || list.Edits[2].Now != gone || list.Edits[2].By != county.Person {
		t.Errorf("the history is %+v", list.Edits)
	}
	y.do(county, setMenu(gone))
	if len(y.menu().Edits) != 3 {
		t.Error("what changes nothing is in the history")
	}
	gone.Gone = false
	if y.do(county, setMenu(gone)); y.menu().Keys()[1] != model.Mediation {
		t.Errorf("back again, the digits are %v", y.menu().Keys())
	}
}

// TestMenuRefuses: whoever is no organiser, a tenth category, the last one taken away, and a word that two would have.
func TestMenuRefuses(t *testing.T) {
	full := (&directory{}).do(county, setMenu(lift))
	full.do(county, setMenu(model.Category{Key: "nine", Zh: "第九", En: "ninth", Days: 1}))
	last := (&directory{}).do(county, setMenu(lift))
	for _, c := range model.DefaultMenu {
		c.Gone = true
		last.do(county, setMenu(c))
	}
	none := lift
	none.Gone = true
	for name, c := range map[string]struct {
		y    *directory
		who  model.Account
		set  model.Category
		want model.Reason
	}{
		"a worker":          {&directory{}, worker, lift, model.NotOrganiser},
		"a branch":          {full, branch, lift, model.NotOrganiser},
		"a tenth":           {full, county, model.Category{Key: "ten", Zh: "十", En: "ten", Days: 1}, model.MenuFull},
		"the last":          {last, county, none, model.MenuEmpty},
		"gone, never there": {&directory{}, county, none, model.NoMenu},
		"a Chinese word twice": {&directory{}, county, model.Category{Key: "x", Zh: "环境卫生", En: "x", Days: 1},
			model.MenuTwice},
		"an English word twice": {&directory{}, county, model.Category{Key: "x", Zh: "某", En: "Care", Days: 1},
			model.MenuTwice},
	} {
		before := *c.y
		if c.y.do(c.who, setMenu(c.set)); c.y.out.Code != model.Refused || c.y.out.Why.Reason != c.want {
			t.Errorf("%s: %v, want %s", name, c.y.out, c.want)
		}
		if c.y.r != before.r {
			t.Errorf("%s: refused, and the list is another", name)
		}
	}
	if len(full.menu().Offered()) != 9 {
		t.Errorf("%d categories", len(full.menu().Offered()))
	}
}

func TestMenuIsChecked(t *testing.T) {
	for name, c := range map[string]struct {
		set  func(b *model.MenuSet)
		want string // the reason and the field; "" for none
	}{
		"as it should be":  {func(*model.MenuSet) {}, ""},
		"of a community":   {func(b *model.MenuSet) { b.County = "522730/01" }, "bad-input county"},
		"no key":           {func(b *model.MenuSet) { b.Category.Key = "" }, "bad-input key"},
		"a key in Chinese": {func(b *model.MenuSet) { b.Category.Key = "电梯" }, "bad-input key"},
		"a key too long":   {func(b *model.MenuSet) { b.Category.Key = "abcdefghijklmnopqrstu" }, "bad-input key"},
		"a dash first":     {func(b *model.MenuSet) { b.Category.Key = "-a" }, "bad-input key"},
		"no day":           {func(b *model.MenuSet) { b.Category.Days = 0 }, "bad-input days"},
		"sixty days":       {func(b *model.MenuSet) { b.Category.Days = 60 }, ""},
		"one more":         {func(b *model.MenuSet) { b.Category.Days = 61 }, "bad-input days"},
		"no word":          {func(b *model.MenuSet) { b.Category.Zh = " " }, "missing zh"},
		"a word too long":  {func(b *model.MenuSet) { b.Category.Zh = strings.Repeat("字", 13) }, "too-long zh"},
		"no English word":  {func(b *model.MenuSet) { b.Category.En = "" }, "missing en"},
	} {
		b, got := setMenu(lift), ""
		if c.set(&b); b.Check() != nil {
			got = string(b.Check().Reason) + " " + b.Check().Args[0]
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestMenuHistoryIsBounded: of a thousand edits the newest 200 are kept, and the others counted.
func TestMenuHistoryIsBounded(t *testing.T) {
	y := &directory{}
	for n := range 1000 {
		c := lift
		c.Days = 1 + n%60
		y.do(county, setMenu(c))
	}
	if list := y.menu(); len(list.Edits) != 200 || list.More != 800 || list.Edits[199].Now.Days != 1+999%60 {
		t.Errorf("%d edits, and %d more", len(list.Edits), list.More)
	}
}

// TestSortedTakesTheCountysKeys: a rule knows no list, so any key in the form of one passes.
func TestSortedTakesTheCountysKeys(t *testing.T) {
	for key, ok := range map[model.Menu]bool{
		"lifts": true, "night-care": true, "": false, "Lifts": false, "a b": false,
	} {
		if no := (model.TaskSorted{Sphere: model.Public, Menu: key}).Check(); (no == nil) != ok {
			t.Errorf("%q: %v", key, no)
		}
	}
}

// TestRatedUnsatisfiedIsDueAsTheLaptopCounted, where that can be; else as the program's own days give.
func TestRatedUnsatisfiedIsDueAsTheLaptopCounted(t *testing.T) {
	today := model.DayOf(morning)
	for counted, want := range map[model.Day]model.Day{
		0: today + 3, today + 12: today + 12, today: today, today - 1: today + 3, today + 366: today + 366,
		today + 367: today + 3,
	} {
		y := reach(model.Told).do(worker, model.TaskRated{Rating: model.Unsatisfied, Due: counted})
		if got := y.task(); got.State != model.Claimed || got.Due != want {
			t.Errorf("counted %v: %s, due %v, want %v", counted, got.State, got.Due, want)
		}
	}
	if no := (model.TaskRated{Rating: model.Fair, Due: -5}).Check(); no == nil {
		t.Error("a day before 1970 is taken")
	}
}
