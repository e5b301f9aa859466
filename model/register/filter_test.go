package register

import (
	"testing"

	"pgregory.net/rapid"

	"sidan/model"
)

// TestFilterPassesOverNothingThatFits: whatever is entered and typed, an entry that the filter passes over scores
// nothing without it either.
func TestFilterPassesOverNothingThatFits(t *testing.T) {
	letter := rapid.SampledFrom([]rune("0123456789abwxyzvuUV王秀英吕单欧阳金桂苑栋单元号- '附负"))
	typed := rapid.StringOfN(letter, 1, 8, -1)
	rapid.Check(t, func(t *rapid.T) {
		c := newCorpus()
		door := rapid.StringMatching(`[1-9]0[1-9]`).Draw(t, "door")
		e := c.writer.fill(&entry{}, model.SearchText{
			Names:   rapid.SliceOfN(typed, 0, 3).Draw(t, "names"),
			Door:    model.Address{Compound: typed.Draw(t, "compound"), Building: "3", Door: door},
			Words:   rapid.OneOf(rapid.Just(""), typed).Draw(t, "words"),
			Numbers: []string{rapid.StringMatching(`1990000[0-9]{4}`).Draw(t, "phone")},
		})
		q := parseQuery(typed.Draw(t, "typed"))
		if len(q.terms) == 0 || q.passes(&e.filter) {
			return
		}
		e.filter = filter{^uint64(0), ^letters(0), ^letters(0), ^letters(0), ^digits(0)}
		if score := q.score(e); score > 0 {
			t.Errorf("%q fits %q %q by %d", q.whole, e.text, e.sound, score)
		}
	})
}

func TestStartsOf(t *testing.T) {
	for address, want := range map[string]digits{
		"":             0,
		"金桂苑":          0,
		"金桂苑3栋13单元102": 1<<3 | 1<<1,
		"12附4":         1<<1 | 1<<4,
		"007":          1 << 0,
	} {
		if got := startsOf(address); got != want {
			t.Errorf("%s: %b, want %b", address, got, want)
		}
	}
}
