package register

import (
	"iter"
	"maps"
	"slices"

	"sidan/model"
)

// index is how a Register keeps the records of one kind that are shown. If a function is nil, the records of the kind
// are in Register.kept, by id.
type index struct {
	// follow records that a record is shown as is, and no longer as was. The face of either is nil if nothing is shown.
	follow func(r *Register, was, is packed)

	// shown returns the records that are shown, in no order.
	shown func(r *Register) iter.Seq[model.Record]

	// entries returns what find looks through, in the order in which find lists entries that match equally well.
	entries func(r *Register) []*entry
}

// indexes has the index of each kind that needs more than Register.kept.
var indexes = map[model.Kind]index{
	model.KindPlace: {follow: following((*Register).indexPlace)},
	model.KindHousehold: {
		(*Register).indexHousehold, (*Register).shownHouseholds, (*Register).householdEntries,
	},
	model.KindVisit:  {follow: following((*Register).indexVisit), shown: (*Register).shownVisits},
	model.KindTask:   {following((*Register).indexTask), (*Register).shownTasks, (*Register).taskEntries},
	model.KindPerson: {entries: (*Register).peopleEntries},
}

// following makes the follow function of an index from a function for records of the type *T.
func following[T any](move func(r *Register, was, is *T)) func(r *Register, was, is packed) {
	return func(r *Register, was, is packed) { move(r, as[T](was.face), as[T](is.face)) }
}

// follow records that a record of a kind is shown as is, and no longer as was. The face of either may be nil.
func (r *Register) follow(kind model.Kind, was, is packed) {
	if follow := indexes[kind].follow; follow != nil {
		follow(r, was, is)
		return
	}
	if was.face != nil {
		delete(r.kept[kind], was.face.RecordID())
		delete(r.corpus.entries, was.face.RecordID())
	}
	if is.face != nil {
		if r.kept[kind] == nil {
			r.kept[kind] = map[model.RecordID]model.Record{}
		}
		r.kept[kind][is.face.RecordID()] = is.face
		r.corpus.entries[is.face.RecordID()] = r.corpus.entry(is)
	}
}

// allShown returns the records of a kind that are shown, in no order.
func (r *Register) allShown(kind model.Kind) iter.Seq[model.Record] {
	if shown := indexes[kind].shown; shown != nil {
		return shown(r)
	}
	return maps.Values(r.kept[kind])
}

// entriesOf returns what find looks through of a kind.
func (r *Register) entriesOf(kind model.Kind) (entries []*entry) {
	if of := indexes[kind].entries; of != nil {
		return of(r)
	}
	ids := slices.SortedFunc(maps.Keys(r.kept[kind]), compareIDs)
	for _, id := range ids {
		entries = append(entries, r.corpus.entries[id])
	}
	return entries
}

// one returns the record of a kind with an id from Register.kept, or nil if there is none.
func one[T any](r *Register, kind model.Kind, id model.ID[T]) *T {
	return as[T](r.kept[kind][id.Record()])
}

// listOf returns the records of a kind from Register.kept, sorted. It keeps the sorted list, and returns it again until
// a fact changes.
func listOf[T any](r *Register, kind model.Kind, compare func(a, b *T) int) []*T {
	if list, ok := r.lists[kind].([]*T); ok {
		return list
	}
	list := make([]*T, 0, len(r.kept[kind]))
	for _, rec := range r.kept[kind] {
		list = append(list, as[T](rec))
	}
	slices.SortFunc(list, compare)
	if r.lists == nil {
		r.lists = map[model.Kind]any{}
	}
	r.lists[kind] = list
	return list
}
