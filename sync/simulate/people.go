package simulate

import (
	"fmt"
	"maps"
	"slices"

	"sidan/model"
	"sidan/model/code"
	"sidan/model/store"
)

// act is one change somebody wants to make.
type act struct {
	home   model.Path
	record model.RecordID
	body   model.Body
	words  string
}

// works lets a laptop's person do one thing.
func (l *laptop) works() {
	switch n := l.w.roll.IntN(100); {
	case len(l.disk.bounced) > 0 && n < 12:
		l.dismisses()
	case n < 22:
		l.save(l.raise())
	case n < 34:
		l.save(l.finds())
	case n < 50:
		l.save(l.visits()...)
	case n < 56:
		l.save(l.edits()...)
	case n < 70:
		l.save(l.presses()...)
	case n < 90:
		l.save(l.handles()...)
	case n < 92:
		l.takesBack()
	case n < 93:
		l.hearsay()
	default:
		l.drafts()
	}
}

// word is a text that was never written before.
func (l *laptop) word() string {
	l.w.ledger.words++
	return fmt.Sprintf("word-%d-%d-", l.n, l.w.ledger.words)
}

func (l *laptop) newID() (id model.RecordID) {
	dice{l.w.roll}.Read(id[:])
	return id
}

// grid is one of the places the person works in.
func (l *laptop) grid() model.Path {
	if s := l.disk.account.Scopes[0]; s.Level() == model.SmallGrid {
		return s
	}
	return grids[l.w.roll.IntN(len(grids))]
}

func (l *laptop) raise() act {
	w := l.word()
	b := model.TaskRaised{Grid: l.grid(), Channel: model.ByVisit, Words: w}
	switch l.w.roll.IntN(4) {
	case 0:
		b.Answer = &model.DoorAnswer{Words: "settled " + w}
	case 1:
		b.Answer = &model.DoorAnswer{By: model.DayOf(l.w.now) + 2}
	}
	return act{town, l.newID(), b, w}
}

func (l *laptop) finds() act {
	w := l.word()
	return act{town, l.newID(), model.HouseholdAdded{Grid: l.grid(), Door: model.Address{Compound: "金桂苑", Building: "1", Door: "101"}, Note: w}, w}
}

// known are the records of a kind that the person sees, in the order of their ids.
func (l *laptop) known(kind model.Kind) (ids []model.RecordID) {
	seen := map[model.RecordID]bool{}
	if c := l.disk.communities[town]; c != nil && c.shown != nil {
		for id, row := range c.shown.rows {
			if k, err := code.KindOf(row.Face); err == nil && k == kind {
				seen[id] = true
			}
		}
	}
	for _, k := range l.disk.kept {
		if r := l.view(k.Home, k.Record); r != nil && r.Kind() == kind {
			seen[k.Record] = true
		}
	}
	return slices.SortedFunc(maps.Keys(seen), func(a, b model.RecordID) int { return slices.Compare(a[:], b[:]) })
}

// any is one of the known records, nil when there are none.
func (l *laptop) any(kind model.Kind) model.Record {
	ids := l.known(kind)
	if len(ids) == 0 {
		return nil
	}
	return l.view(town, ids[l.w.roll.IntN(len(ids))])
}

// visits is a visit, sometimes with a request: two records in one save.
func (l *laptop) visits() []act {
	h, ok := l.any(model.KindHousehold).(*model.Household)
	if !ok {
		return nil
	}
	w := l.word()
	acts := []act{{town, l.newID(), model.VisitMade{Household: h.ID, Grid: h.Grid, Outcome: model.Met, Note: w}, w}}
	if l.w.chance(40) {
		acts = append(acts, l.raise())
	}
	return acts
}

func (l *laptop) edits() []act {
	h, ok := l.any(model.KindHousehold).(*model.Household)
	if !ok {
		return nil
	}
	w := l.word()
	return []act{{town, h.RecordID(), model.HouseholdEdited{Fields: []model.FieldEdit{{Field: model.FieldNote, Saw: h.Get(model.FieldNote), Now: w}}}, w}}
}

