package sample_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/model/sample"
)

var (
	monday    = model.Date(2026, 11, 23)
	wednesday = model.Date(2026, 11, 25)
	sunday    = model.Date(2026, 11, 29)
)

// county is a world as it stands when all its changes were applied.
type county struct {
	sample.World
	day         model.Day
	places      []*model.Place
	people      []*model.Person
	groups      []*model.Group
	households  []*model.Household
	visits      []*model.Visit // in order of time
	tasks       []*model.Task
	last, prior map[model.HouseholdID]*model.Visit
	flags       map[model.Reason]int
	changes     []model.Change
}

// live puts a world through the rules, and fails where a change is not accepted, not in order, or not well made.
func live(t *testing.T, seed uint64, day model.Day) *county {
	t.Helper()
	c := &county{World: sample.Small(seed, day), day: day, flags: map[model.Reason]int{},
		last: map[model.HouseholdID]*model.Visit{}, prior: map[model.HouseholdID]*model.Visit{}}
	records := map[model.RecordID]model.Record{}
	var order []model.RecordID
	var before model.Stamp
	for stamp, change := range c.Changes {
		if _, err := code.Core(change); err != nil {
			t.Fatalf("%T cannot be written down: %v", change.Body, err)
		}
		if no := change.Body.Check(); no != nil {
			t.Errorf("%T would be refused at the door: %v", change.Body, no)
		}
		if stamp.On.Before(before.On) || !stamp.On.Before(day.Start().Add(9*time.Hour)) {
			t.Errorf("%T at %v: out of order, or after nine", change.Body, stamp.On)
		}
		if stamp.On.Nanosecond() != 0 || stamp.Rev != 0 || stamp.By.ID != change.Author || !stamp.On.Equal(change.At) {
			t.Errorf("%T: stamp %+v does not fit its change", change.Body, stamp)
		}
		before = stamp
		was := records[change.Record]
		now, out := model.Apply(was, change, stamp)
		if !out.Accepted() {
			t.Errorf("%T: %v", change.Body, &out.Why)
		}
		if out.Code == model.Flagged {
			c.flags[out.Why.Reason]++
		}
		if was == nil {
			order = append(order, change.Record)
		}
		records[change.Record] = now
		c.changes = append(c.changes, change)
	}
	for _, id := range order {
		c.take(records[id])
	}
	return c
}

func (c *county) take(r model.Record) {
	switch r := r.(type) {
	case *model.Place:
		c.places = append(c.places, r)
	case *model.Person:
		c.people = append(c.people, r)
	case *model.Group:
		c.groups = append(c.groups, r)
	case *model.Household:
		c.households = append(c.households, r)
	case *model.Visit:
		c.visits = append(c.visits, r)
		c.prior[r.Household] = c.last[r.Household]
		c.last[r.Household] = r
	case *model.Task:
		c.tasks = append(c.tasks, r)
	}
}

func (c *county) count(ok func(*model.Task) bool) (n int) {
	for _, x := range c.tasks {
		if ok(x) {
			n++
		}
	}
	return n
}

// grids are the small ones.
func (c *county) grids() (paths []model.Path) {
	for _, p := range c.places {
		if p.Path.Level() == model.SmallGrid {
			paths = append(paths, p.Path)
		}
	}
	return paths
}

func eachWorld(t *testing.T, test func(*testing.T, *county)) {
	for _, seed := range []uint64{1, 20261124} {
		for _, day := range []model.Day{monday, wednesday, sunday} {
			t.Run(fmt.Sprintf("seed %d %s", seed, day.Weekday()), func(t *testing.T) {
				t.Parallel()
				test(t, live(t, seed, day))
			})
		}
	}
}

func TestTheWorldIsWhole(t *testing.T) {
	eachWorld(t, func(t *testing.T, c *county) {
		c.checkRegister(t)
		c.checkRounds(t)
		c.checkQueue(t)
		c.checkGroups(t)
		c.checkOwed(t)
		c.checkWorker(t)
		c.checkPast(t)
	})
}

