package command

import (
	"bytes"

	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	stdsync "sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"sidan/model"
	"sidan/model/code"
	"sidan/sync"
	"sidan/sync/store"
	"sidan/sync/wire"
	"sidan/tui/command/admin"
)

var (
	attackFor = flag.Duration("attack", 2*time.Second, "how long TestAttack goes on")
	honest    = flag.Int("honest", 6, "how many honest laptops it has")
)

// siege is a hub that serves, honest laptops that save and sync, and somebody who joined and has other software.
type siege struct {
	*fire
	done      chan struct{}
	exchanges atomic.Int64
	longest   atomic.Int64 // nanoseconds that an honest laptop waited until an exchange was completed
	sent      stdsync.Map  // kind of attack → *atomic.Int64
}

const (
	attackGrids = 8
	attackTown  = model.Path("522730/01")
)

// TestAttack has honest laptops save visits and sync with a hub process, while two tokens send all that once
// stopped everybody, and others knock without a token. In the end no honest laptop has stopped, no word is
// lost, the hub's memory is bounded, and what it holds is sound. A long one: go test ./tui/command -run
// TestAttack -v -timeout 0 -attack 10m -honest 40
func TestAttack(t *testing.T) {
	if *attackFor <= 2*time.Second {
		t.Log("a short one; -attack 10m -honest 40 is the long one")
	}
	s := &siege{
		fire: &fire{T: t, dir: t.TempDir(), ledger: openLedger(t), hit: map[string]int{}},
		done: make(chan struct{}),
	}
	hub := s.settle()
	homes := make([]*store.Store, *honest)
	for n := range homes {
		homes[n] = s.joins(fmt.Sprint("honest", n), "worker", gridOf(n))
	}
	var all stdsync.WaitGroup
	for n, home := range homes {
		all.Go(func() { s.works(n, home) })
	}
	for n, role := range []string{"worker", "volunteer"} {
		scope := []model.Path{gridOf(0), attackTown}[n]
		home := s.joins("attacker"+role, role, scope)
		all.Go(func() { s.attacks(home, scope, uint64(n)) })
	}
	all.Go(s.knocks)
	all.Go(s.guesses)
	time.Sleep(*attackFor)
	close(s.done)
	all.Wait()
	peak := peakMemory(hub.Process.Pid)
	s.ends(homes, hub, peak)
}

func gridOf(n int) model.Path { return model.Path(fmt.Sprintf("522730/01/01/%02d", n%attackGrids+1)) }

// settle lays the county's ground and has the hub serve.
func (s *siege) settle() process {
	places, doors := "path,name\n522730,龙里县\n522730/01,东门社区\n522730/01/01,东门大网格\n", "grid,address,names\n"
	for n := range attackGrids {
		places += fmt.Sprintf("%s,%d网格\n", gridOf(n), n+1)
		doors += fmt.Sprintf("%s,金桂苑%d栋1单元101,王秀\n", gridOf(n), n+1)
	}
	write(s.T, s.dir, "places.csv", places)
	write(s.T, s.dir, "doors.csv", doors)
	run(s.T, s.dir, "", "hub", "import", "--data", "hub", "places", "places.csv")
	run(s.T, s.dir, "", "hub", "import", "--data", "hub", "households", "doors.csv")
	s.address = "127.0.0.1:0"
	cmd := sidan(s.dir, "hub", "--data", "hub", "--listen", s.address)
	out := &firstLine{said: make(chan string, 1)}
	cmd.Stdout = out
	p := s.start(cmd)
	s.address = strings.TrimSpace(strings.TrimPrefix(<-out.said, "listening on http://"))
	s.Cleanup(func() { p.kill() })
	return p
}

// firstLine hands on the first line that is written to it.
type firstLine struct {
	said chan string
	b    bytes.Buffer
	told bool
}

func (f *firstLine) Write(b []byte) (int, error) {
	if f.b.Write(b); !f.told && bytes.Contains(f.b.Bytes(), []byte("\n")) {
		f.told = true
		f.said <- f.b.String()
	}
	return len(b), nil
}

