package model

import "slices"

// DeedSort says for what somebody is recommended.
type DeedSort string

// The sorts, in the order of their digits.
const (
	GoodDeed    DeedSort = "deed"   // 好人好事
	ModelFamily DeedSort = "family" // 文明家庭
	GoodWife    DeedSort = "wife"   // 好媳妇
	GoodMother  DeedSort = "mother" // 好婆婆
	GoodFather  DeedSort = "father" // 好公爹
)

// DeedSorts lists the sorts in the order of their digits.
var DeedSorts = []DeedSort{GoodDeed, ModelFamily, GoodWife, GoodMother, GoodFather}

// DeedState says how far a recommendation has come.
type DeedState string

// The states.
const (
	DeedIsRecommended DeedState = "recommended" // 已推荐, waits for the branch
	DeedIsChosen      DeedState = "chosen"      // 评上
	DeedIsNotChosen   DeedState = "not-chosen"  // 没评上
)

// Deed is a recommendation (推荐) of a resident or a family for a good deed or as a model (好人好事、文明家庭). The
// branch judges it. The face holds no name. Once it is chosen, and the person recommended has agreed that it is shown,
// the whole community sees face and inside.
type Deed struct {
	ID     DeedID      `cbor:"1,keyasint"`
	Sort   DeedSort    `cbor:"2,keyasint"`
	Place  Path        `cbor:"3,keyasint"`
	State  DeedState   `cbor:"4,keyasint"`
	On     Day         `cbor:"5,keyasint"` // recommended on that day
	Author Ref         `cbor:"6,keyasint"`
	Chosen Day         `cbor:"7,keyasint,omitempty"` // chosen on that day
	Agreed bool        `cbor:"8,keyasint,omitempty"` // 本人同意: it may be shown with the name
	Flags  []Flag      `cbor:"9,keyasint,omitempty"`
	Inside *DeedInside `cbor:"-"`
}

// DeedInside is the part of a deed that only its author and the branch see until it is shown.
type DeedInside struct {
	Who     string    `cbor:"1,keyasint"`
	Person  Ref       `cbor:"2,keyasint,omitzero"` // if it is somebody who works for residents
	Words   string    `cbor:"3,keyasint"`
	Why     string    `cbor:"4,keyasint,omitempty"` // of the judgement
	Meeting MeetingID `cbor:"5,keyasint,omitzero"`  // at which it was judged
	Asked   Day       `cbor:"6,keyasint,omitempty"` // the person was asked last on that day; 0 if never
	Judge   Ref       `cbor:"7,keyasint,omitzero"`  // who entered the judgement
}

// DeedRecommended is the fact that somebody recommends a person or a family. If it is sent again for the same record,
// it corrects the record. A consent to other words, or for another person, does not count any more.
type DeedRecommended struct {
	Sort   DeedSort `cbor:"1,keyasint"`
	Place  Path     `cbor:"2,keyasint"`
	Who    string   `cbor:"3,keyasint"`
	Person Ref      `cbor:"4,keyasint,omitzero"`
	Words  string   `cbor:"5,keyasint"`
}

// DeedAgreed is the fact that the person recommended was asked, and agrees or does not agree that it is shown. The
// newest answer counts, also after the deed was judged.
type DeedAgreed struct {
	Yes bool `cbor:"1,keyasint"`
}

// DeedJudged is the judgement (评议) of the branch. The first one counts.
type DeedJudged struct {
	Chosen  bool      `cbor:"1,keyasint"`
	Meeting MeetingID `cbor:"2,keyasint,omitzero"` // zero if it was not judged at a meeting
	Why     string    `cbor:"3,keyasint,omitempty"`
}

// Kind returns the kind of the record, KindDeed.
func (d *Deed) Kind() Kind { return KindDeed }

// RecordID returns the id of the deed as the id of a record.
func (d *Deed) RecordID() RecordID { return d.ID.Record() }

// Where returns the place of the deed.
func (d *Deed) Where() Path { return d.Place }

// Community returns the community of the deed.
func (d *Deed) Community() Path { return d.Place.Community() }

// Shown reports whether the whole community sees the deed with its name.
func (d *Deed) Shown() bool { return d.State == DeedIsChosen && d.Agreed }

// SearchText returns what a search looks through: who is recommended, and why. A viewer who has only the face finds
// the day.
func (d *Deed) SearchText() SearchText {
	s := SearchText{Title: d.On.String(), Closed: d.State != DeedIsRecommended}
	if in := d.Inside; in != nil {
		s.Title, s.Words = in.Who, under(in.Who, in.Words)
	}
	return s
}

