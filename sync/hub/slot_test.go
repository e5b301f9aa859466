package hub

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"sidan/model"
)

func doorRow(door string, people ...string) Row {
	b := model.HouseholdAdded{Grid: "522730/01/01/01", Door: model.Address{Compound: "x", Door: door}}
	for _, name := range people {
		b.Residents = append(b.Residents, model.Resident{Name: name})
	}
	return Row{Body: b}
}

// TestIDsOfRowsComeOfWhatTheySay and of the hub's secret: the same list read in twice meets the same records, and
// whoever knows a door cannot work out the id of who lives there.
func TestIDsOfRowsComeOfWhatTheySay(t *testing.T) {
	person := Row{Body: model.PersonAdded{Name: "n", Place: "522730/01", Function: model.GridWorker}}
	rows := []Row{
		doorRow("1"), doorRow("2"), person, {Body: model.PlaceAdded{Path: "522730/01"}},
		{Body: model.GroupAdded{Sort: model.ToTeam, Name: "n", Place: "522730/01"}},
	}
	first, again, other := &list{key: slotKey{1}}, &list{key: slotKey{1}}, &list{key: slotKey{2}}
	seen := map[model.RecordID]int{}
	for n, row := range rows {
		id := first.id(row)
		if id != again.id(row) {
			t.Errorf("row %d has another id when it is read again", n)
		}
		if before, twice := seen[id]; twice || id.IsZero() {
			t.Errorf("rows %d and %d have one id, %s", before, n, id)
		}
		seen[id] = n
		if secret := id != other.id(row); secret != row.wantsKey() {
			t.Errorf("row %d: of another hub the id is another: %v; it wants the key: %v", n, secret, row.wantsKey())
		}
		if v := id[6] >> 4; row.wantsKey() && v != 8 {
			t.Errorf("row %d: its id is a UUID of version %d", n, v)
		}
	}
	given := doorRow("1")
	given.Record = model.RecordID{7}
	if first.id(given) != given.Record || given.wantsKey() {
		t.Error("a row that names its record has another")
	}
}

// TestAnIDInUseIsNotGivenAgain: who is new at a door whose id is taken gets the next, by the householder.
func TestAnIDInUseIsNotGivenAgain(t *testing.T) {
	l := &list{key: slotKey{1}}
	l.known.taken = map[model.RecordID]bool{}
	seen := map[model.RecordID]bool{}
	for _, row := range []Row{
		doorRow("1"), doorRow("1", "a"), doorRow("1", "b"), doorRow("1", "b"),
		{Body: model.PersonAdded{Name: "n", Place: "522730/01", Phone: "19900000001"}},
		{Body: model.PersonAdded{Name: "n", Place: "522730/01", Phone: "19900000002"}},
	} {
		id := l.id(row)
		if seen[id] {
			t.Errorf("%+v has the id of another", row.Body)
		}
		seen[id], l.known.taken[id] = true, true
	}
}

// TestTheKeyIsMadeWhenItIsNeeded, once, and not at all of rows that want none.
func TestTheKeyIsMadeWhenItIsNeeded(t *testing.T) {
	j := new(Memory)
	keyed := func(random io.Reader, rows ...Row) (key slotKey, made bool, err error) {
		l := new(list)
		err = j.Read(t.Context(), func(s Snapshot) (err error) {
			made, err = l.keyed(s, rows, random)
			return err
		})
		return l.key, made, err
	}
	place := Row{Body: model.PlaceAdded{Path: "522730"}}
	if key, made, err := keyed(nil, place); made || err != nil || key != (slotKey{}) {
		t.Errorf("of a place: %v, %v", made, err)
	}
	if _, _, err := keyed(bytes.NewReader([]byte("short")), doorRow("1")); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("without enough randomness: %v", err)
	}
	drawn := bytes.Repeat([]byte{9}, 32)
	key, made, err := keyed(bytes.NewReader(drawn), place, doorRow("1"))
	if !made || err != nil || !bytes.Equal(key[:], drawn) {
		t.Errorf("the first door: %v, %v", made, err)
	}
	if err := j.Update(t.Context(), func(tx Tx) error { return put(tx, Meta, SlotsKey, key) }); err != nil {
		t.Fatal(err)
	}
	if again, made, err := keyed(nil, doorRow("2")); made || err != nil || again != key {
		t.Errorf("the next: %v, %v", made, err)
	}
}
