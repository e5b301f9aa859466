package hub_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync/hub"
	"sidan/sync/wire"
)

// crowd is a hub with people of every role, of whom some send what no program of ours writes.
type crowd struct {
	t       *testing.T
	h       *hub.Hub
	j       hub.Journal
	c       *clock
	secrets map[string]wire.Secret
	who     map[string]model.Ref
	nonce   uint64
}

var crowdRoles = []struct {
	name  string
	role  model.Role
	scope model.Path
}{{"worker", model.WorkerRole, grid}, {"neighbour", model.WorkerRole, grid2},
	{"branch", model.SupervisorRole, community},
	{"volunteer", model.VolunteerRole, community}, {"organiser", model.OrganiserRole, county}}

func newCrowd(t *testing.T, j hub.Journal) *crowd {
	c := &crowd{t: t, j: j, c: &clock{noon}, secrets: map[string]wire.Secret{}, who: map[string]model.Ref{}}
	c.h = openHub(t, j, c.c)
	enter(t, c.h, places()...)
	for _, r := range crowdRoles {
		c.secrets[r.name], c.who[r.name] = invited(t, c.h, r.name, r.role, r.scope)
	}
	c.must("worker", house, newHouse(grid))
	c.must("worker", task, newTask(grid))
	return c
}

// core is a change as somebody's program writes it down, each with a nonce of its own.
func (c *crowd) core(by string, record model.RecordID, body model.Body) []byte {
	c.t.Helper()
	c.nonce++
	nonce := [8]byte{byte(c.nonce), byte(c.nonce >> 8), byte(c.nonce >> 16)}
	b, err := code.Core(model.Change{Nonce: nonce, Record: record, Author: c.who[by].ID, At: c.c.now, Body: body})
	if err != nil {
		c.t.Fatal(err)
	}
	return b
}

// sends offers changes, as many as a request carries at once, and gives their verdicts.
func (c *crowd) sends(by string, at model.Path, cores ...[]byte) (verdicts []wire.Verdict) {
	c.t.Helper()
	for some := range slices.Chunk(cores, wire.MostChanges) {
		r := exchange(c.t, c.h, c.secrets[by], c.c, wire.Ask{Community: at, Changes: some})
		verdicts = append(verdicts, r.Answers[0].Verdicts...)
	}
	return verdicts
}

func (c *crowd) must(by string, record model.RecordID, bodies ...model.Body) {
	c.t.Helper()
	for _, b := range bodies {
		if v := c.sends(by, community, c.core(by, record, b))[0]; v.Code != model.OK {
			c.t.Fatalf("%T by the %s: %s %s", b, by, v.Code, v.Why)
		}
	}
}

// stored is a record as the hub has it.
func (c *crowd) stored(id model.RecordID) (r hub.Stored) {
	c.t.Helper()
	err := c.j.Read(c.t.Context(), func(s hub.Snapshot) error {
		l, err := s.Load(hub.Keys{Community: community, Records: []model.RecordID{id}})
		r = l.Records[id]
		return err
	})
	if err != nil {
		c.t.Fatal(err)
	}
	return r
}

// everybodySyncs has each of them, and somebody who joins now, make a fresh copy of all they may see: every reply
// fits on the line, every row can be read, and nothing is left out.
func (c *crowd) everybodySyncs() {
	c.t.Helper()
	c.nonce++
	name := fmt.Sprintf("joins %d", c.nonce)
	c.secrets[name], c.who[name] = invited(c.t, c.h, name, model.WorkerRole, grid)
	for _, name := range []string{"worker", "neighbour", "branch", "volunteer", "organiser", name} {
		c.syncs(name)
	}
}

func (c *crowd) syncs(name string) {
	c.t.Helper()
	first := exchange(c.t, c.h, c.secrets[name], c.c)
	for _, at := range first.Communities {
		ask := wire.Ask{Community: at, Rows: true}
		for range 100 {
			req := wire.Request{Version: wire.Version, Sent: c.c.now.UnixMilli(), Run: 1, Asks: []wire.Ask{ask}}
			reply, err := c.h.Exchange(c.t.Context(), c.secrets[name], req)
			if err != nil {
				c.t.Fatalf("the %s, %s: %v", name, at, err)
			}
			packed, err := wire.PackAnswer(nil, reply)
			if err == nil {
				err = wire.UnpackAnswer(nil, packed, wire.MostReply, &wire.Reply{})
			}
			if err != nil {
				c.t.Fatalf("the %s, %s: %v", name, at, err)
			}
			p := reply.Answers[0].Page
			if len(p.LeftOut) > 0 {
				c.t.Errorf("the %s, %s: left out: %v", name, at, p.LeftOut)
			}
			for _, r := range p.Rows {
				if _, err := code.Open(r.Face, r.Inside); err != nil && !r.Gone() {
					c.t.Errorf("the %s, %s: record %s: %v", name, at, r.ID, err)
				}
			}
			if p.Next == reply.Answers[0].Head {
				break
			}
			ask.After, ask.Digest, ask.Week = p.Next, p.Digest, p.Week
		}
	}
}

// counted says how many verdicts there are of each code and reason.
func counted(vs []wire.Verdict) map[string]int {
	n := map[string]int{}
	for _, v := range vs {
		n[strings.TrimSpace(v.Code.String()+" "+string(v.Why))]++
	}
	return n
}

var page = strings.Repeat("字", model.MostWords)
