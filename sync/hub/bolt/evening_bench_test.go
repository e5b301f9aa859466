package bolt_test

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"sidan/model/code"
	"sidan/sync/hub/serve"
	"sidan/sync/store"
	"sidan/sync/wire"
)

// An evening's sync: fifty workers come home with two hundred visits each.
const (
	eveningLaptops = 50
	eveningVisits  = 200
	evenings       = 3 // a run
)

// BenchmarkFigureEvening is that sync over loopback, all laptops at once, beside two floors which take turns with it:
//
//   - bbolt: one writer puts the same changes under rising keys, 200 a commit, each commit synced to disk; no network,
//     nothing decoded, nobody waits for anything else. x-bbolt is the hub's changes per second beside it.
//   - the bare server: it takes the same requests, unpacks them and does to bbolt what the floor above does, a commit a
//     request, before it answers; no rules, no verdicts, no rows. x-bare is changes per second beside it.
//
// Hub and bare server are processes of their own, so that their CPU is theirs alone. Requests are made by the real
// engine on real homes, packed beforehand, and replies unpacked afterwards: fifty laptops have disks and processors of
// their own, which they would share with the hub here. B/visit-down are the bytes of the replies' bodies.
func BenchmarkFigureEvening(b *testing.B) {
	dir, laptops := beforeTheEvening(b)
	var besideBbolt, besideBare, hubs, floors, bares, hubCPU, bareCPU, down []float64
	for b.Loop() {
		for range evenings {
			e := evening(b, "hub", copyHub(b, dir), laptops)
			hubs, hubCPU, down = append(hubs, e.rate), append(hubCPU, e.cpu), append(down, e.down)
			floor := bboltFloor(b, laptops)
			floors, besideBbolt = append(floors, floor), append(besideBbolt, e.rate/floor)
			bare := evening(b, "bare", b.TempDir(), laptops)
			bares, bareCPU = append(bares, bare.rate), append(bareCPU, bare.cpu)
			besideBare = append(besideBare, e.rate/bare.rate)
		}
	}
	b.ReportMetric(median(besideBbolt), "x-bbolt")
	b.ReportMetric(median(besideBare), "x-bare")
	b.ReportMetric(median(hubs), "changes/s")
	b.ReportMetric(median(floors), "bbolt-changes/s")
	b.ReportMetric(median(bares), "bare-changes/s")
	b.ReportMetric(median(hubCPU), "cpu-s/10k")
	b.ReportMetric(median(bareCPU), "bare-cpu-s/10k")
	b.ReportMetric(median(down), "B/visit-down")
	b.ReportMetric(0, "ns/op")
}

// bboltFloor is how many changes per second one writer of bbolt puts on disk.
func bboltFloor(b *testing.B, laptops []ready) float64 {
	b.Helper()
	db, err := bbolt.Open(filepath.Join(b.TempDir(), "floor.db"), 0o600, nil)
	must(b, err)
	defer db.Close()
	began := time.Now()
	for _, l := range laptops {
		must(b, putAll(db, l.changes))
	}
	return float64(len(laptops)*eveningVisits) / time.Since(began).Seconds()
}

// ready is a laptop about to sync, and its request as it goes out.
type ready struct {
	*laptop
	state   store.State
	changes [][]byte
	body    []byte
}

// beforeTheEvening is a hub, and laptops that have all it has for them, with a day's visits.
func beforeTheEvening(b *testing.B) (dir string, laptops []ready) {
	dir = b.TempDir()
	h := openHub(b, dir)
	lists(b, h)
	_, visits := doors(b)
	for n := range eveningLaptops {
		l := join(b, h, gridNo(n))
		l.exchange(b, l.in(h))
		from := n * 50 % (len(visits) - eveningVisits)
		l.save(b, visits[from:from+eveningVisits])
		laptops = append(laptops, ready{laptop: l})
	}
	for i := range laptops { // the last who joined are people to the first
		l := &laptops[i]
		var err error
		l.state, err = l.home.State()
		must(b, err)
		ask, _ := l.session.Request(l.state, time.Now())
		for _, a := range ask.Asks {
			l.changes = append(l.changes, a.Changes...)
		}
		l.body, err = wire.Pack(ask)
		must(b, err)
	}
	must(b, h.Close())
	return dir, laptops
}

// figures of one evening.
type figures struct {
	rate float64 // changes per second
	cpu  float64 // the server's CPU seconds for 10,000 of them, less what it takes to start and stop
	down float64 // bytes of a reply's body for each change
}

// evening has all laptops send their requests to a server of a kind at once.
func evening(b *testing.B, kind, dir string, laptops []ready) figures {
	b.Helper()
	_, stop := serveApart(b, kind, b.TempDir())
	nothing := stop()
	address, stop := serveApart(b, kind, dir)
	line := &http.Client{Transport: &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: len(laptops)}}
	replies := make([][]byte, len(laptops))
	failed := make(chan error)
	began := time.Now()
	for i, l := range laptops {
		go func() {
			var err error
			replies[i], err = l.post(line, address)
			failed <- err
		}()
	}
	for range laptops {
		must(b, <-failed)
	}
	took := time.Since(began)
	line.CloseIdleConnections()
	cpu := stop() - nothing
	size := 0
	for i, l := range laptops {
		size += len(replies[i])
		if kind == "hub" {
			l.judge(b, replies[i])
		}
	}
	changes := float64(len(laptops) * eveningVisits)
	return figures{changes / took.Seconds(), cpu.Seconds() / changes * 10_000, float64(size) / changes}
}

