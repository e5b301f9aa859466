package bolt_test

import (
	"testing"
	"time"

	"sidan/model"
	"sidan/model/code"
)

func coreOf(by model.Account, at time.Time, record model.RecordID, body model.Body) ([]byte, error) {
	c := model.Change{Record: record, Author: by.Person.ID, At: at, Body: body}
	id := newID(at) // its end is random
	copy(c.Nonce[:], id[8:])
	return code.Core(c)
}

// BenchmarkFigureVisitOnTheWire counts the bytes of one visit, both ways and down alone, over a warm connection,
// headers and framing in: in batches of 30 and alone. Words are the sample's; the way is the real one, home to home.db
// and client to server.
func BenchmarkFigureVisitOnTheWire(b *testing.B) {
	h := openHub(b, b.TempDir())
	defer h.Close()
	lists(b, h)
	l := join(b, h, gridNo(0))
	address, m := serveOver(b, h)
	carry := l.over(address)
	l.exchange(b, carry)
	_, visits := doors(b)
	next := func(n int) []model.VisitMade {
		v := visits[:n]
		visits = append(visits[n:], v...)
		return v
	}
	send := func(n int) (both, down int64) {
		l.save(b, next(n))
		both, down = m.both(), m.out.Load()
		l.exchange(b, carry)
		return m.both() - both, m.out.Load() - down
	}
	send(1) // the connection is warm, its headers known
	for b.Loop() {
		const times = 40
		for _, n := range []int{30, 1} {
			var both, down int64
			for range times {
				t, d := send(n)
				both, down = both+t, down+d
			}
			unit := map[int]string{30: "visit-of-30", 1: "visit-alone"}[n]
			b.ReportMetric(float64(both)/float64(times*n), "B/"+unit)
			b.ReportMetric(float64(down)/float64(times*n), "B-down/"+unit)
		}
	}
	b.ReportMetric(0, "ns/op")
}
