package sync

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// worker may see what the tests' visits make.
var worker = model.Account{Person: me, Role: model.WorkerRole, Scopes: []model.Path{"522730/01/01/01"}}

// visited is a kept change that makes a visit of the worker's grid from nothing, and the row that a hub has of it after
// an exchange that was sent at when, met by a hub whose clock is ahead.
func visited(t *testing.T, n int, rev uint64, ahead time.Duration) (k store.Kept, row wire.Row) {
	t.Helper()
	c := model.Change{Record: rid(n), Author: me.ID, At: when.Add(-time.Hour), Body: model.VisitMade{
		Household: model.HouseholdID(rid(50)), Grid: "522730/01/01/01", Outcome: model.Met, Note: "note",
	}}
	core, err := code.Core(c)
	must(t, err)
	k = store.Kept{Seq: uint64(n), Save: uint64(n), Community: town, Record: rid(n), ID: code.ChangeID(core),
		Core: core}
	now := when.Add(ahead)
	record, out := model.Apply(nil, c, model.Stamp{
		By: me, Tags: worker.TagsIn(town), At: c.At, On: wire.CorrectedTime(c.At, when, now), Received: now, Rev: rev,
	})
	if out.Code != model.OK {
		t.Fatalf("the visit is %v", out)
	}
	return k, rowOf(t, record, rev)
}

// predicting is an exchange in which a laptop offers two visits and the hub leaves their rows out of its page.
func predicting(t *testing.T, ahead time.Duration) (st store.State, req wire.Request, r wire.Reply, s *Session,
	rows []wire.Row) {
	t.Helper()
	st = state(whole(9))
	st.Account = worker
	var verdicts []wire.Verdict
	for n, rev := range []uint64{10, 12} {
		k, row := visited(t, n+1, rev, ahead)
		st.Kept, rows = append(st.Kept, k), append(rows, row)
		verdicts = append(verdicts, wire.Verdict{ID: wire.ShortOf(k.ID), Code: model.OK, Rev: rev})
	}
	s = NewSession(1)
	req, _ = s.Request(st, when)
	p := page(9, 12)
	p.Digest = wire.DigestOf(worker.TagsIn(town))
	p.SetPredicted(0, 2)
	p.SetPredicted(1, 2)
	p.PredictedSum = wire.SumOfRows(rows)
	r = reply(s, wire.Answer{Head: 12, Verdicts: verdicts, Page: p})
	r.Account, r.Now = worker, when.Add(ahead).UnixMilli()
	return st, req, r, s, rows
}

func putRows(writes []store.Write) (rows []wire.Row) {
	for _, w := range writes {
		if p, ok := w.(store.PutRow); ok {
			rows = append(rows, wire.Row{Rev: p.Row.Rev, ID: p.Row.ID, Face: p.Row.Face, Inside: p.Row.Inside})
		}
	}
	return rows
}

// TestPredictedRowsAreThoseOfTheHub, whichever of the two clocks is ahead.
func TestPredictedRowsAreThoseOfTheHub(t *testing.T) {
	for _, ahead := range []time.Duration{0, 7 * time.Second, -5 * time.Minute} {
		st, req, r, s, rows := predicting(t, ahead)
		if !req.Predicts {
			t.Fatal("the request does not say that the laptop predicts")
		}
		must(t, validateReply(st, req, r))
		writes, sum := s.Receive(st, r, when)
		if d := cmp.Diff(rows, putRows(writes)); d != "" {
			t.Errorf("hub ahead by %s: rows differ:\n%s", ahead, d)
		}
		if sum.Accepted != 2 || sum.Pulled != 2 || sum.More {
			t.Errorf("summary %+v", sum)
		}
		if !slices.Contains(writes, store.Write(store.SetCopy{
			Community: town, Digest: r.Answers[0].Page.Digest, Week: week, Cursor: 12,
		})) {
			t.Error("the copy does not stand at the head")
		}
	}
}

// TestRowsThatDifferAreAskedFor: a page whose predicted rows are not those of the hub is passed over, its verdicts are
// taken, and later requests ask for rows.
func TestRowsThatDifferAreAskedFor(t *testing.T) {
	for name, spoil := range map[string]func(st *store.State, r *wire.Reply){
		"other rules":                func(_ *store.State, r *wire.Reply) { r.Answers[0].Page.PredictedSum[0]++ },
		"another name of the author": func(_ *store.State, r *wire.Reply) { r.Account.Person.Name = "丁" },
		"a change that is not kept":  func(st *store.State, _ *wire.Reply) { st.Kept = st.Kept[1:] },
		"out of the account's sight": func(_ *store.State, r *wire.Reply) { r.Account.Scopes = nil },
	} {
		t.Run(name, func(t *testing.T) {
			st, _, r, s, _ := predicting(t, 0)
			spoil(&st, &r)
			writes, sum := s.Receive(st, r, when)
			if len(putRows(writes)) > 0 || sum.Accepted == 0 || !sum.More {
				t.Errorf("it came to %+v, rows %v", sum, putRows(writes))
			}
			for _, w := range writes {
				if c, ok := w.(store.SetCopy); ok {
					t.Errorf("the copy moves to %d without its rows", c.Cursor)
				}
			}
			if req, _ := s.Request(st, when); req.Predicts {
				t.Error("the next request predicts again")
			}
		})
	}
}

// TestRowsLeftOutWithoutReason are a contradiction in the reply.
func TestRowsLeftOutWithoutReason(t *testing.T) {
	for name, spoil := range map[string]func(a *wire.Answer){
		"more than there are verdicts":  func(a *wire.Answer) { a.Page.Predicted = []byte{3, 1} },
		"of a copy that begins":         func(a *wire.Answer) { a.Page.From = 0 },
		"of no verdict":                 func(a *wire.Answer) { a.Page.Predicted = []byte{7} },
		"of a change that is held":      func(a *wire.Answer) { a.Verdicts[0].Code = model.Held },
		"of a change that was flagged":  func(a *wire.Answer) { a.Verdicts[0].Code = model.Flagged },
		"at a revision before the page": func(a *wire.Answer) { a.Verdicts[0].Rev = 9 },
		"at a revision after the page":  func(a *wire.Answer) { a.Page.Next = 11 },
	} {
		st, req, r, _, _ := predicting(t, 0)
		spoil(&r.Answers[0])
		if validateReply(st, req, r) == nil {
			t.Errorf("rows left out %s pass", name)
		}
	}
}
