package sync

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// rowOf is a row of a record as a hub would write it.
func rowOf(t *testing.T, r model.Record, rev uint64) wire.Row {
	t.Helper()
	face, inside, err := code.Record(r)
	must(t, err)
	return wire.Row{Rev: rev, ID: r.RecordID(), Face: face, Inside: inside}
}

// TestAFalseReplyIsNotMerged has a hub that answered well lie once, in each way, to a home that has something
// queued: nothing of that reply is taken, and with the truth everything comes to rest.
func TestAFalseReplyIsNotMerged(t *testing.T) {
	foreign := rowOf(
		t,
		&model.Household{ID: model.HouseholdID(rid(90)), Grid: "522730/01/02/01", Inside: &model.HouseholdInside{}},
		5,
	)
	worker := model.Account{Person: me, Role: model.WorkerRole, Scopes: []model.Path{"522730/01/01/01"}}
	known := func(r *wire.Reply) {
		r.Account = worker
		r.Answers[0].Page.Digest = wire.DigestOf(worker.TagsIn(town))
	}
	lies := []struct {
		name string
		tell func(r *wire.Reply)
	}{
		{"another mark at the same head", func(r *wire.Reply) {
			r.Answers[0] = wire.Answer{Community: town, Ask: r.Answers[0].Ask, Head: 4, Mark: wire.Mark{9}}
		}},
		{"a head behind", func(r *wire.Reply) {
			r.Answers[0] = wire.Answer{Community: town, Ask: r.Answers[0].Ask, Head: 3, Mark: mark}
		}},
		{"a verdict for another id", func(r *wire.Reply) { r.Answers[0].Verdicts[0].ID[0]++ }},
		{"a verdict outside the log", func(r *wire.Reply) { r.Answers[0].Verdicts[0].Rev = 6 }},
		{"a verdict at 0, which would let the change go", func(r *wire.Reply) { r.Answers[0].Verdicts[0].Rev = 0 }},
		{"backups of what has not been", func(r *wire.Reply) { r.Answers[0].Safe = 6 }},
		{"another community", func(r *wire.Reply) { r.Answers[0].Community = next }},
		{"one community more", func(r *wire.Reply) {
			r.Answers = append(
				r.Answers, wire.Answer{Community: next, Page: page(0, 0)},
			)
		}},
		{"no answer", func(r *wire.Reply) { r.Answers = nil }},
		{"an answer to another question", func(r *wire.Reply) { r.Answers[0].Ask++ }},
		{"a row with a lower revision", func(r *wire.Reply) { r.Answers[0].Page.Rows[0].Rev = 4 }},
		{"a row beyond the page", func(r *wire.Reply) { r.Answers[0].Page.Rows[0].Rev = 6 }},
		{"a page beyond the head", func(r *wire.Reply) { r.Answers[0].Page.Next = 6 }},
		{"a page that goes back", func(r *wire.Reply) { r.Answers[0].Page.Next = 3; r.Answers[0].Page.Rows = nil }},
		{"a page of another copy", func(r *wire.Reply) { r.Answers[0].Page.From = 2 }},
		{"a row of another audience", func(r *wire.Reply) { known(r); r.Answers[0].Page.Rows[0] = foreign }},
		{"another person's account", func(r *wire.Reply) { r.Account.Person.ID[0]++ }},
	}
	for _, l := range lies {
		t.Run(l.name, func(t *testing.T) {
			s, h, session := newHome(t), newHub(4), NewSession(1)
			if _, err := Run(context.Background(), s, session, h.exchange, clock); err != nil {
				t.Fatal(err)
			}
			_, err := s.Append([]store.Made{{Community: town, Core: core(5)}})
			must(t, err)
			lying := func(ctx context.Context, req wire.Request) (wire.Reply, error) {
				r, err := h.exchange(ctx, req)
				r.Answers[0].Page.Rows = slices.Clone(r.Answers[0].Page.Rows)
				l.tell(&r)
				return r, err
			}
			before, err := s.State()
			must(t, err)
			if _, err := Run(context.Background(), s, session, lying, clock); !errors.Is(err, ErrContradiction) ||
				ResultOf(err) != "astray" {
				t.Errorf("Run = %v", err)
			}
			after, err := s.State()
			must(t, err)
			before.Kept[0].Offered = true // before it left
			if d := cmp.Diff(before, after, cmpopts.EquateEmpty()); d != "" {
				t.Errorf("something was taken:\n%s", d)
			}
			if _, err := Run(context.Background(), s, session, h.exchange, clock); err != nil {
				t.Fatal(err)
			}
			converged(t, s, h)
		})
	}
}

// TestARowIsJudgedByTheRuleThatIsKnown: where the hub's rule of who sees what is a newer one, its digest says so.
func TestARowIsJudgedByTheRuleThatIsKnown(t *testing.T) {
	worker := model.Account{Person: me, Role: model.WorkerRole, Scopes: []model.Path{"522730/01/01/01"}}
	house := func(grid model.Path) wire.Row {
		return rowOf(
			t, &model.Household{ID: model.HouseholdID(rid(90)), Grid: grid, Inside: &model.HouseholdInside{}},
			5,
		)
	}
	now, newer := wire.DigestOf(worker.TagsIn(town)), wire.Digest{1}
	for _, c := range []struct {
		name   string
		digest wire.Digest
		row    wire.Row
		honest bool
	}{
		{"one's own door", now, house("522730/01/01/01"), true},
		{"another grid's", now, house("522730/01/02/01"), false},
		{"another grid's, by a rule that is not known", newer, house("522730/01/02/01"), true},
		{"one that cannot be read", now, spoiled(row(1, 5)), true},
	} {
		r := wire.Reply{Account: worker, Answers: []wire.Answer{
			{Community: town, Head: 5, Page: &wire.Page{Next: 5, Digest: c.digest, Rows: []wire.Row{c.row}}},
		}}
		err := validateReply(store.State{Account: worker},
			wire.Request{Asks: []wire.Ask{{Community: town, Rows: true}}}, r)
		if (err == nil) != c.honest {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
