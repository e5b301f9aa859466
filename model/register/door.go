package register

import (
	"cmp"
	"iter"
	"slices"

	"sidan/model"
)

// door is one household with what is known to have happened there. Visits and tasks may be put in before the household
// is.
type door struct {
	face   *model.Household // its face; nil if the household is not in sight, or has not been put in yet
	entry  *entry           // what find looks through of the household, and the household itself
	visits []*model.Visit   // newest first
	tasks  []*model.Task    // newest raised first

	key     uint64 // the hash of the household's address, see keyOf
	sameKey *door  // the next door with the same key, or nil
}

// Doorstep is what the page of a household and a visit form show of one household.
type Doorstep struct {
	Now    Door           // the state of the door in the week of today
	Next   model.Day      // the day of the next visit; 0 if the household moved away or was struck
	Visits []*model.Visit // newest first; struck ones too, and only as far back as the home holds visits
	Tasks  []*model.Task  // newest raised first
	Owed   []Owed         // answers to give first, then promises, then ratings to ask for
}

// Owed is an answer, a promise or a rating that is owed to a household (欠回音).
type Owed struct {
	Task     *model.Task
	Kind     model.OwedKind
	Text     string    // what to tell: the result, or the same as Asked for a promise or without a result
	Asked    string    // the resident's words, or the brief if those are not in sight
	Answer   string    // what was done, or for a promise what was promised; "" if it was not written down
	By       model.Day // the day by whose end it is to be told, done or rated
	LateDays int       // how many days By has passed; 0 for a rating, which is never late
}

// Household returns what is shown of the household with an id, or nil if there is none.
func (r *Register) Household(id model.HouseholdID) *model.Household {
	if d := r.doors[id]; d != nil {
		return d.household()
	}
	return nil
}

// household returns the household of the door with its inside, and nil if it is not in sight.
func (d *door) household() *model.Household {
	if d.face == nil {
		return nil
	}
	return d.entry.whole().(*model.Household)
}

// householder returns the name of the householder if it is needed to tell doors apart, and "" otherwise.
func (d *door) householder() string {
	if d.face.Door.Door != "" {
		return ""
	}
	return d.household().Householder()
}

// Door returns what is known of a household as of a day, also if it moved away or was struck. It returns false if the
// household is not known.
func (r *Register) Door(id model.HouseholdID, today model.Day) (Doorstep, bool) {
	d := r.doors[id]
	if d == nil || d.face == nil {
		return Doorstep{}, false
	}
	d = r.whole(d)
	var newest *model.Visit
	if i := slices.IndexFunc(d.visits, (*model.Visit).Stands); i >= 0 {
		newest = d.visits[i]
	}
	return Doorstep{
		Now: r.doorIn(d, today, today.Week()), Next: d.face.DueOn(newest),
		Visits: d.visits, Tasks: d.tasks, Owed: r.owedAt(d, today),
	}, true
}

// owedAt lists what is owed to the household of a door. The list has ratings too, which owes does not count.
func (r *Register) owedAt(d *door, today model.Day) (list []Owed) {
	for _, t := range d.tasks {
		kind, by := r.Owed(t)
		if kind == "" {
			continue
		}
		o := Owed{Task: t, Kind: kind, Text: t.Text(), Asked: t.Text(), By: by}
		if kind == model.OwedPromise {
			promise, _ := t.Last(model.DidPromise)
			o.Answer = promise.Words
		} else {
			done := t
			if common := r.Task(t.Into); common != nil { // what helped many is the answer to each of them
				done = common
			}
			result, _ := done.Last(model.DidFinish, model.DidAnswer, model.DidSettle)
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

// gone reports whether a household was struck and has neither a task nor a visit that counts. What happened at a door
// is never hidden, so a struck household that has either is still shown.
func (d *door) gone() bool {
	return d.face.Struck != 0 && len(d.tasks) == 0 && !slices.ContainsFunc(d.visits, (*model.Visit).Stands)
}

// HasHistory reports whether a household, or one that is shown under it, has a task or a visit that counts. Such a
// household is not struck.
func (r *Register) HasHistory(id model.HouseholdID) bool {
	d := r.doors[id]
	if d != nil {
		d = r.whole(d)
	}
	return d != nil && (len(d.tasks) > 0 || slices.ContainsFunc(d.visits, (*model.Visit).Stands))
}

// owes counts the answers and promises that are owed to the household of a door.
func (r *Register) owes(d *door) (n int) {
	for _, t := range d.tasks {
		if kind, _ := r.Owed(t); kind == model.OwedTell || kind == model.OwedPromise {
			n++
		}
	}
	return n
}

// open counts the tasks of the household that are neither told, closed nor joined to another.
func (d *door) open() (n int) {
	for _, t := range d.tasks {
		if t.State != model.Told && t.State != model.Closed && t.State != model.Joined {
			n++
		}
	}
	return n
}

// door returns the door of a household, and makes one if there is none.
func (r *Register) door(id model.HouseholdID) *door {
	d := r.doors[id]
	if d == nil {
		d = &door{}
		r.doors[id] = d
	}
	return d
}

// indexHousehold records that a household is shown as is, and no longer as was. The face of either may be nil, but not
// of both.
func (r *Register) indexHousehold(before, now packed) {
	was, is := as[model.Household](before.face), as[model.Household](now.face)
	if is == nil {
		d := r.doors[was.ID]
		r.leaveDoor(d)
		delete(r.pointing, was.ID)
		d.face, d.entry = nil, nil
		r.grids[was.Grid].leave(d)
		r.counts.Households--
		return
	}
	d := r.door(is.ID)
	if was != nil {
		r.leaveDoor(d)
	}
	d.face, d.entry = is, r.corpus.entry(now)
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

// householdEntries returns the entries of the households in walking order, without those that are gone or shown under
// another one.
func (r *Register) householdEntries() []*entry {
	entries := make([]*entry, 0, r.counts.Households)
	for _, path := range r.gridsIn(nil) {
		for _, d := range r.grids[path].walk() {
			if !r.whole(d).gone() && !r.merged(d.face) {
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

// indexVisit records that a visit is shown as is, and no longer as was. Either may be nil.
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

// counted returns 1 for a visit that counts, and 0 for one that was struck.
func counted(v *model.Visit) int {
	if v.Stands() {
		return 1
	}
	return 0
}

// newerVisit compares two visits so that the newer one comes first.
func newerVisit(a, b *model.Visit) int {
	return cmp.Or(cmp.Compare(b.On, a.On), cmp.Compare(b.Minute, a.Minute), compareIDs(b.ID, a.ID))
}

// with returns a sorted list with one more element. It does not alter the list that it is given, because a screen may
// still hold it.
func with[T any](list []*T, one *T, compare func(a, b *T) int) []*T {
	at, _ := slices.BinarySearchFunc(list, one, compare)
	next := make([]*T, 0, len(list)+1)
	return append(append(append(next, list[:at]...), one), list[at:]...)
}

// without returns a list without one element. It does not alter the list that it is given.
func without[T any](list []*T, one *T) []*T {
	at := slices.Index(list, one)
	if at < 0 {
		return list
	}
	return slices.Concat(list[:at], list[at+1:])
}
