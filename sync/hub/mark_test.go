package hub

import (
	"testing"

	"sidan/model"
	"sidan/sync/wire"
)

// TestMarksTellHistoriesApart by everything that goes into one, and by nothing else.
func TestMarksTellHistoriesApart(t *testing.T) {
	before, id := wire.Mark{1}, model.ChangeID{2}
	row := func() *Stored { return &Stored{ID: model.RecordID{3}, Face: []byte("ab"), Inside: []byte("cd")} }
	mark := markAfter(before, id, model.OK, row())
	another, split, longer := row(), row(), row()
	another.ID = model.RecordID{9}
	split.Face, split.Inside = []byte("abc"), []byte("d")
	longer.Inside = []byte("cde")
	for name, other := range map[string]wire.Mark{
		"another history before":         markAfter(wire.Mark{9}, id, model.OK, row()),
		"another change":                 markAfter(before, model.ChangeID{9}, model.OK, row()),
		"another verdict":                markAfter(before, id, model.Flagged, row()),
		"another record":                 markAfter(before, id, model.OK, another),
		"no row":                         markAfter(before, id, model.OK, nil),
		"words that are elsewhere":       markAfter(before, id, model.OK, split),
		"an inside that has grown":       markAfter(before, id, model.OK, longer),
		"nothing, as before revision 1,": {},
	} {
		if other == mark {
			t.Errorf("%s has the same mark", name)
		}
	}
	seen := row()
	seen.Rev, seen.FaceTags = 7, model.Tags{"x"}
	if markAfter(before, id, model.OK, seen) != mark {
		t.Error("who sees a record is part of its mark")
	}
}
