package register_test

import (
	"runtime"
	"testing"

	"sidan/model/register"
)

// mostBytes is what the register may hold of a household beside the record itself: what find looks through, the
// indexes, a week's round and the list of all doors. It is a quarter more than was measured.
const mostBytes = 880

// TestMemoryOfAHousehold holds what a household costs, in a small home and in one ten times as large.
func TestMemoryOfAHousehold(t *testing.T) {
	small, large := bytesOfEach(t, 1000), bytesOfEach(t, 10_000)
	t.Logf("%d bytes of each of 1,000 households, %d of each of 10,000", small, large)
	if max(small, large) > mostBytes {
		t.Errorf("a household costs %d and %d bytes, want at most %d", small, large, mostBytes)
	}
	if large > small+small/4 {
		t.Errorf("of ten times as many, each costs %d bytes instead of %d", large, small)
	}
}

func bytesOfEach(t *testing.T, n int) int {
	t.Helper()
	records := manyHouseholds(t, n)
	before := heap()
	r := register.New(branch)
	for _, rec := range records {
		r.Put(rec, 1)
	}
	r.Round(today, week, nil, false)
	r.Round(today, week, nil, true)
	r.Finder()
	after := heap()
	runtime.KeepAlive(r)
	runtime.KeepAlive(records)
	return (after - before) / n
}

// heap is how many bytes are in use, after what is not was collected.
func heap() int {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC() // what the first one only set free
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}
