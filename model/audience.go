package model

import (
	"slices"
	"strings"
)

// AudienceVersion goes up whenever AudienceOf or Account.TagsIn says something else than before: it is in the digest,
// so every home fetches anew (docs/visibility.md §1).
const AudienceVersion = 3

// Tag names a group who may see: "in:522730/01/03" the workers of a place, "branch:522730/01", "all:522730/01",
// "open:522730/01", "org:522730", "person:…", "unit:…", "team:…", "post:…".
type Tag string

// Tags is a set of tags, sorted.
type Tags []Tag

// Meet reports whether the two sets share a tag.
func (a Tags) Meet(b Tags) bool {
	for _, t := range a {
		if slices.Contains(b, t) {
			return true
		}
	}
	return false
}

// Without is what a has and b has not.
func (a Tags) Without(b Tags) (left Tags) {
	for _, t := range a {
		if !slices.Contains(b, t) {
			left = append(left, t)
		}
	}
	return left
}

// Has reports whether the set holds a tag.
func (a Tags) Has(t Tag) bool { return slices.Contains(a, t) }

// tagsOf is the set of some tags, without the empty one, which stands for nobody.
func tagsOf(ts ...Tag) Tags {
	slices.Sort(ts)
	ts = slices.Compact(ts)
	if len(ts) > 0 && ts[0] == "" {
		return ts[1:]
	}
	return ts
}

func inTag(p Path) Tag     { return Tag("in:" + p) }
func branchTag(p Path) Tag { return Tag("branch:" + p.Community()) }
func allTag(home Path) Tag { return Tag("all:" + home) }
func openTag(p Path) Tag   { return Tag("open:" + p.Community()) }
func orgTag(p Path) Tag    { return Tag("org:" + p.At(County)) }

// personTag of somebody, none of nobody.
func personTag(p PersonID) Tag {
	if p.IsZero() {
		return ""
	}
	return Tag("person:" + p.String())
}

// tag of whom a task is sent to, and of whoever belongs there; none for a kind that is none. It is made of the
// kinds there are and never of what a record says, which may have come from anywhere.
func (a Addressee) tag() Tag {
	switch a.Kind {
	case ToPerson, ToUnit, ToTeam, ToPost:
		return Tag(a.Kind) + ":" + Tag(a.ID.String())
	}
	return ""
}

// Audience is who sees a record's face and who its inside. Inside is always part of Face.
type Audience struct{ Face, Inside Tags }

// AudienceOf computes who sees a record, from the record alone (docs/visibility.md §8); nobody sees no record.
func AudienceOf(r Record) Audience {
	if r == nil {
		return Audience{}
	}
	return r.audience()
}

// gridAudience is that of a record which the workers of its grid and their branch see whole.
func gridAudience(grid Path) Audience {
	who := tagsOf(append(gridTags(grid), branchTag(grid))...)
	return Audience{who, who}
}

// gridTags are the workers of a grid and of every place above it up to its community.
func gridTags(grid Path) []Tag {
	whole := inTag(grid)
	ts := make([]Tag, 0, SmallGrid+1) // room for one more
	for p := grid; p.Level() >= Community; p = p.Up() {
		ts = append(ts, whole[:len(whole)-len(grid)+len(p)]) // a place's path begins with that of the place above
	}
	return ts
}

// Role is what an account may do here.
type Role string

// The roles there are.
const (
	WorkerRole     Role = "worker"     // 网格员
	SupervisorRole Role = "supervisor" // 社区支部
	UnitRole       Role = "unit"       // 包保单位
	VolunteerRole  Role = "volunteer"  // 党员、志愿者
	OrganiserRole  Role = "organiser"  // 组织部
)

// Roles there are.
var Roles = []Role{WorkerRole, SupervisorRole, UnitRole, VolunteerRole, OrganiserRole}

// Joins reports whether an account of the role may belong to a sort of group. A unit's liaison acts for the unit and
// nothing else; an organiser sees faces only, so belongs to none.
func (r Role) Joins(sort ToKind) bool {
	switch r {
	case UnitRole:
		return sort == ToUnit
	case WorkerRole, SupervisorRole, VolunteerRole:
		return sort == ToTeam || sort == ToPost
	}
	return false
}

// Account is one person's right to use a hub: role, scopes, and the unit, teams and posts they belong to. It is
// the hub's own, never a record.
type Account struct {
	Person Ref         `cbor:"1,keyasint" json:"person"`
	Role   Role        `cbor:"2,keyasint" json:"role"`
	Scopes []Path      `cbor:"3,keyasint" json:"scopes"`
	Groups []Addressee `cbor:"4,keyasint,omitempty" json:"groups"` // with their names as they were when it was given
}

// Equal reports whether two accounts give the same person the same rights.
func (a Account) Equal(b Account) bool {
	return a.Person == b.Person && a.Role == b.Role && slices.Equal(
		a.Scopes, b.Scopes,
	) && slices.Equal(a.Groups, b.Groups)
}

// Unit whose liaison the account is, the zero Addressee for any other.
func (a Account) Unit() Addressee {
	for _, g := range a.Groups {
		if g.Kind == ToUnit {
			return g
		}
	}
	return Addressee{}
}

// TagsIn is what the account may see in a community or directory, from the account alone: nothing where it has
// no scope.
func (a Account) TagsIn(home Path) Tags {
	if home.Level() == County {
		return a.tagsInDirectory(home)
	}
	var ts []Tag
	for _, s := range a.Scopes {
		if s.Community() != home && !s.Holds(home) {
			continue
		}
		ts = append(ts, allTag(home), personTag(a.Person.ID))
		switch a.Role {
		case WorkerRole:
			ts = append(ts, openTag(home), inTag(s))
		case SupervisorRole:
			ts = append(ts, openTag(home), branchTag(home))
		case VolunteerRole:
			ts = append(ts, openTag(home))
		case OrganiserRole:
			ts = append(ts, orgTag(home))
		}
		for _, g := range a.Groups {
			if a.Role.Joins(g.Kind) {
				ts = append(ts, g.tag())
			}
		}
	}
	return tagsOf(ts...)
}

// tagsInDirectory are those in a county's directory: where one has any scope in the county.
func (a Account) tagsInDirectory(county Path) Tags {
	if !slices.ContainsFunc(a.Scopes, func(s Path) bool { return s.At(County) == county }) {
		return nil
	}
	ts := []Tag{allTag(county), personTag(a.Person.ID)}
	if a.Role == OrganiserRole {
		ts = append(ts, orgTag(county))
	}
	return tagsOf(ts...)
}

// Branch reports whether tags are those of the branch (支部) of a place.
func (a Tags) Branch(p Path) bool { return a.Has(branchTag(p)) }

// DigestText is what the digest of a viewer's tags is the hash of: the tags and the version of the rule.
func (a Tags) DigestText() string {
	s := make([]string, 0, len(a)+1)
	for _, t := range a {
		s = append(s, string(t))
	}
	return strings.Join(append(s, itoa(AudienceVersion)), "\n")
}
