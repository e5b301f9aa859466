package serve

import (
	"net/http"
	"strconv"
	"time"

	"sidan/sync/wire"
)

// These are the limits of a join. They are low because its sender is not known yet.
const (
	mostJoin   = 4 << 10 // bytes
	joinWithin = 15 * time.Second
)

// join answers POST /v1/join. It counts a try before it reads any of the body, and takes the try off the count again
// if the code was right.
func (s *Server) join(w http.ResponseWriter, r *http.Request) error {
	giveBack, wait, ok := s.joins.take(addressOf(r))
	if !ok {
		w.Header().Set("Retry-After", strconv.Itoa(int(wait.Seconds())))
		return unread(w, &wire.Problem{Code: wire.ProblemTooOften})
	}
	// A writer that has no deadlines, as in tests, returns an error here. The server's bodyWithin applies all the
	// same.
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(joinWithin))
	var j wire.Join
	plain, leave, err := s.receive(w, r, [32]byte{}, mostJoin, nil, &j)
	if err != nil {
		return err
	}
	defer leave()
	joined, err := s.hub.Join(r.Context(), j)
	if err != nil {
		return err
	}
	giveBack()
	return writeBody(w, r, plain, nil, joined)
}
