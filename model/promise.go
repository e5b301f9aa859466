package model

import (
	"cmp"
	"slices"
)

// Promise is what somebody who works for residents promises to do by a day (承诺). The whole community and the
// organisers see it, so it has no inside. Whether it is late is not stored, see Late.
type Promise struct {
	ID      PromiseID `cbor:"1,keyasint"`
	Who     Ref       `cbor:"2,keyasint"` // who promised
	Place   Path      `cbor:"3,keyasint"`
	Words   string    `cbor:"4,keyasint"`
	Made    Day       `cbor:"5,keyasint"`
	By      Day       `cbor:"6,keyasint"`
	Kept    Day       `cbor:"7,keyasint,omitempty"` // 兑现: 0 if it was not kept
	How     string    `cbor:"8,keyasint,omitempty"` // what was done for it
	Dropped Day       `cbor:"9,keyasint,omitempty"` // 不做了: 0 if it was not dropped
	Why     string    `cbor:"10,keyasint,omitempty"`
	Author  Ref       `cbor:"11,keyasint"` // who entered it
	Flags   []Flag    `cbor:"12,keyasint,omitempty"`
}

// PromiseMade is the fact that somebody promised something. The branch may enter the promise of somebody who has no
// laptop. If it is sent again for the same record, it corrects the words, the day and the person.
type PromiseMade struct {
	Place Path   `cbor:"1,keyasint"`
	Words string `cbor:"2,keyasint"`
	By    Day    `cbor:"3,keyasint"`
	Who   Ref    `cbor:"4,keyasint,omitzero"` // who promised; the zero Ref if it is the author
}

// PromiseKept is the fact that a promise was kept, also late, and what was done for it.
type PromiseKept struct {
	How string `cbor:"1,keyasint"`
}

// PromiseDropped is the fact that nothing will come of a promise, with a reason.
type PromiseDropped struct {
	Why string `cbor:"1,keyasint"`
}

// PromiseState says what became of a promise.
type PromiseState string

// The states.
const (
	PromiseIsOpen    PromiseState = "open"    // 在做
	PromiseIsKept    PromiseState = "kept"    // 兑现
	PromiseIsDropped PromiseState = "dropped" // 不做了
)

// State returns what became of the promise. One that was kept and dropped is kept, whichever came first.
func (p *Promise) State() PromiseState {
	switch {
	case p.Kept != 0:
		return PromiseIsKept
	case p.Dropped != 0:
		return PromiseIsDropped
	}
	return PromiseIsOpen
}

// Late reports whether the promise is open after its day.
func (p *Promise) Late(today Day) bool { return p.State() == PromiseIsOpen && p.By < today }

// Kind returns the kind of the record, KindPromise.
func (p *Promise) Kind() Kind { return KindPromise }

// RecordID returns the id of the promise as the id of a record.
func (p *Promise) RecordID() RecordID { return p.ID.Record() }

// Where returns the place for which it was promised.
func (p *Promise) Where() Path { return p.Place }

// Community returns the community for which it was promised.
func (p *Promise) Community() Path { return p.Place.Community() }

// SearchText returns what a search looks through: what was promised, and who promised it.
func (p *Promise) SearchText() SearchText {
	return SearchText{Title: p.Words, Words: under(p.Words, p.Who.Name), Closed: p.State() != PromiseIsOpen}
}

func (p *Promise) audience() Audience {
	return Audience{Face: tagsOf(allTag(p.Community()), orgTag(p.Place))}
}

func (p *Promise) withFlag(s Stamp, why Reason) Record {
	n := *p
	n.Flags = flagWith(slices.Clone(p.Flags), s, why)
	return &n
}

// Check requires a place in a community, the words, and a day.
func (b PromiseMade) Check() *Refusal {
	switch {
	case b.Place.Level() < Community:
		return refuse(BadInput, "place", string(b.Place))
	case b.By == 0:
		return refuse(Missing, "by")
	}
	return first(checkDay("by", b.By), checkLine("promise", b.Words, 1, MostLine), checkRef("who", b.Who))
}

// Check requires what was done.
func (b PromiseKept) Check() *Refusal { return checkLine("kept", b.How, 1, MostLine) }

// Check requires a reason.
func (b PromiseDropped) Check() *Refusal { return checkLine("why", b.Why, 1, MostBrief) }

func (b PromiseMade) words() string { return b.Words }

func (b PromiseMade) making() Making { return makingAt("place", b.Place) }

// apply keeps the newest version of a promise. It flags the promise of somebody else that the branch did not enter, a
// day that was past already, and a version by somebody else than the first author. What became of the promise stays.
func (b PromiseMade) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	p := &Promise{
		ID: PromiseID(c.Record), Who: cmp.Or(b.Who, s.By), Place: b.Place, Words: b.Words, Made: DayOf(s.On), By: b.By,
		Author: s.By,
	}
	out := accepted
	switch {
	case !p.toldBy(s):
		out = flagged(FlagNotBranch)
	case b.By < p.Made:
		out = flagged(FlagPast)
	}
	if was, ok := r.(*Promise); ok {
		if was.Community() != p.Community() {
			return was.withFlag(s, FlagMisplaced), flagged(FlagMisplaced)
		}
		p.Made, p.Kept, p.How, p.Dropped, p.Why = was.Made, was.Kept, was.How, was.Dropped, was.Why
		p.Author, p.Flags = was.Author, was.Flags
		if was.Author.ID != s.By.ID {
			out = flagged(FlagSecond)
		}
	}
	return p.kept(s, out)
}

func (b PromiseKept) words() string { return b.How }

// apply keeps what was done. The promise counts as kept since the first day that the person or the branch said so.
func (b PromiseKept) apply(r Record, _ Change, s Stamp) (Record, Outcome) {
	n, out := *r.(*Promise), accepted
	n.How = under(n.How, b.How)
	switch {
	case !n.toldBy(s):
		return n.kept(s, flagged(FlagNotOwn))
	case n.State() != PromiseIsOpen:
		out = flagged(FlagState)
	}
	n.Kept = cmp.Or(n.Kept, DayOf(s.On))
	return n.kept(s, out)
}

func (b PromiseDropped) words() string { return b.Why }

// apply keeps the reason. The promise counts as dropped since the first day that the person or the branch said so,
// unless it was kept.
func (b PromiseDropped) apply(r Record, _ Change, s Stamp) (Record, Outcome) {
	n, out := *r.(*Promise), accepted
	n.Why = under(n.Why, b.Why)
	switch {
	case !n.toldBy(s):
		return n.kept(s, flagged(FlagNotOwn))
	case n.State() != PromiseIsOpen:
		out = flagged(FlagState)
	}
	n.Dropped = cmp.Or(n.Dropped, DayOf(s.On))
	return n.kept(s, out)
}

// toldBy reports whether the author of a change may say what became of the promise: whoever promised, or the branch.
func (p *Promise) toldBy(s Stamp) bool { return p.Who.ID == s.By.ID || s.Tags.Branch(p.Place) }

// kept returns the promise as the result of a fact, with a flag if there is one.
func (p *Promise) kept(s Stamp, out Outcome) (Record, Outcome) {
	if out.Code == Flagged {
		return p.withFlag(s, out.Why.Reason), out
	}
	return p, out
}
