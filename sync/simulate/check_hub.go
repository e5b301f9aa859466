package simulate

import (
	"slices"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
)

// This file checks what the hub commits.

// observe checks what the hub has committed since it was called last.
func (w *world) observe() {
	commits := w.journal.commits
	w.journal.commits = nil
	for _, c := range commits {
		if b := w.oracles[c.Community]; b != nil {
			w.checkCommit(b, c)
		} else {
			w.violated("known places", "a community that there is none of")
		}
	}
}

// checkCommit checks one community's part of a commit: invariants 2, 3, 5, 8, 11, 12 and 13, authority, and held
// adopted.
func (w *world) checkCommit(b *oracle, c hub.Writes) {
	for _, l := range c.Lines {
		if l.Rev != b.head()+1 {
			w.violated("5 commit order", "%s: revision %d follows on %d", c.Community, l.Rev, b.head())
			return
		}
		w.checkLine(b, c.Community, l)
		b.add(l)
	}
	if c.History.Head != b.head() {
		w.violated("5 commit order", "%s: head %d after %d lines", c.Community, c.History.Head, b.head())
	}
	if c.History.Safe > w.backups.Safe[c.Community] {
		w.violated("safe", "%s: %d is safe before the list of copies says so", c.Community, c.History.Safe)
	}
	b.floor = c.History.Floor
	b.commits[b.head()] = true
	w.checkRows(b, c)
	for _, l := range c.Lines {
		if len(b.waiting[l.Record]) > 0 && b.records[l.Record].rec != nil {
			w.violated("held adopted", "%d changes wait for a record that is there", len(b.waiting[l.Record]))
		}
	}
}

// checkRows requires that each record which the lines changed is written as they make it (13), with the tags that
// the rule of who sees what gives it (12).
func (w *world) checkRows(b *oracle, c hub.Writes) {
	wrote := map[model.RecordID]bool{}
	for _, r := range c.Records {
		e := b.records[r.ID]
		wrote[r.ID] = true
		w.checkBounded(c.Community, r)
		if !e.same(r) {
			w.reportDifference(b, e, r)
		}
		for _, t := range r.InsideTags {
			if !r.FaceTags.Has(t) {
				w.violated("12 scope", "the inside of record %s goes to %s, its face does not", r.ID, t)
			}
		}
		if who := w.rule.of(e); e.rec != nil &&
			!(slices.Equal(who.Face, r.FaceTags) && slices.Equal(who.Inside, r.InsideTags)) {
			w.violated("12 scope", "record %s is not for those the rule names", r.ID)
		}
		if t, ok := e.rec.(*model.Task); ok && t.Holder.ID != b.holders[r.ID] {
			w.violated("8 claim safety", "another holder of task %s than its changes make", r.ID)
		} else if ok {
			w.checkAnswers(b, r.ID, t)
			w.checkFace(r.ID, t)
		}
	}
	for _, l := range c.Lines {
		if accepted(l.Code) && !wrote[l.Record] {
			w.violated("13 determinism", "a line was accepted, and its row not written")
		}
	}
}

// reportDifference reports how a row differs from what its lines make.
func (w *world) reportDifference(b *oracle, e entry, r hub.Stored) {
	rec, err := code.Open(r.Face, r.Inside)
	t, task := rec.(*model.Task)
	switch {
	case err == nil && task && t.Holder.ID != b.holders[r.ID]:
		w.violated("8 claim safety", "another holder of task %s than its changes make", r.ID)
	case len(r.Inside) < len(e.inside):
		w.violated("10 no words lost", "record %s is shorter than its lines make it", r.ID)
	default:
		w.violated("13 determinism", "record %s is not what its lines make", r.ID)
	}
}

// checkLine checks one line of the log, before it is added to the oracle.
func (w *world) checkLine(b *oracle, community model.Path, l hub.Line) {
	s := w.ledger.saved[l.ID]
	if s == nil { // the hub's own, or a hostile laptop's
		w.checkHostileLine(b, community, l)
		return
	}
	was := b.verdict(l.ID)
	adopted := slices.Contains(b.waiting[l.Record], l.ID)
	switch {
	case was.Rev > 0 && !adopted:
		w.violated("2 once", "change %s at revisions %d and %d", l.ID, was.Rev, l.Rev)
	case adopted:
		w.checkAdopted(b, was, l)
	default:
		w.checkOrder(b, l)
		w.checkAuthority(b, community, s, l)
	}
	if s.takenBack && !s.shared {
		w.violated("offered first", "change %s was taken back, and is in the log", l.ID)
	}
	if l.Code == model.Refused && model.IsFact(s.change.Body) {
		w.violated("11 facts stand", "%T refused: %s", s.change.Body, l.Why.Reason)
	}
	if l.Code == model.Flagged {
		w.reached("flagged: " + string(l.Why.Reason))
	}
	if l.Code == model.Held {
		w.reached("held: " + string(l.Why.Reason))
	}
	w.checkHolder(b, l, s.change.Body)
}

// checkAdopted requires that changes which waited for a record are applied as soon as it comes, in order of
// arrival, each with the stamp it came with.
func (w *world) checkAdopted(b *oracle, was, l hub.Line) {
	waiting := b.waiting[l.Record]
	switch {
	case waiting[0] != l.ID:
		w.violated("held adopted", "change %s before an elder", l.ID)
	case was.At != l.At || was.On != l.On || was.Received != l.Received || was.By != l.By || !slices.Equal(
		was.Tags, l.Tags,
	):
		w.violated("held adopted", "change %s with another stamp than it came with", l.ID)
	}
	b.waiting[l.Record] = waiting[1:]
	if accepted(l.Code) {
		w.reached("held, then applied")
	}
}

