package command

import (
	"flag"
	"io"
	"math/rand/v2"
	"net"
	"sync"
	"testing"
	"time"
)

var (
	linkRounds = flag.Int("link-rounds", 1, "rounds through the faulty link")
	linkSeed   = flag.Uint64("link-seed", 1, "the first seed of the faulty link")
	linkTo     = flag.String(
		"link-to", "", "HOST:PORT of a hub: serve the faulty link before it until interrupted (TestLinkByHand)",
	)
	linkListen = flag.String("link-listen", "127.0.0.1:8799", "where TestLinkByHand listens")
)

// quality is how a line treats what goes over it. The zero one is a good line.
type quality struct {
	latency time.Duration
	rate    int  // bytes a second each way, 0: as fast as it goes
	faults  bool // connections are cut, stalled and answered late
}

// link is a line to a hub that is as bad as its quality says, drawn from a seed. It works on TCP and knows
// neither TLS nor HTTP, so that what goes over it is what really goes. A cut falls behind any byte of either
// way: before the request has arrived, within it, and behind it, when the hub has taken it and its answer is
// lost. Then the laptop asks again, which is what a doubled request is. The answer that comes after its asker
// has gone is a stall followed by a cut: bytes that are late go nowhere else in TCP. A whole answer given to
// another question needs one who stands between, which TLS forbids; there the engine's own tests play it.
type link struct {
	net.Listener
	to string
	quality

	mu     sync.Mutex
	draw   *rand.Rand
	cut    int // connections cut so far
	open   map[net.Conn]bool
	closed bool
}

func newLink(t *testing.T, at, to string, q quality, seed uint64) *link {
	t.Helper()
	l, err := net.Listen("tcp", at)
	if err != nil {
		t.Fatal(err)
	}
	k := &link{Listener: l, to: to, quality: q, draw: rand.New(rand.NewPCG(seed, 1)), open: map[net.Conn]bool{}}
	go k.serve()
	t.Cleanup(k.stop)
	return k
}

func (k *link) serve() {
	for {
		c, err := k.Accept()
		if err != nil {
			return
		}
		go k.carry(c)
	}
}

// stop cuts all that is open.
func (k *link) stop() {
	_ = k.Close()
	k.mu.Lock()
	defer k.mu.Unlock()
	k.closed = true
	for c := range k.open {
		_ = c.Close()
	}
}

// heal makes it a line that cuts nothing any more.
func (k *link) heal() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.faults = false
}

// fate is drawn for each connection: behind how many bytes it ends, up and down together, and for how long it
// stalls first.
type fate struct {
	left  int
	stall time.Duration
}

func (k *link) fate() *fate {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.faults || k.draw.IntN(4) == 0 {
		return nil
	}
	k.cut++
	f := &fate{left: k.draw.IntN(1 << (6 + k.draw.IntN(9)))} // from within the greeting to within a page
	if k.draw.IntN(3) == 0 {
		f.stall = 50 * time.Millisecond
	}
	return f
}

func (k *link) keep(c net.Conn) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.closed {
		_ = c.Close()
		return false
	}
	k.open[c] = true
	return true
}

// carry is one connection.
func (k *link) carry(near net.Conn) {
	far, err := net.Dial("tcp", k.to)
	if err != nil {
		_ = near.Close()
		return
	}
	if !k.keep(near) || !k.keep(far) {
		return
	}
	end := sync.OnceFunc(func() {
		_ = near.Close()
		_ = far.Close()
		k.mu.Lock()
		defer k.mu.Unlock()
		delete(k.open, near)
		delete(k.open, far)
	})
	f, mu := k.fate(), new(sync.Mutex)
	go func() { k.copy(far, near, f, mu); end() }()
	k.copy(near, far, f, mu)
	end()
}

// copy carries one way. What is late is late as a whole: the rate is that of a line, not of each piece.
func (k *link) copy(to, from net.Conn, f *fate, mu *sync.Mutex) {
	b := make([]byte, 1400)
	for {
		n, err := from.Read(b)
		if n == 0 && err != nil {
			return
		}
		wait, ends := k.latency, false
		if k.rate > 0 {
			wait += time.Duration(n) * time.Second / time.Duration(k.rate)
		}
		if f != nil {
			mu.Lock()
			if ends = n >= f.left; ends {
				n, wait = f.left, wait+f.stall
			}
			f.left -= n
			mu.Unlock()
		}
		if wait > 0 {
			<-time.After(wait)
		}
		if _, err := to.Write(b[:n]); err != nil || ends {
			return
		}
	}
}

// TestLinkByHand serves the faulty link before a hub that runs, for a look at the screens through it: 50
// kbit/s, 300 ms each way, cut now and then. It ends with its process.
func TestLinkByHand(t *testing.T) {
	if *linkTo == "" {
		t.Skip("wants -link-to HOST:PORT: a line to look at by hand, nothing that is tested")
	}
	k := newLink(t, *linkListen, *linkTo, quality{300 * time.Millisecond, 50_000 / 8, true}, *linkSeed)
	t.Logf("the faulty link to %s listens at %s", *linkTo, k.Addr())
	_, _ = io.Copy(io.Discard, blocked{})
}

type blocked struct{}

func (blocked) Read([]byte) (int, error) { select {} }
