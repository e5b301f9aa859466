package model

import "strings"

// Typed reports whether a tag is built as AudienceOf and Account.TagsIn build them: a known word, a colon, and behind
// it a path of the level the word asks for, or an id. An index is keyed by tags, so no other may get into one.
func (t Tag) Typed() bool {
	word, of, _ := strings.Cut(string(t), ":")
	level := Path(of).Level()
	switch word {
	case "in":
		return level >= Community
	case "branch", "open":
		return level == Community || level == County // what lies at the county itself has the directory as its home
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

// Typed reports whether every tag of the set is typed.
func (a Tags) Typed() bool {
	for _, t := range a {
		if !t.Typed() {
			return false
		}
	}
	return true
}