// checkRounds wants twenty doors left that are due by the day itself, and some done this week.
func (c *county) checkRounds(t *testing.T) {
	week := c.day.Week()
	for _, grid := range c.grids() {
		due, done := 0, 0
		for _, h := range c.households {
			last := c.last[h.ID]
			if h.Grid != grid || last == nil {
				continue
			}
			if on, in := h.InRound(week, last, c.prior[h.ID]); !in {
				continue
			} else if last.Week == week {
				done++
			} else if on <= c.day {
				due++
			}
		}
		if due < 20 || due > 45 || done < 3 {
			t.Errorf("%s: %d doors due, %d done", grid, due, done)
		}
	}
}

func (c *county) checkQueue(t *testing.T) {
	in := func(s model.State) func(*model.Task) bool {
		return func(x *model.Task) bool { return x.State == s }
	}
	for _, heap := range []struct {
		name  string
		least int
		in    func(*model.Task) bool
	}{
		{"late", 2, func(x *model.Task) bool { return x.Late(c.day) }},
		{"unsorted", 4, in(model.Raised)},
		{"sorted, not dispatched", 1, in(model.Sorted)},
		{"finished", 2, in(model.Finished)},
		{"returned", 2, in(model.Returned)},
		{"accepted, not told", 3, in(model.Accepted)},
		{
			"open to claim", 4,
			func(x *model.Task) bool { return x.State == model.Dispatched && x.To.Kind == model.ToOpen },
		},
		{"waiting at a unit", 2, waitsAt(model.ToUnit)},
		{"waiting at a team", 1, waitsAt(model.ToTeam)},
		{"waiting at a post", 2, waitsAt(model.ToPost)},
		{"done again", 1, func(x *model.Task) bool { return x.State == model.Claimed && x.Reopened > 0 }},
	} {
		if n := c.count(heap.in); n < heap.least || n > 30 {
			t.Errorf("%s: %d tasks, want at least %d and not a flood", heap.name, n, heap.least)
		}
	}
}

// waitsAt reports whether a task was sent to a sort of group and not yet taken up; a family matter never to a unit.
func waitsAt(sort model.ToKind) func(*model.Task) bool {
	return func(x *model.Task) bool {
		return x.State == model.Dispatched && x.To.Kind == sort && (sort != model.ToUnit || x.Sphere == model.Public)
	}
}

// checkGroups wants whoever claimed what was sent to a group to be one of it.
func (c *county) checkGroups(t *testing.T) {
	sorts := map[model.ToKind]int{}
	for _, g := range c.groups {
		sorts[g.Sort]++
	}
	if sorts[model.ToUnit] != 6 || sorts[model.ToTeam] != 3 || sorts[model.ToPost] != 8 {
		t.Errorf("groups: %v", sorts)
	}
	for _, a := range []model.Account{c.Accounts.Unit, c.Accounts.Volunteer} {
		mine := func(x *model.Task) bool {
			return x.To.Kind != model.ToOpen && x.WaitsFor(a.TagsIn(c.Community.Path))
		}
		if len(a.Groups) == 0 || c.count(mine) == 0 {
			t.Errorf("nothing was sent to a %s: %v", a.Role, a.Groups)
		}
	}
	if n := c.count(func(x *model.Task) bool { return x.To.Kind == model.ToPost && x.State == model.Closed }); n == 0 {
		t.Error("nothing sent to a post was ever done")
	}
}

func (c *county) checkOwed(t *testing.T) {
	for _, grid := range c.grids() {
		owed := map[model.OwedKind]int{}
		for _, x := range c.tasks {
			if kind, _ := x.Owed(nil); x.Grid == grid {
				owed[kind]++
			}
		}
		if owed[model.OwedTell] == 0 || owed[model.OwedPromise] == 0 {
			t.Errorf("%s owes %v", grid, owed)
		}
	}
}

