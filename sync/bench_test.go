package sync

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// BenchmarkFigureKept is an exchange that brings nothing, on a home that keeps 10,000 accepted changes because
// no backup has made them safe, beside one that keeps none; turn about, the line and the hub left out. ms-more
// is what the kept changes cost.
func BenchmarkFigureKept(b *testing.B) {
	const many = 10_000
	full, empty := keeping(b, many), keeping(b, 0)
	var fulls, empties []time.Duration
	for b.Loop() {
		for range 20 {
			fulls, empties = append(fulls, full()), append(empties, empty())
		}
	}
	f, e := middle(fulls), middle(empties)
	b.ReportMetric(float64(f.Microseconds())/1000, "ms-10k")
	b.ReportMetric(float64(e.Microseconds())/1000, "ms-none")
	b.ReportMetric(float64((f-e).Microseconds())/1000, "ms-more")
	b.ReportMetric(0, "ns/op")
}

// keeping is a home with so many accepted changes whose effect is in the shown rows; it gives an exchange and its time.
func keeping(b *testing.B, n int) func() time.Duration {
	b.Helper()
	s, err := store.Create(
		filepath.Join(b.TempDir(), "home"), nil,
		store.Identity{Sample: true, Account: model.Account{Person: me}, Communities: []model.Path{town}},
	)
	must(b, err)
	b.Cleanup(func() { s.Close() })
	writes := []store.Write{store.Enter{Community: town}, store.NewNext{Community: town, Since: 1},
		store.SetSeen{Community: town, Seen: uint64(n + 1), Mark: mark},
		store.SetCopy{Community: town, Digest: dig, Week: week, Cursor: uint64(n + 1)}, store.Swap{Community: town}}
	var made []store.Made
	for i := range n {
		c, err := code.Core(model.Change{Record: rid(i), Author: me.ID, At: when,
			Body: model.VisitMade{
				Grid: town, Outcome: model.Met, Note: "精神好,早上还去买了菜。血压有点高,药还够吃一周。",
			}})
		must(b, err)
		made = append(made, store.Made{Community: town, Core: c})
		writes = append(writes, store.SetFate{Seq: uint64(i + 1), Fate: inRows(ok(uint64(i + 1)))})
	}
	_, err = s.Append(made)
	must(b, err)
	must(b, s.Commit(writes))
	session := NewSession(1)
	answer := func(_ context.Context, r wire.Request) (wire.Reply, error) {
		head := r.Asks[0].Seen
		return wire.Reply{Now: when.UnixMilli(), Sample: true, Account: model.Account{Person: me},
			Communities: []model.Path{town},
			Answers: []wire.Answer{
				{Community: town, Ask: r.Asks[0].Ask, Head: head, Mark: mark, Page: page(head, head)},
			}}, nil
	}
	return func() time.Duration {
		began := time.Now()
		sum, err := Run(b.Context(), s, session, answer, clock)
		took := time.Since(began)
		must(b, err)
		if sum.More || sum.Pulled > 0 {
			b.Fatalf("an exchange with nothing new came to %+v", sum)
		}
		return took
	}
}

func middle(ds []time.Duration) time.Duration {
	slices.Sort(ds)
	return ds[len(ds)/2]
}
