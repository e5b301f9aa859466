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

// withinSeeds is how many seeds a checker has to see its rule broken.
const withinSeeds = 40

// TestEachCheckerSees breaks one rule at a time, between the engines, and wants the checker of that name, and no other, to see
// it.
func TestEachCheckerSees(t *testing.T) {
	for _, c := range []struct {
		name    string
		checker string        // what the violation begins with
		broken  func() Broken // anew for each run
	}{
		{"a crash forgets the newest save", "1 durable before said:", func() Broken { return Broken{Crash: forgetNewest} }},
		{"a crash forgets what was offered", "1 durable before said:", func() Broken { return Broken{Crash: forgetOffered} }},
		{"the hub forgets what it has seen", "2 once:", func() Broken { return Broken{Load: func(l *hub.Loaded) { clear(l.Lines) }} }},
		{"the newest is taken first", "3 in order:", func() Broken { return Broken{Request: reverse} }},
		{"a request carries the newest first", "3 in order:", func() Broken { return Broken{Ask: reverse} }},
		{"a request leaves out the oldest", "3 in order:", func() Broken { return Broken{Ask: leaveOutOldest} }},
		{"verdicts are told to the wrong changes", "4 no verdict astray:", func() Broken { return Broken{Reply: swapVerdicts} }},
		{"a row is left out of a page", "6 cursor honesty:", func() Broken { return Broken{Reply: leaveOutRow} }},
		{"a row that is gone is kept", "6 cursor honesty:", func() Broken { return Broken{Commit: without[store.DropRow]} }},
		{"a laptop is told that nothing is new", "7 convergence", stopTheWorld},
		{"a held task is claimed again", "8 claim safety: two holders", func() Broken { return Broken{Load: openClaimed} }},
		{"a claim is lost in the record", "8 claim safety: another holder", func() Broken { return Broken{Write: loseHolder} }},
		{"a refused change is dropped", "9 loser told:", func() Broken {
			return Broken{Commit: instead(func(w store.Bounce) store.Write { return store.DropKept{Seq: w.Seq} })}
		}},
		{"nobody is told why", "9 loser told:", func() Broken {
			return Broken{Commit: instead(func(w store.Bounce) store.Write { return store.Bounce{Seq: w.Seq, At: w.At} })}
		}},
		{"a held change is left queued", "9 loser told:", func() Broken { return Broken{Commit: instead(unheld)} }},
		{"a record loses its oldest words", "10 no words lost:", func() Broken { return Broken{Write: loseWords} }},
		{"words are dropped when a change bounces", "10 no words lost:", func() Broken { return Broken{Disk: emptyBounced} }},
		{"a crash forgets what was being typed", "10 no words lost:", func() Broken { return Broken{Crash: func(d *disk) { clear(d.drafts) }} }},
		{"a fact is refused", "11 facts stand:", func() Broken { return Broken{Write: refuseFacts} }},
		{"one change blocks those behind it", "15 progress:", func() Broken { return Broken{Request: block} }},
		{"a mark is another than was told", "no false alarm:", func() Broken { return Broken{Reply: otherMark} }},
	} {
		t.Run(c.name, func(t *testing.T) {
			for seed := uint64(1); seed <= withinSeeds; seed++ {
				bad := Run(seed, Options{Broken: c.broken()}).Bad
				for _, b := range bad {
					if !strings.HasPrefix(b, c.checker) {
						t.Fatalf("seed %d: another saw it: %s", seed, b)
					}
				}
				if len(bad) > 0 {
					t.Logf("seed %d: %s", seed, bad[0])
					return
				}
			}
			t.Errorf("%q did not see it in %d seeds", c.checker, withinSeeds)
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
		open.State = model.Dispatched // its holder stands as it was
		r.Face, r.Inside, _ = code.Record(&open)
		l.Records[id] = r
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

// forgetNewest loses a change that was not sent yet.
func forgetNewest(d *disk) {
	if n := len(d.kept); n > 0 && d.kept[n-1].Queued() {
		d.kept = d.kept[:n-1]
	}
}

// forgetOffered believes that what left the laptop arrived.
func forgetOffered(d *disk) {
	d.kept = slices.DeleteFunc(d.kept, func(k store.Kept) bool { return k.Offered && k.Queued() })
}

func reverse(r *wire.Request) {
	for _, a := range r.Asks {
		slices.Reverse(a.Changes)
	}
}

func leaveOutOldest(r *wire.Request) {
	for i := range r.Asks {
		if a := &r.Asks[i]; len(a.Changes) > 1 {
			a.Changes = a.Changes[1:]
		}
	}
}

// swapVerdicts takes them by their place in the batch: for another change.
func swapVerdicts(r *wire.Reply) {
	for _, a := range r.Answers {
		if n := len(a.Verdicts); n > 1 {
			a.Verdicts[0].ID, a.Verdicts[n-1].ID = a.Verdicts[n-1].ID, a.Verdicts[0].ID
		}
	}
}

func leaveOutRow(r *wire.Reply) {
	for _, a := range r.Answers {
		if a.Page != nil && len(a.Page.Rows) > 1 {
			a.Page.Rows = a.Page.Rows[1:]
		}
	}
}

// stopTheWorld tells of each community, for ever, the first head that was told, and nothing after it.
func stopTheWorld() Broken {
	first := map[model.Path]wire.Answer{}
	return Broken{Reply: func(r *wire.Reply) {
		for i := range r.Answers {
			a := &r.Answers[i]
			if _, told := first[a.Home]; !told {
				first[a.Home] = *a
			}
			head := first[a.Home].Head
			if a.Head, a.Mark = head, first[a.Home].Mark; a.Page != nil {
				a.Page.Rows = slices.DeleteFunc(a.Page.Rows, func(row wire.Row) bool { return row.Rev > head })
				a.Page.Next = min(a.Page.Next, head)
			}
		}
	}}
}

// loseHolder forgets who claimed.
func loseHolder(w *hub.Writes) {
	rewrite(w, func(t *model.Task) { t.Holder = model.Ref{} })
}

// loseWords keeps only the newest step of each task.
func loseWords(w *hub.Writes) {
	rewrite(w, func(t *model.Task) {
		in := *t.Inside
		in.Steps = in.Steps[max(0, len(in.Steps)-1):]
		t.Inside = &in
	})
}

// rewrite alters tasks on their way to the journal.
func rewrite(w *hub.Writes, alter func(*model.Task)) {
	for i, r := range w.Records {
		rec, err := code.Open(r.Face, r.Inside)
		if t, ok := rec.(*model.Task); err == nil && ok {
			alter(t)
			w.Records[i].Face, w.Records[i].Inside, _ = code.Record(t)
		}
	}
}

// unheld forgets that the hub holds a change.
func unheld(w store.SetFate) store.Write {
	if w.Fate.Held() {
		w.Fate = store.Fate{Offered: true}
	}
	return w
}

// emptyBounced keeps a notice, and loses what was written.
func emptyBounced(d *disk) {
	for i, b := range d.bounced {
		c, err := code.Change(b.Core)
		if err != nil || model.WordsOf(c.Body) == "" {
			continue
		}
		c.Body = model.TaskProgressed{}
		d.bounced[i].Core, _ = code.Core(c)
	}
}

func refuseFacts(w *hub.Writes) {
	for i, line := range w.Lines {
		if c, err := code.Change(line.Core); err == nil && line.By.ID == c.Author && c.Body.Fact() && line.Rev%7 == 0 {
			w.Lines[i].Code = model.Refused
		}
	}
}

// block stops at a change, for ever, with all that stand behind it.
func block(r *wire.Request) {
	for i := range r.Asks {
		if len(r.Asks[i].Changes) > 0 && r.Asks[i].Changes[0][5]%8 == 0 {
			r.Asks[i].Changes = nil
		}
	}
}

func otherMark(r *wire.Reply) {
	for i := range r.Answers {
		r.Answers[i].Mark[0] ^= byte(r.Answers[i].Head % 2)
	}
}

// without leaves out one kind of write.
func without[W store.Write](ws []store.Write) []store.Write {
	return slices.DeleteFunc(slices.Clone(ws), func(w store.Write) bool { _, is := w.(W); return is })
}
