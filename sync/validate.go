package sync

import (
	"fmt"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// validateReply reports how a reply contradicts the request, earlier replies, itself or the account, as an error
// that wraps ErrContradiction. Nothing of such a reply is merged, and the same request is made again. It cannot
// notice a lie about what only the hub knows: a false verdict, or a row that is left out.
func validateReply(st store.State, req wire.Request, reply wire.Reply) error {
	reply = reply.WithKnown(st.Account, st.Listed)
	if me := st.Account.Person.ID; me != (model.PersonID{}) && reply.Account.Person.ID != me {
		return fmt.Errorf("%w: an account of somebody else", ErrContradiction)
	}
	if len(reply.Answers) != len(req.Asks) {
		return fmt.Errorf("%w: %d answers to %d asks", ErrContradiction, len(reply.Answers), len(req.Asks))
	}
	for i, ask := range req.Asks {
		if what := contradiction(ask, reply.Answers[i], reply.Account.TagsIn(ask.Community)); what != "" {
			return fmt.Errorf("%w: %s", ErrContradiction, what)
		}
	}
	return nil
}

// contradiction says what is wrong with an answer, "" for nothing.
func contradiction(ask wire.Ask, a wire.Answer, tags model.Tags) string {
	switch {
	case a.Community != ask.Community || a.Ask != ask.Ask:
		return "an answer to another question"
	case a.Again:
		return ""
	case a.Head < ask.Seen:
		return "a head behind the one that was told"
	case a.Head == ask.Seen && a.Mark != ask.Mark:
		return "another mark at the same head"
	case a.Safe > a.Head:
		return "backups newer than the head"
	case a.Page != nil && !ask.Rows:
		return "rows that were not asked for"
	}
	if what := verdictContradiction(ask, a); what != "" || a.Page == nil {
		return what
	}
	if what := predictedContradiction(a.Verdicts, *a.Page); what != "" {
		return what
	}
	return pageContradiction(ask, a.Head, *a.Page, tags)
}

// predictedContradiction says which row a page leaves out that no change of this request can have made.
func predictedContradiction(verdicts []wire.Verdict, p wire.Page) string {
	if len(p.Predicted) > (len(verdicts)+7)/8 {
		return "rows left out without a verdict"
	}
	if p.From == 0 && len(p.Predicted) > 0 {
		return "rows left out of a copy that begins"
	}
	for i := range 8 * len(p.Predicted) {
		switch {
		case !p.IsPredicted(i):
		case i >= len(verdicts) || verdicts[i].Code != model.OK:
			return "a row left out whose change was not accepted"
		case verdicts[i].Rev <= p.From || verdicts[i].Rev > p.Next:
			return "a row left out that is not of the page"
		}
	}
	return ""
}

func verdictContradiction(ask wire.Ask, a wire.Answer) string {
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
		case v.Rev > a.Head, accepted && v.Rev == 0: // at 0 every change would count as safe and be dropped
			return "a verdict outside the log"
		}
	}
	return ""
}

func pageContradiction(ask wire.Ask, head uint64, p wire.Page, tags model.Tags) string {
	if p.From != 0 && p.From != ask.After || p.Next < p.From || p.Next > head {
		return "a page of another copy"
	}
	// With another digest the hub applies a newer rule of who sees what, which this program cannot check.
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

// forViewer reports whether somebody with these tags may see a row, its face and its inside. A row that this
// program cannot read passes: it is not shown to anybody.
func forViewer(r wire.Row, tags model.Tags) bool {
	record, err := code.Open(r.Face, nil)
	if err != nil {
		return true
	}
	to := model.AudienceOf(record)
	return to.Face.Meet(tags) && (r.Inside == nil || to.Inside.Meet(tags))
}