// joins makes a home in this process, over the wire.
func (s *siege) joins(name, role string, scope model.Path) *store.Store {
	s.Helper()
	in := answerOf[struct{ Code string }](s.T, run(
		s.T, s.dir, "", "hub", "invite", "--data", "hub", "--json", "--role", role, "--scope", string(scope),
		"--name", name,
	))
	c, err := sync.NewClient("http://"+s.address, wire.Secret{}, wire.Pin{})
	if err != nil {
		s.Fatal(err)
	}
	home, err := sync.Join(
		s.Context(), filepath.Join(s.dir, name), nil,
		sync.Invitation{Hub: "http://" + s.address, Code: in.Code}, c.Join,
	)
	if err != nil {
		s.Fatal(err)
	}
	s.Cleanup(func() { home.Close() })
	if _, err := sync.Run(s.Context(), home, sync.NewSession(1), s.over(home), time.Now); err != nil {
		s.Fatal(err)
	}
	return home
}

func (s *siege) over(home *store.Store) sync.Exchange {
	id, err := home.Identity()
	if err != nil {
		s.Fatal(err)
	}
	return sync.ExchangeOf(id)
}

// door is a household of a home's own copy.
func (s *siege) door(home *store.Store) (id model.HouseholdID) {
	err := home.Rows(func(r store.Row, _ func() []byte) bool {
		kind, err := code.KindOf(r.Face)
		if err == nil && kind == model.KindHousehold {
			id = model.HouseholdID(r.ID)
			return false
		}
		return true
	})
	if err != nil {
		s.Error(err)
	}
	return id
}

// works is an honest laptop: a visit with a word of its own, then an exchange, again and again.
func (s *siege) works(n int, home *store.Store) {
	account, err := home.Identity()
	if err != nil {
		s.Error(err)
		return
	}
	session, over, door := sync.NewSession(int64(n+2)), s.over(home), s.door(home)
	r, wanted := rand.New(rand.NewPCG(uint64(n), 1)), time.Now()
	for i := 0; ; i++ {
		word := fmt.Sprintf("word-%d-%d", n, i)
		s.ledger.try(word)
		core, err := code.Core(model.Change{Record: bornAt(r), Author: account.Account.Person.ID, At: time.Now(),
			Body: model.VisitMade{Household: door, Grid: gridOf(n), Outcome: model.Met, Note: word}})
		if err == nil {
			_, err = home.Append([]store.Made{{Community: attackTown, Core: core}})
		}
		if err != nil {
			s.Errorf("save: %v", err)
			return
		}
		s.ledger.save(word)
		_, err = sync.Run(s.Context(), home, session, over, time.Now)
		took := int64(time.Since(wanted))
		for was := s.longest.Load(); took > was && !s.longest.CompareAndSwap(was, took); was = s.longest.Load() {
		}
		if err == nil {
			s.exchanges.Add(1)
		}
		if s.isOver(time.Second + time.Duration(r.IntN(1000))*time.Millisecond) {
			return
		}
		if err == nil {
			wanted = time.Now()
		}
	}
}

// isOver waits, and says that the attack is over.
func (s *siege) isOver(d time.Duration) bool {
	select {
	case <-s.done:
		return true
	case <-time.After(d):
		return false
	}
}

func bornAt(r *rand.Rand) (id model.RecordID) {
	for i := range id {
		id[i] = byte(r.Uint32())
	}
	id[6], id[8] = id[6]&0x0f|0x70, id[8]&0x3f|0x80
	return id
}

func (s *siege) counts(what string) {
	n, _ := s.sent.LoadOrStore(what, new(atomic.Int64))
	n.(*atomic.Int64).Add(1)
}

// attacks sends what no program of ours does, with a token that is good.
func (s *siege) attacks(home *store.Store, scope model.Path, seed uint64) {
	id, err := home.Identity()
	if err != nil {
		s.Error(err)
		return
	}
	a := &assault{
		r: rand.New(rand.NewPCG(seed, 2)), who: id.Account.Person.ID, door: s.door(home), grid: gridOf(0),
		id: model.RecordID{byte(seed), 7},
	}
	a.id[6] = 0x70
	c, err := sync.NewClient(id.Hub, id.Secret, id.Pin)
	if err != nil {
		s.Error(err)
		return
	}
	for n := 0; !s.isOver(time.Millisecond); n++ {
		what, asks := a.next(n)
		_, err := c.Sync(
			s.Context(), wire.Request{Version: wire.Version, Sent: a.sent(), Run: int64(1 + n%3), Asks: asks},
		)
		answer := "answered"
		if err != nil {
			answer = "turned away"
		}
		s.counts(what + ", " + answer)
	}
}

