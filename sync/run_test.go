package sync

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// hub is a small one for a town: it accepts all, and keeps a row a change.
type hub struct {
	rows   []wire.Row
	log    map[wire.Short]uint64
	asked  []wire.Request
	sample bool
	page   int // rows a reply
	before func(n int) error
	after  func(n int) error
}

func (h *hub) exchange(_ context.Context, req wire.Request) (wire.Reply, error) {
	h.asked = append(h.asked, req)
	if h.before != nil {
		if err := h.before(len(h.asked)); err != nil {
			return wire.Reply{}, err
		}
	}
	r := wire.Reply{
		Now: when.UnixMilli(), Account: model.Account{Person: me}, Communities: []model.Path{town},
		Sample: h.sample,
	}
	for _, a := range req.Asks {
		ans := wire.Answer{Community: a.Community, Ask: a.Ask, Mark: mark}
		for _, b := range a.Changes {
			id := wire.ShortOf(code.ChangeID(b))
			if h.log[id] == 0 {
				n := len(h.rows) + 1
				h.log[id] = uint64(n)
				h.rows = append(h.rows, row(n, uint64(n)))
			}
			ans.Verdicts = append(ans.Verdicts, wire.Verdict{ID: id, Code: model.OK, Rev: h.log[id]})
		}
		ans.Head = uint64(len(h.rows))
		if a.Rows {
			upTo := min(len(h.rows), int(a.After)+h.page)
			ans.Page = page(a.After, uint64(upTo), h.rows[a.After:upTo]...)
		}
		r.Answers = append(r.Answers, ans)
	}
	if h.after != nil {
		return r, h.after(len(h.asked))
	}
	return r, nil
}

func newHub(rows int) *hub {
	h := &hub{log: map[wire.Short]uint64{}, page: 3, sample: true}
	for n := range rows {
		h.rows = append(h.rows, row(n+1, uint64(n+1)))
	}
	return h
}

func newHome(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Create(
		filepath.Join(t.TempDir(), "home"), nil,
		store.Identity{Sample: true, Account: model.Account{Person: me}},
	)
	must(t, err)
	t.Cleanup(func() { s.Close() })
	must(t, s.Commit([]store.Write{store.Enter{Community: town}}))
	return s
}

func clock() time.Time { return when }

// converged says that the home shows what the hub has, and has nothing without a verdict.
func converged(t *testing.T, s *store.Store, h *hub) {
	t.Helper()
	n := 0
	must(t, s.Rows(func(r store.Row, _ func() []byte) bool {
		n++
		return true
	}))
	st, err := s.State()
	must(t, err)
	for _, k := range st.Kept {
		if !k.Accepted() || !k.InRows {
			t.Errorf("change %d is %+v", k.Seq, k.Fate)
		}
	}
	if n != len(h.rows) {
		t.Errorf("%d rows are shown, the hub has %d", n, len(h.rows))
	}
	if r, err := s.Check(); err != nil || len(r.Damaged) > 0 {
		t.Errorf("check: %+v, %v", r, err)
	}
}

func TestRunExchangesUntilNothingIsLeft(t *testing.T) {
	s, h := newHome(t), newHub(10)
	for n := range 5 {
		_, err := s.Append([]store.Made{{Community: town, Core: core(100 + n)}})
		must(t, err)
	}
	sum, err := Run(context.Background(), s, NewSession(1), h.exchange, clock)
	if err != nil || sum.Pushed != 5 || sum.Accepted != 5 || sum.Pulled != 15 || sum.Pending != 0 || sum.More {
		t.Errorf("Run = %+v, %v", sum, err)
	}
	converged(t, s, h)
	log, err := s.Exchanges()
	if err != nil || len(log) != 1 || log[0].Sent != 5 || log[0].Got != 15 || log[0].Result != "" {
		t.Errorf("log = %+v, %v", log, err)
	}
	before := len(h.asked)
	sum, err = Run(context.Background(), s, NewSession(2), h.exchange, clock)
	if err != nil || len(h.asked) != before+1 || sum.Pushed+sum.Pulled != 0 {
		t.Errorf("with nothing to do: %+v, %v, %d requests", sum, err, len(h.asked)-before)
	}
}

