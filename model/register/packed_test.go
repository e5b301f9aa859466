package register_test

import (
	"context"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/model/code"
	"sidan/model/register"
)

// putPacked puts records in as a home does that was just opened.
func putPacked(tb testing.TB, r *register.Register, records []model.Record) {
	tb.Helper()
	for _, rec := range records {
		face, inside, err := code.Record(rec)
		if err != nil {
			tb.Fatal(err)
		}
		decoded, err := code.Open(face, inside)
		if err != nil {
			tb.Fatal(err)
		}
		r.PutPacked(decoded, string(inside), 1)
	}
}

// TestAPackedHouseholdIsTheSame: whatever is asked of a register is the same when the insides stay encoded.
func TestAPackedHouseholdIsTheSame(t *testing.T) {
	records := manyHouseholds(t, 500)
	for i, tag := range model.HouseTags {
		records[i*7].(*model.Household).Inside.Tags = []model.HouseTag{tag, model.HouseTags[0]}
	}
	plain, with := register.New(branch), register.New(branch)
	for _, rec := range records {
		plain.Put(rec, 1)
	}
	putPacked(t, with, records)
	want, got := plain.Round(today, week, nil, true).Doors, with.Round(today, week, nil, true).Doors
	if len(want) != len(got) || len(want) == 0 {
		t.Fatalf("%d doors, want %d", len(got), len(want))
	}
	tagged := 0
	for i := range want {
		if diff := cmp.Diff(want[i].Household(), got[i].Household()); diff != "" {
			t.Fatalf("-plain +packed:\n%s", diff)
		}
		if got[i].Face().Inside != nil {
			t.Fatal("the inside is kept decoded")
		}
		for _, tag := range model.HouseTags {
			if has := got[i].HasTag(tag); has != want[i].HasTag(tag) {
				t.Errorf("%s: %t of %v", tag, has, got[i].Household().Inside.Tags)
			} else if has {
				tagged++
			}
		}
	}
	if tagged == 0 {
		t.Error("no household has a tag")
	}
	if err := with.WriteEntries()(context.Background()); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"wxy", "王秀英", "金桂苑3栋", "102", "0473"} {
		if diff := cmp.Diff(plain.Find(words, 20), with.Find(words, 20)); diff != "" {
			t.Errorf("%s, -plain +packed:\n%s", words, diff)
		}
	}
	h := want[0].Household()
	again := *h
	again.Moved = today
	with.Put(&again, 2)
	if now, _ := with.Record(h.RecordID()); !cmp.Equal(now, model.Record(&again)) {
		t.Errorf("%+v was put in over it", now)
	}
}

// mostPacked is what the register may hold of a household in all, as a home puts it in, after a search. It is a quarter
// more than was measured.
const mostPacked = 1250

// TestMemoryOfAPackedHousehold holds what a household costs with everything that is known of it.
func TestMemoryOfAPackedHousehold(t *testing.T) {
	const n = 10_000
	records := manyHouseholds(t, n)
	before := heap()
	r := register.New(branch)
	putPacked(t, r, records)
	r.Round(today, week, nil, false)
	r.Round(today, week, nil, true)
	r.Find("wxy", 20)
	each := (heap() - before) / n
	runtime.KeepAlive(r)
	runtime.KeepAlive(records)
	t.Logf("%d bytes of each of %d households", each, n)
	if each > mostPacked {
		t.Errorf("a household costs %d bytes, want at most %d", each, mostPacked)
	}
}
