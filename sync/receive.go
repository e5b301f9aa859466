package sync

import (
	"maps"
	"slices"
	"time"

	"sidan/model"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// Receive turns a reply into writes (docs/visibility.md §4). The caller must commit them in order and in one
// transaction. now is the laptop's clock. A reply to any other request than the last one gives no writes. st is
// the state as it is now, which may be newer than the state the request was built from: changes saved in between
// are in it and are left alone.
func (s *Session) Receive(st store.State, r wire.Reply, now time.Time) ([]store.Write, Summary) {
	m := newMerge(st, r)
	m.sent = s.sent
	if !s.awaits(r) { // step 1
		return nil, m.summary()
	}
	awaited := s.awaited
	s.awaited = 0
	s.batch = min(2*s.batch, wire.MostChanges)
	for _, a := range r.Answers {
		if c := m.find(a.Community); c != nil && a.Ask == awaited && !c.answered {
			c.answered = true
			c.merge(a)
			c.writeFates()
		}
	}
	s.refused = s.refused || m.mispredicted
	m.mergeAccount()
	m.sum.progress = len(m.writes) > 0
	m.mergeClock(now)
	return m.writes, m.summary()
}

// awaits reports whether a reply answers the request made last. A request that asked about no community has no
// answers to recognise its reply by; then the first reply that comes is taken.
func (s *Session) awaits(r wire.Reply) bool {
	if len(r.Answers) == 0 {
		return s.awaited != 0 && s.awaitedAsks == 0
	}
	return s.awaited != 0 && r.Answers[0].Ask == s.awaited
}

// merge is the work of one Receive: the state before it, changed step by step as the reply says, and the writes
// that make the same change on disk.
type merge struct {
	st          store.State
	reply       wire.Reply
	communities []*community
	revs        map[model.RecordID]uint64 // State.Revs, brought up to date with the rows that came
	skipped     map[model.RecordID]bool   // State.Skipped, brought up to date likewise
	sent        time.Time                 // when the request was sent, by the laptop's clock
	// a page was passed over, because the rows it left out are not those that this laptop computes
	mispredicted bool
	strays       int // queued changes of communities that are not in st.Communities
	writes       []store.Write
	sum          Summary
}

func newMerge(st store.State, r wire.Reply) *merge {
	m := &merge{
		st: st, reply: r.WithKnown(st.Account, st.Listed), revs: map[model.RecordID]uint64{},
		skipped: map[model.RecordID]bool{},
	}
	maps.Copy(m.revs, st.Revs)
	maps.Copy(m.skipped, st.Skipped)
	for _, c := range st.Communities {
		m.communities = append(m.communities, newCommunity(m, c))
	}
	for _, k := range st.Kept {
		if c := m.find(k.Community); c != nil {
			c.kept = append(c.kept, &change{Kept: k, was: k.Fate})
		} else {
			m.strays++
		}
	}
	return m
}

func (m *merge) find(community model.Path) *community {
	for _, c := range m.communities {
		if c.Path == community {
			return c
		}
	}
	return nil
}

func (m *merge) write(w store.Write) { m.writes = append(m.writes, w) }

// mergeAccount stores the account and the communities that the reply lists. It enters communities that are new
// and forgets those that are no longer listed (step 8). A community for which changes are still kept is not
// forgotten: those changes need verdicts, so requests go on asking about it.
func (m *merge) mergeAccount() {
	if !m.st.Account.Equal(m.reply.Account) || !slices.Equal(m.st.Listed, m.reply.Communities) {
		m.write(store.SetAccount{Account: m.reply.Account, Listed: m.reply.Communities})
		m.sum.Account, m.sum.Moved = true, !m.st.Account.Equal(m.reply.Account)
	}
	for _, community := range m.reply.Communities {
		if m.find(community) == nil {
			m.write(store.Enter{Community: community})
			m.communities = append(m.communities, newCommunity(m, store.Community{Path: community}))
		}
	}
	m.communities = slices.DeleteFunc(m.communities, func(c *community) bool {
		over := c.answered && len(c.kept) == 0 && c.empty() && !slices.Contains(m.reply.Communities, c.Path)
		if over {
			m.write(store.Forget{Community: c.Path})
			m.reread(c.Path)
		}
		return over
	})
}

// The stored estimate of the hub's clock is written again only when it is off by this much, so that an exchange
// which brings nothing new writes nothing.
const (
	skewDrift = time.Second
	hubDrift  = time.Minute
)

func (m *merge) mergeClock(now time.Time) {
	hub := m.hubTime()
	c := store.Clock{Skew: hub.Sub(now), Hub: hub}
	if (c.Skew-m.st.Clock.Skew).Abs() >= skewDrift || hub.Sub(m.st.Clock.Hub).Abs() >= hubDrift || m.sum.progress {
		m.write(store.SetClock{Clock: c})
	}
}

func (m *merge) hubTime() time.Time { return time.UnixMilli(m.reply.Now) }

// touch notes in the summary that a record of the shown copy may read differently now.
func (m *merge) touch(community model.Path, id model.RecordID) {
	m.sum.Records = append(m.sum.Records, Touched{community, id})
}

// reread notes in the summary that any record of a community may read differently now.
func (m *merge) reread(community model.Path) {
	if !slices.Contains(m.sum.Reread, community) {
		m.sum.Reread = append(m.sum.Reread, community)
	}
}

// summary completes the counts with what is still to do.
func (m *merge) summary() Summary {
	m.sum.Pending = m.strays
	m.sum.More = m.strays > 0
	for _, c := range m.communities {
		whole := c.Next == nil && c.Shown != nil && c.Shown.Cursor == c.Seen
		m.sum.More = m.sum.More || !whole
		for _, k := range c.kept {
			switch {
			case k.Queued():
				m.sum.Pending++
				m.sum.More = true
			case k.Held():
				m.sum.Held++
			}
		}
	}
	return m.sum
}
