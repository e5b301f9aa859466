package register_test

import (
	"strings"
	"testing"

	"sidan/model"
)

func TestHandlersNearFirst(t *testing.T) {
	w := newWorld(t, branch)
	w.person(11, "县联络员", model.Liaison, grid1.At(model.County), nil)
	w.person(12, "别网格", model.GridWorker, grid2, nil)
	w.person(13, "本网格", model.GridWorker, grid1, nil)
	w.person(14, "社区", model.Member, grid1.Community(), nil)
	put := func(sort model.ToKind, name string, place model.Path, covers ...model.Path) {
		id := model.GroupIDOf(sort, place, name)
		w.did(
			branch, noon(today-9), id.Record(),
			model.GroupAdded{Sort: sort, Name: name, Place: place, Covers: covers},
		)
	}
	put(model.ToUnit, "城南供电所", grid1.At(model.County))
	put(model.ToUnit, "县住建局", grid1.At(model.County), grid1)
	put(model.ToTeam, "夜巡队", grid1.Community())
	var names []string
	for _, rec := range w.Handlers(grid1) {
		switch rec := rec.(type) {
		case *model.Person:
			names = append(names, rec.Name)
		case *model.Group:
			names = append(names, rec.Name)
		}
	}
	if got := strings.Join(names, " "); got != "本网格 县住建局 别网格 社区 夜巡队 城南供电所 县联络员" {
		t.Errorf("got %s", got)
	}
	unit := model.GroupIDOf(model.ToUnit, grid1.At(model.County), "城南供电所").Record()
	for typed, want := range map[string]bool{
		"cngds": true, "gds": true, "gongdian": true, "gd": true, "ds": true, "dgs": false, "gdsx": false,
		"供电": false,
	} {
		if w.Sounds(unit, typed) != want {
			t.Errorf("城南供电所 is read as %q: %v", typed, !want)
		}
	}
	if w.Sounds(model.RecordID{99}, "gds") {
		t.Error("nobody is read so")
	}
}
