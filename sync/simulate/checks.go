package simulate

import (
	"context"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// This file judges the hub: what it commits, what it replies, and what its records hold in the end.

// witness reads what the hub has just committed: invariants 2, 3, 8 and 11.
func (w *world) witness() {
	g := &w.ledger
	for _, line := range w.journal.log {
		s := g.saved[line.ID]
		if s == nil { // the hub's own
			continue
		}
		before := g.lines[line.ID]
		if len(before) > 0 && before[0].Code == model.Held && accepted(line.Code) {
			w.reached("held, then applied")
		}
		for _, b := range before {
			if accepted(b.Code) && accepted(line.Code) {
				w.broke("2 once", "change %s at revisions %d and %d", line.ID, b.Rev, line.Rev)
			}
		}
		g.lines[line.ID] = append(before, line)
		if len(before) == 0 {
			at := place{s.laptop, line.Record}
			if s.kept.Seq < g.last[at] {
				w.broke("3 in order", "laptop %d: change %d after %d", s.laptop, s.kept.Seq, g.last[at])
			}
			g.last[at] = max(g.last[at], s.kept.Seq)
		}
		if line.Code == model.Refused && s.change.Body.Fact() {
			w.broke("11 facts stand", "%T refused: %s", s.change.Body, line.Why.Reason)
		}
		if line.Code == model.Flagged {
			w.reached("flagged: " + string(line.Why.Reason))
		}
		w.holder(line, s.change.Body)
	}
	for _, r := range w.journal.rows {
		w.holds(r)
	}
	w.journal.log, w.journal.rows = nil, nil
}

// holder follows who holds a task through the hub's log, by the changes alone: invariant 8. A claim that was accepted stands
// until its holder gives it up or takes it back.
func (w *world) holder(line hub.Line, body model.Body) {
	g := &w.ledger
	has := g.holders[line.Record]
	if !accepted(line.Code) {
		if _, is := body.(model.TaskClaimed); is && line.Why.Reason == model.Taken {
			w.reached("claim lost to another")
		}
		return
	}
	g.before[line.ID] = has
	switch b := body.(type) {
	case model.TaskClaimed:
		if !has.IsZero() {
			w.broke("8 claim safety", "two holders of task %s", line.Record)
		}
		g.holders[line.Record] = line.By.ID
	case model.TaskRaised:
		if b.Answer != nil && has.IsZero() {
			g.holders[line.Record] = line.By.ID
		}
	case model.TaskReleased, model.TaskReturned, model.TaskDispatched:
		if !has.IsZero() && has != line.By.ID {
			w.broke("8 claim safety", "holder of task %s lost it by %T", line.Record, b)
		}
		delete(g.holders, line.Record)
	case model.TaskRated:
		if b.Rating == model.Unsatisfied && line.Code == model.OK {
			w.reached("not satisfied, and done again")
		}
	case model.TaskReopened:
		delete(g.holders, line.Record)
	case model.TaskUndone:
		g.holders[line.Record] = g.before[b.Change]
		w.reached("undone")
	}
}

// holds wants a task's record to name the holder that its changes make.
func (w *world) holds(r hub.Stored) {
	rec, err := code.Open(r.Face, r.Inside)
	if t, ok := rec.(*model.Task); err == nil && ok && t.Holder.ID != w.ledger.holders[r.ID] {
		w.broke("8 claim safety", "another holder of task %s than its changes make", r.ID)
	}
}

// judgeReply holds what a reply says against what was said before: a final verdict never changes (2).
func (w *world) judgeReply(l *laptop, r wire.Reply) {
	for _, a := range r.Answers {
		if a.Again {
			w.broke("no false alarm", "laptop %d is told of another history", l.n)
		}
		for _, v := range a.Verdicts {
			s := w.ledger.short[v.ID]
			if s == nil || s.laptop != l.n || v.Code == model.Held {
				continue
			}
			if was, told := w.ledger.verdicts[s.kept.ID]; told {
				w.reached("verdict told again")
				if was.Code != v.Code || was.Rev != v.Rev || was.Why != v.Why {
					w.broke("2 once", "change %s: first %s at %d, then %s at %d", s.kept.ID, was.Code, was.Rev, v.Code, v.Rev)
				}
			}
			w.ledger.verdicts[s.kept.ID] = v
		}
	}
}

// judgeEnd is after everything came to rest: 10 at the hub, and 7.
func (w *world) judgeEnd() {
	w.snapshot(func(s hub.Snapshot) error {
		for _, x := range w.ledger.order {
			if !accepted(w.ledger.verdictOf(x.kept.ID).Code) || x.words == "" {
				continue
			}
			l, err := s.Load(hub.Keys{Home: x.kept.Home, Records: []model.RecordID{x.kept.Record}})
			if err != nil {
				return err
			}
			if !contains(l.Records[x.kept.Record], x.words) {
				w.broke("10 no words lost", "%T: its words are not in the hub's record", x.change.Body)
			}
		}
		for _, l := range w.laptops {
			for _, home := range l.disk.homes() {
				if err := w.converged(s, l, home); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// snapshot reads the hub's disk, past everything that is broken on purpose.
func (w *world) snapshot(fn func(hub.Snapshot) error) {
	if err := w.journal.Memory.Read(context.Background(), fn); err != nil {
		panic(err)
	}
}
