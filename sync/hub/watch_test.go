package hub

import (
	"errors"
	"testing"

	"sidan/model"
)

// TestWhatWasWrittenConcerns whoever can see it, by their tags in that community, and the person themselves.
func TestWhatWasWrittenConcerns(t *testing.T) {
	const here, there = model.Path("522730/01"), model.Path("522730/02")
	me := model.PersonID{1}
	poll := func() *LongPoll {
		return &LongPoll{
			woken: make(chan struct{}, 1), person: me,
			tags: map[model.Path]model.Tags{here: {"in:522730/01/01", "person:1"}, there: {"branch:522730/02"}},
		}
	}
	row := func(community model.Path, tags ...model.Tag) func(Tx) error {
		return func(tx Tx) error { return tx.Write(Writes{Community: community, Records: []Stored{{FaceTags: tags}}}) }
	}
	account := func(table Table, id model.PersonID) func(Tx) error {
		return func(tx Tx) error { return tx.Put(table, id[:], []byte{1}) }
	}
	for _, c := range []struct {
		name  string
		write func(Tx) error
		wakes bool
	}{
		{"nothing", func(Tx) error { return nil }, false},
		{"a row it sees", row(here, "open:x", "in:522730/01/01"), true},
		{"a row of others", row(here, "in:522730/01/02"), false},
		{"a row that another community's tag shows", row(there, "in:522730/01/01"), false},
		{"a row of a third community", row("522730/03", "in:522730/01/01"), false},
		{"a row it loses", func(tx Tx) error {
			return tx.Write(Writes{Community: here, Losses: []Loss{{Tags: model.Tags{"person:1"}}}})
		}, true},
		{"a row that others lose", func(tx Tx) error {
			return tx.Write(Writes{Community: here, Losses: []Loss{{Tags: model.Tags{"person:2"}}}})
		}, false},
		{"its account", account(Accounts, me), true},
		{"another account", account(Accounts, model.PersonID{2}), false},
		{"its laptop", account(Devices, me), false},
		{"a row it sees, of a transaction that failed", func(tx Tx) error {
			return errors.Join(row(here, "person:1")(tx), errNothing)
		}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, p := newWatch(new(Memory)), poll()
			if !w.add(p) {
				t.Fatal("there is no room")
			}
			for range 2 { // the second time it was woken already
				if err := w.Update(t.Context(), c.write); err != nil && !errors.Is(err, errNothing) {
					t.Fatal(err)
				}
			}
			if got := len(p.woken) == 1; got != c.wakes {
				t.Errorf("woken: %v", got)
			}
			w.remove(p)
			if len(w.polls) > 0 {
				t.Error("it is still there")
			}
		})
	}
}
