package hub

import (
	"context"
	"slices"
	"time"

	"sidan/model"
	"sidan/sync/wire"
)

// LongPoll is a request that is kept open until there is news for its caller: until something that the caller can see
// changes, or the caller's account does. While it waits it holds a channel, and neither a transaction nor a lock of the
// hub.
type LongPoll struct {
	watch *watch
	wait  time.Duration
	woken chan struct{} // has room for one value, so that waking never blocks

	// what the caller waits for; guarded by watch.mu
	person model.PersonID
	tags   map[model.Path]model.Tags
}

// LongPoll registers a request that asks to be kept open. It returns nil, so that the request is answered at once, if
// the request does not ask for that or carries changes, or if mostLongPolls are open already. To miss no news, the
// caller must register a request before its Exchange. The caller must Close the LongPoll.
func (h *Hub) LongPoll(ctx context.Context, secret wire.Secret, req wire.Request) (*LongPoll, error) {
	if req.Wait <= 0 || slices.ContainsFunc(req.Asks, func(a wire.Ask) bool { return len(a.Changes) > 0 }) {
		return nil, nil
	}
	p := &LongPoll{
		watch: h.journal, wait: time.Duration(min(req.Wait, wire.MostWait)) * time.Second,
		woken: make(chan struct{}, 1), tags: map[model.Path]model.Tags{},
	}
	if !h.journal.add(p) {
		return nil, nil
	}
	hash := secret.Hash()
	err := h.journal.Read(ctx, func(s Snapshot) error {
		d, _, err := get[Device](s, Devices, hash[:])
		if err != nil {
			return err
		}
		a, _, err := accountOf(s, d.Person)
		h.journal.setInterest(p, a, req.Asks)
		return err
	})
	if err != nil {
		p.Close()
		return nil, err
	}
	return p, nil
}

// Close ends the long poll. Nothing wakes it after that.
func (p *LongPoll) Close() { p.watch.remove(p) }

// Unchanged reports whether a reply says nothing that the laptop did not know when it sent the request.
func (p *LongPoll) Unchanged(req wire.Request, reply wire.Reply) bool {
	communities := map[model.Path]bool{}
	for i, ask := range req.Asks {
		communities[ask.Community] = true
		a := reply.Answers[i]
		if a.Again || a.Head != ask.Seen || ask.Digest != wire.DigestOf(p.tags[ask.Community]) ||
			slices.ContainsFunc(a.Verdicts, func(v wire.Verdict) bool { return v.Code != model.Held }) {
			return false
		}
		if page := a.Page; page != nil &&
			(page.From != ask.After || page.Next != ask.After || page.Week != ask.Week || len(page.Rows) > 0) {
			return false
		}
	}
	return !slices.ContainsFunc(reply.Communities, func(community model.Path) bool { return !communities[community] })
}

// Wait returns when there is news, when the time that the request asked for is over, when ctx is done, or when stop is
// closed.
func (p *LongPoll) Wait(ctx context.Context, stop <-chan struct{}) {
	timeout := time.NewTimer(p.wait)
	defer timeout.Stop()
	select {
	case <-p.woken:
	case <-timeout.C:
	case <-stop:
	case <-ctx.Done():
	}
}
