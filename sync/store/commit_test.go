package store

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"

	"sidan/model"
	"sidan/model/code"
)

func TestFirstCopyIsNotShownUntilWhole(t *testing.T) {
	s := newHome(t, pass)
	must(t, s.Commit(
		[]Write{
			Enter{community}, NewNext{community, 9}, row(t, 1, 3, house("甲", "1")),
			SetCopy{community, [8]byte{1}, 2900, 3},
		},
	))
	if got := shown(t, s); len(got) != 0 {
		t.Errorf("half a copy is shown: %v", got)
	}
	s = reopen(t, s)
	must(t, s.Commit([]Write{row(t, 2, 9, house("乙", "2")), SetCopy{community, [8]byte{1}, 2901, 9}, Swap{community}}))
	if d := cmp.Diff(map[model.RecordID]uint64{rid(1): 3, rid(2): 9}, shown(t, s)); d != "" {
		t.Errorf("shown differ:\n%s", d)
	}
	cs, err := s.Communities()
	want := []Community{{Path: community, Shown: &Copy{Number: 1, Digest: [8]byte{1}, Week: 2901, Cursor: 9, Since: 9}}}
	if d := cmp.Diff(want, cs); d != "" || err != nil {
		t.Errorf("communities differ: %v\n%s", err, d)
	}
	sound(t, s)
}

func TestFreshCopyReplacesTheOld(t *testing.T) {
	s := newHome(t, pass)
	loaded(t, s, row(t, 1, 3, house("甲", "1")), row(t, 2, 4, house("乙", "2")))
	must(t, s.Commit([]Write{NewNext{community, 20}, row(t, 3, 5, house("丙", "3"))}))
	must(t, s.Commit([]Write{NewNext{community, 21}, row(t, 1, 13, house("甲", "1"))})) // begun again
	if got := shown(t, s); len(got) != 2 || got[rid(1)] != 3 {
		t.Errorf("yesterday's copy is touched: %v", got)
	}
	must(t, s.Commit([]Write{SetCopy{community, [8]byte{2}, 2900, 21}, Swap{community}}))
	if d := cmp.Diff(map[model.RecordID]uint64{rid(1): 13}, shown(t, s)); d != "" {
		t.Errorf("shown differ:\n%s", d)
	}
	sound(t, s)
}

// TestACopyWithoutItsRowsIsNone: it is fetched anew, where it would else stand empty and never be asked for again.
func TestACopyWithoutItsRowsIsNone(t *testing.T) {
	s := newHome(t, pass)
	loaded(t, s, row(t, 1, 3, house("甲", "1")))
	cs, err := s.Communities()
	must(t, err)
	if len(cs) != 1 || cs[0].Shown == nil {
		t.Fatalf("%+v", cs)
	}
	must(t, s.db.Update(
		func(tx *bolt.Tx) error { return tx.Bucket([]byte(bRows)).DeleteBucket(number(cs[0].Shown.Number)) },
	))
	if cs, err = s.Communities(); err != nil || len(cs) != 1 || cs[0].Shown != nil {
		t.Errorf("%+v, %v", cs, err)
	}
}

func TestRows(t *testing.T) {
	s := newHome(t, pass)
	loaded(
		t, s, row(t, 1, 3, house("甲", "1")), row(t, 2, 4, house("乙", "2")),
		row(t, 3, 5, model.PlaceAdded{Path: "522730/01", Name: "金桂"}),
	)
	bare := row(t, 1, 8, house("甲", "1"))
	bare.Inside = nil // sight of the inside was lost
	must(t, s.Commit([]Write{bare, DropRow{community, rid(2)}, DropRow{community, rid(9)}}))
	var revs []uint64
	insides := 0
	must(t, s.Rows(func(r Row, inside func() []byte) bool {
		revs = append(revs, r.Rev)
		if inside() != nil {
			insides++
		}
		return true
	}))
	if d := cmp.Diff([]uint64{8, 5}, revs); d != "" || insides != 0 {
		t.Errorf("%d insides; revisions differ:\n%s", insides, d)
	}
	seen := 0
	must(t, s.Rows(func(Row, func() []byte) bool { seen++; return false }))
	must(t, s.RowsOf(community, func(Row, func() []byte) bool { seen++; return false }))
	must(t, s.RowsOf("522730/02", func(Row, func() []byte) bool { seen++; return false }))
	if seen != 2 {
		t.Errorf("went on %d times after being told to stop", seen)
	}
	r, ok, err := s.Row(community, rid(1))
	if err != nil || !ok || r.Rev != 8 || r.Inside != nil {
		t.Errorf("Row = %+v, %v, %v", r, ok, err)
	}
	if _, ok, err := s.Row(community, rid(2)); ok || err != nil {
		t.Errorf("a record that is gone: %v, %v", ok, err)
	}
	sound(t, s)
}

