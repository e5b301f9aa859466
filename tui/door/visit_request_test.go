package door

import "testing"

// TestVisitOffersAnotherRequest only behind one that was filled, and takes away what was emptied again.
func TestVisitOffersAnotherRequest(t *testing.T) {
	w, v := openVisit(t, plain)
	if len(v.requests) != 1 || len(v.requests[0].fields()) != 1 {
		t.Fatalf("opened with %d requests", len(v.requests))
	}
	w.Press("1", "tab", "tab", "tab", "灯坏了")
	if len(v.requests) != 2 {
		t.Errorf("one is filled, and there are %d", len(v.requests))
	}
	w.Press("ctrl+u")
	if len(v.requests) != 1 {
		t.Errorf("emptied, there are %d", len(v.requests))
	}
	for answer, fields := range map[string]int{"1": 2, "2": 3, "3": 3} {
		w, v := openVisit(t, plain)
		w.Press("1", "tab", "tab", "tab", "灯坏了", "tab", answer)
		if got := len(v.requests[0].fields()); got != fields {
			t.Errorf("answer %s: %d fields, want %d", answer, got, fields)
		}
	}
}
