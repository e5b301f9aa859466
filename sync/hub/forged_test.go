package hub_test

import (
	"bytes"
	"fmt"
	"slices"
	"testing"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/hub/bolt"
	"sidan/sync/hub/suite"
	"sidan/sync/wire"
)

// What one joined laptop with other software can do to the others: nothing. Each of these stopped everybody once.

// TestARecordDoesNotGrowWithoutEnd: one visit's id, again and again, each adding to its note.
func TestARecordDoesNotGrowWithoutEnd(t *testing.T) {
	c := newCrowd(t, new(hub.Memory))
	visit := model.RecordID{30}
	many := func(by string) (cores [][]byte) {
		for range 472 {
			b := newVisit()
			b.Note = page
			cores = append(cores, c.core(by, visit, b))
		}
		return cores
	}
	if n := counted(c.sends("volunteer", community, many("volunteer")...)); n["held never-seen"] != 472 {
		t.Errorf("of a volunteer: %v", n)
	}
	n := counted(c.sends("worker", community, many("worker")...))
	if n["ok"] != 1 || n["flagged flag-second"]+n["held record-full"] != 471 || n["held record-full"] == 0 {
		t.Errorf("of the worker: %v", n)
	}
	if r := c.stored(visit); len(r.Face)+len(r.Inside) > hub.MostRecord || r.Whole() != "" {
		t.Errorf("%d bytes, %s", len(r.Face)+len(r.Inside), r.Whole())
	}
	c.everybodySyncs()
}

// TestListsOfARecordDoNotGrowWithoutEnd: edits with fields there are none of; facts that each leave a flag, a step, a
// rating.
func TestListsOfARecordDoNotGrowWithoutEnd(t *testing.T) {
	c := newCrowd(t, new(hub.Memory))
	var fields model.HouseholdEdited
	for i := range 1500 {
		fields.Fields = append(fields.Fields, model.FieldEdit{Field: model.Field(fmt.Sprintf("f%d", i))})
	}
	for range 3 {
		if v := c.sends("worker", community, c.core("worker", house, fields))[0]; v.Code != model.Held ||
			v.Why != model.Unfit {
			t.Errorf("fields there are none of: %s %s", v.Code, v.Why)
		}
	}
	for _, k := range []struct {
		record model.RecordID
		body   func(n int) model.Body
	}{
		{task, func(int) model.Body { return model.TaskRated{Rating: model.Fair, Words: page} }},
		{task, func(int) model.Body { return model.TaskFinished{Result: page} }},
		{task, func(int) model.Body { return newTask(grid) }},
		{house, func(int) model.Body { return newHouse(grid) }},
		{house, func(int) model.Body { return model.HouseholdMoved{Note: page} }},
		{house, func(n int) model.Body {
			return model.HouseholdEdited{
				Fields: []model.FieldEdit{{Field: model.FieldNote, Now: fmt.Sprint(n, page[:4500])}},
			}
		}},
	} {
		for day := range 120 { // on each day flags of its own
			c.c.now = noon.AddDate(0, 0, day)
			var cores [][]byte
			for n := range 2 {
				cores = append(cores, c.core("worker", k.record, k.body(n)))
			}
			for _, v := range c.sends("worker", community, cores...) {
				if v.Code != model.OK && v.Code != model.Flagged {
					t.Fatalf("%T: %s %s", k.body(0), v.Code, v.Why)
				}
			}
		}
		if r := c.stored(k.record); len(r.Face)+len(r.Inside) > hub.MostRecord/2 || r.Whole() != "" {
			t.Errorf("after 240 × %T: %d bytes, %q", k.body(0), len(r.Face)+len(r.Inside), r.Whole())
		}
	}
	c.everybodySyncs()
}