// audience returns who may see the deed. Its author and the branch see all of it, and the organisers the face. If it
// is shown, everybody with a scope in the community sees all of it.
func (d *Deed) audience() Audience {
	inside := tagsOf(personTag(d.Author.ID), branchTag(d.Place))
	face := tagsOf(append(slices.Clone(inside), orgTag(d.Place))...)
	if d.Shown() {
		face = tagsOf(append(face, allTag(d.Community()))...)
		inside = face
	}
	return Audience{face, inside}
}

func (d *Deed) withFlag(s Stamp, why Reason) Record {
	n := *d
	n.Flags = flagWith(slices.Clone(d.Flags), s, why)
	return &n
}

// Check requires a known sort, a place in a community, a name and words.
func (b DeedRecommended) Check() *Refusal {
	switch {
	case !slices.Contains(DeedSorts, b.Sort):
		return refuse(BadInput, "kind", string(b.Sort))
	case b.Place.Level() < Community:
		return refuse(BadInput, "place", string(b.Place))
	}
	return first(
		checkLine("honoured", b.Who, 1, MostName), checkRef("person", b.Person),
		checkWords("words", b.Words, 1, MostBrief),
	)
}

// Check returns nil: the one field may be either.
func (DeedAgreed) Check() *Refusal { return nil }

// Check checks the reason, which may be missing.
func (b DeedJudged) Check() *Refusal { return checkWords("why", b.Why, 0, MostBrief) }

func (b DeedRecommended) words() string { return b.Words }

func (b DeedRecommended) making() Making { return makingAt("place", b.Place) }

// apply keeps the newest version of a recommendation, and what was said and decided about it. It flags a version by
// somebody else than the first author, and one that comes after the judgement.
func (b DeedRecommended) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	d := &Deed{
		ID: DeedID(c.Record), Sort: b.Sort, Place: b.Place, State: DeedIsRecommended, On: DayOf(s.On), Author: s.By,
		Inside: &DeedInside{Who: b.Who, Person: b.Person, Words: b.Words},
	}
	was, ok := r.(*Deed)
	switch {
	case !ok:
		return d, accepted
	case was.Community() != d.Community():
		return was.withFlag(s, FlagMisplaced), flagged(FlagMisplaced)
	}
	before := orNew(was.Inside)
	d.State, d.On, d.Author, d.Chosen, d.Flags = was.State, was.On, was.Author, was.Chosen, was.Flags
	d.Inside.Why, d.Inside.Meeting, d.Inside.Judge = before.Why, before.Meeting, before.Judge
	if before.Who == b.Who && before.Person == b.Person && before.Words == b.Words {
		d.Agreed, d.Inside.Asked = was.Agreed, before.Asked
	}
	switch {
	case was.Author.ID != s.By.ID:
		return d.withFlag(s, FlagSecond), flagged(FlagSecond)
	case was.State != DeedIsRecommended:
		return d.withFlag(s, FlagState), flagged(FlagState)
	}
	return d, accepted
}

func (DeedAgreed) words() string { return "" }

// apply keeps the newest answer. If it was entered by somebody else than the author or the branch, it has no effect.
func (b DeedAgreed) apply(r Record, _ Change, s Stamp) (Record, Outcome) {
	d := r.(*Deed)
	if d.Author.ID != s.By.ID && !s.Tags.Branch(d.Place) {
		return d.withFlag(s, FlagNotOwn), flagged(FlagNotOwn)
	}
	n, in := *d, *orNew(d.Inside)
	n.Agreed, in.Asked = b.Yes, DayOf(s.On)
	n.Inside = &in
	return &n, accepted
}

func (b DeedJudged) words() string { return b.Why }

func (b DeedJudged) apply(r Record, _ Change, s Stamp) (Record, Outcome) {
	d := r.(*Deed)
	in := *orNew(d.Inside)
	switch {
	case !s.Tags.Branch(d.Place):
		return d, refused(NotBranch)
	case d.State != DeedIsRecommended:
		out := refused(AlreadyJudged)
		out.Why.Against = in.Judge
		return d, out
	}
	n := *d
	if n.State = DeedIsNotChosen; b.Chosen {
		n.State, n.Chosen = DeedIsChosen, DayOf(s.On)
	}
	in.Why, in.Meeting, in.Judge = b.Why, b.Meeting, s.By
	n.Inside = &in
	return &n, accepted
}
