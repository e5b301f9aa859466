package hub_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
	"sidan/sync/hub/suite"
	"sidan/sync/wire"
)

// poison is what a hub of the program before could be brought to hold in a community: lines that it accepted,
// and the record they left.
type poison struct {
	name      string
	community model.Path
	cores     [][]byte
	code      model.Code
	row       *hub.Stored
}

// swallow writes a poison as that hub did, below all checks.
func (c *crowd) swallow(p poison) {
	c.t.Helper()
	err := c.j.Update(c.t.Context(), func(tx hub.Tx) error {
		l, err := tx.Load(hub.Keys{Community: p.community})
		if err != nil {
			return err
		}
		w := hub.Writes{Community: p.community, History: l.History}
		for _, core := range p.cores {
			w.History.Head++
			w.History.Mark = wire.Mark{byte(w.History.Head), 1}
			ch, _ := code.Change(core)
			if ch.Record.IsZero() && p.row != nil {
				ch.Record = p.row.ID
			}
			w.Lines = append(w.Lines, hub.Line{Rev: w.History.Head, ID: code.ChangeID(core), Record: ch.Record,
				Code: p.code,
				By:   c.who["worker"], At: noon.Unix(), On: noon.Unix(), Received: noon.Unix(), Core: core})
		}
		if p.row != nil {
			p.row.Rev = w.History.Head
			w.Records = []hub.Stored{*p.row}
		}
		return tx.Write(w)
	})
	if err != nil {
		c.t.Fatal(err)
	}
}

// standing is a record as a hub stores it, under the tags that are given.
func standing(t *testing.T, r model.Record, tags ...model.Tag) *hub.Stored {
	t.Helper()
	face, inside, err := code.Record(r)
	if err != nil {
		t.Fatal(err)
	}
	return &hub.Stored{ID: r.RecordID(), Kind: r.Kind(), FaceTags: tags, InsideTags: tags, Face: face, Inside: inside}
}

// poisons are those that stopped everybody once, each beside what is sound.
func (c *crowd) poisons() []poison {
	gridTag, branch := model.Tag("in:"+grid), model.Tag("branch:"+community)
	long := &model.Visit{
		ID: model.VisitID{30}, Household: model.HouseholdID(house), Grid: grid,
		Inside: &model.VisitInside{Note: strings.Repeat(page, 472)},
	}
	var grown [][]byte
	for range 472 {
		b := newVisit()
		b.Note = page
		grown = append(grown, c.core("worker", model.RecordID{30}, b))
	}
	flags := &model.Household{
		ID: model.HouseholdID(house), Grid: grid,
		Inside: &model.HouseholdInside{Flags: make([]model.Flag, 4500)},
	}
	var fields model.HouseholdEdited
	for i := range 900 {
		fields.Fields = append(fields.Fields, model.FieldEdit{Field: model.Field(fmt.Sprintf("f%d", i))})
	}
	alias := model.Addressee{Kind: model.ToKind("in:" + string(grid) + "\x00zzzzzzzz")}
	sent := &model.Task{
		ID: model.TaskID(task), Grid: grid, Stand: model.Stand{State: model.Dispatched, To: alias},
		Inside: &model.TaskInside{Words: "z"},
	}
	strange := standing(c.t, &model.Household{ID: model.HouseholdID{40}, Grid: grid}, gridTag)
	strange.Face[1], strange.Kind = 0x17, 0x17
	return []poison{
		{"a visit that grew without end", community, grown, model.OK, standing(c.t, long, gridTag)},
		{"flags that no decoder takes", community, [][]byte{
			c.core("worker", house, fields),
		}, model.Flagged, standing(c.t, flags, gridTag, branch)},
		{"a community that was made up", "522730/Z0", [][]byte{
			c.core("worker", task, model.TaskClaimed{}),
		}, model.Held, nil},
		{"an addressee whose kind names a grid's index", community,
			[][]byte{c.core("worker", task, model.TaskDispatched{To: alias})}, model.OK,
			standing(c.t, sent, gridTag, model.Tag(string(alias.Kind)+":"+model.RecordID{}.String()))},
		{"a kind that nobody knows", community, [][]byte{{0xff}}, model.OK, strange},
	}
}

// TestAPoisonedHubIsFoundOutAndMended: each poison is found by name; afterwards everybody syncs, what was sound
// is there, laptops that had a copy are told, and what was taken out is beside.
func TestAPoisonedHubIsFoundOutAndMended(t *testing.T) {
	for name, open := range map[string]func(t *testing.T) hub.Journal{
		"memory": func(*testing.T) hub.Journal { return new(hub.Memory) },
		"file":   func(t *testing.T) hub.Journal { return newFile(t, suite.TempDir(t)) },
	} {
		t.Run(name, func(t *testing.T) {
			for i := range 6 {
				c := newCrowd(t, open(t))
				all := c.poisons()
				if i < 5 {
					all = all[i : i+1] // each alone, and then all together
				}
				c.isMended(all)
			}
		})
	}
}

