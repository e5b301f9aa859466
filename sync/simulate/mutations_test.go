package simulate

import (
	"context"
	"slices"
	"strings"
	"testing"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// mutation is one way to break a rule.
type mutation struct {
	rule    string        // the section and step of docs/visibility.md that has the rule
	name    string        // how it is broken
	checker string        // the violations that may come of it, by their names, divided by "|"
	broken  func() Broken // called for each run
	faults  *Faults       // nil: the usual ones
}

// A checker must notice a mutation within so many seeds, whose runs have so many steps.
const (
	withinSeeds = 400
	brokenSteps = 900
)

// TestEachCheckerSees breaks one rule at a time, between the engines or between an engine and its disk. The first
// violation must be one that the mutation names.
func TestEachCheckerSees(t *testing.T) {
	for _, m := range slices.Concat(hubMutations, historyMutations, homeMutations, wordMutations, hostileMutations,
		lifeMutations) {
		t.Run(m.rule+": "+m.name, func(t *testing.T) {
			t.Parallel()
			for seed := uint64(1); seed <= withinSeeds; seed++ {
				bad := Run(seed, Options{Steps: brokenSteps, Faults: m.faults, Broken: m.broken()}).Bad
				if len(bad) == 0 {
					continue
				}
				for _, c := range strings.Split(m.checker, "|") {
					if strings.HasPrefix(bad[0], c+":") {
						t.Logf("seed %d: %s", seed, bad[0])
						if bad := Run(seed, Options{Steps: brokenSteps, Faults: m.faults}).Bad; len(bad) > 0 {
							t.Errorf("seed %d: and unbroken: %v", seed, bad)
						}
						return
					}
				}
				t.Fatalf("seed %d: another saw it: %s", seed, bad[0])
			}
			t.Errorf("%q did not see it in %d seeds", m.checker, withinSeeds)
		})
	}
}

// panicky are faults by which a change that was accepted once is often held when it is offered again.
var panicky = func() *Faults { f := usualFaults; f.Panic, f.Restore = 25, 25; return &f }()

// oneHistory are faults without a restore of the hub.
var oneHistory = func() *Faults { f := usualFaults; f.Restore = 0; return &f }()

func always(b Broken) func() Broken { return func() Broken { return b } }

// hubMutations break what the hub stores, and its steps.
var hubMutations = []mutation{
	{rule: "§1 record", name: "an inside goes to more than its face", checker: "12 scope", broken: always(
		Broken{Write: insideToMore},
	)},
	{rule: "§1 record", name: "a task's inside goes to all who see its face", checker: "12 scope", broken: always(
		Broken{Write: insideToOpen},
	)},
	{rule: "§1 log", name: "a refused change takes no revision of its own", checker: "5 commit order", broken: always(
		Broken{Write: noRevision},
	)},
	{rule: "§1 log", name: "the hub forgets what it has seen", checker: "2 once", broken: always(
		Broken{Load: func(_ *world, _ hub.Keys, l *hub.Loaded) { clear(l.Lines) }},
	)},
	{rule: "§1 loss rows", name: "none are written", checker: "6 cursor honesty", broken: always(
		Broken{Write: func(_ *world, w *hub.Writes) { w.Losses = nil }},
	)},
	{rule: "§1 waiting", name: "nothing waits for a record", checker: "held adopted", broken: always(
		Broken{Write: func(_ *world, w *hub.Writes) { w.Wait = nil }},
	)},
	{rule: "§1 waiting", name: "those that wait get the stamp of now", checker: "held adopted", broken: always(
		Broken{Load: newStamp},
	)},
	{rule: "§1 waiting", name: "the newest that waits is applied first",
		checker: "held adopted", broken: always(Broken{Load: func(_ *world, _ hub.Keys, l *hub.Loaded) {
			for id, lines := range l.Waiting {
				lines = slices.Clone(lines)
				slices.Reverse(lines)
				l.Waiting[id] = lines
			}
		}})},
	{rule: "§1 digest", name: "it leaves out the version of the rule",
		checker: "6 cursor honesty|inside gone|7 convergence",
		broken: always(Broken{Request: sameRule, Hear: func(l *laptop, r *wire.Reply) {
			for _, a := range r.Answers {
				if a.Page != nil {
					a.Page.Digest[0] ^= byte(l.w.rule)
				}
			}
		}})},
	{rule: "§1 digest", name: "tags are not computed anew by a new rule", checker: "12 scope", broken: always(
		Broken{Write: oldTags},
	)},
	{rule: "§1 tags", name: "what somebody once had counts still", checker: "12 scope|authority", broken: always(
		Broken{Get: onceHad},
	)},
	{rule: "§2", name: "an account is left out though it is another now", checker: "12 scope", broken: always(
		Broken{Name: sayNoAccount},
	)},
	{rule: "§3.1", name: "another history is not noticed", checker: "restore noticed|3 in order", broken: always(
		Broken{Request: anyMark},
	)},
	{rule: "§3.1", name: "changes are taken from one who knows another history",
		checker: "again takes nothing|3 in order", broken: always(Broken{Request: takeAnyway})},
	{rule: "§3.1", name: "a mark that is there is not found", checker: "no false alarm", broken: always(
		Broken{Load: lostMarks},
	)},
	{rule: "§3.2", name: "the newest is taken first", checker: "3 in order", broken: always(
		Broken{Request: func(_ *world, _ *laptop, r *wire.Request) { reverse(r) }},
	)},
	{rule: "§3.2", name: "the author's tags are those of before",
		checker: "authority", broken: func() Broken { return Broken{Get: staleAccount(true)} }},
	{rule: "§3.2", name: "the row is not written", checker: "13 determinism", broken: always(Broken{Write: noRow})},
	{rule: "§3.2", name: "a fact of one who had a scope is held", checker: "authority", broken: always(
		Broken{Get: forgetHad},
	)},
	{rule: "§3.2", name: "what somebody never saw is altered by them", checker: "authority", broken: always(
		Broken{Get: sawAll},
	)},
	{rule: "§3.2", name: "a fact is refused", checker: "11 facts stand|13 determinism", broken: always(
		Broken{Write: refuseFacts},
	)},
	{rule: "§3.2", name: "a held task is claimed again",
		checker: "8 claim safety|10 no words lost|13 determinism|authority", broken: always(Broken{Load: openClaimed})},
	{rule: "§3.2", name: "a claim is lost in the record", checker: "8 claim safety", broken: always(
		Broken{Write: loseHolder},
	)},
	{rule: "§3.2", name: "a record loses its oldest words", checker: "10 no words lost", broken: always(
		Broken{Write: loseWords},
	)},
	{rule: "§3.2", name: "what waits is not applied when its record comes", checker: "held adopted", broken: always(
		Broken{Load: func(_ *world, _ hub.Keys, l *hub.Loaded) { clear(l.Waiting) }},
	)},
	{rule: "§3.3", name: "a mark is another than was told", checker: "no false alarm", broken: always(
		Broken{Reply: otherMark},
	)},
	{rule: "§3.4", name: "verdicts of the old with head and mark of the new",
		checker: "2 once|restore noticed|16 restore-safe|3 in order", broken: outlives},
	{rule: "§3.4", name: "the page is read for the account of before",
		checker: "12 scope", broken: func() Broken { return Broken{Get: staleAccount(false)} }},
	{rule: "§3.5", name: "a verdict is left out",
		checker: "15 progress|17 word once", broken: always(Broken{Reply: func(_ *world, _ *laptop, r *wire.Reply) {
			for i := range r.Answers {
				if a := &r.Answers[i]; len(a.Verdicts) > 0 && a.Verdicts[0].ID[0]%4 == 0 {
					a.Verdicts = a.Verdicts[1:]
				}
			}
		}})},
	{rule: "§3.6", name: "other tags do not begin a copy again",
		checker: "6 cursor honesty|inside gone|12 scope", broken: always(Broken{Request: sameDigest})},
	{rule: "§3.6", name: "nor does a week that went back",
		checker: "6 cursor honesty|7 convergence",
		broken: always(Broken{Request: func(_ *world, _ *laptop, r *wire.Request) {
			for i := range r.Asks {
				r.Asks[i].Week = 0
			}
		}})},
	{rule: "§3.6", name: "nor a copy below the floor", checker: "floor|6 cursor honesty", broken: always(
		Broken{Load: noFloor},
	)},
	{rule: "§3.7", name: "a row is left out of a page", checker: "6 cursor honesty", broken: always(
		Broken{Reply: leaveOutRow},
	)},
	{rule: "§3.7", name: "a row is left out, and not named as predicted", checker: "6 cursor honesty", broken: always(
		Broken{Reply: leaveOutPredicted},
	)},
	{rule: "§3.7", name: "rows of others",
		checker: "12 scope", broken: always(Broken{Tags: func(_ *world, community model.Path, _ model.Tags) model.Tags {
			return model.Account{Role: model.SupervisorRole, Scopes: []model.Path{community}}.TagsIn(community)
		}})},
	{rule: "§3.7", name: "the inside with every face",
		checker: "12 scope", broken: always(Broken{Rows: func(rows []hub.Stored, upTo uint64) ([]hub.Stored, uint64) {
			for i := range rows {
				rows[i].InsideTags = rows[i].FaceTags
			}
			return rows, upTo
		}})},
	{rule: "§3.7", name: "visits past the horizon",
		checker: "6 cursor honesty",
		broken: always(Broken{Rows: func(rows []hub.Stored, upTo uint64) ([]hub.Stored, uint64) {
			for i := range rows {
				rows[i].Week += 10 * model.Horizon
			}
			return rows, upTo
		}})},
	{rule: "§3.7", name: "gone for what others lost",
		checker: "gone", broken: always(Broken{Losses: func(losses []hub.Loss) []hub.Loss {
			for i := range losses {
				losses[i].Tags = allTags
			}
			return losses
		}})},
	{rule: "§3.7", name: "gone for what is in sight", checker: "gone|9 loser told", broken: always(
		Broken{Load: blind},
	)},
	{rule: "§3.7", name: "gone for what was lost before the copy was begun",
		checker: "gone|15 progress", broken: always(Broken{Request: func(_ *world, _ *laptop, r *wire.Request) {
			for i := range r.Asks {
				r.Asks[i].Since = 0
			}
		}})},
	{rule: "§3.7", name: "a cut page says that it is whole",
		checker: "6 cursor honesty", broken: always(Broken{Reply: func(_ *world, _ *laptop, r *wire.Reply) {
			for _, a := range r.Answers {
				if a.Page != nil {
					a.Page.Next = a.Head
				}
			}
		}})},
	{rule: "§2 against", name: "named to one who has lost sight of the task", checker: "against", broken: always(
		Broken{Name: nameAll},
	)},
	{rule: "§2 verdict", name: "told to the wrong changes", checker: "4 no verdict astray", broken: always(
		Broken{Reply: swapVerdicts},
	)},
	{rule: "§2 verdict", name: "one change blocks those behind it",
		checker: "15 progress|verdict for each", broken: always(Broken{Request: block})},
	{rule: "§2 verdict", name: "a laptop is told that nothing is new",
		checker: "7 convergence|15 progress", broken: stopTheWorld, faults: oneHistory},
}

// historyMutations break what copies of a hub mean, and what is told of its history.
var historyMutations = []mutation{
	{rule: "§1 mark, §7.1", name: "the cursor's mark, not that of the newest head",
		checker: "restore noticed|6 cursor honesty|3 in order", broken: cursorsMark},
	{rule: "§1 mark, §7.4", name: "a mark over id and verdict",
		checker: "restore noticed|3 in order", broken: func() Broken {
			return shadow(func(h uint64, l hub.Line) uint64 { return mix(h, l.ID[:], []byte{byte(l.Code)}) })
		}},
	{rule: "§1 mark", name: "a mark of the newest change alone",
		checker: "restore noticed|3 in order",
		broken:  func() Broken { return shadow(func(_ uint64, l hub.Line) uint64 { return mix(0, l.ID[:]) }) }},
	{rule: "§1 safe", name: "what the newest copy holds, and one of the last three may be put back",
		checker: "safe", broken: always(Broken{Secure: secure(1, true), Permits: lastThree})},
	{rule: "§1 safe, §7.13", name: "copies of a history that was left count", checker: "safe", broken: always(
		Broken{Secure: secure(3, false)},
	)},
	{rule: "§1 safe", name: "safe falls back with the hub", checker: "safe", broken: always(
		Broken{Permits: lastThree},
	)},
	{rule: "§1 safe", name: "any copy may be put back", checker: "safe", broken: always(
		Broken{Permits: func(*world, *image, model.Path) bool { return true }},
	)},
	{rule: "§1 safe", name: "told before the copy was made", checker: "safe", broken: always(Broken{Secure: tooEarly})},
	{rule: "§1 list, §7.13", name: "it lies in the hub, and goes back with it", checker: "safe", broken: func() Broken {
		lists := map[*image]hub.Images{}
		return Broken{Secure: func(w *world, images hub.Images, keep func(hub.Images) error) {
			if got, err := w.hub.Secure(context.Background(), images, keep); err == nil {
				lists[w.backups.copies[got.List[len(got.List)-1].Name]] = got
			}
		}, PutBack: func(w *world, i *image) {
			if was, ok := lists[i]; ok {
				w.backups.Images = was
			}
		}}
	}},
	{rule: "§1 list", name: "written after the hub has told it",
		checker: "safe", broken: always(Broken{Secure: func(w *world, images hub.Images, keep func(hub.Images) error) {
			got, err := w.hub.Secure(context.Background(), images, func(hub.Images) error { return nil })
			if err == nil && !w.chance(30) {
				_ = keep(got)
			}
		}})},
}

// homeMutations break what a home stores, and its steps.
var homeMutations = []mutation{
	{rule: "§1 offered", name: "set only when the reply has come",
		checker: "offered first", broken: always(Broken{Commit: func(_ *laptop, ws []store.Write) []store.Write {
			return instead(func(w store.SetFate) store.Write { w.Fate.Offered = w.Fate.Code != 0; return w })(ws)
		}})},
	{rule: "§1 next", name: "a fresh copy is shown while it is being filled",
		checker: "staging|17 monotonic view", broken: always(Broken{Commit: showHalf})},
	{rule: "§1 next", name: "rows go into the shown copy",
		checker: "staging|6 cursor honesty|17 monotonic view", broken: always(Broken{Commit: intoShown})},
	{rule: "§1 since, §7.6", name: "a copy does not know at what head it was begun",
		checker: "gone|15 progress", broken: always(Broken{Commit: func(_ *laptop, ws []store.Write) []store.Write {
			return instead(func(w store.NewNext) store.Write { return store.NewNext{Community: w.Community} })(ws)
		}})},
	{rule: "§2 changes", name: "the newest first", checker: "3 in order", broken: always(
		Broken{Ask: func(_ *laptop, r *wire.Request) { reverse(r) }},
	)},
	{rule: "§2 changes", name: "the oldest is left out", checker: "3 in order", broken: always(
		Broken{Ask: leaveOutOldest},
	)},
	{rule: "§2 held", name: "not asked about again",
		checker: "3 in order", broken: always(Broken{Ask: func(_ *laptop, r *wire.Request) {
			for i := range r.Asks {
				r.Asks[i].Held = nil
			}
		}})},
	{rule: "§2 rows, §7.8", name: "rows with any batch",
		checker: "17 word once", broken: always(Broken{Request: func(_ *world, _ *laptop, r *wire.Request) {
			for i := range r.Asks {
				r.Asks[i].Rows = true
			}
		}})},
	{rule: "§2 row", name: "an inside stays when a row comes without", checker: "inside gone", broken: always(
		Broken{Commit: keepInside},
	)},
	{rule: "§4.1", name: "not one transaction",
		checker: "6 cursor honesty|1 durable before said|restore noticed|16 restore-safe|" +
			"no false alarm|staging|9 loser told",
		broken: always(Broken{Torn: torn})},
	{rule: "§4.1, §7.11", name: "any reply is taken",
		checker: "17 monotonic view|6 cursor honesty|staging|unsent untouched|16 restore-safe|" +
			"restore noticed|no false alarm|gone|3 in order|17 word once",
		broken: always(Broken{Hear: func(l *laptop, r *wire.Reply) {
			for i := range r.Answers {
				r.Answers[i].Ask = l.asked
			}
		}})},
	{rule: "§4.2", name: "what was accepted is not offered again", checker: "16 restore-safe", broken: always(
		Broken{Commit: notAgain},
	)},
	{rule: "§4.2", name: "the bit is cleared", checker: "17 word once", broken: always(Broken{Commit: clearBits})},
	{rule: "§4.2", name: "no fresh copy is begun",
		checker: "6 cursor honesty|17 monotonic view|inside gone|7 convergence|floor",
		broken: always(Broken{Commit: func(l *laptop, ws []store.Write) []store.Write {
			return drop(ws, func(w store.NewNext) bool { return w.Since == 0 })
		}})},
	{rule: "§4.2", name: "seen is not forgotten",
		checker: "15 progress|no false alarm",
		broken: always(Broken{Commit: func(_ *laptop, ws []store.Write) []store.Write {
			return drop(ws, func(w store.SetSeen) bool { return w.Seen == 0 })
		}})},
	{rule: "§4.3", name: "what was told is not kept",
		checker: "restore noticed|3 in order",
		broken: always(Broken{Commit: func(_ *laptop, ws []store.Write) []store.Write {
			return drop(ws, func(w store.SetSeen) bool { return true })
		}})},
	{rule: "§4.3", name: "a refused change is dropped",
		checker: "1 durable before said|9 loser told",
		broken: always(Broken{Commit: func(_ *laptop, ws []store.Write) []store.Write {
			return instead(func(w store.Bounce) store.Write { return store.DropKept{Seq: w.Seq} })(ws)
		}})},
	{rule: "§4.3", name: "nobody is told why",
		checker: "9 loser told", broken: always(Broken{Commit: func(_ *laptop, ws []store.Write) []store.Write {
			return instead(func(w store.Bounce) store.Write { return store.Bounce{Seq: w.Seq, At: w.At} })(ws)
		}})},
	{rule: "§4.3", name: "a held change is left queued", checker: "9 loser told", broken: always(
		Broken{Commit: func(_ *laptop, ws []store.Write) []store.Write { return instead(unheld)(ws) }},
	)},
	{rule: "§4.4", name: "a fresh copy keeps the old one's rows",
		checker: "6 cursor honesty|staging|12 scope", broken: always(Broken{Disk: mixCopies})},
	{rule: "§4.4", name: "what is gone is kept",
		checker: "6 cursor honesty", broken: always(Broken{Commit: func(_ *laptop, ws []store.Write) []store.Write {
			return drop(ws, func(store.DropRow) bool { return true })
		}})},
	{rule: "§4.4", name: "visits past the horizon are kept",
		checker: "6 cursor honesty", broken: always(Broken{Commit: func(_ *laptop, ws []store.Write) []store.Write {
			return drop(ws, func(store.DropVisits) bool { return true })
		}})},
	{rule: "§4.4", name: "the cursor runs ahead of the rows",
		checker: "6 cursor honesty", broken: always(Broken{Commit: func(_ *laptop, ws []store.Write) []store.Write {
			return instead(func(w store.SetCopy) store.Write { w.Cursor++; return w })(ws)
		}})},
	{rule: "§4.4", name: "the digest is not kept",
		checker: "15 progress|gone", broken: always(Broken{Commit: func(_ *laptop, ws []store.Write) []store.Write {
			return instead(func(w store.SetCopy) store.Write { w.Digest = [8]byte{}; return w })(ws)
		}})},
	{rule: "§4.5", name: "a whole copy is not swapped in",
		checker: "15 progress|staging", broken: always(Broken{Commit: func(_ *laptop, ws []store.Write) []store.Write {
			return drop(ws, func(store.Swap) bool { return true })
		}})},
	{rule: "§4.5", name: "bits of the old copy are taken for the new", checker: "17 monotonic view", broken: always(
		Broken{Commit: keepBits},
	), faults: panicky},
	{rule: "§4.6, §7.7", name: "out of the overlay with the verdict",
		checker: "17 monotonic view|17 word once",
		broken: always(Broken{Commit: func(_ *laptop, ws []store.Write) []store.Write {
			return instead(func(w store.SetFate) store.Write { w.Fate.InRows = w.Fate.Accepted(); return w })(ws)
		}})},
	{rule: "§4.6", name: "never out of the overlay",
		checker: "17 word once", broken: always(Broken{Commit: func(_ *laptop, ws []store.Write) []store.Write {
			return instead(func(w store.SetFate) store.Write { w.Fate.InRows = false; return w })(ws)
		}})},
	{rule: "§4.7", name: "dropped before it is safe", checker: "safe", broken: always(Broken{Commit: dropEarly})},
	{rule: "§4.7, §7.7", name: "dropped when safe, seen or not", checker: "17 monotonic view", broken: always(
		Broken{Commit: dropUnseen},
	)},
	{rule: "§4.8", name: "forgotten with what is kept",
		checker: "15 progress|12 scope|3 in order|16 restore-safe", broken: always(Broken{State: forgetKept})},
}

// wordMutations break what a save promises.
var wordMutations = []mutation{
	{rule: "save", name: "a crash forgets the newest", checker: "1 durable before said", broken: always(
		Broken{Crash: forgetNewest},
	)},
	{rule: "save", name: "a crash forgets what was offered",
		checker: "1 durable before said", broken: always(Broken{Crash: func(d *disk) {
			d.kept = slices.DeleteFunc(slices.Clone(d.kept), func(k store.Kept) bool { return k.Offered && k.Queued() })
		}})},
	{rule: "bytes", name: "a small body has no checksum",
		checker: "2 once|3 in order|4 no verdict astray|5 commit order|6 cursor honesty|" +
			"7 convergence|9 loser told|12 scope|16 restore-safe|17 word once|" +
			"restore noticed|no false alarm|safe|gone|verdict for each|unsent untouched",
		broken: always(Broken{Plain: 300})},
	{rule: "save", name: "words are dropped when a change bounces", checker: "10 no words lost", broken: always(
		Broken{Disk: emptyBounced},
	)},
	{rule: "draft", name: "a crash forgets what was being typed", checker: "10 no words lost", broken: always(
		Broken{Crash: func(d *disk) { clear(d.drafts) }},
	)},
	{rule: "refetch", name: "a fresh copy throws away what waits",
		checker: "1 durable before said|9 loser told|safe",
		broken: always(Broken{Commit: func(l *laptop, ws []store.Write) []store.Write {
			for _, w := range ws {
				if n, is := w.(store.NewNext); is {
					for _, k := range l.disk.kept {
						if k.Community == n.Community && k.Queued() {
							return append(slices.Clone(ws), store.DropKept{Seq: k.Seq})
						}
					}
				}
			}
			return ws
		}})},
}
