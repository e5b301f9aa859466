package simulate

import (
	"cmp"
	"fmt"
	"slices"

	"sidan/model"
	"sidan/model/code"
)

// act is one change that somebody wants to make.
type act struct {
	spot
	body  model.Body
	words string // a text that is in the change and nowhere else; "" if it has none
}

// spot names a record and its community.
type spot struct {
	community model.Path
	record    model.RecordID
}

// act lets a laptop's user do one thing.
func (l *laptop) act() {
	if len(l.disk.bounced) > 0 && l.w.chance(12) {
		l.dismiss()
		return
	}
	switch n := l.w.roll.IntN(100); {
	case n < 6:
		l.save(l.raiseTask())
	case n < 11:
		l.save(l.addHousehold())
	case n < 18:
		l.makeVisit()
	case n < 20:
		l.save(l.amendVisit()...)
	case n < 27:
		l.save(l.editHousehold()...)
	case n < 55:
		l.save(l.nextSteps()...)
	case n < 66:
		l.save(l.lifeStep()...)
	case n < 80:
		l.save(l.taskStep()...)
	case n < 86:
		l.save(l.undoStep()...)
	case n < 89:
		l.takeBack()
	case n < 91:
		l.noteUnknownTask()
	case n < 94:
		l.save(l.meetingStep()...)
	default:
		l.typeDraft()
	}
}

// word returns a text that was never written before, and is part of no other.
func (l *laptop) word() string {
	l.w.ledger.words++
	return fmt.Sprintf("word-%d-%d-", l.n, l.w.ledger.words)
}

func (l *laptop) newID() (id model.RecordID) {
	randReader{l.w.roll}.Read(id[:])
	id[6] = id[6]&0x0f | 0x70 // a UUIDv7, like every record made on a laptop
	return id
}

// grid returns one of the grids that the person works in, now and then any grid.
func (l *laptop) grid() model.Path {
	scopes := l.disk.account.Scopes
	if len(scopes) == 0 || l.w.chance(3) {
		return grids[l.w.roll.IntN(len(grids))]
	}
	scope := scopes[l.w.roll.IntN(len(scopes))]
	in := slices.DeleteFunc(slices.Clone(grids), func(g model.Path) bool { return !scope.Holds(g) })
	return in[l.w.roll.IntN(len(in))]
}

func (l *laptop) raiseTask() act {
	w, grid := l.word(), l.grid()
	b := model.TaskRaised{Grid: grid, Channel: model.ByVisit, Words: w}
	switch l.w.roll.IntN(6) {
	case 0:
		b.Answer = &model.DoorAnswer{Words: "settled " + w}
	case 1:
		b.Answer = &model.DoorAnswer{By: model.DayOf(l.w.now) + 2}
	}
	return act{spot{grid.Community(), l.newID()}, b, w}
}

func (l *laptop) addHousehold() act {
	w, grid := l.word(), l.grid()
	return act{
		spot{grid.Community(), l.newID()},
		model.HouseholdAdded{Grid: grid, Door: model.Address{Compound: "金桂苑", Building: "1", Door: "101"}, Note: w},
		w,
	}
}

// known returns the records of a kind that the person sees, in the order of their ids.
func (l *laptop) known(kind model.Kind) (spots []spot) {
	for _, community := range l.disk.paths() {
		if c := l.disk.communities[community]; c.shown != nil {
			for id, row := range c.shown.rows {
				if k, err := code.KindOf(row.Face); err == nil && k == kind {
					spots = append(spots, spot{community, id})
				}
			}
		}
	}
	for _, k := range l.disk.kept { // those made here that have not come down yet
		if _, down := l.disk.row(k.Community, k.Record); !down && makes(l.w.ledger.saved[k.ID].change.Body) == kind {
			spots = append(spots, spot{k.Community, k.Record})
		}
	}
	slices.SortFunc(spots, func(a, b spot) int {
		return cmp.Or(cmp.Compare(a.community, b.community), slices.Compare(a.record[:], b.record[:]))
	})
	return slices.Compact(spots)
}

// makes gives the kind of record that a change makes, 0 for a change that makes none.
func makes(b model.Body) model.Kind {
	if _, makes := model.MakingOf(b); !makes {
		return 0
	}
	return model.KindOf(b)
}

// any returns one of the known records, nil if there are none.
func (l *laptop) any(kind model.Kind) (model.Record, spot) {
	spots := l.known(kind)
	if len(spots) == 0 {
		return nil, spot{}
	}
	at := spots[l.w.roll.IntN(len(spots))]
	return l.view(at), at
}

// makeVisit saves a visit, sometimes with a request: then two records in one save. It deletes the visit's draft.
func (l *laptop) makeVisit() {
	r, at := l.any(model.KindHousehold)
	h, ok := r.(*model.Household)
	if !ok {
		return
	}
	w := l.word()
	acts := []act{{spot{at.community, l.newID()}, model.VisitMade{
		Household: h.ID, Grid: h.Grid, Outcome: model.Met, Note: w + l.drafted(at),
	}, w}}
	if l.w.chance(25) {
		acts = append(acts, l.raiseTask())
	}
	l.saveForm(formOf(at), acts...)
}

