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

// book is what an outsider makes of one community's log. It follows the hub's lines with the rules alone, and
// keeps who could see each record when: the hub's rows, losses, marks and holders are held against it, never
// read from it. Where the hub is put back, so is its book.
type book struct {
	branch  int        // a number of its own after each putting back: which history this is
	lines   []hub.Line // revision n at n-1
	prints  []uint64   // what the history up to each revision comes to
	commits map[uint64]bool
	floor   uint64
	newest  map[model.ChangeID]uint64 // revision of a change's newest line
	records map[model.RecordID]entry
	losses  map[model.RecordID][]loss
	waiting map[model.RecordID][]model.ChangeID // held because the record is not known, in order of arrival
	holders map[model.RecordID]model.PersonID
	before  map[model.ChangeID]model.PersonID // who held the task before a change of it: what undo puts back
}

// entry is a record as the lines make it.
type entry struct {
	rev          uint64
	rec          model.Record
	face, inside []byte
	who          model.Audience
}

// loss says that a line took tags off a record's face.
type loss struct {
	rev  uint64
	tags model.Tags
}

func newBook() *book {
	return &book{commits: map[uint64]bool{}, newest: map[model.ChangeID]uint64{},
		records: map[model.RecordID]entry{}, losses: map[model.RecordID][]loss{},
		waiting: map[model.RecordID][]model.ChangeID{}, holders: map[model.RecordID]model.PersonID{},
		before: map[model.ChangeID]model.PersonID{}}
}

// clone shares what is only added to.
func (b *book) clone() *book {
	n := *b
	n.lines, n.prints = slices.Clip(b.lines), slices.Clip(b.prints)
	n.commits, n.newest, n.records = maps.Clone(b.commits), maps.Clone(b.newest), maps.Clone(b.records)
	n.losses, n.waiting = maps.Clone(b.losses), maps.Clone(b.waiting)
	n.holders, n.before = maps.Clone(b.holders), maps.Clone(b.before)
	for id, ls := range n.losses {
		n.losses[id] = slices.Clip(ls)
	}
	for id, ids := range n.waiting {
		n.waiting[id] = slices.Clip(ids)
	}
	return &n
}

func (b *book) head() uint64 { return uint64(len(b.lines)) }

// verdict of a change is its newest line; the zero Line where there is none.
func (b *book) verdict(id model.ChangeID) hub.Line {
	if rev := b.newest[id]; rev > 0 {
		return b.lines[rev-1]
	}
	return hub.Line{}
}

// told is how far a laptop was told a community's history goes, and what that history comes to.
type told struct {
	head   uint64
	print  uint64
	branch int
}

// at is what one who is told a head now is told.
func (b *book) at(head uint64) told {
	if head == 0 || head > b.head() {
		return told{head: head, branch: b.branch}
	}
	return told{head, b.prints[head-1], b.branch}
}

// runsThrough says that what was told is part of this history.
func (b *book) runsThrough(t told) bool {
	return t.head == 0 || t.head <= b.head() && b.prints[t.head-1] == t.print
}

// add follows one line.
func (b *book) add(l hub.Line) {
	b.lines = append(b.lines, l)
	b.newest[l.ID] = l.Rev
	e := b.records[l.Record]
	switch {
	case accepted(l.Code):
		b.apply(l, &e)
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

func (b *book) apply(l hub.Line, e *entry) {
	c, err := code.Change(l.Core)
	if err != nil {
		return
	}
	after, out := model.Apply(
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
}

// holds follows who holds a task, by the changes alone.
func (b *book) holds(l hub.Line, body model.Body) {
	has := b.holders[l.Record]
	b.before[l.ID] = has
	switch body := body.(type) {
	case model.TaskClaimed:
		b.holders[l.Record] = l.By.ID
	case model.TaskRaised:
		if body.Answer != nil && has.IsZero() {
			b.holders[l.Record] = l.By.ID
		}
	case model.TaskReleased, model.TaskReturned, model.TaskDispatched, model.TaskReopened:
		delete(b.holders, l.Record)
	case model.TaskUndone:
		b.holders[l.Record] = b.before[body.Change]
	}
}

// same says that a row is the one the lines make.
func (e entry) same(r hub.Stored) bool {
	return e.rev == r.Rev && bytes.Equal(e.face, r.Face) && bytes.Equal(e.inside, r.Inside)
}

// holdsWords says that a text is in the record.
func (e entry) holdsWords(words string) bool {
	return bytes.Contains(e.inside, []byte(words)) || bytes.Contains(e.face, []byte(words))
}

func unix(seconds int64) time.Time { return time.Unix(seconds, 0) }
