package sync

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"sidan/model"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// filling is the town with an old copy shown at 5 and a new one fetched up to a cursor.
func filling(cursor uint64) store.Community {
	c := whole(5)
	c.Seen = 12
	c.Next = &store.Copy{Digest: dig, Week: week, Cursor: cursor, Since: 9}
	return c
}

func with(st store.State, revs map[model.RecordID]uint64) store.State {
	st.Revs = revs
	return st
}

func fate(n int, f store.Fate) store.Write { return store.SetFate{Seq: uint64(n), Fate: f} }

// spoiled, swapped, large and unknown are rows that cannot be read: their bytes are none of ours, another
// record's, too many, or of a kind to come.
func spoiled(r wire.Row) wire.Row { r.Face = r.Face[:len(r.Face)-1]; return r }
func swapped(r wire.Row) wire.Row { r.Face = row(99, 1).Face; return r }
func large(r wire.Row) wire.Row   { r.Inside = make([]byte, wire.MostRowBytes); return r }
func unknown(r wire.Row) wire.Row { r.Face = append([]byte{0x82, 0x17}, r.Face[2:]...); return r }

func leaving(p *wire.Page, n int) *wire.Page {
	p.LeftOut = append(p.LeftOut, rid(n))
	return p
}

func skip(n int, rev uint64) store.Write { return store.SkipRow{Community: town, ID: rid(n), Rev: rev} }

func skipping(st store.State, n int) store.State {
	st.Skipped = map[model.RecordID]bool{rid(n): true}
	return st
}

