package text

import (
	"testing"

	"sidan/model"
)

// TestEveryKindAndChangeHasItsWord: in both languages, and no other change of its kind has the same one.
func TestEveryKindAndChangeHasItsWord(t *testing.T) {
	for _, l := range []Lang{ZH, EN} {
		for _, k := range model.Kinds {
			if Kind(l, k.Kind) == "" {
				t.Errorf("%s has no word for a %s", l, k.Name)
			}
			seen := map[string]bool{}
			for _, c := range k.Changes {
				word := Change(l, c.Body)
				if word == "" || word == Change(l, nil) || seen[word] {
					t.Errorf("%s calls %T %q: nothing, an unknown change, or as another one", l, c.Body, word)
				}
				seen[word] = true
			}
		}
	}
	if got := Kind(ZH, 200); got != "" {
		t.Errorf("a kind of another program is called %q", got)
	}
}
