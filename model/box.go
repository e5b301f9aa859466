package model

import (
	"cmp"
	"slices"
	"strings"
)

// Box is a suggestion box (意见箱) of a compound. Each opening of it is a [Meeting] of the sort BoxOpening. It has no
// inside: the whole community and the organisers see it.
type Box struct {
	ID       BoxID  `cbor:"1,keyasint"`
	Place    Path   `cbor:"2,keyasint"`
	Compound string `cbor:"3,keyasint"`
	Spot     string `cbor:"4,keyasint,omitempty"` // where in the compound: 3 栋门厅
	Since    Day    `cbor:"5,keyasint"`           // it hangs there since that day
	Gone     Day    `cbor:"6,keyasint,omitempty"` // 撤除: it was removed on that day; 0 if it still hangs there
	Why      string `cbor:"7,keyasint,omitempty"` // why it was removed, each time on a line
	Author   Ref    `cbor:"8,keyasint"`
	Flags    []Flag `cbor:"9,keyasint,omitempty"`
}

// BoxPlaced is the fact that the branch put up a box. If it is sent again for the same record, it corrects the record,
// and a box that was removed hangs there again.
type BoxPlaced struct {
	Place    Path   `cbor:"1,keyasint"`
	Compound string `cbor:"2,keyasint"`
	Spot     string `cbor:"3,keyasint,omitempty"`
	Since    Day    `cbor:"4,keyasint"`
}

// BoxRemoved is the fact that the branch took a box down, with a reason. Its openings and their opinions stay.
type BoxRemoved struct {
	On  Day    `cbor:"1,keyasint"`
	Why string `cbor:"2,keyasint"`
}

// Kind returns the kind of the record, KindBox.
func (x *Box) Kind() Kind { return KindBox }

// RecordID returns the id of the box as the id of a record.
func (x *Box) RecordID() RecordID { return x.ID.Record() }

// Where returns the place of the box.
func (x *Box) Where() Path { return x.Place }

// Community returns the community to which the box belongs.
func (x *Box) Community() Path { return x.Place.Community() }

// Stands reports whether the box still hangs there.
func (x *Box) Stands() bool { return x.Gone == 0 }

// Spoken returns the compound and the spot as people say them.
func (x *Box) Spoken() string { return strings.TrimSpace(x.Compound + " " + x.Spot) }

// SearchText returns what a search looks through: compound and spot.
func (x *Box) SearchText() SearchText {
	return SearchText{
		Title: cmp.Or(x.Spoken(), x.Since.String()), Words: x.Spoken(), Closed: !x.Stands(), Locality: x.Compound,
	}
}

func (x *Box) audience() Audience {
	return Audience{Face: tagsOf(allTag(x.Community()), orgTag(x.Place))}
}

func (x *Box) withFlag(s Stamp, why Reason) Record {
	n := *x
	n.Flags = flagWith(slices.Clone(x.Flags), s, why)
	return &n
}

// Check requires a place in a community, a compound and a day.
func (b BoxPlaced) Check() *Refusal {
	switch {
	case b.Place.Level() < Community:
		return refuse(BadInput, "place", string(b.Place))
	case b.Since == 0:
		return refuse(Missing, "date")
	}
	return first(
		checkDay("date", b.Since), checkLine("compound", b.Compound, 1, MostLine),
		checkLine("spot", b.Spot, 0, MostName),
	)
}

// Check requires a day and a reason.
func (b BoxRemoved) Check() *Refusal {
	if b.On == 0 {
		return refuse(Missing, "date")
	}
	return first(checkDay("date", b.On), checkWords("why", b.Why, 1, MostBrief))
}

func (BoxPlaced) words() string { return "" }

func (b BoxPlaced) making() Making { return makingAt("place", b.Place) }

// apply keeps the newest version of a box. It flags one that is not of the branch, and one by somebody else than the
// first author.
func (b BoxPlaced) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	x := &Box{
		ID: BoxID(c.Record), Place: b.Place, Compound: b.Compound, Spot: b.Spot, Since: b.Since, Author: s.By,
	}
	out := notOfBranch(s, b.Place)
	if was, ok := r.(*Box); ok {
		if was.Community() != x.Community() {
			return was.withFlag(s, FlagMisplaced), flagged(FlagMisplaced)
		}
		x.Author, x.Why, x.Flags = was.Author, was.Why, was.Flags
		if was.Author.ID != s.By.ID {
			out = flagged(FlagSecond)
		}
	}
	if out.Code == Flagged {
		return x.withFlag(s, out.Why.Reason), out
	}
	return x, out
}

func (b BoxRemoved) words() string { return b.Why }

// apply removes the box. If it was removed before, the first day stands, and both reasons are kept.
func (b BoxRemoved) apply(r Record, _ Change, s Stamp) (Record, Outcome) {
	n, out := *r.(*Box), notOfBranch(s, r.Where())
	if n.Gone != 0 {
		out = flagged(FlagState)
	}
	n.Gone, n.Why = cmp.Or(n.Gone, b.On), under(n.Why, b.Why)
	if out.Code == Flagged {
		return n.withFlag(s, out.Why.Reason), out
	}
	return &n, out
}

// notOfBranch flags a fact that only the branch of a place should report, if somebody else did.
func notOfBranch(s Stamp, at Path) Outcome {
	if s.Tags.Branch(at) {
		return accepted
	}
	return flagged(FlagNotBranch)
}