func TestReceive(t *testing.T) {
	flag := model.Refusal{Reason: model.FlagHelp}
	taken := model.Refusal{Reason: model.Taken, Args: []string{"a"}, Against: me}
	told := func(v wire.Verdict, why model.Refusal) wire.Verdict {
		v.Why, v.Args, v.Against = why.Reason, why.Args, why.Against
		return v
	}
	with2 := func(p *wire.Page, d wire.Digest, w model.Week) *wire.Page {
		p.Digest, p.Week = d, w
		return p
	}
	cases := []struct {
		name   string
		state  store.State
		answer wire.Answer
		writes []store.Write
		want   Summary
	}{
		{"nothing new writes nothing", state(whole(9)), wire.Answer{Head: 9, Page: page(9, 9)}, nil, Summary{}},

		{"step 2: again", state(whole(9), kept(1, inRows(ok(4))), kept(2, ok(8)), kept(3, held), kept(4, queued)),
			wire.Answer{Again: true},
			[]store.Write{
				store.NewNext{Community: town}, store.SetSeen{Community: town}, fate(1, inRows(offered)),
				fate(2, offered), fate(3, offered),
			},
			Summary{Again: true, Anew: 4, More: true, Pending: 4}},
		{"step 2: again, while a copy is filled", state(filling(7)), wire.Answer{Again: true},
			[]store.Write{store.NewNext{Community: town}, store.SetSeen{Community: town}},
			Summary{Again: true, More: true}},

		{"step 3: accepted", state(whole(9), kept(1, offered)),
			wire.Answer{Head: 10, Verdicts: []wire.Verdict{verdict(1, model.OK, 10)}},
			[]store.Write{seen(10), fate(1, ok(10))}, Summary{Pushed: 1, Accepted: 1, More: true}},
		{"step 3: flagged", state(whole(9), kept(1, offered)),
			wire.Answer{Head: 10, Verdicts: []wire.Verdict{told(verdict(1, model.Flagged, 10), flag)}},
			[]store.Write{seen(10), fate(1, store.Fate{Offered: true, Code: model.Flagged, Rev: 10, Why: flag})},
			Summary{Pushed: 1, Accepted: 1, Flagged: 1, More: true}},
		{"step 3: refused", state(whole(9), kept(1, offered)),
			wire.Answer{
				Head: 10, Verdicts: []wire.Verdict{told(verdict(1, model.Refused, 10), taken)},
				Page: page(9, 10),
			},
			[]store.Write{store.Bounce{Seq: 1, Why: taken, At: when}, seen(10), setCopy(10)},
			Summary{Pushed: 1, Refused: 1}},
		{"step 3: held, and held again", state(whole(9), kept(1, offered), kept(2, held)),
			wire.Answer{Head: 9, Verdicts: []wire.Verdict{
				told(verdict(1, model.Held, 0), held.Why), told(verdict(2, model.Held, 0), held.Why),
			}, Page: page(9, 9)},
			[]store.Write{fate(1, held)}, Summary{Pushed: 1, Held: 2}},
		{"step 3: held before, accepted now", state(whole(9), kept(2, held)),
			wire.Answer{Head: 11, Verdicts: []wire.Verdict{verdict(2, model.OK, 11)}, Page: page(9, 11, row(2, 11))},
			[]store.Write{seen(11), put(2, 11), setCopy(11), fate(2, inRows(ok(11)))}, Summary{Accepted: 1, Pulled: 1}},
		{"step 3: verdicts come in any order, and on what is not kept",
			state(whole(9), kept(1, offered), kept(2, offered)),
			wire.Answer{
				Head:     11,
				Verdicts: []wire.Verdict{verdict(2, model.OK, 11), verdict(7, model.OK, 3), verdict(1, model.OK, 10)},
			},
			[]store.Write{seen(11), fate(1, ok(10)), fate(2, ok(11))}, Summary{Pushed: 2, Accepted: 2, More: true}},
		{"step 3: a verdict that stands is not replaced", state(whole(9), kept(1, inRows(ok(4)))),
			wire.Answer{Head: 9, Verdicts: []wire.Verdict{verdict(1, model.Refused, 9)}, Page: page(9, 9)}, nil,
			Summary{}},
		{"step 3: a code of another program says nothing", state(whole(9), kept(1, offered)),
			wire.Answer{Head: 9, Verdicts: []wire.Verdict{verdict(1, 9, 9)}}, nil, Summary{Pending: 1, More: true}},

		{"step 4: what cannot be read is stepped over", state(whole(9), kept(2, offered)),
			wire.Answer{
				Head: 13, Verdicts: []wire.Verdict{verdict(2, model.OK, 11)},
				Page: leaving(page(9, 13, row(1, 10), spoiled(row(2, 11)), swapped(row(3, 12)), large(row(4, 13))), 5),
			},
			[]store.Write{
				seen(13), put(1, 10), skip(2, 11), skip(3, 12), skip(4, 13), skip(5, 0), setCopy(13),
				fate(2, ok(11)),
			},
			Summary{Pushed: 1, Accepted: 1, Pulled: 4, Skipped: 4}},
		{"step 4: a later version that can be read takes its place", skipping(state(whole(11), kept(2, ok(11))), 2),
			wire.Answer{Head: 12, Page: page(11, 12, row(2, 12))},
			[]store.Write{seen(12), put(2, 12), setCopy(12), fate(2, inRows(ok(11)))}, Summary{Pulled: 1}},
		{"step 4: what is not known by this program is kept", state(whole(9)),
			wire.Answer{Head: 10, Page: page(9, 10, unknown(row(1, 10)))},
			[]store.Write{seen(10), store.PutRow{Row: store.Row{
				Community: town, ID: rid(1), Rev: 10, Face: unknown(row(1, 10)).Face, Inside: row(1, 10).Inside,
			}}, setCopy(10)},
			Summary{Pulled: 1}},
		{"step 6: a change to what cannot be read stays over the rows", skipping(state(whole(11), kept(2, ok(11))), 2),
			wire.Answer{Head: 11, Page: page(11, 11)}, nil, Summary{}},

		{"step 4: rows and gone", state(whole(9)), wire.Answer{Head: 12, Page: page(9, 12, row(1, 10), gone(2))},
			[]store.Write{seen(12), put(1, 10), store.DropRow{Community: town, ID: rid(2)}, setCopy(12)},
			Summary{Pulled: 2}},
		{"step 4: a page that was cut", state(whole(9)), wire.Answer{Head: 12, Page: page(9, 10, row(1, 10))},
			[]store.Write{seen(12), put(1, 10), setCopy(10)}, Summary{Pulled: 1, More: true}},
		{"step 4: from 0 is a new copy", state(whole(9)),
			wire.Answer{Head: 12, Page: with2(page(0, 10, row(1, 10)), wire.Digest{8}, week)},
			[]store.Write{
				seen(12), store.NewNext{Community: town, Since: 12}, put(1, 10),
				store.SetCopy{Community: town, Digest: wire.Digest{8}, Week: week, Cursor: 10},
			},
			Summary{Pulled: 1, More: true}},
		{"step 4: from 0 while one is filled begins again", state(filling(7)),
			wire.Answer{Head: 12, Page: page(0, 3, row(1, 3))},
			[]store.Write{store.NewNext{Community: town, Since: 12}, put(1, 3), setCopy(3)},
			Summary{Pulled: 1, More: true}},
		{"step 4: the horizon moves with the hub's week", state(whole(9)),
			wire.Answer{Head: 9, Page: with2(page(9, 9), dig, week+1)},
			[]store.Write{
				store.DropVisits{Community: town, Before: week + 1 - model.Horizon},
				store.SetCopy{Community: town, Digest: dig, Week: week + 1, Cursor: 9},
			}, Summary{}},
		{"step 4: a page for another cursor is not taken", state(whole(9)),
			wire.Answer{Head: 12, Page: page(8, 12, row(1, 10))},
			[]store.Write{seen(12)}, Summary{More: true}},
		{"step 4: an empty community is whole and stays so",
			state(store.Community{Path: town, Mark: mark, Shown: &store.Copy{Digest: dig, Week: week, Empty: true}}),
			wire.Answer{Page: page(0, 0)}, nil, Summary{}},

		{"step 5: swapped when the cursor is the head",
			state(filling(10), kept(1, inRows(ok(4))), kept(2, inRows(offered)), kept(3, ok(11))),
			wire.Answer{Head: 12, Verdicts: []wire.Verdict{verdict(2, model.OK, 12)}, Page: page(10, 12, row(1, 12))},
			[]store.Write{
				put(1, 12), setCopy(12), store.Swap{Community: town}, fate(2, inRows(ok(12))),
				fate(3, inRows(ok(11))),
			},
			Summary{Pushed: 1, Accepted: 1, Pulled: 1}},
		{"step 5: bits of what is queued are cleared", state(filling(10), kept(2, inRows(offered))),
			wire.Answer{Head: 12, Page: page(10, 12)},
			[]store.Write{setCopy(12), store.Swap{Community: town}, fate(2, offered)}, Summary{Pending: 1, More: true}},
		{"step 5: the first copy in one page", state(store.Community{Path: town}),
			wire.Answer{Head: 3, Page: page(0, 3, row(1, 3))},
			[]store.Write{
				seen(3), store.NewNext{Community: town, Since: 3}, put(1, 3), setCopy(3), store.Swap{Community: town},
			}, Summary{Pulled: 1}},

		{"step 6: the bit waits for the record's row",
			with(state(whole(9), kept(1, ok(10)), kept(2, ok(11))), map[model.RecordID]uint64{rid(1): 3, rid(2): 4}),
			wire.Answer{Head: 12, Page: page(9, 10, row(1, 10))},
			[]store.Write{seen(12), put(1, 10), setCopy(10), fate(1, inRows(ok(10)))}, Summary{Pulled: 1, More: true}},
		{"step 6: past a cut page, the record moved on",
			with(state(whole(9), kept(1, ok(10))), map[model.RecordID]uint64{rid(1): 3}),
			wire.Answer{Head: 20, Page: page(9, 15, row(2, 15))},
			[]store.Write{seen(20), put(2, 15), setCopy(15)}, Summary{Pulled: 1, More: true}},
		{"step 6: the row came before the verdict",
			with(state(whole(9), kept(1, offered)), map[model.RecordID]uint64{rid(1): 10}),
			wire.Answer{Head: 12, Verdicts: []wire.Verdict{verdict(1, model.OK, 10)}},
			[]store.Write{seen(12), fate(1, inRows(ok(10)))}, Summary{Pushed: 1, Accepted: 1, More: true}},
		{"step 6: everything has come, and the record is not for this account", state(whole(9), kept(1, ok(10))),
			wire.Answer{Head: 12, Page: page(9, 12)}, []store.Write{seen(12), setCopy(12), fate(1, inRows(ok(10)))},
			Summary{}},
		{"step 6: gone takes the revision with it",
			with(state(whole(9), kept(1, ok(5))), map[model.RecordID]uint64{rid(1): 4}),
			wire.Answer{Head: 12, Page: page(9, 11, gone(1))},
			[]store.Write{seen(12), store.DropRow{Community: town, ID: rid(1)}, setCopy(11)},
			Summary{Pulled: 1, More: true}},
		{"step 6: while a copy is filled bits stay",
			with(state(filling(10), kept(1, ok(11))), map[model.RecordID]uint64{rid(1): 11}),
			wire.Answer{Head: 12, Page: page(10, 11, row(1, 11))},
			[]store.Write{put(1, 11), setCopy(11)}, Summary{Pulled: 1, More: true}},

		{"step 7: safe and in the rows is let go",
			state(whole(9), kept(1, inRows(ok(4))), kept(2, inRows(ok(6))), kept(3, offered)),
			wire.Answer{Head: 9, Safe: 5, Verdicts: []wire.Verdict{verdict(3, model.OK, 3)}, Page: page(9, 9)},
			[]store.Write{store.DropKept{Seq: 1}, store.DropKept{Seq: 3}}, Summary{Pushed: 1, Accepted: 1}},
		{"step 7: safe, but its row has not come",
			with(state(whole(9), kept(1, ok(10))), map[model.RecordID]uint64{rid(1): 3}),
			wire.Answer{Head: 20, Safe: 20, Page: page(9, 9)}, []store.Write{seen(20)}, Summary{More: true}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := NewSession(1)
			s.Request(c.state, when)
			if c.answer.Again {
				c.answer.Mark = wire.Mark{}
			}
			writes, sum := s.Receive(c.state, reply(s, c.answer), when)
			if d := cmp.Diff(c.writes, withoutClock(writes), cmpopts.EquateEmpty()); d != "" {
				t.Errorf("writes differ:\n%s", d)
			}
			counts := cmpopts.IgnoreFields(Summary{}, "Records", "Reread")
			if d := cmp.Diff(c.want, sum, cmpopts.IgnoreUnexported(Summary{}), counts); d != "" {
				t.Errorf("summary differs:\n%s", d)
			}
		})
	}
}

