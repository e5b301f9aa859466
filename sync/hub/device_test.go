package hub

import (
	"slices"
	"testing"
	"time"

	"sidan/model"
	"sidan/sync/wire"
)

// TestWhatOfALaptopIsWorthACommit: an idle request costs none, as long as contact was lately.
func TestWhatOfALaptopIsWorthACommit(t *testing.T) {
	now := time.Unix(1795500000, 0)
	d := Device{Contact: now.Unix(), Pending: 3, Runs: []int64{6, 7}}
	for _, c := range []struct {
		name string
		d    Device
		req  wire.Request
		at   time.Time
		news bool
	}{
		{"the same again", d, wire.Request{Pending: 3, Run: 7}, now, false},
		{"just short of ten minutes", d, wire.Request{Pending: 3, Run: 7}, now.Add(10*time.Minute - 1), false},
		{"after ten minutes", d, wire.Request{Pending: 3, Run: 7}, now.Add(10 * time.Minute), true},
		{"a hub's clock that was put back", d, wire.Request{Pending: 3, Run: 7}, now.Add(-time.Hour), true},
		{"fewer wait", d, wire.Request{Pending: 2, Run: 7}, now, true},
		{"opened anew", d, wire.Request{Pending: 3, Run: 8}, now, true},
		{"an opening from before", d, wire.Request{Pending: 3, Run: 6}, now, true},
		{"the first", Device{}, wire.Request{}, now, true},
	} {
		if got := c.d.news(c.req, c.at); got != c.news {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestContactedKeepsTheLastOpenings(t *testing.T) {
	var d Device
	now := time.Unix(1795500000, 0)
	for run := range int64(20) {
		d = d.contacted(wire.Request{Run: run, Pending: 5}, 2, now)
	}
	if len(d.Runs) != mostRuns || d.Runs[mostRuns-1] != 19 || d.Copied || d.Pending != 3 || d.Contact != now.Unix() {
		t.Errorf("%+v", d)
	}
	before := slices.Clone(d.Runs)
	copied := d.contacted(wire.Request{Run: 15}, 2, now)
	if !copied.Copied || d.Copied || !slices.Equal(before, d.Runs) {
		t.Errorf("an earlier opening came back: %+v; before: %+v", copied, d)
	}
	if copied.Pending != 0 {
		t.Errorf("%d wait of none", copied.Pending)
	}
	if old := d.contacted(wire.Request{Run: 1}, 0, now); old.Copied {
		t.Error("one that is no longer remembered is taken for a copy")
	}
}

// TestIssuedTo: a laptop remembers from whom it was taken, each once, and never its own person.
func TestIssuedTo(t *testing.T) {
	a, b := model.PersonID{1}, model.PersonID{2}
	now := time.Unix(1795500000, 0)
	d := Device{Person: a, Name: "d", Revoked: 5, Kept: 7}
	for _, step := range []struct {
		to     model.PersonID
		before []model.PersonID
	}{
		{a, nil}, {b, []model.PersonID{a}}, {b, []model.PersonID{a}}, {a, []model.PersonID{b}},
		{b, []model.PersonID{a}},
	} {
		was := slices.Clone(d.Before)
		next := d.issuedTo(step.to, now)
		if next.Person != step.to || !slices.Equal(next.Before, step.before) || next.Revoked != 0 ||
			next.Joined != now.Unix() || next.Name != "d" || next.Kept != 7 {
			t.Errorf("to %v: %+v", step.to[0], next)
		}
		if !slices.Equal(was, d.Before) {
			t.Error("the laptop before was altered")
		}
		d = next
	}
}

func TestTimesOfALaptopThatNeverCame(t *testing.T) {
	st := Device{Joined: 1795500000}.status(make([]byte, 32), Account{})
	if !st.Contact.IsZero() || !st.Revoked.IsZero() || st.Joined.Unix() != 1795500000 || st.ID != "00000000" {
		t.Errorf("%+v", st)
	}
}
