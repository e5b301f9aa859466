package sample

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"sidan/model"
)

// lived is the county as it stands when all its changes were applied, without its visits, which are only counted.
type lived struct {
	records map[model.RecordID]model.Record
	flags   map[model.Reason]int
	visits  int
	changes int
}

// liveCounty puts the changes of a county through the rules.
func liveCounty(t *testing.T, w World) lived {
	t.Helper()
	l := lived{records: map[model.RecordID]model.Record{}, flags: map[model.Reason]int{}}
	last := map[model.Path]model.Stamp{}
	for stamp, c := range w.Changes {
		l.changes++
		was := l.records[c.Record]
		if home := model.CommunityOf(c.Body); home != "" {
			if stamp.On.Before(last[home].On) {
				t.Fatalf("%T of %v comes after %v in its community", c.Body, stamp.On, last[home].On)
			}
			last[home] = stamp
		}
		now, out := model.Apply(was, c, stamp)
		if !out.Accepted() {
			t.Fatalf("%T: %v", c.Body, &out.Why)
		}
		if out.Code == model.Flagged {
			l.flags[out.Why.Reason]++
		}
		if _, made := now.(*model.Visit); made && was == nil {
			l.visits++
		}
		l.records[c.Record] = now
	}
	return l
}

// TestLongliIsTheCaseStudy makes the whole county and counts what it has.
func TestLongliIsTheCaseStudy(t *testing.T) {
	w := Longli(1, model.Date(2026, 11, 27))
	l := liveCounty(t, w)
	if got := model.CountyFiguresOf(maps.Values(l.records)); got != model.LongliCase {
		t.Errorf("the figures are\n%+v, want\n%+v", got, model.LongliCase)
	}
	if len(l.flags) != 1 || l.flags[model.FlagEdit] == 0 {
		t.Errorf("flags: %v, want those of edits over another's edit alone", l.flags)
	}
	checkStars(t, l.records)
	checkShown(t, l.records)
	checkUnits(t, l.records)
	grids := map[model.Path]int{}
	for _, r := range l.records {
		if h, ok := r.(*model.Household); ok && h.Struck == 0 {
			grids[h.Grid]++
		}
	}
	for path, n := range grids {
		if n != gridHouseholds {
			t.Errorf("%s has %d households, want %d", path, n, gridHouseholds)
		}
	}
	if len(grids) != model.LongliCase.SmallGrids {
		t.Errorf("somebody lives in %d small grids", len(grids))
	}
	if l.visits < 190_000 || l.visits > 210_000 {
		t.Errorf("%d visits, want about 200,000", l.visits)
	}
	if off := l.changes - w.About; off < -w.About/20 || off > w.About/20 {
		t.Errorf("%d changes, said to be about %d", l.changes, w.About)
	}
}

// checkStars wants three people ahead of all others in each community and each of the two months before November.
func checkStars(t *testing.T, records map[model.RecordID]model.Record) {
	t.Helper()
	type series struct {
		community model.Path
		month     string
	}
	flags := map[series]map[model.PersonID]int{}
	for _, r := range records {
		x, ok := r.(*model.Task)
		if !ok || x.Flag == 0 {
			continue
		}
		at := series{x.Community(), x.Flag.String()[:len("2026-10")]}
		if flags[at] == nil {
			flags[at] = map[model.PersonID]int{}
		}
		flags[at][x.Holder.ID]++
	}
	for i := range communityNames {
		for _, month := range []string{"2026-09", "2026-10"} {
			at := series{model.Path(fmt.Sprintf("%s/%02d", countyPath, i+1)), month}
			most := slices.SortedFunc(maps.Values(flags[at]), func(a, b int) int { return b - a })
			if len(most) < 4 || !slices.Equal(most[:3], starFlags) || most[3] >= most[2] {
				t.Errorf("flags of %s in %s: %v", at.community, month, most)
			}
		}
	}
}

// checkShown wants as many people as the case study shows to have a day in October, or in September in the communities
// that publish that too.
func checkShown(t *testing.T, records map[model.RecordID]model.Record) {
	t.Helper()
	months := map[string]bool{"2026-10": true, "2026-09": true}
	people := map[model.PersonID]bool{}
	for _, r := range records {
		x, ok := r.(*model.Task)
		if !ok {
			continue
		}
		show := func(who model.Ref, on model.Day) {
			if on == 0 {
				return
			}
			month := on.String()[:len("2026-10")]
			p, known := records[who.ID.Record()].(*model.Person)
			late := month == "2026-10" || x.Community() <= model.Path(fmt.Sprintf("%s/%02d", countyPath, twoMonths))
			if known && p.Function != model.Liaison && months[month] && late {
				people[who.ID] = true
			}
		}
		show(x.Holder, x.Took)
		show(x.Holder, x.Done)
		show(x.Holder, x.Flag)
		for _, h := range x.Helped {
			show(h.Who, h.On)
		}
	}
	if len(people) != peopleShown {
		t.Errorf("%d people are shown, want %d", len(people), peopleShown)
	}
}

