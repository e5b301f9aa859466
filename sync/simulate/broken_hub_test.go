package simulate

import (
	"context"
	"hash/fnv"
	"slices"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// This file holds how the hub's rules are broken, where it takes more than a line.

var allTags = model.Tags{"all:" + model.Tag(county), "all:" + model.Tag(town), "all:" + model.Tag(other)}

func insideToMore(_ *world, w *hub.Writes) {
	for i, r := range w.Records {
		if len(r.InsideTags) > 0 {
			w.Records[i].InsideTags = append(slices.Clone(r.InsideTags), "unit:ffffffff-ffff-ffff-ffff-ffffffffffff")
		}
	}
}

func insideToOpen(_ *world, w *hub.Writes) {
	for i, r := range w.Records {
		if r.Kind == model.KindTask {
			w.Records[i].InsideTags = r.FaceTags
		}
	}
}

// oldTags leaves what a new rule computes anew as it was.
func oldTags(w *world, to *hub.Writes) {
	if len(to.Lines) == 0 {
		insideToOpen(w, to)
	}
}

func noRevision(_ *world, w *hub.Writes) {
	for i, l := range w.Lines {
		if l.Code == model.Refused {
			w.Lines[i].Rev--
		}
	}
}

func newStamp(_ *world, _ hub.Keys, l *hub.Loaded) {
	for id, lines := range l.Waiting {
		lines = slices.Clone(lines)
		for i := range lines {
			lines[i].On, lines[i].Received = lines[i].On+60, lines[i].Received+60
		}
		l.Waiting[id] = lines
	}
}

func sameRule(w *world, _ *laptop, r *wire.Request) {
	for i := range r.Asks {
		r.Asks[i].Digest[0] ^= byte(w.rule)
	}
}

func sameDigest(w *world, l *laptop, r *wire.Request) {
	for i := range r.Asks {
		r.Asks[i].Digest = wire.DigestOf(w.accounts[l.disk.account.Person.ID].TagsIn(r.Asks[i].Community))
	}
}

// ofAccounts alters accounts that the engine reads.
func ofAccounts(alter func(*hub.Account)) func(*world, hub.Table, []byte, []byte) []byte {
	return func(_ *world, t hub.Table, _, v []byte) []byte {
		var a hub.Account
		if t != hub.Accounts || code.Unmarshal(v, &a) != nil {
			return v
		}
		alter(&a)
		v, _ = code.Marshal(a)
		return v
	}
}

var (
	onceHad = ofAccounts(func(a *hub.Account) {
		for _, r := range a.Was {
			a.Scopes = append(a.Scopes, r.Scopes...)
		}
	})
	forgetHad = ofAccounts(func(a *hub.Account) { a.Was = nil })
	sawAll    = ofAccounts(func(a *hub.Account) {
		if len(a.Scopes) > 0 {
			a.Was = append(a.Was, hub.Right{Role: model.SupervisorRole, Scopes: []model.Path{town, other}})
		}
	})
)

// staleAccount gives the engine an account as it was when the engine last did the other half of a request: when
// it takes, as it was at a reading; or the other way round.
func staleAccount(atTake bool) func(*world, hub.Table, []byte, []byte) []byte {
	was := map[string][]byte{}
	return func(w *world, t hub.Table, key, v []byte) []byte {
		if t != hub.Accounts {
			return v
		}
		if old := was[string(key)]; w.journal.writing == atTake && old != nil {
			return old
		}
		was[string(key)] = v
		return v
	}
}

// markAt is the mark that is stored at a head, and whether one is.
func markAt(w *world, community model.Path, head uint64) (m wire.Mark, ok bool) {
	_ = w.journal.Memory.Read(context.Background(), func(s hub.Snapshot) error {
		l, err := s.Load(hub.Keys{Community: community, Seen: head})
		if err == nil && l.Seen != nil {
			m, ok = *l.Seen, true
		}
		return err
	})
	return m, ok
}

// fitting makes an ask one that the hub takes for one of its own history.
func fitting(w *world, a *wire.Ask) {
	m, ok := markAt(w, a.Community, a.Seen)
	if a.Mark = m; !ok {
		a.Seen, a.Mark = 0, wire.Mark{}
	}
}

func anyMark(w *world, _ *laptop, r *wire.Request) {
	for i := range r.Asks {
		fitting(w, &r.Asks[i])
	}
}

func takeAnyway(w *world, l *laptop, r *wire.Request) {
	for _, a := range r.Asks {
		if m, ok := markAt(w, a.Community, a.Seen); (!ok || m != a.Mark) && len(a.Changes) > 0 {
			a.Seen, a.Mark = 0, wire.Mark{}
			_, _ = w.hub.Exchange(
				context.Background(), l.secret,
				wire.Request{Version: wire.Version, Sent: r.Sent, Run: r.Run, Asks: []wire.Ask{a}},
			)
		}
	}
}

func lostMarks(_ *world, k hub.Keys, l *hub.Loaded) {
	if k.Seen%5 == 4 {
		l.Seen = nil
	}
}

// outlives is a hub that does not see that its database was replaced since it wrote.
func outlives() Broken {
	left := map[model.Path]hub.Left{}
	return Broken{
		Request: func(*world, *laptop, *wire.Request) { clear(left) },
		Write: func(_ *world, w *hub.Writes) {
			left[w.Community] = hub.Left{
				Head: w.History.Head, Mark: w.History.Mark,
			}
		},
		Load: func(w *world, k hub.Keys, l *hub.Loaded) {
			if was, wrote := left[k.Community]; wrote && !w.journal.writing && k.Seen == was.Head {
				l.Seen = &was.Mark
			}
		},
	}
}

// history is where one laptop stands in one community.
type history struct {
	l         *laptop
	community model.Path
}

// cursorsMark tells the mark of the cursor, and has the hub ask only whether its history holds that.
func cursorsMark() Broken {
	at := map[history]point{}
	return Broken{
		Hear: func(l *laptop, r *wire.Reply) {
			for _, a := range r.Answers {
				if a.Page != nil {
					at[history{l, a.Community}] = l.w.oracles[a.Community].at(a.Page.Next)
				}
			}
		},
		Request: func(w *world, l *laptop, r *wire.Request) {
			for i := range r.Asks {
				a := &r.Asks[i]
				if t := at[history{l, a.Community}]; a.After == 0 || t.head == a.After &&
					w.oracles[a.Community].runsThrough(t) {
					fitting(w, a)
				}
			}
		},
	}
}

// shadow puts another rule in the mark's place.
func shadow(next func(uint64, hub.Line) uint64) Broken {
	of := func(w *world, community model.Path, head uint64) (h uint64) {
		for _, l := range w.oracles[community].lines[:min(head, w.oracles[community].head())] {
			h = next(h, l)
		}
		return h
	}
	at := map[history]point{}
	return Broken{
		Hear: func(l *laptop, r *wire.Reply) {
			for _, a := range r.Answers {
				at[history{l, a.Community}] = point{head: a.Head, print: of(l.w, a.Community, a.Head)}
			}
		},
		Request: func(w *world, l *laptop, r *wire.Request) {
			for i := range r.Asks {
				a := &r.Asks[i]
				if t := at[history{l, a.Community}]; a.Seen == t.head && t.head <= w.oracles[a.Community].head() &&
					t.print == of(w, a.Community, t.head) {
					fitting(w, a)
				}
			}
		},
	}
}

func mix(h uint64, parts ...[]byte) uint64 {
	f := fnv.New64a()
	f.Write(number(h))
	for _, p := range parts {
		f.Write(p)
	}
	return f.Sum64()
}

// secure is what a backup makes safe by another rule: the oldest of the last so many, with or without those of
// a history that was left.
func secure(last int, strike bool) func(*world, hub.Images, func(hub.Images) error) {
	return func(w *world, images hub.Images, keep func(hub.Images) error) {
		if strike {
			images.List = slices.DeleteFunc(slices.Clone(images.List), func(i hub.Image) bool {
				for community, left := range i.Heads {
					if m, ok := markAt(w, community, left.Head); !ok || m != left.Mark {
						return true
					}
				}
				return false
			})
		}
		safe := map[model.Path]uint64{}
		if n := len(images.List); n >= last {
			for community, left := range images.List[n-last].Heads {
				safe[community] = left.Head
			}
		}
		for community, was := range images.Safe {
			safe[community] = max(safe[community], was)
		}
		images.Safe = safe
		_ = keep(images)
		raise(w, safe)
	}
}

func raise(w *world, safe map[model.Path]uint64) {
	_ = w.journal.Update(context.Background(), func(tx hub.Tx) error {
		for _, community := range communities {
			l, err := tx.Load(hub.Keys{Community: community})
			if c := l.History; err == nil && safe[community] > c.Safe && safe[community] <= c.Head {
				c.Safe = safe[community]
				err = tx.Write(hub.Writes{Community: community, History: c})
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// lastThree is the rule by its letter: one of the last three that remain.
func lastThree(w *world, i *image, _ model.Path) bool {
	n := len(w.backups.List)
	return slices.ContainsFunc(w.backups.List[max(0, n-3):], func(x hub.Image) bool { return x.Name == i.Name })
}

// tooEarly has an older copy in the newest's place, which says that it is the newest.
func tooEarly(w *world, images hub.Images, keep func(hub.Images) error) {
	newest := images.List[len(images.List)-1]
	if old := len(images.List) - 4; old >= 0 {
		c := *w.backups.copies[images.List[old].Name]
		c.Image = newest
		w.backups.copies[newest.Name] = &c
	}
	_, _ = w.hub.Secure(context.Background(), images, keep)
}

func noRow(_ *world, w *hub.Writes) {
	w.Records = slices.DeleteFunc(slices.Clone(w.Records), func(r hub.Stored) bool { return r.Rev%9 == 8 })
}

func noFloor(w *world, _ hub.Keys, l *hub.Loaded) {
	if !w.journal.writing {
		l.History.Floor = 0
	}
}

// blind does not look whether a record that was lost is in sight again.
func blind(w *world, k hub.Keys, l *hub.Loaded) {
	if !w.journal.writing && len(k.Lines) == 0 && k.Seen == 0 {
		clear(l.Records)
	}
}

// sayNoAccount leaves out account and communities, whatever the home knows.
func sayNoAccount(_ *world, r *wire.Reply) { r.Account, r.Communities = model.Account{}, nil }

// nameAll names who stood against a change to everybody.
func nameAll(w *world, r *wire.Reply) {
	for _, a := range r.Answers {
		for i, v := range a.Verdicts {
			if s := w.ledger.short[v.ID]; s != nil {
				a.Verdicts[i].Against = w.oracles[a.Community].verdict(s.kept.ID).Why.Against
			}
		}
	}
}

// openClaimed shows the hub's engine claimed tasks as if they were still open.
func openClaimed(_ *world, _ hub.Keys, l *hub.Loaded) {
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

// loseHolder forgets who claimed.
func loseHolder(_ *world, w *hub.Writes) {
	rewrite(w, func(t *model.Task) { t.Holder = model.Ref{} })
}

// loseWords keeps only the newest step of each task.
func loseWords(_ *world, w *hub.Writes) {
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

func refuseFacts(_ *world, w *hub.Writes) {
	for i, line := range w.Lines {
		if c, err := code.Change(line.Core); err == nil && line.By.ID == c.Author && model.IsFact(c.Body) &&
			line.Rev%7 == 0 {
			w.Lines[i].Code = model.Refused
		}
	}
}

// swapVerdicts takes them by their place in the batch: for another change.
func swapVerdicts(_ *world, _ *laptop, r *wire.Reply) {
	for _, a := range r.Answers {
		if n := len(a.Verdicts); n > 1 {
			a.Verdicts[0].ID, a.Verdicts[n-1].ID = a.Verdicts[n-1].ID, a.Verdicts[0].ID
		}
	}
}

func leaveOutRow(_ *world, _ *laptop, r *wire.Reply) {
	for _, a := range r.Answers {
		if a.Page != nil && len(a.Page.Rows) > 1 {
			a.Page.Rows = a.Page.Rows[1:]
		}
	}
}

// leaveOutPredicted leaves rows out of a page and does not say that the laptop is to predict them.
func leaveOutPredicted(_ *world, _ *laptop, r *wire.Reply) {
	for _, a := range r.Answers {
		if a.Page != nil {
			a.Page.Predicted = nil
		}
	}
}

// stopTheWorld tells of each community, for ever, the first head that was told, and nothing after it.
func stopTheWorld() Broken {
	first := map[model.Path]wire.Answer{}
	return Broken{Reply: func(_ *world, _ *laptop, r *wire.Reply) {
		for i := range r.Answers {
			a := &r.Answers[i]
			if _, told := first[a.Community]; !told && a.Head > 0 {
				first[a.Community] = *a
			}
			head := first[a.Community].Head
			if a.Head, a.Mark = head, first[a.Community].Mark; a.Page != nil {
				a.Page.Rows = slices.DeleteFunc(a.Page.Rows, func(row wire.Row) bool { return row.Rev > head })
				a.Page.Next = min(a.Page.Next, head)
			}
		}
	}}
}

// block stops at a change, for ever, with all that stand behind it.
func block(_ *world, _ *laptop, r *wire.Request) {
	for i := range r.Asks {
		if len(r.Asks[i].Changes) > 0 && r.Asks[i].Changes[0][5]%8 == 0 {
			r.Asks[i].Changes = nil
		}
	}
}

func otherMark(_ *world, _ *laptop, r *wire.Reply) {
	for i := range r.Answers {
		r.Answers[i].Mark[0] ^= byte(r.Answers[i].Head % 2)
	}
}
