package simulate

import (
	"slices"

	"sidan/sync/store"
)

// This file holds what happens to a home as a whole: it is copied and the copy runs on beside it, it is put
// back to how it was, it is put away for weeks.

// mostTwins are made in one run.
const mostTwins = 3

// past is a home as it was, and what it had to account for then.
type past struct {
	disk *disk
	memo memo
}

func (l *laptop) asItIs() past { return past{l.disk.clone(), l.memo.clone()} }

// copies makes a second laptop of this one: same secret, same words, sessions of their own.
func (l *laptop) copies() {
	if l.w.twins == mostTwins {
		return
	}
	l.w.twins++
	p := l.asItIs()
	t := &laptop{w: l.w, n: len(l.w.laptops), disk: p.disk, memo: p.memo, secret: l.secret, off: l.off}
	if !l.w.Steady {
		t.off = l.w.wrongBy()
	}
	l.shared()
	t.copied, l.copied = true, true
	t.start()
	l.w.laptops = append(l.w.laptops, t)
	l.w.reached("home copied")
	if slices.ContainsFunc(t.disk.kept, func(k store.Kept) bool { return k.Queued() }) {
		l.w.reached("home copied with unsent work")
	}
	l.w.trace.add("laptop %d copied: %d", l.n, t.n)
}

// remembers makes the copy that the home may be put back to.
func (l *laptop) remembers() {
	p := l.asItIs()
	l.image = &p
}

// isPutBack puts the home back: what was saved since was on this disk alone, and is excused.
func (l *laptop) isPutBack() {
	if l.image == nil {
		return
	}
	p := past{l.image.disk.clone(), l.image.memo.clone()}
	l.shared()
	l.disk, l.memo, l.copied = p.disk, p.memo, true
	l.shared()
	l.start()
	l.w.reached("home put back")
	l.w.trace.add("laptop %d put back", l.n)
}

// shared notes that what a home has is elsewhere too: on a copy, or on one that is to come back.
func (l *laptop) shared() {
	for _, id := range l.memo.made {
		l.w.ledger.saved[id].shared = true
	}
}

// sleeps puts the laptop away.
func (l *laptop) sleeps() {
	l.wakes = l.w.at + 40 + l.w.roll.IntN(160)
	l.w.reached("laptop put away")
}
