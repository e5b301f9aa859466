package simulate

import (
	"bytes"
	"hash/fnv"
	"maps"
	"slices"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
)

// oracle is what the log of one community means, computed from its lines by the rules alone. The hub's rows,
// losses, marks and task holders are compared with it. When the hub is restored from a backup, so is its oracle.
type oracle struct {
	branch  int        // number of the history; another one after each restore
	lines   []hub.Line // revision n at n-1
	prints  []uint64   // hash of the history up to each revision
	commits map[uint64]bool
	floor   uint64
	newest  map[model.ChangeID]uint64 // revision of a change's newest line
	records map[model.RecordID]entry
	losses  map[model.RecordID][]loss
	waiting map[model.RecordID][]model.ChangeID // held because the record is not known, in order of arrival
	holders map[model.RecordID]model.PersonID   // of tasks
	before  map[model.ChangeID]model.PersonID   // holder of the task before a change of it; undo restores it
	answers map[model.RecordID][]memberAnswer   // to residents of joined tasks, in order
	apply   rules
}

// rules is model.Apply, or what a test has put in its place.
type rules func(model.Record, model.Change, model.Stamp) (model.Record, model.Outcome)

// entry is a record as the lines of the log make it.
type entry struct {
	rev          uint64
	rec          model.Record
	face, inside []byte
	who          model.Audience
}

// loss is the set of tags that a line of the log took off a record's face.
type loss struct {
	rev  uint64
	tags model.Tags
}

func newOracle(apply rules) *oracle {
	return &oracle{
		apply: apply, answers: map[model.RecordID][]memberAnswer{}, commits: map[uint64]bool{},
		newest:  map[model.ChangeID]uint64{},
		records: map[model.RecordID]entry{}, losses: map[model.RecordID][]loss{},
		waiting: map[model.RecordID][]model.ChangeID{}, holders: map[model.RecordID]model.PersonID{},
		before: map[model.ChangeID]model.PersonID{},
	}
}

// clone returns a copy. Slices that are only appended to are shared.
func (b *oracle) clone() *oracle {
	n := *b
	n.lines, n.prints = slices.Clip(b.lines), slices.Clip(b.prints)
	n.commits, n.newest, n.records = maps.Clone(b.commits), maps.Clone(b.newest), maps.Clone(b.records)
	n.losses, n.waiting = maps.Clone(b.losses), maps.Clone(b.waiting)
	n.holders, n.before, n.answers = maps.Clone(b.holders), maps.Clone(b.before), maps.Clone(b.answers)
	for id, as := range n.answers {
		n.answers[id] = slices.Clip(as)
	}
	for id, ls := range n.losses {
		n.losses[id] = slices.Clip(ls)
	}
	for id, ids := range n.waiting {
		n.waiting[id] = slices.Clip(ids)
	}
	return &n
}

func (b *oracle) head() uint64 { return uint64(len(b.lines)) }

// verdict returns the newest line of a change, or the zero Line.
func (b *oracle) verdict(id model.ChangeID) hub.Line {
	if rev := b.newest[id]; rev > 0 {
		return b.lines[rev-1]
	}
	return hub.Line{}
}

// point is a point of a community's history, as a reply tells it to a laptop.
type point struct {
	head   uint64
	print  uint64 // hash of the history up to head
	branch int    // number of the history
}

// at returns the point at a revision of the present history.
func (b *oracle) at(head uint64) point {
	if head == 0 || head > b.head() {
		return point{head: head, branch: b.branch}
	}
	return point{head, b.prints[head-1], b.branch}
}

// runsThrough reports whether a point is part of this history.
func (b *oracle) runsThrough(t point) bool {
	return t.head == 0 || t.head <= b.head() && b.prints[t.head-1] == t.print
}

// add appends a line of the log and computes what it does.
func (b *oracle) add(l hub.Line) {
	b.lines = append(b.lines, l)
	b.newest[l.ID] = l.Rev
	e := b.records[l.Record]
	switch {
	case accepted(l.Code):
		b.take(l, &e)
	case l.Code == model.Held && l.Why.Reason == model.UnknownRecord:
		b.waiting[l.Record] = append(b.waiting[l.Record], l.ID)
	}
	h := fnv.New64a()
	if n := len(b.prints); n > 0 {
		h.Write(number(b.prints[n-1]))
	}
	h.Write(l.ID[:])
	h.Write([]byte{byte(l.Code)})
	if accepted(l.Code) {
		h.Write(l.Record[:])
		h.Write(number(uint64(len(e.face))))
		h.Write(e.face)
		h.Write(e.inside)
	}
	b.prints = append(b.prints, h.Sum64())
}

func number(n uint64) []byte {
	var b [8]byte
	for i := range b {
		b[i] = byte(n >> (8 * i))
	}
	return b[:]
}

// take computes what an accepted line makes of its record.
func (b *oracle) take(l hub.Line, e *entry) {
	c, err := code.Change(l.Core)
	if err != nil {
		return
	}
	after, out := b.apply(
		e.rec, c,
		model.Stamp{By: l.By, Tags: l.Tags, At: unix(l.At), On: unix(l.On), Received: unix(l.Received), Rev: l.Rev},
	)
	if !out.Accepted() {
		return
	}
	was := *e
	*e = entry{rev: l.Rev, rec: after, who: model.AudienceOf(after)}
	e.face, e.inside, _ = code.Record(after)
	if lost := was.who.Face.Without(e.who.Face); len(lost) > 0 {
		b.losses[l.Record] = append(b.losses[l.Record], loss{l.Rev, lost})
	}
	b.records[l.Record] = *e
	b.holds(l, c.Body)
	b.answered(l, was.rec, c.Body)
}

// holds computes who holds a task after a change, from the changes alone.
func (b *oracle) holds(l hub.Line, body model.Body) {
	has := b.holders[l.Record]
	b.before[l.ID] = has
	switch body := body.(type) {
	case model.TaskClaimed, model.TaskSettled:
		b.holders[l.Record] = l.By.ID
	case model.TaskRaised:
		if body.Answer != nil && has.IsZero() {
			b.holders[l.Record] = l.By.ID
		}
	case model.TaskReleased, model.TaskReturned, model.TaskDispatched, model.TaskReopened, model.TaskRecalled,
		model.TaskHandedOn, model.TaskJoined:
		delete(b.holders, l.Record)
	case model.TaskUndone:
		b.holders[l.Record] = b.before[body.Change]
	}
}

// same reports whether a row is as the lines of the log make it.
func (e entry) same(r hub.Stored) bool {
	return e.rev == r.Rev && bytes.Equal(e.face, r.Face) && bytes.Equal(e.inside, r.Inside)
}

// holdsWords reports whether a text is in the record.
func (e entry) holdsWords(words string) bool {
	return bytes.Contains(e.inside, []byte(words)) || bytes.Contains(e.face, []byte(words))
}

func unix(seconds int64) time.Time { return time.Unix(seconds, 0) }
