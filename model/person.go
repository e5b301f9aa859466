package model

import "slices"

// Function is the office of a person (职务). It gives no rights; those come from the role of the person's account.
type Function string

// The functions of the case study.
const (
	GridWorker Function = "worker"    // 网格员
	GridHead   Function = "head"      // 网格长
	Secretary  Function = "secretary" // 支部书记
	Officer    Function = "officer"   // 民情信息员
	Leader     Function = "leader"    // 包保领导
	Member     Function = "member"    // 党员
	Volunteer  Function = "volunteer" // 志愿者
	Liaison    Function = "liaison"   // 单位联络员
	Organiser  Function = "organiser" // 组织部干部
)

// Functions lists the functions in the order of the case study.
var Functions = []Function{GridWorker, GridHead, Secretary, Officer, Leader, Member, Volunteer, Liaison, Organiser}

// Person is somebody who works for residents. The face holds the name, the function, the place, the teams, and with
// which unit and when the person reported in (报到). The inside holds the phone, and what the person can and wants to
// do.
type Person struct {
	ID       PersonID      `cbor:"1,keyasint"`
	Name     string        `cbor:"2,keyasint"`
	Function Function      `cbor:"3,keyasint"`
	Place    Path          `cbor:"4,keyasint"`
	Teams    []string      `cbor:"5,keyasint,omitempty"` // the names of the teams, as a list gives them
	Unit     Addressee     `cbor:"6,keyasint,omitzero"`  // the unit that the person comes from
	Reported Day           `cbor:"7,keyasint,omitempty"` // 0 if the person has not reported in
	Inside   *PersonInside `cbor:"-"`
}

// PersonInside is the part of a person that only the person, the branch and the organisers see.
type PersonInside struct {
	Phone        string   `cbor:"1,keyasint,omitempty"`
	Specialities []string `cbor:"2,keyasint,omitempty"` // 特长
	Wishes       []string `cbor:"3,keyasint,omitempty"` // 服务意向
	Hours        string   `cbor:"4,keyasint,omitempty"` // 服务时间
}

// PersonAdded is the fact that somebody works here, from a list or an invitation.
type PersonAdded struct {
	Name         string   `cbor:"1,keyasint"`
	Function     Function `cbor:"2,keyasint"`
	Place        Path     `cbor:"3,keyasint"`
	Phone        string   `cbor:"4,keyasint,omitempty"`
	Specialities []string `cbor:"5,keyasint,omitempty"`
	Wishes       []string `cbor:"6,keyasint,omitempty"`
	Hours        string   `cbor:"7,keyasint,omitempty"`
	Teams        []string `cbor:"8,keyasint,omitempty"`
}

// Ref refers to a person in another record. It holds the id, and the name that the person had at that time. Nothing
// checks that the name belongs to the id.
type Ref struct {
	ID   PersonID `cbor:"1,keyasint,omitzero" json:"id"`
	Name string   `cbor:"2,keyasint,omitempty" json:"name"`
}

// IsZero reports whether the Ref refers to nobody.
func (r Ref) IsZero() bool { return r.ID.IsZero() }

// Ref returns a reference to the person, with the present name.
func (p *Person) Ref() Ref { return Ref{p.ID, p.Name} }

// Kind returns the kind of the record, KindPerson.
func (p *Person) Kind() Kind { return KindPerson }

// RecordID returns the id of the person as the id of a record.
func (p *Person) RecordID() RecordID { return p.ID.Record() }

// Where returns the place where the person works.
func (p *Person) Where() Path { return p.Place }

// Community returns the community that the person serves, or the county for a person who serves several. The latter is
// in the county's directory.
func (p *Person) Community() Path { return p.Place.Community() }

// SearchText returns what a search looks through: the name and, for a viewer who has the inside, the phone.
func (p *Person) SearchText() SearchText {
	s := SearchText{Title: p.Name, Names: []string{p.Name}}
	if p.Inside != nil {
		s.Numbers = []string{p.Inside.Phone}
	}
	return s
}

// audience returns who may see the person. Everybody with a scope in the community sees the face. The person, the
// branch and the organisers see the inside.
func (p *Person) audience() Audience {
	inside := tagsOf(personTag(p.ID), branchTag(p.Place), orgTag(p.Place))
	return Audience{tagsOf(append(slices.Clone(inside), allTag(p.Community()))...), inside}
}

func (p *Person) withFlag(Stamp, Reason) Record { return p }

// Check refuses a person without a name, a place or a known function.
func (b PersonAdded) Check() *Refusal {
	if b.Place.Level() == NoLevel {
		return refuse(BadInput, "place", string(b.Place))
	}
	if !slices.Contains(Functions, b.Function) {
		return refuse(BadInput, "function", string(b.Function))
	}
	return first(checkLine("name", b.Name, 1, MostName), checkLine("phone", b.Phone, 0, MostLine),
		checkLines("specialities", b.Specialities, MostListed, MostLine),
		checkLines("wishes", b.Wishes, MostListed, MostLine),
		checkLine("hours", b.Hours, 0, MostLine), checkLines("teams", b.Teams, MostListed, MostLine))
}

func (PersonAdded) words() string { return "" }

func (b PersonAdded) making() Making { return makingAt("place", b.Place) }

func (b PersonAdded) apply(r Record, c Change, _ Stamp) (Record, Outcome) {
	p := &Person{
		ID: PersonID(c.Record), Name: b.Name, Function: b.Function, Place: b.Place, Teams: b.Teams,
		Inside: &PersonInside{b.Phone, b.Specialities, b.Wishes, b.Hours},
	}
	if was, ok := r.(*Person); ok {
		if was.Community() != p.Community() { // a record never leaves its community
			return r, flagged(FlagMisplaced)
		}
		p.Unit, p.Reported = was.Unit, was.Reported // no list says these
	}
	return p, accepted
}
