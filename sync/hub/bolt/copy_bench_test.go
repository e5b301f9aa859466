package bolt_test

import (
	"context"
	"encoding/binary"
	"io"
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"sidan/sync/wire"
)

// BenchmarkFigureFirstCopy is the first copy of a grid of 300 households and 2,000 visits, one of 172 in a hub
// of 1,000,000 records: from the first request to the whole copy on the laptop's disk, its bytes both ways and
// its requests. The floor beside it is the same replies off a bare server, each put into a bare bbolt file row
// by row, a commit a reply.
func BenchmarkFigureFirstCopy(b *testing.B) {
	h := openHub(b, countyOf(b, "1M", 1_000_000))
	defer h.Close()
	address, m := serveOver(b, h)
	var took, bare []time.Duration
	var bytes, requests, rows int64
	const copies = 5
	for b.Loop() {
		for range copies {
			l := join(b, h, gridNo(0))
			carry := l.over(address)
			var replies []wire.Reply
			before, began := m.both(), time.Now()
			sum := l.exchange(b, func(ctx context.Context, r wire.Request) (wire.Reply, error) {
				reply, err := carry(ctx, r)
				replies = append(replies, reply)
				return reply, err
			})
			took = append(took, time.Since(began))
			bytes, requests, rows = m.both()-before, int64(len(replies)), int64(sum.Pulled)
			bare = append(bare, bareCopy(b, replies))
		}
	}
	if rows < gridRecords {
		b.Fatalf("%d rows came", rows)
	}
	b.ReportMetric(float64(median(took).Milliseconds()), "ms")
	b.ReportMetric(float64(median(bare).Milliseconds()), "ms-bare")
	b.ReportMetric(float64(median(took))/float64(median(bare)), "x-bare")
	b.ReportMetric(float64(bytes)/1000, "kB")
	b.ReportMetric(float64(requests), "requests")
	b.ReportMetric(float64(rows), "rows")
	b.ReportMetric(0, "ns/op")
}

// bareCopy fetches the same replies again and puts their rows on disk.
func bareCopy(b *testing.B, replies []wire.Reply) time.Duration {
	b.Helper()
	m := listen(b)
	at := 0
	srv := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		body, err := wire.Pack(replies[at])
		if err != nil {
			panic(err)
		}
		at++
		w.Header().Set("Content-Encoding", wire.Encoding)
		w.Header().Set("Content-Type", wire.ContentType)
		w.Write(body)
	})}
	go srv.Serve(m)
	defer srv.Close()
	db, err := bbolt.Open(filepath.Join(b.TempDir(), "bare.db"), 0o600, nil)
	must(b, err)
	defer db.Close()
	began := time.Now()
	for range replies {
		must(b, bareReply(db, "http://"+m.Addr().String()))
	}
	return time.Since(began)
}

func bareReply(db *bbolt.DB, address string) error {
	resp, err := http.Get(address)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	var r wire.Reply
	if err := wire.Unpack(body, true, wire.MostReply, &r); err != nil {
		return err
	}
	return db.Update(func(tx *bbolt.Tx) error {
		rows, err := tx.CreateBucketIfNotExists([]byte("rows"))
		if err != nil {
			return err
		}
		for _, a := range r.Answers {
			for _, row := range a.Page.Rows {
				if err := rows.Put(
					row.ID[:], append(binary.AppendUvarint(nil, row.Rev), append(row.Face, row.Inside...)...),
				); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
