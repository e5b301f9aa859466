package serve

import (
	"sync"

	"sidan/sync/wire"
)

// Limits of the bodies that are held in memory before the work on them begins: while they come in, and while their
// requests wait in the queue.
const (
	mostBodyBytes = 64 << 20 // of all requests together
	// requests of a laptop; one at a time is usual, a copied laptop and a lost answer make more
	mostBodiesEach = 4
)

// bodies counts the memory of request bodies, and the requests of each laptop. Whoever would pass a limit is told to
// come back later. It is safe for concurrent use.
type bodies struct {
	mu     sync.Mutex
	bytes  int64
	laptop map[[32]byte]int
}

// reservation is the room of one body.
type reservation struct {
	of     *bodies
	laptop [32]byte
	bytes  int64
}

// reserve takes room for a body of at most n bytes of the laptop with this hash of its secret; release must be called.
// The zero laptop stands for everybody who is none yet: their number is not limited here.
func (b *bodies) reserve(laptop [32]byte, n int64) (*reservation, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.bytes+n > mostBodyBytes || laptop != [32]byte{} && b.laptop[laptop] >= mostBodiesEach {
		return nil, &wire.Problem{Code: wire.ProblemBusy}
	}
	if b.laptop == nil {
		b.laptop = map[[32]byte]int{}
	}
	b.bytes += n
	b.laptop[laptop]++
	return &reservation{b, laptop, n}, nil
}

// shrink gives back what a body that has come in whole does not need.
func (r *reservation) shrink(n int64) {
	r.of.mu.Lock()
	defer r.of.mu.Unlock()
	r.of.bytes -= r.bytes - n
	r.bytes = n
}

// release gives back the room.
func (r *reservation) release() {
	r.of.mu.Lock()
	defer r.of.mu.Unlock()
	r.of.bytes -= r.bytes
	if r.of.laptop[r.laptop]--; r.of.laptop[r.laptop] == 0 {
		delete(r.of.laptop, r.laptop)
	}
}