// handles is a step of a task. Mostly one that the rules allow as far as the person can see; sometimes any.
func (l *laptop) handles() []act {
	t, ok := l.any(model.KindTask).(*model.Task)
	if !ok {
		return nil
	}
	w := l.word()
	bodies := []model.Body{model.TaskClaimed{}, model.TaskClaimed{}, model.TaskProgressed{Note: w}, model.TaskFinished{Result: w}, model.TaskReleased{Why: w},
		model.TaskReturned{Why: w}, model.TaskAnswered{How: model.ByVisit, Words: w}, model.TaskRated{Rating: model.Satisfied, Words: w},
		model.TaskRated{Rating: model.Unsatisfied, Words: w}}
	if l.disk.account.Role == model.SupervisorRole {
		bodies = append(bodies, model.TaskSorted{Sphere: model.Everyone, Menu: model.Facilities}, model.TaskSorted{Sphere: model.Family, Menu: model.Care},
			model.TaskDispatched{To: model.Addressee{Kind: model.ToOpen}, Due: model.DayOf(l.w.now) + 3, Brief: w},
			model.TaskDispatched{To: model.Addressee{Kind: model.ToOpen}, Due: model.DayOf(l.w.now) + 3, Brief: w},
			model.TaskAccepted{Note: w}, model.TaskSentBack{Why: w}, model.TaskClosed{Why: w}, model.TaskReopened{Why: w})
	}
	for range 8 {
		b := bodies[l.w.roll.IntN(len(bodies))]
		if _, out := model.Apply(t, model.Change{Record: t.RecordID(), Author: l.disk.account.Person.ID, Body: b}, l.stamp(town)); out.Accepted() || l.w.chance(12) {
			return []act{{town, t.RecordID(), b, model.WordsOf(b)}}
		}
	}
	return nil
}

// presses does what waits first: the branch sorts and sends out, the others claim what is open. So that races happen.
func (l *laptop) presses() []act {
	for _, id := range l.known(model.KindTask) {
		t := l.view(town, id).(*model.Task)
		var b model.Body
		switch branch := l.disk.account.Role == model.SupervisorRole; {
		case branch && t.State == model.Raised:
			b = model.TaskSorted{Sphere: model.Everyone, Menu: model.Facilities}
		case branch && (t.State == model.Sorted || t.State == model.Returned) && t.Sphere == model.Everyone:
			b = model.TaskDispatched{To: model.Addressee{Kind: model.ToOpen}, Due: model.DayOf(l.w.now) + 3}
		case !branch && t.State == model.Dispatched && t.To.Kind == model.ToOpen:
			b = model.TaskClaimed{}
		default:
			continue
		}
		return []act{{town, id, b, ""}}
	}
	return nil
}

// save is one transaction; the ledger notes what is on disk after it.
func (l *laptop) save(acts ...act) {
	if len(acts) == 0 {
		return
	}
	var made []store.Made
	for _, a := range acts {
		c := model.Change{Record: a.record, Author: l.disk.account.Person.ID, At: l.w.now, Body: a.body}
		dice{l.w.roll}.Read(c.Nonce[:])
		core, err := code.Core(c)
		if err != nil {
			panic(err)
		}
		made = append(made, store.Made{Home: a.home, Core: core})
	}
	crash := l.w.chance(l.w.faults.Crash)
	if crash && l.w.chance(50) {
		l.crash("in a save")
		return
	}
	for i, k := range l.disk.append(made) {
		l.w.ledger.note(l.n, k, acts[i])
		l.w.trace.add("laptop %d saves %s %T", l.n, k.ID, acts[i].body)
	}
	if crash {
		l.crash("after a save")
	}
}

// hearsay is a note about a task that is known from a slip of paper only: its own laptop may not have sent it yet.
func (l *laptop) hearsay() {
	o := l.w.laptops[l.w.roll.IntN(len(l.w.laptops))]
	for _, k := range slices.Backward(o.disk.kept) {
		if c, err := code.Change(k.Core); err == nil && k.Queued() && c.Body.Type() == model.TypeTaskRaised {
			w := l.word()
			l.save(act{k.Home, k.Record, model.TaskProgressed{Note: w}, w})
			return
		}
	}
}

// takesBack undoes the newest save, if it was not offered yet.
func (l *laptop) takesBack() {
	if len(l.disk.kept) == 0 {
		return
	}
	k := l.disk.kept[len(l.disk.kept)-1]
	if l.disk.takeBack(k.Seq) == nil {
		l.w.ledger.saved[k.ID].gone = true
		l.w.reached("taken back before it was offered")
	}
}

func (l *laptop) drafts() {
	w := l.word()
	l.disk.drafts["visit"] = w
	l.w.ledger.drafts[l.n] = w
}

func (l *laptop) dismisses() {
	if len(l.disk.bounced) > 0 {
		b := l.disk.bounced[0]
		l.disk.dismiss(b.Seq)
		l.w.ledger.saved[b.ID].gone = true
		l.w.reached("bounced and dismissed")
	}
}
