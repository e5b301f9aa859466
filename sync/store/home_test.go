package store

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/code"
)

// A cheap passphrase, a small reserve and a short wait for tests; a file says its own parameters.
func TestMain(m *testing.M) {
	cost = lock{Time: 1, Memory: 64, Threads: 1}
	reserveSize = 64 << 10
	lockWait = 50 * time.Millisecond
	if dir := os.Getenv("STORE_TEST_SAVER"); dir != "" {
		saver(dir)
	}
	os.Exit(m.Run())
}

const (
	community = model.Path("522730/01")
	grid      = model.Path("522730/01/03/07")
)

var (
	pass = []byte("correct horse")
	me   = model.Ref{ID: model.PersonID{1, 2, 3}, Name: "丙"}
	when = time.Unix(1795500000, 0)
)

func newHome(t testing.TB, passphrase []byte) *Store {
	t.Helper()
	s, err := Create(
		filepath.Join(t.TempDir(), "home"), passphrase,
		Identity{Hub: "https://hub.example", Account: model.Account{Person: me}},
	)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// reopen closes a home and opens it again.
func reopen(t testing.TB, s *Store) *Store {
	t.Helper()
	must(t, s.Close())
	again, err := Open(s.Dir(), pass)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { again.Close() })
	return again
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func rid(n int) (id model.RecordID) {
	copy(id[:], fmt.Sprintf("record-%09d", n))
	return id
}

// visit is a change that makes one.
func visit(t testing.TB, n int, note string) Made {
	t.Helper()
	core, err := code.Core(model.Change{Nonce: [8]byte{byte(n), byte(n >> 8)}, Record: rid(n), Author: me.ID, At: when,
		Body: model.VisitMade{Household: model.HouseholdID{9}, Grid: grid, Outcome: model.Met, Note: note}})
	must(t, err)
	return Made{community, core}
}

// row is a record of the given body as it would come down.
func row(t testing.TB, n int, rev uint64, body model.Body) PutRow {
	t.Helper()
	rec, _ := model.Apply(
		nil, model.Change{Record: rid(n), Author: me.ID, At: when, Body: body},
		model.Stamp{By: me, At: when, On: when, Received: when, Rev: rev},
	)
	face, inside, err := code.Record(rec)
	must(t, err)
	return PutRow{Row{Community: community, ID: rid(n), Rev: rev, Face: face, Inside: inside}}
}

func house(name, phone string) model.HouseholdAdded {
	return model.HouseholdAdded{Grid: grid, Residents: []model.Resident{{Name: name}}, Phones: []string{phone}}
}

// loaded puts rows into a home as a first copy that is whole.
func loaded(t testing.TB, s *Store, rows ...PutRow) {
	t.Helper()
	ws := []Write{Enter{community}, NewNext{community, 7}}
	for _, r := range rows {
		ws = append(ws, r)
	}
	must(t, s.Commit(append(
		ws, SetCopy{Community: community, Digest: [8]byte{1}, Week: 2900, Cursor: 7}, Swap{community},
		SetSeen{community, 7, [8]byte{7}},
	)))
}

// shown are the revisions of all rows.
func shown(t testing.TB, s *Store) map[model.RecordID]uint64 {
	t.Helper()
	revs := map[model.RecordID]uint64{}
	must(t, s.Rows(func(r Row, _ func() []byte) bool {
		revs[r.ID] = r.Rev
		return true
	}))
	return revs
}

// sound fails the test where Check finds anything.
func sound(t testing.TB, s *Store) Report {
	t.Helper()
	r, err := s.Check()
	if err != nil || !r.Sound() {
		t.Errorf("check: %+v, %v", r, err)
	}
	return r
}
