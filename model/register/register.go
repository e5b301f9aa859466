package register

import "sidan/model"

// Register is everything that the home of one person knows, as that person sees it. [New] makes one. A Register belongs
// to one goroutine.
type Register struct {
	me         model.Account
	version    uint64
	confirmed  map[model.RecordID]confirmed
	unanswered map[model.RecordID]*overlay

	places   map[model.Path]*model.Place
	kept     map[model.Kind]map[model.RecordID]model.Record // the records of kinds that have no index of their own
	doors    map[model.HouseholdID]*door
	grids    map[model.Path]*grid
	atDoor   map[uint64]*door           // the doors with each key, linked by sameKey, the one entered last first
	pointing map[model.HouseholdID]bool // households whose record says that they are another household
	tasks    map[model.TaskID]*model.Task
	counts   Counts
	corpus   corpus
	tags     map[model.Path]model.Tags // the person's tags, by community

	derived
}

// derived is what was worked out from the facts. It is thrown away whenever a fact changes.
type derived struct {
	byPath     []*model.Place
	lists      map[model.Kind]any // sorted lists of kept, see listOf
	byRaised   []*model.Task
	rounds     map[roundKey]Round
	finder     *Finder
	loads      map[loadKey]map[model.RecordID]workload
	likeliest  map[string]model.Menu
	homes      map[model.PersonID]model.Address
	shownUnder map[*door][]*door
	fromWhere  map[model.RecordID][]*model.Task
	members    map[model.TaskID][]*model.Task
	compounds  map[string]map[model.Path]bool
}

// confirmed is a record as the hub sent it last, and its revision.
type confirmed struct {
	packed
	rev uint64
}

// Counts says how many households, visits and tasks are shown, and how many changes the hub has not answered. A
// household that moved away counts, and a visit that was struck does not.
type Counts struct {
	Households, Visits, Tasks, Pending int
}

// New returns an empty register for the person of an account.
func New(me model.Account) *Register {
	r := &Register{me: me}
	r.Reset()
	return r
}

// Me returns the account for which the register was made.
func (r *Register) Me() model.Account { return r.me }

// Version returns a number that goes up with every change. A screen that drew an older version has to draw again.
func (r *Register) Version() uint64 { return r.version }

// Counts counts everything that is shown. A household that is shown under another one does not count.
func (r *Register) Counts() Counts {
	counts := r.counts
	for _, under := range r.parts() {
		counts.Households -= len(under)
	}
	return counts
}

// Reset forgets every record and every unanswered change, so that another copy can be put in. The version still goes
// up.
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

// Put puts in a confirmed record with its revision, in place of an earlier one.
func (r *Register) Put(rec model.Record, rev uint64) {
	r.put(rec.RecordID(), confirmed{pack(rec), rev})
}

func (r *Register) put(id model.RecordID, c confirmed) {
	was := r.shown(id)
	r.confirmed[id] = c
	r.show(id, was)
}

// Drop removes a confirmed record, which this person may not see any more. Its unanswered changes stay listed.
func (r *Register) Drop(id model.RecordID) {
	was := r.shown(id)
	delete(r.confirmed, id)
	r.show(id, was)
}

// Pend sets the changes of a record that the hub has not answered yet, oldest first, in place of those set before. With
// no changes, everything is answered. The caller must not use the slice afterwards.
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

// Record returns what is shown of a record, or nil if nothing is, and how many of its changes the hub has not answered
// yet.
func (r *Register) Record(id model.RecordID) (model.Record, int) {
	return r.shown(id).whole(), len(r.Unanswered(id))
}

// Confirmed returns a record as the hub sent it last, and its revision. It returns nil and 0 if the hub has not sent
// it.
func (r *Register) Confirmed(id model.RecordID) (model.Record, uint64) {
	c := r.confirmed[id]
	return c.whole(), c.rev
}

// Unanswered returns the changes of a record that the hub has not answered, oldest first. Changes that a rule would
// refuse are among them.
func (r *Register) Unanswered(id model.RecordID) []Pending {
	if over := r.unanswered[id]; over != nil {
		return over.pending
	}
	return nil
}

// Pending reports whether a record has changes that the hub has not answered.
func (r *Register) Pending(id model.RecordID) bool { return r.unanswered[id] != nil }

// shown returns what is shown of a record. Its face is nil if nothing is.
func (r *Register) shown(id model.RecordID) packed {
	if over := r.unanswered[id]; over != nil {
		return over.shown
	}
	return r.confirmed[id].packed
}

// show works out what is to be shown of a record, and updates the indexes. was is what was shown of it before.
func (r *Register) show(id model.RecordID, was packed) {
	if over := r.unanswered[id]; over != nil {
		over.shown = pack(Fold(r.confirmed[id].whole(), over.pending))
	}
	is := r.shown(id)
	switch {
	case is.face != nil:
		r.follow(is.face.Kind(), was, is)
	case was.face != nil:
		r.follow(was.face.Kind(), was, is)
	}
	r.changed()
}

// changed notes that a fact changed, and forgets what was derived from the facts.
func (r *Register) changed() {
	r.version++
	r.derived = derived{}
}

// as returns a record as a *T. It returns nil if the record is nil or of another kind.
func as[T any](rec model.Record) *T {
	p, _ := any(rec).(*T)
	return p
}
