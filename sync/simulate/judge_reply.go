package simulate

import (
	"slices"

	"sidan/model"
	"sidan/sync/wire"
)

// This file judges what the hub replies, against the books and the accounts of that very moment.

// served is one request as the hub met it.
type served struct {
	l        *laptop
	told     map[model.Path]told   // what the home had been told when it asked
	since    map[model.Path]uint64 // and what its copy was begun at
	knows    knows
	heads    map[model.Path]told // of the books when it came
	replaced bool                // something happened at the hub between write and read
	req      wire.Request
}

// judgeReply holds a reply against what the home was told, what the log says, and what its person may see.
func (w *world) judgeReply(s served, r wire.Reply) {
	account := w.accounts[s.l.disk.account.Person.ID]
	if !r.Account.Equal(account.Account) {
		w.broke("12 scope", "laptop %d is told of an account that is not its person's", s.l.n)
	}
	for i, a := range r.Answers {
		b := w.books[a.Home]
		w.noticed(s, a, b)
		if a.Again {
			if !s.replaced && b.head() != s.heads[a.Home].head {
				w.broke(
					"again takes nothing", "laptop %d: changes were taken from one who knows another history",
					s.l.n,
				)
			}
			continue
		}
		tags := account.TagsIn(a.Home)
		if a.Head != b.head() {
			w.broke("5 commit order", "%s: head %d is told, the log has %d", a.Home, a.Head, b.head())
		}
		if a.Safe > w.vault.Safe[a.Home] {
			w.broke("safe", "%s: %d is told as safe, the list of copies says %d", a.Home, a.Safe, w.vault.Safe[a.Home])
		}
		w.verdicts(s, s.req.Asks[i], a, tags)
		if a.Page != nil {
			w.page(s, s.req.Asks[i], a, tags)
		}
	}
}

// noticed wants another history to be noticed if it does not hold what the home was told, and only then.
func (w *world) noticed(s served, a wire.Answer, b *book) {
	t := s.told[a.Home]
	runs := b.runsThrough(t)
	switch {
	case !a.Again && !runs:
		w.broke(
			"restore noticed",
			"laptop %d was told of %d in %s, which is no more, and nothing is said (head %d, asked %d)", s.l.n,
			t.head, a.Home, b.head(), s.req.Asks[0].Seen,
		)
	case a.Again && runs && !s.replaced && t.head >= b.floor && (t.head == 0 || b.commits[t.head]):
		w.broke("no false alarm", "laptop %d is told of another history than %d in %s", s.l.n, t.head, a.Home)
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

// verdicts wants one for each change that was asked about, as the log has it (2), and names who stood against
// it only to one who sees the record's face now.
func (w *world) verdicts(s served, ask wire.Ask, a wire.Answer, tags model.Tags) {
	if len(a.Verdicts) != len(ask.Changes)+len(ask.Held) {
		w.broke(
			"verdict for each", "laptop %d asked about %d, and was told of %d", s.l.n,
			len(ask.Changes)+len(ask.Held), len(a.Verdicts),
		)
	}
	b := w.books[a.Home]
	for _, v := range a.Verdicts {
		x := w.ledger.short[v.ID]
		if x == nil {
			continue
		}
		line := b.verdict(x.kept.ID)
		if line.Rev == 0 && (v.Code != model.Held || v.Why != model.Undecodable) ||
			line.Rev > 0 && (v.Code != line.Code || v.Rev != line.Rev || v.Why != line.Why.Reason) {
			w.broke(
				"2 once", "change %s is %s at %d, and told as %s at %d", x.kept.ID, line.Code, line.Rev, v.Code,
				v.Rev,
			)
		}
		if line.Rev > 0 && line.Rev <= s.heads[a.Home].head {
			w.reached("verdict told again")
		}
		sees := w.rule.of(b.records[x.kept.Record]).Face.Meet(tags)
		switch {
		case !v.Against.IsZero() && !sees:
			w.broke(
				"against", "laptop %d is told who stood against %s, which its person does not see", s.l.n,
				x.kept.ID,
			)
		case v.Against.IsZero() && sees && !line.Why.Against.IsZero():
			w.broke("9 loser told", "laptop %d is not told who stood against %s", s.l.n, x.kept.ID)
		case !line.Why.Against.IsZero() && !sees:
			w.reached("lost, and not told to whom")
		}
	}
}

// page wants no body outside its audience (12), and gone only for what was lost, after the copy was begun.
func (w *world) page(s served, ask wire.Ask, a wire.Answer, tags model.Tags) {
	b, p := w.books[a.Home], a.Page
	if p.Next > a.Head {
		w.broke("5 commit order", "%s: a page up to %d, the head is %d", a.Home, p.Next, a.Head)
	}
	switch {
	case p.From == 0 && ask.After > 0:
		w.begunAgain(ask, p, b)
	case p.From > 0 && max(p.From, s.since[a.Home]) < b.floor: // losses it may not have heard of are forgotten
		w.broke("floor", "%s: a page goes on from %d, below the floor, %d", a.Home, p.From, b.floor)
	}
	last := uint64(0)
	for _, r := range p.Rows {
		if r.Rev < last {
			w.broke("5 commit order", "%s: rows out of order", a.Home)
		}
		last = r.Rev
		e := b.records[r.ID]
		who := w.rule.of(e)
		switch {
		case r.Gone():
			w.gone(s, ask, p, r, tags)
		case !who.Face.Meet(tags):
			w.broke("12 scope", "laptop %d gets a record its person may not see", s.l.n)
		case r.Inside != nil && !who.Inside.Meet(tags):
			w.broke("12 scope", "laptop %d gets an inside its person may not see", s.l.n)
		case r.Inside == nil && e.inside != nil:
			w.reached("face without its inside")
		}
	}
}

func (w *world) begunAgain(ask wire.Ask, p *wire.Page, b *book) {
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
		w.broke("15 progress", "a copy is begun again for no reason")
	}
}

// gone wants a loss of that revision, later than the copy, that met this viewer, of a record they do not see now.
func (w *world) gone(s served, ask wire.Ask, p *wire.Page, r wire.Row, tags model.Tags) {
	b := w.books[ask.Home]
	lost := slices.ContainsFunc(b.losses[r.ID], func(l loss) bool { return l.rev == r.Rev && l.tags.Meet(tags) })
	sees := w.rule.of(b.records[r.ID]).Face.Meet(tags)
	if !lost || sees || p.From == 0 || r.Rev <= max(p.From, s.since[ask.Home]) {
		w.broke(
			"gone", "laptop %d: record %s at %d: lost %v, seen %v, from %d, since %d", s.l.n, r.ID, r.Rev, lost,
			sees, p.From, s.since[ask.Home],
		)
	}
	w.reached("record lost from sight")
}
