package register

import (
	"cmp"
	"slices"
	"strings"

	"sidan/model"
)

// Places returns the places of the directory, ordered by path.
func (r *Register) Places() []*model.Place {
	if r.byPath == nil {
		r.byPath = sorted(r.places, func(a, b *model.Place) int { return cmp.Compare(a.Path, b.Path) })
	}
	return r.byPath
}

// Place returns the place at a path, or nil if the directory has none there.
func (r *Register) Place(path model.Path) *model.Place { return r.places[path] }

// PlaceName returns the whole name of a place. If the directory does not have the place, it returns the path.
func (r *Register) PlaceName(path model.Path) string {
	if p := r.places[path]; p != nil {
		return p.Name
	}
	return string(path)
}

// ShortName returns the name of a place as columns show it, without the word for its level.
func (r *Register) ShortName(path model.Path) string {
	name := r.PlaceName(path)
	for _, level := range []string{"大网格", "小网格", "网格", "社区"} {
		if short := strings.TrimSpace(strings.TrimSuffix(name, level)); short != "" && short != name {
			return short
		}
	}
	return name
}

// People returns the people of the directory, ordered by path, function and name.
func (r *Register) People() []*model.Person {
	return listOf(r, model.KindPerson, comparePeople)
}

// Person returns the person with an id, or nil if there is none.
func (r *Register) Person(id model.PersonID) *model.Person { return one(r, model.KindPerson, id) }

// comparePeople orders people by path, function, name and id.
func comparePeople(a, b *model.Person) int {
	return cmp.Or(
		cmp.Compare(a.Place, b.Place),
		cmp.Compare(slices.Index(model.Functions, a.Function), slices.Index(model.Functions, b.Function)),
		cmp.Compare(a.Name, b.Name),
		compareIDs(a.ID, b.ID),
	)
}

// indexPlace records that a place is shown as is, and no longer as was. Either may be nil.
func (r *Register) indexPlace(was, is *model.Place) {
	if was != nil {
		delete(r.places, was.Path)
	}
	if is != nil {
		r.places[is.Path] = is
	}
}

// peopleEntries returns what find looks through of people, in the order of People.
func (r *Register) peopleEntries() (entries []*entry) {
	for _, p := range r.People() {
		entries = append(entries, r.corpus.entries[p.RecordID()])
	}
	return entries
}

// sorted returns the values of a map in order. It never returns nil.
func sorted[K comparable, V any](m map[K]V, compare func(a, b V) int) []V {
	list := make([]V, 0, len(m))
	for _, v := range m {
		list = append(list, v)
	}
	slices.SortFunc(list, compare)
	return list
}

// compareIDs orders ids by their bytes.
func compareIDs[K any](a, b model.ID[K]) int { return slices.Compare(a[:], b[:]) }
