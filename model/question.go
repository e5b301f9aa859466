package model

import "slices"

// This file holds what the branch does with a request before it is anybody's job: it asks the author what is meant, or
// answers the resident itself.

// TaskAsked sends a request that nobody has been given yet back to its author with a question (追问). The request stays
// with the branch, and waits for the reply. It is an intent of the branch.
type TaskAsked struct {
	Words string `cbor:"1,keyasint"`
}

// TaskReplied is the fact that a question of the branch was answered. Anybody who sees the request may reply. A reply
// to no question is a note, and flagged.
type TaskReplied struct {
	Words string `cbor:"1,keyasint"`
}

// TaskSettled is the branch's own answer to the resident of a request that needs nobody to do anything (直接答复). The
// resident was told with it, and may rate it. It is an intent.
type TaskSettled struct {
	How   Channel `cbor:"1,keyasint"`
	Words string  `cbor:"2,keyasint"`
}

// Check requires a question.
func (b TaskAsked) Check() *Refusal { return checkWords("question", b.Words, 1, MostWords) }

// Check requires a reply.
func (b TaskReplied) Check() *Refusal { return checkWords("words", b.Words, 1, MostWords) }

// Check requires a known channel and the answer.
func (b TaskSettled) Check() *Refusal {
	if !slices.Contains(Channels, b.How) {
		return refuse(BadInput, "how", string(b.How))
	}
	return checkWords("words", b.Words, 1, MostWords)
}

func (b TaskAsked) words() string { return b.Words }

func (b TaskAsked) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.branchOnly(s, Raised, Sorted, Returned); !ok {
		return t, out
	}
	to := t.Stand
	to.Asked = DayOf(s.On)
	return t.move(to, DidAsk, t.Author.Name, b.Words, c, s), accepted
}

func (b TaskReplied) words() string { return b.Words }

func (b TaskReplied) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if t.Asked == 0 {
		return t.note(DidReply, "", b.Words, s).flag(s, FlagState), flagged(FlagState)
	}
	to := t.Stand
	to.Asked = 0
	return t.move(to, DidReply, "", b.Words, c, s), accepted
}

func (b TaskSettled) words() string { return b.Words }

func (b TaskSettled) apply(r Record, c Change, s Stamp) (Record, Outcome) {
	t := r.(*Task)
	if out, ok := t.branchOnly(s, Raised, Sorted, Returned); !ok {
		return t, out
	}
	to := t.freed()
	to.State, to.Holder, to.Told, to.Rating, to.Asked = Told, s.By, DayOf(s.On), "", 0
	return t.move(to, DidSettle, string(b.How), b.Words, c, s), accepted
}
