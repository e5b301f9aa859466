package register

import (
	"iter"
	"maps"
	"slices"

	"sidan/model"
)

// index is how a Register keeps what is shown of one kind of record. Where a function is missing, the records lie in
// Register.kept, by id alone.
type index struct {
	// follow takes in that something else is shown of a record than before; nil where nothing was, or is.
	follow func(r *Register, was, is model.Record)

	// shown are the records, in no order.
	shown func(r *Register) iter.Seq[model.Record]

	// entries are what find looks through, in the order in which it lists what fits equally well.
	entries func(r *Register) []*entry
}

// indexes are those of the kinds that need more than Register.kept.
var indexes = map[model.Kind]index{
	model.KindPlace: {follow: following((*Register).indexPlace)},
	model.KindHousehold: {
		following((*Register).indexHousehold), (*Register).shownHouseholds, (*Register).householdEntries,
	},
	model.KindVisit:  {follow: following((*Register).indexVisit), shown: (*Register).shownVisits},
	model.KindTask:   {following((*Register).indexTask), (*Register).shownTasks, (*Register).taskEntries},
	model.KindPerson: {entries: (*Register).peopleEntries},
}

// following is an index's follow for a kind of record that is a *T.
func following[T any](move func(r *Register, was, is *T)) func(r *Register, was, is model.Record) {
	return func(r *Register, was, is model.Record) { move(r, as[T](was), as[T](is)) }
}

// follow takes in that something else is shown of a record of a kind than before.
func (r *Register) follow(kind model.Kind, was, is model.Record) {
	if follow := indexes[kind].follow; follow != nil {
		follow(r, was, is)
		return
	}
	if was != nil {
		delete(r.kept[kind], was.RecordID())
		delete(r.corpus.entries, was.RecordID())
	}
	if is != nil {
		if r.kept[kind] == nil {
			r.kept[kind] = map[model.RecordID]model.Record{}
		}
		r.kept[kind][is.RecordID()] = is
		r.corpus.entries[is.RecordID()] = r.corpus.entry(is)
	}
}

// allShown are the records of a kind that are shown, in no order.
func (r *Register) allShown(kind model.Kind) iter.Seq[model.Record] {
	if shown := indexes[kind].shown; shown != nil {
		return shown(r)
	}
	return maps.Values(r.kept[kind])
}

// entriesOf are what find looks through of a kind.
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

// one is the record of an id that Register.kept holds of a kind, nil when there is none.
func one[T any](r *Register, kind model.Kind, id model.ID[T]) *T {
	return as[T](r.kept[kind][id.Record()])
}

// listOf are the records that Register.kept holds of a kind, in order: worked out once for as long as nothing changes.
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
