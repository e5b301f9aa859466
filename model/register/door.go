package register

import (
	"cmp"
	"iter"
	"slices"

	"sidan/model"
)

// door is one household with what is known to have happened at it. Visits and tasks may come before the household does.
type door struct {
	house  *model.Household // nil: not in sight, or not yet
	entry  *entry           // of the household, for find
	visits []*model.Visit   // newest first
	tasks  []*model.Task    // newest raised first

	key     uint64 // of the door where the household stands
	sameKey *door  // the next at the same
}

// Doorstep is what a household's page and a visit form show.
type Doorstep struct {
	Now    Door           // how it stands this week
	Next   model.Day      // when it is due after the newest visit; none when it moved away
	Visits []*model.Visit // newest first, as far back as the home holds them; those that were struck too
	Tasks  []*model.Task  // newest raised first
	Owed   []Owed         // what to bring: answers first, then promises, then ratings
}

// Owed is something a door waits for (欠回音).
type Owed struct {
	Task     *model.Task
	Kind     model.OwedKind
	Text     string    // what to say: the result where there is one, else what was asked for
	Asked    string    // the resident's words
	Answer   string    // what was done, or for a promise what was promised; "" where nobody said
	By       model.Day // to be said, done or rated by the end of it
	LateDays int       // past By; a rating is never late
}

// Household shown of an id, nil when there is none.
func (r *Register) Household(id model.HouseholdID) *model.Household {
	if d := r.doors[id]; d != nil {
		return d.house
	}
	return nil
}

// Door is everything about one household as of a day; false when it is not known. One that moved away is.
func (r *Register) Door(id model.HouseholdID, today model.Day) (Doorstep, bool) {
	d := r.doors[id]
	if d == nil || d.house == nil {
		return Doorstep{}, false
	}
	d = r.whole(d)
	var newest *model.Visit
	if i := slices.IndexFunc(d.visits, (*model.Visit).Stands); i >= 0 {
		newest = d.visits[i]
	}
	return Doorstep{
		Now: r.doorIn(d, today, today.Week()), Next: d.house.DueOn(newest),
		Visits: d.visits, Tasks: d.tasks, Owed: d.owed(today),
	}, true
}

// owed lists what the household waits for; a rating is listed too, though it is not counted.
func (d *door) owed(today model.Day) (list []Owed) {
	for _, t := range d.tasks {
		kind, by := t.Owed()
		if kind == "" {
			continue
		}
		o := Owed{Task: t, Kind: kind, Text: t.Text(), Asked: t.Text(), By: by}
		if kind == model.OwedPromise {
			promise, _ := t.Last(model.DidPromise)
			o.Answer = promise.Words
		} else {
			result, _ := t.Last(model.DidFinish, model.DidAnswer)
			o.Answer, o.Text = result.Words, cmp.Or(result.Words, o.Text)
		}
		if kind != model.OwedRate && by != 0 {
			o.LateDays = max(int(today-by), 0)
		}
		list = append(list, o)
	}
	order := []model.OwedKind{model.OwedTell, model.OwedPromise, model.OwedRate}
	slices.SortStableFunc(list, func(a, b Owed) int {
		return cmp.Or(cmp.Compare(slices.Index(order, a.Kind), slices.Index(order, b.Kind)), cmp.Compare(a.By, b.By))
	})
	return list
}

// gone reports whether a household was struck, and nothing speaks against it: what happened at a door is never hidden.
func (d *door) gone() bool {
	return d.house.Struck != 0 && len(d.tasks) == 0 && !slices.ContainsFunc(d.visits, (*model.Visit).Stands)
}

// HasHistory reports whether anything is known to have happened at a household, or at one that is shown under
// it: then it is not struck.
func (r *Register) HasHistory(id model.HouseholdID) bool {
	d := r.doors[id]
	if d != nil {
		d = r.whole(d)
	}
	return d != nil && (len(d.tasks) > 0 || slices.ContainsFunc(d.visits, (*model.Visit).Stands))
}