// TestNobodyPushesOutWordsTheyNeverSaw: a task keeps a hundred steps. Whoever sees its face alone may leave a few
// words, and not a hundred.
func TestNobodyPushesOutWordsTheyNeverSaw(t *testing.T) {
	c := newCrowd(t, new(hub.Memory))
	c.must("worker", task, model.TaskAnswered{How: model.ByPhone, Words: "the worker's own"})
	var cores [][]byte
	for range 150 {
		cores = append(cores, c.core("volunteer", task, model.TaskProgressed{Note: "n"}))
	}
	if n := counted(c.sends("volunteer", community, cores...)); n["flagged flag-state"] != 10 ||
		n["held never-seen"] != 140 {
		t.Errorf("%v", n)
	}
	if r := c.stored(task); !bytes.Contains(r.Inside, []byte("the worker's own")) {
		t.Error("it is gone")
	}
}

// TestMadeUpCommunitiesAreNotMade: changes and questions about communities that no list names.
func TestMadeUpCommunitiesAreNotMade(t *testing.T) {
	c := newCrowd(t, new(hub.Memory))
	communities := func() (all []model.Path) {
		err := c.j.Read(t.Context(), func(s hub.Snapshot) (err error) { all, err = s.Communities(); return err })
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	before := len(communities())
	for _, by := range []string{"worker", "organiser", "volunteer"} {
		for n := range 22 {
			var asks []wire.Ask
			for m := range 9 {
				at := model.Path(fmt.Sprintf("522730/Z%d%d", n, m))
				asks = append(asks, wire.Ask{Community: at, Rows: true, Changes: [][]byte{
					c.core(by, model.RecordID{31}, newTask(at+"/01")),
					c.core(by, model.RecordID{32}, model.TaskProgressed{Note: "n"}), []byte("not a change")}})
			}
			for _, a := range exchange(t, c.h, c.secrets[by], c.c, asks...).Answers {
				if got := counted(a.Verdicts); got["held no-place"] != 3 || a.Head != 0 || a.Again ||
					len(a.Page.Rows) != 0 {
					t.Fatalf("%s: %v, head %d", by, got, a.Head)
				}
			}
		}
	}
	if after := communities(); len(after) != before {
		t.Errorf("%d communities, and there were %d: %v", len(after), before, after)
	}
	for _, p := range []model.Path{"522730/01/01/77", "522730/01/77"} {
		v := c.sends("worker", community, c.core("worker", model.RecordID{33}, newTask(p)))[0]
		if v.Code != model.Held || v.Why != model.NoPlace || v.Args[0] != string(p) {
			t.Errorf("a grid that no list names: %s %s %v", v.Code, v.Why, v.Args)
		}
	}
	c.everybodySyncs()
}

// TestWhatAnOlderProgramMadeUpIsNotListed: a hub of the program before may hold communities with nothing in them but
// held changes. An organiser is not told of them.
func TestWhatAnOlderProgramMadeUpIsNotListed(t *testing.T) {
	c := newCrowd(t, new(hub.Memory))
	err := c.j.Update(t.Context(), func(tx hub.Tx) (err error) {
		for n := range 50 {
			w := hub.Writes{Community: model.Path(fmt.Sprintf("522730/Z%d", n)),
				History: hub.History{Head: 1, Mark: wire.Mark{1}},
				Lines: []hub.Line{
					{Rev: 1, ID: model.ChangeID{1}, Code: model.Held, Why: model.Refusal{Reason: model.NoRight}},
				}}
			if err == nil {
				err = tx.Write(w)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if r := exchange(t, c.h, c.secrets["organiser"], c.c); len(r.Communities) != 2 {
		t.Errorf("communities %v", r.Communities)
	}
	c.everybodySyncs()
}

// alias is an addressee whose tag, were it made of what the record says, would begin as that of the worker's grid.
var alias = model.Addressee{Kind: "in:" + model.ToKind(grid) + "\x00zzzzzzzz", ID: model.RecordID{1}}

// TestNoAddresseeNamesAnothersIndex: a dispatch to a kind there is none of, over the file.
func TestNoAddresseeNamesAnothersIndex(t *testing.T) {
	dir := suite.TempDir(t)
	j, err := bolt.Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	c := newCrowd(t, j)
	defer func() { _ = c.h.Close() }()
	c.must("branch", task, model.TaskSorted{Sphere: model.Public, Menu: model.Care})
	id := model.RecordID{1}
	for _, to := range []model.Addressee{alias, {Kind: "in"}, {Kind: "org", ID: id}, {Kind: "branch:", ID: id}} {
		v := c.sends("branch", community,
			c.core("branch", task, model.TaskDispatched{To: to, Due: model.DayOf(noon)}))[0]
		if v.Code != model.Held || v.Why != model.Unfit {
			t.Errorf("to %q: %s %s", to.Kind, v.Code, v.Why)
		}
	}
	for n := range byte(130) {
		c.must("worker", model.RecordID{40, n}, newVisit())
	}
	c.everybodySyncs()
}

// TestAnIndexOfAnOlderProgramIsMended: the program before stored such a tag, and put the grid's visits under it. At
// its start this one computes all tags anew.
func TestAnIndexOfAnOlderProgramIsMended(t *testing.T) {
	dir := suite.TempDir(t)
	j, err := bolt.Create(dir)
	if err != nil {
		t.Fatal(err)
	}
	c := newCrowd(t, j)
	bad := c.stored(task)
	bad.FaceTags = append(model.Tags{model.Tag(alias.Kind) + ":" + model.Tag(alias.ID.String())}, bad.FaceTags...)
	l := hub.Writes{Community: community, History: hub.History{Head: bad.Rev}, Records: []hub.Stored{bad}}
	if err := j.Update(t.Context(), func(tx hub.Tx) error { return tx.Write(l) }); err != nil {
		t.Fatal(err)
	}
	if bad.Fault() != hub.Untyped {
		t.Error("it is not seen")
	}
	for n := range byte(130) {
		c.must("worker", model.RecordID{40, n}, newVisit())
	}
	found(t, j, founding{1, model.AudienceVersion - 1})
	if err := c.h.Close(); err != nil {
		t.Fatal(err)
	}
	if c.j, err = bolt.Open(dir); err != nil {
		t.Fatal(err)
	}
	c.h = openHub(t, c.j, c.c)
	defer func() { _ = c.h.Close() }()
	if r := c.stored(task); r.Fault() != "" {
		t.Errorf("still %s: %v", r.Fault(), r.FaceTags)
	}
	c.everybodySyncs()
}

// TestWhatCannotGoIntoAPageIsLeftOut: a hub of the program before may hold records that are too large, or that nobody
// can read. The others are carried.
func TestWhatCannotGoIntoAPageIsLeftOut(t *testing.T) {
	c := newCrowd(t, new(hub.Memory))
	large, flags := c.stored(house), c.stored(task)
	large.Inside = make([]byte, hub.MostRecord)
	_, inside, err := code.Record(&model.Task{Grid: grid, Inside: &model.TaskInside{Flags: make([]model.Flag, 5000)}})
	if err != nil {
		t.Fatal(err)
	}
	flags.Inside = inside
	err = c.j.Update(t.Context(), func(tx hub.Tx) error {
		l, err := tx.Load(hub.Keys{Community: community})
		if err != nil {
			return err
		}
		return tx.Write(hub.Writes{Community: community, History: l.History, Records: []hub.Stored{large, flags}})
	})
	if err != nil {
		t.Fatal(err)
	}
	c.must("worker", model.RecordID{30}, newVisit())
	var left []model.RecordID
	var visits int
	ask := wire.Ask{Community: community, Rows: true}
	for range 5 {
		a := exchange(t, c.h, c.secrets["worker"], c.c, ask).Answers[0]
		ask.After, ask.Digest, ask.Week = a.Page.Next, a.Page.Digest, a.Page.Week
		left = append(left, a.Page.LeftOut...)
		if rowOf(a, model.RecordID{30}).Face != nil {
			visits++
		}
		if rowOf(a, house).Face != nil || rowOf(a, task).Face != nil {
			t.Error("it is sent all the same")
		}
		if a.Page.Next == a.Head {
			break
		}
	}
	if !slices.Equal(left, []model.RecordID{house, task}) || visits != 1 {
		t.Errorf("left out %v, %d times the visit", left, visits)
	}
}