// checkUnits wants so many units to have done something, or to have had a result accepted, in the months that are
// published.
func checkUnits(t *testing.T, records map[model.RecordID]model.Record) {
	t.Helper()
	rows := map[string]bool{}
	row := func(unit model.Addressee, community model.Path, on model.Day) {
		published := on.Month() == model.Date(2026, 10, 1).Month() ||
			on.Month() == model.Date(2026, 9, 1).Month() && community <= model.Path(countyPath+"/04")
		if unit.Kind == model.ToUnit && published {
			rows[fmt.Sprint(unit.Name, community, on.Month())] = true
		}
	}
	for _, r := range records {
		if a, ok := r.(*model.Activity); ok {
			row(a.By, a.Community(), a.On)
		} else if x, ok := r.(*model.Task); ok && x.Flag != 0 {
			row(x.To, x.Community(), x.Flag)
		}
	}
	if len(rows) != unitRecords {
		t.Errorf("%d records of units, want %d", len(rows), unitRecords)
	}
}

// TestDoorsOfLongliAreOneEach: no two doors of a community are the same, and the reader of addresses knows them.
func TestDoorsOfLongliAreOneEach(t *testing.T) {
	for _, l := range layOut(newDice(1, 2)) {
		seen := map[string]bool{}
		for _, s := range l.sites {
			doors := s.doors()
			if len(doors) < gridHouseholds {
				t.Errorf("%s has %d doors", s.name, len(doors))
			}
			for n, door := range doors {
				said := door.String()
				if n%9 == 0 { // reading all takes seconds
					if back, err := model.ParseAddress(said); err != nil || back != door {
						t.Errorf("%s is read as %+v (%v)", said, back, err)
					}
				}
				if seen[said] {
					t.Errorf("%s is there twice", said)
				}
				seen[said] = true
			}
		}
	}
}

// TestEverybodyOfLongliHasAPlace checks each person's office, and that no phone number is given twice.
func TestEverybodyOfLongliHasAPlace(t *testing.T) {
	c := newCounty(1, someDay)
	phones, leads, covers := map[string]bool{}, map[model.Path]bool{}, map[model.Path]int{}
	for _, town := range append(c.towns, c.directory) {
		for _, p := range town.everybody {
			if no := p.PersonAdded.Check(); no != nil || p.Place.Community() != town.path {
				t.Errorf("a %s of %s in %s: %v", p.Function, p.Place, town.path, no)
			}
			if phones[p.Phone] {
				t.Errorf("two people have one phone number")
			}
			phones[p.Phone] = true
			leads[p.Place] = leads[p.Place] || p.Function == model.Leader
		}
		for _, g := range town.groups {
			if no := g.Check(); no != nil {
				t.Errorf("%s would be refused: %v", g.Name, no)
			}
			for _, grid := range g.Covers {
				covers[grid]++
			}
		}
	}
	for i, l := range c.layouts {
		for _, large := range l.larges {
			if !leads[large] {
				t.Errorf("nobody leads %s", large)
			}
		}
		for k, s := range l.sites {
			g := c.towns[i].grids[k]
			if g.head == nil || g.worker == nil || covers[s.path] != 1 {
				t.Errorf("%s has the head %v, the worker %v and %d units", s.path, g.head, g.worker, covers[s.path])
			}
		}
	}
}

// TestLongliIsTheSameAgain ranges twice over the beginning of one world, which has all of the directory and most of a
// community, and over that of a world made anew.
func TestLongliIsTheSameAgain(t *testing.T) {
	begin := func(w World) (all []model.RecordID) {
		for _, c := range w.Changes {
			if all = append(all, c.Record, model.RecordID(append(c.Nonce[:], c.Nonce[:]...))); len(all) > 40_000 {
				break
			}
		}
		return all
	}
	w := Longli(7, someDay)
	first := begin(w)
	if !slices.Equal(first, begin(w)) || !slices.Equal(first, begin(Longli(7, someDay))) {
		t.Error("the same seed and day give another county")
	}
	if slices.Equal(first, begin(Longli(8, someDay))) {
		t.Error("another seed gives the same county")
	}
}
