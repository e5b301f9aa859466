package publish

import (
	"slices"
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/text"
	"sidan/tui/page"
	"sidan/tui/page/pagetest"
)

func open(t *testing.T, role model.Role, root func(page.Host) page.Screen) *pagetest.Window {
	t.Helper()
	w := pagetest.Open(t, role, text.ZH, root)
	w.Draw()
	return w
}

// TestABranchKeepsItsPeoplesPromises: the late one is marked and said to be private; Space asks what was done, and a
// promise that is over is not asked about again.
func TestABranchKeepsItsPeoplesPromises(t *testing.T) {
	w := open(t, model.SupervisorRole, NewPromises)
	p := w.Root().(*promises)
	late := p.marked()
	if !late.Late(w.Desk().Today()) || p.lateNo == 0 {
		t.Fatalf("the soonest is %+v", late)
	}
	w.Sees(w.Say(text.LateIsPrivate), late.Words)
	all, open := p.list.N, p.openNo
	w.Press("f2")
	if w.Draw(); p.list.N != open || open >= all {
		t.Errorf("narrowed to %d of %d, %d are open", p.list.N, all, open)
	}
	w.Press("space", "办好了", "enter")
	if got := w.Desk().Register().Promise(late.ID); got.State() != model.PromiseIsKept || got.How != "办好了" {
		t.Errorf("it is %s, %q", got.State(), got.How)
	}
	if !p.Clear() || p.Clear() {
		t.Error("it does not say whether it was narrowed")
	}
	p.Mark(late.RecordID())
	if w.Press("space"); w.Front() != page.Screen(w.Page()) {
		t.Error("a promise that was kept is asked about again")
	}
}

// TestAPromiseOfSomebodyElse: the branch names a person of the community; a day that is past, nobody of that name, and
// a resident's name in the words are said at the field. The last is saved if it is meant.
func TestAPromiseOfSomebodyElse(t *testing.T) {
	w := open(t, model.SupervisorRole, NewPromises)
	var member *model.Person
	for _, one := range w.Desk().Register().People() {
		if one.Function == model.Member {
			member = one
			break
		}
	}
	var resident string
	for h := range w.Desk().Register().Households() {
		if resident = h.Householder(); len([]rune(resident)) == 3 {
			break
		}
	}
	w.Press("ctrl+n", "给"+resident+"修灯", "tab", "昨天", "enter")
	f := w.Front().(*promiseForm)
	if f.by.Bad == "" {
		t.Fatal("a day that is past is taken")
	}
	f.by.Edit.SetValue("12-31")
	f.who.Edit.SetValue("没有这个人")
	if w.Run(f.save()); f.who.Bad == "" {
		t.Fatal("somebody unknown is taken")
	}
	f.who.Edit.SetValue(member.Name)
	before := len(w.Desk().Register().Promises())
	if w.Run(f.save()); f.words.Bad == "" || len(w.Desk().Register().Promises()) != before {
		t.Fatal("a resident's name is not asked about")
	}
	w.Run(f.save())
	if got := w.Desk().Register().Promises(); len(got) != before+1 {
		t.Errorf("%d promises, want %d", len(got), before+1)
	}
}

// TestOnesOwnPromises: a volunteer sees their own, and nobody else's lateness.
func TestOnesOwnPromises(t *testing.T) {
	w := open(t, model.WorkerRole, NewMyPromises)
	p := w.Root().(*promises)
	if p.list.N != 0 {
		t.Fatalf("a worker who promised nothing has %d", p.list.N)
	}
	w.Press("ctrl+n", "每周扫一次楼道", "tab", "+7", "enter")
	if w.Draw(); p.list.N != 1 || p.marked().Who != w.Desk().Me().Person {
		t.Fatalf("%d promises", p.list.N)
	}
	for _, a := range p.Actions() {
		if a.Name == w.Say(text.DoDropPromise) {
			w.Run(a.Do())
		}
	}
	w.Press("要去外地", "enter")
	if got := p.rows[0].State(); got != model.PromiseIsDropped {
		t.Errorf("it is %s", got)
	}
}

// TestADeedIsRecommendedAndJudged by the branch, with what was said, and then the person's consent; a worker sees their
// own alone, and no names of others.
func TestADeedIsRecommendedAndJudged(t *testing.T) {
	w := open(t, model.SupervisorRole, NewDeeds)
	p := w.Root().(*deeds)
	one := p.marked()
	if one.State != model.DeedIsRecommended {
		t.Fatalf("the first is %s", one.State)
	}
	w.Press("enter", "1", "楼里都说好", "enter")
	got := w.Desk().Register().Deed(one.ID)
	if got.State != model.DeedIsChosen || got.Inside.Why != "楼里都说好" {
		t.Fatalf("it is %s, %q", got.State, got.Inside.Why)
	}
	p.list.Cur = 0
	for i, d := range p.rows {
		if d.ID == one.ID {
			p.list.Cur = i
		}
	}
	if w.Press("enter", "1"); !w.Desk().Register().Deed(one.ID).Shown() {
		t.Error("agreed, it is not shown")
	}
	before := len(p.rows)
	w.Press("ctrl+n", "2", "tab", "蒙家", "tab", "三代人都来帮忙", "ctrl+s")
	if w.Draw(); len(p.rows) != before+1 {
		t.Errorf("%d recommendations, want %d", len(p.rows), before+1)
	}
	w.Sees("蒙家", text.DeedSort(text.ZH, model.ModelFamily))
	worker := open(t, model.WorkerRole, NewDeeds)
	for _, d := range worker.Root().(*deeds).rows {
		if !d.Shown() && d.Author != worker.Desk().Me().Person {
			t.Errorf("a worker sees the recommendation of %s", d.Author.Name)
		}
	}
	if strings.Contains(worker.Draw(), "蒙家") {
		t.Error("a worker reads a name that was not agreed")
	}
}