// checkOrder requires that one home's changes to a record enter the log in the order in which they were made (3):
// no older change that the home kept when it made the request is without a line. Only the home that made the
// request counts: a copy of it may keep an older change that this one had refused, in a history that was left.
func (w *world) checkOrder(b *oracle, l hub.Line) {
	at := slices.Index(w.serving, l.ID)
	for _, id := range w.serving[:max(at, 0)] {
		if elder := w.ledger.saved[id]; elder.kept.Record == l.Record && b.newest[id] == 0 {
			seq := w.ledger.saved[l.ID].kept.Seq
			w.violated("3 in order", "change %d before %d of the same home", seq, elder.kept.Seq)
			return
		}
	}
}

// checkAuthority requires that the author's tags decide as they are in this transaction. Whoever sees the record
// may act on it. A fact on a record out of sight is flagged if its author has, or had, a scope in the community,
// and held otherwise.
func (w *world) checkAuthority(b *oracle, community model.Path, s *saved, l hub.Line) {
	a := w.accounts[s.change.Author]
	tags := a.TagsIn(community)
	e := b.records[l.Record]
	inSight := e.rec == nil || w.rule.of(e).Face.Meet(tags) || e.rec.RecordID() == a.Person.ID.Record()
	never := l.Code == model.Held && l.Why.Reason == model.NeverSeen
	switch {
	case s.unread || l.Why.Reason == model.RulePanic:
	case !slices.Equal(l.Tags, tags):
		w.violated("authority", "change %s was judged by other tags than its author has", l.ID)
	case model.IsFact(s.change.Body):
		w.checkFactAuthority(a, e, l, ever(a, community), inSight)
	case never:
		w.violated("authority", "a change of one who sees, or saw, what it alters is held")
	case !inSight && accepted(l.Code):
		w.violated("authority", "an intent out of its author's sight is %s", l.Code)
	}
}

// checkFactAuthority is checkAuthority for a fact. once are the tags that its author has or had in the community.
func (w *world) checkFactAuthority(a hub.Account, e entry, l hub.Line, once model.Tags, inSight bool) {
	everIn, noRight := len(once) > 0, l.Code == model.Held && l.Why.Reason == model.NoRight
	never := l.Code == model.Held && l.Why.Reason == model.NeverSeen
	couldSee := e.rec != nil && model.CouldSee(e.rec, a.Person.ID, once)
	switch {
	case !everIn && !noRight:
		w.violated("authority", "a fact of one who never had a scope here is %s", l.Code)
	case everIn && noRight:
		w.violated("authority", "a fact of one who has, or had, a scope here is held")
	case never && couldSee:
		w.violated("authority", "a change of one who sees, or saw, what it alters is held")
	case w.rule == newRule && accepted(l.Code) && w.alters(e, l) && !couldSee:
		w.violated("authority", "a fact altered what its author never saw")
	case !inSight && l.Code == model.OK:
		w.violated("authority", "a fact out of its author's sight is not flagged")
	}
}

// alters reports whether a line changed a record that was there in another way than by adding words to it.
func (w *world) alters(e entry, l hub.Line) bool {
	c, err := code.Change(l.Core)
	if err != nil || e.rec == nil {
		return false
	}
	after, _ := model.Apply(
		e.rec, c,
		model.Stamp{By: l.By, Tags: l.Tags, At: unix(l.At), On: unix(l.On), Received: unix(l.Received), Rev: l.Rev},
	)
	return model.Alters(e.rec, after)
}

// checkHolder requires that a claim which was accepted stands until its holder gives it up or takes it back, or the
// branch recalls the task because it is late (8).
func (w *world) checkHolder(b *oracle, l hub.Line, body model.Body) {
	has := b.holders[l.Record]
	if !accepted(l.Code) {
		if _, is := body.(model.TaskClaimed); is && l.Why.Reason == model.Taken {
			w.reached("claim lost to another")
		}
		w.countRefused(l, body)
		return
	}
	switch body := body.(type) {
	case model.TaskClaimed, model.TaskSettled, model.TaskJoined:
		if !has.IsZero() {
			w.violated("8 claim safety", "two holders of task %s", l.Record)
		}
	case model.TaskReleased, model.TaskReturned, model.TaskDispatched, model.TaskRecalled, model.TaskHandedOn:
		if !has.IsZero() && has != l.By.ID && !w.recalledLate(b, l, body) {
			w.violated("8 claim safety", "holder of task %s lost it by %T", l.Record, body)
		}
	case model.TaskRated:
		if body.Rating == model.Unsatisfied && l.Code == model.OK {
			w.reached("not satisfied, and done again")
		}
	case model.TaskUndone:
		w.reached("undone")
	}
	w.countLife(b, l, body)
}

// recalledLate reports whether a step recalls a task whose holder is late with it.
func (w *world) recalledLate(b *oracle, l hub.Line, body model.Body) bool {
	_, recalls := body.(model.TaskRecalled)
	t, ok := b.records[l.Record].rec.(*model.Task)
	return recalls && ok && t.Due != 0 && t.Due < model.DayOf(unix(l.On))
}

// checkRestore requires, after the hub was restored, that every change which a home has dropped is still there
// (safe).
func (w *world) checkRestore() {
	for _, s := range w.ledger.order {
		if s.dropped && !accepted(w.oracles[s.kept.Community].verdict(s.kept.ID).Code) {
			w.violated("safe", "change %s was let go of, and is in no history any more", s.kept.ID)
			return
		}
	}
}
