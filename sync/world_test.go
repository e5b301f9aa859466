package sync

import (
	"fmt"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/store"
	"sidan/sync/wire"
)

const (
	town = model.Path("522730/01")
	next = model.Path("522730/02")
)

var (
	me   = model.Ref{ID: model.PersonID{1, 2, 3}, Name: "丙"}
	when = time.Unix(1795500000, 0)
	mark = wire.Mark{7}
	dig  = wire.Digest{4}
)

const week = model.Week(2900)

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

// core of a change to record n.
func core(n int) []byte {
	b, err := code.Core(
		model.Change{Record: rid(n), Author: me.ID, At: when, Body: model.VisitMade{Grid: town, Outcome: model.Met}},
	)
	if err != nil {
		panic(err)
	}
	return b
}

// kept is the n-th change of the town, to record n.
func kept(n int, f store.Fate) store.Kept {
	c := core(n)
	return store.Kept{
		Seq: uint64(n), Save: uint64(n), Community: town, Record: rid(n), ID: code.ChangeID(c), Core: c, Fate: f,
	}
}

func ok(rev uint64) store.Fate {
	return store.Fate{Offered: true, Code: model.OK, Rev: rev}
}

func inRows(f store.Fate) store.Fate {
	f.InRows = true
	return f
}

var (
	queued  = store.Fate{}
	offered = store.Fate{Offered: true}
	held    = store.Fate{Offered: true, Code: model.Held, Why: model.Refusal{Reason: model.UnknownRecord}}
)

// whole is the town with a whole copy at a head, all of it told.
func whole(head uint64) store.Community {
	return store.Community{
		Path: town, Seen: head, Mark: mark,
		Shown: &store.Copy{Digest: dig, Week: week, Cursor: head, Since: head},
	}
}

// state of a home with one community, in which nothing of the account is news.
func state(c store.Community, ks ...store.Kept) store.State {
	return store.State{Account: model.Account{Person: me}, Listed: []model.Path{town},
		Communities: []store.Community{c},
		Clock:       store.Clock{Hub: when}, Kept: ks, Revs: map[model.RecordID]uint64{}}
}

func verdict(n int, c model.Code, rev uint64) wire.Verdict {
	return wire.Verdict{ID: wire.ShortOf(code.ChangeID(core(n))), Code: c, Rev: rev}
}

// row of record n.
func row(n int, rev uint64) wire.Row {
	face, inside, err := code.Record(
		&model.Household{ID: model.HouseholdID(rid(n)), Grid: town, Inside: &model.HouseholdInside{}},
	)
	if err != nil {
		panic(err)
	}
	return wire.Row{Rev: rev, ID: rid(n), Face: face, Inside: inside}
}

func gone(n int) wire.Row { return wire.Row{ID: rid(n)} }

func put(n int, rev uint64) store.Write {
	r := row(n, rev)
	return store.PutRow{Row: store.Row{Community: town, ID: r.ID, Rev: r.Rev, Face: r.Face, Inside: r.Inside}}
}

// page with nothing new about the account's tags or the week.
func page(from, next uint64, rows ...wire.Row) *wire.Page {
	return &wire.Page{From: from, Next: next, Digest: dig, Week: week, Rows: rows}
}

func setCopy(cursor uint64) store.Write {
	return store.SetCopy{Community: town, Digest: dig, Week: week, Cursor: cursor}
}

func seen(head uint64) store.Write { return store.SetSeen{Community: town, Seen: head, Mark: mark} }

// reply to a session's newest request: one answer about the town.
func reply(s *Session, a wire.Answer) wire.Reply {
	a.Community, a.Ask = town, s.awaited
	if !a.Again {
		a.Mark = mark
	}
	return wire.Reply{
		Now: when.UnixMilli(), Account: model.Account{Person: me}, Communities: []model.Path{town},
		Answers: []wire.Answer{a},
	}
}
