package bolt_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"testing"
	"time"

	"sidan/model"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

const (
	herdLaptops = 500
	herds       = 5 // a run
)

// BenchmarkFigureHerd has five hundred laptops send a visit each in the same moment, over connections of their own that
// are open already: how many were served, how many were told to come back later, and how long they waited for their
// answer. The hub is a process of its own; the laptops share the machine with it.
func BenchmarkFigureHerd(b *testing.B) {
	dir := b.TempDir()
	secrets, bodies := beforeTheHerd(b, dir)
	var p50s, p99s, served, refused []float64
	for b.Loop() {
		for range herds {
			took, statuses := herd(b, copyHub(b, dir), secrets, bodies)
			slices.Sort(took)
			p50s = append(p50s, took[len(took)/2].Seconds()*1000)
			p99s = append(p99s, took[len(took)*99/100].Seconds()*1000)
			served = append(served, float64(statuses[http.StatusOK]))
			refused = append(refused, float64(statuses[http.StatusServiceUnavailable]))
		}
	}
	b.ReportMetric(median(served), "served")
	b.ReportMetric(slices.Max(refused), "refused-most")
	b.ReportMetric(median(p50s), "p50-ms")
	b.ReportMetric(median(p99s), "p99-ms")
	b.ReportMetric(slices.Max(p99s), "p99-most-ms")
	b.ReportMetric(0, "ns/op")
}

// beforeTheHerd is a hub in a directory, and of each laptop its secret and its request as it goes out: it has all rows
// that are its own, and sends one visit.
func beforeTheHerd(b *testing.B, dir string) (secrets []wire.Secret, bodies [][]byte) {
	h := openHub(b, dir)
	defer func() { must(b, h.Close()) }()
	lists(b, h)
	var accounts []model.Account
	for n := range herdLaptops {
		in, err := h.Invite(b.Context(), hub.Invite{
			Person: model.Ref{Name: fmt.Sprintf("网格员%d", n)}, Role: model.WorkerRole,
			Scopes: []model.Path{gridNo(n % gridsOfAll)},
		})
		must(b, err)
		secret := wire.Secret{byte(n), byte(n >> 8), 1}
		joined, err := h.Join(b.Context(), wire.Join{Version: wire.Version, Code: in.Code, Hash: secret.Hash()})
		must(b, err)
		secrets, accounts = append(secrets, secret), append(accounts, joined.Account)
	}
	_, visits := doors(b)
	for n, secret := range secrets {
		req := upToDate(b, h, secret, gridNo(n%gridsOfAll).Community())
		at, visit := time.Now(), visits[n%len(visits)]
		visit.Household, visit.Grid = model.HouseholdID(newID(at)), gridNo(n%gridsOfAll)
		core, err := coreOf(accounts[n], at, newID(at), visit)
		must(b, err)
		req.Sent, req.Pending, req.Asks[1].Changes = at.UnixMilli(), 1, [][]byte{core}
		body, err := wire.Pack(req)
		must(b, err)
		bodies = append(bodies, body)
	}
	return secrets, bodies
}

// upToDate is a request of a laptop that has all the rows there are for it.
func upToDate(b *testing.B, h *hub.Hub, secret wire.Secret, community model.Path) wire.Request {
	req := wire.Request{Version: wire.Version, Run: 7, Asks: []wire.Ask{
		{Community: county, Rows: true}, {Community: community, Rows: true},
	}}
	for more := true; more; {
		more = false
		reply, err := h.Exchange(b.Context(), secret, req)
		must(b, err)
		if reply.Communities != nil {
			req.Known = wire.KnownOf(reply.Account, reply.Communities)
		}
		for i, a := range reply.Answers {
			ask := &req.Asks[i]
			ask.Seen, ask.Mark, ask.After = a.Head, a.Mark, a.Page.Next
			ask.Digest, ask.Week = a.Page.Digest, a.Page.Week
			more = more || a.Page.Next != a.Head
		}
	}
	return req
}

// herd lets all requests go at once, and gives how long each took and how many had which status.
func herd(b *testing.B, dir string, secrets []wire.Secret, bodies [][]byte) ([]time.Duration, map[int]int) {
	b.Helper()
	address, stop := serveApart(b, "hub", dir)
	defer stop()
	type answer struct {
		took   time.Duration
		status int
		err    error
	}
	ready, begin, answers := make(chan error), make(chan struct{}), make(chan answer)
	for n, body := range bodies {
		go func() {
			line := &http.Client{Transport: &http.Transport{DisableCompression: true}}
			defer line.CloseIdleConnections()
			resp, err := line.Get(address + "/healthz") // opens the connection
			if err == nil {
				_, err = io.Copy(io.Discard, resp.Body)
				err = errors.Join(err, resp.Body.Close())
			}
			ready <- err
			<-begin
			began := time.Now()
			status, _, err := post(line, address, secrets[n], body)
			answers <- answer{time.Since(began), status, err}
		}()
	}
	for range bodies {
		must(b, <-ready)
	}
	close(begin)
	took, statuses := make([]time.Duration, 0, len(bodies)), map[int]int{}
	for range bodies {
		a := <-answers
		must(b, a.err)
		took, statuses[a.status] = append(took, a.took), statuses[a.status]+1
	}
	return took, statuses
}

// post sends a packed request as the client of package sync does, and reads the whole answer.
func post(line *http.Client, address string, secret wire.Secret, body []byte) (status int, answer []byte, err error) {
	req, err := http.NewRequest(http.MethodPost, address+wire.PathSync, bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	req.Header.Set("Content-Type", wire.ContentType)
	req.Header.Set("Accept", wire.ContentType)
	req.Header.Set("Accept-Encoding", wire.EncodingExpected)
	req.Header.Set("Authorization", secret.Bearer())
	req.Header.Set("Content-Encoding", wire.Encoding)
	resp, err := line.Do(req)
	if err != nil {
		return 0, nil, err
	}
	answer, err = io.ReadAll(resp.Body)
	return resp.StatusCode, answer, errors.Join(err, resp.Body.Close())
}
