package present

import (
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

func TestOwed(t *testing.T) {
	for _, c := range []struct {
		name        string
		owed        register.Owed
		glyph, word string
		role        widget.Ink // of the word
	}{
		{"an answer", register.Owed{Kind: model.OwedTell, By: today + 1}, "◉", "11-25 前", widget.Muted},
		{"an answer, late", register.Owed{Kind: model.OwedTell, By: today - 2, LateDays: 2}, "!", "晚了 2 天",
			widget.Warn},
		{"a promise, late", register.Owed{Kind: model.OwedPromise, By: today - 1, LateDays: 1}, "!", "晚了 1 天",
			widget.Warn},
		{"a rating", register.Owed{Kind: model.OwedRate, By: today + 1}, " ", "11-25 前", widget.Muted},
		{"a rating on its last day", register.Owed{Kind: model.OwedRate, By: today}, " ", "11-24 前", widget.Muted},
		{"a rating whose day has passed", register.Owed{Kind: model.OwedRate, By: today - 1}, " ", "", widget.Muted},
	} {
		got := readers("worker")[0].OwedSign(c.owed)
		if got.Glyph.Text != c.glyph || got.Word != (widget.Span{Ink: c.role, Text: c.word}) {
			t.Errorf("%s: %+v, want %q %q", c.name, got, c.glyph, c.word)
		}
	}
	late := register.Owed{Kind: model.OwedTell, LateDays: 1}
	if OwedRole([]register.Owed{{}, late}) != widget.Warn || OwedRole([]register.Owed{{}}) != widget.Text {
		t.Error("the count is late where nothing is, or is not where something is")
	}
}

func TestOwedAnswer(t *testing.T) {
	for _, c := range []struct {
		owed register.Owed
		want string
	}{
		{register.Owed{Asked: "灯坏了"}, ""}, {register.Owed{Asked: "灯坏了", Answer: "灯坏了"}, ""},
		{register.Owed{Asked: "灯坏了", Answer: "换好了"}, "→ 换好了"},
	} {
		if got := OwedAnswer(c.owed); got != c.want {
			t.Errorf("%+v: %q, want %q", c.owed, got, c.want)
		}
	}
}

func TestRatingWords(t *testing.T) {
	for _, l := range []text.Lang{text.ZH, text.EN} {
		got := RatingWords(l)
		if len(got) != len(model.Ratings) || got[len(got)-1] != text.Rating(l, model.Unsatisfied) {
			t.Errorf("%v", got)
		}
	}
}
