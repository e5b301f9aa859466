package simulate

import (
	"context"
	"errors"
	"slices"

	"sidan/sync/wire"
)

// message is a request or a reply on the line, as the bytes that travel. It belongs to one start of its laptop: a connection
// does not outlive the program that opened it.
type message struct {
	to      *laptop // of a reply; nil: to the hub
	from    *laptop
	start   int
	body    []byte
	packed  bool
	late    bool // it waited once
	decides bool // a reply that brings verdicts
}

// send packs a body and puts it on the line; the line may lose it, double it, or cut it short.
func (w *world) send(m message, body any) {
	b, packed, err := wire.Pack(body)
	if err != nil {
		panic(err)
	}
	m.body, m.packed = b, packed
	switch {
	case w.chance(w.faults.Drop):
		w.reached("message dropped")
		if m.decides {
			w.reached("reply lost after its commit")
		}
		return
	case w.chance(w.faults.Cut):
		m.body = b[:w.roll.IntN(len(b))]
		w.reached("message cut")
		if m.decides {
			w.reached("reply lost after its commit")
		}
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

// serve is the hub at one request. A request that does not decode, and one at which the hub crashes, get no reply that means
// anything.
func (w *world) serve(m message) {
	var req wire.Request
	if err := wire.Unpack(m.body, m.packed, wire.MostUnpacked, &req); err != nil {
		w.trace.add("hub: cannot read")
		return
	}
	if w.Broken.Request != nil {
		w.Broken.Request(&req)
	}
	if w.chance(w.faults.HubCrash) {
		w.journal.before, w.journal.after = w.chance(50), false
		w.journal.after = !w.journal.before
	}
	reply, err := w.hub.Exchange(context.Background(), m.from.secret, req)
	w.journal.before, w.journal.after = false, false
	w.witness()
	if err != nil {
		if errors.Is(err, errCrash) {
			w.reached("hub crashed at a commit")
			w.open()
		}
		w.trace.add("hub: %v", err)
		return
	}
	w.judgeReply(m.from, reply)
	if w.Broken.Reply != nil {
		w.Broken.Reply(&reply)
	}
	decides := slices.ContainsFunc(reply.Answers, func(a wire.Answer) bool { return len(a.Verdicts) > 0 })
	w.send(message{to: m.from, start: m.start, decides: decides}, reply)
}
