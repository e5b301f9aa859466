package sync

import (
	"fmt"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// honest says what in a reply no honest hub sends: it contradicts the request, or what the hub said before, or
// itself, or it brings what is not for this account. Of such a reply nothing is taken; what was asked is asked
// again. What a hub can lie about unseen is what it alone knows: a verdict, or a row left out.
func honest(st store.State, req wire.Request, reply wire.Reply) error {
	reply = reply.Knowing(st.Account, st.Listed)
	if me := st.Account.Person.ID; me != (model.PersonID{}) && reply.Account.Person.ID != me {
		return fmt.Errorf("%w: an account of somebody else", ErrAstray)
	}
	if len(reply.Answers) != len(req.Asks) {
		return fmt.Errorf("%w: %d answers to %d asks", ErrAstray, len(reply.Answers), len(req.Asks))
	}
	for i, ask := range req.Asks {
		if what := astray(ask, reply.Answers[i], reply.Account.TagsIn(ask.Home)); what != "" {
			return fmt.Errorf("%w: %s", ErrAstray, what)
		}
	}
	return nil
}

// astray is what is wrong with an answer, "" for nothing.
func astray(ask wire.Ask, a wire.Answer, tags model.Tags) string {
	switch {
	case a.Home != ask.Home || a.Ask != ask.Ask:
		return "an answer to another question"
	case a.Again:
		return ""
	case a.Head < ask.Seen:
		return "a head behind the one that was told"
	case a.Head == ask.Seen && a.Mark != ask.Mark:
		return "another mark at the same head"
	case a.Safe > a.Head:
		return "backups of what has not been"
	case a.Page != nil && !ask.Rows:
		return "rows that were not asked for"
	}
	if what := astrayVerdicts(ask, a); what != "" || a.Page == nil {
		return what
	}
	return astrayPage(ask, a.Head, *a.Page, tags)
}

func astrayVerdicts(ask wire.Ask, a wire.Answer) string {
	asked := map[wire.Short]bool{}
	for _, core := range ask.Changes {
		asked[wire.ShortOf(code.ChangeID(core))] = true
	}
	for _, h := range ask.Held {
		asked[h.ID] = true
	}
	for _, v := range a.Verdicts {
		accepted := v.Code == model.OK || v.Code == model.Flagged
		switch {
		case !asked[v.ID]:
			return "a verdict on what was not offered"
		case v.Rev > a.Head, accepted && v.Rev == 0: // one at 0 would let the change go, as safe
			return "a verdict outside the log"
		}
	}
	return ""
}

func astrayPage(ask wire.Ask, head uint64, p wire.Page, tags model.Tags) string {
	if p.From != 0 && p.From != ask.After || p.Next < p.From || p.Next > head {
		return "a page of another copy"
	}
	// else this program may not judge: the rule of who sees what is a newer one
	known := p.Digest == wire.DigestOf(tags)
	last := p.From
	for _, r := range p.Rows {
		switch {
		case r.Gone():
			continue
		case r.Rev <= p.From || r.Rev < last || r.Rev > p.Next:
			return "a row out of its order"
		case known && !forViewer(r, tags):
			return "a row that is not for this account"
		}
		last = r.Rev
	}
	return ""
}

// forViewer says that a row is for somebody with these tags, face and inside. One that this program cannot read is not
// shown either.
func forViewer(r wire.Row, tags model.Tags) bool {
	record, err := code.Open(r.Face, nil)
	if err != nil {
		return true
	}
	to := model.AudienceOf(record)
	return to.Face.Meet(tags) && (r.Inside == nil || to.Inside.Meet(tags))
}
