package register_test

import (
	"testing"

	"sidan/model"
)

func TestPlacesAndPeople(t *testing.T) {
	w := newWorld(t, branch)
	place := func(path model.Path, name string) {
		p := w.pending(branch, noon(today), model.PlaceIDOf(path).Record(), model.PlaceAdded{Path: path, Name: name})
		rec, _ := model.Apply(nil, p.Change, p.Stamp)
		w.Put(rec, 1)
	}
	place(grid2, "金桂苑 2 网格")
	place(community, "东门社区")
	place(grid1, "金桂苑 1 网格")
	var names string
	for _, p := range w.Places() {
		names += p.Name + " "
	}
	if want := "东门社区 金桂苑 1 网格 金桂苑 2 网格 "; names != want {
		t.Errorf("places %q, want %q", names, want)
	}
	if w.Place(grid3) != nil || w.PlaceName(grid3) != string(grid3) || w.PlaceName(grid2) != "金桂苑 2 网格" {
		t.Error("a place the directory has not is called by its path")
	}
	got := w.ShortName(grid2) + "," + w.ShortName(community) + "," + w.ShortName(grid3)
	if got != "金桂苑 2,东门,"+string(grid3) {
		t.Errorf("short names %q", got)
	}

	person := func(name string, f model.Function, at model.Path) model.PersonID {
		return model.PersonID(
			w.did(branch, noon(today), model.RecordID{}, model.PersonAdded{Name: name, Function: f, Place: at}),
		)
	}
	person("杨秀芬", model.GridWorker, grid2)
	head := person("石光荣", model.GridHead, grid1)
	person("罗正华", model.GridWorker, grid1)
	names = ""
	for _, p := range w.People() {
		names += p.Name + " "
	}
	if want := "罗正华 石光荣 杨秀芬 "; names != want {
		t.Errorf("people %q, want %q", names, want)
	}
	if w.Person(head).Name != "石光荣" || w.Person(model.PersonID{9}) != nil {
		t.Error("a person is found by id")
	}
	w.Drop(head.Record())
	if len(w.People()) != 2 {
		t.Error("who was dropped is still listed")
	}
}
