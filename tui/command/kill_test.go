package command

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"sidan/tui/command/cli"
)

var (
	kills    = flag.Int("kills", 8, "how often TestKilledAtAnyMoment kills the laptops, and how often the hub")
	killSeed = flag.Uint64("kill-seed", 1, "what TestKilledAtAnyMoment draws from")
)

// fire is a county whose processes are killed: one hub, two laptops of one grid that save and sync, and a ledger.
type fire struct {
	*testing.T
	dir, address string
	ledger       *ledger
	doors        []string
	syncing      atomic.Int32 // exchanges under way
	mu           sync.Mutex
	tasks        []string // that were raised, to work on
	hit          map[string]int
}

// TestKilledAtAnyMoment kills laptops and hub with SIGKILL, 0 to 300 ms after they are at work, while they save
// and sync. In the end everything drains, and a supervisor who joins then reads all there is: what the program
// said was saved is there once, and what it did not come to say is there once or not at all.
func TestKilledAtAnyMoment(t *testing.T) {
	t.Parallel()
	f := &fire{T: t, dir: t.TempDir(), ledger: openLedger(t), hit: map[string]int{}}
	f.found()
	done := make(chan struct{})
	var laptops, hub sync.WaitGroup
	hub.Go(func() { f.killHubs(rand.New(rand.NewPCG(*killSeed, 0)), done) })
	for n := range 2 {
		laptops.Go(func() { f.killLaptops(n, (*kills+n)/2, rand.New(rand.NewPCG(*killSeed, uint64(n+1)))) })
	}
	laptops.Wait()
	close(done)
	hub.Wait()
	r := f.ledger.judge(f.drained())
	t.Logf(
		"seed %d: %d words said to be saved; %d more were saved and not yet said; lost %d, doubled %d",
		*killSeed, r.Saved, r.Unsaid, len(r.Lost), len(r.Doubled),
	)
	t.Logf("kills by what was under way: %v", f.hit)
	if len(r.Lost)+len(r.Doubled)+len(r.Strange) > 0 {
		t.Errorf("lost %v\ndoubled %v\nnever written %v", r.Lost, r.Doubled, r.Strange)
	}
	if r.Saved == 0 {
		t.Error("nothing was saved")
	}
}

// found lays the county's ground and has both laptops join.
func (f *fire) found() {
	l, err := net.Listen("tcp", "127.0.0.1:0") // a port that the hub keeps over its lives
	if err != nil {
		f.Fatal(err)
	}
	f.address = l.Addr().String()
	l.Close()
	doors := "grid,address,names\n"
	for i := range 6 {
		doors += fmt.Sprintf("522730/01/01/01,金桂苑1栋1单元%d01,王秀\n", i+1)
	}
	write(
		f.T, f.dir, "places.csv",
		"path,name\n522730,龙里县\n522730/01,东门社区\n522730/01/01,东门大网格\n522730/01/01/01,金桂一网格\n",
	)
	write(f.T, f.dir, "doors.csv", doors)
	run(f.T, f.dir, "", "hub", "import", "--data", "hub", "places", "places.csv")
	run(f.T, f.dir, "", "hub", "import", "--data", "hub", "households", "doors.csv")
	h := f.startHub()
	for n := range 2 {
		f.join(home(n), "worker", "522730/01/01/01")
	}
	d := json.NewDecoder(strings.NewReader(run(f.T, f.dir, "", "--home", home(0), "round", "--all", "--json")))
	for d.More() {
		var row struct{ ID string }
		if err := d.Decode(&row); err != nil {
			f.Fatal(err)
		}
		f.doors = append(f.doors, row.ID)
	}
	h.kill()
}

func home(n int) string { return "laptop" + strconv.Itoa(n) }

func (f *fire) join(home, role, scope string) {
	code := answerOf[struct{ Code string }](f.T, run(
		f.T, f.dir, "", "hub", "invite", "--data", "hub", "--json", "--role", role, "--scope", scope, "--name",
		home,
	)).Code
	run(f.T, f.dir, "", "--home", home, "join", "http://"+f.address, "--code", code)
}

func (f *fire) count(what string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.hit[what]++
}

// killAfter is 0 to 300 ms, every fifth less than 3: what is to be hit, a commit or a word on its way out, takes a few
// milliseconds.
func killAfter(r *rand.Rand) time.Duration {
	x := r.Float64()
	return time.Duration(x * x * x * float64(300*time.Millisecond))
}

// process is one that may be killed.
type process struct {
	*exec.Cmd
	ended chan struct{}
}

func (f *fire) start(cmd *exec.Cmd) process {
	p := process{cmd, make(chan struct{})}
	if err := cmd.Start(); err != nil {
		f.Errorf("start: %v", err)
		close(p.ended)
		return p
	}
	go func() {
		_ = cmd.Wait() // how it ended is asked of killed
		close(p.ended)
	}()
	return p
}