func TestInsideIsThereWhenAsked(t *testing.T) {
	s := newHome(t, pass)
	want := row(t, 1, 3, house("甲", "1"))
	loaded(t, s, want)
	must(t, s.Rows(func(r Row, inside func() []byte) bool {
		rec, err := code.Open(r.Face, inside())
		if err != nil || rec.(*model.Household).Householder() != "甲" {
			t.Errorf("opened %+v, %v", rec, err)
		}
		return true
	}))
	got, _, err := s.Row(community, rid(1))
	if d := cmp.Diff(want.Row, got); d != "" || err != nil {
		t.Errorf("row differs: %v\n%s", err, d)
	}
}

func TestVisitsPastTheHorizonGo(t *testing.T) {
	s := newHome(t, pass)
	loaded(t, s, row(t, 1, 1, model.VisitMade{Grid: grid, Outcome: model.Met}), row(t, 2, 2, house("甲", "1")))
	week := model.DayOf(when).Week()
	must(t, s.Commit([]Write{DropVisits{community, week}}))
	if got := shown(t, s); len(got) != 2 {
		t.Errorf("a visit of the very week went: %v", got)
	}
	must(t, s.Commit([]Write{DropVisits{community, week + 1}}))
	if d := cmp.Diff(map[model.RecordID]uint64{rid(2): 2}, shown(t, s)); d != "" {
		t.Errorf("shown differ:\n%s", d)
	}
}

func TestCommitIsWholeOrNot(t *testing.T) {
	s := newHome(t, pass)
	loaded(t, s, row(t, 1, 3, house("甲", "1")))
	_, err := s.Append([]Made{visit(t, 5, "")})
	must(t, err)
	must(t, s.PutDraft(DraftKey{"visit", rid(1)}, []byte("x"), when))
	before, err := s.State()
	must(t, err)
	for _, c := range []struct {
		name string
		last Write
		want error
	}{
		{"a change that is not kept", SetFate{99, Fate{Offered: true}}, ErrNotKept},
		{"a bounce of none", Bounce{Seq: 99}, ErrNotKept},
		{"a community not asked about", NewNext{"522730/77", 1}, errUnknownCommunity},
		{"a row for no copy", PutRow{Row{Community: "522730/77"}}, errUnknownCommunity},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := s.Commit([]Write{
				SetSeen{community, 99, [8]byte{9}}, SetFate{1, Fate{Offered: true}}, DropRow{community, rid(1)},
				NewNext{community, 3}, c.last,
			})
			if !errors.Is(err, c.want) {
				t.Errorf("Commit = %v, want %v", err, c.want)
			}
			after, err := s.State()
			if d := cmp.Diff(before, after); d != "" || err != nil {
				t.Errorf("something of it stayed: %v\n%s", err, d)
			}
			if len(shown(t, s)) != 1 {
				t.Error("rows changed")
			}
		})
	}
	must(t, s.Commit(nil))
	if _, ok, _ := s.Draft(DraftKey{"visit", rid(1)}); !ok {
		t.Error("a commit touched a draft")
	}
	sound(t, s)
}

func TestForget(t *testing.T) {
	s := newHome(t, pass)
	loaded(t, s, row(t, 1, 3, house("甲", "1")))
	must(t, s.Commit([]Write{
		NewNext{community, 9}, row(t, 2, 3, house("乙", "1")), Forget{community}, Forget{"522730/77"},
	}))
	if cs, err := s.Communities(); len(cs) != 0 || err != nil {
		t.Errorf("communities = %+v, %v", cs, err)
	}
	if r := sound(t, s); r.Records != 0 {
		t.Errorf("%d records stay", r.Records)
	}
	must(t, s.Commit([]Write{Enter{community}, Enter{community}}))
	if cs, _ := s.Communities(); len(cs) != 1 || cs[0].Filling() != nil {
		t.Errorf("entered again: %+v", cs)
	}
}

func TestStateTellsRevisionsOfWhatIsUnanswered(t *testing.T) {
	s := newHome(t, pass)
	loaded(t, s, row(t, 1, 3, house("甲", "1")), row(t, 2, 4, house("乙", "2")))
	_, err := s.Append([]Made{visit(t, 1, ""), visit(t, 2, ""), visit(t, 3, "")})
	must(t, err)
	must(t, s.Commit([]Write{SetFate{2, Fate{Offered: true, Code: model.OK, Rev: 4, InRows: true}},
		SetAccount{model.Account{Person: me, Role: model.WorkerRole}, []model.Path{community}}, Enter{"522730/02"},
		NewNext{"522730/02", 1}}))
	st, err := s.State()
	must(t, err)
	if d := cmp.Diff(map[model.RecordID]uint64{rid(1): 3}, st.Revs); d != "" {
		t.Errorf("revisions differ:\n%s", d)
	}
	if st.Account.Role != model.WorkerRole || len(st.Listed) != 1 || len(st.Kept) != 3 {
		t.Errorf("state = %+v", st)
	}
	if st.Communities[0].Shown.Empty || !st.Communities[1].Next.Empty {
		t.Errorf("empty copies are not told: %+v", st.Communities)
	}
}