// amendVisit corrects a visit or strikes it. Now and then it is somebody else's visit, which has no effect.
func (l *laptop) amendVisit() []act {
	r, at := l.any(model.KindVisit)
	v, ok := r.(*model.Visit)
	if !ok || v.By.ID != l.disk.account.Person.ID && !l.w.chance(25) {
		return nil
	}
	w := l.word()
	if l.w.chance(30) {
		return []act{{at, model.VisitStruck{Why: w}, w}}
	}
	l.w.reached("a visit amended")
	return []act{{at, model.VisitAmended{Outcome: v.Outcome, Note: w}, w}}
}

func (l *laptop) editHousehold() []act {
	r, at := l.any(model.KindHousehold)
	h, ok := r.(*model.Household)
	if !ok {
		return nil
	}
	w := l.word()
	switch l.w.roll.IntN(8) {
	case 0:
		if l.w.chance(30) {
			return []act{{at, model.HouseholdStruck{Why: w}, w}}
		}
		if h.Moved != 0 && l.w.chance(70) {
			l.w.reached("a household that moved away lives here again")
			return []act{{at, model.HouseholdReopened{Note: w}, w}}
		}
		return []act{{at, model.HouseholdMoved{Note: w}, w}}
	case 4:
		if !h.Into.IsZero() && l.w.chance(50) {
			l.w.reached("a merging taken back")
			return []act{{at, model.HouseholdUnmerged{Why: w}, w}}
		}
		// The other household may be the same one; the rules must handle that too.
		if other, _ := l.any(model.KindHousehold); other != nil {
			l.w.reached("two households merged")
			return []act{{at, model.HouseholdMerged{Into: model.HouseholdID(other.RecordID()), Why: w}, w}}
		}
	case 1, 2, 3:
		return []act{{at, model.HouseholdEdited{
			Fields: []model.FieldEdit{{Field: model.FieldPhones, Saw: h.Get(model.FieldPhones), Now: w}},
		}, w}}
	}
	return []act{{at, model.HouseholdEdited{
		Fields: []model.FieldEdit{{Field: model.FieldNote, Saw: h.Get(model.FieldNote), Now: w}},
	}, w}}
}

// taskStep returns a step of a task. Mostly it is one that the rules allow, as far as this laptop knows.
func (l *laptop) taskStep() []act {
	r, at := l.any(model.KindTask)
	if r == nil {
		return nil
	}
	w := l.word()
	bodies := []model.Body{model.TaskProgressed{Note: w}, model.TaskFinished{Result: w}, model.TaskReleased{Why: w},
		model.TaskReturned{Why: w},
		model.TaskAnswered{How: model.ByVisit, Words: w}, model.TaskRated{Rating: model.Satisfied, Words: w},
		model.TaskRated{Rating: model.Unsatisfied, Words: w}}
	if l.isBranch() {
		bodies = append(bodies, model.TaskSorted{Sphere: model.Everyone, Menu: model.Facilities},
			model.TaskSorted{Sphere: model.Family, Menu: model.Care},
			model.TaskDispatched{To: l.somebody(), Due: model.DayOf(l.w.now) + 3, Brief: w},
			model.TaskAccepted{Note: w}, model.TaskSentBack{Why: w}, model.TaskClosed{Why: w},
			model.TaskReopened{Why: w})
		bodies = append(bodies, l.branchSteps(r, w)...)
	}
	for range 8 {
		b := bodies[l.w.roll.IntN(len(bodies))]
		if l.allowed(r, at, b) || l.w.chance(12) {
			return []act{{at, b, model.WordsOf(b)}}
		}
	}
	return nil
}

// branchSteps returns the steps that a branch can take with a task that somebody has.
func (l *laptop) branchSteps(r model.Record, w string) []model.Body {
	due := model.DayOf(l.w.now) + model.Day(1+l.w.roll.IntN(9))
	bodies := []model.Body{model.TaskNudged{Note: w}, model.TaskExtended{Until: due, Why: w}}
	if t, ok := r.(*model.Task); ok && t.To.Kind != model.ToNobody {
		bodies = append(
			bodies, model.TaskRecalled{From: t.To, Why: w},
			model.TaskDispatched{To: l.somebody(), Due: due, Brief: w, Instead: t.To},
		)
	}
	return bodies
}

// allowed reports whether the rules allow a change, as far as this laptop knows.
func (l *laptop) allowed(r model.Record, at spot, b model.Body) bool {
	_, out := model.Apply(
		r, model.Change{Record: at.record, Author: l.disk.account.Person.ID, Body: b}, l.stamp(at.community),
	)
	return out.Accepted()
}