func (c *crowd) isMended(all []poison) {
	c.t.Helper()
	first := exchange(c.t, c.h, c.secrets["worker"], c.c, wire.Ask{Community: community, Rows: true}).Answers[0]
	for _, p := range all {
		c.swallow(p)
	}
	found, err := c.h.Check(c.t.Context())
	if err != nil || found.Mendable < len(all) || len(found.Damaged) < len(all) {
		c.t.Errorf("%s: found %+v, %v", all[0].name, found, err)
	}
	after, err := c.h.Mend(c.t.Context())
	if err != nil || len(after.Damaged) > 0 || after.Mended+after.Aside < len(all) {
		c.t.Fatalf("%s: mended %+v, %v", all[0].name, after, err)
	}
	c.everybodySyncs()
	for id, sound := range map[model.RecordID]func(model.Record) bool{
		house: func(r model.Record) bool {
			h, ok := r.(*model.Household)
			return ok && h.Inside.Residents[0].Name == "y"
		},
		task: func(r model.Record) bool { t, ok := r.(*model.Task); return ok && t.Inside.Words == "z" },
	} {
		s := c.stored(id)
		if r, err := code.Open(s.Face, s.Inside); err != nil || !sound(r) {
			c.t.Errorf("%s: what was sound is %+v, %v", all[0].name, r, err)
		}
	}
	p := first.Page
	next := exchange(c.t, c.h, c.secrets["worker"], c.c,
		wire.Ask{Community: community, Seen: first.Head, Mark: first.Mark,
			After: p.Next, Digest: p.Digest, Week: p.Week, Rows: true}).Answers[0]
	for _, x := range all {
		if x.row == nil {
			continue
		}
		at := slices.IndexFunc(next.Page.Rows, func(r wire.Row) bool { return r.ID == x.row.ID })
		if at < 0 || next.Page.Rows[at].Rev == x.row.Rev {
			c.t.Errorf("%s: a laptop that had a copy is not told", x.name)
		}
	}
}

// TestAnIndexThatLostEntriesIsMadeAnew takes a run out of the index of a hub's file: pages were without its records.
func TestAnIndexThatLostEntriesIsMadeAnew(t *testing.T) {
	dir := suite.TempDir(t)
	j := newFile(t, dir)
	c := newCrowd(t, j)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	edit(t, dir, func(tx *bbolt.Tx) error {
		tags := tx.Bucket([]byte("communities")).Bucket([]byte(community)).Bucket([]byte("tags"))
		key, _ := tags.Cursor().Seek([]byte("in:" + grid))
		return tags.Delete(slices.Clone(key))
	})
	again, err := bolt.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	c.j, c.h = again, openHub(t, again, c.c)
	if found, err := c.h.Check(t.Context()); err != nil || found.Mendable != 1 {
		t.Errorf("found %+v, %v", found, err)
	}
	if after, err := c.h.Mend(t.Context()); err != nil || len(after.Damaged) > 0 {
		t.Errorf("mended %+v, %v", after, err)
	}
	c.everybodySyncs()
}

// TestARecordThatCannotBeReadIsMadeAnew spoils a record's value in a hub's file: the log makes it anew.
func TestARecordThatCannotBeReadIsMadeAnew(t *testing.T) {
	dir := suite.TempDir(t)
	j := newFile(t, dir)
	c := newCrowd(t, j)
	want := c.stored(house)
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	edit(t, dir, func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("communities")).Bucket([]byte(community)).Bucket([]byte("records")).Put(
			house[:], []byte{0xff},
		)
	})
	again, err := bolt.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	c.j, c.h = again, openHub(t, again, c.c)
	if after, err := c.h.Mend(t.Context()); err != nil || len(after.Damaged) > 0 || after.Mended != 1 {
		t.Errorf("mended %+v, %v", after, err)
	}
	if got := c.stored(house); string(got.Face) != string(want.Face) || string(got.Inside) != string(want.Inside) {
		t.Errorf("%q, was %q", got.Inside, want.Inside)
	}
	c.everybodySyncs()
}

func newFile(t *testing.T, dir string) *bolt.Journal {
	t.Helper()
	j, err := bolt.Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	return j
}

// edit writes into a hub's file past the hub.
func edit(t *testing.T, dir string, fn func(*bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(dir+"/hub.db", 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Update(fn); err != nil {
		t.Fatal(err)
	}
}