// TestARecommendationNamesNobodyElse: a neighbour's name in the words is shown once, and saved if it is meant; that of
// the person recommended is not asked about.
func TestARecommendationNamesNobodyElse(t *testing.T) {
	w := open(t, model.WorkerRole, NewDeeds)
	var names []string
	for h := range w.Desk().Register().Households() {
		if name := h.Householder(); len([]rune(name)) == 3 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	before := len(w.Desk().Register().Deeds())
	w.Press("ctrl+n", "tab", names[0], "tab", names[0]+"照看"+names[1], "ctrl+s")
	f, open := w.Front().(*deedForm)
	if !open || f.words.Bad == "" || len(w.Desk().Register().Deeds()) != before {
		t.Fatal("a neighbour's name is not asked about")
	}
	if w.Press("ctrl+s"); len(w.Desk().Register().Deeds()) != before+1 {
		t.Fatal("it is not saved though it is meant")
	}
	w.Press("ctrl+n", "tab", names[2], "tab", names[2]+"帮楼里扫雪", "ctrl+s")
	if len(w.Desk().Register().Deeds()) != before+2 {
		t.Error("the name of the person recommended is asked about")
	}
}

// TestTheBranchLooksAfterItsUnits: it judges a unit once for a month, with a number too many refused at its field, adds
// an activity, and strikes it with a reason.
func TestTheBranchLooksAfterItsUnits(t *testing.T) {
	w := open(t, model.SupervisorRole, NewUnits)
	u := w.Root().(*units)
	by, _, ok := u.marked()
	if !ok || by.Kind != model.ToUnit {
		t.Fatalf("the first row is %+v", by)
	}
	w.Press("enter", "10", "tab", "9", "tab", "2", "tab", "0", "ctrl+s")
	f, open := w.Page().(*recordForm)
	if !open || w.Desk().Register().Judgement(by.ID, w.Desk().Community(), u.month) != nil {
		t.Fatal("more were satisfied than were asked, and it is saved")
	}
	f.fields[2].Edit.SetValue("1")
	w.Run(f.save())
	j := w.Desk().Register().Judgement(by.ID, w.Desk().Community(), u.month)
	if j == nil || j.Asked != 10 || j.Good != 9 || j.Fair != 1 {
		t.Fatalf("judged %+v", j)
	}
	before := len(u.activities)
	w.Press("ctrl+n", "2", "tab", "tab", "tab", "6", "ctrl+s")
	if w.Draw(); len(u.activities) != before+1 {
		t.Fatalf("%d activities, want %d", len(u.activities), before+1)
	}
	added := -1
	for i, a := range u.activities {
		if a.By.ID == by.ID && a.Sort == model.ActivitySorts[1] && a.Count == 6 {
			added = i
		}
	}
	if added < 0 {
		t.Fatal("the activity is not listed")
	}
	id := u.activities[added].ID
	u.list.Cur = len(u.groups) + added
	w.Press("f7", "记重了", "enter")
	if got := w.Desk().Register().Activity(id); got.Stands() || got.Why != "记重了" {
		t.Errorf("struck: %+v", got)
	}
	month := u.month
	if w.Press("left"); u.month != month-1 {
		t.Errorf("left shows %s", u.month)
	}
	if w.Press("right", "right"); u.month != month {
		t.Errorf("the month to come is shown: %s", u.month)
	}
}

// TestALiaisonHasTheUnitsMonth: their own unit alone, and no judgement to enter.
func TestALiaisonHasTheUnitsMonth(t *testing.T) {
	w := open(t, model.UnitRole, NewUnits)
	u := w.Root().(*units)
	if len(u.groups) != 1 || u.groups[0].Kind != model.ToUnit {
		t.Fatalf("%+v", u.groups)
	}
	w.Sees(w.Say(text.OwnWorkTitle), u.groups[0].Name)
	if w.Press("enter"); w.Page() != w.Root() {
		t.Error("a liaison judges")
	}
	before := len(u.activities)
	w.Press("ctrl+n", "tab", "tab", "tab", "12", "ctrl+s")
	if w.Draw(); len(u.activities) != before+1 || u.activities[0].Count != 12 {
		t.Errorf("%d activities, want %d", len(u.activities), before+1)
	}
}