// addressee returns whom to dispatch a task to. Mostly it is open to everybody, so that several try to claim it.
func (l *laptop) addressee() model.Addressee {
	if l.w.chance(70) {
		return model.Addressee{Kind: model.ToOpen}
	}
	return l.somebody()
}

// somebody returns a person or a group that a task can be dispatched to.
func (l *laptop) somebody() model.Addressee {
	if l.w.chance(50) {
		return as(groups[l.w.roll.IntN(len(groups))])
	}
	who := l.w.laptops[l.w.roll.IntN(len(l.w.laptops))].disk.account.Person
	return model.Addressee{Kind: model.ToPerson, ID: who.ID.Record(), Name: who.Name}
}

// nextSteps returns the next step of a task. Everybody looks through the tasks in the same order, so that several
// people often act on the same one.
func (l *laptop) nextSteps() []act {
	for _, at := range l.known(model.KindTask) {
		t, ok := l.view(at).(*model.Task)
		if !ok {
			continue
		}
		bodies := l.next(t, at)
		if len(bodies) == 0 || l.w.chance(25) {
			continue
		}
		var acts []act
		for _, b := range bodies {
			acts = append(acts, act{at, b, model.WordsOf(b)})
		}
		return acts
	}
	return nil
}

// next returns what a task needs from this person next, as far as this laptop knows: it is sorted, dispatched,
// claimed, finished, accepted, answered and rated.
func (l *laptop) next(t *model.Task, at spot) []model.Body {
	w, branch := l.word(), l.isBranch()
	switch t.State {
	case model.Raised, model.Sorted, model.Returned:
		into := l.common(l.known(model.KindTask), t.Community())
		if branch && !t.Common && len(into) > 0 && l.w.chance(30) {
			return []model.Body{model.TaskJoined{Into: into[l.w.roll.IntN(len(into))]}}
		}
		if branch && t.Common && l.w.chance(50) { // a problem that needs nobody to do anything
			return []model.Body{model.TaskSettled{How: model.ByMeeting, Words: w}}
		}
		if branch {
			return []model.Body{model.TaskSorted{Sphere: model.Everyone, Menu: model.Facilities},
				model.TaskDispatched{To: l.addressee(), Due: model.DayOf(l.w.now) + 3, Brief: w}}
		}
	case model.Dispatched:
		if !branch && l.allowed(t, at, model.TaskClaimed{}) {
			if t.To.Kind != model.ToOpen && t.To.Kind != model.ToPerson {
				l.w.reached("claimed as one of a team, post or unit")
			}
			return []model.Body{model.TaskClaimed{}}
		}
	case model.Claimed:
		if t.Holder.ID == l.disk.account.Person.ID {
			if l.w.chance(35) {
				return l.oneOf(t, at, l.handlerSteps(t))
			}
			return []model.Body{model.TaskFinished{Result: w}}
		}
		if branch && t.Sphere == "" { // promised at the door
			return []model.Body{model.TaskSorted{Sphere: model.Everyone, Menu: model.Facilities}}
		}
		if call := l.call(w); branch && l.w.chance(25) && l.allowed(t, at, call) {
			return []model.Body{call}
		}
	case model.Joined:
		if t.Told == 0 && l.w.chance(60) {
			return []model.Body{model.TaskAnswered{How: model.ByVisit, Words: w, Final: true}}
		}
	case model.Finished:
		if branch && l.w.chance(30) {
			return []model.Body{model.TaskSentBack{Why: w}}
		} else if branch {
			return []model.Body{model.TaskAccepted{Note: w}}
		}
	case model.Accepted:
		return []model.Body{model.TaskAnswered{How: model.ByVisit, Words: w}}
	case model.Told:
		return []model.Body{model.TaskRated{Rating: model.Ratings[l.w.roll.IntN(len(model.Ratings))], Words: w}}
	}
	return nil
}

// undoStep takes back the person's own last step of a task.
func (l *laptop) undoStep() []act {
	for _, at := range l.known(model.KindTask) {
		t, ok := l.view(at).(*model.Task)
		if !ok {
			continue
		}
		if in := t.Inside; in != nil && in.Before != nil && in.Before.By == l.disk.account.Person.ID && l.w.chance(50) {
			return []act{{at, model.TaskUndone{Change: in.Before.Change}, ""}}
		}
	}
	return nil
}

// noteUnknownTask adds a note to a task that another laptop has not sent yet, as if its number were known from a
// slip of paper.
func (l *laptop) noteUnknownTask() {
	o := l.w.laptops[l.w.roll.IntN(len(l.w.laptops))]
	for _, k := range slices.Backward(o.disk.kept) {
		if k.Queued() && makes(l.w.ledger.saved[k.ID].change.Body) == model.KindTask &&
			len(l.disk.account.TagsIn(k.Community)) > 0 {
			w := l.word()
			l.save(act{spot{k.Community, k.Record}, model.TaskProgressed{Note: w}, w})
			return
		}
	}
}
