package serve

import (
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"
)

// joinLimits bounds how often codes of invitations are tried, because anybody may try one. Only wrong tries count: a
// right code gives its try back, so that many laptops behind one address can join without waiting. The limits count by
// one IPv4 address, or by an IPv6 network of 64 bits. Behind a proxy all laptops have the proxy's address.
var joinLimits = struct {
	burst, allBurst int
	every, allEvery time.Duration
	addresses       int
}{
	burst: 20, every: 6 * time.Second, // for one address: twenty at once, then ten a minute
	allBurst: 200, allEvery: 50 * time.Millisecond, // for all together: two hundred at once, then twenty a second
	addresses: 10_000, // that are remembered; all further addresses share one bucket
}

// throttle limits tries for each address and for all together, each with a token bucket. It is safe for concurrent
// use.
type throttle struct {
	mu   sync.Mutex
	now  func() time.Time
	all  bucket
	from map[netip.Prefix]*bucket
}

// bucket is a token bucket. left is how many tries were left at the time at; it may be a fraction.
type bucket struct {
	left float64
	at   time.Time
}

// newThrottle returns a throttle with full buckets. now is its clock.
func newThrottle(now func() time.Time) *throttle {
	return &throttle{now: now, all: bucket{float64(joinLimits.allBurst), now()}, from: map[netip.Prefix]*bucket{}}
}

// take uses one try of an address, and undo gives the try back. If no try is left, ok is false, undo is nil, and wait
// is the time until there is one.
func (t *throttle) take(address netip.Prefix) (undo func(), wait time.Duration, ok bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.now()
	own := t.bucketOf(address, now)
	own.fill(now, joinLimits.burst, joinLimits.every)
	t.all.fill(now, joinLimits.allBurst, joinLimits.allEvery)
	switch {
	case own.left < 1:
		return nil, own.wait(joinLimits.every), false
	case t.all.left < 1:
		return nil, t.all.wait(joinLimits.allEvery), false
	}
	own.left--
	t.all.left--
	return func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		own.left++
		t.all.left++
	}, 0, true
}

// bucketOf returns the bucket of an address. If too many addresses are remembered, it forgets those whose bucket is
// full. If that does not make room, new addresses share one bucket.
func (t *throttle) bucketOf(address netip.Prefix, now time.Time) *bucket {
	if b := t.from[address]; b != nil {
		return b
	}
	if len(t.from) >= joinLimits.addresses {
		for a, b := range t.from {
			if b.fill(now, joinLimits.burst, joinLimits.every); b.left >= float64(joinLimits.burst) {
				delete(t.from, a)
			}
		}
		if len(t.from) >= joinLimits.addresses {
			address = netip.Prefix{}
		}
	}
	b := t.from[address]
	if b == nil {
		b = &bucket{float64(joinLimits.burst), now}
		t.from[address] = b
	}
	return b
}

// fill adds the tries that have come since the bucket was last filled, one every so often, up to most.
func (b *bucket) fill(now time.Time, most int, every time.Duration) {
	b.left = min(b.left+max(0, float64(now.Sub(b.at))/float64(every)), float64(most))
	b.at = now
}

// wait returns the time until one try is left, rounded to seconds and with one second added.
func (b *bucket) wait(every time.Duration) time.Duration {
	return time.Duration((1-b.left)*float64(every)).Round(time.Second) + time.Second
}

// addressOf returns the address that a request comes from: an IPv4 address, or the network of an IPv6 address. It
// returns the zero Prefix if the address cannot be read.
func addressOf(r *http.Request) netip.Prefix {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return netip.Prefix{}
	}
	a, err := netip.ParseAddr(host)
	if err != nil {
		return netip.Prefix{}
	}
	return networkOf(a)
}

// networkOf returns the part of an address that its owner cannot change at will: the whole of an IPv4 address, and the
// first 64 bits of an IPv6 address.
func networkOf(a netip.Addr) netip.Prefix {
	a = a.Unmap().WithZone("")
	bits := 32
	if a.Is6() {
		bits = 64
	}
	p, _ := a.Prefix(bits)
	return p
}
