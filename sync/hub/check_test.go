package hub_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// TestCheckFindsWhatDoesNotFit, names where it is and what, and no words of anybody.
func TestCheckFindsWhatDoesNotFit(t *testing.T) {
	for _, c := range []struct {
		name     string
		damage   func(stands hub.History, houses hub.Stored) hub.Writes
		says     string
		mendable int
	}{
		{"nothing", func(c hub.History, _ hub.Stored) hub.Writes {
			return hub.Writes{Community: community, History: c}
		}, "", 0},
		{"a head without its line", func(c hub.History, _ hub.Stored) hub.Writes {
			c.Head += 2
			return hub.Writes{Community: community, History: c, Lines: []hub.Line{{Rev: c.Head - 1}}}
		}, "3 lines, and the head is 4", 0},
		{"a line out of order", func(c hub.History, _ hub.Stored) hub.Writes {
			c.Head++
			return hub.Writes{Community: community, History: c, Lines: []hub.Line{{Rev: 99}}}
		}, "revision 99 follows on 2", 0},
		{"a record at another's revision", func(c hub.History, house hub.Stored) hub.Writes {
			house.Rev = 1
			return hub.Writes{Community: community, History: c, Records: []hub.Stored{house}}
		}, "is at revision 1, which is not its own", 0},
		{"a record at a revision to come", func(c hub.History, house hub.Stored) hub.Writes {
			house.Rev = 50
			return hub.Writes{Community: community, History: c, Records: []hub.Stored{house}}
		}, "is at revision 50, which is not its own", 0},
		{"a record that others see", func(c hub.History, house hub.Stored) hub.Writes {
			house.FaceTags = append(model.Tags{"in:522730/01/02/01"}, house.FaceTags...)
			return hub.Writes{Community: community, History: c, Records: []hub.Stored{house}}
		}, "is seen by others than the rule says", 0},
		{"a record that nobody can read", func(c hub.History, house hub.Stored) hub.Writes {
			house.Face = []byte("garbage")
			return hub.Writes{Community: community, History: c, Records: []hub.Stored{house}}
		}, "unreadable", 1},
		{"a community that no list names", func(hub.History, hub.Stored) hub.Writes {
			return hub.Writes{Community: "522730/09", History: hub.History{Head: 1}, Lines: []hub.Line{{Rev: 1}}}
		}, "made-up", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			j, clock := new(hub.Memory), &clock{noon}
			h := openHub(t, j, clock)
			enter(t, h, places()...)
			secret, who := invited(t, h, "王某某", model.WorkerRole, grid)
			core := coreOf(t, who, house, 1, newHouse(grid))
			exchange(t, h, secret, clock, wire.Ask{Community: community, Changes: [][]byte{core}})
			err := j.Update(t.Context(), func(tx hub.Tx) error {
				l, err := tx.Load(hub.Keys{Community: community, Records: []model.RecordID{house}})
				if err != nil {
					return err
				}
				return tx.Write(c.damage(l.History, l.Records[house]))
			})
			if err != nil {
				t.Fatal(err)
			}
			got, err := h.Check(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if said := strings.Join(got.Damaged, "\n"); (c.says == "") != (said == "") ||
				!strings.Contains(said, c.says) {
				t.Errorf("it says %q, want %q", said, c.says)
			} else if strings.Contains(said, "王") {
				t.Errorf("it names somebody: %s", said)
			}
			if got.Mendable != c.mendable {
				t.Errorf("%d can be mended, want %d", got.Mendable, c.mendable)
			}
		})
	}
}

// TestCheckNamesOnlySoMuch: a hub that is all damage fills no screen with it.
func TestCheckNamesOnlySoMuch(t *testing.T) {
	j := new(hub.Memory)
	h := openHub(t, j, &clock{noon})
	err := j.Update(t.Context(), func(tx hub.Tx) error {
		for n := range 80 {
			at := model.Path(fmt.Sprintf("522730/%02d", n+1))
			if err := tx.Write(hub.Writes{Community: at, History: hub.History{Head: 1}}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := h.Check(t.Context()); err != nil || len(got.Damaged) != 50 || got.Mendable != 80 {
		t.Errorf("%d named, %d mendable, %v", len(got.Damaged), got.Mendable, err)
	}
}

// unsound is a journal whose own check says something.
type unsound struct {
	*hub.Memory
	says error
}

func (j *unsound) Check(context.Context) error { return j.says }

// TestNothingIsReadOfAJournalThatIsNotSound: it could be anything.
func TestNothingIsReadOfAJournalThatIsNotSound(t *testing.T) {
	j := &unsound{Memory: new(hub.Memory)}
	h := openHub(t, j, &clock{noon})
	enter(t, h, places()...)
	if got, err := h.Check(t.Context()); err != nil || got.Communities == 0 || len(got.Damaged) > 0 {
		t.Errorf("sound: %+v, %v", got, err)
	}
	j.says = fmt.Errorf("page 7: %w", hub.ErrDamaged)
	got, err := h.Check(t.Context())
	if err != nil || got.Communities != 0 || len(got.Damaged) != 1 || !strings.Contains(got.Damaged[0], "page 7") {
		t.Errorf("not sound: %+v, %v", got, err)
	}
	if err := h.CheckJournal(t.Context()); !errors.Is(err, hub.ErrDamaged) {
		t.Errorf("of the journal alone: %v", err)
	}
	j.says = errors.New("no file")
	if _, err := h.Check(t.Context()); !errors.Is(err, j.says) {
		t.Errorf("what could not be read at all: %v", err)
	}
}
