package simulate

import (
	"slices"

	"sidan/model"
	"sidan/sync/wire"
)

// This file checks what the hub replies, against the oracles and the accounts as they are at that moment.

// served is one request as it reached the hub.
type served struct {
	l        *laptop
	told     map[model.Path]point  // what the home had been told when it asked
	since    map[model.Path]uint64 // and the head at which its copy was begun
	knows    knownAccount
	heads    map[model.Path]point // of the oracles when the request came
	replaced bool                 // something happened at the hub between write and read
	req      wire.Request
}

// checkReply compares a reply with what the home was told, what is in the log, and what its person may see.
func (w *world) checkReply(s served, r wire.Reply) {
	account := w.accounts[s.l.disk.account.Person.ID]
	if !r.Account.Equal(account.Account) {
		w.violated("12 scope", "laptop %d is told of an account that is not its person's", s.l.n)
	}
	for i, a := range r.Answers {
		b := w.oracles[a.Community]
		w.checkRestoreNoticed(s, a, b)
		if a.Again {
			if !s.replaced && b.head() != s.heads[a.Community].head {
				w.violated(
					"again takes nothing", "laptop %d: changes were taken from one who knows another history",
					s.l.n,
				)
			}
			continue
		}
		tags := account.TagsIn(a.Community)
		if a.Head != b.head() {
			w.violated("5 commit order", "%s: head %d is told, the log has %d", a.Community, a.Head, b.head())
		}
		if a.Safe > w.backups.Safe[a.Community] {
			listed := w.backups.Safe[a.Community]
			w.violated("safe", "%s: %d is told as safe, the list of copies says %d", a.Community, a.Safe, listed)
		}
		w.checkVerdicts(s, s.req.Asks[i], a, tags)
		if a.Page != nil {
			w.checkPage(s, s.req.Asks[i], a, tags)
			w.checkPredicted(s, a, tags)
		}
	}
}

// checkRestoreNoticed requires that the hub answers "again" if its history does not run through what the home was
// told, and only then.
func (w *world) checkRestoreNoticed(s served, a wire.Answer, b *oracle) {
	t := s.told[a.Community]
	runs := b.runsThrough(t)
	switch {
	case !a.Again && !runs:
		w.violated(
			"restore noticed",
			"laptop %d was told of %d in %s, which is no more, and nothing is said (head %d, asked %d)", s.l.n,
			t.head, a.Community, b.head(), s.req.Asks[0].Seen,
		)
	case a.Again && runs && !s.replaced && t.head >= b.floor && (t.head == 0 || b.commits[t.head]):
		w.violated("no false alarm", "laptop %d is told of another history than %d in %s", s.l.n, t.head, a.Community)
	}
	switch {
	case a.Again && t.head < b.floor:
		w.reached("home asleep past the floor")
	case a.Again && b.head() > t.head:
		w.reached("another history noticed, its head moved past what was told")
	case a.Again:
		w.reached("another history noticed, its head below what was told")
	case t.branch != b.branch && t.head > 0:
		w.reached("hub put back, and all that was told is there")
	}
}

