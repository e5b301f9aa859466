package model

import "strings"

// Typed reports whether a tag has the form of those that AudienceOf and Account.TagsIn make: a known word, a colon, and
// then an id or a path of a level that fits the word. Tags are the keys of an index, and a tag of any other form must
// not get into it.
func (t Tag) Typed() bool {
	word, of, _ := strings.Cut(string(t), ":")
	level := Path(of).Level()
	switch word {
	case "in":
		return level >= Community
	case "branch", "open":
		return level == Community || level == County // a record of the county itself is in its directory
	case "all":
		return level == Community || level == County
	case "org":
		return level == County
	case "person", string(ToUnit), string(ToTeam), string(ToPost):
		id, err := ParseID[Record](of)
		return err == nil && id.String() == of
	}
	return false
}

// Typed reports whether every tag of the set has the form that Tag.Typed requires.
func (a Tags) Typed() bool {
	for _, t := range a {
		if !t.Typed() {
			return false
		}
	}
	return true
}
