package sync

import (
	"maps"
	"slices"
	"time"

	"sidan/model"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// Take turns a reply into the writes it means (visibility §4), to be committed in one transaction, in order. now is the
// device's clock. A reply that is not awaited means nothing. st is the state as it is now, not as it was when asked:
// what was saved since is in it and is left alone.
func (s *Session) Take(st store.State, r wire.Reply, now time.Time) ([]store.Write, Summary) {
	t := begin(st, r)
	if !s.awaits(r) { // step 1
		return nil, t.summary()
	}
	asked := s.asked
	s.asked = 0
	s.batch = min(2*s.batch, wire.MostChanges)
	for _, a := range r.Answers {
		if c := t.find(a.Home); c != nil && a.Ask == asked && !c.answered {
			c.answered = true
			c.take(a)
			c.settle()
		}
	}
	t.account()
	t.sum.progress = len(t.writes) > 0
	t.clock(now)
	return t.writes, t.summary()
}

// awaits says that a reply is the one to the request last made. One that asked about nothing has nothing to be
// known by.
func (s *Session) awaits(r wire.Reply) bool {
	if len(r.Answers) == 0 {
		return s.asked != 0 && s.asks == 0
	}
	return s.asked != 0 && r.Answers[0].Ask == s.asked
}

// taking is one reply being taken.
type taking struct {
	st          store.State
	reply       wire.Reply
	communities []*community
	revs        map[model.RecordID]uint64 // State.Revs, as the rows that came leave it
	skipped     map[model.RecordID]bool   // State.Skipped, likewise
	strays      int                       // queued changes of communities not asked about yet
	writes      []store.Write
	sum         Summary
}

func begin(st store.State, r wire.Reply) *taking {
	t := &taking{
		st: st, reply: r.Knowing(st.Account, st.Listed), revs: map[model.RecordID]uint64{},
		skipped: map[model.RecordID]bool{},
	}
	maps.Copy(t.revs, st.Revs)
	maps.Copy(t.skipped, st.Skipped)
	for _, c := range st.Communities {
		t.communities = append(t.communities, newCommunity(t, c))
	}
	for _, k := range st.Kept {
		if c := t.find(k.Home); c != nil {
			c.kept = append(c.kept, &change{Kept: k, was: k.Fate})
		} else {
			t.strays++
		}
	}
	return t
}

func (t *taking) find(home model.Path) *community {
	for _, c := range t.communities {
		if c.Home == home {
			return c
		}
	}
	return nil
}

func (t *taking) write(w store.Write) { t.writes = append(t.writes, w) }

// account takes what the hub says of who this is and where: it enters communities that are new and forgets
// those that are over (step 8). While something is kept for one, it goes on being asked about: what is kept
// needs verdicts.
func (t *taking) account() {
	if !t.st.Account.Equal(t.reply.Account) || !slices.Equal(t.st.Listed, t.reply.Communities) {
		t.write(store.SetAccount{Account: t.reply.Account, Listed: t.reply.Communities})
		t.sum.Account, t.sum.Moved = true, !t.st.Account.Equal(t.reply.Account)
	}
	for _, home := range t.reply.Communities {
		if t.find(home) == nil {
			t.write(store.Enter{Home: home})
			t.communities = append(t.communities, newCommunity(t, store.Community{Home: home}))
		}
	}
	t.communities = slices.DeleteFunc(t.communities, func(c *community) bool {
		over := c.answered && len(c.kept) == 0 && c.empty() && !slices.Contains(t.reply.Communities, c.Home)
		if over {
			t.write(store.Forget{Home: c.Home})
			t.reread(c.Home)
		}
		return over
	})
}

// How far what is known of the hub's clock may drift before it is written again: an exchange that brings nothing should
// write nothing.
const (
	skewDrift = time.Second
	hubDrift  = time.Minute
)

func (t *taking) clock(now time.Time) {
	hub := t.hub()
	c := store.Clock{Skew: hub.Sub(now), Hub: hub}
	if (c.Skew-t.st.Clock.Skew).Abs() >= skewDrift || hub.Sub(t.st.Clock.Hub).Abs() >= hubDrift || t.sum.progress {
		t.write(store.SetClock{Clock: c})
	}
}

func (t *taking) hub() time.Time { return time.UnixMilli(t.reply.Now) }

// touch notes a record of the shown copy that now reads differently; reread, a whole community.
func (t *taking) touch(home model.Path, id model.RecordID) {
	t.sum.Records = append(t.sum.Records, Touched{home, id})
}

func (t *taking) reread(home model.Path) {
	if !slices.Contains(t.sum.Reread, home) {
		t.sum.Reread = append(t.sum.Reread, home)
	}
}

// summary adds what stands now to what was counted.
func (t *taking) summary() Summary {
	t.sum.Pending = t.strays
	t.sum.More = t.strays > 0
	for _, c := range t.communities {
		whole := c.Next == nil && c.Shown != nil && c.Shown.Cursor == c.Seen
		t.sum.More = t.sum.More || !whole
		for _, k := range c.kept {
			switch {
			case k.Queued():
				t.sum.Pending++
				t.sum.More = true
			case k.Held():
				t.sum.Held++
			}
		}
	}
	return t.sum
}