func withoutClock(writes []store.Write) (left []store.Write) {
	for _, w := range writes {
		if _, clock := w.(store.SetClock); !clock {
			left = append(left, w)
		}
	}
	return left
}

// TestStep1: only the reply that is awaited is merged, and only once.
func TestStep1(t *testing.T) {
	st := state(whole(9))
	s := NewSession(1)
	s.Request(st, when)
	late := reply(s, wire.Answer{Head: 10, Page: page(9, 10, row(1, 10))})
	late.Communities = nil
	s.Request(st, when)
	awaited := reply(s, wire.Answer{Head: 11, Page: page(9, 11, row(1, 11))})
	fresh := NewSession(1 << 20)

	for _, c := range []struct {
		name string
		s    *Session
		r    wire.Reply
		want bool
	}{
		{"to an earlier request", s, late, false},
		{"to a session that was", fresh, awaited, false},
		{"the one awaited", s, awaited, true},
		{"the same once more", s, awaited, false},
		{"without an answer", s, wire.Reply{Communities: []model.Path{next}}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if writes, _ := c.s.Receive(st, c.r, when); (len(writes) > 0) != c.want {
				t.Errorf("writes = %+v", writes)
			}
		})
	}
}

// TestAReplyThatLeavesOutTheAccount speaks for the account and communities that the home has.
func TestAReplyThatLeavesOutTheAccount(t *testing.T) {
	st := state(whole(9))
	s := NewSession(1)
	req, _ := s.Request(st, when)
	if req.Known != wire.KnownOf(st.Account, st.Listed) {
		t.Error("the request does not say what the home knows")
	}
	r := reply(s, wire.Answer{Head: 9, Page: page(9, 9)})
	r.Account, r.Communities = model.Account{}, nil
	if err := validateReply(st, req, r); err != nil {
		t.Error(err)
	}
	if writes, sum := s.Receive(st, r, when); len(writes) > 0 || sum.Account {
		t.Errorf("it came to %+v, %+v", writes, sum)
	}
}