// checkVerdicts requires one verdict for each change that was asked about, as the log has it (2). A verdict may
// name who or what stood against the change only to a person who sees the record's face now.
func (w *world) checkVerdicts(s served, ask wire.Ask, a wire.Answer, tags model.Tags) {
	if len(a.Verdicts) != len(ask.Changes)+len(ask.Held) {
		w.violated(
			"verdict for each", "laptop %d asked about %d, and was told of %d", s.l.n,
			len(ask.Changes)+len(ask.Held), len(a.Verdicts),
		)
	}
	b := w.oracles[a.Community]
	for _, v := range a.Verdicts {
		x := w.ledger.short[v.ID]
		if x == nil {
			continue
		}
		line := b.verdict(x.kept.ID)
		if line.Rev == 0 && (v.Code != model.Held || v.Why != model.Undecodable) ||
			line.Rev > 0 && (v.Code != line.Code || v.Rev != line.Rev || v.Why != line.Why.Reason) {
			w.violated(
				"2 once", "change %s is %s at %d, and told as %s at %d", x.kept.ID, line.Code, line.Rev, v.Code,
				v.Rev,
			)
		}
		if line.Rev > 0 && line.Rev <= s.heads[a.Community].head {
			w.reached("verdict told again")
		}
		sees := w.rule.of(b.records[x.kept.Record]).Face.Meet(tags)
		switch {
		case !v.Against.IsZero() && !sees:
			w.violated(
				"against", "laptop %d is told who stood against %s, which its person does not see", s.l.n,
				x.kept.ID,
			)
		case v.Against.IsZero() && sees && !line.Why.Against.IsZero():
			w.violated("9 loser told", "laptop %d is not told who stood against %s", s.l.n, x.kept.ID)
		case !line.Why.Against.IsZero() && !sees:
			w.reached("lost, and not told to whom")
		}
	}
}

// checkPage requires that no record or inside goes to a person who may not see it (12), and that only losses after
// the copy was begun come as gone.
func (w *world) checkPage(s served, ask wire.Ask, a wire.Answer, tags model.Tags) {
	b, p := w.oracles[a.Community], a.Page
	if p.Next > a.Head {
		w.violated("5 commit order", "%s: a page up to %d, the head is %d", a.Community, p.Next, a.Head)
	}
	switch {
	case p.From == 0 && ask.After > 0:
		w.checkBegunAgain(ask, p, b)
	case p.From > 0 && max(p.From, s.since[a.Community]) < b.floor: // the hub has deleted losses the copy needs
		w.violated("floor", "%s: a page goes on from %d, below the floor, %d", a.Community, p.From, b.floor)
	}
	last := uint64(0)
	for _, r := range p.Rows {
		if r.Rev < last {
			w.violated("5 commit order", "%s: rows out of order", a.Community)
		}
		last = r.Rev
		e := b.records[r.ID]
		who := w.rule.of(e)
		switch {
		case r.Gone():
			w.checkGone(s, ask, p, r, tags)
		case !who.Face.Meet(tags):
			w.violated("12 scope", "laptop %d gets a record its person may not see", s.l.n)
		case r.Inside != nil && !who.Inside.Meet(tags):
			w.violated("12 scope", "laptop %d gets an inside its person may not see", s.l.n)
		case r.Inside == nil && e.inside != nil:
			w.reached("face without its inside")
		}
	}
}

func (w *world) checkBegunAgain(ask wire.Ask, p *wire.Page, b *oracle) {
	switch {
	case ask.Digest != p.Digest && ask.Since > 0:
		w.reached("copy begun again while being filled")
	case ask.Digest != p.Digest:
		w.reached("copy begun again: other tags")
	case p.Week < ask.Week:
		w.reached("copy begun again: the hub's week went back")
	case max(ask.After, ask.Since) < b.floor:
		w.reached("copy begun again: below the floor")
	default:
		w.violated("15 progress", "a copy is begun again for no reason")
	}
}

// checkGone requires that a row without a face stands for a loss: at that revision, after the copy was begun, the
// record's face lost a tag that this viewer has, and the viewer does not see it now.
func (w *world) checkGone(s served, ask wire.Ask, p *wire.Page, r wire.Row, tags model.Tags) {
	b := w.oracles[ask.Community]
	lost := slices.ContainsFunc(b.losses[r.ID], func(l loss) bool { return l.rev == r.Rev && l.tags.Meet(tags) })
	sees := w.rule.of(b.records[r.ID]).Face.Meet(tags)
	if !lost || sees || p.From == 0 || r.Rev <= max(p.From, s.since[ask.Community]) {
		w.violated(
			"gone", "laptop %d: record %s at %d: lost %v, seen %v, from %d, since %d", s.l.n, r.ID, r.Rev, lost,
			sees, p.From, s.since[ask.Community],
		)
	}
	w.reached("record lost from sight")
}
