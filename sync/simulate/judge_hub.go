package simulate

import (
	"slices"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
)

// This file judges what the hub commits.

// witness reads what the hub has just committed.
func (w *world) witness() {
	commits := w.journal.commits
	w.journal.commits = nil
	for _, c := range commits {
		if b := w.books[c.Home]; b != nil {
			w.committed(b, c)
		} else {
			w.broke("known places", "a community that there is none of")
		}
	}
}

// committed judges one community's part of a commit: invariants 2, 3, 5, 8, 11, 12 and 13, authority, adoption.
func (w *world) committed(b *book, c hub.Writes) {
	for _, l := range c.Lines {
		if l.Rev != b.head()+1 {
			w.broke("5 commit order", "%s: revision %d follows on %d", c.Home, l.Rev, b.head())
			return
		}
		w.judgeLine(b, c.Home, l)
		b.add(l)
	}
	if c.Community.Head != b.head() {
		w.broke("5 commit order", "%s: head %d after %d lines", c.Home, c.Community.Head, b.head())
	}
	if c.Community.Safe > w.vault.Safe[c.Home] {
		w.broke("safe", "%s: %d is safe before the list of copies says so", c.Home, c.Community.Safe)
	}
	b.floor = c.Community.Floor
	b.commits[b.head()] = true
	w.rows(b, c)
	for _, l := range c.Lines {
		if len(b.waiting[l.Record]) > 0 && b.records[l.Record].rec != nil {
			w.broke("held adopted", "%d changes wait for a record that is there", len(b.waiting[l.Record]))
		}
	}
}

// rows wants each record that the lines changed to be written as they make it (13), for those the rule names (12).
func (w *world) rows(b *book, c hub.Writes) {
	wrote := map[model.RecordID]bool{}
	for _, r := range c.Records {
		e := b.records[r.ID]
		wrote[r.ID] = true
		w.bounded(c.Home, r)
		if !e.same(r) {
			w.differs(b, e, r)
		}
		for _, t := range r.InsideTags {
			if !r.FaceTags.Has(t) {
				w.broke("12 scope", "the inside of record %s goes to %s, its face does not", r.ID, t)
			}
		}
		if who := w.rule.of(e); e.rec != nil &&
			!(slices.Equal(who.Face, r.FaceTags) && slices.Equal(who.Inside, r.InsideTags)) {
			w.broke("12 scope", "record %s is not for those the rule names", r.ID)
		}
		if t, ok := e.rec.(*model.Task); ok && t.Holder.ID != b.holders[r.ID] {
			w.broke("8 claim safety", "another holder of task %s than its changes make", r.ID)
		}
	}
	for _, l := range c.Lines {
		if accepted(l.Code) && !wrote[l.Record] {
			w.broke("13 determinism", "a line was accepted, and its row not written")
		}
	}
}

// differs says in what a row is not what its lines make.
func (w *world) differs(b *book, e entry, r hub.Stored) {
	rec, err := code.Open(r.Face, r.Inside)
	t, task := rec.(*model.Task)
	switch {
	case err == nil && task && t.Holder.ID != b.holders[r.ID]:
		w.broke("8 claim safety", "another holder of task %s than its changes make", r.ID)
	case len(r.Inside) < len(e.inside):
		w.broke("10 no words lost", "record %s is shorter than its lines make it", r.ID)
	default:
		w.broke("13 determinism", "record %s is not what its lines make", r.ID)
	}
}

// judgeLine judges one line before the book follows it.
func (w *world) judgeLine(b *book, home model.Path, l hub.Line) {
	s := w.ledger.saved[l.ID]
	if s == nil { // the hub's own, or a hostile laptop's
		w.judgeHostile(b, home, l)
		return
	}
	was := b.verdict(l.ID)
	adopted := slices.Contains(b.waiting[l.Record], l.ID)
	switch {
	case was.Rev > 0 && !adopted:
		w.broke("2 once", "change %s at revisions %d and %d", l.ID, was.Rev, l.Rev)
	case adopted:
		w.adopted(b, was, l)
	default:
		w.inOrder(b, l)
		w.authority(b, home, s, l)
	}
	if s.takenBack && !s.shared {
		w.broke("offered first", "change %s was taken back, and is in the log", l.ID)
	}
	if l.Code == model.Refused && model.IsFact(s.change.Body) {
		w.broke("11 facts stand", "%T refused: %s", s.change.Body, l.Why.Reason)
	}
	if l.Code == model.Flagged {
		w.reached("flagged: " + string(l.Why.Reason))
	}
	if l.Code == model.Held {
		w.reached("held: " + string(l.Why.Reason))
	}
	w.holder(b, l, s.change.Body)
}