// assault makes requests.
type assault struct {
	r    *rand.Rand
	who  model.PersonID
	door model.HouseholdID
	grid model.Path
	id   model.RecordID
}

func (a *assault) sent() int64 {
	return []int64{time.Now().UnixMilli(), 1<<63 - 1, -1 << 63, 0}[a.r.IntN(4)]
}

func (a *assault) core(id model.RecordID, b model.Body) []byte {
	c := model.Change{Record: id, Author: a.who, At: time.Now(), Body: b}
	if a.r.IntN(8) == 0 {
		c.At = time.Unix(1<<63-1, 0)
	}
	for i := range c.Nonce {
		c.Nonce[i] = byte(a.r.Uint32())
	}
	core, err := code.Core(c)
	if err != nil { // longer than a core may be: so is what is sent
		return make([]byte, 2*code.MostCore)
	}
	return core
}

func (a *assault) next(n int) (what string, asks []wire.Ask) {
	ask := wire.Ask{Community: attackTown, Ask: uint64(n + 1), Rows: a.r.IntN(3) == 0}
	add := func(times int, id model.RecordID, b func(i int) model.Body) {
		for i := range times {
			ask.Changes = append(ask.Changes, a.core(id, b(i)))
		}
	}
	long := strings.Repeat("字", model.MostWords)
	switch n % 8 {
	case 0:
		what = "a growing record"
		add(60, a.id, func(int) model.Body {
			return model.VisitMade{Household: a.door, Grid: a.grid, Outcome: model.Met, Note: long}
		})
	case 1:
		what = "lists without end"
		add(20, a.door.Record(), func(int) model.Body {
			var e model.HouseholdEdited
			for i := range 900 {
				e.Fields = append(e.Fields, model.FieldEdit{Field: model.Field(fmt.Sprint("f", i))})
			}
			return e
		})
	case 2:
		what = "made-up communities"
		for i := range 100 {
			z := wire.Ask{Community: model.Path(fmt.Sprintf("522730/Z%d", n*100+i)), Ask: uint64(n + 1)}
			z.Changes = [][]byte{
				a.core(bornAt(a.r), model.TaskRaised{Grid: z.Community + "/01/01", Channel: model.ByVisit, Words: "x"}),
			}
			asks = append(asks, z)
		}
		return what, asks
	case 3:
		what = "kinds with a zero byte"
		add(200, bornAt(a.r), func(int) model.Body {
			return model.TaskDispatched{
				To: model.Addressee{Kind: model.ToKind("in:" + string(a.grid) + "\x00zzzzzzzz")},
			}
		})
	case 4:
		what = "bytes of no kind"
		for range 50 {
			junk := make([]byte, a.r.IntN(4000))
			for i := range junk {
				junk[i] = byte(a.r.Uint32())
			}
			ask.Changes = append(ask.Changes, junk)
		}
	case 5:
		what = "the same twice in a request"
		core := a.core(bornAt(a.r), model.TaskRaised{Grid: a.grid, Channel: model.ByVisit, Words: "two"})
		ask.Changes = [][]byte{core, core, core}
	case 6:
		what = "edits of a door out of sight"
		add(20, a.door.Record(), func(int) model.Body { return model.HouseholdMoved{Note: long} })
	case 7:
		what = "a cursor at the end"
		ask.After, ask.Since, ask.Seen, ask.Rows = 1<<64-1, 1<<64-1, 1<<64-1, true
	}
	return what, []wire.Ask{ask}
}

