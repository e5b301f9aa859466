package register_test

import (
	"testing"

	"sidan/model"
)

// TestKindsWithoutAnIndexOfTheirOwn: people and groups are kept by id alone. They are listed in order, named by the end
// of their id, taken out again, and what was listed before stays as it was.
func TestKindsWithoutAnIndexOfTheirOwn(t *testing.T) {
	w := newWorld(t, worker)
	person := func(n byte, name string) *model.Person {
		return &model.Person{ID: model.PersonID{n, 15: n}, Name: name, Function: model.Volunteer, Place: grid1}
	}
	first, second := person(0xa1, "安宁"), person(0xb2, "白露")
	before := len(w.People())
	w.Put(second, 1)
	w.Put(first, 2)
	list := w.People()
	if len(list) != before+2 || w.Person(first.ID) != first || w.Group(model.GroupID(first.ID)) != nil {
		t.Fatalf("%d people, %d before", len(list), before)
	}
	named := w.Named(model.KindPerson, first.ID.String()[24:])
	if len(named) != 1 || named[0] != first.RecordID() {
		t.Errorf("by the end of the id: %v", named)
	}
	renamed := person(0xa1, "安静")
	w.Put(renamed, 3)
	if w.Person(first.ID).Name != "安静" || len(w.People()) != before+2 || len(w.Find("安宁", 9)) != 0 {
		t.Errorf("renamed: %v, found by the old name: %v", w.Person(first.ID), w.Find("安宁", 9))
	}
	if hits := w.Find("安静", 9); len(hits) != 1 || hits[0].Kind != model.KindPerson || hits[0].Place != grid1 {
		t.Errorf("found by the new name: %v", hits)
	}
	w.Drop(first.RecordID())
	if w.Person(first.ID) != nil || len(w.People()) != before+1 || len(w.Find("安静", 9)) != 0 {
		t.Error("what was dropped is still there")
	}
	if len(list) != before+2 {
		t.Error("a list that was handed out changed")
	}
	w.Put(&model.Group{ID: model.GroupID{9}, Sort: model.ToTeam, Name: "夜巡队", Place: grid1.Community()}, 4)
	if len(w.Groups()) != 1 || len(w.Find("夜巡队", 9)) != 0 {
		t.Errorf("%d groups; find, which lists none: %v", len(w.Groups()), w.Find("夜巡队", 9))
	}
}
