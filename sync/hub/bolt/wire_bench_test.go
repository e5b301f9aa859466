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

// BenchmarkFigureVisitOnTheWire counts the bytes of one visit, both ways, over a warm connection, headers and
// framing in: in batches of 30 and alone. Words are the sample's; the way is the real one, home to home.db and
// client to server.
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
	send := func(n int) int64 {
		l.save(b, next(n))
		before := m.both()
		l.exchange(b, carry)
		return m.both() - before
	}
	send(1) // the connection is warm, its headers known
	for b.Loop() {
		const times = 40
		for _, n := range []int{30, 1} {
			var all int64
			for range times {
				all += send(n)
			}
			unit := map[int]string{30: "B/visit-of-30", 1: "B/visit-alone"}[n]
			b.ReportMetric(float64(all)/float64(times*n), unit)
		}
	}
	b.ReportMetric(0, "ns/op")
}
