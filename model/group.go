package model

import "slices"

// Group is an addressee for tasks that is not a person: a covering unit (包保单位), a team of volunteers (志愿服务队)
// or a service post (服务岗位). A unit belongs to the county, and a team or a post to a community. Only the accounts
// say who belongs to a group. A group has no inside: the whole county sees a unit, and the community sees a team or a
// post.
type Group struct {
	ID     GroupID  `cbor:"1,keyasint"`
	Sort   ToKind   `cbor:"2,keyasint"` // ToUnit, ToTeam or ToPost
	Name   string   `cbor:"3,keyasint"`
	Place  Path     `cbor:"4,keyasint"`           // the county, if the group is a unit
	Covers []Path   `cbor:"5,keyasint,omitempty"` // 包保: the places for which a unit is responsible
	Does   []string `cbor:"6,keyasint,omitempty"` // 服务内容, in a few words each
}

// GroupSorts lists the sorts of groups.
var GroupSorts = []ToKind{ToUnit, ToTeam, ToPost}

// GroupAdded is the fact that a group exists. It comes from a county's own list.
type GroupAdded struct {
	Sort   ToKind   `cbor:"1,keyasint"`
	Name   string   `cbor:"2,keyasint"`
	Place  Path     `cbor:"3,keyasint"`
	Covers []Path   `cbor:"4,keyasint,omitempty"`
	Does   []string `cbor:"5,keyasint,omitempty"`
}

// GroupIDOf returns the id of the record of a group, which follows from its sort, place and name in a list.
func GroupIDOf(sort ToKind, place Path, name string) GroupID {
	return SlotID[Group](KindGroup, string(sort)+"\n"+string(place)+"\n"+name)
}

// Addressee returns the group as the addressee of a task.
func (g *Group) Addressee() Addressee { return Addressee{Kind: g.Sort, ID: g.RecordID(), Name: g.Name} }

// CoversPlace reports whether the group is responsible for a place, or for a place that holds it.
func (g *Group) CoversPlace(p Path) bool {
	return slices.ContainsFunc(g.Covers, func(c Path) bool { return c.Holds(p) })
}

// Kind returns the kind of the record, KindGroup.
func (g *Group) Kind() Kind { return KindGroup }

// RecordID returns the id of the group as the id of a record.
func (g *Group) RecordID() RecordID { return g.ID.Record() }

// Where returns the place where the group works.
func (g *Group) Where() Path { return g.Place }

// Community returns the community of a team or a post. For a unit it returns the county, which stands for the county's
// directory.
func (g *Group) Community() Path { return g.Place.Community() }

// SearchText returns what a search looks through: the name.
func (g *Group) SearchText() SearchText { return SearchText{Title: g.Name, Names: []string{g.Name}} }

func (g *Group) audience() Audience { return Audience{Face: tagsOf(allTag(g.Community()))} }

func (g *Group) withFlag(Stamp, Reason) Record { return g }

// Check requires a known sort, a name and a place: a county for a unit, and a place in a community for a team or a
// post. The places in Covers must be the group's place or lie under it.
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
	// a group never leaves its community, and never becomes another sort
	if r != nil && (r.Community() != g.Community() || r.(*Group).Sort != g.Sort) {
		return r, flagged(FlagMisplaced)
	}
	return g, accepted // a list was read again: the newest entry counts
}