func TestStep8(t *testing.T) {
	empty := whole(9)
	empty.Shown.Empty = true
	lostNow := whole(9)
	lostNow.Shown.Digest = wire.Digest{1}
	cases := []struct {
		name   string
		state  store.State
		answer wire.Answer
		forget bool
	}{
		{"empty, nothing kept", state(empty), wire.Answer{Head: 9, Page: page(9, 9)}, true},
		{"emptied by this very reply", state(lostNow), wire.Answer{Head: 9, Page: page(0, 9)}, true},
		{"something is kept", state(empty, kept(1, offered)), wire.Answer{Head: 9}, false},
		{"the last that was kept is let go", state(empty, kept(1, inRows(ok(3)))), wire.Answer{
			Head: 9, Safe: 9, Page: page(9, 9),
		}, true},
		{"rows are left", state(whole(9)), wire.Answer{Head: 9, Page: page(9, 9)}, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := NewSession(1)
			s.Request(c.state, when)
			r := reply(s, c.answer)
			r.Communities = []model.Path{next}
			writes, sum := s.Receive(c.state, r, when)
			forgot, entered := false, false
			for _, w := range writes {
				forgot = forgot || cmp.Equal(w, store.Write(store.Forget{Community: town}))
				entered = entered || cmp.Equal(w, store.Write(store.Enter{Community: next}))
			}
			if forgot != c.forget || !entered || !sum.More || !sum.Account {
				t.Errorf("forgot %v, entered %v, %+v", forgot, entered, sum)
			}
		})
	}
}

