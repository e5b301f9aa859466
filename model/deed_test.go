package model_test

import (
	"testing"

	"sidan/model"
)

const deedRows = `
	deed                       i   .   .   .   .   i   .   .   .   .   .   .   .   .   f   f   .   .   f
	deed, agreed               i   .   .   .   .   i   .   .   .   .   .   .   .   .   f   f   .   .   f
	deed, chosen               i   .   .   .   .   i   .   .   .   .   .   .   .   .   f   f   .   .   f
	deed, not chosen, agreed   i   .   .   .   .   i   .   .   .   .   .   .   .   .   f   f   .   .   f
	deed, chosen, agreed       i   i   i   i   .   i   .   i   i   .   i   i   .   i   i   i   .   .   i
	deed, consent taken back   i   .   .   .   .   i   .   .   .   .   .   .   .   .   f   f   .   .   f
`

var (
	deed = model.DeedRecommended{
		Sort: model.GoodMother, Place: "522730/01", Who: "莫雪梅", Words: "照看邻居家的老人三年",
	}
	agrees, declines = model.DeedAgreed{Yes: true}, model.DeedAgreed{}
	chooses          = model.DeedJudged{Chosen: true, Meeting: model.MeetingID{9}, Why: "大家都说好"}
	passesOver       = model.DeedJudged{Why: "去年评过"}
)

func init() {
	added = append(added, struct {
		lines   string
		records func(made func(model.Body) model.Record) map[string]model.Record
	}{deedRows, func(func(model.Body) model.Record) map[string]model.Record {
		all := map[string]model.Record{}
		tell := func(name string, steps ...model.Body) {
			y := (&story{}).do(worker, planted(deed))
			for _, b := range steps {
				y.do(branch, b)
			}
			all[name] = y.r
		}
		tell("deed")
		tell("deed, agreed", agrees)
		tell("deed, chosen", chooses)
		tell("deed, not chosen, agreed", agrees, passesOver)
		tell("deed, chosen, agreed", chooses, agrees)
		tell("deed, consent taken back", agrees, chooses, declines)
		return all
	}})
}

func TestWhatADeedNeeds(t *testing.T) {
	but := func(change func(*model.DeedRecommended)) model.Body { b := deed; change(&b); return b }
	for name, c := range map[string]struct {
		body model.Body
		why  model.Reason
	}{
		"as it is":            {deed, ""},
		"no sort":             {but(func(b *model.DeedRecommended) { b.Sort = "hero" }), model.BadInput},
		"a county":            {but(func(b *model.DeedRecommended) { b.Place = "522730" }), model.BadInput},
		"nobody":              {but(func(b *model.DeedRecommended) { b.Who = "" }), model.Missing},
		"no words":            {but(func(b *model.DeedRecommended) { b.Words = "" }), model.Missing},
		"a person without id": {but(func(b *model.DeedRecommended) { b.Person.Name = "n" }), model.BadInput},
		"a no":                {declines, ""},
		"judged, without why": {model.DeedJudged{}, ""},
		"judged in two lines": {model.DeedJudged{Why: "a\nb"}, ""},
	} {
		if got := reasonOf(c.body.Check()); got != c.why {
			t.Errorf("%s: %q, want %q", name, got, c.why)
		}
	}
}

// TestADeedIsJudgedOnce, by the branch. Whoever comes second is told by whom.
func TestADeedIsJudgedOnce(t *testing.T) {
	for name, who := range map[string]model.Account{"its author": worker, "the organisers": county} {
		if y := (&story{}).do(worker, deed).do(who, chooses); y.out.Why.Reason != model.NotBranch {
			t.Errorf("judged by %s: %v", name, y.out)
		}
	}
	y := (&story{}).do(worker, deed).do(branch, chooses)
	d := y.r.(*model.Deed)
	if y.out.Code != model.OK || d.State != model.DeedIsChosen || d.Chosen != today || d.Shown() ||
		d.Inside.Why != chooses.Why || d.Inside.Meeting != chooses.Meeting || d.Inside.Judge != branch.Person {
		t.Errorf("chosen: %v, %+v %+v", y.out, d, d.Inside)
	}
	if y.do(branch, passesOver); y.out.Why.Reason != model.AlreadyJudged || y.out.Why.Against != branch.Person ||
		y.r != model.Record(d) {
		t.Errorf("judged twice: %v", y.out)
	}
	not := (&story{}).do(worker, deed).do(branch, passesOver).r.(*model.Deed)
	if not.State != model.DeedIsNotChosen || not.Chosen != 0 || not.Inside.Why != passesOver.Why {
		t.Errorf("not chosen: %+v", not)
	}
}

// TestADeedIsShownWithConsent alone: by its author or the branch, before or after the judgement, until it is taken
// back or the words change.
func TestADeedIsShownWithConsent(t *testing.T) {
	y := (&story{}).do(worker, deed).do(branch, chooses).do(other, agrees)
	if d := y.r.(*model.Deed); y.out.Why.Reason != model.FlagNotOwn || d.Agreed || len(d.Flags) != 1 {
		t.Errorf("agreed by a neighbour: %v, %+v", y.out, d)
	}
	y.do(worker, agrees)
	if d := y.r.(*model.Deed); y.out.Code != model.OK || !d.Shown() || d.Inside.Asked != today {
		t.Errorf("agreed after it was chosen: %v, %+v", y.out, d)
	}
	y.do(other, declines)
	if d := y.r.(*model.Deed); y.out.Why.Reason != model.FlagNotOwn || !d.Shown() {
		t.Errorf("taken back by a neighbour: %v, %+v", y.out, d)
	}
	y.do(worker, deed)
	if d := y.r.(*model.Deed); y.out.Why.Reason != model.FlagState || !d.Shown() {
		t.Errorf("sent again as it was: %v, %+v", y.out, d)
	}
	words := deed
	words.Words = "照看邻居家的老人四年"
	y.do(worker, words)
	if d := y.r.(*model.Deed); d.Shown() || d.State != model.DeedIsChosen || d.Inside.Words != words.Words ||
		d.Inside.Judge != branch.Person {
		t.Errorf("other words: %v, %+v", y.out, d)
	}
}

// TestADeedIsCorrected by sending it again: its author and its place stay.
func TestADeedIsCorrected(t *testing.T) {
	family, away := deed, deed
	family.Sort, away.Place = model.ModelFamily, otherCommunity
	y := (&story{}).do(worker, deed).later(1).do(worker, family)
	if d := y.r.(*model.Deed); y.out.Code != model.OK || d.Sort != model.ModelFamily || d.On != today {
		t.Errorf("corrected: %v, %+v", y.out, d)
	}
	if y.do(branch, deed); y.out.Why.Reason != model.FlagSecond || y.r.(*model.Deed).Author != worker.Person {
		t.Errorf("corrected by another: %v, %+v", y.out, y.r)
	}
	if y.do(worker, away); y.out.Why.Reason != model.FlagMisplaced || y.r.Community() != deed.Place {
		t.Errorf("moved away: %v, to %s", y.out, y.r.Community())
	}
}