// knocks sends bodies without a token, on many connections at once.
func (s *siege) knocks() {
	body := make([]byte, 1<<20)
	var all stdsync.WaitGroup
	for range 50 {
		all.Go(func() {
			c := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 20 * time.Second}
			for !s.isOver(20 * time.Millisecond) {
				resp, err := c.Post("http://"+s.address+wire.PathSync, wire.ContentType, bytes.NewReader(body))
				if err == nil {
					resp.Body.Close()
				}
				s.counts("a body without a token")
			}
		})
	}
	all.Wait()
}

// guesses tries codes.
func (s *siege) guesses() {
	c, err := sync.NewClient("http://"+s.address, wire.Secret{}, wire.Pin{})
	if err != nil {
		s.Error(err)
		return
	}
	r := rand.New(rand.NewPCG(9, 9))
	const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	for !s.isOver(5 * time.Millisecond) {
		var guess strings.Builder
		for range 12 {
			guess.WriteByte(letters[r.IntN(len(letters))])
		}
		if _, err := c.Join(s.Context(), wire.Join{Version: wire.Version, Code: guess.String()}); err == nil {
			s.Error("a guess was right")
		}
		s.counts("a guess at a code")
	}
}

// ends judges: who stopped, which words are lost, what the hub took, and what it holds.
func (s *siege) ends(homes []*store.Store, hub process, peak int) {
	stopped := 0
	for n, home := range homes {
		if err := s.drains(home, int64(1000+n)); err != nil {
			stopped++
			s.Errorf("honest laptop %d has stopped: %v", n, err)
		}
	}
	r := s.ledger.judge(s.heard())
	_ = hub.Process.Signal(syscall.SIGTERM)
	<-hub.ended
	check := answerOf[admin.HubChecked](s.T, run(s.T, s.dir, "", "hub", "check", "--data", "hub", "--json"))
	s.sent.Range(func(what, n any) bool {
		s.Logf("%8d  %s", n.(*atomic.Int64).Load(), what)
		return true
	})
	s.Logf("%v, %d honest laptops, %d exchanges completed, the longest after %v; %d stopped; %d words saved, "+
		"lost %d, doubled %d; the hub's memory came to %d MB; %d records, %d lines, sound %v",
		*attackFor, len(homes), s.exchanges.Load(), time.Duration(s.longest.Load()).Round(time.Millisecond),
		stopped, r.Saved, len(r.Lost), len(r.Doubled),
		peak>>10, check.Records, check.Lines, check.Sound)
	if len(r.Lost)+len(r.Doubled) > 0 || !check.Sound || peak > mostAttacked {
		s.Errorf("lost %v, doubled %v, damaged %v", r.Lost, r.Doubled, check.Damaged)
	}
}

// mostAttacked is the most memory that an attack may bring the hub to, in KiB.
const mostAttacked = 400 << 10

// drains exchanges until all of a home has its verdict.
func (s *siege) drains(home *store.Store, run int64) (err error) {
	session, over := sync.NewSession(run), s.over(home)
	for range 60 {
		var sum sync.Summary
		if sum, err = sync.Run(s.Context(), home, session, over, time.Now); err == nil && sum.Pending == 0 &&
			!sum.More {
			if home.Damaged() > 0 {
				return errors.New("its home is damaged")
			}
			return nil
		}
		time.Sleep(500 * time.Millisecond) // as a hub that is busy asks for
	}
	return err
}

// heard are the words that somebody who joins now finds.
func (s *siege) heard() (words []string) {
	home := s.joins("judge", "supervisor", attackTown)
	if err := s.drains(home, 1); err != nil {
		s.Errorf("the branch cannot sync: %v", err)
	}
	err := home.Rows(func(r store.Row, inside func() []byte) bool {
		rec, err := code.Open(r.Face, inside())
		if v, ok := rec.(*model.Visit); err == nil && ok && v.Inside != nil &&
			strings.HasPrefix(v.Inside.Note, "word-") {
			words = append(words, v.Inside.Note)
		}
		return true
	})
	if err != nil {
		s.Error(err)
	}
	return words
}

var highWater = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// peakMemory is the most that a process had in memory, in KiB; 0 where the system does not tell.
func peakMemory(pid int) (kib int) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	if m := highWater.FindSubmatch(status); m != nil {
		fmt.Sscan(string(m[1]), &kib)
	}
	return kib
}