// TestWhatTheScreensMustReadAgain: rows shown, predictions that changed, copies swapped; nothing of a copy
// being filled.
func TestWhatTheScreensMustReadAgain(t *testing.T) {
	cases := []struct {
		name    string
		state   store.State
		answer  wire.Answer
		records []Touched
		reread  []model.Path
	}{
		{"a row", state(whole(9)), wire.Answer{
			Head: 10, Page: page(9, 10, row(1, 10)),
		}, []Touched{{town, rid(1)}}, nil},
		{"a verdict", state(whole(9), kept(2, offered)), wire.Answer{
			Head: 10, Verdicts: []wire.Verdict{verdict(2, model.OK, 10)},
		}, []Touched{{town, rid(2)}}, nil},
		{"a bounce", state(whole(9), kept(2, offered)), wire.Answer{
			Head: 10, Verdicts: []wire.Verdict{verdict(2, model.Refused, 10)},
		}, []Touched{{town, rid(2)}}, nil},
		{"accepted, safe and let go at once", state(whole(9), kept(2, offered)),
			wire.Answer{Head: 9, Safe: 9, Verdicts: []wire.Verdict{verdict(2, model.OK, 3)}, Page: page(9, 9)},
			[]Touched{{town, rid(2)}}, nil},
		{"a row of a copy being filled", state(filling(7)), wire.Answer{
			Head: 12, Page: page(7, 8, row(1, 8)),
		}, nil, nil},
		{"a swap", state(filling(7)), wire.Answer{Head: 12, Page: page(7, 12, row(1, 8))}, nil, []model.Path{town}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := NewSession(1)
			s.Request(c.state, when)
			_, sum := s.Receive(c.state, reply(s, c.answer), when)
			if d := cmp.Diff(c.records, sum.Records) + cmp.Diff(c.reread, sum.Reread); d != "" {
				t.Errorf("differ:\n%s", d)
			}
		})
	}
}

func TestClockIsKeptWhenItMoved(t *testing.T) {
	cases := []struct {
		name   string
		was    store.Clock
		now    time.Time
		writes int
	}{
		{"as known", store.Clock{Skew: time.Hour, Hub: when}, when.Add(-time.Hour), 0},
		{"the laptop's clock was put", store.Clock{Skew: time.Hour, Hub: when}, when, 1},
		{"a minute later", store.Clock{Hub: when.Add(-time.Minute)}, when, 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			st := state(whole(9))
			st.Clock = c.was
			s := NewSession(1)
			s.Request(st, c.now)
			writes, _ := s.Receive(st, reply(s, wire.Answer{Head: 9, Page: page(9, 9)}), c.now)
			if len(writes) != c.writes {
				t.Fatalf("writes = %+v", writes)
			}
			want := store.Write(store.SetClock{Clock: store.Clock{Skew: when.Sub(c.now), Hub: when}})
			if c.writes == 1 && !cmp.Equal(writes[0], want) {
				t.Errorf("writes = %+v", writes)
			}
		})
	}
}

// TestReceiveLeavesItsInputAlone: a driver may hand the same state in again.
func TestReceiveLeavesItsInputAlone(t *testing.T) {
	make := func() store.State {
		return with(state(filling(10), kept(1, inRows(ok(4))), kept(2, offered)), map[model.RecordID]uint64{rid(1): 3})
	}
	st := make()
	s := NewSession(1)
	s.Request(st, when)
	s.Receive(st, reply(
		s,
		wire.Answer{Head: 12, Verdicts: []wire.Verdict{verdict(2, model.Refused, 12)}, Page: page(10, 12, row(1, 12))},
	), when)
	if d := cmp.Diff(make(), st); d != "" {
		t.Errorf("the state was altered:\n%s", d)
	}
}

// TestAnAccountThatChangesIsNews: also where it is only a team that somebody joined.
func TestAnAccountThatChangesIsNews(t *testing.T) {
	team := []model.Addressee{{Kind: model.ToTeam, ID: rid(1), Name: "t"}}
	for name, now := range map[string]model.Account{
		"nothing": {Person: me}, "a role": {Person: me, Role: model.VolunteerRole},
		"a scope": {Person: me, Scopes: []model.Path{town}},
		"a team":  {Person: me, Groups: team}, "a name": {Person: model.Ref{ID: me.ID, Name: "d"}},
	} {
		s := NewSession(1)
		st := state(whole(5))
		s.Request(st, when)
		r := reply(s, wire.Answer{Head: 5})
		r.Account = now
		writes, sum := s.Receive(st, r, when)
		written := slices.ContainsFunc(
			writes,
			func(w store.Write) bool { a, ok := w.(store.SetAccount); return ok && a.Account.Equal(now) },
		)
		if changed := name != "nothing"; sum.Account != changed || written != changed {
			t.Errorf("%s: news %v, written %v", name, sum.Account, written)
		}
	}
}