// owes counts the answers and promises a household waits for.
func (d *door) owes() (n int) {
	for _, t := range d.tasks {
		if kind, _ := t.Owed(); kind == model.OwedTell || kind == model.OwedPromise {
			n++
		}
	}
	return n
}

// open counts the tasks whose answer the household does not have yet.
func (d *door) open() (n int) {
	for _, t := range d.tasks {
		if t.State != model.Told && t.State != model.Closed && t.State != model.Joined {
			n++
		}
	}
	return n
}

func (r *Register) door(id model.HouseholdID) *door {
	d := r.doors[id]
	if d == nil {
		d = &door{}
		r.doors[id] = d
	}
	return d
}

func (r *Register) indexHousehold(was, is *model.Household) {
	if is == nil {
		d := r.doors[was.ID]
		r.leaveDoor(d)
		delete(r.pointing, was.ID)
		d.house, d.entry = nil, nil
		r.grids[was.Grid].leave(d)
		r.counts.Households--
		return
	}
	d := r.door(is.ID)
	if was != nil {
		r.leaveDoor(d)
	}
	d.house, d.entry = is, r.corpus.entry(is)
	r.enterDoor(d)
	if is.Into.IsZero() {
		delete(r.pointing, is.ID)
	} else {
		r.pointing[is.ID] = true
	}
	switch {
	case was == nil:
		r.counts.Households++
		r.grid(is.Grid).enter(d)
	case was.Grid != is.Grid:
		r.grids[was.Grid].leave(d)
		r.grid(is.Grid).enter(d)
	case was.Door != is.Door:
		r.grids[is.Grid].walked = false
	}
}

func (r *Register) shownHouseholds() iter.Seq[model.Record] {
	return func(yield func(model.Record) bool) {
		for h := range r.Households() {
			if !yield(h) {
				return
			}
		}
	}
}

// householdEntries are those of the households as one walks, without those that were struck or are shown under another.
func (r *Register) householdEntries() []*entry {
	entries := make([]*entry, 0, r.counts.Households)
	for _, path := range r.gridsIn(nil) {
		for _, d := range r.grids[path].walk() {
			if !r.whole(d).gone() && !r.merged(d.house) {
				entries = append(entries, d.entry)
			}
		}
	}
	return entries
}

func (r *Register) shownVisits() iter.Seq[model.Record] {
	return func(yield func(model.Record) bool) {
		for _, d := range r.doors {
			for _, v := range d.visits {
				if !yield(v) {
					return
				}
			}
		}
	}
}

func (r *Register) indexVisit(was, is *model.Visit) {
	if was != nil {
		d := r.doors[was.Household]
		d.visits = without(d.visits, was)
		r.counts.Visits -= counted(was)
	}
	if is != nil {
		d := r.door(is.Household)
		d.visits = with(d.visits, is, newerVisit)
		r.counts.Visits += counted(is)
	}
}

// counted is 1 for a visit that counts.
func counted(v *model.Visit) int {
	if v.Stands() {
		return 1
	}
	return 0
}

// newerVisit orders visits from the newest.
func newerVisit(a, b *model.Visit) int {
	return cmp.Or(cmp.Compare(b.On, a.On), cmp.Compare(b.Minute, a.Minute), compareIDs(b.ID, a.ID))
}

// with is a sorted list with one more in its place; the list that was is left as it was, a screen may hold it.
func with[T any](list []*T, one *T, compare func(a, b *T) int) []*T {
	at, _ := slices.BinarySearchFunc(list, one, compare)
	next := make([]*T, 0, len(list)+1)
	return append(append(append(next, list[:at]...), one), list[at:]...)
}

// without is a list with one less; the list that was is left as it was.
func without[T any](list []*T, one *T) []*T {
	at := slices.Index(list, one)
	if at < 0 {
		return list
	}
	return slices.Concat(list[:at], list[at+1:])
}