// checkWorker looks at the three homes' people, and at what the worker has in hand.
func (c *county) checkWorker(t *testing.T) {
	a := c.Accounts
	roles := []model.Role{a.Worker.Role, a.Second.Role, a.Supervisor.Role, a.Organiser.Role}
	if !slices.Equal(
		roles, []model.Role{model.WorkerRole, model.WorkerRole, model.SupervisorRole, model.OrganiserRole},
	) {
		t.Errorf("roles: %v", roles)
	}
	if a.Worker.Scopes[0].Level() != model.SmallGrid || a.Second.Scopes[0] == a.Worker.Scopes[0] ||
		a.Supervisor.Scopes[0] != c.Community.Path || a.Organiser.Scopes[0] != c.County.Path {
		t.Errorf("scopes: %v", a)
	}
	mine := func(x *model.Task) bool { return x.State == model.Claimed && x.Holder == a.Worker.Person }
	for name, n := range map[string]int{
		"claimed from the open": c.count(
			func(x *model.Task) bool { return mine(x) && x.To.Kind == model.ToOpen },
		) - 2,
		"of them late": c.count(
			func(x *model.Task) bool { return mine(x) && x.To.Kind == model.ToOpen && x.Late(c.day) },
		),
		"a promise that is late": c.count(func(x *model.Task) bool { return mine(x) && x.Promised && x.Late(c.day) }),
		"sent to her by name": c.count(
			func(x *model.Task) bool { return x.State == model.Dispatched && x.To.ID == a.Worker.Person.ID.Record() },
		),
		"done by her in the past": c.count(
			func(x *model.Task) bool { return x.State == model.Closed && x.Holder == a.Worker.Person },
		),
	} {
		if n < 1 {
			t.Errorf("the worker has nothing that is %s", name)
		}
	}
}

// checkPast wants every kind of step, a few flags and no more, and notes that are not all the same.
func (c *county) checkPast(t *testing.T) {
	if c.flags[model.FlagHelp] != 1 || c.flags[model.FlagEdit] != 1 || len(c.flags) != 2 {
		t.Errorf("flags: %v", c.flags)
	}
	met := map[model.Type]int{}
	for _, x := range c.changes {
		met[model.TypeOf(x.Body)]++
	}
	for _, b := range model.Bodies() {
		if _, undo := b.(model.TaskUndone); !undo && met[model.TypeOf(b)] == 0 {
			t.Errorf("no %T in a quarter: let a sample have one, see added in small.go", b)
		}
	}
	notes := map[string]int{}
	for _, v := range c.visits {
		notes[v.Inside.Note]++
	}
	delete(notes, "")
	for note, n := range notes {
		if n > 25 {
			t.Errorf("%d visits say %q", n, note)
		}
	}
}

// TestNothingIsLaterThanNow makes worlds through every hour of a week, and on the days around a month's
// first and its collection day: nothing in them is later, and what is there is the beginning of the day's world.
func TestNothingIsLaterThanNow(t *testing.T) {
	days := []model.Day{
		model.Date(2026, 12, 1), model.Date(2026, 12, 23), model.Date(2026, 12, 24), model.Date(2027, 1, 1),
	}
	for d := monday; d < monday+7; d++ {
		days = append(days, d)
	}
	for _, day := range days {
		whole := sample.Small(1, day)
		var all []model.Change
		for _, c := range whole.Changes {
			all = append(all, c)
		}
		for minute := 5; minute < 24*60; minute += 59 {
			now := day.Start().Add(time.Duration(minute) * time.Minute)
			n := 0
			for stamp, c := range whole.Until(now).Changes {
				if stamp.On.After(now) || c.At.After(now) {
					t.Fatalf("made at %v, %T of %v", now, c.Body, stamp.On)
				}
				if c.Record != all[n].Record || c.Nonce != all[n].Nonce {
					t.Fatalf("made at %v, another change than at the day's end", now)
				}
				n++
			}
			if n < len(all)*9/10 || n == len(all) == all[len(all)-1].At.After(now) {
				t.Fatalf("made at %v: %d changes of %d", now, n, len(all))
			}
		}
	}
}

