package model

import "slices"

// Group is whom a task can be sent to beside a person: a covering unit (包保单位), a team of volunteers
// (志愿服务队), a service post (服务岗位). The three differ in where they live and in who belongs to them; who
// does is said by the accounts alone. All of it is face: a unit is seen by the whole county, a team or a post
// by its community.
type Group struct {
	ID     GroupID  `cbor:"1,keyasint"`
	Sort   ToKind   `cbor:"2,keyasint"` // ToUnit, ToTeam or ToPost
	Name   string   `cbor:"3,keyasint"`
	Place  Path     `cbor:"4,keyasint"`           // a unit's is the county
	Covers []Path   `cbor:"5,keyasint,omitempty"` // 包保: the places a unit answers for
	Does   []string `cbor:"6,keyasint,omitempty"` // 服务内容, in a few words each
}

// GroupSorts are the sorts of groups.
var GroupSorts = []ToKind{ToUnit, ToTeam, ToPost}

// GroupAdded is the fact that a group exists, from a county's own list.
type GroupAdded struct {
	Sort   ToKind   `cbor:"1,keyasint"`
	Name   string   `cbor:"2,keyasint"`
	Place  Path     `cbor:"3,keyasint"`
	Covers []Path   `cbor:"4,keyasint,omitempty"`
	Does   []string `cbor:"5,keyasint,omitempty"`
}

// GroupIDOf is the one record a sort, place and name can have in a list.
func GroupIDOf(sort ToKind, place Path, name string) GroupID {
	return SlotID[Group](KindGroup, string(sort)+"\n"+string(place)+"\n"+name)
}

// Addressee is the group as whom a task is sent to.
func (g *Group) Addressee() Addressee { return Addressee{Kind: g.Sort, ID: g.RecordID(), Name: g.Name} }

// CoversPlace reports whether the group answers for a place.
func (g *Group) CoversPlace(p Path) bool {
	return slices.ContainsFunc(g.Covers, func(c Path) bool { return c.Holds(p) })
}

// Kind of the record.
func (g *Group) Kind() Kind { return KindGroup }

// RecordID of the group.
func (g *Group) RecordID() RecordID { return g.ID.Record() }

// Where the group works.
func (g *Group) Where() Path { return g.Place }

// Community is the community of a team or post, the county's directory of a unit.
func (g *Group) Community() Path { return g.Place.Community() }

// SearchText is the name.
func (g *Group) SearchText() SearchText { return SearchText{Title: g.Name, Names: []string{g.Name}} }

func (g *Group) audience() Audience { return Audience{Face: tagsOf(allTag(g.Community()))} }

func (g *Group) withFlag(Stamp, Reason) Record { return g }

// Check refuses a group of no sort, without a name, or in a place where its sort does not live.
func (b GroupAdded) Check() *Refusal {
	if !slices.Contains(GroupSorts, b.Sort) {
		return refuse(BadInput, "sort", string(b.Sort))
	}
	level := b.Place.Level()
	if level == NoLevel || (b.Sort == ToUnit) != (level == County) {
		return refuse(BadInput, "place", string(b.Place))
	}
	if len(b.Covers) > MostCovers {
		return refuse(TooLong, "covers", itoa(MostCovers))
	}
	for _, p := range b.Covers {
		if p.Level() == NoLevel || !b.Place.Holds(p) {
			return refuse(BadInput, "covers", string(p))
		}
	}
	return first(checkLines("does", b.Does, MostListed, MostName), checkLine("name", b.Name, 1, MostName))
}

func (GroupAdded) words() string { return "" }

func (b GroupAdded) making() Making {
	m := makingAt("place", b.Place)
	for _, p := range b.Covers {
		m.Names = append(m.Names, NamedPlace{"covers", p})
	}
	return m
}

func (b GroupAdded) apply(r Record, c Change, _ Stamp) (Record, Outcome) {
	g := &Group{GroupID(c.Record), b.Sort, b.Name, b.Place, b.Covers, b.Does}
	// it never leaves its community, nor becomes another sort
	if r != nil && (r.Community() != g.Community() || r.(*Group).Sort != g.Sort) {
		return r, flagged(FlagMisplaced)
	}
	return g, accepted // the list was read in again: the newest stands
}
