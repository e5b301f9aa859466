package model

import (
	"slices"
	"strings"
)

// Path names a place by codes, one for each level: "522730/01/03/07" is county 县, community 社区, large grid 大网格
// and small grid 小网格. The path is the identity of a place, and a code is never used for another place. A scope 范围
// is the path of a place, and covers that place and everything under it.
type Path string

// Level is the level of a place, which is the number of codes in its path.
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

// String returns the name of the level, as files and messages hold it. It is "" for NoLevel.
func (l Level) String() string {
	if int(l) < len(levelNames) {
		return levelNames[l]
	}
	return ""
}

// ParseLevel returns the level that has a name. It returns false for any other text.
func ParseLevel(s string) (Level, bool) {
	i := slices.Index(levelNames[:], s)
	return Level(max(i, 0)), i > 0
}

// Level returns the level of the path, or NoLevel if the text is not a path. A path has one to four codes, each of 1 to
// 12 letters and digits of ASCII, with a slash between two codes.
func (p Path) Level() Level {
	level, code := County, 0 // code is the length of the present code so far
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

// Valid reports whether the text is a path, of any level.
func (p Path) Valid() bool { return p.Level() != NoLevel }

// Holds reports whether q is p or a place under p. It returns false if p is "".
func (p Path) Holds(q Path) bool {
	return p != "" && (p == q || strings.HasPrefix(string(q), string(p)+"/"))
}

// Up returns the path of the place one level up, or "" for a county.
func (p Path) Up() Path {
	if i := strings.LastIndexByte(string(p), '/'); i >= 0 {
		return p[:i]
	}
	return ""
}

// At returns the path of the place at a level that holds this place, or the path itself if it is not below that level.
func (p Path) At(l Level) Path {
	for n := Level(strings.Count(string(p), "/") + 1); n > l; n-- {
		p = p.Up()
	}
	return p
}

// Community returns the path of the community to which a record of this place belongs. For a county it returns the
// county, which stands for the county's directory 名录.
func (p Path) Community() Path { return p.At(Community) }

// Place is a county, community or grid (网格) with its name. It has no inside, and everybody in the county sees it.
type Place struct {
	ID   PlaceID `cbor:"1,keyasint"`
	Path Path    `cbor:"2,keyasint"`
	Name string  `cbor:"3,keyasint"`
}

// PlaceAdded is the fact that a place exists. It comes from a county's own list.
type PlaceAdded struct {
	Path Path   `cbor:"1,keyasint"`
	Name string `cbor:"2,keyasint"`
}

// PlaceIDOf returns the id of the record of a place, which follows from its path.
func PlaceIDOf(p Path) PlaceID { return SlotID[Place](KindPlace, string(p)) }

// Kind returns the kind of the record, KindPlace.
func (p *Place) Kind() Kind { return KindPlace }

// RecordID returns the id of the place as the id of a record.
func (p *Place) RecordID() RecordID { return p.ID.Record() }

// Where returns the place's own path.
func (p *Place) Where() Path { return p.Path }

// Community returns the county, because every place is in the county's directory.
func (p *Place) Community() Path { return p.Path.At(County) }

// SearchText returns what a search looks through: the name.
func (p *Place) SearchText() SearchText { return SearchText{Title: p.Name} }

func (p *Place) audience() Audience { return Audience{Face: tagsOf(allTag(p.Community()))} }

func (p *Place) withFlag(Stamp, Reason) Record { return p }

// Check requires a path and a name.
func (b PlaceAdded) Check() *Refusal {
	if b.Path.Level() == NoLevel {
		return refuse(BadInput, "path", string(b.Path))
	}
	return checkLine("name", b.Name, 1, MostName)
}

func (PlaceAdded) words() string { return "" }

// making names the place one level up, which must exist before this place. A county has none.
func (b PlaceAdded) making() Making {
	m := Making{Where: b.Path, Community: b.Path.At(County), Record: PlaceIDOf(b.Path).Record()}
	if up := b.Path.Up(); up != "" {
		m.Names = []NamedPlace{{"path", up}}
	}
	return m
}

func (b PlaceAdded) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	if p, ok := r.(*Place); ok { // a list was read again: the newest name counts
		q := *p
		q.Name = b.Name
		return &q, accepted
	}
	return &Place{PlaceID(c.Record), b.Path, b.Name}, accepted
}
