package register_test

import (
	"context"
	"runtime"
	"strings"
	"testing"

	"sidan/model/register"
)

const many = 100_000

func filled(b *testing.B) *register.Register {
	list := manyHouseholds(b, many)
	r := register.New(branch)
	for _, rec := range list {
		r.Put(rec, 1)
	}
	return r
}

// BenchmarkOpen is putting 100,000 households in; bytes/household is what the register itself holds of each.
func BenchmarkOpen(b *testing.B) {
	list := manyHouseholds(b, many)
	var before, after runtime.MemStats
	var keep *register.Register
	runtime.GC()
	runtime.ReadMemStats(&before)
	for b.Loop() {
		keep = register.New(branch)
		for _, rec := range list {
			keep.Put(rec, 1)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/many, "bytes/household")
	runtime.KeepAlive(keep)
}

// BenchmarkRound is the round of all 332 grids after something changed, walked already.
func BenchmarkRound(b *testing.B) {
	r := filled(b)
	one := r.Round(today, week, nil, true).Doors[0].Household
	for b.Loop() {
		r.Put(one, 1)
		r.Round(today, week, nil, false)
	}
}

// BenchmarkFirstRound is the same with every grid to be walked.
func BenchmarkFirstRound(b *testing.B) {
	list := manyHouseholds(b, many)
	for b.Loop() {
		b.StopTimer()
		r := register.New(branch)
		for _, rec := range list {
			r.Put(rec, 1)
		}
		b.StartTimer()
		r.Round(today, week, nil, false)
	}
}

// BenchmarkFind is one search over 100,000 households, nothing to narrow; "scan" is the floor beside it, a plain substring
// scan of as many haystacks.
func BenchmarkFind(b *testing.B) {
	r := filled(b)
	var haystacks []string
	for _, d := range r.Round(today, week, nil, true).Doors {
		h := d.Household
		haystacks = append(haystacks, strings.Join(append(h.Names(), h.Door.String(), h.Inside.Phones[0]), " "))
	}
	b.Run("scan", func(b *testing.B) {
		for b.Loop() {
			n := 0
			for _, h := range haystacks {
				if strings.Contains(h, "王秀英") {
					n++
				}
			}
		}
	})
	for _, words := range []string{"王", "王秀英", "w", "zw", "ouyangguilan", "金桂苑3栋3单元102", "3", "0473", "zw 501", "没有的"} {
		b.Run(words, func(b *testing.B) {
			for b.Loop() {
				fresh := *r.Finder() // it has no last result to narrow
				fresh.Find(context.Background(), words, 50)
			}
		})
	}
	b.Run("typed", func(b *testing.B) { // a letter of ouyangguilan, each narrowing the last
		for b.Loop() {
			fresh := *r.Finder()
			for end := range len("ouyangguilan") {
				fresh.Find(context.Background(), "ouyangguilan"[:end+1], 50)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len("ouyangguilan")), "ns/letter")
	})
}
