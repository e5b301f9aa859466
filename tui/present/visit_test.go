package present

import (
	"slices"
	"testing"

	"sidan/model"
	"sidan/model/register"
	"sidan/model/text"
	"sidan/tui/widget"
)

func TestVisit(t *testing.T) {
	plain := &model.Visit{ID: model.VisitID{1}, Outcome: model.Met, On: today - 1}
	noted := *plain
	noted.Inside = &model.VisitInside{Note: "都好\n要煤票"}
	amended := noted
	amended.Inside = &model.VisitInside{Note: "都好", Was: []model.VisitWas{{
		On: today, Outcome: model.Away, Note: "没人",
	}}}
	struck := noted
	struck.Struck = today
	struck.Inside = &model.VisitInside{Note: "都好", Was: []model.VisitWas{{On: today, Why: "按错门了"}}}
	met := text.Outcome(text.ZH, model.Met)
	first := text.WrittenFirst(text.ZH, amended.Inside.Was[0])
	why := text.StruckBecause(text.ZH, "按错门了")
	for _, c := range []struct {
		name                     string
		visit                    *model.Visit
		line, words, note, glyph string
	}{
		{"nothing noted", plain, met, "", "", "✓ "},
		{"noted", &noted, met + "。都好 要煤票", "都好\n要煤票", "都好\n要煤票", "✓ "},
		{"corrected", &amended, met + "。都好", "都好\n" + first, "都好", "✓ "},
		{"struck", &struck, met + "。都好", why + "\n都好", why, "✗ "},
	} {
		r := readers("worker")[0]
		if got := VisitLine(text.ZH, c.visit); got != c.line {
			t.Errorf("%s: in one line %q, want %q", c.name, got, c.line)
		}
		if got := VisitWords(text.ZH, c.visit); got != c.words {
			t.Errorf("%s: %q, want %q", c.name, got, c.words)
		}
		if got := VisitNote(text.ZH, c.visit); got != c.note {
			t.Errorf("%s: a command prints %q, want %q", c.name, got, c.note)
		}
		roles := [2]widget.Ink{widget.Good, widget.Text}
		if !c.visit.Stands() {
			roles = [2]widget.Ink{widget.Muted, widget.Muted}
		}
		if got := r.VisitSign(c.visit); !slices.Equal(got, []widget.Span{
			{Ink: roles[0], Text: c.glyph}, {Ink: roles[1], Text: met},
		}) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	if got := VisitLine(text.EN, &noted); got != text.Outcome(text.EN, model.Met)+". 都好 要煤票" {
		t.Errorf("in English %q", got)
	}
	if got := VisitName(text.ZH, plain, " "); got != "11-23 "+met {
		t.Errorf("its name is %q", got)
	}
}

// TestVisitSignSaysWhatIsUnconfirmed, and sets apart where nobody was spoken to.
func TestVisitSignSaysWhatIsUnconfirmed(t *testing.T) {
	away := &model.Visit{ID: model.VisitID{1}, Outcome: model.Away, On: today}
	r := readers("worker")[0]
	r.Register.Pend(away.RecordID(), []register.Pending{{Change: model.Change{Body: model.VisitMade{}}}})
	got := r.VisitSign(away)
	if len(got) != 3 || got[0] != (widget.Span{Ink: widget.Muted, Text: "◌ "}) || got[2].Text != " ⇡" {
		t.Errorf("%v", got)
	}
}
