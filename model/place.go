package model

import (
	"slices"
	"strings"
)

// Path is a place's code path, "522730/01/03/07": county 县, community 社区, large grid 大网格, small grid 小网格. A
// place's code is its identity and is never reused. A scope 范围 is a path prefix: a person acts inside scopes.
type Path string

// Level is how deep a path goes.
type Level uint8

// The four levels of places (case study: 1 county, 9 communities, 56 large and 172 small grids).
const (
	NoLevel   Level = iota
	County          // 县
	Community       // 社区: the unit of order and of sharing
	LargeGrid       // 大网格
	SmallGrid       // 小网格: walked once a week
)

var levelNames = [...]string{"", "county", "community", "large", "small"}

// String is the level's name on the wire.
func (l Level) String() string {
	if int(l) < len(levelNames) {
		return levelNames[l]
	}
	return ""
}

// ParseLevel reads a level's name.
func ParseLevel(s string) (Level, bool) {
	i := slices.Index(levelNames[:], s)
	return Level(max(i, 0)), i > 0
}

// Level of the path; NoLevel when it is not one: one to four codes of at most 12 letters and digits.
func (p Path) Level() Level {
	level, code := County, 0 // of the code so far
	for i := range len(p) {
		switch c := p[i]; {
		case c == '/' && code > 0 && level < SmallGrid:
			level, code = level+1, 0
		case '0' <= c && c <= '9', 'A' <= c && c <= 'Z', 'a' <= c && c <= 'z':
			code++
		default:
			return NoLevel
		}
		if code > 12 {
			return NoLevel
		}
	}
	if code == 0 {
		return NoLevel
	}
	return level
}

// Valid reports whether the path is one, of any level.
func (p Path) Valid() bool { return p.Level() != NoLevel }

// Holds reports whether q is p or lies under it.
func (p Path) Holds(q Path) bool {
	return p != "" && (p == q || strings.HasPrefix(string(q), string(p)+"/"))
}

// Up is the path one level up, "" above the county.
func (p Path) Up() Path {
	if i := strings.LastIndexByte(string(p), '/'); i >= 0 {
		return p[:i]
	}
	return ""
}

// At is the path cut to a level; the path itself when it is not that deep.
func (p Path) At(l Level) Path {
	for n := Level(strings.Count(string(p), "/") + 1); n > l; n-- {
		p = p.Up()
	}
	return p
}

// Community is the community a record at this place lives in; for the county itself, and only for it, the county's
// directory 名录.
func (p Path) Community() Path { return p.At(Community) }

// Place is a county, community or grid (网格) with its name. All of it is face, and everybody in the county sees it.
type Place struct {
	ID   PlaceID `cbor:"1,keyasint"`
	Path Path    `cbor:"2,keyasint"`
	Name string  `cbor:"3,keyasint"`
}

// PlaceAdded is the fact that a place exists, from a county's own list.
type PlaceAdded struct {
	Path Path   `cbor:"1,keyasint"`
	Name string `cbor:"2,keyasint"`
}

// PlaceIDOf is the one record a path can have.
func PlaceIDOf(p Path) PlaceID { return SlotID[Place](KindPlace, string(p)) }

// Kind of the record.
func (p *Place) Kind() Kind { return KindPlace }

// RecordID of the place.
func (p *Place) RecordID() RecordID { return p.ID.Record() }

// Where the place lies is its own path.
func (p *Place) Where() Path { return p.Path }

// Community of every place is the county's directory.
func (p *Place) Community() Path { return p.Path.At(County) }

// SearchText is the name.
func (p *Place) SearchText() SearchText { return SearchText{Title: p.Name} }

func (p *Place) audience() Audience { return Audience{Face: tagsOf(allTag(p.Community()))} }

func (p *Place) withFlag(Stamp, Reason) Record { return p }

// Check refuses a path or name nobody could use.
func (b PlaceAdded) Check() *Refusal {
	if b.Path.Level() == NoLevel {
		return refuse(BadInput, "path", string(b.Path))
	}
	return checkLine("name", b.Name, 1, MostName)
}

func (PlaceAdded) words() string { return "" }

// making names the place above it; above the county there is none.
func (b PlaceAdded) making() Making {
	m := Making{Where: b.Path, Community: b.Path.At(County)}
	if up := b.Path.Up(); up != "" {
		m.Names = []NamedPlace{{"path", up}}
	}
	return m
}

func (b PlaceAdded) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	if p, ok := r.(*Place); ok { // the list was read in again: the newest name stands
		q := *p
		q.Name = b.Name
		return &q, accepted
	}
	return &Place{PlaceID(c.Record), b.Path, b.Name}, accepted
}
