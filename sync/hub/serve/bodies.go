package serve

import (
	"sync"

	"sidan/sync/wire"
)

// These are the limits of the request bodies that are held in memory while they come in, and while their requests wait
// in the queue.
const (
	mostBodyBytes = 64 << 20 // of all requests together
	// mostBodiesEach is how many bodies one laptop may have in memory at once. Usually it has one. It has more if the
	// laptop was copied, or if an answer was lost.
	mostBodiesEach = 4
)

// bodies counts the memory that request bodies take, and the requests of each laptop. It refuses a request that would
// exceed a limit, and the client is told to try again later. It is safe for concurrent use.
type bodies struct {
	mu     sync.Mutex
	bytes  int64
	laptop map[[32]byte]int
}

// reservation is the memory that one body may take.
type reservation struct {
	of     *bodies
	laptop [32]byte
	bytes  int64
}

// reserve reserves n bytes for the body of a request from the laptop whose secret has this hash. The caller must call
// release. The error is a *wire.Problem if a limit would be exceeded. A zero hash stands for all senders that have not
// joined yet; the number of their requests is not limited here.
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

// shrink lowers the reservation to the n bytes that the body has, once it was read whole.
func (r *reservation) shrink(n int64) {
	r.of.mu.Lock()
	defer r.of.mu.Unlock()
	r.of.bytes -= r.bytes - n
	r.bytes = n
}

// release gives up the reservation.
func (r *reservation) release() {
	r.of.mu.Lock()
	defer r.of.mu.Unlock()
	r.of.bytes -= r.bytes
	if r.of.laptop[r.laptop]--; r.of.laptop[r.laptop] == 0 {
		delete(r.of.laptop, r.laptop)
	}
}
