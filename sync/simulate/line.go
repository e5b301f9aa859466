package simulate

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/wire"
)

// message is a request or a reply on the line, as the bytes that travel. It belongs to one start of its laptop:
// a connection does not outlive the program that opened it.
type message struct {
	to      *laptop // of a reply; nil: to the hub
	from    *laptop
	start   int
	body    []byte
	packed  bool
	late    bool // it waited once
	decides bool // a reply that brings verdicts

	told  map[model.Path]told // of a request: what the home was told by then, for the judges
	knows knows
	since map[model.Path]uint64
	kept  []model.ChangeID // what it kept then, oldest first
	truth truth            // of a reply
}

// send packs a body and puts it on the line; the line may lose it, double it, cut it short, or alter bytes of it.
func (w *world) send(m message, body any) {
	b, err := wire.Pack(body)
	packed := true
	if w.Broken.Plain > 0 {
		if plain, e := code.Marshal(body); e == nil && len(plain) < w.Broken.Plain {
			b, packed = plain, false
		}
	}
	if err != nil {
		panic(err)
	}
	m.body, m.packed = b, packed
	lost := func(how string) {
		w.reached("message " + how)
		if m.decides {
			w.reached("reply lost after its commit")
		}
	}
	switch {
	case w.chance(w.faults.Drop):
		lost("dropped")
		return
	case w.chance(w.faults.Cut):
		m.body = b[:w.roll.IntN(len(b))]
		lost("cut")
	case w.chance(w.faults.Corrupt):
		m.body = bytes.Clone(b)
		for range 1 + w.roll.IntN(3) {
			m.body[w.roll.IntN(len(b))] ^= byte(1 + w.roll.IntN(255))
		}
		lost("corrupt")
	case w.chance(w.faults.Double):
		w.reached("message doubled")
		w.line = append(w.line, m)
	}
	w.line = append(w.line, m)
}

// deliver takes one message off the line, whichever: they overtake one another.
func (w *world) deliver() {
	if len(w.line) == 0 {
		return
	}
	i := 0
	if w.faults != (Faults{}) {
		i = w.roll.IntN(len(w.line))
	}
	m := w.line[i]
	if !m.late && w.chance(w.faults.Delay) {
		w.line[i].late = true
		w.reached("message delayed")
		return
	}
	w.line = append(w.line[:i:i], w.line[i+1:]...)
	if m.to == nil {
		w.serve(m)
	} else {
		m.to.hears(m)
	}
}

// serve is the hub at one request. A request that does not decode, and one at which the hub crashes, get no
// reply that means anything.
func (w *world) serve(m message) {
	var req wire.Request
	if err := wire.Unpack(m.body, m.packed, wire.MostUnpacked, &req); err != nil {
		w.trace.add("hub: cannot read")
		return
	}
	if w.asksElsewhere(m.from, req) {
		return
	}
	s := served{l: m.from, told: m.told, since: m.since, knows: m.knows, heads: map[model.Path]told{}, req: req}
	for home, b := range w.books {
		s.heads[home] = b.at(b.head())
	}
	w.serving, w.judged = m.kept, map[model.ChangeID]bool{}
	reply, err := w.exchange(&s)
	w.witness()
	w.serving = nil
	if err != nil {
		if errors.Is(err, errCrash) {
			w.reached("hub crashed at a commit")
			w.open()
		}
		if !errors.Is(err, errCrash) && !errors.Is(err, errFull) {
			w.broke("goes on", "laptop %d has no reply: %v", m.from.n, err)
		}
		w.trace.add("hub: %v", err)
		return
	}
	for _, a := range reply.Answers {
		if a.Page != nil {
			a.Page.Digest[0] ^= byte(w.rule)
		}
	}
	if w.Broken.Name != nil {
		w.Broken.Name(w, &reply)
	}
	w.goesOn(m.from, reply)
	w.judgeReply(s, s.knows.fill(reply))
	if w.Broken.Reply != nil {
		w.Broken.Reply(w, m.from, &reply)
	}
	t := truth{map[model.Path]told{}, w.rule}
	for _, a := range reply.Answers {
		t.heads[a.Home] = w.books[a.Home].at(a.Head)
	}
	decides := slices.ContainsFunc(reply.Answers, func(a wire.Answer) bool { return len(a.Verdicts) > 0 })
	w.send(message{to: m.from, start: m.start, decides: decides, truth: t}, reply)
}

// asksElsewhere sees a request about a community there is not: its bytes were altered, and nobody saw it.
func (w *world) asksElsewhere(l *laptop, req wire.Request) bool {
	elsewhere := slices.ContainsFunc(req.Asks, func(a wire.Ask) bool { return w.books[a.Home] == nil })
	if elsewhere {
		w.broke("6 cursor honesty", "laptop %d asks about a community there is not", l.n)
	}
	return elsewhere
}

// exchange is the hub's engine at one request, in a world that goes wrong around it.
func (w *world) exchange(s *served) (wire.Reply, error) {
	req := s.req
	req.Asks = slices.Clone(req.Asks)
	for i := range req.Asks { // the digest holds the version of the rule
		req.Asks[i].Digest[0] ^= byte(w.rule)
	}
	if w.Broken.Request != nil {
		w.Broken.Request(w, s.l, &req)
		s.req.Asks = slices.Clone(req.Asks)
		for i := range s.req.Asks {
			s.req.Asks[i].Digest[0] ^= byte(w.rule)
		}
	}
	switch {
	case w.chance(w.faults.HubCrash):
		w.journal.before = w.chance(50)
		w.journal.after = !w.journal.before
	case w.chance(w.faults.Full):
		w.journal.full = true
		w.reached("hub's disk full")
	case w.chance(w.faults.Between):
		w.journal.between = func() { s.replaced = w.between() }
	}
	reply, err := w.hub.Exchange(context.Background(), s.l.secret, req)
	w.journal.before, w.journal.after, w.journal.full, w.journal.between = false, false, false, nil
	return reply, err
}

// between is what may happen to the hub between write and read of one request.
func (w *world) between() (replaced bool) {
	branches := w.branches
	if w.chance(50) {
		w.reached("account changed between write and read")
		w.reassigns()
		return false
	}
	if w.returns(); w.branches == branches {
		return false
	}
	w.reached("hub replaced between write and read")
	return true
}
