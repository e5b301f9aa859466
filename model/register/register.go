package register

import (
	"sidan/model"
)

// Register is everything one person's home knows, as that person sees it. Make one with [New].
type Register struct {
	me      model.Account
	version uint64
	facts   map[model.RecordID]*fact
	waiting int // changes not yet answered, of all records

	places map[model.Path]*model.Place
	people map[model.PersonID]*model.Person
	doors  map[model.HouseholdID]*door
	grids  map[model.Path]*grid
	tasks  map[model.TaskID]*model.Task
	counts Counts
	corpus corpus
	tags   map[model.Path]model.Tags // mine, by community

	derived
}

// derived is what was worked out from the facts as they are, and is thrown away whenever they change.
type derived struct {
	byPath []*model.Place
	byHome []*model.Person
	newest []*model.Task
	rounds map[roundKey]Round
	finder *Finder
}

// fact is one record: what the hub confirmed, what waits for its answer, and what the two make together.
type fact struct {
	confirmed model.Record // nil: so far it exists only here
	rev       uint64
	pending   []Pending
	shown     model.Record // nil: nothing to show
}

// Counts of what is shown, and of the changes not yet answered.
type Counts struct {
	Households, Visits, Tasks, Pending int
}

// New is an empty register for the person of an account.
func New(me model.Account) *Register {
	r := &Register{me: me, tags: map[model.Path]model.Tags{}}
	r.Reset()
	return r
}

// Me is the account the register is for.
func (r *Register) Me() model.Account { return r.me }

// Version goes up with every change: a screen whose version is older draws again.
func (r *Register) Version() uint64 { return r.version }

// Counts of everything shown. A household that moved away is counted, it is still in the register.
func (r *Register) Counts() Counts {
	c := r.counts
	c.Pending = r.waiting
	return c
}

// Reset forgets every record and every unanswered change: another copy is going to be put in.
func (r *Register) Reset() {
	r.facts = map[model.RecordID]*fact{}
	r.waiting = 0
	r.places = map[model.Path]*model.Place{}
	r.people = map[model.PersonID]*model.Person{}
	r.doors = map[model.HouseholdID]*door{}
	r.grids = map[model.Path]*grid{}
	r.tasks = map[model.TaskID]*model.Task{}
	r.counts = Counts{}
	r.corpus = newCorpus()
	r.changed()
}

// Put is a confirmed record, new or newer, at its revision.
func (r *Register) Put(rec model.Record, rev uint64) {
	f := r.fact(rec.RecordID())
	f.confirmed, f.rev = rec, rev
	r.show(rec.RecordID(), f)
}

// Drop takes a confirmed record out: it is gone from this person's sight. What is still unanswered of it stays listed.
func (r *Register) Drop(id model.RecordID) {
	if f := r.facts[id]; f != nil {
		f.confirmed, f.rev = nil, 0
		r.show(id, f)
	}
}

// Pend says what is not yet answered of a record, oldest first; none takes back what was said before.
func (r *Register) Pend(id model.RecordID, changes []Pending) {
	if len(changes) == 0 && r.facts[id] == nil {
		return
	}
	f := r.fact(id)
	r.waiting += len(changes) - len(f.pending)
	f.pending = changes
	r.show(id, f)
}

// Record is what is shown of a record, nil when nothing is, and how many of its changes are not yet answered.
func (r *Register) Record(id model.RecordID) (model.Record, int) {
	if f := r.facts[id]; f != nil {
		return f.shown, len(f.pending)
	}
	return nil, 0
}

// Confirmed is a record as the hub last had it, and its revision; nil when the hub has not spoken of it.
func (r *Register) Confirmed(id model.RecordID) (model.Record, uint64) {
	if f := r.facts[id]; f != nil {
		return f.confirmed, f.rev
	}
	return nil, 0
}

// Unanswered are the changes of a record that wait for the hub, oldest first; those that would be refused too.
func (r *Register) Unanswered(id model.RecordID) []Pending {
	if f := r.facts[id]; f != nil {
		return f.pending
	}
	return nil
}

// Pending says that something of a record is not yet confirmed.
func (r *Register) Pending(id model.RecordID) bool {
	if r.waiting == 0 {
		return false
	}
	f := r.facts[id]
	return f != nil && len(f.pending) > 0
}

func (r *Register) fact(id model.RecordID) *fact {
	f := r.facts[id]
	if f == nil {
		f = &fact{}
		r.facts[id] = f
	}
	return f
}

// show works out what is to be shown of a record, and puts it where what was shown of it stood.
func (r *Register) show(id model.RecordID, f *fact) {
	was := f.shown
	f.shown = fold(f.confirmed, f.pending)
	r.index(was, f.shown)
	r.corpus.put(id, f.shown)
	if f.confirmed == nil && len(f.pending) == 0 {
		delete(r.facts, id)
	}
	r.changed()
}

// index moves the indexes from what was shown of a record to what is; either may be nil.
func (r *Register) index(was, is model.Record) {
	switch rec := either(was, is).(type) {
	case *model.Place:
		indexPlace(r.places, was, is)
	case *model.Person:
		delete(r.people, rec.ID)
		if p, ok := is.(*model.Person); ok {
			r.people[p.ID] = p
		}
	case *model.Household:
		r.indexHousehold(as[model.Household](was), as[model.Household](is))
	case *model.Visit:
		r.indexVisit(as[model.Visit](was), as[model.Visit](is))
	case *model.Task:
		r.indexTask(as[model.Task](was), as[model.Task](is))
	}
}

func (r *Register) changed() {
	r.version++
	r.derived = derived{}
}

// either is whichever of the two there is.
func either(was, is model.Record) model.Record {
	if is != nil {
		return is
	}
	return was
}

// as is a record as the kind it is, nil when there is none.
func as[T any](rec model.Record) *T {
	p, _ := any(rec).(*T)
	return p
}
