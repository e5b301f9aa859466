package simulate

import (
	"context"
	"maps"
	"slices"
	"strings"

	"sidan/model"
	"sidan/model/store"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// ledger is what an outsider wrote down of every save that was on disk, and of what the hub said of it.
type ledger struct {
	saved    map[model.ChangeID]*saved
	order    []*saved
	drafts   map[int]string
	words    int
	lines    map[model.ChangeID][]hub.Line // the hub's, in order of revision
	last     map[place]uint64              // per laptop and record, the newest change in the log by its Seq
	holders  map[model.RecordID]model.PersonID
	verdicts map[model.ChangeID]wire.Verdict // the final ones that were told
}

type saved struct {
	laptop int
	kept   store.Kept
	words  string
	body   model.Body
	gone   bool // taken back, or dismissed, by its author
}

type place struct {
	laptop int
	record model.RecordID
}

func newLedger() ledger {
	return ledger{saved: map[model.ChangeID]*saved{}, drafts: map[int]string{}, lines: map[model.ChangeID][]hub.Line{}, last: map[place]uint64{},
		holders: map[model.RecordID]model.PersonID{}, verdicts: map[model.ChangeID]wire.Verdict{}}
}

func (g *ledger) note(laptop int, k store.Kept, a act) {
	s := &saved{laptop: laptop, kept: k, words: a.words, body: a.body}
	g.saved[k.ID] = s
	g.order = append(g.order, s)
}

// accepted says that a line made the change part of its record.
func accepted(c model.Code) bool { return c == model.OK || c == model.Flagged }

// witness reads what the hub has just committed: invariants 2, 3, 8 and 11.
func (w *world) witness(*laptop) {
	for _, line := range w.journal.log {
		s := w.ledger.saved[line.ID]
		if s == nil { // the hub's own
			continue
		}
		before := w.ledger.lines[line.ID]
		if len(before) > 0 && before[0].Code == model.Held && accepted(line.Code) {
			w.reached("held, then applied")
		}
		for _, b := range before {
			if accepted(b.Code) && accepted(line.Code) {
				w.broke("2 once", "change %s at revisions %d and %d", line.ID, b.Rev, line.Rev)
			}
		}
		w.ledger.lines[line.ID] = append(before, line)
		if len(before) == 0 {
			at := place{s.laptop, line.Record}
			if s.kept.Seq < w.ledger.last[at] {
				w.broke("3 in order", "laptop %d: change %d after %d", s.laptop, s.kept.Seq, w.ledger.last[at])
			}
			w.ledger.last[at] = max(w.ledger.last[at], s.kept.Seq)
		}
		if line.Code == model.Refused && s.body.Fact() {
			w.broke("11 facts stand", "%T refused: %s", s.body, line.Why.Reason)
		}
		w.holder(line, s.body)
	}
	w.journal.log = nil
}

// holder follows who holds a task through the hub's log: invariant 8.
func (w *world) holder(line hub.Line, body model.Body) {
	if !accepted(line.Code) {
		if _, is := body.(model.TaskClaimed); is && line.Why.Reason == model.Taken {
			w.reached("claim lost to another")
		}
		return
	}
	h := w.ledger.holders
	switch b := body.(type) {
	case model.TaskClaimed:
		if !h[line.Record].IsZero() {
			w.broke("8 claim safety", "task %s claimed by two", line.Record)
		}
		h[line.Record] = line.By.ID
	case model.TaskRaised:
		if b.Answer != nil {
			h[line.Record] = line.By.ID
		}
	case model.TaskReleased, model.TaskReturned, model.TaskReopened, model.TaskDispatched:
		delete(h, line.Record)
	}
}

// judgeReply holds what a reply says against what was said before: a final verdict never changes (2).
func (w *world) judgeReply(l *laptop, r wire.Reply) {
	for _, a := range r.Answers {
		if a.Again {
			w.broke("no false alarm", "laptop %d is told of another history", l.n)
		}
		for _, v := range a.Verdicts {
			for id, s := range w.ledger.saved {
				if wire.ShortOf(id) != v.ID || s.laptop != l.n || v.Code == model.Held {
					continue
				}
				if was, told := w.ledger.verdicts[id]; told {
					w.reached("verdict told again")
					if was.Code != v.Code || was.Rev != v.Rev || was.Why != v.Why {
						w.broke("2 once", "change %s: first %s at %d, then %s at %d", id, was.Code, was.Rev, v.Code, v.Rev)
					}
				}
				w.ledger.verdicts[id] = v
			}
		}
	}
}

// judge holds one laptop's disk against the ledger: invariants 1, 4, 9, and of 10 the words that wait there.
func (w *world) judge(l *laptop) {
	kept, bounced := map[model.ChangeID]store.Kept{}, map[model.ChangeID]store.Bounced{}
	for _, k := range l.disk.kept {
		kept[k.ID] = k
	}
	for _, b := range l.disk.bounced {
		bounced[b.ID] = b
	}
	for _, s := range w.ledger.order {
		if s.laptop != l.n || s.gone {
			continue
		}
		k, isKept := kept[s.kept.ID]
		b, isBounced := bounced[s.kept.ID]
		last := w.verdictOf(s.kept.ID)
		switch {
		case isKept && k.Accepted() && (!accepted(last.Code) || last.Rev != k.Rev):
			w.broke("4 no verdict astray", "laptop %d has change %s at %d, the hub says %s at %d", l.n, k.ID, k.Rev, last.Code, last.Rev)
		case isBounced && last.Code != model.Refused:
			w.broke("4 no verdict astray", "laptop %d was told that %s is refused, the hub says %s", l.n, b.ID, last.Code)
		case isBounced && string(b.Core) != string(s.kept.Core), isKept && string(k.Core) != string(s.kept.Core):
			w.broke("10 no words lost", "laptop %d: the words of %s", l.n, s.kept.ID)
		case !isKept && !isBounced && last.Code == model.Refused:
			w.broke("9 loser told", "laptop %d: %s was refused, and nothing says so", l.n, s.kept.ID)
		case !isKept && !isBounced:
			w.broke("1 durable before said", "laptop %d: %s was saved, and is not there", l.n, s.kept.ID)
		}
	}
	if want := w.ledger.drafts[l.n]; l.disk.drafts["visit"] != want {
		w.broke("10 no words lost", "laptop %d: a draft", l.n)
	}
}

// verdictOf a change is its newest line; the zero Line where the hub has none.
func (w *world) verdictOf(id model.ChangeID) hub.Line {
	if lines := w.ledger.lines[id]; len(lines) > 0 {
		return lines[len(lines)-1]
	}
	return hub.Line{}
}

// judgeEnd is after everything came to rest: 10 at the hub, and 7.
func (w *world) judgeEnd() {
	err := w.journal.Memory.Read(context.Background(), func(s hub.Snapshot) error {
		for _, x := range w.ledger.order {
			if !accepted(w.verdictOf(x.kept.ID).Code) || x.words == "" {
				continue
			}
			l, err := s.Load(hub.Keys{Home: x.kept.Home, Records: []model.RecordID{x.kept.Record}})
			if err != nil {
				return err
			}
			r := l.Records[x.kept.Record]
			if !strings.Contains(string(r.Inside)+string(r.Face), x.words) {
				w.broke("10 no words lost", "%T: its words are not in the hub's record", x.body)
			}
		}
		for _, l := range w.laptops {
			if err := w.converged(s, l); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		panic(err)
	}
}

// converged holds the copies on a laptop against what its person may see: invariant 7, read over View(account, record).
func (w *world) converged(s hub.Snapshot, l *laptop) error {
	for _, home := range slices.Sorted(maps.Keys(l.disk.communities)) {
		tags := l.disk.account.TagsIn(home)
		rows, _, err := s.Rows(home, tags, 0, 1<<20, 1<<30)
		if err != nil {
			return err
		}
		shown := l.disk.communities[home].shown
		if shown == nil {
			continue // 15 says so
		}
		want := 0
		for _, r := range rows {
			if r.Kind == model.KindVisit && r.Week < model.DayOf(w.now).Week()-model.Horizon {
				continue
			}
			want++
			inside := r.Inside
			if !r.InsideTags.Meet(tags) {
				inside = nil
			}
			got, ok := shown.rows[r.ID]
			if !ok || got.Rev != r.Rev || string(got.Face) != string(r.Face) || string(got.Inside) != string(inside) {
				w.broke("7 convergence", "laptop %d: record %s is at %d, the hub's at %d", l.n, r.ID, got.Rev, r.Rev)
			}
		}
		if want != len(shown.rows) {
			w.broke("7 convergence", "laptop %d shows %d rows of %s, its person sees %d", l.n, len(shown.rows), home, want)
		}
	}
	return nil
}
