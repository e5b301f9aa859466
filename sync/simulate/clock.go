package simulate

import "time"

// This file holds the clocks. Those of laptops may be years off, and jump. The hub's may be a day behind, or a
// month ahead, until somebody sets it right. Laptops' clocks are drawn from a random source of their own, so that
// a seed can be run again with clocks that are right and must give the same result.

const (
	day  = 24 * time.Hour
	year = 365 * day
)

// hubNow is the hub's clock.
func (w *world) hubNow() time.Time { return w.now.Add(w.hubOff) }

// now is the laptop's clock.
func (l *laptop) now() time.Time { return l.w.now.Add(l.off) }

// changeTime returns the date of a change made now. Like package desk, it dates no change before the last known
// time of the hub's clock.
func (l *laptop) changeTime() time.Time {
	t := l.now()
	if least := l.disk.clock.Hub.Add(-l.disk.clock.Skew); t.Before(least) {
		return least
	}
	return t
}

// wrongBy draws how far a laptop's clock is off: up to ten years, in whole seconds.
func (w *world) wrongBy() time.Duration {
	off := time.Duration(w.clocks.Int64N(20*int64(year))) - 10*year
	if w.RightClocks {
		return 0
	}
	return off.Truncate(time.Second)
}

// jumpClock sets a laptop's clock to another wrong time, or right.
func (l *laptop) jumpClock() {
	l.off = l.w.wrongBy()
	if l.w.clocks.IntN(2) == 0 {
		l.off = 0
	}
	l.w.reached("laptop's clock jumped")
	l.w.trace.add("laptop %d: clock off by %v", l.n, l.off)
}

// jumpHubClock sets the hub's clock a day back or a month ahead. If it is wrong already, it sets it right.
func (w *world) jumpHubClock() {
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

// passTime lets some time pass, at most most.
func (w *world) passTime(most time.Duration) {
	w.now = w.now.Add(time.Duration(1 + w.roll.Int64N(int64(most))))
}
