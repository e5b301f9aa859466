package simulate

import (
	"slices"
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/code"
	"sidan/model/store"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// TestEachCheckerSees breaks one rule at a time, between the engines, and wants the checker of that name to see it.
func TestEachCheckerSees(t *testing.T) {
	for _, c := range []struct {
		name    string
		checker string
		broken  Broken
	}{
		{"a crash forgets the newest save", "1 durable before said", Broken{Crash: func(d *disk) {
			if n := len(d.kept); n > 0 {
				d.kept = d.kept[:n-1]
			}
		}}},
		{"the hub forgets what it has seen", "2 once", Broken{Load: func(l *hub.Loaded) { clear(l.Lines) }}},
		{"a request carries the newest first", "3 in order", Broken{Request: func(r *wire.Request) {
			for _, a := range r.Asks {
				slices.Reverse(a.Changes)
			}
		}}},
		{"verdicts are told to the wrong changes", "4 no verdict astray", Broken{Reply: func(r *wire.Reply) {
			for _, a := range r.Answers {
				if n := len(a.Verdicts); n > 1 {
					a.Verdicts[0].ID, a.Verdicts[n-1].ID = a.Verdicts[n-1].ID, a.Verdicts[0].ID
				}
			}
		}}},
		{"a held task is claimed again", "8 claim safety", Broken{Load: openClaimed}},
		{"a refused change is dropped", "9 loser told", Broken{Commit: instead(func(w store.Bounce) store.Write { return store.DropKept{Seq: w.Seq} })}},
		{"a record loses its oldest words", "10 no words lost", Broken{Write: loseWords}},
		{"a fact is refused", "11 facts stand", Broken{Write: func(w *hub.Writes) {
			for i, line := range w.Lines {
				if c, err := code.Change(line.Core); err == nil && line.By.ID == c.Author && c.Body.Fact() && line.Rev%7 == 0 {
					w.Lines[i].Code = model.Refused
				}
			}
		}}},
		{"one change blocks those behind it", "15 progress", Broken{Request: func(r *wire.Request) {
			for i := range r.Asks {
				if len(r.Asks[i].Changes) > 0 && r.Asks[i].Changes[0][5]%8 == 0 {
					r.Asks[i].Changes = nil
				}
			}
		}}},
		{"a row is left out of a page", "7 convergence", Broken{Reply: func(r *wire.Reply) {
			for _, a := range r.Answers {
				if a.Page != nil && len(a.Page.Rows) > 1 {
					a.Page.Rows = a.Page.Rows[1:]
				}
			}
		}}},
		{"a mark is another than was told", "no false alarm", Broken{Reply: func(r *wire.Reply) {
			for i := range r.Answers {
				r.Answers[i].Mark[0] ^= byte(r.Answers[i].Head % 2)
			}
		}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for seed := uint64(1); seed <= 300; seed++ {
				for _, bad := range Run(seed, Options{Broken: c.broken}).Bad {
					if strings.HasPrefix(bad, c.checker+":") {
						return
					}
				}
			}
			t.Errorf("%q did not see it in 300 seeds", c.checker)
		})
	}
}

// openClaimed shows the hub's engine claimed tasks as if they were still open.
func openClaimed(l *hub.Loaded) {
	for id, r := range l.Records {
		rec, err := code.Open(r.Face, r.Inside)
		t, ok := rec.(*model.Task)
		if err != nil || !ok || t.State != model.Claimed || t.To.Kind != model.ToOpen {
			continue
		}
		open := *t
		open.State, open.Holder = model.Dispatched, model.Ref{}
		r.Face, r.Inside, _ = code.Record(&open)
		l.Records[id] = r
	}
}

// loseWords keeps only the newest step of each task.
func loseWords(w *hub.Writes) {
	for i, r := range w.Records {
		rec, err := code.Open(r.Face, r.Inside)
		t, ok := rec.(*model.Task)
		if err != nil || !ok || len(t.Inside.Steps) < 2 {
			continue
		}
		in := *t.Inside
		in.Steps = in.Steps[len(in.Steps)-1:]
		n := *t
		n.Inside = &in
		w.Records[i].Face, w.Records[i].Inside, _ = code.Record(&n)
	}
}

// instead puts one kind of write in another's place.
func instead[W store.Write](other func(W) store.Write) func([]store.Write) []store.Write {
	return func(ws []store.Write) []store.Write {
		out := slices.Clone(ws)
		for i, w := range out {
			if is, ok := w.(W); ok {
				out[i] = other(is)
			}
		}
		return out
	}
}