// TestRunGoesOnWhereItWas breaks the connection at every request, before the hub took it and after, with a new session
// each time.
func TestRunGoesOnWhereItWas(t *testing.T) {
	cut := errors.New("cut")
	for _, c := range []struct {
		name string
		cut  func(h *hub, at int)
	}{
		{"the request is lost", func(h *hub, at int) { h.before = failAt(at, cut) }},
		{"the reply is lost", func(h *hub, at int) { h.after = failAt(at, cut) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			for at := 1; at <= 4; at++ {
				s, h := newHome(t), newHub(10)
				_, err := s.Append([]store.Made{{Community: town, Core: core(100)}, {Community: town, Core: core(101)}})
				must(t, err)
				c.cut(h, at)
				_, err = Run(context.Background(), s, NewSession(1), h.exchange, clock)
				if !errors.Is(err, cut) {
					t.Fatalf("cut at %d: %v", at, err)
				}
				h.before, h.after = nil, nil
				_, err = Run(context.Background(), s, NewSession(2), h.exchange, clock)
				must(t, err)
				converged(t, s, h)
				if len(h.log) != 2 || len(h.rows) != 12 {
					t.Errorf("cut at %d: the hub has %d changes and %d rows", at, len(h.log), len(h.rows))
				}
			}
		})
	}
}

func failAt(at int, err error) func(int) error {
	return func(n int) error {
		if n == at {
			return err
		}
		return nil
	}
}

// TestOfferedBeforeSent looks at the home while the request is on its way.
func TestOfferedBeforeSent(t *testing.T) {
	s, h := newHome(t), newHub(0)
	_, err := s.Append([]store.Made{{Community: town, Core: core(100)}})
	must(t, err)
	h.before = func(int) error {
		if err := s.TakeBack(1); !errors.Is(err, store.ErrOffered) && len(h.asked) == 1 {
			t.Errorf("taking back what is on its way: %v", err)
		}
		_, err := s.Append([]store.Made{{Community: town, Core: core(200 + len(h.asked))}}) // somebody goes on working
		return err
	}
	h.after = func(n int) error {
		if n == 3 {
			h.before = nil
		}
		return nil
	}
	_, err = Run(context.Background(), s, NewSession(1), h.exchange, clock)
	must(t, err)
	converged(t, s, h)
}

func TestRunReportsItsErrors(t *testing.T) {
	busy := &RetryError{time.Minute, &wire.Problem{Code: wire.ProblemBusy}}
	cases := []struct {
		name   string
		prompt func(*hub)
		want   string
	}{
		{"away", func(h *hub) { h.before = failAt(1, ErrUnreachable) }, "away"},
		{"a portal", func(h *hub) { h.before = failAt(1, ErrPortal) }, "portal"},
		{"busy", func(h *hub) { h.before = failAt(1, busy) }, wire.ProblemBusy},
		{"stopped", func(h *hub) { h.before = failAt(1, context.Canceled) }, "stopped"},
		{"a hub of real people", func(h *hub) { h.sample = false }, wire.ProblemSample},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s, h := newHome(t), newHub(3)
			c.prompt(h)
			_, err := Run(context.Background(), s, NewSession(1), h.exchange, clock)
			log, _ := s.Exchanges()
			if got := ResultOf(err); err == nil || got != c.want || log[0].Result != c.want {
				t.Errorf("Run = %v (%s), logged %+v", err, got, log)
			}
			if st, _ := s.State(); len(st.Communities) != 1 || st.Communities[0].Shown != nil {
				t.Error("something was taken")
			}
		})
	}
}

// TestRunStopsWhenAHubMakesNoProgress: it says that there is more and never sends it.
func TestRunStopsWhenAHubMakesNoProgress(t *testing.T) {
	s := newHome(t)
	asked := 0
	stuck := func(_ context.Context, r wire.Request) (wire.Reply, error) {
		asked++
		a := wire.Answer{Community: town, Ask: r.Asks[0].Ask, Head: 5, Mark: mark}
		return wire.Reply{
			Now: when.UnixMilli(), Sample: true, Communities: []model.Path{town},
			Account: model.Account{Person: me}, Answers: []wire.Answer{a},
		}, nil
	}
	sum, err := Run(context.Background(), s, NewSession(1), stuck, clock)
	if err != nil || !sum.More || asked > 2 {
		t.Errorf("Run = %+v, %v after %d requests", sum, err, asked)
	}
}

func TestBackoff(t *testing.T) {
	var b Backoff
	var got []time.Duration
	for range 12 {
		got = append(got, b.wait(ErrUnreachable, 1))
	}
	s := time.Second
	want := []time.Duration{
		2 * s, 4 * s, 8 * s, 16 * s, 32 * s, 64 * s, 128 * s, 256 * s, 512 * s, 900 * s, 900 * s, 900 * s,
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("longest waits differ:\n%s", d)
	}
	b = Backoff{}
	if got := b.wait(&RetryError{time.Minute, ErrUnreachable}, 0.5); got != time.Minute+s {
		t.Errorf("after Retry-After of a minute: %v", got)
	}
	for range 100 {
		if got := (&Backoff{}).Next(ErrUnreachable); got < 0 || got >= 2*s {
			t.Errorf("first wait is %v", got)
		}
	}
}
