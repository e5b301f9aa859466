package hub

import (
	"context"
	"slices"
	"time"

	"sidan/model"
	"sidan/sync/wire"
)

// Held is a request that may be kept open until there is news: until something its caller could see, or their account,
// changes. It holds a channel, and nothing else of the hub.
type Held struct {
	holder
	watch *watch
	wait  time.Duration
}

// Hold registers a request that wants to be held; nil where it does not, carries changes, or where too many are
// held: such a request is answered at once. It has to be registered before its Exchange, so that no news falls
// between, and closed.
func (h *Hub) Hold(ctx context.Context, secret wire.Secret, req wire.Request) (*Held, error) {
	if req.Wait <= 0 || slices.ContainsFunc(req.Asks, func(a wire.Ask) bool { return len(a.Changes) > 0 }) {
		return nil, nil
	}
	held := &Held{holder: holder{tags: map[model.Path]model.Tags{}, woken: make(chan struct{}, 1)},
		watch: h.journal, wait: time.Duration(min(req.Wait, wire.MostWait)) * time.Second}
	if !h.journal.hold(&held.holder) {
		return nil, nil
	}
	hash := secret.Hash()
	err := h.journal.Read(ctx, func(s Snapshot) error {
		d, _, err := get[Device](s, Devices, hash[:])
		if err != nil {
			return err
		}
		a, _, err := accountOf(s, d.Person)
		h.journal.knows(&held.holder, a, req.Asks)
		return err
	})
	if err != nil {
		held.Close()
		return nil, err
	}
	return held, nil
}

// Close lets go of it.
func (h *Held) Close() { h.watch.release(&h.holder) }

// Quiet says that a reply tells its caller nothing that the request did not know.
func (h *Held) Quiet(req wire.Request, reply wire.Reply) bool {
	homes := map[model.Path]bool{}
	for i, ask := range req.Asks {
		homes[ask.Home] = true
		a := reply.Answers[i]
		if a.Again || a.Head != ask.Seen || ask.Digest != wire.DigestOf(h.tags[ask.Home]) ||
			slices.ContainsFunc(a.Verdicts, func(v wire.Verdict) bool { return v.Code != model.Held }) {
			return false
		}
		if p := a.Page; p != nil &&
			(p.From != ask.After || p.Next != ask.After || p.Week != ask.Week || len(p.Rows) > 0) {
			return false
		}
	}
	return !slices.ContainsFunc(reply.Communities, func(home model.Path) bool { return !homes[home] })
}

// Wait ends with news, with the request's time, with ctx, or when enough is closed: the hub stops.
func (h *Held) Wait(ctx context.Context, enough <-chan struct{}) {
	over := time.NewTimer(h.wait)
	defer over.Stop()
	select {
	case <-h.woken:
	case <-over.C:
	case <-enough:
	case <-ctx.Done():
	}
}
