package command

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/store"
)

const crashGrid = model.Path("522730/01/01/01")

var crashWhen = time.Unix(1795500000, 0)

// TestPowerCutInACommitOfTheHome makes the images of every kind of commit there is in a laptop's life.
func TestPowerCutInACommitOfTheHome(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "home")
	home, err := store.Create(dir, nil, store.Identity{Hub: "https://hub.example"})
	if err != nil {
		t.Fatal(err)
	}
	defer home.Close()
	c := &crash{T: t, name: "home.db", read: readHome}
	do := func(what string, fn func() error) { c.around(what, filepath.Join(dir, "home.db"), fn) }
	commit := func(what string, ws ...store.Write) { do(what, func() error { return home.Commit(ws) }) }
	at := crashGrid.Community()
	draft := store.DraftKey{Form: "visit", Record: crashID(1)}

	commit("enter", store.Enter{Community: at})
	commit("first page", append([]store.Write{store.NewNext{Community: at, Since: 300}}, crashRows(t, 1, 200)...)...)
	commit("last page and swap", append(crashRows(t, 201, 100),
		store.SetCopy{Community: at, Digest: [8]byte{1}, Week: 2900, Cursor: 300},
		store.Swap{Community: at}, store.SetSeen{Community: at, Seen: 300, Mark: [8]byte{3}})...)
	do("draft", func() error { return home.PutDraft(draft, make([]byte, 3000), crashWhen) })
	do("save", func() error { _, err := home.Append(crashVisits(t, 1, 3), draft); return err })
	do("save again", func() error { _, err := home.Append(crashVisits(t, 4, 1)); return err })
	do("take back", func() error { return home.TakeBack(4) })
	commit(
		"offer", store.SetFate{Seq: 1, Fate: store.Fate{Offered: true}},
		store.SetFate{Seq: 2, Fate: store.Fate{Offered: true}},
		store.SetFate{Seq: 3, Fate: store.Fate{Offered: true}},
	)
	commit("reply with verdicts and rows", append(crashRows(t, 20, 40),
		store.SetFate{Seq: 1, Fate: store.Fate{Offered: true, Code: model.OK, Rev: 301, InRows: true}},
		store.Bounce{Seq: 2, Why: model.Refusal{Reason: model.Taken}, At: crashWhen},
		store.DropRow{Community: at, ID: crashID(50)},
		store.SetCopy{Community: at, Digest: [8]byte{1}, Week: 2901, Cursor: 310},
		store.SetSeen{Community: at, Seen: 310, Mark: [8]byte{4}},
		store.SetClock{Clock: store.Clock{Hub: crashWhen}})...)
	commit(
		"week passes", store.DropVisits{Community: at, Before: 2890},
		store.SetCopy{Community: at, Digest: [8]byte{1}, Week: 2902, Cursor: 310},
	)
	do("dismiss", func() error { return home.Dismiss(2) })
	commit(
		"again", store.SetFate{Seq: 1, Fate: store.Fate{Offered: true, InRows: true}}, store.NewNext{Community: at},
		store.SetSeen{Community: at},
	)
	commit("fresh copy", append(crashRows(t, 1, 30),
		store.SetCopy{Community: at, Digest: [8]byte{2}, Week: 2902, Cursor: 30}, store.Swap{Community: at},
		store.SetSeen{Community: at, Seen: 30, Mark: [8]byte{5}})...)
	commit("safe", store.DropKept{Seq: 1})
	commit("account", store.SetAccount{
		Account: model.Account{Role: model.WorkerRole, Scopes: []model.Path{crashGrid}},
		Listed:  []model.Path{at},
	})
	do("log of exchanges", func() error { return home.LogExchange(store.Exchange{At: crashWhen, Sent: 3}) })
	do("work off line", func() error { return home.SetOffLine(true) })
	commit("forget", store.Forget{Community: at})
	c.told()
}

func crashID(n int) (id model.RecordID) {
	copy(id[:], fmt.Sprintf("record-%09d", n))
	return id
}

// crashRows are so many households as they come down.
func crashRows(t *testing.T, from, n int) (ws []store.Write) {
	for i := from; i < from+n; i++ {
		var body model.Body = model.HouseholdAdded{
			Grid: crashGrid, Residents: []model.Resident{{Name: "王秀"}}, Phones: []string{"19900000000"},
		}
		if i%10 == 0 {
			body = model.VisitMade{Grid: crashGrid, Outcome: model.Met}
		}
		rec, _ := model.Apply(
			nil, model.Change{Record: crashID(i), At: crashWhen, Body: body},
			model.Stamp{At: crashWhen, On: crashWhen, Received: crashWhen, Rev: uint64(i)},
		)
		face, inside, err := code.Record(rec)
		if err != nil {
			t.Fatal(err)
		}
		ws = append(ws, store.PutRow{
			Row: store.Row{Community: crashGrid.Community(), ID: crashID(i), Rev: uint64(i), Face: face,
				Inside: inside},
		})
	}
	return ws
}

func crashVisits(t *testing.T, from, n int) (save []store.Made) {
	for i := from; i < from+n; i++ {
		core, err := code.Core(model.Change{
			Nonce: [8]byte{byte(i)}, Record: crashID(1000 + i), At: crashWhen,
			Body: model.VisitMade{Grid: crashGrid, Outcome: model.Met, Note: "都好"},
		})
		if err != nil {
			t.Fatal(err)
		}
		save = append(save, store.Made{Community: crashGrid.Community(), Core: core})
	}
	return save
}

// homeState is all that a home holds.
type homeState struct {
	Identity  store.Identity
	State     store.State
	Bounced   []store.Bounced
	Drafts    []store.Draft
	Exchanges []store.Exchange
	Rows      []store.Row
	Waiting   int
}

func readHome(dir string) (any, error) {
	home, err := store.Open(dir, nil)
	if err != nil {
		return nil, err
	}
	var h homeState
	var errs [7]error
	h.Identity, errs[0] = home.Identity()
	h.State, errs[1] = home.State()
	h.Bounced, errs[2] = home.Bounced()
	h.Drafts, errs[3] = home.Drafts()
	h.Exchanges, errs[4] = home.Exchanges()
	errs[5] = home.Rows(func(r store.Row, inside func() []byte) bool {
		r.Inside = inside()
		h.Rows = append(h.Rows, r)
		return true
	})
	r, err := home.Check()
	if err == nil && !r.Sound() {
		err = fmt.Errorf("check: %v %v", r.Damaged, r.Broken)
	}
	errs[6] = home.Close()
	peek, peekErr := store.Peek(dir)
	h.Waiting = peek.Waiting
	return h, errors.Join(append(errs[:], err, peekErr)...)
}