// post sends the request, and wants it to be served.
func (l ready) post(line *http.Client, address string) ([]byte, error) {
	status, answer, err := post(line, address, l.secret, l.body)
	if err == nil && status != http.StatusOK {
		err = errors.New(http.StatusText(status))
	}
	return answer, err
}

// judge wants every visit accepted and come back as a row.
func (l ready) judge(b *testing.B, body []byte) {
	b.Helper()
	said, err := wire.Decompress(l.body, wire.MostUnpacked)
	must(b, err)
	var req wire.Request
	must(b, code.Unmarshal(said, &req))
	var got wire.Reply
	must(b, wire.UnpackAnswer(wire.ExpectedDictionary(said, req), body, wire.MostReply, &got))
	session := *l.session
	if _, sum := session.Receive(l.state, got, time.Now()); sum.Accepted != eveningVisits ||
		sum.Pulled < eveningVisits {
		b.Fatalf("a laptop's evening came to %+v", sum)
	}
}

// apart says to a process of this binary what it is to serve, as KIND:DIR.
const apart = "SIDAN_SERVE_APART"

// serveApart starts this binary again as a server; stop gives the CPU time it took, all of it.
func serveApart(tb testing.TB, kind, dir string) (address string, stop func() time.Duration) {
	tb.Helper()
	exe, err := os.Executable()
	must(tb, err)
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), apart+"="+kind+":"+dir)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	must(tb, err)
	out, err := cmd.StdoutPipe()
	must(tb, err)
	must(tb, cmd.Start())
	address, err = bufio.NewReader(out).ReadString('\n')
	must(tb, err)
	return strings.TrimSpace(address), func() time.Duration {
		must(tb, in.Close())
		must(tb, cmd.Wait())
		return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
}

// servedApart serves what it was told to until its input ends; false: it was told nothing.
func servedApart() bool {
	kind, dir, told := strings.Cut(os.Getenv(apart), ":")
	if !told {
		return false
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		io.Copy(io.Discard, os.Stdin)
		stop()
	}()
	fmt.Println("http://" + l.Addr().String())
	run := serveBare
	if kind == "hub" {
		run = serveHub
	}
	if err := run(ctx, dir, l); err != nil {
		panic(err)
	}
	return true
}

// serveHub is what `sidan hub` does.
func serveHub(ctx context.Context, dir string, l net.Listener) (err error) {
	log, err := os.Create(filepath.Join(dir, "log"))
	if err != nil {
		return err
	}
	h, err := openHubIn(context.Background(), dir)
	if err != nil {
		return err
	}
	serve.TuneMemory()
	err = serve.NewServer(h, wire.Secret{}, slog.New(slog.NewJSONHandler(log, nil))).Serve(ctx, l, nil)
	return errors.Join(err, h.Close(), log.Close())
}

// serveBare takes the same requests and does the least that keeps them.
func serveBare(ctx context.Context, dir string, l net.Listener) error {
	db, err := bbolt.Open(filepath.Join(dir, "bare.db"), 0o600, nil)
	if err != nil {
		return err
	}
	defer db.Close()
	answer, err := wire.Pack(wire.Reply{})
	if err != nil {
		return err
	}
	var protocols http.Protocols
	protocols.SetHTTP1(true)
	protocols.SetUnencryptedHTTP2(true)
	srv := &http.Server{Protocols: &protocols, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := keep(db, r); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", wire.ContentType)
		w.Write(answer)
	})}
	go func() {
		<-ctx.Done()
		srv.Close()
	}()
	if err := srv.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// keep puts a request's changes on disk, one after the other.
func keep(db *bbolt.DB, r *http.Request) error {
	b, err := io.ReadAll(r.Body)
	if err != nil {
		return err
	}
	var req wire.Request
	if err := wire.Unpack(b, r.Header.Get("Content-Encoding") == wire.Encoding, wire.MostUnpacked, &req); err != nil {
		return err
	}
	for _, a := range req.Asks {
		if err := putAll(db, a.Changes); err != nil {
			return err
		}
	}
	return nil
}

// putAll puts changes under rising keys in one commit.
func putAll(db *bbolt.DB, changes [][]byte) error {
	if len(changes) == 0 {
		return nil
	}
	return db.Update(func(tx *bbolt.Tx) error {
		kept, err := tx.CreateBucketIfNotExists([]byte("changes"))
		if err != nil {
			return err
		}
		for _, core := range changes {
			n, err := kept.NextSequence()
			if err != nil {
				return err
			}
			if err := kept.Put(binary.BigEndian.AppendUint64(nil, n), core); err != nil {
				return err
			}
		}
		return nil
	})
}