// kill reports whether there was anything left to kill.
func (p process) kill() bool {
	_ = p.Process.Kill()
	<-p.ended
	status, ok := p.ProcessState.Sys().(syscall.WaitStatus)
	return ok && status.Signaled() && status.Signal() == syscall.SIGKILL
}

// startHub has the hub serve, and waits until it says so.
func (f *fire) startHub() process {
	cmd := sidan(f.dir, "hub", "--data", "hub", "--listen", f.address)
	r, w := io.Pipe()
	cmd.Stdout = w
	p := f.start(cmd)
	go func() { <-p.ended; w.Close() }()
	if line, err := bufio.NewReader(r).ReadString('\n'); err != nil {
		f.Errorf("the hub does not serve: %q, %v", line, err)
	}
	return p
}

// killHubs kills one hub after the other, most of them while they serve, until it is told to leave one alone.
func (f *fire) killHubs(r *rand.Rand, done chan struct{}) {
	for n := 0; n < *kills; {
		if r.IntN(5) == 0 { // before it serves
			p := f.start(sidan(f.dir, "hub", "--data", "hub", "--listen", f.address))
			time.Sleep(killAfter(r))
			if p.kill() {
				f.count("hub: starting")
				n++
			}
			continue
		}
		p := f.startHub()
		f.waitForExchange(r, done)
		time.Sleep(killAfter(r))
		what := "hub: at rest"
		if f.syncing.Load() > 0 {
			what = "hub: laptops exchanging"
		}
		if p.kill() {
			f.count(what)
			n++
		}
	}
	p := f.startHub()
	f.Cleanup(func() { p.kill() })
}

// waitForExchange waits until a laptop comes, now and then not.
func (f *fire) waitForExchange(r *rand.Rand, done chan struct{}) {
	if r.IntN(4) == 0 {
		return
	}
	for f.syncing.Load() == 0 {
		select {
		case <-done:
			return
		case <-time.After(time.Millisecond):
		}
	}
}

// killLaptops has a laptop save and sync until it was killed so often.
func (f *fire) killLaptops(n, most int, r *rand.Rand) {
	l := &victim{fire: f, n: n, r: r}
	for l.killed < most && !f.Failed() {
		switch r.IntN(8) {
		case 0, 1, 2:
			l.visits()
		case 3:
			l.raise()
		case 4:
			l.progress()
		default:
			l.sync()
		}
	}
}

// victim is a laptop that is killed over and over.
type victim struct {
	*fire
	n, killed, words int
	r                *rand.Rand
}

func (l *victim) sidan(args ...string) *exec.Cmd {
	return sidan(l.dir, append([]string{"--home", home(l.n), "--json"}, args...)...)
}

// word is a text that nobody else writes.
func (l *victim) word() string {
	l.words++
	return fmt.Sprintf("第%d本第%d笔", l.n, l.words)
}

// visits has many saved on one open, each with a note and now and then a request, and kills the program in the midst.
func (l *victim) visits() {
	const most = 100
	var lines, words []string
	for i := range most {
		v := spoken{Household: l.doors[l.r.IntN(len(l.doors))], Outcome: "met", Note: l.word()}
		words = append(words, v.Note)
		if i%20 == 7 {
			v.Requests = []spokenRequest{{Text: l.word()}}
			words = append(words, v.Requests[0].Text)
		}
		line, err := json.Marshal(v)
		if err != nil {
			l.Error(err)
		}
		lines = append(lines, string(line))
	}
	l.ledger.try(words...)
	p, out := l.begin(strings.Join(lines, "\n")+"\n", "visit", "-")
	if l.waitForHome(p); l.r.IntN(4) > 0 {
		select {
		case <-out.begun:
		case <-p.ended:
		}
	}
	l.strike(p)
	var saved, said int // visits, and the words in them
	for line := range bytes.Lines(out.said.Bytes()) {
		var v struct{ Raised []string }
		if json.Unmarshal(line, &v) != nil {
			break // cut in the middle of its word
		}
		saved++
		said += 1 + len(v.Raised)
		l.addTasks(v.Raised)
	}
	l.ledger.save(words[:said]...)
	l.tell(p, "visits", saved > 0, saved == most)
}

func (l *victim) raise() {
	w := l.word()
	l.ledger.try(w)
	p, out := l.once("raise", "--channel", "phone", "--grid", "522730/01/01/01", "--text", w)
	var v struct{ ID string }
	said := json.Unmarshal(out, &v) == nil
	if said {
		l.ledger.save(w)
		l.addTasks([]string{v.ID})
	}
	l.tell(p, "raise", said, said)
}