// TestPeopleBeginWithTheMatter holds that lists, which show how a request begins, show the matter.
func TestPeopleBeginWithTheMatter(t *testing.T) {
	fillers := []string{"上回", "不止我", "院坝会", "一件事", "麻烦", "请问", "你好", "您好", "问一下"}
	eachWorld(t, func(t *testing.T, c *county) {
		for _, x := range c.tasks {
			words := []rune(x.Inside.Words)
			start := string(words[:min(12, len(words))])
			for _, f := range fillers {
				if at := strings.Index(start, f); at >= 0 && !strings.Contains(start[:at], ",") &&
					!strings.Contains(start[:at], "。") {
					t.Errorf("somebody begins with %q: %s", f, x.Inside.Words)
				}
			}
		}
	})
}

// TestBriefsSayTheJob holds that whoever may claim a task reads what it is, and nobody's name, phone or door.
func TestBriefsSayTheJob(t *testing.T) {
	eachWorld(t, func(t *testing.T, c *county) {
		houses := map[model.HouseholdID]*model.Household{}
		var everybody []string
		for _, h := range c.households {
			houses[h.ID] = h
			everybody = append(everybody, h.Names()...)
		}
		n := 0
		for _, x := range c.tasks {
			if x.Brief == "" {
				if x.To.Kind == model.ToOpen {
					t.Errorf("an open task has no brief: %s", x.Inside.Words)
				}
				continue
			}
			n++
			if x.Sphere == model.Family {
				t.Errorf("a family matter has a brief: %s", x.Brief)
			}
			said, _, _ := strings.Cut(x.Inside.Words, "。")
			if !strings.HasPrefix(x.Brief, strings.TrimSuffix(said, "。")) {
				t.Errorf("brief %q of %q", x.Brief, x.Inside.Words)
			}
			known := model.Privacy{Others: slices.Values(everybody)}
			if h := houses[x.Inside.Household.ID]; h != nil { // a common problem is of no household
				known.Residents, known.Phones, known.Door = h.Names(), h.Inside.Phones, h.Door
			}
			if kind, what, tells := known.Find(x.Brief); tells {
				t.Errorf("brief %q tells a %s: %s", x.Brief, kind, what)
			}
		}
		if n < 50 {
			t.Errorf("%d briefs", n)
		}
	})
}

func TestSameSeedAndDaySameBytes(t *testing.T) {
	bytes := func(seed uint64, day model.Day) (all []string) {
		for stamp, change := range sample.Small(seed, day).Changes {
			core, err := code.Core(change)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, fmt.Sprintf("%x %v", core, stamp))
		}
		return all
	}
	first := bytes(7, wednesday)
	if !slices.Equal(first, bytes(7, wednesday)) {
		t.Error("the same seed and day give another world")
	}
	if slices.Equal(first, bytes(8, wednesday)) {
		t.Error("another seed gives the same world")
	}
}

// TestWorkersWalkAsTheyShould holds that no worker knocks at night, or at two doors at once.
func TestWorkersWalkAsTheyShould(t *testing.T) {
	c := live(t, 1, sunday)
	byWorker := map[model.PersonID]*model.Visit{}
	visits := slices.DeleteFunc(slices.Clone(c.visits), func(v *model.Visit) bool { return !v.Stands() })
	slices.SortStableFunc(
		visits,
		func(a, b *model.Visit) int { return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.Minute, b.Minute)) },
	)
	for _, v := range visits {
		if v.Minute < 7*60+50 || v.Minute > 21*60+30 {
			t.Errorf("a visit at minute %d of the day", v.Minute)
		}
		if was := byWorker[v.By.ID]; was != nil && was.On == v.On && was.Minute+2 > v.Minute {
			t.Errorf("two doors within two minutes, at %d", v.Minute)
		}
		byWorker[v.By.ID] = v
	}
}
