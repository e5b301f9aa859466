package register

import "sidan/model"

// Register is everything one person's home knows, as that person sees it. Make one with [New].
type Register struct {
	me         model.Account
	version    uint64
	confirmed  map[model.RecordID]confirmed
	unanswered map[model.RecordID]*overlay

	places   map[model.Path]*model.Place
	kept     map[model.Kind]map[model.RecordID]model.Record // of the kinds without an index of their own
	doors    map[model.HouseholdID]*door
	grids    map[model.Path]*grid
	atDoor   map[uint64]*door           // the doors of a key, the last that came first
	pointing map[model.HouseholdID]bool // households that say they are another one
	tasks    map[model.TaskID]*model.Task
	counts   Counts
	corpus   corpus
	tags     map[model.Path]model.Tags // mine, by community

	derived
}

// derived is what was worked out from the facts as they are, and is thrown away whenever they change.
type derived struct {
	byPath     []*model.Place
	lists      map[model.Kind]any // of what is kept, see listOf
	byRaised   []*model.Task
	rounds     map[roundKey]Round
	finder     *Finder
	inHand     map[model.RecordID]workload
	shownUnder map[*door][]*door
}

// confirmed is a record as the hub last had it.
type confirmed struct {
	record model.Record
	rev    uint64
}

// Counts of what is shown, and of the changes not yet answered. A household that moved away is still one.
type Counts struct {
	Households, Visits, Tasks, Pending int
}

// New is an empty register for the person of an account.
func New(me model.Account) *Register {
	r := &Register{me: me}
	r.Reset()
	return r
}

// Me is the account the register is for.
func (r *Register) Me() model.Account { return r.me }

// Version goes up with every change: a screen that drew an older one draws again.
func (r *Register) Version() uint64 { return r.version }

// Counts of everything shown. A household that is shown under another one is not counted beside it.
func (r *Register) Counts() Counts {
	counts := r.counts
	for _, under := range r.parts() {
		counts.Households -= len(under)
	}
	return counts
}

// Reset forgets every record and every unanswered change: another copy is going to be put in.
func (r *Register) Reset() {
	*r = Register{
		me: r.me, version: r.version,
		confirmed: map[model.RecordID]confirmed{}, unanswered: map[model.RecordID]*overlay{},
		places: map[model.Path]*model.Place{}, kept: map[model.Kind]map[model.RecordID]model.Record{},
		doors: map[model.HouseholdID]*door{}, grids: map[model.Path]*grid{}, atDoor: map[uint64]*door{},
		pointing: map[model.HouseholdID]bool{}, tasks: map[model.TaskID]*model.Task{},
		corpus: newCorpus(), tags: map[model.Path]model.Tags{},
	}
	r.changed()
}

// Put is a confirmed record, new or newer, at its revision.
func (r *Register) Put(rec model.Record, rev uint64) {
	id := rec.RecordID()
	was := r.shown(id)
	r.confirmed[id] = confirmed{rec, rev}
	r.show(id, was)
}

// Drop takes a confirmed record out: it is gone from this person's sight. What is unanswered of it stays listed.
func (r *Register) Drop(id model.RecordID) {
	was := r.shown(id)
	delete(r.confirmed, id)
	r.show(id, was)
}

// Pend says what is not yet answered of a record, oldest first, in place of what was said before; none when all is. The
// slice is the register's from then on.
func (r *Register) Pend(id model.RecordID, changes []Pending) {
	was := r.shown(id)
	r.counts.Pending += len(changes) - len(r.Unanswered(id))
	if len(changes) == 0 {
		delete(r.unanswered, id)
	} else {
		r.unanswered[id] = &overlay{pending: changes}
	}
	r.show(id, was)
}

// Record is what is shown of a record, nil when nothing is, and how many of its changes are not yet answered.
func (r *Register) Record(id model.RecordID) (model.Record, int) {
	return r.shown(id), len(r.Unanswered(id))
}

// Confirmed is a record as the hub last had it, and its revision; nil when the hub has not spoken of it.
func (r *Register) Confirmed(id model.RecordID) (model.Record, uint64) {
	c := r.confirmed[id]
	return c.record, c.rev
}

// Unanswered are the changes of a record that wait for the hub, oldest first; also those that would be refused.
func (r *Register) Unanswered(id model.RecordID) []Pending {
	if over := r.unanswered[id]; over != nil {
		return over.pending
	}
	return nil
}

// Pending reports whether something of a record is not yet confirmed.
func (r *Register) Pending(id model.RecordID) bool { return r.unanswered[id] != nil }

func (r *Register) shown(id model.RecordID) model.Record {
	if over := r.unanswered[id]; over != nil {
		return over.shown
	}
	return r.confirmed[id].record
}

// show works out what is to be shown of a record, and moves the indexes there from what was.
func (r *Register) show(id model.RecordID, was model.Record) {
	if over := r.unanswered[id]; over != nil {
		over.shown = Fold(r.confirmed[id].record, over.pending)
	}
	is := r.shown(id)
	for _, rec := range []model.Record{is, was} {
		if rec != nil {
			r.follow(rec.Kind(), was, is)
			break
		}
	}
	r.changed()
}

func (r *Register) changed() {
	r.version++
	r.derived = derived{}
}

// as is a record as the kind it is, nil when there is none.
func as[T any](rec model.Record) *T {
	p, _ := any(rec).(*T)
	return p
}
