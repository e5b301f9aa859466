package serve

import (
	"fmt"
	"net/http/httptest"
	"net/netip"
	"testing"
	"testing/synctest"
	"time"
)

func TestAddressOf(t *testing.T) {
	for remote, want := range map[string]string{
		"192.0.2.7:1234":              "192.0.2.7/32",
		"[::ffff:192.0.2.7]:1234":     "192.0.2.7/32",
		"[2001:db8:1:2:3:4:5:6]:1234": "2001:db8:1:2::/64",
		"[fe80::1%eth0]:1234":         "fe80::/64",
		"@":                           "invalid Prefix",
		"nonsense:1":                  "invalid Prefix",
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = remote
		if got := addressOf(r).String(); got != want {
			t.Errorf("%s is %s, want %s", remote, got, want)
		}
	}
}

// TestATryThatIsGivenBackCountsNothing, and more than there were is never given back.
func TestATryThatIsGivenBackCountsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		th := newThrottle(time.Now)
		from := netip.MustParsePrefix("192.0.2.7/32")
		for n := range 3 * joinLimits.burst {
			undo, _, ok := th.take(from)
			if !ok {
				t.Fatalf("try %d is refused though all before were given back", n)
			}
			undo()
		}
		undo, _, _ := th.take(from)
		time.Sleep(time.Hour) // of the bubble
		undo()
		for n := range joinLimits.burst + 1 {
			if _, wait, ok := th.take(from); ok != (n < joinLimits.burst) || !ok && wait <= 0 {
				t.Fatalf("try %d: %v, wait %v", n, ok, wait)
			}
		}
	})
}

// TestTooManyAddressesShareABucket: whoever has many addresses can make the hub remember only so many; those that have
// used up nothing are forgotten for others.
func TestTooManyAddressesShareABucket(t *testing.T) {
	was := joinLimits
	t.Cleanup(func() { joinLimits = was })
	joinLimits.addresses, joinLimits.allBurst = 3, 1000
	synctest.Test(t, func(t *testing.T) {
		th := newThrottle(time.Now)
		from := func(n int) netip.Prefix { return netip.MustParsePrefix(fmt.Sprintf("192.0.2.%d/32", n)) }
		for n := range 3 {
			if _, _, ok := th.take(from(n)); !ok {
				t.Fatal("a first try is refused")
			}
		}
		for n := range joinLimits.burst + 1 { // from ever new ones
			if _, _, ok := th.take(from(100 + n)); ok != (n < joinLimits.burst) {
				t.Fatalf("number %d of the others: %v", n, ok)
			}
		}
		if _, _, ok := th.take(from(1)); !ok {
			t.Error("one that is remembered has lost its own tries")
		}
		time.Sleep(time.Hour) // of the bubble: everybody has all tries again, and is forgotten
		if _, _, ok := th.take(from(200)); !ok || len(th.from) != 1 {
			t.Errorf("%v, and %d addresses are remembered", ok, len(th.from))
		}
	})
}
