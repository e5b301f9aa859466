package register_test

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"sidan/model"
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
	one := r.Round(today, week, nil, true).Doors[0].Household()
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

// BenchmarkFigureFind types ways to look for somebody among 100,000 households, letter by letter, as the screen
// asks for them: beside each letter a plain substring scan of as many haystacks for what was typed so far.
// x-scan is the ratio of their medians; x-scan-first that of first letters alone, which narrow nothing and fit
// almost everybody.
func BenchmarkFigureFind(b *testing.B) {
	r := filled(b)
	var haystacks []string
	for _, d := range r.Round(today, week, nil, true).Doors {
		h := d.Household()
		haystacks = append(haystacks, strings.Join(append(h.Names(), h.Door.String(), h.Inside.Phones[0]), " "))
	}
	var finds, scans, firsts, firstScans []time.Duration
	for b.Loop() {
		for range 5 {
			for _, words := range []string{
				"王秀英", "ouyangguilan", "zw", "wxy", "金桂苑3栋3单元102", "0473", "没有的",
			} {
				fresh := *r.Finder() // it has no last result to narrow
				fresh.Find(context.Background(), "", 1)
				for at, letter := range words {
					end := at + utf8.RuneLen(letter)
					find := timed(func() { fresh.Find(context.Background(), words[:end], 50) })
					scan := timed(func() { scanned += scanFor(haystacks, words[:end]) })
					finds, scans = append(finds, find), append(scans, scan)
					if at == 0 {
						firsts, firstScans = append(firsts, find), append(firstScans, scan)
					}
				}
			}
		}
	}
	b.ReportMetric(float64(median(finds).Microseconds()), "µs/letter")
	b.ReportMetric(float64(median(scans).Microseconds()), "µs/scan")
	b.ReportMetric(float64(median(finds))/float64(median(scans)), "x-scan")
	b.ReportMetric(float64(median(firsts))/float64(median(firstScans)), "x-scan-first")
	b.ReportMetric(0, "ns/op")
}

var scanned int

func scanFor(haystacks []string, words string) (n int) {
	for _, h := range haystacks {
		if strings.Contains(h, words) {
			n++
		}
	}
	return n
}

func timed(fn func()) time.Duration {
	began := time.Now()
	fn()
	return time.Since(began)
}

func median(ds []time.Duration) time.Duration {
	slices.Sort(ds)
	return ds[len(ds)/2]
}

// BenchmarkBrief makes a brief and holds it against the names of everybody behind 100,000 doors.
func BenchmarkBrief(b *testing.B) {
	r := filled(b)
	house := r.Round(today, week, nil, true).Doors[0].Household()
	t := &model.Task{Grid: house.Grid, Compound: house.Door.Compound, Inside: &model.TaskInside{
		Words:     "我们三单元从六楼起就没得灯,老人提菜上来要歇几回,怕踩空。门禁也坏了,啥子人都能进来。",
		Household: model.DoorRef{ID: house.ID, Name: house.Householder(), Door: house.Door},
	}}
	r.Brief(t)
	for b.Loop() {
		if no := r.Tells(t, r.Brief(t)); no != nil {
			b.Fatal(no)
		}
	}
}
