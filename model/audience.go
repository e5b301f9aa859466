package model

import (
	"slices"
	"strings"
)

// AudienceVersion goes up whenever AudienceOf or Account.TagsIn gives another result than before. It is part of the
// digest, so every home then fetches its records again (docs/visibility.md §1).
const AudienceVersion = 4

// Tag names a group of people who may see something. "in:522730/01/03" stands for the workers of a place,
// "branch:522730/01" for the branch of a community, "all:522730/01" for everybody who has a scope there,
// "open:522730/01" for everybody there who may claim an open task, and "org:522730" for the organisers of a county.
// "person:…", "unit:…", "team:…" and "post:…" have the id of a person or of a group.
type Tag string

// Tags is a sorted set of tags.
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

// Without returns the tags of a that are not in b.
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

// tagsOf returns the set of the given tags, without the empty tag, which stands for nobody. It sorts ts in place.
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

// personTag returns the tag of a person, or "" for the zero id.
func personTag(p PersonID) Tag {
	if p.IsZero() {
		return ""
	}
	return Tag("person:" + p.String())
}

// tag returns the tag of an addressee, which a person or the members of a group have. It returns "" for an open task,
// for nobody, and for any other text in Kind: a record may come from anywhere, and an unknown kind must not become a
// tag.
func (a Addressee) tag() Tag {
	switch a.Kind {
	case ToPerson, ToUnit, ToTeam, ToPost:
		return Tag(a.Kind) + ":" + Tag(a.ID.String())
	}
	return ""
}

// Audience holds the tags of those who see a record's face, and of those who see its inside. Inside is always a subset
// of Face, and nil for a record without an inside.
type Audience struct{ Face, Inside Tags }

// AudienceOf returns who sees a record. It depends on the record alone (docs/visibility.md §8). For nil it returns the
// empty audience.
func AudienceOf(r Record) Audience {
	if r == nil {
		return Audience{}
	}
	return r.audience()
}

// gridAudience returns the audience of a record whose face and inside go to the workers of its grid and to the branch.
func gridAudience(grid Path) Audience {
	who := tagsOf(append(gridTags(grid), branchTag(grid))...)
	return Audience{who, who}
}

// gridTags returns the tags of the workers of a grid and of every place above it, up to and including its community.
// They are sorted, which leaves tagsOf little to do: their beginnings are alike, so it would compare them to the end.
func gridTags(grid Path) []Tag {
	whole := inTag(grid)
	ts := make([]Tag, 0, SmallGrid+1) // the callers add one tag
	for p := grid; p.Level() >= Community; p = p.Up() {
		ts = append(ts, whole[:len(whole)-len(grid)+len(p)]) // cuts the tag of the grid to the place above
	}
	slices.Reverse(ts)
	return ts
}

// Role says what an account may do.
type Role string

// The roles.
const (
	WorkerRole     Role = "worker"     // 网格员
	SupervisorRole Role = "supervisor" // 社区支部
	UnitRole       Role = "unit"       // 包保单位
	VolunteerRole  Role = "volunteer"  // 党员、志愿者
	OrganiserRole  Role = "organiser"  // 组织部
)

// Roles lists all roles.
var Roles = []Role{WorkerRole, SupervisorRole, UnitRole, VolunteerRole, OrganiserRole}

// Joins reports whether an account of the role may belong to a sort of group. The liaison of a unit acts only for that
// unit. An organiser sees only the faces of tasks, and so belongs to no group.
func (r Role) Joins(sort ToKind) bool {
	switch r {
	case UnitRole:
		return sort == ToUnit
	case WorkerRole, SupervisorRole, VolunteerRole:
		return sort == ToTeam || sort == ToPost
	}
	return false
}

// Account is the right of one person to use a hub: a role, scopes, and the unit, teams and posts to which the person
// belongs. Accounts belong to the hub, and an account is never a record.
type Account struct {
	Person Ref         `cbor:"1,keyasint" json:"person"`
	Role   Role        `cbor:"2,keyasint" json:"role"`
	Scopes []Path      `cbor:"3,keyasint" json:"scopes"`
	Groups []Addressee `cbor:"4,keyasint,omitempty" json:"groups"` // with their names when it was given
}

// Equal reports whether two accounts give the same person the same rights.
func (a Account) Equal(b Account) bool {
	return a.Person == b.Person && a.Role == b.Role && slices.Equal(
		a.Scopes, b.Scopes,
	) && slices.Equal(a.Groups, b.Groups)
}

// Unit returns the unit for which the account is the liaison, or the zero Addressee if it belongs to no unit.
func (a Account) Unit() Addressee {
	for _, g := range a.Groups {
		if g.Kind == ToUnit {
			return g
		}
	}
	return Addressee{}
}

// TagsIn returns the tags that the account has in a community, or in a county's directory if home is a county. They
// depend on the account alone. It returns no tags for a place where the account has no scope.
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

// tagsInDirectory returns the tags that the account has in a county's directory. It has some if any of its scopes is in
// the county.
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

// Branch reports whether the tags include that of the branch (支部) of the place's community.
func (a Tags) Branch(p Path) bool { return a.Has(branchTag(p)) }

// DigestText returns the text of which the digest of a viewer's tags is the hash. It has one line for each tag, and a
// last line for AudienceVersion.
func (a Tags) DigestText() string {
	s := make([]string, 0, len(a)+1)
	for _, t := range a {
		s = append(s, string(t))
	}
	return strings.Join(append(s, itoa(AudienceVersion)), "\n")
}
