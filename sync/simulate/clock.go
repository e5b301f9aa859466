package simulate

import "time"

// This file holds the clocks. Those of laptops may be years off, and jump; the hub's is put back a day, or runs a month
// ahead until somebody puts it right. A laptop's clock is drawn from a source of its own, so that the same seed can be
// played with clocks that are right: device clocks decide nothing.

const (
	day  = 24 * time.Hour
	year = 365 * day
)

// hubNow is the hub's clock.
func (w *world) hubNow() time.Time { return w.now.Add(w.hubOff) }

// now is the laptop's clock.
func (l *laptop) now() time.Time { return l.w.now.Add(l.off) }

// writtenAt is what a change made now is dated with: never before the last that is known of the hub's clock, as
// the desk has it.
func (l *laptop) writtenAt() time.Time {
	t := l.now()
	if least := l.disk.clock.Hub.Add(-l.disk.clock.Skew); t.Before(least) {
		return least
	}
	return t
}

// wrongBy draws how far a laptop's clock is off, in whole seconds.
func (w *world) wrongBy() time.Duration {
	off := time.Duration(w.clocks.Int64N(20*int64(year))) - 10*year
	if w.RightClocks {
		return 0
	}
	return off.Truncate(time.Second)
}

// jumps sets a laptop's clock to something else, or right.
func (l *laptop) jumps() {
	l.off = l.w.wrongBy()
	if l.w.clocks.IntN(2) == 0 {
		l.off = 0
	}
	l.w.reached("laptop's clock jumped")
	l.w.trace.add("laptop %d: clock off by %v", l.n, l.off)
}

// hubJumps sets the hub's clock back a day or a month ahead; the next time, right.
func (w *world) hubJumps() {
	switch {
	case w.hubOff != 0:
		w.hubOff = 0
		w.reached("hub's clock put right")
	case w.chance(50):
		w.hubOff = -day
		w.reached("hub's clock put back a day")
	default:
		w.hubOff = time.Duration(28+w.roll.IntN(90)) * day
		w.reached("hub's clock a month ahead")
	}
	w.trace.add("hub: clock off by %v", w.hubOff)
}

// pass lets time go on.
func (w *world) pass(most time.Duration) {
	w.now = w.now.Add(time.Duration(1 + w.roll.Int64N(int64(most))))
}