func (l *victim) progress() {
	l.mu.Lock()
	tasks := l.tasks
	l.mu.Unlock()
	if len(tasks) == 0 {
		return
	}
	w := l.word()
	l.ledger.try(w)
	p, out := l.once("task", "progress", tasks[l.r.IntN(len(tasks))], "--note", w)
	var v struct{ ID string }
	said := json.Unmarshal(out, &v) == nil && v.ID != "" // the other laptop's task may not have come yet
	if said {
		l.ledger.save(w)
	}
	l.tell(p, "progress", said, said)
}

func (l *victim) sync() {
	p, out := l.begin("", "sync")
	l.waitForHome(p)
	l.syncing.Add(1)
	if l.r.IntN(4) > 0 {
		l.strike(p)
	}
	<-p.ended
	l.syncing.Add(-1)
	var v struct{ Pushed *int }
	said := json.Unmarshal(out.said.Bytes(), &v) == nil && v.Pushed != nil
	l.tell(p, "sync", said, said)
	if p.ProcessState.ExitCode() == cli.ExitAway {
		l.count("exchange ended by the hub's death")
	}
}

// addTasks remembers some to work on: few, since a task shows its last hundred steps.
func (f *fire) addTasks(ids []string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.tasks) < 8 {
		f.tasks = append(f.tasks, ids...)
	}
}

// output is what a process said so far; begun is closed when it says its first.
type output struct {
	said  bytes.Buffer
	begun chan struct{}
}

func (o *output) Write(b []byte) (int, error) {
	if o.said.Len() == 0 && len(b) > 0 {
		close(o.begun)
	}
	return o.said.Write(b)
}

func (l *victim) begin(stdin string, args ...string) (process, *output) {
	cmd, out := l.sidan(args...), &output{begun: make(chan struct{})}
	cmd.Stdin, cmd.Stdout = strings.NewReader(stdin), out
	return l.start(cmd), out
}

// once runs a command that is killed once it has the home, three times in four.
func (l *victim) once(args ...string) (process, []byte) {
	p, out := l.begin("", args...)
	if l.waitForHome(p); l.r.IntN(4) > 0 {
		l.strike(p)
	}
	<-p.ended
	return p, out.said.Bytes()
}

// strike kills a process after a moment, unless it has come to its end by then.
func (l *victim) strike(p process) {
	select {
	case <-time.After(killAfter(l.r)):
		p.kill()
	case <-p.ended:
	}
}

// waitForHome waits until a process holds the home: its number stands there. Now and then it does not wait.
func (l *victim) waitForHome(p process) {
	if l.r.IntN(8) == 0 {
		return
	}
	for {
		b, _ := os.ReadFile(filepath.Join(l.dir, home(l.n), "home.pid"))
		if string(b) == strconv.Itoa(p.Process.Pid) {
			return
		}
		select {
		case <-p.ended:
			return
		case <-time.After(time.Millisecond):
		}
	}
}

// tell counts a kill by what the program had said by then.
func (l *victim) tell(p process, what string, some, all bool) {
	status := p.ProcessState.Sys().(syscall.WaitStatus)
	switch {
	case !status.Signaled():
		if code := status.ExitStatus(); code != cli.ExitDone && code != cli.ExitAway &&
			!(what == "progress" && code == cli.ExitUsage) {
			l.Errorf("%s ended with %d", what, code)
		}
		return
	case all:
		what += ": all was said"
	case some:
		what += ": in the midst"
	default:
		what += ": nothing was said"
	}
	l.count("laptop, " + what)
	l.killed++
}

// drained lets everything come to rest and reads every word there is, as somebody who joins now sees it.
func (f *fire) drained() (found []string) {
	for n := range 2 {
		left := -1
		for try := 0; left != 0 && try < 5; try++ {
			left = answerOf[exchanged](f.T, run(f.T, f.dir, "", "--home", home(n), "sync", "--json")).Pending
		}
		if left != 0 {
			f.Errorf("%s does not drain: %d pending", home(n), left)
		}
	}
	f.join("judge", "supervisor", "522730/01")
	for _, h := range []string{home(0), home(1), "judge"} {
		run(f.T, f.dir, "", "--home", h, "check")
	}
	for _, id := range f.doors {
		for _, v := range answerOf[struct{ Visits []struct{ Note string } }](
			f.T, run(f.T, f.dir, "", "--home", "judge", "household", "show", id, "--json"),
		).Visits {
			found = append(found, v.Note)
		}
	}
	d := json.NewDecoder(strings.NewReader(run(f.T, f.dir, "", "--home", "judge", "tasks", "--view", "all", "--json")))
	for {
		var t struct{ Text string }
		if err := d.Decode(&t); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			f.Fatal(err)
		}
		found = append(found, t.Text)
	}
	for _, id := range f.tasks {
		t := answerOf[struct{ History []struct{ Words string } }](
			f.T, run(f.T, f.dir, "", "--home", "judge", "task", "show", id, "--json"),
		)
		for i, step := range t.History {
			if i > 0 && step.Words != "" { // the first says the request itself
				found = append(found, step.Words)
			}
		}
	}
	return found
}
