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

// message is a request or a reply on the network, as bytes. It belongs to one start of its laptop's program: a
// connection ends with the program that opened it.
type message struct {
	to      *laptop // of a reply; nil: to the hub
	from    *laptop
	start   int
	body    []byte
	packed  bool
	late    bool // it waited once
	decides bool // a reply that brings verdicts

	// For the checkers.
	told  map[model.Path]point // of a request: what the home was told by then
	knows knownAccount
	since map[model.Path]uint64
	kept  []model.ChangeID // what it kept then, oldest first
	truth truth            // of a reply
}

// send packs a body and puts it on the network, which may drop it, double it, cut it short or alter its bytes.
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
		w.network = append(w.network, m)
	}
	w.network = append(w.network, m)
}

// deliver delivers one message; while there are faults, any of those on the network.
func (w *world) deliver() {
	if len(w.network) == 0 {
		return
	}
	i := 0
	if w.faults != (Faults{}) {
		i = w.roll.IntN(len(w.network))
	}
	m := w.network[i]
	if !m.late && w.chance(w.faults.Delay) {
		w.network[i].late = true
		w.reached("message delayed")
		return
	}
	w.network = append(w.network[:i:i], w.network[i+1:]...)
	if m.to == nil {
		w.serve(m)
	} else {
		m.to.receive(m)
	}
}

// serve lets the hub handle one request and sends its reply. There is no reply to a request that cannot be
// decoded, nor if the hub crashes.
func (w *world) serve(m message) {
	var req wire.Request
	if err := wire.Unpack(m.body, m.packed, wire.MostUnpacked, &req); err != nil {
		w.trace.add("hub: cannot read")
		return
	}
	if w.checkAsks(m.from, req) {
		return
	}
	s := served{l: m.from, told: m.told, since: m.since, knows: m.knows, heads: map[model.Path]point{}, req: req}
	for community, b := range w.oracles {
		s.heads[community] = b.at(b.head())
	}
	w.serving, w.judged = m.kept, map[model.ChangeID]bool{}
	reply, err := w.exchange(&s)
	w.observe()
	w.serving = nil
	if err != nil {
		w.noReply(m.from, err)
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
	w.checkReadable(m.from, reply)
	w.checkReply(s, s.knows.fill(reply))
	w.otherRules(&reply)
	if w.Broken.Reply != nil {
		w.Broken.Reply(w, m.from, &reply)
	}
	t := truth{map[model.Path]point{}, w.rule}
	for _, a := range reply.Answers {
		t.heads[a.Community] = w.oracles[a.Community].at(a.Head)
	}
	decides := slices.ContainsFunc(reply.Answers, func(a wire.Answer) bool { return len(a.Verdicts) > 0 })
	w.send(message{to: m.from, start: m.start, decides: decides, truth: t}, reply)
}

// noReply handles a request that the hub failed at. Only a crash or a full disk may be the reason.
func (w *world) noReply(l *laptop, err error) {
	switch {
	case errors.Is(err, errCrash):
		w.reached("hub crashed at a commit")
		w.open()
	case !errors.Is(err, errFull):
		w.violated("goes on", "laptop %d has no reply: %v", l.n, err)
	}
	w.trace.add("hub: %v", err)
}

// checkAsks reports whether a request is about a community there is none of. Then its bytes were altered, and no
// checksum noticed.
func (w *world) checkAsks(l *laptop, req wire.Request) bool {
	elsewhere := slices.ContainsFunc(req.Asks, func(a wire.Ask) bool { return w.oracles[a.Community] == nil })
	if elsewhere {
		w.violated("6 cursor honesty", "laptop %d asks about a community there is not", l.n)
	}
	return elsewhere
}

// exchange lets the hub's engine handle one request, with faults of its disk.
func (w *world) exchange(s *served) (wire.Reply, error) {
	req := s.req
	req.Asks = slices.Clone(req.Asks)
	for i := range req.Asks { // as if the digest held the version of the simulated rule
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
		w.journal.between = func() { s.replaced = w.betweenWriteAndRead() }
	}
	reply, err := w.hub.Exchange(context.Background(), s.l.secret, req)
	w.journal.before, w.journal.after, w.journal.full, w.journal.between = false, false, false, nil
	return reply, err
}

// betweenWriteAndRead makes something happen to the hub between write and read of one request. It reports whether
// the hub was restored.
func (w *world) betweenWriteAndRead() (replaced bool) {
	branches := w.branches
	if w.chance(50) {
		w.reached("account changed between write and read")
		w.changeAccount()
		return false
	}
	if w.restore(); w.branches == branches {
		return false
	}
	w.reached("hub replaced between write and read")
	return true
}
