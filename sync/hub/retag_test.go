package hub_test

import (
	"context"
	"errors"
	"testing"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
)

// founding is the hub's own, as its file has it.
type founding struct {
	Version  int `cbor:"1,keyasint"`
	Audience int `cbor:"2,keyasint"`
}

func found(t *testing.T, j hub.Journal, f founding) {
	t.Helper()
	b, err := code.Marshal(f)
	if err == nil {
		err = j.Update(t.Context(), func(tx hub.Tx) error { return tx.Put(hub.Meta, []byte("hub"), b) })
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestANewRuleOfWhoSeesWhatIsWorkedOutAtStart(t *testing.T) {
	c := &clock{noon}
	m := new(hub.Memory)
	h := openHub(t, m, c)
	enter(t, h, places()...)
	before, err := h.Stand(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	// What an older rule left: everything was seen by somebody else.
	err = m.Update(t.Context(), func(tx hub.Tx) error {
		all, err := tx.Records(county, model.RecordID{}, 100)
		l, loadErr := tx.Load(hub.Keys{Community: county})
		for i := range all {
			all[i].FaceTags = model.Tags{"old"}
		}
		return errors.Join(err, loadErr, tx.Write(hub.Writes{Community: county, History: l.History, Records: all}))
	})
	if err != nil {
		t.Fatal(err)
	}
	if c, err := h.Check(t.Context()); err != nil || len(c.Damaged) != c.Records {
		t.Fatalf("a check does not see other tags than the rule's: %+v, %v", c, err)
	}
	found(t, m, founding{1, model.AudienceVersion - 1})
	h = openHub(t, m, c)
	if c, err := h.Check(t.Context()); err != nil || len(c.Damaged) > 0 || c.Records != 9 {
		t.Errorf("after the start: %+v, %v", c, err)
	}
	after, err := h.Stand(t.Context())
	if err != nil || after[county] != before[county] {
		t.Errorf("the history moved from %+v to %+v, %v", before, after, err)
	}
	found(t, m, founding{1, model.AudienceVersion + 1})
	if _, err := hub.Open(context.Background(), m, c.read, nil); !errors.Is(err, hub.ErrForeign) {
		t.Errorf("a newer program's hub: %v", err)
	}
}