// adopted wants those that waited for a record applied at once, in order of arrival, each with the stamp it came with.
func (w *world) adopted(b *book, was, l hub.Line) {
	waiting := b.waiting[l.Record]
	switch {
	case waiting[0] != l.ID:
		w.broke("held adopted", "change %s before an elder", l.ID)
	case was.At != l.At || was.On != l.On || was.Received != l.Received || was.By != l.By || !slices.Equal(
		was.Tags, l.Tags,
	):
		w.broke("held adopted", "change %s with another stamp than it came with", l.ID)
	}
	b.waiting[l.Record] = waiting[1:]
	if accepted(l.Code) {
		w.reached("held, then applied")
	}
}

// inOrder wants one home's changes on a record to go in in its order (3): no elder, by what the home kept when
// it asked, is without a line. A copy of the home, or the home put back, may keep an elder that this one had
// refused in a history that was left, and knows nothing of it.
func (w *world) inOrder(b *book, l hub.Line) {
	at := slices.Index(w.serving, l.ID)
	for _, id := range w.serving[:max(at, 0)] {
		if elder := w.ledger.saved[id]; elder.kept.Record == l.Record && b.newest[id] == 0 {
			w.broke("3 in order", "change %d before %d of the same home", w.ledger.saved[l.ID].kept.Seq, elder.kept.Seq)
			return
		}
	}
}

// authority wants the author's tags as they are in this transaction to decide: who sees the record may act on
// it, a fact out of sight is flagged where its author has, or had, a scope, and held where they never had one.
func (w *world) authority(b *book, home model.Path, s *saved, l hub.Line) {
	a := w.accounts[s.change.Author]
	tags := a.TagsIn(home)
	e := b.records[l.Record]
	inSight := e.rec == nil || w.rule.of(e).Face.Meet(tags) || e.rec.RecordID() == a.Person.ID.Record()
	fact, once := model.IsFact(s.change.Body), ever(a, home)
	everIn, never := len(once) > 0, l.Code == model.Held && l.Why.Reason == model.NeverSeen
	switch {
	case s.unread || l.Why.Reason == model.RulePanic:
	case !slices.Equal(l.Tags, tags):
		w.broke("authority", "change %s was judged by other tags than its author has", l.ID)
	case fact && !everIn && (l.Code != model.Held || l.Why.Reason != model.NoRight):
		w.broke("authority", "a fact of one who never had a scope here is %s", l.Code)
	case fact && everIn && l.Code == model.Held && l.Why.Reason == model.NoRight:
		w.broke("authority", "a fact of one who has, or had, a scope here is held")
	case never && (!fact || e.rec != nil && model.CouldSee(e.rec, a.Person.ID, once)):
		w.broke("authority", "a change of one who sees, or saw, what it alters is held")
	case w.rule == newRule && fact && accepted(l.Code) && w.alters(e, l) && !model.CouldSee(e.rec, a.Person.ID, once):
		w.broke("authority", "a fact altered what its author never saw")
	case fact && !inSight && l.Code == model.OK:
		w.broke("authority", "a fact out of its author's sight is not flagged")
	case !fact && !inSight && accepted(l.Code):
		w.broke("authority", "an intent out of its author's sight is %s", l.Code)
	}
}

// alters says that a line did more to a record that is there than add words to it.
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

// holder follows who holds a task (8). A claim that was accepted stands until its holder gives it up or takes it back.
func (w *world) holder(b *book, l hub.Line, body model.Body) {
	has := b.holders[l.Record]
	if !accepted(l.Code) {
		if _, is := body.(model.TaskClaimed); is && l.Why.Reason == model.Taken {
			w.reached("claim lost to another")
		}
		return
	}
	switch body := body.(type) {
	case model.TaskClaimed:
		if !has.IsZero() {
			w.broke("8 claim safety", "two holders of task %s", l.Record)
		}
	case model.TaskReleased, model.TaskReturned, model.TaskDispatched, model.TaskRecalled:
		w.watched(body)
		if !has.IsZero() && has != l.By.ID {
			w.broke("8 claim safety", "holder of task %s lost it by %T", l.Record, body)
		}
	case model.TaskRated:
		if body.Rating == model.Unsatisfied && l.Code == model.OK {
			w.reached("not satisfied, and done again")
		}
	case model.TaskUndone:
		w.reached("undone")
	default:
		w.watched(body)
	}
}

// watched counts what the branch did with a task that is with somebody.
func (w *world) watched(body model.Body) {
	switch body := body.(type) {
	case model.TaskNudged:
		w.reached("nudged")
	case model.TaskExtended:
		w.reached("extended")
	case model.TaskRecalled:
		w.reached("recalled")
	case model.TaskDispatched:
		if body.Instead.Kind != model.ToNobody {
			w.reached("sent on")
		}
	}
}

// judgePutBack is after the hub was put back: all that homes let go of is there (safe).
func (w *world) judgePutBack() {
	for _, s := range w.ledger.order {
		if s.letGo && !accepted(w.books[s.kept.Home].verdict(s.kept.ID).Code) {
			w.broke("safe", "change %s was let go of, and is in no history any more", s.kept.ID)
			return
		}
	}
}
