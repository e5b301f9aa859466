package simulate

import (
	"slices"

	"sidan/sync/store"
)

// This file holds what happens to a home as a whole: it is copied and both copies are used, it is restored from
// an earlier copy of its files, or it is not used for weeks.

// mostTwins is the most copied homes of one run.
const mostTwins = 3

// homeImage is a copy of a home, and of what the checkers expect of it.
type homeImage struct {
	disk *disk
	memo memo
}

func (l *laptop) imageNow() homeImage { return homeImage{l.disk.clone(), l.memo.clone()} }

// copyHome makes a second laptop with a copy of this one's home. Both have the same secret.
func (l *laptop) copyHome() {
	if l.w.twins == mostTwins {
		return
	}
	l.w.twins++
	p := l.imageNow()
	t := &laptop{w: l.w, n: len(l.w.laptops), disk: p.disk, memo: p.memo, secret: l.secret, off: l.off}
	if !l.w.Steady {
		t.off = l.w.wrongBy()
	}
	l.markShared()
	t.copied, l.copied = true, true
	t.start()
	l.w.laptops = append(l.w.laptops, t)
	l.w.reached("home copied")
	if slices.ContainsFunc(t.disk.kept, func(k store.Kept) bool { return k.Queued() }) {
		l.w.reached("home copied with unsent work")
	}
	l.w.trace.add("laptop %d copied: %d", l.n, t.n)
}

// imageHome makes the copy that the home may be restored from.
func (l *laptop) imageHome() {
	p := l.imageNow()
	l.image = &p
}

// restoreHome restores the home from its image. What was saved since was only on this disk; losing it is not a
// violation.
func (l *laptop) restoreHome() {
	if l.image == nil {
		return
	}
	p := homeImage{l.image.disk.clone(), l.image.memo.clone()}
	l.markShared()
	l.disk, l.memo, l.copied = p.disk, p.memo, true
	l.markShared()
	l.start()
	l.w.reached("home put back")
	l.w.trace.add("laptop %d put back", l.n)
}

// markShared notes that the home's changes are also in another home, or in an image that may be restored.
func (l *laptop) markShared() {
	for _, id := range l.memo.made {
		l.w.ledger.saved[id].shared = true
	}
}

// putAway lets the laptop rest for a number of steps.
func (l *laptop) putAway() {
	l.wakes = l.w.at + 40 + l.w.roll.IntN(160)
	l.w.reached("laptop put away")
}
