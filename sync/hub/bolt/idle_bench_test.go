package bolt_test

import (
	"context"
	"testing"
	"time"

	"sidan/sync"
	"sidan/sync/wire"
)

// BenchmarkFigureNothingNew is an exchange that brings nothing, over a warm connection: its requests, its bytes
// both ways, and the time of the request at a hub of 1,000,000 records beside one of 10,000, turn about.
func BenchmarkFigureNothingNew(b *testing.B) {
	small, large := newIdler(b, countyOf(b, "10k", 10_000)), newIdler(b, countyOf(b, "1M", 1_000_000))
	for b.Loop() {
		for range 400 {
			small.ask(b)
			large.ask(b)
		}
	}
	b.ReportMetric(float64(large.requests)/float64(large.asked), "requests")
	b.ReportMetric(float64(large.m.both()-large.began)/float64(large.asked), "B")
	b.ReportMetric(float64(median(small.took).Microseconds()), "µs-10k")
	b.ReportMetric(float64(median(large.took).Microseconds()), "µs-1M")
	b.ReportMetric(float64(median(large.took))/float64(median(small.took)), "x-10k")
	b.ReportMetric(0, "ns/op")
}

// idler is a laptop that knows all its hub has for it.
type idler struct {
	*laptop
	carry    sync.Exchange
	m        *meter
	began    int64 // bytes before
	asked    int   // exchanges
	requests int
	took     []time.Duration
}

func newIdler(b *testing.B, dir string) *idler {
	h := openHub(b, dir)
	b.Cleanup(func() { h.Close() })
	i := &idler{laptop: join(b, h, gridNo(0))}
	address, m := serveOver(b, h)
	carry := i.over(address)
	i.m, i.carry = m, func(ctx context.Context, r wire.Request) (wire.Reply, error) {
		i.requests++
		began := time.Now()
		reply, err := carry(ctx, r)
		i.took = append(i.took, time.Since(began))
		return reply, err
	}
	i.exchange(b, i.carry)
	i.exchange(b, i.carry)
	i.requests, i.took, i.began = 0, nil, m.both()
	return i
}

func (i *idler) ask(b *testing.B) {
	i.asked++
	if sum := i.exchange(b, i.carry); sum.Pulled > 0 {
		b.Fatalf("%d rows came", sum.Pulled)
	}
}
