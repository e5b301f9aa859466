package wire

import (
	"sidan/model"
	"sidan/model/code"
)

// EncodingExpected is the Content-Encoding of a reply that PackAnswer made with ExpectedDictionary as dictionary. Only
// this program's client and hub know it. A hub that packs a reply in this way reads requests in EncodingKnown.
const EncodingExpected = "expected"

// ExpectedDictionary is the dictionary of EncodingExpected: the uncompressed bytes of the request, and behind them the
// reply that the request leads one to expect, encoded. A reply that is as expected takes little more than what nobody
// can know beforehand, the hub's clock and the new marks.
//
// Both ends must make the same bytes of the same request. Whoever changes what they are has to give the encoding a new
// name; a test holds them.
func ExpectedDictionary(plain []byte, req Request) []byte {
	b, err := code.Marshal(expectedReply(req))
	if err != nil {
		return plain
	}
	return append(plain[:len(plain):len(plain)], b...)
}

// mostExpected is how many changes of a community an expected reply has verdicts for. In a reply to more, the verdicts
// are little of it beside the rows, and to make them twice costs the hub more than the bytes are worth.
const mostExpected = 50

// expectedReply is the reply of a hub in which nobody else has done anything since the laptop's last exchange: each
// change is accepted at the next revision, what is held stays held, and no rows come.
func expectedReply(req Request) Reply {
	r := Reply{Now: req.Sent, Answers: make([]Answer, 0, len(req.Asks))}
	for _, ask := range req.Asks {
		a := Answer{Community: ask.Community, Ask: ask.Ask, Head: ask.Seen + uint64(len(ask.Changes)), Mark: ask.Mark}
		for i, core := range ask.Changes[:min(len(ask.Changes), mostExpected)] {
			a.Verdicts = append(a.Verdicts, Verdict{
				ID: ShortOf(code.ChangeID(core)), Code: model.OK, Rev: ask.Seen + 1 + uint64(i),
			})
		}
		for _, held := range ask.Held {
			a.Verdicts = append(a.Verdicts, Verdict{ID: held.ID, Code: model.Held})
		}
		if ask.Rows {
			a.Page = &Page{From: ask.After, Next: a.Head, Digest: ask.Digest, Week: ask.Week}
		}
		r.Answers = append(r.Answers, a)
	}
	return r
}
