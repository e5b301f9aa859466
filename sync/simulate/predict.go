package simulate

import (
	"sidan/model"
	"sidan/sync/wire"
)

// ofVersionBefore reports whether a laptop runs the program of the version before, which predicts no rows.
func (l *laptop) ofVersionBefore() bool { return l.n%4 == 3 }

// otherRules makes about each eighth page with predicted rows one of a hub whose rules make other rows than the
// laptop's. It does not in a run of Steady clocks: there rows are predicted only if the clocks are right, and the two
// runs that are compared would differ.
func (w *world) otherRules(r *wire.Reply) {
	if w.Steady {
		return
	}
	for _, a := range r.Answers {
		if p := a.Page; p != nil && len(p.Predicted) > 0 && p.PredictedSum[1]%8 == 0 {
			p.PredictedSum[0] ^= 1
			w.reached("rows predicted otherwise than the hub has them")
		}
	}
}

// checkPredicted requires that a page leaves out only rows which the viewer may see, face and inside, and which stand
// at the revision of the verdict; and only for a laptop that asked for that. What the laptop makes of them is checked
// with its copy.
func (w *world) checkPredicted(s served, a wire.Answer, tags model.Tags) {
	b, p := w.oracles[a.Community], a.Page
	if len(p.Predicted) > 0 && !s.req.Predicts {
		w.violated("6 cursor honesty", "laptop %d is to predict rows, and cannot", s.l.n)
	}
	for i, v := range a.Verdicts {
		if !p.IsPredicted(i) {
			continue
		}
		w.reached("row predicted")
		x := w.ledger.short[v.ID]
		if x == nil {
			w.violated("6 cursor honesty", "laptop %d is to predict what nobody wrote", s.l.n)
			continue
		}
		e := b.records[x.kept.Record]
		who := w.rule.of(e)
		switch {
		case e.rev != v.Rev:
			w.violated("6 cursor honesty", "laptop %d is to predict a row at %d that stands at %d", s.l.n, v.Rev, e.rev)
		case !who.Face.Meet(tags) || e.inside != nil && !who.Inside.Meet(tags):
			w.violated("12 scope", "laptop %d is to predict a row its person may not see whole", s.l.n)
		}
	}
}

// passedOver reports whether a laptop took nothing of a page because it predicts other rows than the hub has: its copy
// does not stand where the page ends. The page after it brings the same again.
func passedOver(a wire.Answer, now *community) bool {
	c := now.filling()
	return len(a.Page.Predicted) > 0 && c != nil && c.Cursor != a.Page.Next
}
