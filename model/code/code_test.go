package code_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/model/code"
)

var (
	grid   = model.Path("522730/01/03/07")
	author = model.PersonID{1, 2, 3}
	when   = time.Unix(1795500000, 0)
)

func change(b model.Body) model.Change {
	return model.Change{Nonce: [8]byte{9}, Record: model.RecordID{7}, Author: author, At: when, Body: b}
}

func TestChangeRoundTrip(t *testing.T) {
	for _, b := range append([]model.Body{
		model.HouseholdAdded{
			Grid: grid, Residents: []model.Resident{{Name: "甲", Born: 1948, Role: "户主"}},
			Tags: []model.HouseTag{model.Alone},
		},
		model.TaskRaised{
			Grid: grid, Channel: model.ByVisit, Words: "灯坏了",
			Answer: &model.DoorAnswer{Words: "三天内", By: 20780},
		},
		model.TaskDispatched{To: model.Addressee{Kind: model.ToPerson, ID: model.RecordID{4}, Name: "乙"}, Due: 20781},
	}, model.Bodies()...) {
		b1, err := code.Core(change(b))
		if err != nil {
			t.Fatalf("%T: %v", b, err)
		}
		got, err := code.Change(b1)
		if err != nil {
			t.Fatalf("%T: %v", b, err)
		}
		want := change(b)
		want.ID = code.ChangeID(b1)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%T differs:\n%s", b, d)
		}
		if b2, _ := code.Core(got); string(b1) != string(b2) {
			t.Errorf("%T: encoding it again gives other bytes", b)
		}
	}
}

func TestRecordRoundTrip(t *testing.T) {
	stamp := model.Stamp{By: model.Ref{ID: author, Name: "丙"}, At: when, On: when, Received: when}
	for _, b := range []model.Body{
		model.PlaceAdded{Path: grid, Name: "金桂 2"},
		model.PersonAdded{Name: "丙", Function: model.GridWorker, Place: grid, Phone: "1990000"},
		model.HouseholdAdded{Grid: grid, Residents: []model.Resident{{Name: "甲"}}},
		model.VisitMade{Household: model.HouseholdID{5}, Grid: grid, Outcome: model.Met, Note: "好"},
		model.TaskRaised{Grid: grid, Channel: model.ByVisit, Words: "灯坏了"},
	} {
		r, _ := model.Apply(nil, change(b), stamp)
		f, in, err := code.Record(r)
		if err != nil {
			t.Fatal(err)
		}
		if k, err := code.KindOf(f); err != nil || k != r.Kind() {
			t.Errorf("KindOf = %v, %v; want %v", k, err, r.Kind())
		}
		whole, err := code.Open(f, in)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(r, whole); d != "" {
			t.Errorf("%s differs:\n%s", r.Kind(), d)
		}
		if _, err := code.Open(f, nil); err != nil {
			t.Errorf("%s, face alone: %v", r.Kind(), err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, b := range model.Bodies() {
		core, _ := code.Core(change(b))
		f.Add(core, core)
	}
	f.Fuzz(func(t *testing.T, a, b []byte) {
		_, _ = code.Change(a)
		_, _ = code.Open(a, b)
	})
}

// TestAChangeHasAtMost16KiB, as the exchange promises: one that is larger is neither written nor read.
func TestAChangeHasAtMost16KiB(t *testing.T) {
	visit := func(bytes int) model.Change {
		return change(model.VisitMade{
			Household: model.HouseholdID{5}, Grid: grid, Outcome: model.Met, Note: strings.Repeat("n", bytes),
		})
	}
	short, err := code.Core(visit(10_000))
	if err != nil {
		t.Fatal(err)
	}
	fill := 10_000 + 16<<10 - len(short) // the length of a text of such a size takes as many bytes as the longer one's
	whole, err := code.Core(visit(fill))
	if err != nil || len(whole) != 16<<10 {
		t.Fatalf("a change of 16 KiB: %d bytes, %v", len(whole), err)
	}
	if _, err := code.Change(whole); err != nil {
		t.Errorf("it cannot be read: %v", err)
	}
	if _, err := code.Core(visit(fill + 1)); err == nil {
		t.Error("one of a byte more is written")
	}
	if _, err := code.Change(append(whole, 0)); err == nil {
		t.Error("one of a byte more is read")
	}
}
